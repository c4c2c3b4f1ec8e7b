// The door to a centre: every request comes in here, is matched with the router's table, is asked
// who it is and whether its form is ours, and goes to its handler as a Call; every answer leaves
// through the Call, which puts the security headers on it.
//
// Threads: handle() is called from many at once; a Call belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/centre.h"
#include "http/assets.h"
#include "http/forms.h"
#include "http/http.h"
#include "http/rate_limit.h"
#include "web/frame.h"
#include "web/kept_forms.h"
#include "web/router.h"

namespace motcua::web {

namespace api {
struct Desk;
}

/// What main wires together.
struct SiteParts {
  app::Centre* centre = nullptr;
  /// Embedded files by name ("style.css"); views live as long as the program.
  std::function<std::optional<std::string_view>(std::string_view)> asset;
  /// Unpredictable bytes.
  std::function<Bytes(std::size_t)> random;
  std::function<std::int64_t()> monotonic_ms;
  /// page_routes() and those of the API.
  std::vector<Route> routes;
  /// Without a slash at its end; printed on slips. May be empty.
  std::string public_address;
};

/// What is counted against whom.
enum class Limit : std::uint8_t {
  kSignInOfPeer,     // 10, then one every 10 s
  kSignInOfAccount,  // 5, then one every 60 s
  kTrackingOfPeer,   // 20, then one every 3 s
};

class Site {
 public:
  explicit Site(SiteParts parts);
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  /// For http::Server::start. Refers to this site, which must outlive the server.
  [[nodiscard]] http::Site http();
  void handle(http::Request request, http::Reply reply);

  [[nodiscard]] app::Centre& centre() { return *parts_.centre; }
  [[nodiscard]] const Router& router() const { return router_; }
  [[nodiscard]] KeptForms& kept() { return kept_; }
  /// What the API remembers between calls.
  [[nodiscard]] api::Desk& desk() { return *desk_; }
  [[nodiscard]] std::int64_t monotonic_ms() const { return parts_.monotonic_ms(); }
  [[nodiscard]] const std::string& style_address() const { return style_address_; }
  [[nodiscard]] const std::string& list_script_address() const { return list_script_address_; }
  [[nodiscard]] const std::string& script_address() const { return script_address_; }
  /// 16 random bytes, base64url.
  [[nodiscard]] std::string token() const;
  /// For a hidden field: a fresh Idempotency-Key, as a UUID.
  [[nodiscard]] std::string command_uuid() const;

  /// Seconds to wait, or nothing when the caller may go on; takes one token.
  [[nodiscard]] std::optional<std::int64_t> over_limit(Limit limit, std::string_view key);
  void forget_limit(Limit limit, std::string_view key);

  [[nodiscard]] std::optional<http::Asset> asset(std::string_view name) const;
  /// What every page of this centre has, before anybody is known. Reads nothing from the disk.
  [[nodiscard]] Frame plain_frame(wording::Language language) const;
  /// A unit as the middle of a sentence writes it: "xã Bát Mọt".
  [[nodiscard]] std::string unit_name(const UnitCode& unit) const;
  /// Where the public reaches this centre ("https://batmot.example.vn"); empty when not told.
  [[nodiscard]] const std::string& public_address() const { return parts_.public_address; }

 private:
  /// What the server refuses by itself: a document for programs, a page for people.
  void keep_style();
  const std::string& tag_asset(std::string_view name, std::string_view bytes);
  [[nodiscard]] http::Response refusal(int status, const http::Request& seen) const;
  struct HashedAsset;
  [[nodiscard]] http::RateLimiter& limiter(Limit limit);

  SiteParts parts_;
  Router router_;
  KeptForms kept_;
  std::shared_ptr<api::Desk> desk_;  // shared with the centre, which tells it of changes
  std::string style_;
  std::string style_gzip_;
  std::string style_address_;
  std::string list_script_address_;
  std::string script_address_;
  std::map<std::string, std::string> asset_tags_;  // every asset there is, by its plain name
  bool demo_ = false;
  std::mutex limits_mutex_;
  http::RateLimiter sign_in_of_peer_;
  http::RateLimiter sign_in_of_account_;
  http::RateLimiter tracking_of_peer_;
};

/// What a page's form may be.
inline constexpr http::FormLimits kFormLimits{.fields_max = 600};

/// A file that came with a page's form, and is kept by now.
struct CameFile {
  std::string field;
  dossier::File file;
};

/// One request on its way to its one answer.
struct Call {
  Site* site = nullptr;
  http::Request request;
  http::Reply reply;
  const Route* route = nullptr;  // null only while the door itself refuses
  Arguments arguments;
  std::optional<app::Session> session;
  wording::Language language = wording::Language::kVietnamese;
  bool language_asked = false;  // by the query: a cookie remembers it
  /// The posted form of a page.
  http::Form form;
  /// The files of a form that went to a sink (web/form_sink.h), and why they are not all there.
  std::vector<CameFile> files;
  std::optional<app::Problem> files_problem;
  /// The session's CSRF token, or that of a visitor who has not signed in.
  std::string csrf;
  bool new_visitor = false;

  [[nodiscard]] app::Centre& centre() const { return site->centre(); }
  [[nodiscard]] Talk talk() const { return {language}; }
  [[nodiscard]] Frame frame() const;
  [[nodiscard]] std::string unit_name(const UnitCode& unit) const { return site->unit_name(unit); }
  /// By the route's face, or by the path when there is no route.
  [[nodiscard]] Face face() const;

  /// Sends it with the security headers. Once.
  void answer(http::Response response);
  void answer_page(const Page& page);
  /// 303.
  void go(std::string_view address);
  /// A page or a problem document that says what is wrong and what to do next.
  void refuse(const app::Problem& problem);
  void refuse(app::Fault fault) { refuse(app::Problem{fault}); }
  /// Whoever may see again what this call brings: the officer, or the visitor's browser.
  [[nodiscard]] std::string owner() const;
  /// Keeps the posted form and gives the token it is found by.
  [[nodiscard]] std::string keep_form(std::optional<app::Problem> problem);
  [[nodiscard]] std::string keep_form_of(std::string typist, std::optional<app::Problem> problem);
  /// Keeps the posted form and leads back to `address`, which shows it again with what was wrong.
  void give_back(app::Problem problem, const std::string& address);
  /// The form that was given back to this page, if it is one.
  [[nodiscard]] std::optional<KeptForm> given_back() const;
  /// Sets or ends the session cookie on the response.
  void remember_session(http::Response& response, std::string_view token) const;
  void forget_session(http::Response& response) const;
};

/// The token of the session cookie; "" without one.
[[nodiscard]] std::string session_token(const http::Request& request);

/// RFC 9457, with `errors` for faults of fields.
[[nodiscard]] http::Response problem_document(const app::Problem& problem,
                                              wording::Language language);
/// Allow, and Retry-After wherever asking again is the answer.
void set_problem_headers(http::Response& response, const app::Problem& problem);
/// A fault with one parameter of its sentence; "allow" and "retry_after" also become headers.
[[nodiscard]] app::Problem problem_with(app::Fault fault, std::string name, std::string value);
/// The problem's sentence, its parameters in place.
[[nodiscard]] std::string problem_sentence(const app::Problem& problem, wording::Language language);
/// The same as a page, with what to do next.
[[nodiscard]] Page problem_page(const app::Problem& problem, const Talk& talk, bool signed_in);

/// On every response. `personal`: no store.
void add_security_headers(http::Response& response, bool tls, bool personal);

/// The rows of all pages.
[[nodiscard]] std::vector<Route> page_routes();

}  // namespace motcua::web
