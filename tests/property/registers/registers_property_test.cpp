// Whatever is asked of a book in whatever order, on whatever day: no number is used twice, none
// vanishes, and what is closed takes nothing more.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "registers/commands.h"

namespace motcua::registers::test {
namespace {

constexpr Book kBook = Book::kCertifiedSignatures;

Command any_command() {
  const Line line{"Hà Văn Mẫu", "Giấy ủy quyền"};
  const int number = *rc::gen::inRange(0, 40);
  const Date day = Date::of(2026, 1, 1)->plus_days(*rc::gen::inRange(0, 370));
  switch (*rc::gen::inRange(0, 9)) {
    case 0:
      return ReserveRange{kBook, 2026, *rc::gen::element<std::string>("", "tablet-1", "node-2"),
                          *rc::gen::inRange(1, 9)};
    case 1: return EnterNumber{kBook, number, day, line};
    case 2: return SpoilNumber{kBook, 2026, number, SpoilGround::kTorn, ""};
    case 3: return NoteEntry{kBook, 2026, number, "Ghi chú"};
    case 4: return CloseYear{kBook, 2026};
    default: return AllotNumber{kBook, line};
  }
}

struct Seen {
  std::map<int, int> times;  // how often each number was allotted
  int top = 0;
  std::optional<YearClosed> closed;
};

void note(Seen& seen, const Event& event) {
  if (const auto* range = std::get_if<RangeReserved>(&event)) {
    RC_ASSERT(range->first == seen.top + 1);
    seen.top = range->last;
  }
  if (const auto* allotted = std::get_if<NumberAllotted>(&event)) {
    RC_ASSERT(allotted->number >= 1 && allotted->number <= seen.top);
    RC_ASSERT(allotted->on.year() == 2026);
    RC_ASSERT(++seen.times[allotted->number] == 1);
  }
  if (const auto* closed = std::get_if<YearClosed>(&event)) seen.closed = *closed;
}

RC_GTEST_PROP(Registers, UseNoNumberTwiceAndLoseNone, ()) {
  BookYear state;
  state.book = kBook;
  state.year = 2026;
  Seen seen;
  Facts facts{std::nullopt, {}, {}, "node-1", false, std::nullopt};
  const int steps = *rc::gen::inRange(1, 120);
  for (int i = 0; i < steps; ++i) {
    // A third of the days lie at the year's end, where books are closed.
    const int days = *rc::gen::inRange(0, 3) == 0 ? *rc::gen::inRange(362, 370) : i;
    facts.now = {Date::of(2026, 1, 1)->plus_days(days), 600};
    const Command command = any_command();
    if (book_of(command, facts.now).year != 2026) continue;
    const auto verdict = decide(state, command, facts);
    if (!verdict) continue;
    for (const Event& event : *verdict) {
      RC_ASSERT(!seen.closed || std::holds_alternative<EntryNoted>(event));
      note(seen, event);
      state = evolve(std::move(state), event);
    }
  }
  const Tally tally = state.tally();
  int unused = 0;
  for (const Span& span : state.unused()) unused += span.last - span.first + 1;
  RC_ASSERT(tally.reserved == seen.top);
  RC_ASSERT(tally.used + tally.spoiled + unused == seen.top);
  if (seen.closed) {
    RC_ASSERT(seen.closed->used == tally.used);
    RC_ASSERT(seen.closed->spoiled == tally.spoiled);
    RC_ASSERT(state.gaps().empty());
  }
}

}  // namespace
}  // namespace motcua::registers::test
