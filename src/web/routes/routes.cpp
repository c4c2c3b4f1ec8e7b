#include "web/routes/routes.h"

#include "web/form_sink.h"

namespace motcua::web {
namespace {

using http::Method;

/// One file of the largest, and the form around it; or many small ones.
constexpr http::BodyRule kWithFiles{64 << 20, true};

constexpr Route page(Method method, std::string_view pattern, Access access, Handler handler,
                     std::string_view name, http::BodyRule body = {256 * 1024, false}) {
  Route route;
  route.method = method;
  route.pattern = pattern;
  route.access = access;
  route.face = Face::kPage;
  route.handler = handler;
  route.name = name;
  route.body = body;
  if (body.to_sink) route.open_sink = FormSink::open;
  return route;
}

constexpr Route kPages[] = {
    page(Method::kGet, "/", Access::kPublic, show_home, "page_home"),
    page(Method::kGet, "/thu-tuc/{code}", Access::kPublic, show_procedure, "page_procedure"),
    page(Method::kGet, "/tra-cuu", Access::kPublic, show_track_form, "page_track_form"),
    page(Method::kGet, "/tra-cuu/{code}", Access::kPublic, show_track, "page_track"),
    page(Method::kGet, "/assets/{name}", Access::kPublic, give_asset, "asset"),

    page(Method::kGet, "/dang-nhap", Access::kPublic, show_sign_in, "page_sign_in"),
    page(Method::kPost, "/dang-nhap", Access::kPublic, sign_in, "sign_in"),
    page(Method::kPost, "/dang-xuat", Access::kFirstPassword, sign_out, "sign_out"),
    page(Method::kGet, "/doi-mat-khau", Access::kFirstPassword, show_password, "page_password"),
    page(Method::kPost, "/doi-mat-khau", Access::kFirstPassword, change_password, "password"),

    page(Method::kGet, "/quay", Access::kSignedIn, show_counter, "page_counter"),
    page(Method::kGet, "/quay/{procedure}", Access::kSignedIn, show_intake, "page_intake"),
    page(Method::kPost, "/quay/{procedure}/ho-so-truoc", Access::kSignedIn, show_earlier,
         "earlier_dossiers"),
    page(Method::kPost, "/quay/{procedure}", Access::kSignedIn, take_in, "take_in", kWithFiles),
    page(Method::kGet, "/quay/{procedure}/doc-lai", Access::kSignedIn, show_read_back,
         "page_read_back"),
    page(Method::kPost, "/quay/{procedure}/doc-lai", Access::kSignedIn, receive_what_was_read,
         "receive"),

    page(Method::kGet, "/ho-so", Access::kSignedIn, show_worklist, "page_worklist"),
    page(Method::kPost, "/ho-so/tim", Access::kSignedIn, find_dossier, "find_dossier"),
    page(Method::kGet, "/ho-so/{code}", Access::kSignedIn, show_dossier, "page_dossier"),
    page(Method::kPost, "/ho-so/{code}", Access::kSignedIn, act_on_dossier, "act", kWithFiles),
    page(Method::kPost, "/ho-so/{code}/mo", Access::kSignedIn, break_glass, "break_glass"),
    page(Method::kGet, "/ho-so/{code}/giay-tiep-nhan", Access::kSignedIn, show_slip, "page_slip"),
    page(Method::kGet, "/ho-so/{code}/in/{form}", Access::kSignedIn, show_print, "page_print"),
    page(Method::kGet, "/ho-so/{code}/tep/{file}", Access::kSignedIn, give_file, "page_file"),

    page(Method::kGet, "/ho-so/{code}/phieu-kiem-soat", Access::kSignedIn, show_control_sheet,
         "page_control_sheet"),
    page(Method::kGet, "/so-theo-doi", Access::kSignedIn, show_register, "page_register"),
    page(Method::kGet, "/so-theo-doi/in", Access::kSignedIn, print_register, "print_register"),

    page(Method::kGet, "/dieu-hanh", Access::kSignedIn, show_steering, "page_steering"),
    page(Method::kGet, "/dieu-hanh/ky", Access::kSignedIn, show_batch, "page_batch"),
    page(Method::kPost, "/dieu-hanh/ky", Access::kSignedIn, sign_batch, "sign_batch"),
    page(Method::kGet, "/danh-muc", Access::kPublic, show_catalogue, "page_catalogue"),
    page(Method::kGet, "/danh-muc/ban-phat-hanh", Access::kSignedIn, show_releases,
         "page_releases"),
    page(Method::kGet, "/danh-muc/ban-phat-hanh/{hash}", Access::kSignedIn, show_release,
         "page_release"),
    page(Method::kGet, "/he-thong", Access::kSignedIn, show_system, "page_system"),
    page(Method::kPost, "/he-thong", Access::kSignedIn, act_on_office, "act_on_office"),
};

}  // namespace

std::vector<Route> page_routes() { return {std::begin(kPages), std::end(kPages)}; }

NameOf names(const Call& call) {
  auto* centre = &call.centre();
  return [centre](const std::optional<OfficerId>& id) -> std::string {
    if (!id) return "–";
    const auto officer = centre->officer(*id);
    if (!officer) return "–";
    const std::string* name = officer->name.get();
    return name == nullptr ? officer->username.text : *name;
  };
}

Told told(const Call& call, const KeptForm& kept) {
  Told out;
  if (!kept.problem) return out;
  const app::Problem& problem = *kept.problem;
  if (const auto* errors = std::get_if<InputErrors>(&problem.cause)) {
    out.errors = *errors;
    out.words = kept.problem->parameters;
    return out;
  }
  const auto* fault = std::get_if<app::Fault>(&problem.cause);
  if (fault != nullptr && *fault == app::Fault::kSessionEnded) {
    out.fault = call.talk()(
        "Phiên làm việc đã hết trước khi gửi nên chưa ghi gì. Những gì đã gõ còn đây: xem lại, "
        "chọn lại tệp kèm theo nếu có, rồi gửi.");
    return out;
  }
  out.fault = problem_sentence(problem, call.language);
  out.basis = wording::translated(call.language, app::kind_of(problem.cause).basis);
  return out;
}

std::string next_command(const Call& call, const std::optional<KeptForm>& kept) {
  if (kept) {
    const auto* fault = kept->problem ? std::get_if<app::Fault>(&kept->problem->cause) : nullptr;
    const bool used_up = fault != nullptr && (*fault == app::Fault::kIdempotencyKeyReused ||
                                              *fault == app::Fault::kIdempotencyKeyInvalid);
    const std::string same(kept->values.get("command"));
    if (!used_up && parse_uuid(same)) return same;
  }
  return call.site->command_uuid();
}

Result<Done, app::Problem> keep_uploads(Call& call, std::string_view single) {
  if (call.files_problem) return fail(*call.files_problem);
  if (call.files.empty()) return Done{};
  std::vector<http::Parameters::Pair> fields = call.form.fields.all();
  std::size_t place = 0;
  for (const auto& [name, value] : fields)
    if (name.starts_with("files.") && name.ends_with(".id")) ++place;
  for (const CameFile& came : call.files) {
    std::string prefix = "file";
    if (came.field == "signed_document")
      prefix = "content";
    else if (came.field != single)
      prefix = "files." + std::to_string(place++);
    fields.emplace_back(prefix + ".id", came.file.id.text());
    fields.emplace_back(prefix + ".name", came.file.name);
  }
  call.form.fields = http::Parameters(std::move(fields));
  call.files.clear();
  return Done{};
}

}  // namespace motcua::web
