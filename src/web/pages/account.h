// Signing in and changing the password.
#pragma once

#include <string>

#include "web/form.h"
#include "web/frame.h"

namespace motcua::web {

struct SignInView {
  Typed typed;
  std::string fault;  // the sentence, when the last try failed
  std::string return_to;
  bool password_changed = false;  // which ended every session of the officer
  bool typed_kept = false;        // a form waits behind the signing in
  std::string csrf;
};
[[nodiscard]] Page sign_in_page(const Talk& talk, const SignInView& view);

struct PasswordView {
  Typed typed;
  std::string fault;
  bool must = false;  // nothing else may be done before
  std::string csrf;
};
[[nodiscard]] Page password_page(const Talk& talk, const PasswordView& view);

}  // namespace motcua::web
