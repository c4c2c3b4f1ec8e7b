// Where the signatures of a PDF stand: only the dictionaries that hold one are read. Nothing is
// decompressed, no reference is followed, and the work is bounded whatever the bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/time.h"

namespace motcua::signatures {

enum class PdfFault : std::uint8_t {
  kNone,
  kMalformed,      // a dictionary that cannot be read one way only, or too many of them
  kNotWholeFile,   // a range that is not the file (or a whole revision) but for /Contents
  kExtendedAfter,  // bytes behind what the last signature covers
};

/// A signature with offsets into the file: it covers [0, gap_from) and [gap_to, covered_to).
struct PdfSignature {
  std::size_t gap_from = 0;  // the '<' of /Contents
  std::size_t gap_to = 0;    // behind its '>'
  std::size_t covered_to = 0;
  std::string_view sub_filter;  // without the slash; into the file
  std::optional<Instant> claimed;
};

struct PdfReading {
  PdfFault fault = PdfFault::kNone;
  std::vector<PdfSignature> signatures;  // by covered_to; empty: the file is not signed
};

inline constexpr std::size_t kPdfSignaturesMax = 16;
inline constexpr std::size_t kContentsBytesMax = 1U << 20;  // of DER, padding included

[[nodiscard]] PdfReading read_pdf_signatures(std::string_view file);

/// The DER inside `<...>`, padding included; nullopt when it is no hex or too long.
[[nodiscard]] std::optional<Bytes> decode_contents(std::string_view gap);

/// "D:20260310091500+07'00'" and its shorter forms, which mean Viet Nam's clock.
[[nodiscard]] std::optional<Instant> read_pdf_time(std::string_view text);

}  // namespace motcua::signatures
