// Problems as documents (RFC 9457) and as pages that say what to do next.
#include "web/form.h"
#include "web/parts.h"
#include "web/site.h"

namespace motcua::web {
namespace {

std::string with_parameters(std::string_view text,
                            const std::vector<std::pair<std::string, std::string>>& parameters) {
  std::string out(text);
  for (const auto& [name, value] : parameters) {
    const std::string place = "{" + name + "}";
    for (auto at = out.find(place); at != std::string::npos; at = out.find(place, at))
      out.replace(at, place.size(), value);
  }
  return out;
}

std::string what_next(const app::Problem& problem, const Talk& talk, int status) {
  if (const auto* fault = std::get_if<app::Fault>(&problem.cause)) {
    if (*fault == app::Fault::kVersionStale)
      return talk("Hãy mở lại hồ sơ, xem ai vừa làm gì, rồi làm tiếp.");
    if (*fault == app::Fault::kCsrf)
      return talk("Hãy quay lại trang trước, tải lại trang rồi gửi lại.");
    if (*fault == app::Fault::kMethodNotAllowed) return talk("Hãy bắt đầu lại từ trang chủ.");
  }
  if (status == 401) return talk("Hãy đăng nhập rồi làm lại.");
  if (status == 403) return talk("Nếu đây là việc của anh chị, hãy nhờ quản trị cấp vai trò.");
  if (status == 404) return talk("Hãy kiểm tra lại mã hoặc địa chỉ, hoặc tìm từ trang chủ.");
  if (status == 413) return talk("Hãy gửi ít hơn hoặc chia thành nhiều lần.");
  if (status == 429) return talk("Hãy chờ một lúc rồi làm lại.");
  if (status == 409 || status == 412 || status == 422)
    return talk("Hãy quay lại, sửa theo lý do trên rồi gửi lại.");
  const auto* store = std::get_if<StoreFailure>(&problem.cause);
  if (store != nullptr && *store == StoreFailure::kDiskFull)
    return talk("Chưa có gì được ghi. Hãy giữ giấy tờ lại và làm lại khi ổ đĩa còn chỗ.");
  if (status >= 500)
    return talk("Việc vừa làm chưa chắc đã được ghi. Hãy xem lại hồ sơ trước khi làm lại.");
  return talk("Hãy quay lại, sửa rồi gửi lại.");
}

}  // namespace

app::Problem problem_with(app::Fault fault, std::string name, std::string value) {
  app::Problem problem{fault};
  problem.parameters.emplace_back(std::move(name), std::move(value));
  return problem;
}

std::string problem_sentence(const app::Problem& problem, wording::Language language) {
  auto parameters = problem.parameters;
  if (const auto* no = std::get_if<dossier::Rejection>(&problem.cause)) {
    parameters.emplace_back("subject", no->subject);
    parameters.emplace_back("when", Talk{language}.moment(no->when));
    parameters.emplace_back("count", std::to_string(no->count));
  }
  return with_parameters(wording::translated(language, app::kind_of(problem.cause).title),
                         parameters);
}

http::Response problem_document(const app::Problem& problem, wording::Language language) {
  const app::ProblemKind kind = app::kind_of(problem.cause);
  std::string body;
  json::ObjectWriter writer(body);
  writer.text("type", "/problems/" + std::string(kind.code));
  // RFC 9457: the title is the same for every occurrence; the detail says this one's.
  const std::string_view title = wording::translated(language, kind.title);
  writer.text("title", title.substr(0, title.find(". ")));
  writer.text("detail", problem_sentence(problem, language));
  writer.integer("status", kind.status);
  writer.text("code", kind.code);
  if (!kind.basis.empty()) writer.text("basis", wording::translated(language, kind.basis));
  if (const auto* errors = std::get_if<InputErrors>(&problem.cause)) {
    json::Array items;
    for (const InputError& error : *errors) {
      items.push_back(json::Object{{"path", error.path},
                                   {"code", std::string(app::kind_of(error.fault).code)},
                                   {"message", fault_sentence({language}, error)}});
    }
    writer.value("errors", items);
  }
  writer.end();
  auto response = http::Response::text(kind.status, "application/problem+json", std::move(body));
  set_problem_headers(response, problem);
  return response;
}

void set_problem_headers(http::Response& response, const app::Problem& problem) {
  const int status = app::kind_of(problem.cause).status;
  // A crowd is gone in a moment; a full disk or a silent database waits for somebody.
  const auto* fault = std::get_if<app::Fault>(&problem.cause);
  if (status == 503)
    response.headers.set("Retry-After",
                         fault != nullptr && *fault == app::Fault::kBusy ? "2" : "30");
  for (const auto& [name, value] : problem.parameters) {
    if (name == "allow") response.headers.set("Allow", value);
    if (name == "retry_after") response.headers.set("Retry-After", value);
  }
}

Page problem_page(const app::Problem& problem, const Talk& talk, bool signed_in) {
  const app::ProblemKind kind = app::kind_of(problem.cause);
  const std::string sentence = problem_sentence(problem, talk.language);
  Page page;
  page.title = sentence;
  page.status = kind.status;
  page.look = signed_in ? Look::kStaff : Look::kCitizen;
  page.body = heading(1, sentence);
  if (const auto* errors = std::get_if<InputErrors>(&problem.cause)) {
    std::vector<Html> items;
    for (const InputError& error : *errors)
      items.push_back(text(error.path + ": " + fault_sentence(talk, error)));
    page.body += bullet_list(items);
  }
  if (!kind.basis.empty())
    page.body += soft(talk("Căn cứ: {basis}", {{"basis", talk(kind.basis)}}));
  page.body += paragraph(what_next(problem, talk, kind.status));
  Html ways = signed_in ? button_link("/ho-so", talk("Hồ sơ cần xử lý"), "main")
                        : button_link("/", talk("Về trang chủ"), "main");
  if (kind.status == 401) ways = button_link("/dang-nhap", talk("Đăng nhập"), "main") + ways;
  page.body += tag("p", {{"class", "actions"}}, ways);
  return page;
}

}  // namespace motcua::web
