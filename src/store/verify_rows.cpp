#include "store/verify_parts.h"

namespace motcua::store {
namespace {

/// "worklist 69800000..." : the key as bytes, for keys may hold anything.
std::string place_of(const Table& table, std::string_view key) {
  return std::string(table.name) + " " + to_hex(key);
}

/// Walks stored and expected rows side by side; both come in key order.
class Comparison {
 public:
  Comparison(const Table& table, const RowMap::Rows& expected, Findings& findings)
      : table_(table), next_(expected.begin()), end_(expected.end()), findings_(findings) {}

  void stored(std::span<const sql::Cell> cells) {
    const Bytes key = row_key(table_, cells);
    for (; next_ != end_ && next_->first < key; ++next_) missing();
    if (next_ == end_ || next_->first != key) {
      findings_.add(place_of(table_, key), VerifyFault::kRowUnexpected);
      return;
    }
    const auto& expected = next_->second;
    if (!std::equal(cells.begin(), cells.end(), expected.begin(), expected.end()))
      findings_.add(place_of(table_, key), VerifyFault::kRowDiffers);
    ++next_;
  }
  void end() {
    for (; next_ != end_; ++next_) missing();
  }

 private:
  void missing() { findings_.add(place_of(table_, next_->first), VerifyFault::kRowMissing); }

  const Table& table_;
  RowMap::Rows::const_iterator next_;
  RowMap::Rows::const_iterator end_;
  Findings& findings_;
};

}  // namespace

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
