// Form 04 as it is printed on A4: in Vietnamese whatever the screen's language. Its layout is ours
// (docs/unverified.md).
#include "web/pages/dossier.h"
#include "web/pages/intake.h"
#include "web/pages/paper_words.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

struct Letter {
  const app::TimelineItem* item = nullptr;
  const dossier::DossierExtended* extended = nullptr;
  std::optional<LegalTime> before;  // the date that could not be kept
};

/// The date an event leaves in force; nothing when it moves none.
std::optional<LegalTime> due_of(const dossier::Event& event) {
  return std::visit(
      [](const auto& one) -> std::optional<LegalTime> {
        if constexpr (requires { one.term->due; }) {
          if (one.term) return one.term->due;
        } else if constexpr (requires { one.term.due; }) {
          return one.term.due;
        }
        return std::nullopt;
      },
      event);
}

Letter letter_of(const app::DossierView& dossier) {
  Letter out;
  if (!dossier.state.extended) return out;
  std::optional<LegalTime> due;
  for (const auto& item : dossier.timeline) {
    if (const auto* extended = std::get_if<dossier::DossierExtended>(&item.event))
      out = {&item, extended, due};
    if (const auto next = due_of(item.event)) due = next;
  }
  return out;
}

Html head(const ApologyView& view, const Letter& letter) {
  const std::string& place = view.unit_name;
  const Html left = tag("p", text("ỦY BAN NHÂN DÂN " + view.unit_name)) +
                    tag("p", strong("Trung tâm Phục vụ hành chính công")) +
                    tag("p", {{"class", "plain"}}, text("Số: " + letter.extended->out_number));
  const Html right = tag("p", strong("Cộng hòa xã hội chủ nghĩa Việt Nam")) +
                     tag("p", {{"class", "plain"}}, strong("Độc lập – Tự do – Hạnh phúc")) +
                     tag("p", {{"class", "plain"}},
                         tag("em", text(place.substr(place.find(' ') + 1) + ", " +
                                        wording::document_date(letter.item->legal.date))));
  return tag("div", {{"class", "letter-head"}}, tag("div", left) + tag("div", right));
}

/// Why, in the words of who signed; a line to write on while nobody may read them.
Html why(const dossier::DossierExtended& extended) {
  const dossier::Words* words = extended.text ? extended.text->get() : nullptr;
  std::string reason = words == nullptr ? "" : words->text;
  if (words != nullptr)
    for (const auto& item : words->items) reason += (reason.empty() ? "" : "; ") + item;
  return tag("p", text("Lý do: ") +
                      text(reason.empty() ? ". . . . . . . . . . . . . . . . . . . ." : reason));
}

Html sheet(const ApologyView& view, const Letter& letter) {
  const dossier::State& state = view.dossier->state;
  const dossier::People* people = state.people.get();
  const std::string applicant = people == nullptr ? ". . . . . . . . ." : people->applicant.name();
  // Civil-status pages of the National Portal call the paper by another name.
  const bool civil = view.dossier->procedure && view.dossier->procedure->sector == "Hộ tịch";
  Html out = head(view, letter);
  out += heading(1, civil ? "Phiếu xin lỗi và hẹn lại ngày trả kết quả"
                          : "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết");
  out += tag("p", {{"class", "to"}}, text("Kính gửi: Ông/Bà ") + strong(applicant));
  std::string received = "Trung tâm Phục vụ hành chính công " + view.unit_name +
                         " đã nhận hồ sơ số " + state.number.text + " của Ông/Bà";
  if (state.received) received += " lúc " + spoken_moment(*state.received);
  out += tag("p", text(received + ", về việc: ") + strong(view.procedure_name) + text("."));
  if (letter.before)
    out += tag("p", text("Ngày hẹn trả kết quả: " + appointed_words(*letter.before) + "."));
  out += tag("p", text("Đến ngày " + wording::short_date(letter.item->legal.date) +
                       " hồ sơ chưa giải quyết xong."));
  out += why(*letter.extended);
  out += tag("p", text("Trung tâm thành thật xin lỗi Ông/Bà, đề nghị được gia hạn thời gian giải "
                       "quyết và hẹn lại ngày trả kết quả:"));
  const LegalTime due = letter.extended->term.due;
  out += tag("p", {{"class", "appointment"}},
             strong(appointed_words(due)) + text(" " + lunar_words(due.date)));
  out += tag("p", text("Nơi trả kết quả: Trung tâm Phục vụ hành chính công " + view.returning_name +
                       ". Ông/Bà không phải làm gì thêm cho đến ngày đó."));
  out += tag("p", text("Mong Ông/Bà thông cảm vì sự chậm trễ này."));
  const Html signature = tag("p", strong("Người ký")) +
                         tag("p", text("(Ký, ghi rõ họ tên, đóng dấu)")) +
                         tag("p", {{"class", "hand"}}, text(view.signer_name));
  return out + tag("div", {{"class", "hands"}}, tag("div", text("")) + tag("div", signature));
}

}  // namespace

std::optional<OfficerId> apology_signer(const app::DossierView& dossier) {
  const Letter letter = letter_of(dossier);
  return letter.item != nullptr ? letter.item->actor : std::nullopt;
}

Page apology_page(const Talk& talk, const ApologyView& view) {
  const dossier::State& state = view.dossier->state;
  const Letter letter = letter_of(*view.dossier);
  Page page;
  page.title = talk("Văn bản xin lỗi");
  page.look = Look::kPaper;
  page.door = Door::kDossiers;
  page.body = tag("p", {{"class", "actions no-print"}},
                  button_link("/ho-so/" + state.number.text, talk("Mở hồ sơ"), "main"));
  if (letter.extended == nullptr) {
    page.body = heading(1, talk("Hồ sơ này chưa xin lỗi, hẹn lại lần nào")) +
                paragraph(talk("Ghi việc «Xin lỗi và hẹn lại ngày trả» trong hồ sơ trước, rồi in "
                               "văn bản ở đây.")) +
                page.body;
    return page;
  }
  page.body +=
      soft(talk("In: bấm Ctrl+P, khổ A4. Mẫu số 04; cách trình bày chưa đối chiếu với phụ "
                "lục Thông tư 03/2025/TT-VPCP."));
  page.body += tag("div", {{"class", "slip letter"}, {"lang", "vi"}}, sheet(view, letter));
  return page;
}

}  // namespace motcua::web
