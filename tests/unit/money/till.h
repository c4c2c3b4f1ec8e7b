// A till in a test: director 1, receiving officers 2 and 3, the shipped calendar, series AA-26P of
// ten receipts notified on Mon 2 March, usable from Mon 9 March.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <string_view>

#include "money/commands.h"
#include "unit/calendar/shipped.h"

namespace motcua::money::test {

template <class Id>
Id id(int n) {
  Id out;
  out.bytes[15] = static_cast<std::uint8_t>(n);
  return out;
}

struct Desk {
  Till till;
  std::map<std::string, Series> series;
  calendar::OfficeDays days = calendar::test::office();
  Facts facts;

  Desk() {
    facts.now = *LegalTime::parse("2026-03-10T09:00");
    facts.device = "node-1";
    facts.days = &days;
    as(1);
  }
  void as(int n) {
    facts.actor = id<OfficerId>(n);
    facts.roles = {n == 1 ? office::Role::kDirector : office::Role::kReceivingOfficer};
  }
  void at(std::string_view time) { facts.now = *LegalTime::parse(time); }
  Result<Events, Rejection> ask(const Command& command) {
    const std::string name = series_of(command);
    facts.sums = {};
    for (const auto& [other, state] : series) {
      if (const auto* close = std::get_if<CloseShift>(&command))
        if (state.by_shift.contains(close->shift)) facts.sums += state.by_shift.at(close->shift);
      if (const auto* close = std::get_if<CloseDay>(&command))
        if (state.by_day.contains(close->on)) facts.sums += state.by_day.at(close->on);
    }
    const Series empty;
    const auto found = series.find(name);
    auto verdict = decide(till, found == series.end() ? empty : found->second, command, facts);
    if (verdict)
      for (const Event& event : *verdict) {
        if (stream_of(event) == StreamKind::kFeeSeries)
          series[name] = evolve(std::move(series[name]), event);
        till = evolve(std::move(till), event);
      }
    return verdict;
  }
  void must(const Command& command) {
    const auto verdict = ask(command);
    ASSERT_TRUE(verdict.has_value()) << static_cast<int>(verdict.error());
  }
  Rejection refusal(const Command& command) {
    const auto verdict = ask(command);
    EXPECT_FALSE(verdict.has_value());
    return verdict ? Rejection::kNotAllowed : verdict.error();
  }
};

inline TakeFee fee(std::int64_t amount, Method method = Method::kCash) {
  TakeFee out;
  out.series = "AA-26P";
  out.amount = Dong{amount};
  out.method = method;
  out.payer = "Lò Thị Thử";
  out.matter = "Bản sao";
  return out;
}

/// Officer 2 has shift 2 open, with 100,000 dong in it.
inline Desk open_desk() {
  Desk desk;
  desk.must(NotifySeries{"AA-26P", 1, 10, *Date::parse("2026-03-02")});
  desk.as(2);
  desk.must(OpenShift{id<ShiftId>(2), Dong{100'000}});
  return desk;
}

}  // namespace motcua::money::test
