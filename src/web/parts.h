// The pieces that pages are made of, one look for each.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/html.h"

namespace motcua::web {

[[nodiscard]] Html heading(int level, std::string_view words);  // 1..3
[[nodiscard]] Html heading(int level, std::string_view words, std::string_view id);
[[nodiscard]] Html paragraph(std::string_view words);
[[nodiscard]] Html soft(std::string_view words);  // a paragraph of less weight
[[nodiscard]] Html link(std::string_view address, std::string_view words);
[[nodiscard]] Html button_link(std::string_view address, std::string_view words,
                               std::string_view look = "");  // "main", "strong"
[[nodiscard]] Html strong(std::string_view words);

enum class Tone { kPlain, kGood, kWarn, kBad };
[[nodiscard]] Html notice(Tone tone, std::string_view title, const Html& inside);
enum class Chip { kPlain, kNew, kGood, kSoon, kLate };
[[nodiscard]] Html chip(Chip look, std::string_view words);

[[nodiscard]] Html panel(const Html& inside, std::string_view look = "");
/// A term and what it is; rows without content are left out.
using Facts = std::vector<std::pair<std::string, Html>>;
[[nodiscard]] Html fact_list(const Facts& facts);
[[nodiscard]] Html bullet_list(const std::vector<Html>& items);
[[nodiscard]] Html fold_out(std::string_view summary, const Html& inside, bool open = false);

/// A table that folds into cards on a phone: each cell carries its column's name.
struct Table {
  std::string caption;  // for those who do not see it; never empty
  std::vector<std::string> columns;
  std::vector<std::vector<Html>> rows;
  bool folds = true;      // false: few and short columns, which stay a table on a phone
  std::string look = {};  // a further class for the style sheet
};
[[nodiscard]] Html table(const Table& table);

enum class Icon { kHouse, kBaby, kRings, kStamp, kDove, kHand, kField, kShop, kPaper };
[[nodiscard]] Html icon(Icon which, int size = 48);
[[nodiscard]] Html card(std::string_view address, Icon which, std::string_view words);

}  // namespace motcua::web
