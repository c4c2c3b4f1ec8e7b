// Gives SQLite a disk that forgets: registers a Disk as a VFS under a name of its own.
//
//   faulty::Disk disk({.seed = 7});
//   faulty::Vfs vfs(disk);
//   sqlite::SqliteDatabase database({.path = "/motcua.db", .vfs = vfs.name()});
//
// Every call of SQLite that reaches the disk is an operation the power can be cut at. Locks and the
// WAL's shared memory are kept here, for the connections of one process; they end with its life.
#pragma once

#include <memory>
#include <string>

#include "adapters/faulty/disk.h"

namespace motcua::faulty {

struct VfsState;  // defined in vfs.cpp

/// All connections must be closed before it goes.
class Vfs {
 public:
  explicit Vfs(Disk& disk);
  ~Vfs();
  Vfs(const Vfs&) = delete;
  Vfs& operator=(const Vfs&) = delete;

  [[nodiscard]] const std::string& name() const;

 private:
  std::unique_ptr<VfsState> state_;
};

}  // namespace motcua::faulty
