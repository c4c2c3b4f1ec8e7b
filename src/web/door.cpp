#include "web/door.h"

#include "base/bytes.h"
#include "http/target.h"
#include "web/form_sink.h"
#include "web/site.h"

namespace motcua::web {
namespace {

constexpr std::string_view kVisitorCookie = "motcua-form";
constexpr std::string_view kLanguageCookie = "motcua-lang";

bool changes_something(http::Method method) {
  return method != http::Method::kGet && method != http::Method::kHead &&
         method != http::Method::kOptions;
}

bool asks_for_page(const Call& call) {
  return call.face() == Face::kPage && !changes_something(call.request.method);
}

std::string address_of(const http::Request& request) {
  std::string out = request.path;
  char sign = '?';
  for (const auto& [name, value] : request.query.all()) {
    if (name == "lang") continue;
    out += sign + http::percent_encoded(name) + "=" + http::percent_encoded(value);
    sign = '&';
  }
  return out;
}

/// The session, if the call has a living one; the problem if it needs one and has none.
Result<Done, app::Problem> know_caller(Call& call) {
  const std::string token = session_token(call.request);
  const bool needed = call.route->access != Access::kPublic;
  if (!token.empty()) {
    auto session = call.centre().session(token);
    if (session) {
      call.csrf = session->csrf;
      call.session = std::move(*session);
    } else if (needed) {
      return fail(session.error());
    }
  } else if (needed) {
    return fail(app::Problem{app::Fault::kNotSignedIn});
  }
  if (call.session && call.session->must_change_password && call.route->access == Access::kSignedIn)
    return fail(app::Problem{app::Fault::kMustChangePassword});
  return Done{};
}

void know_visitor(Call& call) {
  if (call.session || call.face() == Face::kApi) return;
  call.csrf = call.request.cookies().get(kVisitorCookie);
  if (from_base64url(call.csrf).value_or("").size() == 16) return;
  call.csrf = call.site->token();
  call.new_visitor = true;
}

/// An API call of nobody (signing in) carries JSON, which no other site can send unasked.
bool form_is_ours(const Call& call) {
  if (!comes_from_here(call.request)) return false;
  if (call.face() == Face::kApi) {
    if (call.route->access == Access::kPublic) return true;  // it acts for nobody's session
    const std::string* header = call.request.header("X-CSRF-Token");
    return header != nullptr && equal_in_constant_time(*header, call.csrf);
  }
  return !call.new_visitor && equal_in_constant_time(call.form.fields.get("csrf"), call.csrf);
}

Result<Done, http::FormFault> take_form(Call& call) {
  if (const auto sink = std::move(call.request.sink))  // a page has no other
    return static_cast<FormSink&>(*sink).give(call);
  call.form = TRY(http::parse_form(call.request, kFormLimits));
  call.request.body.clear();
  return Done{};
}

Result<Done, app::Fault> read_form(Call& call) {
  if (call.face() == Face::kApi) return Done{};
  const auto taken = take_form(call);
  if (taken) return Done{};
  switch (taken.error()) {
    case http::FormFault::kNotAForm: return fail(app::Fault::kUnsupportedMediaType);
    case http::FormFault::kMalformed: return fail(app::Fault::kCsrf);
    case http::FormFault::kTooMuch: return fail(app::Fault::kBodyTooLarge);
  }
  return fail(app::Fault::kCsrf);
}

bool is_fault(const app::Problem& problem, app::Fault fault) {
  const auto* found = std::get_if<app::Fault>(&problem.cause);
  return found != nullptr && *found == fault;
}

/// The page whose form was posted; "" where nothing typed is worth keeping.
std::string page_of(const Call& call, const Router& router) {
  if (call.route->access == Access::kFirstPassword || call.route->name == "find_dossier") return "";
  std::string path = call.request.path;
  if (router.match(http::Method::kGet, path).route != nullptr) return path;
  path.erase(path.rfind('/'));
  return router.match(http::Method::kGet, path).route != nullptr ? path : "";
}

/// Only the words of whoever typed them, and no password, which is for its moment.
void keep_typed_only(Call& call) {
  std::vector<http::Parameters::Pair> typed;
  for (const auto& pair : call.form.fields.all())
    if (pair.first != "csrf" && pair.first != "password") typed.push_back(pair);
  call.form.fields = http::Parameters(std::move(typed));
}

/// A form whose session ended before it was sent is kept for the officer it was given to; the
/// address where he finds it again, or "" when it is nobody's.
std::string keep_orphan(Call& call, const Router& router) {
  if (call.face() != Face::kPage) return "";
  if (!comes_from_here(call.request)) return "";
  const auto typist = call.centre().owner_of_form(call.form.fields.get("csrf"));
  const std::string page = page_of(call, router);
  if (!typist || page.empty() || (call.session && call.session->officer != *typist)) return "";
  const std::string read_back(call.form.fields.get("kept"));
  if (!read_back.empty()) return page + "?kept=" + http::percent_encoded(read_back);
  keep_typed_only(call);
  return page +
         "?kept=" + call.keep_form_of(typist->text(), app::Problem{app::Fault::kSessionEnded});
}

void turn_away(Call call, const app::Problem& problem) {
  const bool sign_in =
      is_fault(problem, app::Fault::kNotSignedIn) || is_fault(problem, app::Fault::kSessionEnded);
  if (asks_for_page(call) && sign_in) {
    call.go("/dang-nhap?ve=" + http::percent_encoded(address_of(call.request)));
  } else if (asks_for_page(call) && is_fault(problem, app::Fault::kMustChangePassword)) {
    call.go("/doi-mat-khau");
  } else {
    call.refuse(problem);
  }
}

}  // namespace

wording::Language language_of(const http::Request& request) {
  std::string wanted(request.query.get("lang"));
  if (wanted.empty()) wanted = request.cookies().get(kLanguageCookie);
  return wanted == "en" ? wording::Language::kEnglish : wording::Language::kVietnamese;
}

bool comes_from_here(const http::Request& request) {
  const std::string* site = request.header("Sec-Fetch-Site");
  if (site != nullptr) return *site == "same-origin" || *site == "none";
  // Without a referrer policy that lets it speak, a browser says "null": the token decides then.
  const std::string* origin = request.header("Origin");
  if (origin == nullptr || *origin == "null") return true;
  const std::string* host = request.header("Host");
  if (host == nullptr) return false;
  return *origin == (request.tls ? "https://" : "http://") + *host;
}

std::string safe_return(std::string_view address) {
  const bool ours = address.starts_with('/') && !address.starts_with("//") &&
                    address.find_first_of("\\\r\n") == address.npos;
  const bool loops = address.starts_with("/dang-") || address.starts_with("/doi-mat-khau");
  return ours && !loops ? std::string(address) : "/ho-so";
}

void Site::handle(http::Request request, http::Reply reply) {
  Call call;
  call.site = this;
  call.request = std::move(request);
  call.reply = std::move(reply);
  call.language = language_of(call.request);
  call.language_asked = call.request.query.find("lang") != nullptr;
  auto match = router_.match(call.request.method, call.request.path);
  call.route = match.route;
  call.arguments = std::move(match.arguments);
  if (call.route == nullptr) {
    if (match.allowed.empty()) return call.refuse(app::Fault::kNotFound);
    const std::string allow = allow_header(match.allowed);
    return call.refuse(problem_with(app::Fault::kMethodNotAllowed, "allow", allow));
  }
  if (auto known = know_caller(call); !known) {
    const bool signed_out = is_fault(known.error(), app::Fault::kSessionEnded) ||
                            is_fault(known.error(), app::Fault::kNotSignedIn);
    const bool typed = signed_out && changes_something(call.request.method) && read_form(call);
    const std::string again = typed ? keep_orphan(call, router_) : "";
    if (!again.empty()) return call.go("/dang-nhap?ve=" + http::percent_encoded(again));
    return turn_away(std::move(call), known.error());
  }
  know_visitor(call);
  if (changes_something(call.request.method)) {
    if (auto read = read_form(call); !read) return call.refuse(read.error());
    if (!form_is_ours(call)) {
      // Signed in anew in another tab: the form's token is of the session before.
      const std::string again = call.session ? keep_orphan(call, router_) : "";
      if (!again.empty()) return call.go(again);
      return call.refuse(app::Fault::kCsrf);
    }
  }
  call.route->handler(std::move(call));
}

Frame Call::frame() const {
  Frame frame = site->plain_frame(language);
  if (!changes_something(request.method)) {
    std::string here = address_of(request);
    here += here.find('?') == std::string::npos ? '?' : '&';
    frame.other_language_address =
        here + (language == wording::Language::kEnglish ? "lang=vi" : "lang=en");
  }
  if (session) frame.signed_in = SignedIn{session->username.text, session->roles, session->csrf};
  return frame;
}

}  // namespace motcua::web
