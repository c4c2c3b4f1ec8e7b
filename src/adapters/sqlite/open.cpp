// How a file is opened, made ours and made durable: the part of SqliteConnection that runs once.
#include <sqlite3.h>

#include <string>

#include "adapters/sqlite/connection.h"
#include "adapters/sqlite/failure.h"

namespace motcua::sqlite {

using sql::Failure;

namespace {

constexpr std::int64_t kApplicationId = 0x6d746375;  // "mtcu"
constexpr std::int64_t kLayout = 1;  // of the file; the tables have their own version

const char* vfs_of(const Options& options) {
  return options.vfs.empty() ? nullptr : options.vfs.c_str();
}

const char* synchronous_of(Durability durability) {
  switch (durability) {
    case Durability::kFull: return "PRAGMA synchronous=FULL";
    case Durability::kNormal: return "PRAGMA synchronous=NORMAL";
    case Durability::kOff: return "PRAGMA synchronous=OFF";
  }
  return "PRAGMA synchronous=FULL";
}

/// Makes every name in the database's directory durable, through the VFS, so that the faulty disk
/// sees it too: a VFS syncs the directory when it deletes a file with that flag.
int sync_directory(const Options& options) {
  sqlite3_vfs* const vfs = sqlite3_vfs_find(vfs_of(options));
  if (vfs == nullptr) return SQLITE_CANTOPEN;
  const std::string path = options.path + "-mark";
  Bytes room(static_cast<std::size_t>(vfs->szOsFile), '\0');
  auto* const file = reinterpret_cast<sqlite3_file*>(room.data());
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MAIN_JOURNAL;
  int got = 0;
  const int opened = vfs->xOpen(vfs, path.c_str(), file, flags, &got);
  if (file->pMethods != nullptr) file->pMethods->xClose(file);
  if (opened != SQLITE_OK) return opened;
  return vfs->xDelete(vfs, path.c_str(), 1);
}

int set(sqlite3* db, int option, int value) {
  return sqlite3_db_config(db, option, value, nullptr);
}

}  // namespace

Result<Done, Failure> SqliteConnection::open_file() {
  const int flags =
      role_ == Role::kWriter ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  const int code =
      sqlite3_open_v2(options_.path.c_str(), &db_,
                      flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, vfs_of(options_));
  if (code != SQLITE_OK) return fail(failed(code, false));
  sqlite3_busy_timeout(db_, options_.busy_ms);
  const int settings = set(db_, SQLITE_DBCONFIG_DEFENSIVE, 1) |
                       set(db_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0) |
                       set(db_, SQLITE_DBCONFIG_DQS_DML, 0) | set(db_, SQLITE_DBCONFIG_DQS_DDL, 0) |
                       set(db_, SQLITE_DBCONFIG_ENABLE_FKEY, 1) |
                       // Only the writer checkpoints, and it does so by our rule, not on closing.
                       set(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1);
  if (settings != SQLITE_OK) return fail(Failure::kMisuse);
  return Done{};
}

Result<Done, Failure> SqliteConnection::configure() {
  const bool writes = role_ == Role::kWriter;
  const int cache_kib = writes ? options_.writer_cache_kib : options_.reader_cache_kib;
  // Nothing is read or written before these. EXTRA while the file may still be made: it also syncs
  // the directory after the rollback journal is gone.
  TRY(
      execute("PRAGMA page_size=4096; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;"
              "PRAGMA mmap_size=0; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=0;"
              "PRAGMA synchronous=EXTRA",
              false));
  TRY(execute(("PRAGMA cache_size=-" + std::to_string(cache_kib)).c_str(), false));
  TRY(check_owner());
  if (!writes) return execute("PRAGMA query_only=ON", false);
  TRY(make_durable());
  const std::int64_t wal_bytes = static_cast<std::int64_t>(options_.wal_pages_max) * 4120;
  TRY(execute(("PRAGMA journal_size_limit=" + std::to_string(wal_bytes)).c_str(), false));
  TRY(execute(synchronous_of(options_.durability), false));
  return sync_what_was_recovered();
}

Result<Done, Failure> SqliteConnection::check_owner() {
  std::int64_t owner = 0, layout = 0, tables = 0;
  const auto into = [](std::int64_t& out) {
    return [&out](const sql::Row& row) {
      out = row.integer(0);
      return true;
    };
  };
  TRY(query("PRAGMA application_id", {}, into(owner)));
  TRY(query("PRAGMA user_version", {}, into(layout)));
  TRY(query("SELECT COUNT(name) FROM sqlite_schema", {}, into(tables)));
  const bool is_empty = owner == 0 && layout == 0 && tables == 0;
  if (is_empty && role_ == Role::kWriter) return Done{};
  if (is_empty) return fail(Failure::kUnavailable);  // its writer has not begun
  if (owner != kApplicationId) return fail(Failure::kCorrupt);
  if (layout > kLayout) return fail(Failure::kNewerVersion);
  return Done{};
}

Result<Done, Failure> SqliteConnection::make_durable() {
  std::string mode;
  TRY(query("PRAGMA journal_mode", {}, [&](const sql::Row& row) {
    mode = row.text(0);
    return true;
  }));
  if (mode != "wal") TRY(mark_and_switch_to_wal());
  // The names of database and WAL, and that the rollback journal is gone, before the first
  // commit: an old journal that comes back after a power cut would throw the WAL away.
  const int code = sync_directory(options_);
  if (code != SQLITE_OK) return fail(failed(code, true));
  return Done{};
}

Result<Done, Failure> SqliteConnection::sync_what_was_recovered() {
  // A process that was killed may have left commits in the WAL that no fsync has seen. They are
  // visible from here on and may be answered for, so they must be durable first.
  const int code =
      sqlite3_wal_checkpoint_v2(db_, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (code != SQLITE_OK) return fail(failed(code, false));
  return Done{};
}

Result<Done, Failure> SqliteConnection::mark_and_switch_to_wal() {
  const std::string marks =
      "BEGIN IMMEDIATE; PRAGMA application_id=" + std::to_string(kApplicationId) +
      "; PRAGMA user_version=" + std::to_string(kLayout) + "; COMMIT";
  TRY(execute(marks.c_str(), true));
  std::string mode;
  TRY(query("PRAGMA journal_mode=WAL", {}, [&](const sql::Row& row) {
    mode = row.text(0);
    return true;
  }));
  if (mode != "wal") return fail(Failure::kUnavailable);
  // The first read makes the WAL; its name must be there before the directory is synced.
  return check_owner();
}

}  // namespace motcua::sqlite
