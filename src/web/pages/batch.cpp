// Many dossiers signed at one sitting: each was opened first, each is signed for itself.
#include <algorithm>

#include "web/pages/worklist.h"
#include "web/parts.h"

namespace motcua::web {
namespace {

Html dossier_link(const std::string& number) {
  return tag("a", {{"class", "number nowrap"}, {"href", "/ho-so/" + number}}, text(number));
}

Html outcome(const Talk& talk, const BatchView& view) {
  Html out;
  if (!view.fault.empty())
    out += tag("div", {{"class", "notice bad"}, {"role", "alert"}}, paragraph(view.fault));
  if (!view.signed_now.empty()) {
    std::vector<Html> items;
    for (const auto& number : view.signed_now) items.push_back(dossier_link(number));
    out += tag("div", {{"class", "notice good"}, {"role", "status"}},
               paragraph(talk("Đã ký {n} hồ sơ:", {{"n", std::to_string(items.size())}})) +
                   bullet_list(items));
  }
  if (!view.refused.empty()) {
    std::vector<Html> items;
    for (const auto& one : view.refused)
      items.push_back(dossier_link(one.number) + text(" – " + one.why));
    out += tag("div", {{"class", "notice bad"}, {"role", "alert"}},
               paragraph(talk("Chưa ký {n} hồ sơ. Các hồ sơ khác không bị ảnh hưởng.",
                              {{"n", std::to_string(items.size())}})) +
                   bullet_list(items));
  }
  return out;
}

Html pick_cell(const Talk& talk, const BatchView& view, const app::ListedDossier& row) {
  if (!row.seen)
    return tag(
        "a", {{"class", "button"}, {"href", "/ho-so/" + row.number.text}},
        text(talk("Mở xem")) + tag("span", {{"class", "hidden"}}, text(" " + row.number.text)));
  const bool ticked =
      std::find(view.picked.begin(), view.picked.end(), row.number.text) != view.picked.end();
  return tag("label", {{"class", "check"}},
             lone("input", {{"type", "checkbox"},
                            {"name", "so"},
                            {"value", row.number.text + "." + std::to_string(row.version)},
                            {"checked", ticked}}) +
                 tag("span", text(talk("Ký")) +
                                 tag("span", {{"class", "hidden"}}, text(" " + row.number.text))));
}

Html batch_table(const Talk& talk, const BatchView& view) {
  Table list;
  list.caption = talk("Hồ sơ chờ ký");
  list.look = "batch";
  list.columns = {talk("Ký"),      talk("Mã hồ sơ"), talk("Chủ hồ sơ"),
                  talk("Thủ tục"), talk("Hạn trả"),  talk("Người trình")};
  for (const auto& row : view.rows) {
    const auto* summary = row.summary.get();
    list.rows.push_back({pick_cell(talk, view, row), dossier_link(row.number.text),
                         text(summary == nullptr ? talk("đang khóa") : summary->owner),
                         tag("span", {{"class", "clamp"}}, text(row.procedure_name)),
                         time_cell(talk, row, view.now), text(view.name_of(row.assignee))});
  }
  return table(list);
}

}  // namespace

Page batch_page(const Talk& talk, const BatchView& view) {
  Page page;
  page.title = talk("Ký nhiều hồ sơ");
  page.door = Door::kSteering;
  page.with_list = true;
  page.body = heading(1, talk("Ký nhiều hồ sơ một lượt"));
  page.body += outcome(talk, view);
  page.body += list_help(talk, view.as_of);
  if (view.rows.empty()) {
    page.body += tag("p", {{"class", "empty"}}, text(talk("Không có hồ sơ nào chờ ký.")));
    page.body += tag("p", {{"class", "actions"}}, button_link("/dieu-hanh", talk("Về điều hành")));
    return page;
  }
  page.body += paragraph(talk(
      "Mở xem từng hồ sơ trước. Hồ sơ đã xem mới có ô để chọn; nếu hồ sơ đổi sau khi xem thì phải "
      "mở xem lại. Cách này là ký tay trên giấy và khai ở đây; tệp ký số thì ký ở từng hồ sơ."));
  const Typed none;
  const Fields fields(talk, none, "ky-");
  const bool any_seen =
      std::any_of(view.rows.begin(), view.rows.end(), [](const auto& row) { return row.seen; });
  Html inside = hidden("csrf", view.csrf) + hidden("batch", view.batch) + batch_table(talk, view);
  if (view.more)
    inside += soft(talk("Còn hồ sơ chờ ký chưa hiện ở đây; ký xong các hồ sơ này sẽ thấy tiếp."));
  if (any_seen)
    inside += tag("div", {{"class", "narrow"}},
                  fields.line({.name = "password",
                               .label = talk("Mật khẩu của anh chị"),
                               .hint = talk("Hỏi một lần cho cả lượt ký"),
                               .type = "password",
                               .autocomplete = "current-password",
                               .required = true})) +
              tag("p", {{"class", "actions"}}, submit(talk("Ký các hồ sơ đã chọn"), "strong"));
  else
    inside += soft(talk("Chưa xem hồ sơ nào nên chưa ký được."));
  page.body += tag("form", {{"method", "post"}, {"action", "/dieu-hanh/ky"}}, inside);
  return page;
}

}  // namespace motcua::web
