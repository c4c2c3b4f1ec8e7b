// A session with PostgreSQL: the writer's, which holds the lease, or a reader's.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "adapters/postgres/database.h"
#include "adapters/postgres/libpq.h"
#include "adapters/postgres/values.h"
#include "ports/sql.h"

namespace motcua::postgres {

enum class Role { kWriter, kReader };

class PostgresConnection final : public sql::Connection {
 public:
  [[nodiscard]] static Result<std::unique_ptr<PostgresConnection>, sql::Failure> open(
      const Options& options, Role role);
  /// Not yet connected: use open().
  explicit PostgresConnection(Role role) : role_(role) {}
  ~PostgresConnection() override;
  PostgresConnection(const PostgresConnection&) = delete;
  PostgresConnection& operator=(const PostgresConnection&) = delete;

  [[nodiscard]] sql::Dialect dialect() const override { return sql::Dialect::kPostgres; }
  [[nodiscard]] Result<Done, sql::Failure> query(std::string_view sql,
                                                 std::span<const sql::Cell> parameters,
                                                 const sql::RowCallback& each) override;
  [[nodiscard]] Result<std::int64_t, sql::Failure> run(
      std::string_view sql, std::span<const sql::Cell> parameters) override;
  [[nodiscard]] Result<Done, sql::Failure> run_many(
      std::string_view sql, std::span<const std::vector<sql::Cell>> parameter_lists) override;
  [[nodiscard]] Result<Done, sql::Failure> script(std::string_view sql) override;
  [[nodiscard]] Result<Done, sql::Failure> begin() override;
  [[nodiscard]] Result<Done, sql::Failure> commit() override;
  void rollback() override;

 private:
  struct Closer {
    void operator()(PGconn* connection) const { libpq().finish(connection); }
    void operator()(PGresult* result) const { libpq().clear(result); }
  };
  using Answer = std::unique_ptr<PGresult, Closer>;

  /// A statement the server knows, with the types it took for its parameters.
  struct Prepared {
    std::string name;
    std::vector<Oid> types;
  };

  [[nodiscard]] Result<Done, sql::Failure> connect(const Options& options);
  [[nodiscard]] Result<Done, sql::Failure> configure();
  [[nodiscard]] Result<Done, sql::Failure> take_lease();
  [[nodiscard]] Result<Done, sql::Failure> hold_lease();
  [[nodiscard]] Result<Done, sql::Failure> ready() const;
  [[nodiscard]] sql::Failure failed(sql::Failure failure);
  [[nodiscard]] sql::Failure failed(const PGresult* result);
  [[nodiscard]] Result<Done, sql::Failure> execute(const char* sql);
  [[nodiscard]] Result<const Prepared*, sql::Failure> prepared(
      std::string_view sql, std::span<const sql::Cell> parameters);
  [[nodiscard]] Result<Done, sql::Failure> send(const Prepared& statement,
                                                std::span<const sql::Cell> parameters);
  [[nodiscard]] Result<Done, sql::Failure> run_chunk(
      std::string_view sql, std::span<const std::vector<sql::Cell>> parameter_lists);
  [[nodiscard]] Result<Done, sql::Failure> collect_chunk(std::size_t statements);
  template <class Body>
  [[nodiscard]] auto all_or_nothing(const Body& body) -> decltype(body());
  static void note(void* self, const PGresult* result);

  Role role_;
  std::unique_ptr<PGconn, Closer> connection_;
  std::unordered_map<std::string, std::vector<Prepared>> statements_;
  std::size_t statements_made_ = 0;
  std::int64_t term_ = 0;  // of the lease
  bool is_fenced_ = false;
  bool in_transaction_ = false;
  std::optional<sql::Failure> failure_;  // of the transaction that is open
  bool reading_ = false;                 // inside a row callback
  bool was_warned_ = false;              // by the server, since last cleared
};

}  // namespace motcua::postgres
