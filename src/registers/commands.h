// What may be asked of a book of one year, and the answer: events or one reason why not.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/input.h"
#include "base/json.h"
#include "base/result.h"
#include "office/words.h"
#include "registers/state.h"

namespace motcua::registers {

/// What stands in a line of the book, whoever gave the number.
struct Line {
  std::string person;
  std::string matter;
  int page = 0;
  int copies = 0;
  int pages = 0;
  std::int64_t fee = 0;
  DossierCode dossier = {};  // as the caller names it; the facts say which it is
  ProcedureCode procedure = {};
  std::optional<OfficerId> attested_by = {};
  bool operator==(const Line&) const = default;
};

struct ReserveRange {
  Book book = Book::kOutgoingCentre;
  int year = 0;
  std::string device;  // empty: this node
  int count = 0;
};
/// The next number of this node, today, in this year's book.
struct AllotNumber {
  Book book = Book::kOutgoingCentre;
  Line line;
};
/// A number that another device, or a paper book, gave.
struct EnterNumber {
  Book book = Book::kOutgoingCentre;
  int number = 0;
  Date on;
  Line line;
};
struct SpoilNumber {
  Book book = Book::kOutgoingCentre;
  int year = 0;
  int number = 0;
  SpoilGround ground = SpoilGround::kOther;
  std::string text;
};
struct NoteEntry {
  Book book = Book::kOutgoingCentre;
  int year = 0;
  int number = 0;
  std::string text;
};
struct CloseYear {
  Book book = Book::kOutgoingCentre;
  int year = 0;
};

using Command =
    std::variant<ReserveRange, AllotNumber, EnterNumber, SpoilNumber, NoteEntry, CloseYear>;
/// Type names on the wire, in the order of Command.
inline constexpr std::string_view kCommandTypes[] = {
    "reserve_range", "allot_number", "enter_number", "spoil_number", "note_entry", "close_year"};
static_assert(std::size(kCommandTypes) == std::variant_size_v<Command>);

inline constexpr int kRangeMax = 10'000;
inline constexpr int kYearNumbersMax = 99'999;

struct Facts {
  std::optional<OfficerId> actor;  // none: the node itself (the demonstration)
  office::RoleSet roles;
  LegalTime now;
  std::string device;            // this node's
  bool later_year_used = false;  // the book of a later year has numbers
  std::optional<DossierId> dossier;
};

enum class Rejection : std::uint8_t {
  kNotAllowed,
  kYearNotOpened,  // no range is reserved: the book of that year was never opened
  kExhausted,      // this node's ranges are used up
  kYearClosed,
  kYearNotNow,   // ranges: this year's and the next one's only
  kClockBehind,  // the day is before the last one that has a number
  kNumberNotReserved,
  kNumberTaken,
  kNumberOfThisDevice,  // entered by hand although this node gives it itself
  kNumberOutOfTurn,     // spoiled before its turn: it would leave a gap
  kNumberFree,          // a note on a number that has no entry
  kAlreadySpoiled,
  kReasonMissing,
  kDayOutside,  // not in the book's year, or not yet
  kGaps,        // numbers that nobody accounted for
  kYearNotOver,
  kTooManyNumbers,
};

/// The book that the command is about: for AllotNumber and EnterNumber the year follows from the
/// day.
struct BookKey {
  Book book = Book::kOutgoingCentre;
  int year = 0;
  auto operator<=>(const BookKey&) const = default;
};
[[nodiscard]] BookKey book_of(const Command& command, LegalTime now);
/// The dossier that a line names; empty: none.
[[nodiscard]] DossierCode dossier_of(const Command& command);
[[nodiscard]] std::optional<OfficerId> attested_by(const Command& command);

/// `state`: of book_of(command, facts.now).
[[nodiscard]] Result<Events, Rejection> decide(const BookYear& state, const Command& command,
                                               const Facts& facts);

/// Who may give the command: numbers belong to whoever serves or signs; ranges and the closing to
/// those who answer for the books.
[[nodiscard]] office::RoleSet roles_for(const Command& command);
/// Who may read the books: everybody who may give a number, and inspectors.
[[nodiscard]] office::RoleSet reading_roles();

[[nodiscard]] std::optional<Command> parse_command(std::string_view type, const json::Value& value,
                                                   InputErrors& errors);

}  // namespace motcua::registers
