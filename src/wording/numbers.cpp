#include "wording/numbers.h"

#include <array>
#include <string_view>

#include "base/check.h"

namespace motcua::wording {
namespace {

constexpr std::array<std::string_view, 10> kDigits{"không", "một", "hai", "ba",  "bốn",
                                                   "năm",   "sáu", "bảy", "tám", "chín"};

void add(std::string& out, std::string_view word) {
  if (!out.empty()) out.push_back(' ');
  out += word;
}

/// The unit digit after a ten: "mốt", "tư" and "lăm" where speech wants them.
std::string_view unit_word(int tens, int unit) {
  if (unit == 1 && tens >= 2) return "mốt";
  if (unit == 4 && tens >= 2) return "tư";
  if (unit == 5 && tens >= 1) return "lăm";
  return kDigits[static_cast<std::size_t>(unit)];
}

/// Three digits; `whole` says the hundreds even when they are zero.
void add_group(std::string& out, int group, bool whole) {
  const int hundreds = group / 100;
  const int tens = group / 10 % 10;
  const int unit = group % 10;
  if (hundreds > 0 || whole) {
    add(out, kDigits[static_cast<std::size_t>(hundreds)]);
    add(out, "trăm");
  }
  if (tens == 0) {
    if (unit == 0) return;
    if (hundreds > 0 || whole) add(out, "linh");
    add(out, kDigits[static_cast<std::size_t>(unit)]);
    return;
  }
  if (tens == 1) {
    add(out, "mười");
  } else {
    add(out, kDigits[static_cast<std::size_t>(tens)]);
    add(out, "mươi");
  }
  if (unit > 0) add(out, unit_word(tens, unit));
}

}  // namespace

std::string grouped(std::int64_t number) {
  const bool negative = number < 0;
  std::string digits = std::to_string(number);
  if (negative) digits.erase(0, 1);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, '.');
  if (negative) digits.insert(digits.begin(), '-');
  return digits;
}

std::string money(std::int64_t dong) { return grouped(dong) + " đ"; }

std::string number_in_words(std::int64_t number) {
  CHECK(number >= 0 && number <= 999'999'999'999);
  if (number == 0) return "không";
  constexpr std::array<std::string_view, 4> kScales{"tỷ", "triệu", "nghìn", ""};
  constexpr std::array<std::int64_t, 4> kSizes{1'000'000'000, 1'000'000, 1'000, 1};
  std::string out;
  for (std::size_t i = 0; i < kSizes.size(); ++i) {
    const int group = static_cast<int>(number / kSizes[i] % 1000);
    if (group == 0) continue;
    add_group(out, group, !out.empty());
    if (!kScales[i].empty()) add(out, kScales[i]);
  }
  return out;
}

std::string money_in_words(std::int64_t dong) { return number_in_words(dong) + " đồng"; }

}  // namespace motcua::wording
