// The printer of a server: each document is made by a process of its own, which is this program
// again (`motcua print`). A fault of a library that parses fonts and shapes foreign letters then
// costs one print, not the server; and an idle server holds none of their memory.
//
// Personal data goes over a socket between the two, never to a file. The other side has no open
// file of ours, may use kProcessorSeconds and kMemoryBytes, and is killed at the deadline.
// Threads: print() from any; at most two processes at once, the others wait.
#pragma once

#include <chrono>
#include <semaphore>
#include <string>
#include <utility>

#include "ports/printer.h"

namespace motcua::printing {

/// How the other side says what became of it, besides 0.
enum class ChildEnd : int { kFontMissing = 10, kTooLong = 11, kLibrary = 12 };

inline constexpr unsigned kProcessorSeconds = 20;
inline constexpr std::size_t kMemoryBytes = 1U << 30;

class ChildPrinter final : public Printer {
 public:
  /// `program`: this program's own file unless a test wants another.
  explicit ChildPrinter(std::string program = "/proc/self/exe",
                        std::chrono::milliseconds patience = std::chrono::seconds(30))
      : program_(std::move(program)), patience_(patience) {}
  [[nodiscard]] Result<std::string, PrintFailure> print(
      const blocks::Document& document) const override;

 private:
  static constexpr int kAtOnce = 2;
  std::string program_;
  std::chrono::milliseconds patience_;
  mutable std::counting_semaphore<kAtOnce> free_{kAtOnce};
};

/// The other side: reads a document from standard input, writes its PDF to standard output.
/// Returns what the process ends with.
[[nodiscard]] int print_as_child();

}  // namespace motcua::printing
