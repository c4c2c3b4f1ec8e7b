#include "money/state.h"

#include <algorithm>

namespace motcua::money {
namespace {

struct FoldingSeries {
  Series& state;

  void operator()(const FeeReceipted& e) {
    state.receipts[e.number] = {e.amount, e.method, false};
    if (!state.last_on || *state.last_on < e.on) state.last_on = e.on;
    Sums sums;
    sums.receipts = 1;
    (e.method == Method::kCash ? sums.cash : sums.transfer) = e.amount;
    add(e.shift, e.on, sums);
  }
  void operator()(const ReceiptVoided& e) {
    const auto found = state.receipts.find(e.number);
    if (found == state.receipts.end()) return;
    found->second.voided = true;
    Sums sums;
    sums.voided = 1;
    (found->second.method == Method::kCash ? sums.cash : sums.transfer) = Dong{} - e.amount;
    add(e.shift, e.on, sums);
  }
  void operator()(const SeriesEnded& e) { state.ended = e; }
  void operator()(const auto&) {}

 private:
  void add(const std::optional<ShiftId>& shift, Date on, const Sums& sums) const {
    if (shift) state.by_shift[*shift] += sums;
    state.by_day[on] += sums;
  }
};

struct FoldingTill {
  Till& state;

  void operator()(const SeriesNotified& e) { state.series.push_back(e); }
  void operator()(const ShiftOpened& e) { state.shifts[e.shift] = {e, std::nullopt}; }
  void operator()(const ShiftClosed& e) {
    const auto found = state.shifts.find(e.shift);
    if (found != state.shifts.end()) found->second.closed = e;
  }
  void operator()(const DayClosed& e) { state.days[e.on] = e; }
  void operator()(const HandoverDrawn& e) {
    state.handovers.push_back({e, Handover::Standing::kWaiting});
  }
  void operator()(const HandoverSigned& e) { stand(e.handover, Handover::Standing::kSigned); }
  void operator()(const HandoverDeclined& e) { stand(e.handover, Handover::Standing::kDeclined); }
  void operator()(const auto&) {}

 private:
  void stand(const HandoverId& id, Handover::Standing standing) const {
    for (Handover& one : state.handovers)
      if (one.drawn.handover == id) one.standing = standing;
  }
};

}  // namespace

Sums& Sums::operator+=(const Sums& other) {
  receipts += other.receipts;
  voided += other.voided;
  cash += other.cash;
  transfer += other.transfer;
  return *this;
}

int Series::next(int first) const {
  return receipts.empty() ? first : receipts.rbegin()->first + 1;
}

Series evolve(Series state, const Event& event) {
  std::visit(FoldingSeries{state}, event);
  return state;
}

const SeriesNotified* Till::find(std::string_view name) const {
  for (const SeriesNotified& one : series)
    if (one.series == name) return &one;
  return nullptr;
}

const Shift* Till::open_shift(OfficerId officer) const {
  for (const auto& [id, shift] : shifts)
    if (shift.opened.officer == officer && !shift.closed) return &shift;
  return nullptr;
}

const Handover* Till::find(const HandoverId& id) const {
  for (const Handover& one : handovers)
    if (one.drawn.handover == id) return &one;
  return nullptr;
}

Till evolve(Till state, const Event& event) {
  std::visit(FoldingTill{state}, event);
  return state;
}

bool is_series(std::string_view word) {
  if (word.empty() || word.size() > 20) return false;
  return std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace motcua::money
