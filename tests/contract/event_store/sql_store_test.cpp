// The event store over each SQL engine.
#include "contract/event_store/event_store_contract.h"
#include "store/identity.h"
#include "store/sql_event_store.h"
#include "support/sql_engine.h"

namespace motcua::testing {
namespace {

class SqlPlace final : public StorePlace {
 public:
  explicit SqlPlace(std::unique_ptr<SqlEngine> engine) : engine_(std::move(engine)) {
    connect();
    const store::Identity identity{"motcua/15607/1", UnitCode{"15607"}, 1, true};
    const auto made = store::create_store(*writer_connection_, contract_tables(), identity,
                                          store::layout_of(contract_tables(), {}));
    EXPECT_TRUE(made);
    open_store();
  }
  EventStore& writer() override { return *writer_; }
  EventStore& reader() override {
    if (!reader_) {
      auto connection = engine_->database().open_reader();
      EXPECT_TRUE(connection);
      reader_connection_ = std::move(*connection);
      reader_ = store::SqlEventStore::open_reader(*reader_connection_);
    }
    return *reader_;
  }
  void reopen() override {
    reader_.reset();
    reader_connection_.reset();
    writer_.reset();
    writer_connection_.reset();
    connect();
    open_store();
  }

 private:
  void connect() {
    auto connection = engine_->database().open_writer();
    EXPECT_TRUE(connection);
    writer_connection_ = std::move(*connection);
  }
  void open_store() {
    auto opened = store::SqlEventStore::open_writer(*writer_connection_);
    EXPECT_TRUE(opened);
    writer_ = std::move(*opened);
  }

  std::unique_ptr<SqlEngine> engine_;
  std::unique_ptr<sql::Connection> writer_connection_;
  std::unique_ptr<sql::Connection> reader_connection_;
  std::unique_ptr<store::SqlEventStore> writer_;
  std::unique_ptr<store::SqlEventStore> reader_;
};

StoreKind over(std::string name, SqlEngineKind kind) {
  return {std::move(name), [kind]() -> std::unique_ptr<StorePlace> {
            auto engine = make_sql_engine(kind);
            if (!engine) return nullptr;
            return std::make_unique<SqlPlace>(std::move(engine));
          }};
}

INSTANTIATE_TEST_SUITE_P(Sql, EventStoreContract,
                         ::testing::Values(over("Sqlite", SqlEngineKind::kSqlite),
                                           over("FaultyDisk", SqlEngineKind::kFaultyDisk),
                                           over("PostgreSQL15", SqlEngineKind::kPostgres)),
                         store_kind_name);

}  // namespace
}  // namespace motcua::testing
