#include <functional>

#include "office/commands.h"
#include "web/labels.h"
#include "web/pages/system.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

using office::Role;

/// Everybody who works on dossiers: without the date nobody can.
constexpr office::RoleSet kClockConfirmers{
    Role::kDirector,  Role::kDeputy,     Role::kReceivingOfficer, Role::kSpecialist,
    Role::kAssistant, Role::kIntegrator, Role::kAdministrator};

Html row(const Html& inside) { return tag("div", {{"class", "row"}}, inside); }

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
    grounds.push_back({std::string(words[i]), talk(label(static_cast<office::ClosureGround>(i)))});
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

Html end_delegation_fields(const Fields& fields, const SystemView& view) {
  const Talk& talk = fields.talk();
  Choices running;
  if (view.office)
    for (const auto& one : view.office->delegations)
      if (!one.ended && one.until >= view.today)
        running.push_back({one.id.text(), one.instrument + " – " + view.name_of(one.officer)});
  if (running.empty()) return paragraph(talk("Không có văn bản ủy quyền nào đang có hiệu lực."));
  return row(fields.select("delegation", talk("Văn bản"), running) +
             day(fields, "on", talk("Thôi từ ngày"), view.today.text())) +
         soft(talk("Từ ngày đó người này không ký được theo văn bản ấy nữa, cả khi mất mạng."));
}

Html lift_closure_fields(const Fields& fields, const SystemView& view) {
  const Talk& talk = fields.talk();
  Choices closures;
  if (view.office && view.office->unit)
    for (const auto& one : view.office->unit->closures)
      closures.push_back({one.from.text(), closure_words(talk, one)});
  if (closures.empty()) return paragraph(talk("Chưa báo đóng cửa lần nào."));
  return fields.select("from", talk("Lần đóng cửa"), closures) +
         soft(talk("Dùng khi báo nhầm, hoặc khi mở cửa lại sớm hơn: bỏ lần cũ rồi báo lại."));
}

Html close_point_fields(const Fields& fields, const SystemView& view) {
  const Talk& talk = fields.talk();
  Choices points;
  if (view.office && view.office->unit)
    for (const auto& one : view.office->unit->points)
      if (!one.closed) points.push_back({one.id, one.id});
  if (points.empty()) return paragraph(talk("Chưa ghi điểm tiếp nhận nào ngoài trung tâm."));
  return row(fields.select("point", talk("Điểm tiếp nhận"), points) +
             day(fields, "on", talk("Đóng từ ngày"), view.today.text()));
}

Html calendar_fields(const Fields& fields, const SystemView& view) {
  const Talk& talk = fields.talk();
  Choices versions;
  if (view.calendar != nullptr)
    versions.push_back({view.calendar->version().text, view.calendar->version().text});
  return soft(talk("Ghi rằng đơn vị dùng lịch này: ngày nghỉ, ngày làm bù và giờ làm việc ở phần "
                   "Lịch làm việc bên trên. Ngày đã in trên giấy không đổi.")) +
         row(fields.select("calendar", talk("Lịch"), versions) +
             day(fields, "from", talk("Dùng từ ngày"), view.today.text()));
}

Html one_form(const Talk& talk, const SystemView& view, std::string_view type,
              std::string_view title, const std::function<Html(const Fields&)>& fields_of) {
  Typed typed;
  const bool again = view.typed_action == type;
  if (again) typed = view.typed;
  const Fields fields(talk, typed, "s-" + std::string(type) + "-");
  const Html inside = hidden("csrf", view.csrf) + hidden("command", view.command) +
                      hidden("type", type) + fields_of(fields) +
                      tag("p", {{"class", "actions"}}, submit(talk(title), "strong"));
  return tag(
      "details", {{"id", "viec-" + std::string(type)}, {"open", again}},
      tag("summary", text(talk(title))) + tag("form", {{"method", "post"}, {"action", "/he-thong"}},
                                              again ? fields.summary() + inside : inside));
}

}  // namespace

Html office_forms(const Talk& talk, const SystemView& view) {
  const auto form = [&](const office::RoleSet may, std::string_view type, std::string_view title,
                        auto&& fields_of) {
    return view.roles.meets(may) ? one_form(talk, view, type, title, fields_of) : Html();
  };
  const office::RoleSet staff = office::roles_for(office::GrantRole{});
  const office::RoleSet closing = office::roles_for(office::DeclareClosure{});
  Html out;
  if (view.health.clock_suspect)
    out += form(kClockConfirmers, "confirm_clock", "Xác nhận ngày giờ", [&](const Fields& fields) {
      return soft(talk(
                 "Nhìn đồng hồ đáng tin rồi ghi đúng ngày giờ bây giờ. Từ đó máy tính tiếp.")) +
             fields.line({.name = "now",
                          .label = talk("Bây giờ là"),
                          .type = "datetime-local",
                          .required = true});
    });
  out += form(staff, "enrol_officer", "Thêm cán bộ", [&](const Fields& fields) {
    return hidden("officer", view.fresh_id) +
           fields.line({.name = "username",
                        .label = talk("Tên đăng nhập"),
                        .hint = talk("Chữ thường không dấu, theo vị trí việc làm: tiep-nhan-1"),
                        .required = true}) +
           fields.line({.name = "name", .label = talk("Họ và tên"), .required = true});
  });
  out += form(staff, "grant_role", "Cấp vai trò",
              [&](const Fields& fields) { return grant_fields(fields, view); });
  out += form(staff, "end_role", "Thôi vai trò",
              [&](const Fields& fields) { return end_role_fields(fields, view); });
  out += form(staff, "record_delegation", "Ghi văn bản ủy quyền ký",
              [&](const Fields& fields) { return delegation_fields(fields, view); });
  out += form(staff, "end_delegation", "Thôi ủy quyền ký",
              [&](const Fields& fields) { return end_delegation_fields(fields, view); });
  out += form(staff, "reset_password", "Cấp mật khẩu dùng một lần", [&](const Fields& fields) {
    return fields.select("officer", talk("Cán bộ"), officer_choices(view));
  });
  out += form(staff, "lock_account", "Khóa tài khoản", [&](const Fields& fields) {
    return hidden("ground", "by_order") +
           fields.select("officer", talk("Cán bộ"), officer_choices(view));
  });
  out += form(staff, "unlock_account", "Mở tài khoản", [&](const Fields& fields) {
    return fields.select("officer", talk("Cán bộ"), officer_choices(view));
  });
  out += form(closing, "declare_closure", "Báo đóng cửa",
              [&](const Fields& fields) { return closure_fields(fields, view); });
  out += form(closing, "lift_closure", "Bỏ một lần báo đóng cửa",
              [&](const Fields& fields) { return lift_closure_fields(fields, view); });
  out += form(staff, "open_point", "Mở điểm tiếp nhận", [&](const Fields& fields) {
    return fields.line({.name = "point",
                        .label = talk("Tên điểm tiếp nhận"),
                        .hint = talk("Ngắn gọn, ví dụ: Bản Vịn"),
                        .required = true});
  });
  out += form(staff, "close_point", "Đóng điểm tiếp nhận",
              [&](const Fields& fields) { return close_point_fields(fields, view); });
  out += form(staff, "adopt_calendar", "Dùng lịch làm việc",
              [&](const Fields& fields) { return calendar_fields(fields, view); });
  if (out.empty()) return {};
  return heading(2, talk("Thay đổi")) + tag("div", {{"class", "acts"}}, out);
}

}  // namespace motcua::web
