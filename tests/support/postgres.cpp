#include "support/postgres.h"

#include <fcntl.h>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <thread>
#include <vector>

#include "base/check.h"
#include "support/temp_directory.h"

namespace motcua::testing {

namespace {

namespace fs = std::filesystem;

const fs::path kPrograms = "/usr/lib/postgresql/15/bin";

/// Whom to become: PostgreSQL refuses to run as root.
struct Account {
  uid_t user;
  gid_t group;
};

std::optional<Account> unprivileged() {
  if (::geteuid() != 0) return std::nullopt;
  for (const char* const name : {"postgres", "nobody"}) {
    if (const passwd* const entry = ::getpwnam(name)) return Account{entry->pw_uid, entry->pw_gid};
  }
  return std::nullopt;
}

[[noreturn]] void become(const std::vector<std::string>& words, int output) {
  if (const auto account = unprivileged()) {
    if (::setgid(account->group) != 0 || ::setuid(account->user) != 0) ::_exit(126);
  }
  // Ends with the test program, however that ends. After setuid, which would clear it.
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(output, STDERR_FILENO);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  if (::chdir("/") != 0) ::_exit(126);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

struct Child {
  pid_t pid;
  int output;  // its output and errors
};

Child start(const std::vector<std::string>& words) {
  int ends[2];
  CHECK(::pipe2(ends, O_CLOEXEC) == 0);
  const pid_t pid = ::fork();
  CHECK(pid >= 0);
  if (pid == 0) become(words, ends[1]);
  ::close(ends[1]);
  return {pid, ends[0]};
}

/// Reads until `words` appear (true) or the output ends (false); `seen` holds what was read.
bool read_until(int output, std::string_view words, std::string& seen) {
  char block[4096];
  while (words.empty() || seen.find(words) == std::string::npos) {
    const ssize_t count = ::read(output, block, sizeof block);
    if (count <= 0) return false;
    seen.append(block, static_cast<std::size_t>(count));
  }
  return true;
}

pid_t running_server = 0;

void stop_server() {
  ::kill(running_server, SIGQUIT);  // nothing there is worth a checkpoint
  ::waitpid(running_server, nullptr, 0);
}

void make_cluster(const std::string& directory) {
  const Child child = start({kPrograms / "initdb", "-D", directory + "/cluster", "-U", "motcua",
                             "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                             "--locale-provider=icu", "--icu-locale=vi", "--no-sync"});
  std::string seen;
  read_until(child.output, "", seen);
  ::close(child.output);
  int status = 0;
  ::waitpid(child.pid, &status, 0);
  CHECK(status == 0, seen.c_str());
}

void start_server(const std::string& directory) {
  const Child child =
      start({kPrograms / "postgres", "-D", directory + "/cluster", "-c", "listen_addresses=", "-c",
             "unix_socket_directories=" + directory, "-c", "fsync=on", "-c", "shared_buffers=32MB",
             "-c", "max_connections=40", "-c", "lc_messages=C"});
  std::string seen;
  const bool is_ready = read_until(child.output, "ready to accept connections", seen);
  CHECK(is_ready, seen.c_str());
  running_server = child.pid;
  std::atexit(stop_server);
  // Its log goes nowhere, but must be read so that it does not wait for us.
  std::thread([output = child.output] {
    char block[4096];
    while (::read(output, block, sizeof block) > 0) {
    }
  }).detach();
}

void run_sql(const std::string& url, const std::string& sql) {
  PGconn* const connection = PQconnectdb(url.c_str());
  CHECK(PQstatus(connection) == CONNECTION_OK, PQerrorMessage(connection));
  PGresult* const result = PQexec(connection, sql.c_str());
  CHECK(PQresultStatus(result) == PGRES_COMMAND_OK, PQerrorMessage(connection));
  PQclear(result);
  PQfinish(connection);
}

}  // namespace

PostgresCluster* PostgresCluster::get() {
  if (!fs::exists(kPrograms / "postgres")) return nullptr;
  static TempDirectory directory;
  static PostgresCluster cluster = [] {
    const std::string& path = directory.path().string();
    if (const auto account = unprivileged()) {
      CHECK(::chown(path.c_str(), account->user, account->group) == 0);
    }
    make_cluster(path);
    start_server(path);
    return PostgresCluster(path);
  }();
  return &cluster;
}

std::string PostgresCluster::url(const std::string& database) const {
  std::string host;
  for (const char c : directory_) host += c == '/' ? std::string("%2F") : std::string(1, c);
  return "postgres://motcua@/" + database + "?host=" + host;
}

std::string PostgresCluster::make_database() {
  const std::string name = "test_" + std::to_string(++databases_);
  run_sql(url("postgres"), "CREATE DATABASE " + name);
  return url(name);
}

}  // namespace motcua::testing
