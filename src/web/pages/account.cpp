#include "web/pages/account.h"

#include "web/parts.h"

namespace motcua::web {

Page sign_in_page(const Talk& talk, const SignInView& view) {
  Page page;
  page.title = talk("Đăng nhập");
  page.body = heading(1, talk("Đăng nhập"));
  if (!view.fault.empty())
    page.body += tag("div", {{"class", "notice bad"}, {"role", "alert"}}, paragraph(view.fault));
  if (view.typed_kept)
    page.body += notice(
        Tone::kWarn, {},
        paragraph(talk("Phiên làm việc đã hết, những gì vừa gõ vẫn được giữ. Đăng nhập lại bằng "
                       "chính tài khoản này trong vòng một giờ để gửi tiếp.")));
  if (view.password_changed)
    page.body += tag("div", {{"class", "notice good"}, {"role", "status"}},
                     paragraph(talk("Đã đổi mật khẩu. Hãy đăng nhập bằng mật khẩu mới.")));
  const Fields fields(talk, view.typed, "in-");
  const Html form = hidden("csrf", view.csrf) + hidden("ve", view.return_to) +
                    fields.line({.name = "username",
                                 .label = talk("Tên đăng nhập"),
                                 .autocomplete = "username",
                                 .required = true}) +
                    fields.line({.name = "password",
                                 .label = talk("Mật khẩu"),
                                 .type = "password",
                                 .autocomplete = "current-password",
                                 .required = true}) +
                    submit(talk("Đăng nhập"));
  page.body += tag("div", {{"class", "narrow"}},
                   panel(tag("form", {{"method", "post"}, {"action", "/dang-nhap"}}, form)));
  page.body += soft(talk("Quên mật khẩu: nhờ giám đốc hoặc quản trị cấp mật khẩu dùng một lần."));
  return page;
}

Page password_page(const Talk& talk, const PasswordView& view) {
  Page page;
  page.title = talk("Đổi mật khẩu");
  page.body = heading(1, talk("Đổi mật khẩu"));
  if (view.must)
    page.body += notice(Tone::kWarn, {},
                        paragraph(talk("Mật khẩu đang dùng chỉ dùng một lần. Hãy đặt mật khẩu của "
                                       "riêng mình rồi làm việc tiếp.")));
  if (!view.fault.empty())
    page.body += tag("div", {{"class", "notice bad"}, {"role", "alert"}}, paragraph(view.fault));
  const Fields fields(talk, view.typed, "pw-");
  const Html form =
      hidden("csrf", view.csrf) +
      fields.line({.name = "old",
                   .label = talk("Mật khẩu đang dùng"),
                   .type = "password",
                   .autocomplete = "current-password",
                   .required = true}) +
      fields.line({.name = "new",
                   .label = talk("Mật khẩu mới"),
                   .hint = talk("Ít nhất 12 chữ. Một câu dễ nhớ thì tốt hơn một chữ khó."),
                   .type = "password",
                   .autocomplete = "new-password",
                   .required = true}) +
      fields.line({.name = "again",
                   .label = talk("Gõ lại mật khẩu mới"),
                   .type = "password",
                   .autocomplete = "new-password",
                   .required = true}) +
      submit(talk("Đổi mật khẩu"));
  page.body += tag("div", {{"class", "narrow"}},
                   panel(tag("form", {{"method", "post"}, {"action", "/doi-mat-khau"}}, form)));
  return page;
}

}  // namespace motcua::web
