// Whatever is asked of a till in whatever order: no receipt's number twice, none vanishes, and the
// cash that a shift should hold is that of its receipts.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "unit/money/till.h"

namespace motcua::money::test {
namespace {

Command any_command() {
  const int n = *rc::gen::inRange(1, 12);
  const int officer = *rc::gen::inRange(2, 4);
  switch (*rc::gen::inRange(0, 9)) {
    case 0: return OpenShift{id<ShiftId>(n), Dong{*rc::gen::inRange(0, 500) * 1000}};
    case 1: return CloseShift{id<ShiftId>(n), Dong{n * 1000}, "Đếm lại"};
    case 2: return VoidReceipt{"AA-26P", n, VoidGround::kTorn, "Rách"};
    case 3: return CloseDay{*Date::parse("2026-03-10")};
    case 4: return DrawHandover{id<HandoverId>(n), id<OfficerId>(officer), {}, ""};
    case 5: return SignHandover{id<HandoverId>(n)};
    default:
      return fee(*rc::gen::inRange(1, 300) * 1000,
                 *rc::gen::element(Method::kCash, Method::kTransfer));
  }
}

struct Counted {
  std::set<int> numbers;
  std::map<ShiftId, std::int64_t> cash;  // floats and receipts, less what was given back
};

void note(Counted& counted, const Event& event) {
  if (const auto* opened = std::get_if<ShiftOpened>(&event))
    counted.cash[opened->shift] = opened->till.amount;
  if (const auto* taken = std::get_if<FeeReceipted>(&event)) {
    RC_ASSERT(counted.numbers.insert(taken->number).second);
    RC_ASSERT(taken->number == static_cast<int>(counted.numbers.size()));
    RC_ASSERT(taken->number <= 10);
    if (taken->shift) counted.cash[*taken->shift] += taken->amount.amount;
  }
  if (const auto* voided = std::get_if<ReceiptVoided>(&event))
    if (voided->shift) counted.cash[*voided->shift] -= voided->amount.amount;
  if (const auto* closed = std::get_if<ShiftClosed>(&event))
    RC_ASSERT(closed->expected.amount == counted.cash.at(closed->shift));
}

RC_GTEST_PROP(Receipts, AreNumberedOnceAndAgreeWithTheCash, ()) {
  Desk desk;
  desk.must(NotifySeries{"AA-26P", 1, 10, *Date::parse("2026-03-02")});
  Counted counted;
  const int steps = *rc::gen::inRange(1, 80);
  for (int i = 0; i < steps; ++i) {
    desk.as(*rc::gen::inRange(1, 4));
    const auto verdict = desk.ask(any_command());
    if (!verdict) continue;
    for (const Event& event : *verdict) note(counted, event);
  }
  desk.as(1);
  const auto ended = desk.ask(EndSeries{"AA-26P"});
  RC_ASSERT(ended.has_value());
  const auto& end = std::get<SeriesEnded>(ended->front());
  const int unused = end.unused.empty() ? 0 : end.unused[0].last - end.unused[0].first + 1;
  RC_ASSERT(end.used + unused == 10);
  RC_ASSERT(end.used == static_cast<int>(counted.numbers.size()));
}

}  // namespace
}  // namespace motcua::money::test
