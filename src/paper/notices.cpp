// Forms 02 to 05: what a citizen is told in writing between intake and result.
#include "paper/parts.h"
#include "paper/words.h"
#include "wording/dates.h"

namespace motcua::paper {
namespace {

/// For whoever prints: the number of the e-office where it is given one there.
std::string out_number(const std::string& number, std::string_view series) {
  return number.empty() ? "........../" + std::string(series) : number;
}

blocks::Document begun(const Matter& matter, dossier::PaperForm form, const Print& print,
                       const std::string& number, Date date) {
  blocks::Document out = document(matter, form, print.copy);
  out.body.push_back(letterhead(matter.issuer, number, date));
  out.body.push_back(space(5));
  out.body.push_back(title(form_name(form)));
  return out;
}

void add_dossier(Blocks& out, const Matter& matter) {
  out.push_back(centred(bold("Mã hồ sơ: " + matter.state->number.text)));
  out.push_back(space(3));
}

/// Free words as they were written; what cannot be read is said to be so.
void add_words(Blocks& out, std::string_view name, const dossier::Part<dossier::Words>& part) {
  if (!part) return;
  const dossier::Words* words = part->get();
  if (words == nullptr) {
    add_fact(out, name, "(nội dung đã xóa hoặc đang khóa)");
    return;
  }
  add_items(out, words->items);
  if (!words->text.empty()) out.push_back(sentence(std::string(name) + ": " + words->text));
}

std::string applicant_words(const Matter& matter) {
  const dossier::People* people = matter.state->people.get();
  return people == nullptr ? "người nộp hồ sơ" : addressed(people->applicant);
}

std::string centre_words(const Matter& matter) {
  return "Trung tâm Phục vụ hành chính công " + matter.issuer.unit;
}

/// "hồ sơ mã 15607-260302-0001 đề nghị giải quyết thủ tục Đăng ký khai sinh".
std::string dossier_words(const Matter& matter) {
  return "hồ sơ mã " + matter.state->number.text + " đề nghị giải quyết thủ tục " +
         matter.procedure_name;
}

void add_end(Blocks& out, const Hand& hand) {
  out.push_back(space(4));
  out.push_back(receivers_and_hand(hand));
}

}  // namespace

std::optional<blocks::Document> supplement_request(const Matter& matter, const Print& print) {
  const auto* asked = event_at<dossier::SupplementRequested>(matter, print.cites);
  if (asked == nullptr) return std::nullopt;
  const auto form = dossier::PaperForm::kSupplementRequest;
  blocks::Document out = begun(matter, form, print, "........../HDHS", asked->asked.date);
  Blocks& body = out.body;
  add_dossier(body, matter);
  add_applicant(body, matter);
  body.push_back(sentence("Sau khi xem xét, " + centre_words(matter) +
                          " đề nghị Ông/Bà bổ sung, hoàn thiện hồ sơ gồm những nội dung sau:"));
  std::vector<std::string> components;
  for (const std::string& id : asked->components) components.push_back(matter.component_name(id));
  add_items(body, components);
  add_words(body, "Lý do", asked->text);
  if (asked->round > 1) add_fact(body, "Lần yêu cầu bổ sung", std::to_string(asked->round));
  if (asked->lapse)
    body.push_back(sentence(
        "Ông/Bà nộp đủ giấy tờ trước hết " +
        wording::long_date(wording::Language::kVietnamese, *asked->lapse) + " " +
        lunar_words(*asked->lapse) +
        ". Quá ngày đó mà chưa bổ sung thì hồ sơ được đóng theo quy định, giấy tờ đã nộp được trả "
        "lại."));
  body.push_back(
      sentence("Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc, Ông/Bà liên hệ trực tiếp với " +
               centre_words(matter) + " để được hướng dẫn."));
  add_end(body, {{"NGƯỜI HƯỚNG DẪN"}, "(Ký và ghi rõ họ tên)", matter.signer.name});
  return out;
}

std::optional<blocks::Document> refusal(const Matter& matter, const Print& print) {
  const auto* refused = event_at<dossier::DossierRefused>(matter, print.cites);
  if (refused == nullptr) return std::nullopt;
  const Date date = happening_at(matter, print.cites)->at.date;
  blocks::Document out = begun(matter, dossier::PaperForm::kRefusal, print,
                               out_number(refused->out_number, "TC"), date);
  Blocks& body = out.body;
  add_dossier(body, matter);
  add_applicant(body, matter);
  body.push_back(sentence("Qua xem xét, " + centre_words(matter) +
                          " thông báo không tiếp nhận, giải quyết hồ sơ này với lý do:"));
  std::vector<std::string> reasons;
  for (const dossier::RefusalReason reason : refused->reasons) reasons.emplace_back(formal(reason));
  add_items(body, reasons);
  add_words(body, "Nội dung cụ thể", refused->text);
  body.push_back(sentence(centre_words(matter) + " thông báo để Ông/Bà được biết và thực hiện."));
  add_end(body, official(matter.signer));
  return out;
}

std::optional<blocks::Document> apology(const Matter& matter, const Print& print) {
  const auto* extended = event_at<dossier::DossierExtended>(matter, print.cites);
  if (extended == nullptr) return std::nullopt;
  const Date date = happening_at(matter, print.cites)->at.date;
  const auto form = dossier::PaperForm::kApology;
  blocks::Document out = document(matter, form, print.copy);
  Blocks& body = out.body;
  body.push_back(letterhead(matter.issuer, out_number(extended->out_number, "XL"), date));
  body.push_back(space(5));
  body.push_back(title(matter.civil_status ? "Phiếu xin lỗi" : "Văn bản xin lỗi"));
  body.push_back(
      centred(bold(matter.civil_status ? "và hẹn lại ngày trả kết quả"
                                       : "và đề nghị gia hạn thời gian giải quyết hồ sơ")));
  body.push_back(space(3));
  body.push_back(centred(plain("Kính gửi: " + applicant_words(matter))));
  body.push_back(space(2));
  const dossier::State& state = *matter.state;
  std::string told = centre_words(matter) + " đã tiếp nhận " + dossier_words(matter);
  if (state.received) told += " lúc " + moment_words(*state.received);
  body.push_back(sentence(told + "."));
  // The date in force before: of the last term promised before this event.
  std::optional<LegalTime> before;
  for (const Happening& one : matter.story) {
    if (one.seq >= print.cites) break;
    std::visit(
        [&before](const auto& event) {
          if constexpr (requires { event.term->due; }) {
            if (event.term) before = event.term->due;
          } else if constexpr (requires { event.term.due; }) {
            before = event.term.due;
          }
        },
        one.event);
  }
  if (before) body.push_back(sentence("Thời gian hẹn trả kết quả: " + moment_words(*before) + "."));
  body.push_back(sentence("Đến nay hồ sơ chưa thể giải quyết xong đúng thời hạn đã hẹn."));
  add_words(body, "Lý do", extended->text);
  body.push_back(sentence(centre_words(matter) +
                          " xin lỗi Ông/Bà vì sự chậm trễ này và đề nghị được gia hạn thời gian "
                          "giải quyết."));
  body.push_back(sentence("Thời gian trả kết quả mới: " + moment_words(extended->term.due) + "."));
  body.push_back(appointment(extended->term.due));
  body.push_back(sentence("Nơi trả kết quả: Trung tâm Phục vụ hành chính công " +
                          matter.returning_unit +
                          ". Ông/Bà không phải làm gì thêm cho đến ngày đó."));
  body.push_back(sentence("Mong Ông/Bà thông cảm."));
  add_end(body, official(matter.signer));
  return out;
}

std::optional<blocks::Document> stop_notice(const Matter& matter, const Print& print) {
  const auto* stopped = event_at<dossier::DossierStopped>(matter, print.cites);
  const auto* lapsed = event_at<dossier::DossierLapsed>(matter, print.cites);
  if (stopped == nullptr && lapsed == nullptr) return std::nullopt;
  const Date date = happening_at(matter, print.cites)->at.date;
  const std::string& number = stopped != nullptr ? stopped->out_number : lapsed->out_number;
  blocks::Document out =
      begun(matter, dossier::PaperForm::kStopNotice, print, out_number(number, "TB"), date);
  Blocks& body = out.body;
  add_dossier(body, matter);
  body.push_back(centred(plain("Kính gửi: " + applicant_words(matter))));
  body.push_back(space(2));
  add_applicant(body, matter);
  body.push_back(
      sentence(centre_words(matter) + " thông báo dừng giải quyết " + dossier_words(matter) + "."));
  if (stopped != nullptr) {
    add_fact(body, "Căn cứ dừng", std::string(formal(stopped->ground)));
    add_words(body, "Lý do cụ thể", stopped->text);
  } else {
    add_fact(body, "Căn cứ dừng",
             "hết hạn bổ sung, hoàn thiện hồ sơ ngày " + wording::short_date(lapsed->lapse) +
                 " mà chưa nhận được giấy tờ bổ sung");
  }
  body.push_back(sentence("Giấy tờ bản chính đã nộp được trả lại cho Ông/Bà tại " +
                          centre_words(matter) +
                          ". Khi có đủ điều kiện, Ông/Bà có thể nộp hồ sơ mới."));
  add_end(body, official(matter.signer));
  return out;
}

}  // namespace motcua::paper
