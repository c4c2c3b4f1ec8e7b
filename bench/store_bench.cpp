// The event store on SQLite against the bare engine doing the same writes: CPU seconds, commits and
// bytes of an entry of about 450 bytes, one projection row touched by each event.
//
//   store_bench [ENTRIES]
#include <sqlite3.h>
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "adapters/sqlite/database.h"
#include "base/check.h"
#include "store/identity.h"
#include "store/sql_event_store.h"
#include "store/verify.h"
#include "support/entries.h"
#include "support/stream_count.h"
#include "support/temp_directory.h"

namespace motcua {
namespace {

using testing::TempDirectory;

constexpr std::int64_t kEventsOfADossier = 7;

double cpu_seconds() {
  rusage usage{};
  CHECK(getrusage(RUSAGE_SELF, &usage) == 0);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

std::int64_t size_of(const std::string& path) {
  return static_cast<std::int64_t>(std::filesystem::file_size(path));
}

struct Sample {
  EntryToAppend entry;
  ledger::Envelope envelope;
};

Sample sample(std::int64_t i) {
  const std::int64_t dossier = (i - 1) / kEventsOfADossier;
  const std::string words = std::to_string(dossier);
  ledger::Header header = testing::plain_header(
      testing::dossier_stream(words), (i - 1) % kEventsOfADossier + 1, "c" + std::to_string(i));
  json::Value body = json::Object{{"number", i}, {"rest", std::string(190, 'x')}};
  auto line = ledger::write_entry(header, body, {});
  CHECK(line.has_value());
  return {{header.stream, header.seq, header.command, *line}, {header, std::move(body), {}}};
}

struct Cost {
  double cpu_us = 0;  // an entry
  double bytes = 0;   // an entry
};

Cost through_the_store(std::int64_t entries, std::int64_t group) {
  TempDirectory directory;
  const std::string path = directory / "motcua.db";
  sqlite::SqliteDatabase database({.path = path});
  testing::StreamCount count;
  store::Projection* const projections[] = {&count};
  auto connection = database.open_writer();
  CHECK(connection.has_value());
  const Table* const tables[] = {&testing::kStreamCountTable};
  CHECK(store::create_store(**connection, tables, {"log", UnitCode{"15607"}, 1, true},
                            store::layout_of(projections))
            .has_value());
  auto opened = store::SqlEventStore::open_writer(**connection);
  CHECK(opened.has_value());
  store::Projector projector({&count}, **opened);
  double cpu = 0;
  for (std::int64_t i = 1; i <= entries;) {
    std::vector<Sample> samples;
    for (std::int64_t k = 0; k < group; ++k) samples.push_back(sample(i++));
    const double begun = cpu_seconds();
    Batch batch;
    for (Sample& one : samples) {
      CHECK(projector.fold({}, one.envelope).has_value());
      batch.entries.push_back(std::move(one.entry));
    }
    projector.add_changes(batch.rows);
    CHECK((*opened)->commit(batch).has_value());
    projector.committed();
    cpu += cpu_seconds() - begun;
  }
  CHECK(sqlite::truncate_wal(**connection).has_value());
  const auto n = static_cast<double>(entries);
  return {cpu / n * 1e6, static_cast<double>(size_of(path)) / n};
}

void exec(sqlite3* db, const char* sql) {
  CHECK(sqlite3_exec(db, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql);
}

/// One table, two unique indexes, no hash, no projection: what the engine alone costs.
Cost through_bare_sqlite(std::int64_t entries, std::int64_t group) {
  TempDirectory directory;
  const std::string path = directory / "bare.db";
  sqlite3* db = nullptr;
  CHECK(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
  exec(db, "PRAGMA journal_mode = WAL");
  exec(db, "PRAGMA synchronous = FULL");
  exec(db,
       "CREATE TABLE e (pos INTEGER PRIMARY KEY, stream BLOB, seq INTEGER, bytes BLOB) STRICT;"
       "CREATE UNIQUE INDEX es ON e (stream, seq)");
  sqlite3_stmt* insert = nullptr;
  CHECK(sqlite3_prepare_v2(db, "INSERT INTO e (pos, stream, seq, bytes) VALUES ($1, $2, $3, $4)",
                           -1, &insert, nullptr) == SQLITE_OK);
  double cpu = 0;
  for (std::int64_t i = 1; i <= entries;) {
    std::vector<Sample> samples;
    for (std::int64_t k = 0; k < group; ++k) samples.push_back(sample(i + k));
    const double begun = cpu_seconds();
    exec(db, "BEGIN IMMEDIATE");
    for (const Sample& one : samples) {
      const Bytes stream = one.entry.stream.raw();
      sqlite3_bind_int64(insert, 1, i++);
      sqlite3_bind_blob64(insert, 2, stream.data(), stream.size(), SQLITE_STATIC);
      sqlite3_bind_int64(insert, 3, one.entry.seq);
      sqlite3_bind_blob64(insert, 4, one.entry.bytes.data(), one.entry.bytes.size(), SQLITE_STATIC);
      CHECK(sqlite3_step(insert) == SQLITE_DONE);
      sqlite3_reset(insert);
    }
    exec(db, "COMMIT");
    cpu += cpu_seconds() - begun;
  }
  exec(db, "PRAGMA wal_checkpoint(TRUNCATE)");
  sqlite3_finalize(insert);
  sqlite3_close(db);
  const auto n = static_cast<double>(entries);
  return {cpu / n * 1e6, static_cast<double>(size_of(path)) / n};
}

void print_replay(std::int64_t entries) {
  TempDirectory directory;
  sqlite::SqliteDatabase database({.path = directory / "motcua.db"});
  testing::StreamCount count;
  store::Projection* const projections[] = {&count};
  auto connection = database.open_writer();
  CHECK(connection.has_value());
  const Table* const tables[] = {&testing::kStreamCountTable};
  CHECK(store::create_store(**connection, tables, {"log", UnitCode{"15607"}, 1, true},
                            store::layout_of(projections))
            .has_value());
  auto opened = store::SqlEventStore::open_writer(**connection);
  CHECK(opened.has_value());
  for (std::int64_t i = 1; i <= entries;) {
    Batch batch;
    for (int k = 0; k < 1000 && i <= entries; ++k) batch.entries.push_back(sample(i++).entry);
    CHECK((*opened)->commit(batch).has_value());
  }
  const auto n = static_cast<double>(entries);
  double begun = cpu_seconds();
  CHECK(store::rebuild(**connection, projections, {}).has_value());
  std::printf("rebuild              %8.2f us CPU an entry\n", (cpu_seconds() - begun) / n * 1e6);
  begun = cpu_seconds();
  const auto checked = store::verify(**connection, projections, {});
  CHECK(checked.has_value() && checked->ok);
  std::printf("verify               %8.2f us CPU an entry\n", (cpu_seconds() - begun) / n * 1e6);
  begun = cpu_seconds();
  CHECK(store::SqlEventStore::open_writer(**connection).has_value());
  std::printf("open, tail re-hashed %8.2f us CPU in all\n", (cpu_seconds() - begun) * 1e6);
}

int run(std::int64_t entries) {
  entries -= entries % 64;
  double line = 0;
  for (std::int64_t i = 1; i <= 700; ++i)
    line += static_cast<double>(sample(i).entry.bytes.size()) / 700;
  std::printf("%lld entries of %.0f bytes, %lld to a dossier\n", static_cast<long long>(entries),
              line, static_cast<long long>(kEventsOfADossier));
  for (const std::int64_t group : {1, 8, 64}) {
    // Small groups wait for the disk at every commit: fewer of them tell as much.
    const std::int64_t count = entries / 64 * group;
    const Cost bare = through_bare_sqlite(count, group);
    const Cost ours = through_the_store(count, group);
    std::printf(
        "groups of %-3lld  store %7.2f us CPU, %6.1f bytes an entry   bare %7.2f us, %6.1f bytes"
        "   ratio %.2f\n",
        static_cast<long long>(group), ours.cpu_us, ours.bytes, bare.cpu_us, bare.bytes,
        ours.cpu_us / bare.cpu_us);
    std::fflush(stdout);
  }
  print_replay(entries);
  return 0;
}

}  // namespace
}  // namespace motcua

int main(int count, char** words) { return motcua::run(count > 1 ? std::atoll(words[1]) : 32'000); }
