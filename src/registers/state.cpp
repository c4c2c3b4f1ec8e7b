#include "registers/state.h"

#include <algorithm>

namespace motcua::registers {
namespace {

struct Folding {
  BookYear& state;

  void operator()(const RangeReserved& e) {
    if (e.first != state.reserved() + 1 || e.last < e.first) return;
    state.ranges.push_back({e.device, {e.first, e.last}});
    state.fates.resize(static_cast<std::size_t>(e.last), Fate::kFree);
    state.has_entry.resize(static_cast<std::size_t>(e.last), false);
  }
  void operator()(const NumberAllotted& e) {
    if (!mark(e.number, Fate::kAllotted, e.on)) return;
    state.has_entry[static_cast<std::size_t>(e.number - 1)] = true;
  }
  void operator()(const NumberSpoiled& e) { (void)mark(e.number, Fate::kSpoiled, e.on); }
  void operator()(const EntryNoted&) {}
  void operator()(const YearClosed& e) { state.closed = e; }

 private:
  [[nodiscard]] bool mark(int number, Fate fate, Date on) const {
    if (number < 1 || number > state.reserved()) return false;
    state.fates[static_cast<std::size_t>(number - 1)] = fate;
    if (!state.last_on || *state.last_on < on) state.last_on = on;
    return true;
  }
};

}  // namespace

Fate BookYear::fate(int number) const {
  if (number < 1 || number > reserved()) return Fate::kFree;
  return fates[static_cast<std::size_t>(number - 1)];
}

const Range* BookYear::range_of(int number) const {
  for (const Range& range : ranges)
    if (range.span.first <= number && number <= range.span.last) return &range;
  return nullptr;
}

std::optional<int> BookYear::next(std::string_view device) const {
  for (const Range& range : ranges) {
    if (range.device != device) continue;
    // After the highest one of the range, never into a gap: a gap is asked about.
    int number = range.span.last;
    while (number >= range.span.first && fate(number) == Fate::kFree) --number;
    if (number < range.span.last) return number + 1;
  }
  return std::nullopt;
}

int BookYear::left(std::string_view device) const {
  int out = 0;
  for (const Range& range : ranges) {
    if (range.device != device) continue;
    int number = range.span.last;
    while (number >= range.span.first && fate(number) == Fate::kFree) --number;
    out += range.span.last - number;
  }
  return out;
}

Tally BookYear::tally() const {
  Tally out;
  out.reserved = reserved();
  for (int number = 1; number <= reserved(); ++number) {
    const Fate one = fate(number);
    if (one == Fate::kFree) continue;
    out.last = number;
    ++(one == Fate::kAllotted ? out.used : out.spoiled);
  }
  return out;
}

std::vector<Span> BookYear::unused() const {
  std::vector<Span> out;
  for (int number = 1; number <= reserved(); ++number) {
    if (fate(number) != Fate::kFree) continue;
    if (!out.empty() && out.back().last == number - 1)
      out.back().last = number;
    else
      out.push_back({number, number});
  }
  return out;
}

std::vector<int> BookYear::gaps() const {
  std::vector<int> out;
  for (const Range& range : ranges) {
    int highest = range.span.last;
    while (highest >= range.span.first && fate(highest) == Fate::kFree) --highest;
    for (int number = range.span.first; number < highest; ++number)
      if (fate(number) == Fate::kFree) out.push_back(number);
  }
  return out;
}

BookYear evolve(BookYear state, const Event& event) {
  std::visit(
      [&](const auto& e) {
        state.book = e.book;
        state.year = e.year;
      },
      event);
  std::visit(Folding{state}, event);
  return state;
}

std::string device_of_node(std::int64_t incarnation) {
  return "node-" + std::to_string(incarnation);
}

bool is_device(std::string_view word) {
  if (word.empty() || word.size() > 40 || word[0] < 'a' || word[0] > 'z') return false;
  return std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace motcua::registers
