#include "web/pages/dossier.h"
#include "web/parts.h"

namespace motcua::web {
namespace {

Html glass_form(const Talk& talk, const GlassView& view) {
  const Fields fields(talk, view.typed, "g-");
  const Html inside =
      hidden("csrf", view.csrf) + hidden("command", view.command) +
      fields.area("reason", talk("Lý do phải mở"),
                  talk("Ghi rõ ai nhờ, việc gì. Không ghi tên người dân."), true) +
      fields.select("hours", talk("Mở trong bao lâu"),
                    {{"1", talk("1 giờ")}, {"4", talk("4 giờ")}, {"24", talk("24 giờ")}}, "1") +
      tag("p", {{"class", "actions"}}, submit(talk("Mở hồ sơ này"), "strong"));
  const Html form =
      tag("form", {{"method", "post"}, {"action", "/ho-so/" + view.number.text + "/mo"}}, inside);
  const Html summary = fields.summary();
  return panel(heading(2, talk("Hồ sơ của đơn vị khác?")) +
               paragraph(talk("Khi phải giúp bà con mà hồ sơ không thuộc đơn vị mình, anh chị mở "
                              "được trong một thời gian. Việc mở, tên anh chị và lý do được ghi "
                              "vào sổ, không xóa được.")) +
               summary + form);
}

}  // namespace

Page glass_page(const Talk& talk, const GlassView& view) {
  Page page;
  page.title = talk("Không thấy hồ sơ");
  page.door = Door::kDossiers;
  page.status = 404;
  page.body = heading(1, talk("Không thấy hồ sơ này"));
  if (!view.fault.empty())
    page.body += tag("div", {{"class", "notice bad"}, {"role", "alert"}}, paragraph(view.fault));
  page.body += tag("p", {{"class", "number"}}, text(view.number.text));
  page.body += paragraph(talk("Có thể số hồ sơ gõ chưa đúng. Hãy xem lại từng chữ số."));
  page.body +=
      tag("p", {{"class", "actions"}}, button_link("/ho-so", talk("Về danh sách hồ sơ"), "main"));
  if (view.may_open) page.body += tag("div", {{"class", "narrow"}}, glass_form(talk, view));
  return page;
}

}  // namespace motcua::web
