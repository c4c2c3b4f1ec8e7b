// Signing in and out, and the password asked again for signing.
#include "http/rate_limit.h"
#include "web/api/handlers.h"
#include "web/api/request.h"
#include "web/api/views.h"

namespace motcua::web::api {
namespace {

// A password is any text; its bounds are the vault's. These keep a body from becoming work.
constexpr input::TextRule kPassword{1, 1024};

/// Seconds to wait; nothing when the attempt may be made.
std::optional<std::int64_t> must_wait(Call& call, const std::string& username) {
  if (const auto wait =
          call.site->over_limit(Limit::kSignInOfPeer, http::rate_key(call.request.peer)))
    return wait;
  return call.site->over_limit(Limit::kSignInOfAccount, username);
}

}  // namespace

void sign_in(Call call) {
  std::string username;
  std::string password;
  const auto read = read_members(call.request, [&](input::Reader& in) {
    username = in.text("username", {1, 64});
    password = in.text("password", kPassword);
  });
  if (!read) return call.refuse(read.error());
  if (const auto wait = must_wait(call, username)) return call.refuse(too_many(*wait));
  const auto session = call.centre().sign_in(username, password);
  if (!session) return call.refuse(session.error());
  call.site->forget_limit(Limit::kSignInOfPeer, http::rate_key(call.request.peer));
  call.site->forget_limit(Limit::kSignInOfAccount, username);
  auto response = json_response(201, session_json(*session));
  call.remember_session(response, session->token);
  call.answer(std::move(response));
}

void read_session(Call call) { call.answer(json_response(200, session_json(*call.session))); }

void sign_out(Call call) {
  call.centre().sign_out(*call.session);
  http::Response response = no_content();
  call.forget_session(response);
  call.answer(std::move(response));
}

void reauthenticate(Call call) {
  std::string password;
  const auto read = read_members(
      call.request, [&](input::Reader& in) { password = in.text("password", kPassword); });
  if (!read) return call.refuse(read.error());
  const std::string& account = call.session->username.text;
  if (const auto wait = must_wait(call, account)) return call.refuse(too_many(*wait));
  const auto checked = call.centre().reauthenticate(*call.session, password);
  if (!checked) return call.refuse(checked.error());
  call.site->forget_limit(Limit::kSignInOfAccount, account);
  call.answer(no_content());
}

void change_password(Call call) {
  std::string old_password;
  std::string new_password;
  const auto read = read_members(call.request, [&](input::Reader& in) {
    old_password = in.text("old_password", kPassword);
    new_password = in.text("new_password", kPassword);
  });
  if (!read) return call.refuse(read.error());
  const std::string& account = call.session->username.text;
  if (const auto wait = must_wait(call, account)) return call.refuse(too_many(*wait));
  auto kept = keep(std::move(call));
  kept->centre().change_password(*kept->session, old_password, new_password,
                                 [kept](const Result<Done, app::Problem>& done) {
                                   if (!done) return kept->refuse(done.error());
                                   // Every session of the officer has ended, this one too.
                                   http::Response response = no_content();
                                   kept->forget_session(response);
                                   kept->answer(std::move(response));
                                 });
}

}  // namespace motcua::web::api
