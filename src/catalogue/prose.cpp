#include "catalogue/prose.h"

#include <array>
#include <charconv>
#include <optional>

#include "base/text.h"

namespace motcua::catalogue {
namespace {

using calendar::Limit;
using calendar::LimitUnit;

std::vector<std::string_view> split(std::string_view folded) {
  std::vector<std::string_view> out;
  while (!folded.empty()) {
    const auto end = folded.find(' ');
    out.push_back(folded.substr(0, end));
    folded = end == std::string_view::npos ? std::string_view() : folded.substr(end + 1);
  }
  return out;
}

std::optional<int> number(std::string_view word) {
  constexpr std::array<std::string_view, 11> kNames = {"khong", "mot", "hai", "ba",   "bon", "nam",
                                                       "sau",   "bay", "tam", "chin", "muoi"};
  for (std::size_t i = 1; i < kNames.size(); ++i)
    if (kNames[i] == word) return static_cast<int>(i);
  int value = 0;
  const auto end = word.data() + word.size();
  const auto [at, error] = std::from_chars(word.data(), end, value);
  if (error != std::errc() || at != end || value < 1 || value > 3650) return std::nullopt;
  return value;
}

class Words {
 public:
  explicit Words(std::string_view folded) : words_(split(folded)) {}
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::string_view at(std::size_t i) const {
    return i < words_.size() ? words_[i] : std::string_view();
  }
  [[nodiscard]] bool are(std::size_t i, std::string_view first, std::string_view second) const {
    return at(i) == first && at(i + 1) == second;
  }
  [[nodiscard]] std::string text(std::size_t from, std::size_t count) const {
    std::string out;
    for (std::size_t i = from; i < from + count; ++i)
      out += (i > from ? " " : "") + std::string(at(i));
    return out;
  }

 private:
  std::vector<std::string_view> words_;
};

struct Unit {
  LimitUnit unit;
  std::size_t words;
};

/// The unit that begins at word `i`, after a number.
std::optional<Unit> unit_at(const Words& words, std::size_t i) {
  if (words.at(i) == "ngay") {
    if (words.are(i + 1, "lam", "viec")) return Unit{LimitUnit::kWorkingDays, 3};
    return Unit{LimitUnit::kDays, 1};
  }
  if (words.at(i) == "gio") {
    if (words.are(i + 1, "lam", "viec")) return Unit{LimitUnit::kWorkingHours, 3};
    return Unit{LimitUnit::kWorkingHours, 1};
  }
  if (words.at(i) == "thang") return Unit{LimitUnit::kMonths, 1};
  return std::nullopt;
}

bool is_clock_time(const Words& words, std::size_t i) {
  // "sau 15 giờ", "trước 15 giờ" say when, not how long; "giờ làm việc" says how long.
  const std::string_view before = i == 0 ? std::string_view() : words.at(i - 1);
  return words.at(i + 1) == "gio" && !words.are(i + 2, "lam", "viec") &&
         (before == "sau" || before == "truoc" || before == "luc");
}

bool is_part_of_date(const Words& words, std::size_t i) {
  const std::string_view before = i == 0 ? std::string_view() : words.at(i - 1);
  return before == "ngay" && words.at(i + 1) == "thang" && number(words.at(i + 2)).has_value();
}

}  // namespace

std::vector<LimitInProse> limits_in_prose(std::string_view sentence) {
  const std::string folded = fold(sentence);
  const Words words(folded);
  std::vector<LimitInProse> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words.are(i, "trong", "ngay") &&
        (words.are(i + 2, "lam", "viec") || i == 0 || words.at(i - 1) == "ngay")) {
      const std::size_t from = i > 0 && words.at(i - 1) == "ngay" ? i - 1 : i;
      out.push_back({{0, LimitUnit::kSameDay}, words.text(from, i + 2 - from)});
      ++i;
      continue;
    }
    const auto value = number(words.at(i));
    if (!value) continue;
    const auto unit = unit_at(words, i + 1);
    if (!unit || is_clock_time(words, i) || is_part_of_date(words, i)) continue;
    out.push_back({{*value, unit->unit}, words.text(i, 1 + unit->words)});
    i += unit->words;
  }
  return out;
}

}  // namespace motcua::catalogue
