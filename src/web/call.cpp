// How answers leave: headers, cookies, pages, problems.
#include "web/door.h"
#include "web/site.h"

#include "http/gzip.h"
#include "http/target.h"

namespace motcua::web {
namespace {

constexpr std::string_view kSessionCookie = "motcua";
constexpr std::string_view kSessionCookieTls = "__Host-motcua";

constexpr std::string_view kContentPolicy =
    "default-src 'self'; script-src 'self'; object-src 'none'; img-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'";
constexpr std::string_view kPermissions =
    "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=()";

std::string cookie(std::string_view name, std::string_view value, bool tls, std::string_view rest) {
  std::string out(name);
  out.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Strict");
  if (tls) out += "; Secure";
  out += rest;
  return out;
}

std::string_view session_cookie_name(bool tls) { return tls ? kSessionCookieTls : kSessionCookie; }

void set_if_missing(http::Response& response, std::string_view name, std::string_view value) {
  if (response.headers.find(name) == nullptr) response.headers.set(name, value);
}

}  // namespace

std::string session_token(const http::Request& request) {
  return std::string(request.cookies().get(session_cookie_name(request.tls)));
}

void add_security_headers(http::Response& response, bool tls, bool personal) {
  set_if_missing(response, "Content-Security-Policy", kContentPolicy);
  set_if_missing(response, "X-Content-Type-Options", "nosniff");
  set_if_missing(response, "X-Frame-Options", "DENY");
  set_if_missing(response, "Referrer-Policy", "no-referrer");
  set_if_missing(response, "Cross-Origin-Opener-Policy", "same-origin");
  set_if_missing(response, "Cross-Origin-Resource-Policy", "same-origin");
  set_if_missing(response, "Permissions-Policy", kPermissions);
  if (tls) set_if_missing(response, "Strict-Transport-Security", "max-age=31536000");
  // Asking for an asset says nothing of a person; everything else may.
  set_if_missing(response, "Cache-Control", personal ? "no-store" : "no-cache");
}

Face Call::face() const {
  if (route != nullptr) return route->face;
  return request.path.starts_with("/api/") ? Face::kApi : Face::kPage;
}

void Call::answer(http::Response response) {
  if (language_asked)
    response.headers.add("Set-Cookie", cookie("motcua-lang", wording::language_tag(language),
                                              request.tls, "; Max-Age=31536000"));
  if (new_visitor && response.status < 300)
    response.headers.add("Set-Cookie", cookie("motcua-form", csrf, request.tls, ""));
  add_security_headers(response, request.tls, true);
  http::compress_text(response, request);
  reply.send(std::move(response));
}

void Call::answer_page(const Page& page) {
  answer(http::Response::text(page.status, "text/html; charset=utf-8", document(frame(), page)));
}

void Call::go(std::string_view address) { answer(http::Response::redirect(address)); }

void Call::refuse(const app::Problem& problem) {
  if (face() == Face::kApi) {
    answer(problem_document(problem, language));
    return;
  }
  http::Response response =
      http::Response::text(500, "text/html; charset=utf-8",
                           document(frame(), problem_page(problem, talk(), session.has_value())));
  response.status = app::kind_of(problem.cause).status;
  set_problem_headers(response, problem);
  answer(std::move(response));
}

std::string Call::owner() const { return session ? session->officer.text() : csrf; }

std::string Call::keep_form(std::optional<app::Problem> problem) {
  return keep_form_of(owner(), std::move(problem));
}

std::string Call::keep_form_of(std::string typist, std::optional<app::Problem> problem) {
  const std::string token = site->token();
  site->kept().keep(token, {std::move(typist), form.fields, std::move(problem)},
                    site->monotonic_ms());
  return token;
}

void Call::give_back(app::Problem problem, const std::string& address) {
  const std::string token = keep_form(std::move(problem));
  const char sign = address.find('?') == std::string::npos ? '?' : '&';
  const auto hash = address.find('#');
  go(address.substr(0, hash) + sign + "kept=" + token +
     (hash == std::string::npos ? "" : address.substr(hash)));
}

std::optional<KeptForm> Call::given_back() const {
  const std::string_view token = request.query.get("kept");
  if (token.empty()) return std::nullopt;
  return site->kept().find(token, owner(), site->monotonic_ms());
}

void Call::remember_session(http::Response& response, std::string_view token) const {
  response.headers.add("Set-Cookie",
                       cookie(session_cookie_name(request.tls), token, request.tls, ""));
}

void Call::forget_session(http::Response& response) const {
  response.headers.add("Set-Cookie",
                       cookie(session_cookie_name(request.tls), "", request.tls, "; Max-Age=0"));
}

}  // namespace motcua::web
