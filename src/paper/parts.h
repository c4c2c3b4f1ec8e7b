// Pieces that several forms share. Inner to paper.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/blocks.h"
#include "paper/paper.h"

namespace motcua::paper {

using Blocks = std::vector<blocks::Block>;

[[nodiscard]] blocks::Run plain(std::string text);
[[nodiscard]] blocks::Run bold(std::string text);
[[nodiscard]] blocks::Run italic(std::string text);
[[nodiscard]] blocks::Block centred(blocks::Run run, blocks::Size size = blocks::Size::kBody);
[[nodiscard]] blocks::Block sentence(std::string text);
[[nodiscard]] blocks::Block space(int mm);
/// "Địa chỉ: bản Vịn"; nothing when there is nothing to say.
void add_fact(Blocks& out, std::string_view name, const std::string& what);
/// "- item" for each.
void add_items(Blocks& out, const std::vector<std::string>& items);

inline constexpr std::string_view kUnreadable = "(dữ liệu cá nhân đã xóa hoặc đang khóa)";
inline constexpr std::string_view kDemonstration = "DỮ LIỆU TRÌNH DIỄN";

/// Who issues, with the number where the paper has one; the state's name and motto; place and date
/// (Decree 30/2020).
[[nodiscard]] blocks::Block letterhead(const Issuer& issuer, const std::string& number, Date date);
/// Law 20/2023 Art. 12: paper made from a data message names the system and its owner. `which`: the
/// dossier's number, or empty.
[[nodiscard]] std::string conversion_mark(const Issuer& issuer, const std::string& which,
                                          LegalTime printed_at);
[[nodiscard]] blocks::Block title(std::string_view words);
/// The applicant's name, address, telephone; what is asked for.
void add_applicant(Blocks& out, const Matter& matter);
/// The box that says when to come, with the weekday in words and the lunar day.
[[nodiscard]] blocks::Block appointment(LegalTime due);
struct Hand {
  std::vector<std::string> heads;  // "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"
  std::string note;                // "(Ký và ghi rõ họ tên)"
  std::string name;
};
/// Where two people sign.
[[nodiscard]] blocks::Block hands(const Hand& left, const Hand& right);
/// Where one signs, beside the list of who gets the paper.
[[nodiscard]] blocks::Block receivers_and_hand(const Hand& right);
/// The official of the centre, in the capacity the instrument gives him.
[[nodiscard]] Hand official(const Signer& signer);

/// Metadata, running head, and the mark that this paper was made from a data message.
[[nodiscard]] blocks::Document document(const Matter& matter, dossier::PaperForm form,
                                        std::int64_t copy);

/// The event of that kind at that position; null when something else stands there.
template <class E>
[[nodiscard]] const E* event_at(const Matter& matter, std::int64_t seq) {
  for (const Happening& one : matter.story)
    if (one.seq == seq) return std::get_if<E>(&one.event);
  return nullptr;
}
[[nodiscard]] const Happening* happening_at(const Matter& matter, std::int64_t seq);

// The forms; nothing where no such event stands at `cites`.
struct Print {
  std::int64_t cites = 1;
  std::int64_t copy = 1;
  blocks::Paper sheet = blocks::Paper::kA4;
};
[[nodiscard]] std::optional<blocks::Document> intake_slip(const Matter& matter, const Print& print);
[[nodiscard]] std::optional<blocks::Document> supplement_request(const Matter& matter,
                                                                 const Print& print);
[[nodiscard]] std::optional<blocks::Document> refusal(const Matter& matter, const Print& print);
[[nodiscard]] std::optional<blocks::Document> apology(const Matter& matter, const Print& print);
[[nodiscard]] std::optional<blocks::Document> stop_notice(const Matter& matter, const Print& print);
[[nodiscard]] std::optional<blocks::Document> control_sheet(const Matter& matter,
                                                            const Print& print);

}  // namespace motcua::paper
