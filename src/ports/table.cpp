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

Bytes row_key(const Table& table, std::span<const sql::Cell> cells) {
  CHECK(cells.size() >= table.key_columns);
  Bytes out;
  for (std::size_t i = 0; i < table.key_columns; ++i) append_cell(out, cells[i]);
  return out;
}

}  // namespace motcua
