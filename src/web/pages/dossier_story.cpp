// What happened to a dossier: its timeline with the particulars of each event, the files that came
// with them, and the date day by day.
#include "web/labels.h"
#include "web/pages/dossier.h"
#include "web/parts.h"
#include "wording/dates.h"
#include "wording/numbers.h"

namespace motcua::web {
namespace {

constexpr std::size_t kDaysShown = 12;  // longer explanations begin folded

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const auto& name : names) out += (out.empty() ? "" : "; ") + name;
  return out;
}

/// Particulars of an event that its open body carries; words of people are shown apart.
struct Particulars {
  const Talk& talk;
  const DossierPageView& view;

  std::string components(const std::vector<std::string>& ids) const {
    std::vector<std::string> names;
    for (const auto& id : ids) names.push_back(component_name(*view.dossier, id));
    return listed(names);
  }
  std::string days(const std::optional<Date>& from, const std::optional<Date>& until) const {
    std::string out;
    if (from) out += ", " + talk("từ {date}", {{"date", wording::short_date(*from)}});
    if (until) out += ", " + talk("đến hết {date}", {{"date", wording::short_date(*until)}});
    return out;
  }
  std::string numbered(const std::string& number) const {
    return number.empty() ? "" : talk("văn bản số {number}", {{"number", number}});
  }

  std::string operator()(const dossier::DossierRefused& e) const {
    std::vector<std::string> reasons;
    for (const auto reason : e.reasons) reasons.push_back(talk(label(reason)));
    if (!e.out_number.empty()) reasons.push_back(numbered(e.out_number));
    return listed(reasons);
  }
  std::string operator()(const dossier::DossierChecked& e) const {
    if (e.complete) return talk("Giấy tờ đã đủ và đúng");
    return e.missing.empty() ? "" : talk("Còn thiếu: {names}", {{"names", components(e.missing)}});
  }
  std::string operator()(const dossier::DossierAssigned& e) const {
    return view.name_of(e.officer);
  }
  std::string operator()(const dossier::StepStarted& e) const {
    return step_name(talk, *view.dossier, e.step, e.kind) + days(e.from, e.until);
  }
  std::string operator()(const dossier::StepCompleted& e) const {
    catalogue::StepKind kind = catalogue::StepKind::kCheck;
    for (const auto& step : view.dossier->state.steps)
      if (step.id == e.step) kind = step.kind;
    return step_name(talk, *view.dossier, e.step, kind) + ": " + talk(label(e.outcome));
  }
  std::string operator()(const dossier::SupplementRequested& e) const {
    std::string out = components(e.components);
    if (e.lapse)
      out += (out.empty() ? "" : ". ") +
             talk("Bổ sung trước hết {day}", {{"day", talk.date(*e.lapse)}});
    return out;
  }
  std::string operator()(const dossier::SupplementReceived& e) const {
    return e.term ? talk("Hẹn trả {when}", {{"when", talk.moment(e.term->due)}}) : "";
  }
  std::string operator()(const dossier::ClockStopped& e) const {
    return talk("quyết định số {number}", {{"number", e.decision}}) + ", " + talk(label(e.ground));
  }
  std::string operator()(const dossier::ClockResumed& e) const {
    return talk("Hẹn trả {when}", {{"when", talk.moment(e.term.due)}});
  }
  std::string operator()(const dossier::ObligationRequested& e) const {
    std::string out = talk("thông báo số {number}", {{"number", e.notice}});
    if (e.amount > 0) out += ", " + wording::money(e.amount);
    return out;
  }
  std::string operator()(const dossier::TransferIntended& e) const { return view.unit_name(e.to); }
  std::string operator()(const dossier::ConsultationAsked& e) const {
    return view.unit_name(e.unit);
  }
  std::string operator()(const dossier::ConsultationAnswered& e) const {
    return talk(label(e.outcome));
  }
  std::string operator()(const dossier::ResultProposed& e) const {
    return e.negative ? talk("Không đủ điều kiện giải quyết") : "";
  }
  std::string operator()(const dossier::ResultSigned& e) const {
    const std::string way =
        e.way == dossier::SignWay::kFile ? talk("Tệp đã ký số") : talk("Ký tay trên giấy");
    return way + ", " + talk(label(e.capacity)) + ", " + numbered(e.instrument);
  }
  std::string operator()(const dossier::ResultRecorded& e) const {
    std::vector<std::string> papers;
    for (const auto& paper : e.papers)
      papers.push_back(talk("số {number} ngày {date}",
                            {{"number", paper.number}, {"date", wording::short_date(paper.on)}}));
    return listed(papers);
  }
  std::string operator()(const dossier::ResultReturned& e) const {
    return talk(label(e.mode)) + ", " + talk(label(e.to));
  }
  std::string operator()(const dossier::DossierStopped& e) const {
    return talk(label(e.ground)) + ", " + numbered(e.out_number);
  }
  std::string operator()(const dossier::DossierExtended& e) const {
    return talk("Hẹn trả {when}", {{"when", talk.moment(e.term.due)}});
  }
  std::string operator()(const dossier::ResultAmended& e) const {
    return talk(label(e.act)) + ", " + talk("quyết định số {number}", {{"number", e.decision}});
  }
  std::string operator()(const dossier::AliasBound& e) const {
    return talk(label(e.kind)) + " " + e.code.text;
  }
  std::string operator()(const dossier::HoldPlaced& e) const {
    return talk("quyết định số {number}", {{"number", e.decision}});
  }
  std::string operator()(const dossier::HoldLifted& e) const {
    return talk("quyết định số {number}", {{"number", e.decision}});
  }
  std::string operator()(const dossier::ErasureRequested& e) const { return talk(label(e.basis)); }
  std::string operator()(const dossier::ErasureOrdered& e) const { return talk(label(e.basis)); }
  std::string operator()(const dossier::SignatureChecked& e) const {
    return talk(label(e.found.verdict));
  }
  std::string operator()(const dossier::PaperPrinted& e) const {
    std::string out = talk(label(e.form));
    if (e.copy > 1) out += ", " + talk("in lại lần {n}", {{"n", std::to_string(e.copy - 1)}});
    return out;
  }
  // Their label says it all.
  std::string operator()(const dossier::DossierFiled&) const { return {}; }
  std::string operator()(const dossier::DossierReceived&) const { return {}; }
  std::string operator()(const dossier::EntryCorrected&) const { return {}; }
  std::string operator()(const dossier::DossierLapsed&) const { return {}; }
  std::string operator()(const dossier::ObligationFulfilled&) const { return {}; }
  std::string operator()(const dossier::ProposalSentBack&) const { return {}; }
  std::string operator()(const dossier::ResultIssued&) const { return {}; }
  std::string operator()(const dossier::DossierWithdrawn&) const { return {}; }
  std::string operator()(const dossier::EntryUndone&) const { return {}; }
  std::string operator()(const dossier::DossierNoted&) const { return {}; }
};

const dossier::Words* words_of(const dossier::Event& event) {
  return std::visit(
      [](const auto& one) -> const dossier::Words* {
        if constexpr (requires { one.text; }) return one.text ? one.text->get() : nullptr;
        return nullptr;
      },
      event);
}

const dossier::Files* files_of(const dossier::Event& event) {
  return std::visit(
      [](const auto& one) -> const dossier::Files* {
        if constexpr (requires { one.files; }) return one.files ? one.files->get() : nullptr;
        return nullptr;
      },
      event);
}

std::string_view kind_words(std::string_view media) {
  if (media == "application/pdf") return "PDF";
  if (media == "image/jpeg") return "JPEG";
  if (media == "image/png") return "PNG";
  return "";
}

std::string size_words(std::int64_t bytes) {
  constexpr std::int64_t kMega = 1 << 20;
  if (bytes < kMega) return std::to_string((bytes + 1023) / 1024) + " KB";
  return std::to_string(bytes / kMega) + "," + std::to_string(bytes % kMega * 10 / kMega) + " MB";
}

}  // namespace

std::string component_name(const app::DossierView& dossier, const std::string& id) {
  if (dossier.procedure)
    if (const auto* found = catalogue::find_component(*dossier.procedure, id)) return found->name;
  return id;
}

std::string step_name(const Talk& talk, const app::DossierView& dossier, const std::string& id,
                      catalogue::StepKind kind) {
  if (dossier.procedure)
    if (const auto* step = catalogue::find_step(*dossier.procedure, id))
      if (!step->name.empty()) return step->name;
  return talk(label(kind));
}

Html files_section(const Talk& talk, const app::DossierView& dossier) {
  if (dossier.state.erasure_ordered) return soft(talk("Tệp kèm theo đã xóa cùng dữ liệu cá nhân."));
  std::vector<Html> items;
  for (const auto& item : dossier.timeline) {
    const dossier::Files* files = files_of(item.event);
    if (files == nullptr) continue;
    for (const auto& file : files->files) {
      const std::string address = "/ho-so/" + dossier.state.number.text + "/tep/" + file.id.text();
      const std::string about = std::string(kind_words(file.media)) + ", " + size_words(file.size) +
                                ", " + wording::short_date(item.legal.date);
      items.push_back(link(address, file.name.empty() ? talk("Tệp không tên") : file.name) +
                      tag("span", {{"class", "soft"}}, text(" (" + about + ")")));
    }
  }
  if (items.empty()) return soft(talk("Chưa có tệp nào."));
  return bullet_list(items);
}

Html days_section(const Talk& talk, const app::DossierView& dossier) {
  if (!dossier.explanation) return paragraph(talk("Chưa có ngày hẹn trả."));
  Table days;
  days.caption = talk("Vì sao là ngày này");
  days.columns = {talk("Ngày"), talk("Tính"), talk("Lý do")};
  days.folds = false;
  for (const auto& reason : dossier.explanation->reasons)
    days.rows.push_back({text(talk.date(reason.date)),
                         text(reason.counted ? talk("Có") : talk("Không")),
                         text(day_sentence(talk, dossier, reason))});
  const std::size_t count = days.rows.size();
  return fold_out(talk("Xem từng ngày ({n})", {{"n", std::to_string(count)}}), table(days),
                  count <= kDaysShown);
}

Html timeline_section(const Talk& talk, const DossierPageView& view) {
  Html items;
  const auto& timeline = view.dossier->timeline;
  std::size_t ordinal = timeline.size();
  for (auto item = timeline.rbegin(); item != timeline.rend(); ++item) {
    Html inside =
        tag("span", {{"class", "mark"}, {"aria-hidden", "true"}}, text(std::to_string(ordinal--)));
    inside += strong(talk(event_label(item->event)));
    const std::string particulars = std::visit(Particulars{talk, view}, item->event);
    if (!particulars.empty()) inside += tag("p", text(particulars));
    inside += tag("p", {{"class", "soft"}},
                  text(talk.moment(item->legal) + " · " + view.name_of(item->actor)));
    if (const auto* words = words_of(item->event)) {
      if (!words->text.empty()) inside += tag("p", {{"class", "said"}}, text(words->text));
      std::vector<Html> lines;
      for (const auto& line : words->items) lines.push_back(text(line));
      inside += bullet_list(lines);
    }
    items += tag("li", {{"class", "done"}}, inside);
  }
  return tag("ol", {{"class", "steps"}}, items);
}

}  // namespace motcua::web
