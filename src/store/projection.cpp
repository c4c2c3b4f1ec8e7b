#include "store/projection.h"

#include <algorithm>
#include <utility>

#include "store/schema.h"

namespace motcua::store {

std::vector<const Table*> tables_of(Projections projections) {
  std::vector<const Table*> out;
  for (const Projection* projection : projections)
    for (const Table* table : projection->tables())
      if (std::find(out.begin(), out.end(), table) == out.end()) out.push_back(table);
  return out;
}

Sha256 layout_of(Projections projections) {
  std::vector<std::string> folds;
  for (const Projection* projection : projections) folds.push_back(projection->name());
  return layout_of(tables_of(projections), folds);
}

/// Rows met so far, those touched since the last commit marked.
class Projector::LiveRows final : public Rows {
 public:
  LiveRows(EventStore& store, std::size_t rows_kept_max)
      : store_(store), rows_kept_max_(rows_kept_max) {}

  Result<const Cells*, StoreFailure> find(const Table& table,
                                          std::span<const sql::Cell> key) override {
    Slot& slot = slot_of(table, key);
    if (!slot.is_known) {
      slot.row = TRY(store_.row(table, key));
      slot.is_known = true;
    }
    return slot.row ? &*slot.row : nullptr;
  }
  void put(const Table& table, Cells row) override {
    Slot& slot = slot_of(table, row);
    slot.row = std::move(row);
    mark(slot);
  }
  void erase(const Table& table, std::span<const sql::Cell> key) override {
    Slot& slot = slot_of(table, key);
    slot.row = std::nullopt;
    const auto own = key.first(table.key_columns);
    slot.erased_key.assign(own.begin(), own.end());
    mark(slot);
  }

  void add_changes(std::vector<RowChange>& out) {
    // By table and key: rows of one table become one statement, and land side by side.
    std::sort(touched_.begin(), touched_.end(), [](const Slot* a, const Slot* b) {
      if (a->table != b->table) return a->table->name < b->table->name;
      return *a->key < *b->key;
    });
    for (const Slot* slot : touched_)
      if (!slot->row) out.push_back({slot->table, slot->erased_key, true});
    for (const Slot* slot : touched_)
      if (slot->row) out.push_back({slot->table, *slot->row, false});
  }
  void committed() {
    for (Slot* slot : touched_) slot->is_touched = false;
    touched_.clear();
    if (slots_.size() > rows_kept_max_) slots_.clear();
  }
  void discard() {
    touched_.clear();
    slots_.clear();
  }

 private:
  struct Slot {
    const Table* table = nullptr;
    const Bytes* key = nullptr;
    bool is_known = false;
    bool is_touched = false;
    std::optional<Cells> row;
    Cells erased_key;
  };

  Slot& slot_of(const Table& table, std::span<const sql::Cell> key) {
    Bytes name(table.name);
    name.push_back('\0');
    name += row_key(table, key);
    const auto [place, is_new] = slots_.try_emplace(std::move(name));
    if (is_new) {
      place->second.table = &table;
      place->second.key = &place->first;
    }
    return place->second;
  }
  void mark(Slot& slot) {
    slot.is_known = true;
    if (std::exchange(slot.is_touched, true)) return;
    touched_.push_back(&slot);
  }

  EventStore& store_;
  std::size_t rows_kept_max_;
  std::unordered_map<Bytes, Slot> slots_;  // by table name, 00, row_key(): its nodes stay in place
  std::vector<Slot*> touched_;
};

Projector::Projector(std::vector<Projection*> projections, EventStore& store,
                     std::size_t rows_kept_max)
    : projections_(std::move(projections)),
      rows_(std::make_unique<LiveRows>(store, rows_kept_max)) {}

Projector::~Projector() = default;

Result<Done, FoldFailure> Projector::fold(const Origin& origin, const ledger::Envelope& event) {
  for (Projection* projection : projections_) TRY(projection->fold(origin, event, *rows_));
  return Done{};
}

void Projector::add_changes(std::vector<RowChange>& out) { rows_->add_changes(out); }

void Projector::committed() { rows_->committed(); }

void Projector::discard() {
  rows_->discard();
  for (Projection* projection : projections_) projection->forget();
}

}  // namespace motcua::store
