// Finding dossiers by the name of their owner: one flat array of folded names in memory, never in
// the open on disk. Filled when the vault opens, kept up to date by the writer, emptied when the
// vault shuts or a commit failed. Threads: any.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "app/books.h"
#include "base/ids.h"

namespace motcua::app {

class PersonIndex final : public Shelf {
 public:
  /// A name as the index holds it, and the position of the event that brought it.
  struct Named {
    DossierId dossier;
    std::string folded;
    std::int64_t pos = 0;
  };

  /// Of several names of a dossier the one of the highest position counts; a position that is
  /// there already changes nothing.
  void put(const DossierId& dossier, std::string_view name, std::int64_t pos);
  void put_folded(const DossierId& dossier, std::string_view folded, std::int64_t pos);
  /// After the order of an erasure: the name is overwritten, nothing finds the dossier any more.
  void drop(const DossierId& dossier);
  void clear();
  /// What was put may be about events that never came to be.
  void forget() override { clear(); }
  [[nodiscard]] bool filled() const;
  /// What filling begins with and set_filled() is told: filling that was overtaken by clear() has
  /// to begin again.
  [[nodiscard]] std::uint64_t begin_filling() const;
  void set_filled(std::uint64_t begun);
  /// Dossiers whose folded name holds every folded word, latest first.
  [[nodiscard]] std::vector<DossierId> find(std::string_view words, std::size_t limit) const;
  [[nodiscard]] std::size_t size() const;
  /// Names that came at that position or later.
  [[nodiscard]] std::size_t count_from(std::int64_t pos) const;
  /// The first so many names of these positions, both ends among them.
  [[nodiscard]] std::vector<Named> between(std::int64_t first, std::int64_t last,
                                           std::size_t limit) const;

 private:
  struct Row {
    DossierId dossier;
    std::int64_t pos = 0;
    std::uint32_t begin = 0;
    std::uint16_t length = 0;
  };
  using Rows = std::vector<Row>;
  [[nodiscard]] Rows::const_iterator from(std::int64_t pos) const;
  [[nodiscard]] std::string_view name_of(const Row& row) const;

  mutable std::mutex mutex_;  // guards everything below
  std::string names_;         // one after another
  Rows rows_;                 // by position
  std::uint64_t times_cleared_ = 0;
  bool filled_ = false;
};

}  // namespace motcua::app
