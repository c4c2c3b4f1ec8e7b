#include "web/door.h"
#include "web/pages/account.h"
#include "web/routes/routes.h"

#include <memory>

namespace motcua::web {
namespace {

/// Only the name comes back; a password never does.
Typed name_typed(const Call& call) {
  Typed typed;
  typed.values = http::Parameters({{"username", std::string(call.form.fields.get("username"))}});
  typed.again = true;
  return typed;
}

void show_again(Call& call, const app::Problem& problem) {
  SignInView view;
  view.typed = name_typed(call);
  view.fault = problem_sentence(problem, call.language);
  view.return_to = call.form.fields.get("ve");
  view.typed_kept = view.return_to.find("kept=") != std::string::npos;
  view.csrf = call.csrf;
  Page page = sign_in_page(call.talk(), view);
  page.status = app::kind_of(problem.cause).status;
  call.answer_page(page);
}

}  // namespace

void show_sign_in(Call call) {
  if (call.session && !call.session->must_change_password) return call.go("/ho-so");
  SignInView view;
  view.return_to = call.request.query.get("ve");
  view.typed_kept = view.return_to.find("kept=") != std::string::npos;
  view.password_changed = !call.request.query.get("doi").empty();
  view.csrf = call.csrf;
  // The form of a visitor carries the visitor's token, whoever else is signed in.
  call.answer_page(sign_in_page(call.talk(), view));
}

void sign_in(Call call) {
  const std::string username(call.form.fields.get("username"));
  const std::string peer = http::rate_key(call.request.peer);
  auto wait = call.site->over_limit(Limit::kSignInOfPeer, peer);
  if (!wait) wait = call.site->over_limit(Limit::kSignInOfAccount, username);
  if (wait)
    return call.refuse(
        problem_with(app::Fault::kTooManyRequests, "retry_after", std::to_string(*wait)));
  auto session = call.centre().sign_in(username, call.form.fields.get("password"));
  if (!session) return show_again(call, session.error());
  call.site->forget_limit(Limit::kSignInOfPeer, peer);
  call.site->forget_limit(Limit::kSignInOfAccount, username);
  const std::string next =
      session->must_change_password ? "/doi-mat-khau" : safe_return(call.form.fields.get("ve"));
  http::Response response = http::Response::redirect(next);
  call.remember_session(response, session->token);
  call.answer(std::move(response));
}

void sign_out(Call call) {
  call.centre().sign_out(*call.session);
  http::Response response = http::Response::redirect("/dang-nhap");
  call.forget_session(response);
  response.headers.set("Clear-Site-Data", "\"cache\"");
  call.answer(std::move(response));
}

void show_password(Call call) {
  PasswordView view;
  view.must = call.session->must_change_password;
  view.csrf = call.csrf;
  if (const auto kept = call.given_back()) view.fault = told(call, *kept).fault;
  call.answer_page(password_page(call.talk(), view));
}

void change_password(Call call) {
  const std::string old_password(call.form.fields.get("old"));
  const std::string new_password(call.form.fields.get("new"));
  if (new_password != call.form.fields.get("again")) {
    PasswordView view;
    view.must = call.session->must_change_password;
    view.csrf = call.csrf;
    view.fault = call.talk()("Hai lần gõ mật khẩu mới không giống nhau.");
    Page page = password_page(call.talk(), view);
    page.status = 422;
    return call.answer_page(page);
  }
  call.form.fields = {};  // passwords are not kept
  // Whoever found a screen unlocked does not get to guess.
  const std::string account = call.session->username.text;
  if (const auto wait = call.site->over_limit(Limit::kSignInOfAccount, account))
    return call.refuse(
        problem_with(app::Fault::kTooManyRequests, "retry_after", std::to_string(*wait)));
  const app::Session session = *call.session;
  auto waiting = std::make_shared<Call>(std::move(call));
  waiting->centre().change_password(session, old_password, new_password,
                                    [waiting](Result<Done, app::Problem> done) {
                                      if (!done)
                                        return waiting->give_back(done.error(), "/doi-mat-khau");
                                      auto next = http::Response::redirect("/dang-nhap?doi=1");
                                      waiting->forget_session(next);
                                      waiting->answer(std::move(next));
                                    });
}

}  // namespace motcua::web
