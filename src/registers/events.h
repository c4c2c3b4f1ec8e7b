// What happened to one book in one year: ranges, numbers, its closing. One struct for each kind of
// docs/formats/register_events.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/private.h"
#include "base/time.h"
#include "registers/words.h"

namespace motcua::registers {

/// Both ends included.
struct Span {
  int first = 0;
  int last = 0;
  bool operator==(const Span&) const = default;
};

struct EntrySummary {
  std::string person;  // whose act; in an outgoing series: to whom
  std::string matter;
  bool operator==(const EntrySummary&) const = default;
};
struct Words {
  std::string text;
  bool operator==(const Words&) const = default;
};

struct RangeReserved {
  Book book = Book::kOutgoingCentre;
  int year = 0;
  std::string device;
  int first = 0;
  int last = 0;
  bool operator==(const RangeReserved&) const = default;
};
/// One line of the book.
struct NumberAllotted {
  Book book = Book::kOutgoingCentre;
  int year = 0;
  int number = 0;
  std::string device;
  Date on;
  int page = 0;          // of the paper book; 0: none written
  int copies = 0;        // attested together under this number; 0: not counted in this book
  int pages = 0;         // of one copy
  std::int64_t fee = 0;  // dong
  std::optional<DossierId> dossier;
  ProcedureCode procedure;
  std::optional<OfficerId> attested_by;
  Private<EntrySummary> summary;
  bool operator==(const NumberAllotted&) const = default;
};
struct NumberSpoiled {
  Book book = Book::kOutgoingCentre;
  int year = 0;
  int number = 0;
  std::string device;
  Date on;
  SpoilGround ground = SpoilGround::kOther;
  std::optional<Private<Words>> text;
  bool operator==(const NumberSpoiled&) const = default;
};
struct EntryNoted {
  Book book = Book::kOutgoingCentre;
  int year = 0;
  int number = 0;
  Private<Words> text;
  bool operator==(const EntryNoted&) const = default;
};
struct YearClosed {
  Book book = Book::kOutgoingCentre;
  int year = 0;
  Date on;
  int last = 0;  // highest number that is not free; 0: none
  int used = 0;
  int spoiled = 0;
  std::vector<Span> unused;
  bool operator==(const YearClosed&) const = default;
};

using Event = std::variant<RangeReserved, NumberAllotted, NumberSpoiled, EntryNoted, YearClosed>;
using Events = std::vector<Event>;

/// In the order of Event.
inline constexpr std::string_view kEventKinds[] = {"book.range_reserved", "book.number_allotted",
                                                   "book.number_spoiled", "book.entry_noted",
                                                   "book.year_closed"};
static_assert(std::size(kEventKinds) == std::variant_size_v<Event>);

}  // namespace motcua::registers
