// Problems as documents (RFC 9457) and as pages that say what to do next.
#include "web/form.h"
#include "web/parts.h"
#include "web/site.h"

#include <algorithm>

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

/// "30 giây"; nothing when nobody said how long.
std::string wait_words(const app::Problem& problem, const Talk& talk) {
  for (const auto& [name, value] : problem.parameters)
    if (name == "retry_after") return talk("Chờ {n} giây rồi thử lại.", {{"n", value}});
  return {};
}

/// What the problem's own sentence does not say yet; may be nothing.
std::string what_next(const app::Problem& problem, const Talk& talk, int status) {
  if (const auto* fault = std::get_if<app::Fault>(&problem.cause)) {
    if (*fault == app::Fault::kCsrf) return {};  // no question of roles
    if (*fault == app::Fault::kMethodNotAllowed) return talk("Hãy bắt đầu lại từ trang chủ.");
  }
  if (status == 403) return talk("Nếu đây là việc của anh chị, hãy nhờ quản trị cấp vai trò.");
  if (status == 429) return wait_words(problem, talk);
  // Their own sentence says what to do.
  if (status < 409 || status == 413 || status == 414 || status == 428 || status == 431) return {};
  if (status == 409 || status == 412 || status == 422)
    return talk("Hãy quay lại, sửa theo lý do trên rồi gửi lại.");
  const auto* store = std::get_if<StoreFailure>(&problem.cause);
  if (store != nullptr && *store == StoreFailure::kDiskFull)
    return talk("Chưa có gì được ghi. Hãy giữ giấy tờ lại và làm lại khi ổ đĩa còn chỗ.");
  if (status >= 500)
    return talk("Việc vừa làm chưa chắc đã được ghi. Hãy xem lại hồ sơ trước khi làm lại.");
  return {};
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
    for (std::size_t i = 0; i < errors->size(); ++i) {
      const InputError& error = (*errors)[i];
      items.push_back(
          json::Object{{"path", error.path},
                       {"code", std::string(app::kind_of(error.fault).code)},
                       {"message", fault_sentence({language}, *errors, i, problem.parameters)}});
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
  // What is so is the heading; what to do about it follows.
  const auto end = std::min(sentence.find(". "), sentence.size());
  const std::string what = sentence.substr(0, end);
  const std::string to_do = end + 2 < sentence.size() ? sentence.substr(end + 2) : "";
  page.title = what;
  page.status = kind.status;
  page.look = signed_in ? Look::kStaff : Look::kCitizen;
  page.body = heading(1, what);
  if (!to_do.empty()) page.body += paragraph(to_do);
  if (const auto* errors = std::get_if<InputErrors>(&problem.cause)) {
    std::vector<Html> items;
    for (const InputError& error : *errors)
      items.push_back(text(error.path + ": " + fault_sentence(talk, error)));
    page.body += bullet_list(items);
  }
  if (!kind.basis.empty())
    page.body += soft(talk("Căn cứ: {basis}", {{"basis", talk(kind.basis)}}));
  const std::string next = what_next(problem, talk, kind.status);
  if (!next.empty()) page.body += soft(next);
  Html ways = signed_in ? button_link("/ho-so", talk("Hồ sơ cần xử lý"), "main")
                        : button_link("/", talk("Về trang chủ"), "main");
  if (kind.status == 401) ways = button_link("/dang-nhap", talk("Đăng nhập"), "main") + ways;
  page.body += tag("p", {{"class", "actions"}}, ways);
  return page;
}

}  // namespace motcua::web
