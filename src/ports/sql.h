// One SQL connection, whatever the engine. store/ writes portable SQL over it; adapters/sqlite and
// adapters/postgres implement it, held by one suite: tests/contract/sql_contract.
//
// The safe subset (docs/adr): placeholders are $1, $2, ... bound by number, no casts, no LIKE,
// explicit order of NULLs and collation, booleans as 0/1, instants as int64, ids as blobs.
//
// The same on every engine:
//   - A failure inside a transaction spoils it: every further call gives that failure again until
//     rollback(); commit() gives it too, and rolls back.
//   - Outside a transaction run(), run_many() and script() are each all or nothing.
//   - Texts are UTF-8 without U+0000; anything else is kMisuse.
//   - A column read as another type than it has (a null included) makes query() give kCorrupt.
//   - A statement has exactly the placeholders $1 .. $n for n parameters; one may stand twice.
//
// Threads: a connection is used by one thread at a time. Nothing here throws.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace motcua::sql {

struct Blob {
  Bytes bytes;
  auto operator<=>(const Blob&) const = default;
};
struct Null {
  auto operator<=>(const Null&) const = default;
};
using Cell = std::variant<Null, std::int64_t, std::string, Blob>;

/// What the world may do to a database. After kUnknown the caller does not know whether a commit
/// happened and must look before it answers anybody.
enum class Failure {
  kDiskFull,
  kUnavailable,  // no connection, locked by another, interrupted
  kUnknown,      // the outcome of a commit is not known
  kConstraint,   // a uniqueness or not-null rule said no
  kCorrupt,      // the file is not a sound database
  kReadOnly,
  kNewerVersion,  // made by a later release
  kMisuse,        // wrong SQL: a bug, reported where it can be tested
};

/// One row while the callback runs; views die with it.
class Row {
 public:
  virtual ~Row() = default;
  [[nodiscard]] virtual bool is_null(std::size_t column) const = 0;
  [[nodiscard]] virtual std::int64_t integer(std::size_t column) const = 0;
  [[nodiscard]] virtual std::string_view text(std::size_t column) const = 0;
  [[nodiscard]] virtual std::string_view blob(std::size_t column) const = 0;
  [[nodiscard]] virtual std::size_t columns() const = 0;
};

/// Return false to stop reading early (the rest may still be fetched: say LIMIT where it is long).
/// The connection must not be used from inside: kMisuse.
using RowCallback = std::function<bool(const Row&)>;

enum class Dialect { kSqlite, kPostgres };

class Connection {
 public:
  virtual ~Connection() = default;
  [[nodiscard]] virtual Dialect dialect() const = 0;

  /// Prepared once per text and kept. `each` is called for every row, in order.
  [[nodiscard]] virtual Result<Done, Failure> query(std::string_view sql,
                                                    std::span<const Cell> parameters,
                                                    const RowCallback& each) = 0;
  /// For statements without rows: how many rows changed.
  [[nodiscard]] virtual Result<std::int64_t, Failure> run(std::string_view sql,
                                                          std::span<const Cell> parameters) = 0;
  /// The same statement for each list of parameters, in one round trip where the engine can.
  [[nodiscard]] virtual Result<Done, Failure> run_many(
      std::string_view sql, std::span<const std::vector<Cell>> parameter_lists) = 0;
  /// Several statements separated by semicolons, no parameters: schema work only.
  [[nodiscard]] virtual Result<Done, Failure> script(std::string_view sql) = 0;

  [[nodiscard]] virtual Result<Done, Failure> begin() = 0;
  /// Durable when it returns. kDiskFull and kUnavailable mean nothing was written. After any
  /// failure the transaction is over.
  [[nodiscard]] virtual Result<Done, Failure> commit() = 0;
  virtual void rollback() = 0;
};

/// Makes connections to one database. The writer's is the only one that writes or checkpoints;
/// readers see a snapshot and never write.
class Database {
 public:
  virtual ~Database() = default;
  [[nodiscard]] virtual Result<std::unique_ptr<Connection>, Failure> open_writer() = 0;
  [[nodiscard]] virtual Result<std::unique_ptr<Connection>, Failure> open_reader() = 0;
  [[nodiscard]] virtual Dialect dialect() const = 0;
};

}  // namespace motcua::sql
