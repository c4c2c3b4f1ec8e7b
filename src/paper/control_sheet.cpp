// Form 06: who handed the dossier to whom, when, and what came of it; each handover to be signed.
#include "paper/parts.h"
#include "paper/words.h"
#include "wording/dates.h"

namespace motcua::paper {
namespace {

using blocks::Align;

std::string due_words(const dossier::Term& term) {
  return "hẹn trả " + wording::clock_time(term.due) + " ngày " + wording::short_date(term.due.date);
}

/// What a row says beside its name; free words of people stay in the dossier.
struct Said {
  const Matter& matter;

  std::string operator()(const dossier::DossierReceived& e) const { return due_words(e.term); }
  std::string operator()(const dossier::DossierRefused& e) const { return numbered(e.out_number); }
  std::string operator()(const dossier::StepCompleted& e) const {
    return e.term ? due_words(*e.term) : "";
  }
  std::string operator()(const dossier::SupplementRequested& e) const {
    return e.lapse ? "bổ sung trước hết " + wording::short_date(*e.lapse) : "";
  }
  std::string operator()(const dossier::SupplementReceived& e) const {
    return e.term ? due_words(*e.term) : "";
  }
  std::string operator()(const dossier::ClockStopped& e) const { return numbered(e.decision); }
  std::string operator()(const dossier::ClockResumed& e) const { return due_words(e.term); }
  std::string operator()(const dossier::ObligationRequested& e) const {
    return numbered(e.notice) + (e.amount > 0 ? ", số tiền " + amount_words(e.amount) : "");
  }
  std::string operator()(const dossier::TransferIntended& e) const {
    return matter.unit_name(e.to);
  }
  std::string operator()(const dossier::ConsultationAsked& e) const {
    return matter.unit_name(e.unit);
  }
  std::string operator()(const dossier::ResultProposed& e) const {
    return e.negative ? "không đủ điều kiện giải quyết" : "";
  }
  std::string operator()(const dossier::ResultSigned& e) const { return numbered(e.instrument); }
  std::string operator()(const dossier::ResultRecorded& e) const {
    std::string out;
    for (const auto& paper : e.papers) out += (out.empty() ? "" : "; ") + numbered(paper.number);
    return out;
  }
  std::string operator()(const dossier::ResultReturned& e) const {
    return std::string(formal(e.mode));
  }
  std::string operator()(const dossier::DossierStopped& e) const {
    return std::string(formal(e.ground)) + ", " + numbered(e.out_number);
  }
  std::string operator()(const dossier::DossierExtended& e) const { return due_words(e.term); }
  std::string operator()(const dossier::PaperPrinted& e) const {
    return std::string(form_name(e.form)) +
           (e.copy > 1 ? ", in lại lần " + std::to_string(e.copy - 1) : "");
  }
  template <class Other>
  std::string operator()(const Other&) const {
    return {};
  }

  static std::string numbered(const std::string& number) {
    return number.empty() ? "" : "số " + number;
  }
};

/// "trước hạn", "đúng hạn", "quá hạn"; while it runs nothing.
std::string standing(const dossier::State& state) {
  if (!state.finished || !state.term) return {};
  if (state.finished->date < state.term->due.date) return "trước hạn";
  return *state.finished <= state.term->due ? "đúng hạn" : "quá hạn";
}

}  // namespace

std::optional<blocks::Document> control_sheet(const Matter& matter, const Print& print) {
  const Happening* birth = happening_at(matter, print.cites);
  if (birth == nullptr) return std::nullopt;
  const dossier::State& state = *matter.state;
  blocks::Document out = document(matter, dossier::PaperForm::kControlSheet, print.copy);
  out.one_page = false;  // as many as the story takes
  Blocks& body = out.body;
  body.push_back(letterhead(matter.issuer, "........../KSHS", birth->at.date));
  body.push_back(space(4));
  body.push_back(title(form_name(dossier::PaperForm::kControlSheet)));
  body.push_back(centred(bold("Mã hồ sơ: " + state.number.text)));
  body.push_back(space(2));
  add_applicant(body, matter);
  add_fact(body, "Cơ quan giải quyết hồ sơ", "Ủy ban nhân dân " + matter.competent_unit);
  add_fact(body, "Cơ quan phối hợp giải quyết", state.consultations.empty() ? "" : "có, xem bảng");
  if (state.first_term)
    add_fact(body, "Hẹn trả khi tiếp nhận", moment_words(state.first_term->due));
  if (state.finished) add_fact(body, "Giải quyết xong", moment_words(*state.finished));
  add_fact(body, "Kết quả so với thời hạn", standing(state));
  body.push_back(space(2));
  blocks::Table table;
  table.columns = {{"TT", 6, Align::kCentre},      {"Thời điểm", 15, Align::kCentre},
                   {"Việc", 25, Align::kLeft},     {"Người thực hiện", 19, Align::kLeft},
                   {"Chi tiết", 21, Align::kLeft}, {"Ký giao, nhận", 14, Align::kCentre}};
  for (const Happening& one : matter.story) {
    table.rows.push_back({std::to_string(table.rows.size() + 1),
                          wording::clock_time(one.at) + " " + wording::short_date(one.at.date),
                          std::string(happened(one.event)),
                          one.actor.empty() ? "(hệ thống)" : one.actor,
                          std::visit(Said{matter}, one.event), ""});
  }
  body.push_back({std::move(table)});
  return out;
}

}  // namespace motcua::paper
