// How the bytes of an entry lie in the table `entry` (docs/formats/packing.md): compressed against
// a frozen dictionary of typical entries, with a check over the packed form. Nothing else knows of
// it: hashes, proofs and whatever leaves the node have the bytes themselves.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "base/ids.h"

namespace motcua::store {

/// One thread at a time. Holds the compressor's working memory (about 200 KiB once it has packed,
/// 100 KiB once it has unpacked).
class Packing {
 public:
  Packing();
  ~Packing();
  Packing(Packing&&) noexcept;
  Packing& operator=(Packing&&) noexcept;

  /// `line` is an entry of `stream`.
  [[nodiscard]] Bytes pack(std::string_view line, const StreamId& stream);
  /// False when `packed` is not what pack() gave for an entry of that stream; `line` then means
  /// nothing.
  [[nodiscard]] bool unpack(std::string_view packed, const StreamId& stream, Bytes& line);

 private:
  struct Contexts;
  std::unique_ptr<Contexts> contexts_;
};

/// Of the dictionary inside the binary; it can never change.
[[nodiscard]] std::string_view packing_dictionary();

}  // namespace motcua::store
