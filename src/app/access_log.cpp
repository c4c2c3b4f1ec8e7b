#include "app/access_log.h"

#include <algorithm>
#include <array>

#include "base/json.h"
#include "base/sha256.h"

namespace motcua::app {
namespace {

constexpr std::array kColumns{Column{"idx", ColumnType::kInteger},
                              Column{"entry", ColumnType::kText},
                              Column{"chain", ColumnType::kBlob}};
constexpr std::array kTipColumns{Column{"id", ColumnType::kInteger},
                                 Column{"idx", ColumnType::kInteger},
                                 Column{"chain", ColumnType::kBlob}};
constexpr std::size_t kRowsMax = 500;

std::string_view purpose_word(ReadPurpose purpose) {
  switch (purpose) {
    case ReadPurpose::kWork: return "work";
    case ReadPurpose::kBrokenGlass: return "broken_glass";
    case ReadPurpose::kFile: return "file";
    case ReadPurpose::kPersonSearch: return "person_search";
  }
  return "work";
}

std::string line_of(const Access& access) {
  std::string out;
  json::ObjectWriter(out)
      .integer("f", 1)
      .integer("t", access.at.ms)
      .text("a", access.officer.text())
      .text("d", access.dossier.text())
      .text("w", purpose_word(access.purpose))
      .end();
  return out;
}

}  // namespace

constinit const Table kAccessTable{"access", TableClass::kSideData, kColumns, 1, {}};
constinit const Table kAccessTipTable{"access_tip", TableClass::kSideData, kTipColumns, 1, {}};

bool AccessLog::note(const Access& access) {
  const std::lock_guard lock(mutex_);
  if (queue_.size() >= kQueueMax) return false;
  queue_.push_back(access);
  return true;
}

bool AccessLog::anything_waiting() const {
  const std::lock_guard lock(mutex_);
  return queue_.size() > taken_;
}

Result<std::vector<RowChange>, StoreFailure> AccessLog::take(EventStore& store) {
  if (!tip_) {
    Tip tip;
    const std::array<sql::Cell, 1> key{std::int64_t{1}};
    const auto row = TRY(store.row(kAccessTipTable, key));
    if (row) {
      tip.idx = std::get<std::int64_t>((*row)[1]);
      const auto chain = Sha256::from_raw(std::get<sql::Blob>((*row)[2]).bytes);
      if (!chain) return fail(StoreFailure::kCorrupt);
      tip.chain = *chain;
    }
    tip_ = tip;
  }
  const std::lock_guard lock(mutex_);
  std::vector<RowChange> rows;
  Tip tip = *tip_;
  taken_ = std::min(queue_.size(), kRowsMax);
  for (std::size_t i = 0; i < taken_; ++i) {
    std::string line = line_of(queue_[i]);
    tip.chain = sha256({tip.chain.view(), line});
    rows.push_back({&kAccessTable, {++tip.idx, std::move(line), sql::Blob{tip.chain.raw()}}});
  }
  rows.push_back({&kAccessTipTable, {std::int64_t{1}, tip.idx, sql::Blob{tip.chain.raw()}}});
  next_tip_ = tip;
  return rows;
}

void AccessLog::written(bool durable) {
  const std::lock_guard lock(mutex_);
  if (durable) {
    queue_.erase(queue_.begin(), queue_.begin() + static_cast<std::ptrdiff_t>(taken_));
    tip_ = next_tip_;
  }
  taken_ = 0;
}

}  // namespace motcua::app
