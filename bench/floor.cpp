// The bare engine, for comparison: SQLite in WAL with synchronous=FULL, four indexes, a hash chain;
// no HTTP, no law, no sealing. Six rows a case, committed GROUP cases at a time, one step each.
//
// usage: bench_floor CASES GROUP     prints CPU-seconds of 1,000 cases, and bytes a case
#include <sqlite3.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <string>

#include "base/check.h"
#include "base/prng.h"
#include "base/sha256.h"

namespace motcua {
namespace {

constexpr int kSteps = 6;

class Floor {
 public:
  explicit Floor(const std::string& path) {
    CHECK(sqlite3_open(path.c_str(), &db_) == SQLITE_OK);
    run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=1000;"
        "CREATE TABLE entry(pos INTEGER PRIMARY KEY, stream BLOB, seq INTEGER, body TEXT,"
        " chain BLOB); CREATE UNIQUE INDEX e1 ON entry(stream, seq);"
        "CREATE TABLE c(id BLOB PRIMARY KEY, status INTEGER, due INTEGER, code TEXT);"
        "CREATE INDEX c1 ON c(status, due); CREATE UNIQUE INDEX c2 ON c(code);");
    entry_ = prepared("INSERT INTO entry(stream, seq, body, chain) VALUES(?, ?, ?, ?)");
    case_ = prepared(
        "INSERT INTO c VALUES(?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET status=excluded.status");
  }
  ~Floor() {
    sqlite3_finalize(entry_);
    sqlite3_finalize(case_);
    sqlite3_close(db_);
  }

  void begin() { run("BEGIN IMMEDIATE"); }
  void commit() { run("COMMIT"); }
  void step(const Bytes& stream, int seq, std::int64_t number, const std::string& body) {
    chain_ = sha256({chain_.view(), body});
    bind(entry_, 1, stream);
    sqlite3_bind_int(entry_, 2, seq);
    sqlite3_bind_text(entry_, 3, body.data(), static_cast<int>(body.size()), SQLITE_STATIC);
    bind(entry_, 4, chain_.view());
    done(entry_);
    const std::string code = "15607-" + std::to_string(number);
    bind(case_, 1, stream);
    sqlite3_bind_int(case_, 2, seq);
    sqlite3_bind_int64(case_, 3, number);
    sqlite3_bind_text(case_, 4, code.data(), static_cast<int>(code.size()), SQLITE_STATIC);
    done(case_);
  }
  void checkpoint() { run("PRAGMA wal_checkpoint(TRUNCATE)"); }

 private:
  void run(const char* sql) {
    CHECK(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
  }
  sqlite3_stmt* prepared(const char* sql) {
    sqlite3_stmt* made = nullptr;
    CHECK(sqlite3_prepare_v2(db_, sql, -1, &made, nullptr) == SQLITE_OK, sql);
    return made;
  }
  static void bind(sqlite3_stmt* statement, int place, std::string_view bytes) {
    sqlite3_bind_blob(statement, place, bytes.data(), static_cast<int>(bytes.size()),
                      SQLITE_STATIC);
  }
  static void done(sqlite3_stmt* statement) {
    CHECK(sqlite3_step(statement) == SQLITE_DONE);
    sqlite3_reset(statement);
  }

  sqlite3* db_ = nullptr;
  sqlite3_stmt* entry_ = nullptr;
  sqlite3_stmt* case_ = nullptr;
  Sha256 chain_;
};

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

int measure(int cases, int group) {
  std::string place = (std::filesystem::temp_directory_path() / "floor-XXXXXX").string();
  CHECK(::mkdtemp(place.data()) != nullptr);
  const std::string path = place + "/floor.db";
  const std::string intake(1000, 'x');
  const std::string small = R"({"type":"sign_result","way":"by_hand","at":"2026-11-22T09:00"})";
  double used = 0;
  {
    Floor floor(path);
    Prng random(1);
    const double begun = cpu_seconds();
    for (int first = 0; first < cases; first += group) {
      std::vector<Bytes> streams;
      for (int i = 0; i < group; ++i) {
        Bytes stream;
        append_u64_be(stream, random.next());
        append_u64_be(stream, random.next());
        streams.push_back(stream);
      }
      for (int seq = 1; seq <= kSteps; ++seq) {
        floor.begin();
        for (int i = 0; i < group; ++i)
          floor.step(streams[static_cast<std::size_t>(i)], seq, first + i,
                     seq == 1 ? intake : small);
        floor.commit();
      }
    }
    used = cpu_seconds() - begun;
    floor.checkpoint();
  }
  const auto size = static_cast<double>(std::filesystem::file_size(path));
  std::printf("%.4f %.0f\n", used / cases * 1000, size / cases);
  std::filesystem::remove_all(place);
  return 0;
}

}  // namespace
}  // namespace motcua

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  return motcua::measure(std::atoi(argv[1]), std::atoi(argv[2]));
}
