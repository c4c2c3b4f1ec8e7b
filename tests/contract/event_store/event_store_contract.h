// What every event store promises (ports/event_store.h). The suite is in event_store_contract.cpp;
// each *_store_test.cpp brings one kind of store to it.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ports/event_store.h"
#include "support/entries.h"
#include "support/skip.h"

namespace motcua::testing {

/// Where one store lives for one test.
class StorePlace {
 public:
  virtual ~StorePlace() = default;
  [[nodiscard]] virtual EventStore& writer() = 0;
  /// Another object on the same store where there can be one.
  [[nodiscard]] virtual EventStore& reader() = 0;
  /// Closes everything and opens it again, as after a stop of the process.
  virtual void reopen() = 0;
};

/// A table with a key of all three types, and one with a single integer as key.
extern const Table kMixedTable;  // place, name, mark | note (may be null), number
extern const Table kCountTable;  // id | amount
[[nodiscard]] std::span<const Table* const> contract_tables();

struct StoreKind {
  std::string name;
  /// Null when the machine lacks what it takes.
  std::function<std::unique_ptr<StorePlace>()> make;
};

class EventStoreContract : public ::testing::TestWithParam<StoreKind> {
 protected:
  void SetUp() override {
    place_ = GetParam().make();
    if (!place_) SKIP_ABSENT(GetParam().name);
  }
  EventStore& store() { return place_->writer(); }
  StorePlace& place() { return *place_; }

 private:
  std::unique_ptr<StorePlace> place_;
};

inline std::string store_kind_name(const ::testing::TestParamInfo<StoreKind>& parameter) {
  return parameter.param.name;
}

inline EntryToAppend entry(const StreamId& stream, std::int64_t seq, std::string_view command) {
  const std::int64_t written = seq < 1 ? 1 : seq;  // no line can be written for position 0
  return {stream, seq, id_of<CommandId>(command), entry_line(stream, written, command)};
}

}  // namespace motcua::testing
