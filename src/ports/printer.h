// Makes a document of blocks a PDF.
//
// Contract (tests/unit/adapters/print): nothing is cut off, whatever the texts; fonts are embedded
// and the text can be selected; the same blocks give the same pages; no file is written, and the
// metadata hold title and author only; bounded in time and memory by kTextBytesMax and kPagesMax.
// Threads: any, at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/blocks.h"
#include "base/result.h"

namespace motcua {

enum class PrintFailure : std::uint8_t {
  kFontMissing,
  kTooLong,
  kLibrary,  // out of memory, or a fault of the library
};

class Printer {
 public:
  static constexpr std::size_t kTextBytesMax = 1U << 20;
  static constexpr int kPagesMax = 400;

  virtual ~Printer() = default;
  [[nodiscard]] virtual Result<std::string, PrintFailure> print(
      const blocks::Document& document) const = 0;
};

}  // namespace motcua
