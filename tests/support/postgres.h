// A private PostgreSQL 15 for the tests of one program: its own cluster in a temporary directory,
// reached by a unix socket there and by nothing else, with fsync on. Started at the first use,
// stopped with the program, also when that is killed. Run as root, it runs as an unprivileged user,
// as PostgreSQL demands.
#pragma once

#include <string>

namespace motcua::testing {

class PostgresCluster {
 public:
  /// Null when the machine has no PostgreSQL 15. A machine that has it and cannot start it is a
  /// failure, not an absence: the program stops.
  [[nodiscard]] static PostgresCluster* get();

  /// The URL of a new, empty database whose own order of letters is Vietnamese, so that only what
  /// asks for byte order gets it.
  [[nodiscard]] std::string make_database();

 private:
  explicit PostgresCluster(std::string directory) : directory_(std::move(directory)) {}
  [[nodiscard]] std::string url(const std::string& database) const;

  std::string directory_;
  int databases_ = 0;
};

}  // namespace motcua::testing
