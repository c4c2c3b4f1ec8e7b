#include "adapters/postgres/values.h"

#include <limits>
#include <set>

#include "base/bytes.h"
#include "base/check.h"
#include "base/text.h"

namespace motcua::postgres {

namespace {

// From PostgreSQL's pg_type.dat; fixed for ever.
constexpr Oid kBool = 16, kBytea = 17, kName = 19, kInt8 = 20, kInt2 = 21, kInt4 = 23, kText = 25,
              kVarchar = 1043, kNumeric = 1700;

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Big-endian two's complement of 1, 2, 4 or 8 bytes.
std::int64_t big_endian(std::string_view bytes) {
  const auto first = static_cast<signed char>(bytes[0]);
  std::uint64_t value = first < 0 ? ~0ULL : 0;
  for (const char c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return static_cast<std::int64_t>(value);
}

/// numeric: digits of base 10,000 with a weight; nullopt unless it is an integer of 64 bits.
std::optional<std::int64_t> whole_number(std::string_view bytes) {
  if (bytes.size() < 8) return std::nullopt;
  const auto digits = static_cast<std::size_t>(big_endian(bytes.substr(0, 2)));
  const std::int64_t weight = big_endian(bytes.substr(2, 2));
  const std::int64_t sign = big_endian(bytes.substr(4, 2));
  if (bytes.size() != 8 + 2 * digits || (sign != 0 && sign != 0x4000)) return std::nullopt;
  if (weight > 4) return std::nullopt;
  __extension__ __int128 value = 0;
  for (std::int64_t i = 0; i <= weight; ++i) {
    const auto at = static_cast<std::size_t>(i);
    value = value * 10000 + (at < digits ? big_endian(bytes.substr(8 + 2 * at, 2)) : 0);
  }
  // Digits past the point are never zero at the end, so any of them is a fraction.
  if (static_cast<std::int64_t>(digits) > weight + 1) return std::nullopt;
  if (sign != 0) value = -value;
  if (value > std::numeric_limits<std::int64_t>::max() ||
      value < std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  return static_cast<std::int64_t>(value);
}

}  // namespace

std::optional<std::size_t> placeholder_count(std::string_view sql) {
  std::set<std::size_t> seen;
  char quote = '\0';
  for (std::size_t i = 0; i < sql.size(); ++i) {
    if (quote != '\0') {
      if (sql[i] == quote) quote = '\0';
    } else if (sql[i] == '\'' || sql[i] == '"') {
      quote = sql[i];
    } else if (sql[i] == '$') {
      std::size_t number = 0;
      while (i + 1 < sql.size() && is_digit(sql[i + 1]) && number < 100000) {
        number = number * 10 + static_cast<std::size_t>(sql[++i] - '0');
      }
      seen.insert(number);
    }
  }
  // n different numbers of which the least is 1 and the greatest n have no hole.
  if (!seen.empty() && (*seen.begin() != 1 || *seen.rbegin() != seen.size())) return std::nullopt;
  return seen.size();
}

Oid type_of(const sql::Cell& cell) {
  if (std::holds_alternative<std::int64_t>(cell)) return kInt8;
  if (std::holds_alternative<std::string>(cell)) return kText;
  if (std::holds_alternative<sql::Blob>(cell)) return kBytea;
  return 0;
}

bool Parameters::set(std::span<const sql::Cell> cells) {
  // Reserved, so that the pointers stay where they are.
  integers_.reserve(cells.size());
  for (const sql::Cell& cell : cells) {
    std::string_view bytes;
    bool is_null = false;
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
      append_u64_be(integers_.emplace_back(), static_cast<std::uint64_t>(*integer));
      bytes = integers_.back();
    } else if (const auto* text = std::get_if<std::string>(&cell)) {
      if (text->find('\0') != std::string::npos || !is_utf8(*text)) return false;
      bytes = *text;
    } else if (const auto* blob = std::get_if<sql::Blob>(&cell)) {
      bytes = blob->bytes;
    } else {
      is_null = true;
    }
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return false;
    values_.push_back(is_null ? nullptr : bytes.data());
    lengths_.push_back(static_cast<int>(bytes.size()));
    formats_.push_back(1);
  }
  return true;
}

std::size_t ResultRow::columns() const {
  return static_cast<std::size_t>(libpq().nfields(result_));
}

bool ResultRow::is_null(std::size_t column) const {
  CHECK(column < columns());
  return libpq().getisnull(result_, 0, static_cast<int>(column)) != 0;
}

std::string_view ResultRow::bytes_of(std::size_t column, std::span<const Oid> types) const {
  CHECK(column < columns());
  const int place = static_cast<int>(column);
  const Oid type = libpq().ftype(result_, place);
  for (const Oid allowed : types) {
    if (type == allowed && libpq().getisnull(result_, 0, place) == 0) {
      return {libpq().getvalue(result_, 0, place),
              static_cast<std::size_t>(libpq().getlength(result_, 0, place))};
    }
  }
  misread_ = true;
  return {};
}

std::int64_t ResultRow::integer(std::size_t column) const {
  static constexpr Oid kTypes[] = {kInt8, kInt4, kInt2, kBool, kNumeric};
  const std::string_view bytes = bytes_of(column, kTypes);
  if (bytes.empty()) return 0;
  if (libpq().ftype(result_, static_cast<int>(column)) != kNumeric) return big_endian(bytes);
  const auto number = whole_number(bytes);
  if (!number) misread_ = true;
  return number.value_or(0);
}

std::string_view ResultRow::text(std::size_t column) const {
  static constexpr Oid kTypes[] = {kText, kVarchar, kName};
  return bytes_of(column, kTypes);
}

std::string_view ResultRow::blob(std::size_t column) const {
  static constexpr Oid kTypes[] = {kBytea};
  return bytes_of(column, kTypes);
}

}  // namespace motcua::postgres
