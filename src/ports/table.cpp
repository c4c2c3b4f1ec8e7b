#include "ports/table.h"

#include "base/check.h"

namespace motcua {

void append_cell(Bytes& out, const sql::Cell& cell) {
  if (std::holds_alternative<sql::Null>(cell)) {
    out.push_back('n');
  } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    out.push_back('i');
    // Flipping the sign bit makes the bytes sort as the numbers do.
    append_u64_be(out, static_cast<std::uint64_t>(*integer) ^ (1ULL << 63));
  } else if (const auto* text = std::get_if<std::string>(&cell)) {
    out.push_back('t');
    append_u64_be(out, text->size());
    out += *text;
  } else {
    const Bytes& bytes = std::get<sql::Blob>(cell).bytes;
    out.push_back('x');
    append_u64_be(out, bytes.size());
    out += bytes;
  }
}

namespace {

/// A zero byte is written 00 FF and the end 00 00, so that a shorter text stands before a longer
/// one that begins with it, and no text runs into the next cell.
void append_ordered(Bytes& out, std::string_view bytes) {
  for (const char c : bytes) {
    out.push_back(c);
    if (c == '\0') out.push_back('\xff');
  }
  out.append(2, '\0');
}

}  // namespace

Bytes row_key(const Table& table, std::span<const sql::Cell> cells) {
  CHECK(cells.size() >= table.key_columns);
  Bytes out;
  for (const sql::Cell& cell : cells.first(table.key_columns)) {
    if (const auto* text = std::get_if<std::string>(&cell)) {
      append_ordered(out, *text);
    } else if (const auto* blob = std::get_if<sql::Blob>(&cell)) {
      append_ordered(out, blob->bytes);
    } else {
      append_cell(out, cell);
    }
  }
  return out;
}

}  // namespace motcua
