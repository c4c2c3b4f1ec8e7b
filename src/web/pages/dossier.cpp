#include "web/pages/dossier.h"

#include "web/labels.h"
#include "web/pages/form_block.h"
#include "web/pages/print_links.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

std::string sealed_words(const Talk& talk, bool erased) {
  return erased ? talk("Dữ liệu cá nhân đã xóa.") : talk("Dữ liệu cá nhân đang khóa.");
}

std::string person_line(const Talk& talk, const dossier::Person& person) {
  std::string out = person.name;
  if (person.born) out += ", " + talk("sinh {date}", {{"date", wording::short_date(*person.born)}});
  if (person.identity)
    out += ", " + talk(label(person.identity->kind)) + " " + person.identity->number;
  if (!person.phone.empty()) out += ", " + talk("điện thoại {phone}", {{"phone", person.phone}});
  if (!person.address.empty()) out += ", " + person.address;
  return out;
}

Html party_line(const Talk& talk, const dossier::Party& party) {
  if (party.person) return text(person_line(talk, *party.person));
  if (!party.organisation) return {};
  return text(party.organisation->name + " – " +
              talk("đại diện: {name}", {{"name", party.organisation->representative.name}}));
}

Html people_section(const Talk& talk, const dossier::State& state) {
  const dossier::People* people = state.people.get();
  if (people == nullptr) return paragraph(sealed_words(talk, state.people.is_erased()));
  Facts facts;
  facts.push_back({talk("Người nộp hồ sơ"), party_line(talk, people->applicant)});
  if (people->owner) facts.push_back({talk("Chủ hồ sơ"), party_line(talk, *people->owner)});
  for (const auto& one : people->beneficiaries)
    facts.push_back({talk("Người thụ hưởng"), party_line(talk, one)});
  if (people->contact)
    facts.push_back({talk("Người nhận tin báo"), text(person_line(talk, *people->contact))});
  if (people->proxy) {
    std::string words = person_line(talk, people->proxy->person);
    words += " – " + talk(label(people->proxy->relation));
    if (people->proxy->deed)
      words += ", " + talk("văn bản {number}", {{"number", people->proxy->deed->number}});
    facts.push_back({talk("Người được ủy quyền"), text(words)});
  }
  if (people->interpreter)
    facts.push_back({talk("Người phiên dịch"), text(person_line(talk, people->interpreter->person) +
                                                    " – " + people->interpreter->language)});
  for (const auto& one : people->witnesses)
    facts.push_back({talk("Người làm chứng"), text(person_line(talk, one))});
  if (people->helper)
    facts.push_back({talk("Người nhập giúp"),
                     text(people->helper->name + " – " + talk(label(people->helper->kind)) + ", " +
                          talk(label(people->helper->mandate)))});
  if (people->unable_to_sign)
    facts.push_back({talk("Ký"), text(people->fingerprint ? talk("Điểm chỉ thay cho ký")
                                                          : talk("Người nộp không ký được"))});
  return fact_list(facts);
}

Html papers_section(const Talk& talk, const app::DossierView& dossier) {
  std::vector<Html> items;
  for (const auto& shown : dossier.state.components) {
    std::string words = component_name(dossier, shown.id) + " – " + talk(label(shown.shown));
    if (shown.originals > 0)
      words += ", " + talk("{n} bản chính", {{"n", std::to_string(shown.originals)}});
    if (shown.copies > 0)
      words += ", " + talk("{n} bản sao", {{"n", std::to_string(shown.copies)}});
    items.push_back(text(words));
  }
  if (items.empty()) return paragraph(talk("Chưa ghi giấy tờ nào."));
  return bullet_list(items);
}

/// What somebody waits for: forms that tell of something and were not printed yet.
Html papers_to_print(const Talk& talk, const DossierPageView& view) {
  const dossier::State& state = view.dossier->state;
  Html out = tag(
      "p", {{"class", "actions"}},
      button_link("/ho-so/" + state.number.text + "/giay-tiep-nhan", talk("Xem giấy tiếp nhận")));
  for (const dossier::PaperForm form :
       {dossier::PaperForm::kSupplementRequest, dossier::PaperForm::kRefusal,
        dossier::PaperForm::kApology, dossier::PaperForm::kStopNotice}) {
    const dossier::Printable* printable = state.printable(form, 0);
    if (printable != nullptr && printable->copies == 0)
      out += print_button(talk, *view.dossier, form, view.csrf, view.command);
  }
  return out + printed_links(talk, state);
}

bool ended(const dossier::State& state) {
  return state.finished || state.stopped || state.withdrawn || state.refused;
}

/// Waiting for the citizen, nobody is late: the date is reckoned anew when the papers come.
bool waits(const dossier::State& state) {
  return state.phase == dossier::Phase::kSupplement || state.clock_stopped() || state.pause_open();
}

/// The first thing to know, before anything to do: on a phone the rest of it comes far below.
Html at_a_glance(const Talk& talk, const DossierPageView& view) {
  const dossier::State& state = view.dossier->state;
  Html out = tag("span", {{"class", "number"}}, text(state.number.text)) + text(" ") +
             chip(chip_of(state.phase), talk(label(state.phase)));
  if (state.phase == dossier::Phase::kSupplement && !state.supplements.empty() &&
      state.supplements.back().lapse)
    out += text(
        talk("Bổ sung trước hết {day}", {{"day", talk.date(*state.supplements.back().lapse)}}));
  if (!ended(state) && !waits(state) && state.due())
    out += text(" ") + due_chip(talk, view.now.date, state.due(), true) +
           text(" " + talk("Hạn trả {when}", {{"when", talk.moment(state.due())}}));
  return tag("p", {{"class", "glance"}}, out);
}

Html standing(const Talk& talk, const DossierPageView& view) {
  const app::DossierView& dossier = *view.dossier;
  const dossier::State& state = dossier.state;
  Facts facts;
  facts.push_back({talk("Trạng thái"), chip(chip_of(state.phase), talk(label(state.phase)))});
  if (const auto due = state.due()) {
    Html words;
    if (!ended(state) && !waits(state))
      words += due_chip(talk, view.now.date, due, true) + text(" ");
    words += text(talk.moment(due));
    if (state.term) words += grade_mark(talk, state.term->grade);
    if (!ended(state) && waits(state))
      words += text(". " + talk("Đang chờ: ngày này sẽ được tính lại"));
    facts.push_back({talk("Hạn trả"), words});
  } else {
    facts.push_back({talk("Hạn trả"), text(talk("Chưa tính được: đang chờ"))});
  }
  if (state.first_term && state.term && state.first_term->due != state.term->due)
    facts.push_back(
        {talk("Ngày in trên giấy tiếp nhận"), text(talk.moment(state.first_term->due))});
  if (state.term && state.term->apologise_until && !ended(state) && !waits(state))
    facts.push_back({talk("Xin lỗi muộn nhất"), text(talk.moment(state.term->apologise_until))});
  if (state.term && state.term->harm)
    facts.push_back({talk("Bà con thiệt nếu sau ngày"), text(talk.date(*state.term->harm))});
  if (dossier.verdict_766)
    facts.push_back({talk("Theo Quyết định 766"), text(talk(label(dossier.verdict_766->verdict)))});
  facts.push_back({talk("Cán bộ"), text(view.name_of(state.assignee))});
  facts.push_back({talk("Cách nộp"), text(talk(label(state.way)))});
  facts.push_back({talk("Nộp lúc"), text(talk.moment(state.filed))});
  facts.push_back({talk("Đơn vị giải quyết"), text(view.unit_name(state.units.competent))});
  if (state.return_mode)
    facts.push_back({talk("Cách nhận kết quả"), text(talk(label(*state.return_mode)))});
  for (const auto& [kind, code] : state.aliases)
    facts.push_back({talk(label(kind)), tag("span", {{"class", "number"}}, text(code.text))});
  for (auto& fact : signature_facts(talk, state)) facts.push_back(std::move(fact));
  for (const auto& paper : state.papers)
    facts.push_back({talk("Kết quả"), text(paper.number + ", " + wording::short_date(paper.on))});
  return fact_list(facts);
}

/// What came after the version the sender of a refused form had seen.
Html changed_meanwhile(const Talk& talk, const DossierPageView& view) {
  if (view.typed_version == 0 || view.typed_version >= view.dossier->state.version) return {};
  std::vector<Html> items;
  for (const auto& item : view.dossier->timeline)
    if (item.seq > view.typed_version)
      items.push_back(text(talk(event_label(item.event)) + " · " + talk.moment(item.legal) + " · " +
                           view.name_of(item.actor)));
  if (items.empty()) return {};
  return paragraph(talk("Trong lúc anh chị làm, hồ sơ này đã đổi:")) + bullet_list(items) +
         paragraph(talk("Những gì anh chị vừa gõ vẫn còn trong ô bên dưới. Xem lại rồi gửi lại."));
}

}  // namespace

/// Why the law or the state said no to what was just sent.
Html fault_notice(const Talk& talk, const DossierPageView& view) {
  if (view.fault.empty()) return {};
  Html inside = paragraph(view.fault);
  if (!view.basis.empty()) inside += soft(talk("Căn cứ: {basis}", {{"basis", view.basis}}));
  inside += changed_meanwhile(talk, view);
  return tag("div", {{"class", "notice bad"}, {"role", "alert"}}, inside);
}

namespace {

Html messages(const Talk& talk, const DossierPageView& view) {
  Html out;
  if (view.done)
    out += tag("div", {{"class", "notice good"}, {"role", "status"}}, paragraph(talk("Đã lưu.")));
  // The form that was sent says itself why not, unless it is not offered any more.
  if (!offered(view, view.typed_action)) out += fault_notice(talk, view);
  return out;
}

}  // namespace

Page dossier_page(const Talk& talk, const DossierPageView& view) {
  const dossier::State& state = view.dossier->state;
  Page page;
  page.title = talk("Hồ sơ {number}", {{"number", state.number.text}});
  page.door = Door::kDossiers;
  page.with_form = offered(view, "correct_entry");
  page.body = heading(1, view.procedure_name);
  page.body += at_a_glance(talk, view);
  page.body += messages(talk, view) + erasure_notice(talk, view);
  const Html actions = heading(2, talk("Làm gì tiếp")) + action_forms(talk, view);
  const Html story = heading(2, talk("Vì sao là ngày này")) + days_section(talk, *view.dossier) +
                     heading(2, talk("Đã qua những gì")) + timeline_section(talk, view);
  Html answers = answers_section(talk, *view.dossier);
  if (!answers.empty()) answers = heading(2, talk("Tờ khai")) + answers;
  const Html main = actions + answers + story;
  const Html side =
      heading(2, talk("Tình hình")) + standing(talk, view) + heading(2, talk("Người")) +
      people_section(talk, state) + heading(2, talk("Giấy tờ")) +
      papers_section(talk, *view.dossier) + heading(2, talk("Tệp")) +
      files_section(talk, *view.dossier) + papers_to_print(talk, view) +
      tag("p", link("/ho-so/" + state.number.text + "/phieu-kiem-soat", talk("Phiếu kiểm soát")));
  page.body += tag("div", {{"class", "columns two"}},
                   tag("div", main) + tag("aside", {{"aria-label", talk("Tình hình hồ sơ")}},
                                          panel(side, "sand")));
  return page;
}

}  // namespace motcua::web
