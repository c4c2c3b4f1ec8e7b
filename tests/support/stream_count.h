// A projection for tests: how many events a stream has, and the largest number seen in them. An
// event of kind "test.cleared" takes its stream's row away.
#pragma once

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/projection.h"

namespace motcua::testing {

inline constexpr Column kStreamCountColumns[] = {{"stream", ColumnType::kBlob},
                                                 {"kind", ColumnType::kText},
                                                 {"events", ColumnType::kInteger},
                                                 {"largest", ColumnType::kInteger},
                                                 {"note", ColumnType::kText, true}};
inline constexpr Index kStreamCountIndexes[] = {{"stream_count_largest", "largest, stream"}};
inline constexpr Table kStreamCountTable = {"stream_count", TableClass::kProjection,
                                            kStreamCountColumns, 1, kStreamCountIndexes};

class StreamCount final : public store::Projection {
 public:
  [[nodiscard]] std::string name() const override { return name_; }
  [[nodiscard]] std::span<const Table* const> tables() const override {
    static const Table* const kTables[] = {&kStreamCountTable};
    return kTables;
  }
  [[nodiscard]] Result<Done, store::FoldFailure> fold(const store::Origin&,
                                                      const ledger::Envelope& event,
                                                      store::Rows& rows) override {
    std::vector<sql::Cell> row = {sql::Blob{event.header.stream.raw()}};
    if (event.header.kind == "test.cleared") {
      rows.erase(kStreamCountTable, row);
      return Done{};
    }
    const json::Value* number = event.body.find("number");
    if (event.header.kind != "test.happened") return Done{};
    if (number == nullptr || number->as_integer() == nullptr)
      return fail(store::FoldFailure::kBadEvent);
    std::int64_t events = 0;
    std::int64_t largest = *number->as_integer();
    const auto known = rows.find(kStreamCountTable, row);
    if (!known) return fail(store::FoldFailure::kNoAnswer);
    if (const std::vector<sql::Cell>* old = *known) {
      events = std::get<std::int64_t>((*old)[2]);
      largest = std::max(largest, std::get<std::int64_t>((*old)[3]));
    }
    row.emplace_back(std::string(event.header.kind));
    row.emplace_back(events + 1);
    row.emplace_back(largest);
    row.emplace_back(events == 0 ? sql::Cell(sql::Null{}) : sql::Cell("đã có"));
    rows.put(kStreamCountTable, std::move(row));
    return Done{};
  }
  void forget() override { ++forgotten_; }

  [[nodiscard]] int times_forgotten() const { return forgotten_; }
  void rename(std::string name) { name_ = std::move(name); }

 private:
  std::string name_ = "stream_count 1";
  int forgotten_ = 0;
};

}  // namespace motcua::testing
