// Form 01 as it is printed: Vietnamese whatever the screen's language, with Ông/Bà.
#include "web/labels.h"
#include "web/pages/dossier.h"
#include "web/pages/intake.h"
#include "web/pages/paper_words.h"
#include "web/parts.h"
#include "web/qr.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

const dossier::People* people_of(const dossier::State& state) { return state.people.get(); }

std::string shown_words(const dossier::ComponentShown& shown) {
  std::string out(label(shown.shown));
  if (shown.originals > 0) out += ", " + std::to_string(shown.originals) + " bản chính";
  if (shown.copies > 0) out += ", " + std::to_string(shown.copies) + " bản sao";
  return out;
}

Html papers(const app::DossierView& view) {
  std::vector<Html> items;
  for (const auto& shown : view.state.components)
    items.push_back(text(component_name(view, shown.id) + " (" + shown_words(shown) + ")"));
  return items.empty() ? text("Theo danh mục kèm theo") : bullet_list(items);
}

/// How its owner follows the dossier from home; the code holds what docs/formats/slip_qr.md says.
Html tracking(const SlipView& view) {
  const dossier::State& state = view.dossier->state;
  const std::string& site = view.public_address;
  const std::string& number = state.number.text;
  const std::string content = site.empty() ? number + " " + state.check
                                           : site + "/tra-cuu/" + number + "?ma=" + state.check;
  Html words = tag(
      "p", text("Mã tra cứu: ") + tag("span", {{"class", "number check-code"}}, text(state.check)));
  words += tag("p", text(site.empty() ? "Tra cứu: hỏi ở quầy, hoặc mở trang tra cứu của trung tâm, "
                                        "gõ số hồ sơ và mã tra cứu."
                                      : "Tra cứu: chĩa máy ảnh điện thoại vào hình bên, hoặc mở " +
                                            site + "/tra-cuu rồi gõ số hồ sơ và mã tra cứu."));
  return tag("div", {{"class", "track-box"}},
             qr_code(content, "Mã vuông để tra cứu hồ sơ") + tag("div", words));
}

Html reasons(const app::DossierView& view) {
  if (!view.explanation) return {};
  std::vector<Html> items;
  for (const auto& reason : view.explanation->reasons)
    items.push_back(
        text(wording::short_date(reason.date) + ": " + day_sentence(kVietnamese, view, reason)));
  return fold_out("Vì sao là ngày này", bullet_list(items), true);
}

}  // namespace

Page slip_page(const Talk& talk, const SlipView& view) {
  const app::DossierView& dossier = *view.dossier;
  const dossier::State& state = dossier.state;
  const dossier::People* people = people_of(state);
  const std::string applicant = people == nullptr ? "" : people->applicant.name();
  Html sheet = tag("p", {{"class", "issuer"}},
                   strong("ỦY BAN NHÂN DÂN " + view.unit_name) + lone("br", {}) +
                       text("Trung tâm Phục vụ hành chính công"));
  sheet += heading(1, "Giấy tiếp nhận hồ sơ và hẹn trả kết quả");
  sheet += tag("p", {{"class", "slip-number number"}}, text(state.number.text));
  Facts facts;
  facts.push_back({"Người nộp", text(applicant.empty() ? "–" : "Ông/Bà " + applicant)});
  if (people != nullptr && people->owner)
    facts.push_back({"Chủ hồ sơ", text(people->owner->name())});
  facts.push_back({"Thủ tục", text(view.procedure_name)});
  facts.push_back({"Giấy tờ đã nhận", papers(dossier)});
  if (state.received) facts.push_back({"Nhận lúc", text(spoken_moment(*state.received))});
  if (state.term) {
    facts.push_back({"Thời hạn", text(limit_words(kVietnamese, state.term->limit)) +
                                     grade_mark(kVietnamese, state.term->grade)});
  }
  if (state.return_mode) facts.push_back({"Cách nhận kết quả", text(label(*state.return_mode))});
  facts.push_back(
      {"Nơi trả kết quả", text("Trung tâm Phục vụ hành chính công " + view.returning_name)});
  sheet += fact_list(facts) + appointment(state) + tracking(view);
  const Html hands =
      tag("div", tag("p", text("Người nộp")) + tag("p", {{"class", "hand"}}, text(applicant))) +
      tag("div", tag("p", text("Người tiếp nhận hồ sơ")) +
                     tag("p", {{"class", "hand"}}, text(view.officer_name)));
  sheet += tag("div", {{"class", "hands"}}, hands);

  Page page;
  page.title = talk("Giấy tiếp nhận");
  page.look = Look::kPaper;
  page.door = Door::kCounter;
  page.body = tag("p", {{"class", "actions no-print"}},
                  button_link("/ho-so/" + state.number.text, talk("Mở hồ sơ"), "main") +
                      (view.may_receive ? button_link("/quay", talk("Nhận hồ sơ khác")) : Html()));
  page.body += view.print;
  page.body += soft(talk("In: bấm Ctrl+P, khổ A5."));
  page.body += tag("div", {{"class", "slip-and-why"}},
                   tag("div", {{"class", "slip"}, {"lang", "vi"}}, sheet) +
                       tag("div", {{"class", "no-print"}, {"lang", "vi"}}, reasons(dossier)));
  return page;
}

}  // namespace motcua::web
