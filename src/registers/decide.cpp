#include <algorithm>

#include "registers/commands.h"

namespace motcua::registers {
namespace {

using office::Role;
using Verdict = Result<Events, Rejection>;

NumberAllotted entry(const BookYear& state, int number, std::string device, Date on,
                     const Line& line, const Facts& facts) {
  NumberAllotted out;
  out.book = state.book;
  out.year = state.year;
  out.number = number;
  out.device = std::move(device);
  out.on = on;
  out.page = line.page;
  out.copies = line.copies;
  out.pages = line.pages;
  out.fee = line.fee;
  out.dossier = facts.dossier;
  out.procedure = line.procedure;
  out.attested_by = line.attested_by;
  out.summary = Private<EntrySummary>::open({line.person, line.matter});
  return out;
}

/// The state is of the right book; a book that was never opened does not know which it is.
struct Judging {
  const BookYear& state;
  const BookKey& key;
  const Facts& facts;

  Verdict operator()(const ReserveRange& c) const {
    // Others of other years are closed by now, or not to be foreseen.
    if (key.year != facts.now.date.year() && key.year != facts.now.date.year() + 1)
      return fail(Rejection::kYearNotNow);
    if (state.reserved() + c.count > kYearNumbersMax) return fail(Rejection::kTooManyNumbers);
    const int first = state.reserved() + 1;
    const std::string& device = c.device.empty() ? facts.device : c.device;
    return Events{RangeReserved{key.book, key.year, device, first, first + c.count - 1}};
  }
  Verdict operator()(const AllotNumber& c) const {
    // Numbers and days rise together, whatever the clock says.
    if (facts.later_year_used || (state.last_on && facts.now.date < *state.last_on))
      return fail(Rejection::kClockBehind);
    const auto number = state.next(facts.device);
    if (!number)
      return fail(state.ranges.empty() ? Rejection::kYearNotOpened : Rejection::kExhausted);
    return Events{entry(state, *number, facts.device, facts.now.date, c.line, facts)};
  }
  Verdict operator()(const EnterNumber& c) const {
    if (facts.now.date < c.on) return fail(Rejection::kDayOutside);
    const Range* range = state.range_of(c.number);
    if (range == nullptr) return fail(Rejection::kNumberNotReserved);
    if (range->device == facts.device) return fail(Rejection::kNumberOfThisDevice);
    if (state.fate(c.number) != Fate::kFree) return fail(Rejection::kNumberTaken);
    return Events{entry(state, c.number, range->device, c.on, c.line, facts)};
  }
  Verdict operator()(const SpoilNumber& c) const {
    const Range* range = state.range_of(c.number);
    if (range == nullptr) return fail(Rejection::kNumberNotReserved);
    const Fate fate = state.fate(c.number);
    if (fate == Fate::kSpoiled) return fail(Rejection::kAlreadySpoiled);
    if (c.ground == SpoilGround::kOther && c.text.empty()) return fail(Rejection::kReasonMissing);
    // Of the own numbers only the next one can be torn: another would leave a gap.
    if (fate == Fate::kFree && range->device == facts.device &&
        state.next(facts.device) != c.number)
      return fail(Rejection::kNumberOutOfTurn);
    NumberSpoiled out{key.book,
                      key.year,
                      c.number,
                      range->device,
                      std::max(facts.now.date, state.last_on.value_or(facts.now.date)),
                      c.ground,
                      std::nullopt};
    // After the year's end it is still that year's number.
    if (out.on.year() != key.year) out.on = *Date::of(key.year, 12, 31);
    if (!c.text.empty()) out.text = Private<Words>::open({c.text});
    return Events{std::move(out)};
  }
  Verdict operator()(const NoteEntry& c) const {
    if (state.range_of(c.number) == nullptr) return fail(Rejection::kNumberNotReserved);
    if (!state.has_entry[static_cast<std::size_t>(c.number - 1)])
      return fail(Rejection::kNumberFree);
    return Events{EntryNoted{key.book, key.year, c.number, Private<Words>::open({c.text})}};
  }
  Verdict operator()(const CloseYear&) const {
    if (facts.now.date < *Date::of(key.year, 12, 31)) return fail(Rejection::kYearNotOver);
    if (!state.gaps().empty()) return fail(Rejection::kGaps);
    const Tally tally = state.tally();
    return Events{YearClosed{key.book, key.year, facts.now.date, tally.last, tally.used,
                             tally.spoiled, state.unused()}};
  }
};

const Line* line_of(const Command& command) {
  if (const auto* allot = std::get_if<AllotNumber>(&command)) return &allot->line;
  const auto* enter = std::get_if<EnterNumber>(&command);
  return enter == nullptr ? nullptr : &enter->line;
}

}  // namespace

BookKey book_of(const Command& command, LegalTime now) {
  return std::visit(
      [&](const auto& c) -> BookKey {
        if constexpr (requires { c.year; })
          return {c.book, c.year};
        else if constexpr (requires { c.on; })
          return {c.book, c.on.year()};
        else
          return {c.book, now.date.year()};
      },
      command);
}

DossierCode dossier_of(const Command& command) {
  const Line* line = line_of(command);
  return line == nullptr ? DossierCode{} : line->dossier;
}

std::optional<OfficerId> attested_by(const Command& command) {
  const Line* line = line_of(command);
  return line == nullptr ? std::nullopt : line->attested_by;
}

office::RoleSet roles_for(const Command& command) {
  if (std::holds_alternative<ReserveRange>(command))
    return {Role::kDirector, Role::kDeputy, Role::kAdministrator};
  if (std::holds_alternative<CloseYear>(command)) return {Role::kDirector, Role::kDeputy};
  return {Role::kDirector, Role::kDeputy, Role::kReceivingOfficer, Role::kSpecialist};
}

office::RoleSet reading_roles() {
  return {Role::kDirector, Role::kDeputy, Role::kReceivingOfficer, Role::kSpecialist,
          Role::kInspector};
}

Result<Events, Rejection> decide(const BookYear& state, const Command& command,
                                 const Facts& facts) {
  if (facts.actor && !facts.roles.meets(roles_for(command))) return fail(Rejection::kNotAllowed);
  const BookKey key = book_of(command, facts.now);
  BookYear known = state;
  known.book = key.book;
  known.year = key.year;
  // Notes are written beside the entries of a closed book too: a judgment may come years later.
  if (known.closed && !std::holds_alternative<NoteEntry>(command))
    return fail(Rejection::kYearClosed);
  const bool opens = std::holds_alternative<ReserveRange>(command);
  if (known.ranges.empty() && !opens) return fail(Rejection::kYearNotOpened);
  return std::visit(Judging{known, key, facts}, command);
}

}  // namespace motcua::registers
