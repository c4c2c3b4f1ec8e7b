#include "store/digest.h"

#include <algorithm>

namespace motcua::store {
namespace {

class Digest {
 public:
  void begin(const Table& table) {
    add(table.name);
    for (const Column& column : table.columns) add(column.name);
  }
  void row(std::span<const sql::Cell> cells) {
    bytes_.push_back('r');
    for (const sql::Cell& cell : cells) append_cell(bytes_, cell);
    if (bytes_.size() > kFlushBytes) flush();
  }
  [[nodiscard]] Sha256 finish() {
    flush();
    return stream_.finish();
  }

 private:
  static constexpr std::size_t kFlushBytes = 1 << 16;

  void add(std::string_view name) { append_cell(bytes_, std::string(name)); }
  void flush() {
    stream_.add(bytes_);
    bytes_.clear();
  }

  Sha256Stream stream_;
  Bytes bytes_;
};

std::vector<const Table*> projections_by_name(Tables tables) {
  std::vector<const Table*> out;
  for (const Table* table : tables)
    if (table->table_class == TableClass::kProjection) out.push_back(table);
  std::sort(out.begin(), out.end(),
            [](const Table* a, const Table* b) { return a->name < b->name; });
  return out;
}

}  // namespace

Result<Sha256, StoreFailure> content_digest(EventStore& store, Tables tables) {
  Digest digest;
  for (const Table* table : projections_by_name(tables)) {
    digest.begin(*table);
    TRY(store.rows(*table, [&](std::span<const sql::Cell> cells) {
      digest.row(cells);
      return true;
    }));
  }
  return digest.finish();
}

Sha256 content_digest(const RowMap& rows, Tables tables) {
  Digest digest;
  for (const Table* table : projections_by_name(tables)) {
    digest.begin(*table);
    for (const auto& [key, cells] : rows.rows(*table)) digest.row(cells);
  }
  return digest.finish();
}

}  // namespace motcua::store
