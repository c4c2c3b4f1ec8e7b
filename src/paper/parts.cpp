#include "paper/parts.h"

#include "base/capitals.h"
#include "paper/words.h"
#include "wording/dates.h"

namespace motcua::paper {
namespace {

using blocks::Align;
using blocks::Block;
using blocks::Paragraph;
using blocks::Run;
using blocks::Size;

/// "Bản in lại lần 2"; of the first print nothing.
std::string reprint_words(std::int64_t copy) {
  return copy > 1 ? "Bản in lại lần " + std::to_string(copy - 1) + ". " : "";
}

}  // namespace

Run plain(std::string text) { return {std::move(text), false, false}; }
Run bold(std::string text) { return {std::move(text), true, false}; }
Run italic(std::string text) { return {std::move(text), false, true}; }

Block centred(Run run, Size size) { return {Paragraph{{std::move(run)}, Align::kCentre, size}}; }
Block sentence(std::string text) {
  return {Paragraph{{plain(std::move(text))}, Align::kJustified, Size::kBody, true}};
}
Block space(int mm) { return {blocks::Space{mm}}; }

void add_fact(Blocks& out, std::string_view name, const std::string& what) {
  if (what.empty()) return;
  out.push_back({Paragraph{{plain(std::string(name) + ": "), bold(what)}}});
}

void add_items(Blocks& out, const std::vector<std::string>& items) {
  int number = 0;
  for (const std::string& item : items)
    out.push_back({Paragraph{
        {plain(std::to_string(++number) + ". " + item)}, Align::kJustified, Size::kBody, true}});
}

Block letterhead(const Issuer& issuer, const std::string& number, Date date) {
  blocks::Column left{46, {}};
  const std::string committee = "ỦY BAN NHÂN DÂN " + in_capitals(issuer.unit);
  left.blocks.push_back(centred(plain(committee), Size::kTable));
  left.blocks.push_back(centred(bold("TRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG"), Size::kTable));
  left.blocks.push_back({blocks::Stroke{34}});
  if (!number.empty()) left.blocks.push_back(centred(plain("Số: " + number), Size::kTable));
  blocks::Column right{54, {}};
  right.blocks.push_back(centred(bold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), Size::kTable));
  right.blocks.push_back(centred(bold("Độc lập - Tự do - Hạnh phúc"), Size::kTable));
  right.blocks.push_back({blocks::Stroke{52}});
  right.blocks.push_back(space(1));
  right.blocks.push_back(
      centred(italic(issuer.place + ", " + wording::document_date(date)), Size::kTable));
  return {blocks::Columns{{std::move(left), std::move(right)}}};
}

Block title(std::string_view words) { return centred(bold(in_capitals(words)), Size::kTitle); }

void add_applicant(Blocks& out, const Matter& matter) {
  const dossier::State& state = *matter.state;
  const dossier::People* people = state.people.get();
  if (people == nullptr) {
    add_fact(out, "Người nộp hồ sơ", std::string(kUnreadable));
  } else {
    const dossier::Person& person = person_of(people->applicant);
    add_fact(out, "Hồ sơ của", addressed(people->applicant));
    if (people->applicant.organisation) add_fact(out, "Người đại diện", person.name);
    if (people->owner) add_fact(out, "Chủ hồ sơ", addressed(*people->owner));
    if (people->proxy) add_fact(out, "Người được ủy quyền", "Ông/Bà " + people->proxy->person.name);
    add_fact(out, "Địa chỉ", person.address);
    std::string reached = person.phone;
    if (!person.email.empty()) reached += (reached.empty() ? "" : "; ") + person.email;
    add_fact(out, "Số điện thoại, thư điện tử", reached);
  }
  add_fact(out, "Nội dung yêu cầu giải quyết", matter.procedure_name);
}

Block appointment(LegalTime due) {
  Blocks inside;
  inside.push_back(centred(plain("Mời Ông/Bà đến nhận kết quả")));
  inside.push_back({Paragraph{{bold(appointed_words(due)), plain(" " + lunar_words(due.date))},
                              Align::kCentre}});
  return {blocks::Frame{std::move(inside)}};
}

namespace {

Blocks hand_blocks(const Hand& hand) {
  Blocks out;
  for (const std::string& head : hand.heads) out.push_back(centred(bold(head)));
  if (!hand.note.empty()) out.push_back(centred(italic(hand.note), Size::kSmall));
  out.push_back(space(18));
  out.push_back(centred(bold(hand.name)));
  return out;
}

}  // namespace

Block hands(const Hand& left, const Hand& right) {
  return {blocks::Columns{{{50, hand_blocks(left)}, {50, hand_blocks(right)}}}};
}

Block receivers_and_hand(const Hand& right) {
  Blocks receivers;
  receivers.push_back({Paragraph{{{"Nơi nhận:", true, true}}, Align::kLeft, Size::kSmall}});
  for (const char* one : {"- Như trên;", "- Lưu: hồ sơ."})
    receivers.push_back({Paragraph{{plain(one)}, Align::kLeft, Size::kSmall}});
  return {blocks::Columns{{{50, std::move(receivers)}, {50, hand_blocks(right)}}}};
}

Hand official(const Signer& signer) {
  Hand out{{}, "(Ký, ghi rõ họ tên và đóng dấu)", signer.name};
  if (!signer.capacity) {
    out.heads = {"THỦ TRƯỞNG ĐƠN VỊ"};
    return out;
  }
  switch (*signer.capacity) {
    case office::Capacity::kHead: out.heads = {"GIÁM ĐỐC"}; break;
    case office::Capacity::kKt: out.heads = {"KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"}; break;
    case office::Capacity::kTuq: out.heads = {"TUQ. GIÁM ĐỐC"}; break;
    case office::Capacity::kTl: out.heads = {"TL. GIÁM ĐỐC"}; break;
  }
  return out;
}

std::string conversion_mark(const Issuer& issuer, const std::string& which, LegalTime printed_at) {
  return "Bản giấy chuyển đổi từ thông điệp dữ liệu của hệ thống một cửa motcua; chủ quản hệ "
         "thống: Ủy ban nhân dân " +
         issuer.unit + (which.empty() ? "" : "; mã hồ sơ " + which) + "; in lúc " +
         wording::clock_time(printed_at) + " ngày " + wording::short_date(printed_at.date) + ".";
}

blocks::Document document(const Matter& matter, dossier::PaperForm form, std::int64_t copy) {
  const std::string& number = matter.state->number.text;
  blocks::Document out;
  out.title = std::string(form_name(form));
  out.author = "Trung tâm Phục vụ hành chính công " + matter.issuer.unit;
  out.running_head = out.title + " – mã hồ sơ " + number + " (tiếp theo)";
  out.foot = reprint_words(copy) + conversion_mark(matter.issuer, number, matter.printed_at);
  if (matter.issuer.demo) out.watermark = std::string(kDemonstration);
  out.one_page = true;
  return out;
}

const Happening* happening_at(const Matter& matter, std::int64_t seq) {
  for (const Happening& one : matter.story)
    if (one.seq == seq) return &one;
  return nullptr;
}

}  // namespace motcua::paper
