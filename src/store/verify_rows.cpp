#include <algorithm>

#include "store/dossier_tables.h"
#include "store/verify_parts.h"

namespace motcua::store {
namespace {

/// A damaged key may hold anything.
bool is_printable(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

std::string text_of(const sql::Cell& cell) {
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) return std::to_string(*integer);
  if (const auto* text = std::get_if<std::string>(&cell))
    return is_printable(*text) ? *text : to_hex(*text);
  if (const auto* blob = std::get_if<sql::Blob>(&cell)) return to_hex(blob->bytes);
  return "null";
}

/// Whose row it is, in the tables made from dossiers.
std::optional<StreamId> dossier_of(const Table& table, std::span<const sql::Cell> cells) {
  const bool by_number = &table == &kDossierNumberTable;
  if (&table != &kDossierTable && !by_number) return std::nullopt;
  const std::size_t of_number = 1;  // number | dossier
  const auto* id = std::get_if<sql::Blob>(&cells[by_number ? of_number : std::size_t{kDossierId}]);
  const auto dossier = id != nullptr ? DossierId::from_raw(id->bytes) : std::nullopt;
  return dossier ? std::optional(stream_of(*dossier)) : std::nullopt;
}

/// Walks stored and expected rows side by side; both come in key order.
class Comparison {
 public:
  Comparison(const Table& table, const RowMap::Rows& expected, Findings& findings)
      : table_(table), next_(expected.begin()), end_(expected.end()), findings_(findings) {}

  void stored(std::span<const sql::Cell> cells) {
    const Bytes key = row_key(table_, cells);
    for (; next_ != end_ && next_->first < key; ++next_) missing();
    if (next_ == end_ || next_->first != key) return problem(cells, VerifyFault::kRowUnexpected);
    const auto& expected = next_->second;
    if (!std::equal(cells.begin(), cells.end(), expected.begin(), expected.end()))
      problem(expected, VerifyFault::kRowDiffers);
    ++next_;
  }
  void end() {
    for (; next_ != end_; ++next_) missing();
  }

 private:
  void missing() { problem(next_->second, VerifyFault::kRowMissing); }
  void problem(std::span<const sql::Cell> cells, VerifyFault fault) {
    findings_.add({place_of(table_, cells), fault, dossier_of(table_, cells)});
  }

  const Table& table_;
  RowMap::Rows::const_iterator next_;
  RowMap::Rows::const_iterator end_;
  Findings& findings_;
};

}  // namespace

std::string place_of(const Table& table, std::span<const sql::Cell> cells) {
  std::string out(table.name);
  for (const sql::Cell& cell : cells.first(table.key_columns)) out += " " + text_of(cell);
  return out;
}

Result<Done, sql::Failure> check_rows(sql::Connection& reader, const Table& table,
                                      const RowMap& expected, Findings& findings) {
  Comparison comparison(table, expected.rows(table), findings);
  std::vector<sql::Cell> cells;
  TRY(reader.query(select_rows_sql(table), {}, [&](const sql::Row& row) {
    read_cells(row, table, cells);
    comparison.stored(cells);
    return true;
  }));
  comparison.end();
  return Done{};
}

Result<Done, sql::Failure> check_indexes(sql::Connection& reader, const LogCheck& log,
                                         Findings& findings) {
  SetHash by_stream;
  TRY(reader.query("SELECT stream, seq, log, pos FROM entry ORDER BY stream, seq, log", {},
                   [&](const sql::Row& row) {
                     by_stream.add(stream_element(row.blob(0), row.integer(1), row.integer(2),
                                                  row.integer(3)));
                     return true;
                   }));
  if (by_stream != log.by_stream()) findings.add("entry_stream", VerifyFault::kIndexDiffers);
  SetHash by_log;
  TRY(reader.query("SELECT log, idx, pos FROM entry ORDER BY log, idx", {},
                   [&](const sql::Row& row) {
                     by_log.add(log_element(row.integer(0), row.integer(1), row.integer(2)));
                     return true;
                   }));
  if (by_log != log.by_log()) findings.add("entry_log", VerifyFault::kIndexDiffers);
  return Done{};
}

}  // namespace motcua::store
