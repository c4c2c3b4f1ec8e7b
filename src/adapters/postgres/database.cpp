#include "adapters/postgres/database.h"

#include "adapters/postgres/connection.h"

namespace motcua::postgres {

Result<std::unique_ptr<sql::Connection>, sql::Failure> PostgresDatabase::open_writer() {
  return TRY(PostgresConnection::open(options_, Role::kWriter));
}

Result<std::unique_ptr<sql::Connection>, sql::Failure> PostgresDatabase::open_reader() {
  return TRY(PostgresConnection::open(options_, Role::kReader));
}

}  // namespace motcua::postgres
