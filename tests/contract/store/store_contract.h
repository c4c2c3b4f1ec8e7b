// A whole store over one SQL engine, with a projection and a table of side data: the fixture of the
// tests in this folder.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "store/identity.h"
#include "store/projection.h"
#include "store/rebuild.h"
#include "store/sql_event_store.h"
#include "store/verify.h"
#include "support/entries.h"
#include "support/skip.h"
#include "support/sql_engine.h"
#include "support/stream_count.h"

namespace motcua::testing {

inline constexpr Column kSealColumns[] = {{"id", ColumnType::kInteger},
                                          {"seal", ColumnType::kText}};
inline constexpr Table kSealTable = {"seal", TableClass::kSideData, kSealColumns, 1, {}};

/// Two seals must be there, each sound; what it is told is kept for the tests to look at.
class SealCheck : public store::SideDataCheck {
 public:
  std::span<const Table* const> tables() const override { return kTables; }
  void event(const ledger::Envelope&) override { ++events; }
  void row(const Table& table, std::span<const sql::Cell> cells, const Report& report) override {
    const auto id = std::get<std::int64_t>(cells[0]);
    const bool sound = (id == 1 || id == 2) && std::get<std::string>(cells[1]) == "sound";
    if (!sound) report({store::place_of(table, cells), store::VerifyFault::kSideDataForged});
    ++rows;
  }
  void end(bool is_whole, const Report& report) override {
    if (is_whole && rows != 2) report({"seal", store::VerifyFault::kRowMissing});
  }
  int events = 0;
  int rows = 0;

 private:
  static constexpr const Table* kTables[] = {&kSealTable};
};

inline const store::Identity kIdentity = {"motcua/15607/1", UnitCode{"15607"}, 1, true};

/// One event with what the store and the folds want of it.
struct Event {
  EntryToAppend entry;
  ledger::Envelope envelope;
};

inline Event event_of(const ledger::Header& header, json::Value body,
                      ledger::SealedParts parts = {}) {
  auto line = ledger::write_entry(header, body, parts);
  EXPECT_TRUE(line);
  return {{header.stream, header.seq, header.command, line.value()},
          {header, std::move(body), std::move(parts)}};
}

inline Event happened(std::string_view stream, std::int64_t seq, std::string_view command,
                      std::int64_t number) {
  return event_of(plain_header(dossier_stream(stream), seq, command),
                  json::Object{{"number", number}});
}

inline Event cleared(std::string_view stream, std::int64_t seq, std::string_view command) {
  ledger::Header header = plain_header(dossier_stream(stream), seq, command);
  header.kind = "test.cleared";
  return event_of(header, json::Object{});
}

inline Event node_created(const store::Identity& identity) {
  ledger::Header header =
      plain_header(named_stream(StreamKind::kNode, identity.log), 1, "creation");
  header.kind = "node.created";
  header.actor = std::nullopt;
  return event_of(header, json::Object{{"unit", identity.unit.text},
                                       {"inc", identity.incarnation},
                                       {"role", "centre"},
                                       {"demo", identity.is_demo},
                                       {"log", identity.log}});
}

class StoreContract : public ::testing::TestWithParam<SqlEngineKind> {
 protected:
  void SetUp() override {
    engine_ = make_engine();
    if (!engine_) SKIP_ABSENT("PostgreSQL 15");
    connect();
    const Table* const tables[] = {&kStreamCountTable, &kSealTable};
    ASSERT_TRUE(
        store::create_store(*connection_, tables, kIdentity, store::layout_of(projections())));
    open();
  }

  virtual std::unique_ptr<SqlEngine> make_engine() { return make_sql_engine(GetParam()); }
  void connect() {
    auto connection = engine_->database().open_writer();
    ASSERT_TRUE(connection);
    connection_ = std::move(*connection);
  }
  void open() {
    auto opened = store::SqlEventStore::open_writer(*connection_);
    ASSERT_TRUE(opened);
    store_ = std::move(*opened);
    projector_ =
        std::make_unique<store::Projector>(std::vector<store::Projection*>{&count_}, *store_);
  }
  /// As the writer does it: fold, commit, then believe.
  Result<std::int64_t, StoreFailure> append(const std::vector<Event>& events) {
    const auto head = store_->head();
    EXPECT_TRUE(head);
    Batch batch;
    for (std::size_t i = 0; i < events.size(); ++i) {
      const store::Origin origin{0, head->size + static_cast<std::int64_t>(i)};
      EXPECT_TRUE(projector_->fold(origin, events[i].envelope));
      batch.entries.push_back(events[i].entry);
    }
    projector_->add_changes(batch.rows);
    const auto done = store_->commit(batch);
    done ? projector_->committed() : projector_->discard();
    return done;
  }
  /// A log with every kind of thing in it: six events of two dossiers and the node's own.
  void append_sample() {
    ASSERT_TRUE(append({node_created(kIdentity)}));
    ASSERT_TRUE(append({happened("one", 1, "a", 7), happened("two", 1, "a", -1)}));
    ASSERT_TRUE(append({happened("one", 2, "b", 5)}));
    ASSERT_TRUE(append({cleared("two", 2, "c"), happened("two", 3, "d", 9)}));
    Batch seal;
    seal.rows.push_back({&kSealTable, {1, "sound"}, false});
    seal.rows.push_back({&kSealTable, {2, "sound"}, false});
    ASSERT_TRUE(store_->commit(seal));
  }
  void change(std::string_view sql, const std::vector<sql::Cell>& cells = {}) {
    const auto changed = connection_->run(sql, cells);
    ASSERT_TRUE(changed) << sql;
    ASSERT_EQ(*changed, 1) << sql;
  }
  store::VerifyOptions options() {
    seals_ = {};
    store::VerifyOptions out;
    out.side_data = &seals_;
    return out;
  }
  Result<store::Verification, StoreFailure> verified() {
    auto reader = engine_->database().open_reader();
    EXPECT_TRUE(reader);
    return store::verify(**reader, projections(), options());
  }

  store::Projections projections() { return projections_; }
  store::SqlEventStore& log() { return *store_; }
  sql::Connection& connection() { return *connection_; }
  SqlEngine& engine() { return *engine_; }
  StreamCount& count() { return count_; }
  store::Projector& projector() { return *projector_; }

 private:
  std::unique_ptr<SqlEngine> engine_;
  std::unique_ptr<sql::Connection> connection_;
  std::unique_ptr<store::SqlEventStore> store_;
  StreamCount count_;
  SealCheck seals_;
  store::Projection* projections_[1] = {&count_};
  std::unique_ptr<store::Projector> projector_;
};

}  // namespace motcua::testing
