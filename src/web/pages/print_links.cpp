#include "web/pages/print_links.h"

#include <algorithm>

#include "web/form.h"
#include "web/labels.h"
#include "web/parts.h"
#include "web/prints.h"

namespace motcua::web {

Html print_button(const Talk& talk, const app::DossierView& dossier, dossier::PaperForm form,
                  const std::string& csrf, const std::string& command) {
  const auto& allowed = dossier.allowed;
  const bool may =
      std::find(allowed.begin(), allowed.end(), dossier::CommandKind::kPrintPaper) != allowed.end();
  const dossier::Printable* printable = dossier.state.printable(form, 0);
  if (!may || printable == nullptr) return {};
  const std::string words =
      talk(printable->copies > 0 ? "In lại: {form}" : "In: {form}", {{"form", talk(label(form))}});
  return tag("form",
             {{"class", "no-print"},
              {"method", "post"},
              {"action", "/ho-so/" + dossier.state.number.text}},
             hidden("csrf", csrf) + hidden("command", command) +
                 hidden("version", std::to_string(dossier.state.version)) +
                 hidden("type", "print_paper") + hidden("form", dossier::word(form)) +
                 tag("p", {{"class", "actions"}}, submit(words, "strong")));
}

Html printed_links(const Talk& talk, const dossier::State& state) {
  const std::string here = "/ho-so/" + state.number.text;
  std::vector<Html> items;
  for (const dossier::Printable& one : state.printables) {
    if (one.copies == 0) continue;
    items.push_back(link(print_address(here, one.form) + "?viec=" + std::to_string(one.cites),
                         talk(label(one.form))) +
                    text(", " + talk("đã in {n} lần", {{"n", std::to_string(one.copies)}})));
  }
  return items.empty() ? Html() : heading(2, talk("Giấy đã in")) + bullet_list(items);
}

}  // namespace motcua::web
