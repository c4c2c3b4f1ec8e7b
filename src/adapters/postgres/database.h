// PostgreSQL 15 as the Database port: for a hub that must outlive a machine.
//
// One writer: open_writer() takes an advisory lock for as long as its session lives and a new term
// of the row in motcua_lease. Every commit of the writer checks that the term is still its own and
// holds the row until it is through, so a writer that slept while another took over is refused
// there (kUnavailable, nothing written) and stays refused.
#pragma once

#include <memory>
#include <string>

#include "ports/sql.h"

namespace motcua::postgres {

struct Options {
  std::string url;  // postgres://user@host/database?...; may hold a password: never printed
  int connect_timeout_s = 5;
};

/// Thread-safe; the connections are not. A connection that broke stays kUnavailable: open another.
class PostgresDatabase final : public sql::Database {
 public:
  explicit PostgresDatabase(Options options) : options_(std::move(options)) {}

  /// kUnavailable while another session holds the lease.
  [[nodiscard]] Result<std::unique_ptr<sql::Connection>, sql::Failure> open_writer() override;
  [[nodiscard]] Result<std::unique_ptr<sql::Connection>, sql::Failure> open_reader() override;
  [[nodiscard]] sql::Dialect dialect() const override { return sql::Dialect::kPostgres; }

 private:
  Options options_;
};

}  // namespace motcua::postgres
