#include "web/labels.h"
#include "web/pages/system.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

Html row(const Html& inside) { return tag("div", {{"class", "row"}}, inside); }

std::string_view ground_label(office::ClosureGround ground) {
  switch (ground) {
    case office::ClosureGround::kStorm: return "Bão";
    case office::ClosureGround::kFlood: return "Mưa lũ";
    case office::ClosureGround::kPower: return "Mất điện";
    case office::ClosureGround::kNetwork: return "Mất kết nối";
    case office::ClosureGround::kOther: return "Lý do khác";
  }
  return "";
}

Choices officer_choices(const SystemView& view) {
  Choices out;
  for (const auto& officer : view.officers) {
    const std::string* name = officer.name.get();
    out.push_back({officer.id.text(), name == nullptr
                                          ? officer.username.text
                                          : *name + " (" + officer.username.text + ")"});
  }
  return out;
}

Html day(const Fields& fields, std::string name, std::string label, std::string value = {}) {
  return fields.line({.name = std::move(name),
                      .label = std::move(label),
                      .type = "date",
                      .value = std::move(value)});
}

Html delegation_fields(const Fields& fields, const SystemView& view) {
  const Talk& talk = fields.talk();
  Choices capacities;
  const auto& words = office::enum_words(office::Capacity{});
  for (std::size_t i = 0; i < words.size(); ++i)
    capacities.push_back({std::string(words[i]), talk(label(static_cast<office::Capacity>(i)))});
  Html acts = tag("legend", text(talk("Được ký việc gì")));
  const auto& act_words = office::enum_words(office::ActKind{});
  for (std::size_t i = 0; i < act_words.size(); ++i)
    acts +=
        fields.tick("acts:m", talk(label(static_cast<office::ActKind>(i))), act_words[i], i == 0);
  return hidden("delegation", view.fresh_id) +
         row(fields.select("officer", talk("Người được ủy quyền"), officer_choices(view)) +
             fields.select("delegator", talk("Người ủy quyền"), officer_choices(view))) +
         row(fields.line({.name = "instrument", .label = talk("Số văn bản"), .required = true}) +
             fields.select("capacity", talk("Tư cách ký"), capacities, "tuq")) +
         row(day(fields, "from", talk("Từ ngày"), view.today.text()) +
             day(fields, "until", talk("Đến hết ngày"))) +
         tag("fieldset", {{"class", "plain"}}, acts) +
         fields.area("procedures:l", talk("Mã thủ tục được ký"),
                     talk("Mỗi dòng một mã. Để trống là mọi thủ tục."));
}

Html closure_fields(const Fields& fields, const SystemView& view) {
  const Talk& talk = fields.talk();
  Choices grounds;
  const auto& words = office::enum_words(office::ClosureGround{});
  for (std::size_t i = 0; i < words.size(); ++i)
    grounds.push_back(
        {std::string(words[i]), talk(ground_label(static_cast<office::ClosureGround>(i)))});
  return row(day(fields, "from", talk("Từ ngày"), view.today.text()) +
             day(fields, "until", talk("Đến hết ngày"), view.today.text()) +
             fields.select("ground", talk("Vì sao"), grounds)) +
         soft(talk("Đóng cửa không tự dời ngày hẹn trả; đó là căn cứ để xin lỗi và hẹn lại."));
}

Html grant_fields(const Fields& fields, const SystemView& view) {
  const Talk& talk = fields.talk();
  Choices roles;
  const auto& words = office::enum_words(office::Role{});
  for (std::size_t i = 0; i < words.size(); ++i)
    if (static_cast<office::Role>(i) != office::Role::kNode)
      roles.push_back({std::string(words[i]), talk(label(static_cast<office::Role>(i)))});
  return hidden("grant", view.fresh_id) +
         row(fields.select("officer", talk("Cán bộ"), officer_choices(view)) +
             fields.select("role", talk("Vai trò"), roles, "receiving_officer")) +
         row(day(fields, "from", talk("Từ ngày"), view.today.text()) +
             day(fields, "until", talk("Đến hết ngày, nếu có")));
}

Html end_role_fields(const Fields& fields, const SystemView& view) {
  const Talk& talk = fields.talk();
  Choices grants;
  if (view.office) {
    for (const auto& [id, officer] : view.office->officers)
      for (const auto& grant : officer.grants)
        if (grant.in_force(view.today))
          grants.push_back({grant.id.text(), view.name_of(id) + " – " + talk(label(grant.role))});
  }
  return row(fields.select("grant", talk("Vai trò"), grants) +
             day(fields, "on", talk("Thôi từ ngày"), view.today.text()));
}

}  // namespace

Html office_forms(const Talk& talk, const SystemView& view) {
  const auto form = [&](std::string_view type, std::string_view title, auto&& fields_of) {
    Typed typed;
    const bool again = view.typed_action == type;
    if (again) typed = view.typed;
    const Fields fields(talk, typed, "s-" + std::string(type) + "-");
    const Html inside = hidden("csrf", view.csrf) + hidden("command", view.command) +
                        hidden("type", type) + fields_of(fields) +
                        tag("p", {{"class", "actions"}}, submit(talk(title), "strong"));
    return fold_out(talk(title),
                    tag("form", {{"method", "post"}, {"action", "/he-thong"}},
                        again ? fields.summary() + inside : inside),
                    again);
  };
  Html out;
  if (view.health.clock_suspect)
    out += form("confirm_clock", "Xác nhận ngày giờ", [&](const Fields& fields) {
      return soft(talk(
                 "Nhìn đồng hồ đáng tin rồi ghi đúng ngày giờ bây giờ. Từ đó máy tính tiếp.")) +
             fields.line({.name = "now",
                          .label = talk("Bây giờ là"),
                          .type = "datetime-local",
                          .required = true});
    });
  out += form("enrol_officer", "Thêm cán bộ", [&](const Fields& fields) {
    return hidden("officer", view.fresh_id) +
           fields.line({.name = "username",
                        .label = talk("Tên đăng nhập"),
                        .hint = talk("Chữ thường không dấu, theo vị trí việc làm: tiep-nhan-1"),
                        .required = true}) +
           fields.line({.name = "name", .label = talk("Họ và tên"), .required = true});
  });
  out += form("grant_role", "Cấp vai trò",
              [&](const Fields& fields) { return grant_fields(fields, view); });
  out += form("end_role", "Thôi vai trò",
              [&](const Fields& fields) { return end_role_fields(fields, view); });
  out += form("record_delegation", "Ghi văn bản ủy quyền ký",
              [&](const Fields& fields) { return delegation_fields(fields, view); });
  out += form("reset_password", "Cấp mật khẩu dùng một lần", [&](const Fields& fields) {
    return fields.select("officer", talk("Cán bộ"), officer_choices(view));
  });
  out += form("lock_account", "Khóa tài khoản", [&](const Fields& fields) {
    return hidden("ground", "by_order") +
           fields.select("officer", talk("Cán bộ"), officer_choices(view));
  });
  out += form("unlock_account", "Mở tài khoản", [&](const Fields& fields) {
    return fields.select("officer", talk("Cán bộ"), officer_choices(view));
  });
  out += form("declare_closure", "Báo đóng cửa",
              [&](const Fields& fields) { return closure_fields(fields, view); });
  return tag("div", {{"class", "acts"}}, out);
}

}  // namespace motcua::web
