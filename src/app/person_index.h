// Finding dossiers by the name of their owner: one flat array of folded names in memory, never on
// disk. Filled when the vault opens, kept up to date by the writer, emptied when the vault shuts.
// Threads: any.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace motcua::app {

class PersonIndex {
 public:
  /// Replaces what it knew of the dossier.
  void put(const DossierId& dossier, std::string_view name);
  void clear();
  [[nodiscard]] bool filled() const;
  void set_filled();
  /// Dossiers whose folded name holds every folded word, latest put first.
  [[nodiscard]] std::vector<DossierId> find(std::string_view words, std::size_t limit) const;
  [[nodiscard]] std::size_t size() const;

 private:
  struct Row {
    DossierId dossier;
    std::uint32_t begin = 0;
    std::uint16_t length = 0;
  };
  mutable std::mutex mutex_;
  std::string names_;  // one after another
  std::vector<Row> rows_;
  bool filled_ = false;
};

}  // namespace motcua::app
