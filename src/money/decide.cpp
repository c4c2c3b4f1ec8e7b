#include <algorithm>

#include "money/commands.h"

namespace motcua::money {
namespace {

using office::Role;
using Verdict = Result<Events, Rejection>;

struct Judging {
  const Till& till;
  const Series& series;
  const Facts& facts;

  Verdict operator()(const TakeFee& c) const {
    const SeriesNotified* notified = till.find(c.series);
    if (const auto no = barrier(notified)) return fail(*no);
    if (till.days.contains(facts.now.date)) return fail(Rejection::kDayAlreadyClosed);
    if (series.last_on && facts.now.date < *series.last_on) return fail(Rejection::kClockBehind);
    const int number = series.next(notified->first);
    if (number > notified->last) return fail(Rejection::kSeriesUsedUp);
    if (!c.exemption.empty() && c.proof.empty()) return fail(Rejection::kExemptionWithoutProof);
    if (const auto no = against_quote(c)) return fail(*no);
    FeeReceipted out;
    out.series = c.series;
    out.number = number;
    out.on = facts.now.date;
    out.amount = c.amount;
    out.method = c.method;
    if (c.method == Method::kCash) {
      const Shift* shift = own_shift();
      if (shift == nullptr) return fail(Rejection::kShiftNotOpen);
      out.shift = shift->opened.shift;
    }
    if (facts.quote && c.exemption.empty())
      for (const FeeLine& line : facts.quote->lines)
        if (line.amount) out.lines.push_back({line.fee, *line.amount});
    out.copies = c.copies;
    out.pages = c.pages;
    out.procedure = c.procedure;
    out.dossier = facts.dossier;
    out.book = c.book;
    out.book_year = c.book_year;
    out.book_number = c.book_number;
    out.summary = Private<ReceiptSummary>::open({c.payer, c.matter, c.exemption, c.proof});
    return Events{std::move(out)};
  }
  Verdict operator()(const VoidReceipt& c) const {
    if (till.find(c.series) == nullptr) return fail(Rejection::kSeriesUnknown);
    if (series.ended) return fail(Rejection::kSeriesEnded);
    const auto found = series.receipts.find(c.number);
    if (found == series.receipts.end()) return fail(Rejection::kReceiptUnknown);
    if (found->second.voided) return fail(Rejection::kAlreadyVoided);
    if (till.days.contains(facts.now.date)) return fail(Rejection::kDayAlreadyClosed);
    ReceiptVoided out;
    out.series = c.series;
    out.number = c.number;
    out.on = facts.now.date;
    out.amount = found->second.amount;
    out.ground = c.ground;
    if (found->second.method == Method::kCash) {
      const Shift* shift = own_shift();
      if (shift == nullptr) return fail(Rejection::kShiftNotOpen);
      out.shift = shift->opened.shift;
    }
    out.text = Private<Words>::open({c.text});
    return Events{std::move(out)};
  }
  Verdict operator()(const EndSeries& c) const {
    const SeriesNotified* notified = till.find(c.series);
    if (notified == nullptr) return fail(Rejection::kSeriesUnknown);
    if (series.ended) return fail(Rejection::kSeriesEnded);
    SeriesEnded out{c.series, facts.now.date, 0, 0, {}};
    for (const auto& [number, receipt] : series.receipts) {
      ++out.used;
      if (receipt.voided) ++out.voided;
    }
    const int next = series.next(notified->first);
    if (next <= notified->last) out.unused.push_back({next, notified->last});
    return Events{std::move(out)};
  }
  Verdict operator()(const NotifySeries& c) const {
    if (till.find(c.series) != nullptr) return fail(Rejection::kSeriesExists);
    if (c.last < c.first) return fail(Rejection::kNumbersReversed);
    if (facts.now.date < c.notified) return fail(Rejection::kNotifiedInFuture);
    const auto usable = facts.days->plus_working_days(c.notified, kNoticeWorkingDays);
    if (!usable) return fail(Rejection::kDayOutsideCalendar);
    return Events{SeriesNotified{c.series, c.first, c.last, facts.device, c.notified, *usable}};
  }
  Verdict operator()(const OpenShift& c) const {
    if (!facts.actor) return fail(Rejection::kNotAllowed);
    if (till.shifts.contains(c.shift)) return fail(Rejection::kShiftExists);
    if (own_shift() != nullptr) return fail(Rejection::kShiftAlreadyOpen);
    if (till.days.contains(facts.now.date)) return fail(Rejection::kDayAlreadyClosed);
    return Events{ShiftOpened{c.shift, *facts.actor, facts.now.date, c.till}};
  }
  Verdict operator()(const CloseShift& c) const {
    const auto found = till.shifts.find(c.shift);
    if (found == till.shifts.end()) return fail(Rejection::kShiftUnknown);
    const Shift& shift = found->second;
    if (shift.closed) return fail(Rejection::kShiftAlreadyClosed);
    if (!facts.actor || shift.opened.officer != *facts.actor)
      return fail(Rejection::kShiftNotYours);
    const Dong expected = shift.opened.till + facts.sums.cash;
    if (expected != c.counted && c.text.empty()) return fail(Rejection::kDifferenceUnexplained);
    ShiftClosed out{c.shift,  facts.sums.receipts, facts.sums.voided,
                    expected, c.counted,           std::nullopt};
    if (!c.text.empty()) out.text = Private<Words>::open({c.text});
    return Events{std::move(out)};
  }
  Verdict operator()(const CloseDay& c) const {
    if (facts.now.date < c.on) return fail(Rejection::kDayNotYet);
    if (till.days.contains(c.on)) return fail(Rejection::kDayAlreadyClosed);
    for (const auto& [id, shift] : till.shifts)
      if (!shift.closed && shift.opened.on <= c.on) return fail(Rejection::kShiftsStillOpen);
    return Events{DayClosed{c.on, facts.sums.receipts, facts.sums.voided, facts.sums.cash,
                            facts.sums.transfer}};
  }
  Verdict operator()(const DrawHandover& c) const {
    if (!facts.actor) return fail(Rejection::kNotAllowed);
    if (till.find(c.handover) != nullptr) return fail(Rejection::kHandoverExists);
    if (c.to == *facts.actor) return fail(Rejection::kHandoverToSelf);
    HandoverDrawn out{c.handover, *facts.actor, c.to, facts.now.date, c.items, std::nullopt};
    if (!c.text.empty()) out.text = Private<Words>::open({c.text});
    return Events{std::move(out)};
  }
  Verdict operator()(const SignHandover& c) const {
    if (const auto no = not_mine(c.handover)) return fail(*no);
    return Events{HandoverSigned{c.handover}};
  }
  Verdict operator()(const DeclineHandover& c) const {
    if (const auto no = not_mine(c.handover)) return fail(*no);
    return Events{HandoverDeclined{c.handover, Private<Words>::open({c.text})}};
  }

 private:
  [[nodiscard]] std::optional<Rejection> barrier(const SeriesNotified* notified) const {
    if (notified == nullptr) return Rejection::kSeriesUnknown;
    if (series.ended) return Rejection::kSeriesEnded;
    if (notified->device != facts.device) return Rejection::kSeriesOfAnotherDevice;
    if (facts.now.date < notified->usable_from) return Rejection::kSeriesNotYet;
    return std::nullopt;
  }
  /// What was computed is taken; less only for a reason that can be proved, more never.
  [[nodiscard]] std::optional<Rejection> against_quote(const TakeFee& c) const {
    if (!facts.quote || !facts.quote->known || c.amount == facts.quote->total) return std::nullopt;
    const bool less = c.amount < facts.quote->total;
    if (less && !c.exemption.empty()) return std::nullopt;
    return Rejection::kNotTheQuote;
  }
  [[nodiscard]] const Shift* own_shift() const {
    return facts.actor ? till.open_shift(*facts.actor) : nullptr;
  }
  [[nodiscard]] std::optional<Rejection> not_mine(const HandoverId& id) const {
    const Handover* found = till.find(id);
    if (found == nullptr) return Rejection::kHandoverUnknown;
    if (found->standing != Handover::Standing::kWaiting) return Rejection::kHandoverOver;
    if (!facts.actor || found->drawn.to != *facts.actor) return Rejection::kHandoverNotYours;
    return std::nullopt;
  }
};

}  // namespace

std::string series_of(const Command& command) {
  return std::visit(
      [](const auto& c) -> std::string {
        if constexpr (requires { c.series; }) return c.series;
        return {};
      },
      command);
}

office::RoleSet roles_for(const Command& command) {
  if (std::holds_alternative<NotifySeries>(command) || std::holds_alternative<EndSeries>(command) ||
      std::holds_alternative<CloseDay>(command))
    return {Role::kDirector, Role::kDeputy};
  return {Role::kDirector, Role::kDeputy, Role::kReceivingOfficer, Role::kSpecialist};
}

office::RoleSet reading_roles() {
  return {Role::kDirector, Role::kDeputy, Role::kReceivingOfficer, Role::kSpecialist,
          Role::kInspector};
}

Result<Events, Rejection> decide(const Till& till, const Series& series, const Command& command,
                                 const Facts& facts) {
  if (facts.actor && !facts.roles.meets(roles_for(command))) return fail(Rejection::kNotAllowed);
  return std::visit(Judging{till, series, facts}, command);
}

}  // namespace motcua::money
