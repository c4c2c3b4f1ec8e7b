#include "web/labels.h"
#include "web/pages/system.h"
#include "web/parts.h"
#include "wording/dates.h"
#include "wording/numbers.h"

namespace motcua::web {
namespace {

Html good_or_bad(const Talk& talk, bool good, std::string_view yes, std::string_view no) {
  return chip(good ? Chip::kGood : Chip::kLate, talk(good ? yes : no));
}

Html health_section(const Talk& talk, const app::HealthView& health) {
  return fact_list(
      {{talk("Ghi sổ"), good_or_bad(talk, health.writer_ok, "Đang ghi được", "Không ghi được")},
       {talk("Kho khóa"), good_or_bad(talk, health.vault_open, "Đang mở", "Đang khóa")},
       {talk("Đồng hồ"),
        good_or_bad(talk, !health.clock_suspect, "Tin được", "Đáng ngờ, phải xác nhận ngày")},
       {talk("Số việc đã ghi"), text(wording::grouped(health.events))}});
}

std::string role_words(const Talk& talk, const std::vector<office::Role>& roles) {
  std::string out;
  for (const auto role : roles) {
    if (!out.empty()) out += ", ";
    out += talk(label(role));
  }
  return out.empty() ? talk("Chưa có vai trò") : out;
}

Html officer_table(const Talk& talk, const SystemView& view) {
  Table list;
  list.caption = talk("Cán bộ");
  list.columns = {talk("Tên đăng nhập"), talk("Họ và tên"), talk("Vai trò hôm nay"),
                  talk("Tài khoản")};
  for (const auto& officer : view.officers) {
    const std::string* name = officer.name.get();
    list.rows.push_back({text(officer.username.text), text(name == nullptr ? "–" : *name),
                         text(role_words(talk, officer.roles)),
                         officer.locked ? chip(Chip::kLate, talk("Đã khóa"))
                                        : chip(Chip::kGood, talk("Đang dùng"))});
  }
  return table(list);
}

Html standing(const Talk& talk, const office::Delegation& one, Date today) {
  if (one.in_force(today)) return chip(Chip::kGood, talk("Có hiệu lực"));
  if (one.ended && *one.ended <= today) return chip(Chip::kPlain, talk("Đã thôi"));
  return today < one.from ? chip(Chip::kPlain, talk("Chưa đến ngày"))
                          : chip(Chip::kSoon, talk("Đã hết hạn"));
}

Html delegation_table(const Talk& talk, const SystemView& view) {
  if (!view.office || view.office->delegations.empty())
    return paragraph(talk("Chưa ghi văn bản ủy quyền nào."));
  Table list;
  list.caption = talk("Ủy quyền ký");
  list.columns = {talk("Văn bản"), talk("Người ký"), talk("Tư cách"), talk("Việc"),
                  talk("Từ"),      talk("Đến hết"),  talk("Hôm nay")};
  for (const auto& one : view.office->delegations) {
    std::string acts;
    for (const auto act : one.acts) acts += (acts.empty() ? "" : ", ") + talk(label(act));
    if (acts.empty()) acts = talk("Mọi việc");
    for (const auto& procedure : one.procedures) acts += ", " + procedure.text;
    list.rows.push_back({text(one.instrument), text(view.name_of(one.officer)),
                         text(talk(label(one.capacity))), text(acts),
                         text(wording::short_date(one.from)), text(wording::short_date(one.until)),
                         standing(talk, one, view.today)});
  }
  return table(list);
}

}  // namespace

Page system_page(const Talk& talk, const SystemView& view) {
  Page page;
  page.title = talk("Hệ thống");
  page.door = Door::kSystem;
  page.body = heading(1, talk("Hệ thống"));
  if (view.done)
    page.body +=
        tag("div", {{"class", "notice good"}, {"role", "status"}}, paragraph(talk("Đã lưu.")));
  if (!view.fault.empty())
    page.body += tag(
        "div", {{"class", "notice bad"}, {"role", "alert"}},
        paragraph(view.fault) +
            (view.basis.empty() ? Html() : soft(talk("Căn cứ: {basis}", {{"basis", view.basis}}))));
  page.body += heading(2, talk("Tình trạng")) + panel(health_section(talk, view.health));
  page.body += heading(2, talk("Cán bộ")) + officer_table(talk, view);
  page.body += heading(2, talk("Ủy quyền ký")) + delegation_table(talk, view);
  page.body += office_places(talk, view) + office_forms(talk, view);
  return page;
}

Page one_time_password_page(const Talk& talk, const std::string& username,
                            const std::string& password) {
  Page page;
  page.title = talk("Mật khẩu dùng một lần");
  page.door = Door::kSystem;
  page.body = heading(1, talk("Mật khẩu dùng một lần"));
  page.body +=
      paragraph(talk("Cho tài khoản {username}. Chỉ hiện một lần: hãy đưa tận tay, không "
                     "gửi qua tin nhắn.",
                     {{"username", username}}));
  page.body += panel(tag("p", {{"class", "secret number"}}, text(password)));
  page.body +=
      tag("p", {{"class", "actions"}}, button_link("/he-thong", talk("Về trang hệ thống"), "main"));
  return page;
}

}  // namespace motcua::web
