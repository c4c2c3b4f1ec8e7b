// One book in one year, as far as giving numbers needs it. A fold of its stream; names are never
// needed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registers/events.h"

namespace motcua::registers {

struct Range {
  std::string device;
  Span span;
  bool operator==(const Range&) const = default;
};

enum class Fate : std::uint8_t { kFree, kAllotted, kSpoiled };

struct Tally {
  int reserved = 0;
  int used = 0;
  int spoiled = 0;
  int last = 0;  // highest number that is not free; 0: none
  bool operator==(const Tally&) const = default;
};

struct BookYear {
  Book book = Book::kOutgoingCentre;
  int year = 0;
  std::vector<Range> ranges;  // in order, without gaps from 1
  std::vector<Fate> fates;    // of numbers 1, 2, 3, ...
  std::vector<bool> has_entry;
  std::optional<Date> last_on;  // the latest day of a number
  std::optional<YearClosed> closed;
  bool operator==(const BookYear&) const = default;

  [[nodiscard]] int reserved() const { return static_cast<int>(fates.size()); }
  /// kFree also for a number outside all ranges: ask range_of().
  [[nodiscard]] Fate fate(int number) const;
  [[nodiscard]] const Range* range_of(int number) const;
  /// The number that the device would give next; none: its ranges are used up, or it has none.
  [[nodiscard]] std::optional<int> next(std::string_view device) const;
  /// How many numbers the device has left.
  [[nodiscard]] int left(std::string_view device) const;
  [[nodiscard]] Tally tally() const;
  [[nodiscard]] std::vector<Span> unused() const;
  /// Free numbers below the highest of their range that is not: nobody has said what became of
  /// them.
  [[nodiscard]] std::vector<int> gaps() const;
};

/// Total: an event about a number outside all ranges changes nothing.
[[nodiscard]] BookYear evolve(BookYear state, const Event& event);

/// "node-1", by the incarnation.
[[nodiscard]] std::string device_of_node(std::int64_t incarnation);
[[nodiscard]] bool is_device(std::string_view word);

}  // namespace motcua::registers
