#include "web/pages/action_fields.h"

#include <algorithm>

#include "web/labels.h"
#include "web/pages/form_block.h"
#include "web/parts.h"

namespace motcua::web {
namespace {

using dossier::CommandKind;

Html row(const Html& inside) { return tag("div", {{"class", "row"}}, inside); }

Html note(const Fields& fields) { return fields.area("text", fields.talk()("Ghi chú")); }
Html reason(const Fields& fields) { return fields.area("text", fields.talk()("Lý do"), {}, true); }

Html out_number(const Fields& fields) {
  return fields.line({.name = "out_number", .label = fields.talk()("Số văn bản gửi đi")});
}

Html decision(const Fields& fields) {
  return fields.line({.name = "decision", .label = fields.talk()("Số quyết định")});
}

Html moment(const Fields& fields, std::string name, std::string label) {
  return fields.line({.name = std::move(name),
                      .label = std::move(label),
                      .hint = fields.talk()("Để trống là bây giờ"),
                      .type = "datetime-local"});
}

Html day(const Fields& fields, std::string name, std::string label) {
  return fields.line({.name = std::move(name), .label = std::move(label), .type = "date"});
}

/// The newest form first: it is the one somebody waits for.
Html print_fields(const Fields& fields, const dossier::State& state) {
  const Talk& talk = fields.talk();
  Choices choices;
  for (auto one = state.printables.rbegin(); one != state.printables.rend(); ++one) {
    const std::string word(dossier::word(one->form));
    const bool listed = std::any_of(choices.begin(), choices.end(),
                                    [&](const auto& choice) { return choice.value == word; });
    if (!listed) choices.push_back({word, talk(label(one->form))});
  }
  return fields.select("form", talk("Mẫu"), choices) +
         soft(talk("Mỗi lần in được ghi lại; từ lần thứ hai bản in mang dòng chữ bản in lại."));
}

Html officer_choice(const Fields& fields, const DossierPageView& view) {
  Choices choices;
  for (const auto& officer : view.officers) {
    if (officer.locked) continue;
    const auto* name = officer.name.get();
    choices.push_back({officer.id.text(), name == nullptr ? officer.username.text : *name});
  }
  const std::string chosen = view.dossier->state.assignee ? view.dossier->state.assignee->text()
                             : view.me                    ? view.me->text()
                                                          : "";
  return fields.select("officer", fields.talk()("Giao cho"), choices, chosen);
}

Html refuse_fields(const Fields& fields) {
  const Talk& talk = fields.talk();
  Html ticks = tag("legend", text(talk("Lý do từ chối")));
  const auto& words = dossier::enum_words(dossier::RefusalReason{});
  for (std::size_t i = 0; i < words.size(); ++i)
    ticks +=
        fields.tick("reasons:m", talk(label(static_cast<dossier::RefusalReason>(i))), words[i]);
  return tag("fieldset", {{"class", "plain"}}, ticks) + out_number(fields) +
         fields.area("text", talk("Nói rõ cho bà con"), talk("Ghi đủ mọi lý do trong một lần"),
                     true);
}

Html password_again(const Fields& fields) {
  const Talk& talk = fields.talk();
  return fields.line({.name = "password",
                      .label = talk("Mật khẩu của anh chị"),
                      .hint = talk("Hỏi lại để chắc chắn chính anh chị ký"),
                      .type = "password",
                      .autocomplete = "current-password",
                      .required = true});
}

Html sign_fields(const Fields& fields) {
  const Talk& talk = fields.talk();
  return fields.radios("way", talk("Ký bằng cách nào"),
                       {{"by_hand", talk("Ký tay trên giấy, tôi khai ở đây")},
                        {"file", talk("Tệp đã ký số")}},
                       "by_hand") +
         fields.file(
             "signed", talk("Tệp đã ký"),
             talk("PDF đã ký số, hoặc tệp chữ ký .p7m, .p7s. Phần mềm kiểm tra sau khi ký")) +
         fields.file("signed_document", talk("Văn bản được ký"),
                     talk("Chỉ khi tệp đã ký là chữ ký rời (.p7s)")) +
         password_again(fields) + note(fields);
}

Html correct_fields(const Fields& fields, const DossierPageView& view) {
  const Talk& talk = fields.talk();
  Html out = hidden("cites:n", "1") +
             soft(talk("Chỉ để sửa chỗ gõ nhầm. Cải chính hay đính chính kết quả là việc khác."));
  const auto* summary = view.dossier->state.summary.get();
  out += fields.line({.name = "subject",
                      .label = talk("Về việc"),
                      .value = summary == nullptr ? "" : summary->subject});
  if (view.dossier->state.people.is_open()) out += people_fields(fields);
  if (view.dossier->state.people.is_open())
    out += answers_correction(fields, *view.dossier, view.now.date);
  return out + reason(fields);
}

Html clock_fields(const Fields& fields, const DossierPageView& view, CommandKind kind) {
  const Talk& talk = fields.talk();
  if (kind == CommandKind::kResumeClock)
    return moment(fields, "at", talk("Tính tiếp từ")) + note(fields);
  Choices grounds;
  if (view.dossier->procedure)
    for (const auto ground : view.dossier->procedure->clock_stops)
      grounds.push_back({std::string(catalogue::word(ground)), talk(label(ground))});
  if (grounds.empty())
    for (const auto ground :
         {catalogue::ClockStopGround::kDisaster, catalogue::ClockStopGround::kPower,
          catalogue::ClockStopGround::kInternet})
      grounds.push_back({std::string(catalogue::word(ground)), talk(label(ground))});
  return row(decision(fields) + fields.select("ground", talk("Vì sao"), grounds) +
             moment(fields, "from", talk("Dừng từ"))) +
         note(fields);
}

Html obligation_fields(const Fields& fields, CommandKind kind) {
  const Talk& talk = fields.talk();
  if (kind == CommandKind::kRequestObligation)
    return row(fields.line({.name = "notice", .label = talk("Số thông báo"), .required = true}) +
               fields.line({.name = "amount:n",
                            .label = talk("Số tiền (đồng)"),
                            .input_mode = "numeric"})) +
           note(fields);
  return row(moment(fields, "at", talk("Nộp lúc")) +
             fields.line({.name = "paper", .label = talk("Số chứng từ")})) +
         note(fields);
}

Html unit_fields(const Fields& fields, const DossierPageView& view, CommandKind kind) {
  const Talk& talk = fields.talk();
  if (kind == CommandKind::kIntendTransfer)
    return fields.line({.name = "to",
                        .label = talk("Mã đơn vị nhận"),
                        .required = true,
                        .input_mode = "numeric"}) +
           reason(fields);
  if (kind == CommandKind::kConsult)
    return row(fields.line({.name = "unit",
                            .label = talk("Mã đơn vị được hỏi"),
                            .required = true,
                            .input_mode = "numeric"}) +
               day(fields, "answer_by", talk("Trả lời trước ngày"))) +
           fields.area("text", talk("Hỏi việc gì"), {}, true);
  Choices asked;
  for (const auto& one : view.dossier->state.consultations)
    if (!one.answered) asked.push_back({std::to_string(one.id), view.unit_name(one.unit)});
  return row(fields.select("id:n", talk("Đơn vị trả lời"), asked) +
             fields.select(
                 "outcome", talk("Kết quả"),
                 choices_of<dossier::Outcome>(talk, dossier::enum_words(dossier::Outcome{})),
                 "agreed")) +
         note(fields);
}

Html end_fields(const Fields& fields, CommandKind kind) {
  const Talk& talk = fields.talk();
  if (kind == CommandKind::kStopDossier)
    return row(fields.select("ground", talk("Vì sao"),
                             choices_of<dossier::StopGround>(
                                 talk, dossier::enum_words(dossier::StopGround{}))) +
               out_number(fields)) +
           reason(fields);
  if (kind == CommandKind::kApologiseAndExtend)
    return row(day(fields, "new_due", talk("Hẹn lại ngày")) + out_number(fields)) + reason(fields);
  if (kind == CommandKind::kLapse) return out_number(fields);
  return reason(fields);
}

Html keeping_fields(const Fields& fields, const DossierPageView& view, CommandKind kind) {
  const Talk& talk = fields.talk();
  if (kind == CommandKind::kBindAlias)
    return row(fields.select("kind", talk("Loại mã"),
                             choices_of<dossier::AliasKind>(
                                 talk, dossier::enum_words(dossier::AliasKind{}))) +
               fields.line({.name = "code", .label = talk("Mã"), .required = true}));
  if (kind == CommandKind::kPlaceHold) return decision(fields) + note(fields);
  if (kind == CommandKind::kLiftHold) {
    Choices holds;
    for (const auto& hold : view.dossier->state.holds) holds.push_back({hold, hold});
    return fields.select("decision", talk("Số quyết định"), holds) + note(fields);
  }
  return notice(Tone::kBad, {}, erasure_order_words(talk)) +
         fields.select("basis", talk("Vì sao"),
                       choices_of<dossier::ErasureBasis>(
                           talk, dossier::enum_words(dossier::ErasureBasis{}))) +
         password_again(fields) + reason(fields);
}

}  // namespace

Html action_fields(const Fields& fields, const DossierPageView& view, CommandKind kind) {
  const Talk& talk = fields.talk();
  switch (kind) {
    case CommandKind::kFileDossier: return {};
    case CommandKind::kReceiveDossier:
      return moment(fields, "received", talk("Nhận lúc")) + note(fields);
    case CommandKind::kRefuseDossier: return refuse_fields(fields);
    case CommandKind::kCorrectEntry: return correct_fields(fields, view);
    case CommandKind::kCheckDossier:
      return fields.tick("complete:b", talk("Giấy tờ đã đủ và đúng")) +
             component_ticks(fields, view, "missing:m", talk("Giấy tờ còn thiếu hoặc sai")) +
             note(fields);
    case CommandKind::kAssign: return officer_choice(fields, view) + note(fields);
    case CommandKind::kStartStep: return start_step_fields(fields, view);
    case CommandKind::kCompleteStep: return complete_step_fields(fields, view);
    case CommandKind::kRequestSupplement: return supplement_fields(fields, view);
    case CommandKind::kReceiveSupplement: return brought_fields(fields, view);
    case CommandKind::kStopClock:
    case CommandKind::kResumeClock: return clock_fields(fields, view, kind);
    case CommandKind::kRequestObligation:
    case CommandKind::kFulfilObligation: return obligation_fields(fields, kind);
    case CommandKind::kIntendTransfer:
    case CommandKind::kConsult:
    case CommandKind::kAnswerConsultation: return unit_fields(fields, view, kind);
    case CommandKind::kProposeResult: return propose_fields(fields, view);
    case CommandKind::kSignResult: return sign_fields(fields);
    case CommandKind::kRecordResult: return record_fields(fields, view);
    case CommandKind::kIssueResult: return note(fields);
    case CommandKind::kReturnResult: return return_fields(fields, view);
    case CommandKind::kSendBack:
    case CommandKind::kWithdrawDossier:
    case CommandKind::kLapse:
    case CommandKind::kStopDossier:
    case CommandKind::kApologiseAndExtend: return end_fields(fields, kind);
    case CommandKind::kAmendResult: return amend_fields(fields, view);
    case CommandKind::kUndo:
      return hidden("cites:n", view.dossier->state.last
                                   ? std::to_string(view.dossier->state.last->first_seq)
                                   : "0");
    case CommandKind::kBindAlias:
    case CommandKind::kPlaceHold:
    case CommandKind::kLiftHold:
    case CommandKind::kOrderErasure: return keeping_fields(fields, view, kind);
    case CommandKind::kCheckSignature:
      return soft(talk("Kiểm tra tệp đã ký thêm một lần, ví dụ sau khi nạp chứng thư gốc mới."));
    case CommandKind::kPrintPaper: return print_fields(fields, view.dossier->state);
    case CommandKind::kAddNote: return fields.area("text", talk("Ghi chú"), {}, true);
  }
  return {};
}

}  // namespace motcua::web
