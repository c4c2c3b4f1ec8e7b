#include "adapters/faulty/vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>

#include "adapters/faulty/locks.h"
#include "base/check.h"

namespace motcua::faulty {

/// What connections share about one database file, while one of them has it open.
struct Shared {
  FileLocks locks;
  SharedMemory memory;
};

struct VfsState {
  explicit VfsState(Disk& on) : disk(on) {}
  Disk& disk;
  std::string name;
  sqlite3_vfs vfs{};
  std::mutex mutex;
  std::map<std::pair<std::uint64_t, std::string>, std::weak_ptr<Shared>> shared;  // by life, name
};

namespace {

/// What SQLite reserves szOsFile bytes for.
struct OpenFile {
  sqlite3_file base;  // must come first
  VfsState* vfs;
  FilePointer file;
  std::shared_ptr<Shared> shared;
  std::uint64_t life;
  std::string name_to_remove;  // on closing
  bool syncs_directory;        // with its next sync
};

OpenFile& self(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }
VfsState& state(sqlite3_vfs* vfs) { return *static_cast<VfsState*>(vfs->pAppData); }

bool is_dead(const OpenFile& file) {
  return file.life != file.vfs->disk.life() || file.vfs->disk.is_off();
}

/// SQLite's code for a failure of an operation that has `otherwise` as its own.
int code_of(DiskFailure failure, int otherwise) {
  return failure == DiskFailure::kFull ? SQLITE_FULL : otherwise;
}

int close_file(sqlite3_file* base) {
  OpenFile& file = self(base);
  if (file.shared != nullptr) {
    const std::scoped_lock lock(file.vfs->mutex);
    file.shared->locks.let_go(&file, SQLITE_LOCK_NONE);
    file.shared->memory.forget(&file);
  }
  if (!file.name_to_remove.empty() && !is_dead(file)) {
    static_cast<void>(file.vfs->disk.remove(file.name_to_remove));
  }
  std::destroy_at(&file);
  return SQLITE_OK;
}

int read_file(sqlite3_file* base, void* out, int count, sqlite3_int64 offset) {
  OpenFile& file = self(base);
  if (is_dead(file)) return SQLITE_IOERR_READ;
  const auto wanted = static_cast<std::size_t>(count);
  const auto got = file.vfs->disk.read(*file.file, static_cast<std::size_t>(offset), wanted);
  if (!got) return SQLITE_IOERR_READ;
  std::memset(out, 0, wanted);
  std::memcpy(out, got->data(), got->size());
  return got->size() == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* base, const void* bytes, int count, sqlite3_int64 offset) {
  OpenFile& file = self(base);
  if (is_dead(file)) return SQLITE_IOERR_WRITE;
  const std::string_view view(static_cast<const char*>(bytes), static_cast<std::size_t>(count));
  const auto done = file.vfs->disk.write(*file.file, static_cast<std::size_t>(offset), view);
  return done ? SQLITE_OK : code_of(done.error(), SQLITE_IOERR_WRITE);
}

int truncate_file(sqlite3_file* base, sqlite3_int64 length) {
  OpenFile& file = self(base);
  if (is_dead(file)) return SQLITE_IOERR_TRUNCATE;
  const auto done = file.vfs->disk.cut(*file.file, static_cast<std::size_t>(length));
  return done ? SQLITE_OK : code_of(done.error(), SQLITE_IOERR_TRUNCATE);
}

int sync_file(sqlite3_file* base, int) {
  OpenFile& file = self(base);
  if (is_dead(file)) return SQLITE_IOERR_FSYNC;
  const auto done = file.vfs->disk.sync(*file.file, file.syncs_directory);
  if (!done) return SQLITE_IOERR_FSYNC;
  file.syncs_directory = false;
  return SQLITE_OK;
}

int file_size(sqlite3_file* base, sqlite3_int64* out) {
  OpenFile& file = self(base);
  if (is_dead(file)) return SQLITE_IOERR_FSTAT;
  const auto length = file.vfs->disk.length(*file.file);
  if (!length) return SQLITE_IOERR_FSTAT;
  *out = static_cast<sqlite3_int64>(*length);
  return SQLITE_OK;
}

int lock_file(sqlite3_file* base, int level) {
  OpenFile& file = self(base);
  if (is_dead(file)) return SQLITE_IOERR_LOCK;
  const std::scoped_lock lock(file.vfs->mutex);
  return file.shared->locks.take(&file, level) ? SQLITE_OK : SQLITE_BUSY;
}

int unlock_file(sqlite3_file* base, int level) {
  OpenFile& file = self(base);
  const std::scoped_lock lock(file.vfs->mutex);
  file.shared->locks.let_go(&file, level);
  return SQLITE_OK;
}

int check_reserved(sqlite3_file* base, int* out) {
  OpenFile& file = self(base);
  const std::scoped_lock lock(file.vfs->mutex);
  *out = file.shared->locks.is_reserved() ? 1 : 0;
  return SQLITE_OK;
}

int file_control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return 512; }
// A cut write leaves its neighbours as they were: the model keeps whole sectors' own contents.
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

int shm_map(sqlite3_file* base, int index, int size, int may_extend, void volatile** out) {
  OpenFile& file = self(base);
  if (is_dead(file)) return SQLITE_IOERR_SHMMAP;
  const std::scoped_lock lock(file.vfs->mutex);
  *out = file.shared->memory.region(static_cast<std::size_t>(index), static_cast<std::size_t>(size),
                                    may_extend != 0);
  return SQLITE_OK;
}

int shm_lock(sqlite3_file* base, int from, int count, int flags) {
  OpenFile& file = self(base);
  const auto first = static_cast<std::size_t>(from), slots = static_cast<std::size_t>(count);
  const std::scoped_lock lock(file.vfs->mutex);
  if ((flags & SQLITE_SHM_UNLOCK) != 0) {
    file.shared->memory.unlock(&file, first, slots);
    return SQLITE_OK;
  }
  if (is_dead(file)) return SQLITE_IOERR_SHMLOCK;
  const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
  return file.shared->memory.lock(&file, first, slots, exclusive) ? SQLITE_OK : SQLITE_BUSY;
}

void shm_barrier(sqlite3_file*) { std::atomic_thread_fence(std::memory_order_seq_cst); }

int shm_unmap(sqlite3_file* base, int) {
  OpenFile& file = self(base);
  const std::scoped_lock lock(file.vfs->mutex);
  file.shared->memory.forget(&file);
  return SQLITE_OK;
}

const sqlite3_io_methods kMethods = {
    .iVersion = 2,
    .xClose = close_file,
    .xRead = read_file,
    .xWrite = write_file,
    .xTruncate = truncate_file,
    .xSync = sync_file,
    .xFileSize = file_size,
    .xLock = lock_file,
    .xUnlock = unlock_file,
    .xCheckReservedLock = check_reserved,
    .xFileControl = file_control,
    .xSectorSize = sector_size,
    .xDeviceCharacteristics = characteristics,
    .xShmMap = shm_map,
    .xShmLock = shm_lock,
    .xShmBarrier = shm_barrier,
    .xShmUnmap = shm_unmap,
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

std::shared_ptr<Shared> shared_of(VfsState& vfs, std::uint64_t life, const std::string& name) {
  const std::scoped_lock lock(vfs.mutex);
  auto& known = vfs.shared[{life, name}];
  auto shared = known.lock();
  if (shared == nullptr) {
    shared = std::make_shared<Shared>();
    known = shared;
  }
  return shared;
}

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* base, int flags, int* flags_out) {
  base->pMethods = nullptr;  // nothing to close, should this fail
  VfsState& on = state(vfs);
  const std::string path = name != nullptr ? name : "/temporary-" + std::to_string(on.disk.draw());
  const std::uint64_t life = on.disk.life();
  auto file = on.disk.open(path, (flags & SQLITE_OPEN_CREATE) != 0);
  if (!file) return SQLITE_CANTOPEN;
  const bool is_journal =
      (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL)) != 0;
  OpenFile made{.base = {&kMethods},
                .vfs = &on,
                .file = std::move(*file),
                .shared = shared_of(on, life, path),
                .life = life,
                .name_to_remove = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0 ? path : "",
                .syncs_directory = is_journal && (flags & SQLITE_OPEN_CREATE) != 0};
  std::construct_at(reinterpret_cast<OpenFile*>(base), std::move(made));
  if (flags_out != nullptr) *flags_out = flags;
  return SQLITE_OK;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int sync_directory) {
  Disk& disk = state(vfs).disk;
  const auto removed = disk.remove(name);
  if (!removed) {
    return removed.error() == DiskFailure::kNotFound ? SQLITE_IOERR_DELETE_NOENT
                                                     : SQLITE_IOERR_DELETE;
  }
  if (sync_directory != 0 && !disk.sync_directory()) return SQLITE_IOERR_DIR_FSYNC;
  return SQLITE_OK;
}

int access_file(sqlite3_vfs* vfs, const char* name, int, int* out) {
  const auto is_there = state(vfs).disk.is_there(name);
  if (!is_there) return SQLITE_IOERR_ACCESS;
  *out = *is_there ? 1 : 0;
  return SQLITE_OK;
}

int full_pathname(sqlite3_vfs*, const char* name, int room, char* out) {
  if (std::strlen(name) >= static_cast<std::size_t>(room)) return SQLITE_CANTOPEN;
  std::strcpy(out, name);
  return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int count, char* out) {
  for (int i = 0; i < count; ++i) out[i] = static_cast<char>(state(vfs).disk.draw());
  return count;
}

int wait_a_moment(sqlite3_vfs*, int microseconds) { return microseconds; }

int current_time(sqlite3_vfs*, sqlite3_int64* out) {
  *out = 2461041LL * 86400000;  // one day in 2026, for ever
  return SQLITE_OK;
}

}  // namespace

Vfs::Vfs(Disk& disk) : state_(std::make_unique<VfsState>(disk)) {
  static std::atomic<int> made = 0;
  state_->name = "faulty-" + std::to_string(++made);
  sqlite3_vfs& vfs = state_->vfs;
  vfs.iVersion = 2;
  vfs.szOsFile = sizeof(OpenFile);
  vfs.mxPathname = 512;
  vfs.zName = state_->name.c_str();
  vfs.pAppData = state_.get();
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  vfs.xAccess = access_file;
  vfs.xFullPathname = full_pathname;
  vfs.xRandomness = randomness;
  vfs.xSleep = wait_a_moment;
  vfs.xCurrentTimeInt64 = current_time;
  CHECK(sqlite3_vfs_register(&vfs, 0) == SQLITE_OK);
}

Vfs::~Vfs() { sqlite3_vfs_unregister(&state_->vfs); }

const std::string& Vfs::name() const { return state_->name; }

}  // namespace motcua::faulty
