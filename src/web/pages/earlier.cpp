#include "web/pages/earlier.h"

#include "web/parts.h"

namespace motcua::web {

Html earlier_scope(const Talk& talk) {
  return soft(
      talk("Chỉ hiện hồ sơ anh chị được xem ở đơn vị mình; mỗi hồ sơ hiện ra đều được ghi vào sổ. "
           "Hồ sơ của đơn vị khác: mở bằng số hồ sơ, và ghi lý do."));
}

namespace {

Html fill_in_links(const Talk& talk, const ProcedureCode& procedure,
                   const std::vector<app::ListedDossier>& found) {
  std::vector<Html> items;
  for (const app::ListedDossier& one : found)
    items.push_back(link("/quay/" + procedure.text + "?tu=" + one.number.text,
                         talk("Điền sẵn từ hồ sơ {number}", {{"number", one.number.text}})));
  return items.empty() ? Html() : bullet_list(items);
}

}  // namespace

Html earlier_panel(const Talk& talk, const ProcedureCode& procedure, const EarlierView& view) {
  const Fields fields(talk, view.typed, "e-");
  const Html form =
      hidden("csrf", view.csrf) +
      fields.line({.name = "number",
                   .label = talk("Số giấy tờ của người nộp"),
                   .hint = talk("Tra trước khi nhập hồ sơ: số này điền luôn vào dưới"),
                   .input_mode = "numeric"}) +
      tag("div", submit(talk("Xem hồ sơ trước"), "strong"));
  Html inside = heading(2, talk("Bà con đã có hồ sơ ở đây?")) +
                tag("form",
                    {{"method", "post"},
                     {"action", "/quay/" + procedure.text + "/ho-so-truoc"},
                     {"class", "row"},
                     {"role", "search"}},
                    form) +
                earlier_scope(talk);
  if (view.found)
    inside += dossier_table(talk, talk("Hồ sơ trước"), *view.found, view.name_of, view.now) +
              fill_in_links(talk, procedure, *view.found);
  return panel(inside, "sand");
}

}  // namespace motcua::web
