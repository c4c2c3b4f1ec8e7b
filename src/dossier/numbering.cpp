#include "dossier/numbering.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace motcua::dossier {
namespace {

enum class Token { kAgency, kShortDay, kLongDay, kOrder4, kOrder7 };
struct TokenName {
  std::string_view name;
  Token token;
};
constexpr std::array<TokenName, 5> kTokens{{{"{agency}", Token::kAgency},
                                            {"{yymmdd}", Token::kShortDay},
                                            {"{yyyymmdd}", Token::kLongDay},
                                            {"{nnnn}", Token::kOrder4},
                                            {"{nnnnnnn}", Token::kOrder7}}};

constexpr std::string_view kShortOrder = "{nnnn}";
constexpr int kBlockSize = 1000;
constexpr int kContinued = 1'000'000;  // the first order of seven digits

const TokenName* token_at(std::string_view pattern) {
  for (const TokenName& name : kTokens)
    if (pattern.starts_with(name.name)) return &name;
  return nullptr;
}

std::string digits(int value, std::size_t width) {
  std::string out = std::to_string(value);
  if (out.size() < width) out.insert(0, width - out.size(), '0');
  return out;
}

std::string spelled(Token token, const NumberParts& parts) {
  const std::string month_day = digits(parts.day.month(), 2) + digits(parts.day.day(), 2);
  switch (token) {
    case Token::kAgency: return parts.agency.text;
    case Token::kShortDay: return digits(parts.day.year() % 100, 2) + month_day;
    case Token::kLongDay: return digits(parts.day.year(), 4) + month_day;
    case Token::kOrder4: return digits(parts.order, 4);
    case Token::kOrder7: return digits(parts.order, 7);
  }
  return {};
}

/// Takes `width` digits off the front of `text`.
std::optional<int> take_digits(std::string_view& text, std::size_t width) {
  if (text.size() < width) return std::nullopt;
  int value = 0;
  for (const char c : text.substr(0, width)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(width);
  return value;
}

bool take_day(std::string_view& text, bool long_year, NumberParts& parts) {
  const auto year = take_digits(text, long_year ? 4 : 2);
  const auto month = year ? take_digits(text, 2) : std::nullopt;
  const auto day = month ? take_digits(text, 2) : std::nullopt;
  if (!day) return false;
  const auto date = Date::of(long_year ? *year : 2000 + *year, *month, *day);
  if (date) parts.day = *date;
  return date.has_value();
}

bool take_token(Token token, std::string_view rest_of_pattern, std::string_view& text,
                NumberParts& parts) {
  switch (token) {
    case Token::kAgency: {
      // An agency code may itself hold dashes and dots: it ends where the rest still fits.
      const std::size_t rest = write_number(rest_of_pattern, {{}, Date{}, 0}).text.size();
      if (text.size() <= rest) return false;
      parts.agency.text = text.substr(0, text.size() - rest);
      text.remove_prefix(parts.agency.text.size());
      return true;
    }
    case Token::kShortDay: return take_day(text, false, parts);
    case Token::kLongDay: return take_day(text, true, parts);
    case Token::kOrder4:
    case Token::kOrder7: {
      const auto order = take_digits(text, token == Token::kOrder4 ? 4 : 7);
      if (order) parts.order = *order;
      return order.has_value();
    }
  }
  return false;
}

std::optional<NumberParts> read_exactly(std::string_view pattern, std::string_view text) {
  NumberParts parts;
  while (!pattern.empty()) {
    const TokenName* token = token_at(pattern);
    const char literal = pattern.front();
    pattern.remove_prefix(token != nullptr ? token->name.size() : 1);
    if (token != nullptr) {
      if (!take_token(token->token, pattern, text, parts)) return std::nullopt;
    } else if (text.empty() || text.front() != literal) {
      return std::nullopt;
    } else {
      text.remove_prefix(1);
    }
  }
  if (!text.empty()) return std::nullopt;
  return parts;
}

}  // namespace

NumberBlock block_of(std::int64_t incarnation) {
  CHECK(incarnation >= 1, "incarnations count from 1");
  const int place = static_cast<int>((incarnation - 1) % 7);
  return place == 0 ? NumberBlock{1, 999} : NumberBlock{place * 1000, place * 1000 + 999};
}

std::optional<NumberBlock> continuation_of(NumberBlock block) {
  if (block.first >= kHubBlock.last) return std::nullopt;
  const int first = (block.first / kBlockSize + 1) * kContinued;
  return NumberBlock{first, first + kContinued - 1};
}

int block_first_of(int order) {
  if (order >= kPaperBlock.first && order <= kPaperBlock.last) return kPaperBlock.first;
  const int place = order < kContinued ? order / kBlockSize : order / kContinued - 1;
  return std::max(place * kBlockSize, 1);
}

DossierCode write_number(std::string_view pattern, const NumberParts& parts) {
  std::string out;
  while (!pattern.empty()) {
    const TokenName* token = token_at(pattern);
    if (token != nullptr) {
      out += spelled(token->token, parts);
      pattern.remove_prefix(token->name.size());
    } else {
      out += pattern.front();
      pattern.remove_prefix(1);
    }
  }
  return {out};
}

std::optional<NumberParts> read_number(std::string_view pattern, std::string_view text) {
  if (auto parts = read_exactly(pattern, text)) return parts;
  const std::size_t at = pattern.find(kShortOrder);
  if (at == std::string_view::npos) return std::nullopt;
  std::string longer(pattern);
  longer.replace(at, kShortOrder.size(), "{nnnnnnn}");
  auto parts = read_exactly(longer, text);
  if (parts && parts->order < kContinued) return std::nullopt;  // four digits would do
  return parts;
}

Result<DossierCode, Rejection> next_number(std::string_view pattern, const AgencyCode& agency,
                                           Date day, NumberBlock block,
                                           std::optional<int> highest) {
  int order = highest ? std::max(*highest + 1, block.first) : block.first;
  int last = block.last;
  if (const auto more = continuation_of(block); more && order > block.last) {
    order = std::max(order, more->first);
    last = more->last;
  }
  if (order > last)
    return fail(Rejection{Refusal::kNumbersExhausted, day.text(), std::nullopt, last});
  return write_number(pattern, {agency, day, order});
}

std::optional<std::string> tracking_check(std::string_view random_bytes) {
  const std::size_t signs = kCheckAlphabet.size();
  const std::size_t fair = 256 - 256 % signs;
  std::string out;
  for (const char c : random_bytes) {
    const auto byte = static_cast<std::size_t>(static_cast<unsigned char>(c));
    if (byte >= fair) continue;  // else the first signs would come more often
    out += kCheckAlphabet[byte % signs];
    if (out.size() == kCheckLength) return out;
  }
  return std::nullopt;
}

std::optional<std::string> read_check(std::string_view typed) {
  std::string out;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    if (kCheckAlphabet.find(upper) == std::string_view::npos) return std::nullopt;
    out += upper;
  }
  if (out.size() != kCheckLength) return std::nullopt;
  return out;
}

}  // namespace motcua::dossier
