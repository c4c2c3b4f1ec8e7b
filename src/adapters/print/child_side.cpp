// What `motcua print` does: bounded first, then the libraries, then the PDF.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <string_view>

#include "adapters/print/blocks_json.h"
#include "adapters/print/child_printer.h"
#include "adapters/print/pango_printer.h"

namespace motcua::printing {
namespace {

constexpr std::size_t kDocumentBytesMax = 16U << 20U;

bool bound(decltype(RLIMIT_CPU) what, rlim_t amount) {
  const rlimit limit{amount, amount};
  return ::setrlimit(what, &limit) == 0;
}

/// The sanitizers map terabytes that they never touch: their builds go without that one bound.
bool bound_memory() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || defined(__clang__)
  return true;
#else
  return bound(RLIMIT_AS, kMemoryBytes);
#endif
}

bool bound_all() {
  // Names stand in its memory: no core dump, and nobody of the same user looks in.
  return ::prctl(PR_SET_DUMPABLE, 0) == 0 && bound(RLIMIT_CORE, 0) && bound(RLIMIT_FSIZE, 0) &&
         bound(RLIMIT_CPU, kProcessorSeconds) && bound_memory();
}

std::optional<std::string> read_all() {
  std::string out;
  std::array<char, 65536> piece{};
  while (out.size() <= kDocumentBytesMax) {
    const ssize_t count = ::read(STDIN_FILENO, piece.data(), piece.size());
    if (count == 0) return out;
    if (count > 0) out.append(piece.data(), static_cast<std::size_t>(count));
    if (count < 0 && errno != EINTR) return std::nullopt;
  }
  return std::nullopt;
}

bool write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    if (count < 0 && errno != EINTR) return false;
  }
  return true;
}

ChildEnd end_of(PrintFailure failure) {
  switch (failure) {
    case PrintFailure::kFontMissing: return ChildEnd::kFontMissing;
    case PrintFailure::kTooLong: return ChildEnd::kTooLong;
    case PrintFailure::kLibrary: break;
  }
  return ChildEnd::kLibrary;
}

}  // namespace

int print_as_child() {
  constexpr int kFailed = static_cast<int>(ChildEnd::kLibrary);
  if (!bound_all()) return kFailed;
  const auto text = read_all();
  const auto document = text ? from_json(*text) : std::nullopt;
  if (!document) return kFailed;
  auto fonts = Fonts::load();
  if (!fonts) return static_cast<int>(ChildEnd::kFontMissing);
  const auto pdf = PangoPrinter(std::move(*fonts)).print(*document);
  if (!pdf) return static_cast<int>(end_of(pdf.error()));
  return write_all(*pdf) ? 0 : kFailed;
}

}  // namespace motcua::printing
