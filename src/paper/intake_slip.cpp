// Form 01: what was received, when the result is promised, how to follow it.
#include "paper/parts.h"
#include "paper/words.h"
#include "wording/due_reasons.h"

#include "catalogue/words.h"

namespace motcua::paper {
namespace {

using blocks::Align;
using blocks::Block;
using blocks::Paragraph;
using blocks::Size;

std::string copies_words(const dossier::ComponentShown& shown) {
  std::string out(formal(shown.shown));
  if (shown.originals > 0) out += ", " + std::to_string(shown.originals) + " bản chính";
  if (shown.copies > 0) out += ", " + std::to_string(shown.copies) + " bản sao";
  return out;
}

/// As they were shown when it was received; what came later has papers of its own.
void add_components(Blocks& out, const Matter& matter, const dossier::DossierReceived& received) {
  const auto& shown = received.intake ? received.intake->components : matter.state->components;
  if (shown.empty()) return add_fact(out, "Thành phần hồ sơ nộp", "theo danh mục kèm theo");
  out.push_back({Paragraph{{plain("Thành phần hồ sơ nộp gồm:")}}});
  std::vector<std::string> items;
  for (const auto& one : shown)
    items.push_back(matter.component_name(one.id) + " (" + copies_words(one) + ")");
  add_items(out, items);
}

void add_promise(Blocks& out, const Matter& matter, const dossier::DossierReceived& received) {
  const dossier::Term& term = received.term;
  std::string limit = limit_words(term.limit);
  const auto note =
      wording::grade_note(wording::Language::kVietnamese, catalogue::word(term.grade));
  if (!note.empty()) limit += " (" + std::string(note) + ")";
  add_fact(out, "Số lượng hồ sơ", "01 bộ");
  add_fact(out, "Thời gian giải quyết hồ sơ theo quy định", limit);
  add_fact(out, "Thời gian nhận hồ sơ", moment_words(received.received));
  if (term.receipt != received.received)
    add_fact(out, "Được tính là nhận lúc", moment_words(term.receipt));
  add_fact(out, "Thời gian trả kết quả giải quyết hồ sơ", moment_words(term.due));
  if (matter.state->return_mode)
    add_fact(out, "Cách nhận kết quả", std::string(formal(*matter.state->return_mode)));
  add_fact(out, "Nơi trả kết quả", "Trung tâm Phục vụ hành chính công " + matter.returning_unit);
}

/// What the code holds: docs/formats/slip_qr.md.
Block tracking(const Matter& matter) {
  const dossier::State& state = *matter.state;
  const std::string& site = matter.public_address;
  const std::string& number = state.number.text;
  const std::string content = site.empty() ? number + " " + state.check
                                           : site + "/tra-cuu/" + number + "?ma=" + state.check;
  blocks::Column words{72, {}};
  words.blocks.push_back({Paragraph{{plain("Mã tra cứu: "), bold(state.check)}}});
  words.blocks.push_back({Paragraph{
      {italic(site.empty() ? "Tra cứu: hỏi tại quầy, hoặc mở trang tra cứu của trung tâm rồi nhập "
                             "mã hồ sơ và mã tra cứu."
                           : "Tra cứu: dùng điện thoại quét mã bên cạnh, hoặc mở " + site +
                                 "/tra-cuu rồi nhập mã hồ sơ và mã tra cứu.")},
      Align::kLeft,
      Size::kSmall}});
  words.blocks.push_back({blocks::Code{blocks::CodeKind::kCode128, number, 70}});
  return {blocks::Columns{
      {{28, {{blocks::Code{blocks::CodeKind::kQr, content, 28}}}}, std::move(words)}}};
}

}  // namespace

std::optional<blocks::Document> intake_slip(const Matter& matter, const Print& print) {
  const auto* received = event_at<dossier::DossierReceived>(matter, print.cites);
  if (received == nullptr) return std::nullopt;
  const dossier::State& state = *matter.state;
  blocks::Document out = document(matter, dossier::PaperForm::kIntakeSlip, print.copy);
  out.paper = print.sheet == blocks::Paper::kA5 ? blocks::Paper::kA5 : blocks::Paper::kA4;
  out.body.push_back(letterhead(matter.issuer, ".........../TNHS", received->received.date));
  out.body.push_back(space(3));
  out.body.push_back(title(form_name(dossier::PaperForm::kIntakeSlip)));
  out.body.push_back(centred(bold("Mã hồ sơ: " + state.number.text)));
  out.body.push_back(space(2));
  out.body.push_back(
      sentence("Trung tâm Phục vụ hành chính công " + matter.issuer.unit + " đã tiếp nhận hồ sơ:"));
  add_applicant(out.body, matter);
  add_components(out.body, matter, *received);
  add_promise(out.body, matter, *received);
  out.body.push_back(space(1));
  out.body.push_back(appointment(received->term.due));
  out.body.push_back(space(1));
  out.body.push_back(tracking(matter));
  out.body.push_back(space(2));
  const dossier::People* people = state.people.get();
  const Hand giver{
      {"NGƯỜI NỘP HỒ SƠ"},
      people != nullptr && people->fingerprint ? "(Điểm chỉ)" : "(Ký và ghi rõ họ tên)",
      people == nullptr ? "" : person_of(people->applicant).name};
  const Hand taker{{"NGƯỜI TIẾP NHẬN HỒ SƠ"}, "(Ký và ghi rõ họ tên)", matter.receiving_officer};
  out.body.push_back(hands(giver, taker));
  return out;
}

}  // namespace motcua::paper
