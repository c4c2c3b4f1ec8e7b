#include "demo/plan.h"

#include <algorithm>

#include "base/check.h"
#include "catalogue/limits.h"
#include "demo/showcase.h"

namespace motcua::demo {
namespace {

using dossier::Way;

Result<const catalogue::Procedure*, std::string> procedure_of(const World& world,
                                                              const Demand& demand) {
  const auto* found = world.catalogue.find(ProcedureCode{std::string(demand.procedure)});
  if (found == nullptr) return fail(std::string(demand.procedure));
  for (const std::string_view step : demand.steps)
    if (!step.empty() && catalogue::find_step(*found, step) == nullptr)
      return fail(std::string(demand.procedure) + " " + std::string(step));
  const auto limit =
      catalogue::choose_limit(*found, {"", catalogue::AreaClass::kMountain, catalogue::Channel{}});
  if (!limit) return fail(std::string(demand.procedure) + " limit");
  return found;
}

template <class T>
void shuffle(Prng& prng, std::vector<T>& items) {
  for (std::size_t i = items.size(); i > 1; --i)
    std::swap(items[i - 1], items[static_cast<std::size_t>(prng.below(i))]);
}

/// Mondays and market days are full, Fridays are quiet. The market days are invented.
unsigned crowd(Date date) {
  constexpr unsigned kByWeekday[] = {30, 20, 21, 18, 11, 0, 0};
  const unsigned usual = kByWeekday[static_cast<std::size_t>(date.weekday())];
  const bool market = date.day() % 10 == 5;
  return market ? usual * 2 : usual;
}

class Arrivals {
 public:
  Arrivals(const World& world, Date first) {
    for (Date day = first; day <= world.end.date; day = day.plus_days(1)) {
      if (!world.diary.open(day)) continue;
      total_ += crowd(day);
      days_.emplace_back(day, total_);
    }
  }
  /// A day not later than `latest`.
  [[nodiscard]] Date draw(Prng& prng, Date latest) const {
    for (;;) {
      const std::uint64_t drawn = prng.below(total_);
      const auto found = std::find_if(days_.begin(), days_.end(),
                                      [&](const auto& one) { return drawn < one.second; });
      if (found->first <= latest) return found->first;
    }
  }

 private:
  std::vector<std::pair<Date, std::uint64_t>> days_;  // with the crowd up to and with the day
  std::uint64_t total_ = 0;
};

/// Most come in the morning; nobody in the last hour, who knows how long it takes.
int minute_of_arrival(Prng& prng) {
  return static_cast<int>(prng.chance(640) ? prng.between(4, 225) : prng.between(242, 365));
}

bool offers(const catalogue::Procedure& procedure, catalogue::ReturnMode mode) {
  const auto& modes = procedure.return_rule.modes;
  return std::find(modes.begin(), modes.end(), mode) != modes.end();
}

Way draw_way(Prng& prng, const Plan& plan) {
  const catalogue::Procedure& procedure = *plan.procedure;
  const bool remote = offers(procedure, catalogue::ReturnMode::kElectronic);
  const bool at_door = plan.fate == Fate::kRefusedAtDoor || plan.fate == Fate::kLeftFiled;
  if (at_door) return Way::kOnline;
  const std::uint64_t drawn = prng.below(1000);
  if (remote && drawn < 130) return Way::kOnline;
  if (offers(procedure, catalogue::ReturnMode::kPost) && drawn < 170) return Way::kPost;
  return drawn >= 850 ? Way::kAssisted : Way::kCounter;
}

/// Fates that are dealt out to dossiers with some work in them, in this order.
constexpr std::pair<Fate, int> kDealt[] = {
    {Fate::kLate, 9},        {Fate::kApologised, 3}, {Fate::kSupplementTwice, 3},
    {Fate::kStopped, 2},     {Fate::kWithdrawn, 4},  {Fate::kNegative, 3},
    {Fate::kSentBack, 2},    {Fate::kUndone, 1},     {Fate::kUncollected, 3},
    {Fate::kSupplement, 35},
};

/// Whether that fate can befall such a dossier.
bool suits(Fate fate, const Plan& plan) {
  if (fate == Fate::kLate || fate == Fate::kApologised || fate == Fate::kUncollected)
    return !is_decided_at_once(*plan.procedure) && !plan.demand->mobile;
  const bool asked = fate == Fate::kSupplement || fate == Fate::kSupplementTwice;
  return !asked || !plan.procedure->components.empty();
}

void deal_fates(Prng prng, std::vector<Plan>& plans) {
  std::vector<Plan*> free;
  std::vector<Plan*> remote;
  for (Plan& plan : plans) {
    if (plan.fate != Fate::kUsual) continue;
    if (!plan.demand->steps[0].empty()) free.push_back(&plan);
    const bool by_mail = offers(*plan.procedure, catalogue::ReturnMode::kElectronic);
    if (plan.demand->steps[0].empty() && by_mail) remote.push_back(&plan);
  }
  shuffle(prng, free);
  for (const auto& [fate, count] : kDealt) {
    int left = count;
    for (Plan* plan : free) {
      if (left == 0) break;
      if (plan->fate != Fate::kUsual || !suits(fate, *plan)) continue;
      plan->fate = fate;
      --left;
    }
  }
  shuffle(prng, remote);
  for (std::size_t i = 0; i < remote.size() && i < 5; ++i) remote[i]->fate = Fate::kRefusedAtDoor;
}

/// Early enough for the story to come to its end before the visitor comes.
Date latest_arrival(const World& world, const Plan& plan) {
  const bool may_be_cut_short = plan.fate == Fate::kUsual || plan.fate == Fate::kSupplement;
  return may_be_cut_short ? world.end.date : world.end.date.plus_days(-75);
}

/// Saturdays on which the officers go out to far hamlets: five, three weeks apart.
std::vector<Date> days_out(const World& world) {
  std::vector<Date> days;
  Date day = world.office.founded.plus_days(12);
  while (day.weekday() != Weekday::kSaturday) day = day.plus_days(1);
  for (int i = 0; i < 5; ++i, day = day.plus_days(21)) days.push_back(day);
  return days;
}

void set_arrivals(const World& world, const Prng& prng, std::vector<Plan>& plans) {
  const Arrivals arrivals(world, world.diary.open_day_after(world.office.founded));
  const auto out = days_out(world);
  std::size_t number = 0;
  for (Plan& plan : plans) {
    Prng own = prng.fork("arrival" + std::to_string(number++));
    if (is_left(plan.fate) || plan.arrival.minute != 0) continue;
    if (plan.demand->mobile) {
      plan.way = Way::kMobile;
      plan.arrival = {own.pick(out), static_cast<std::int16_t>(own.between(8 * 60, 11 * 60))};
      continue;
    }
    const Date day = arrivals.draw(own, latest_arrival(world, plan));
    plan.arrival = world.diary.moment(day, minute_of_arrival(own));
    plan.way = draw_way(own, plan);
  }
}

}  // namespace

bool is_left(Fate fate) { return fate >= Fate::kLeftFiled; }

bool is_decided_at_once(const catalogue::Procedure& procedure) {
  const auto limit = catalogue::choose_limit(procedure, {"", catalogue::AreaClass::kMountain, {}});
  return limit && limit->limit.unit == calendar::LimitUnit::kSameDay;
}

calendar::Due reckon_due(const World& world, const catalogue::Procedure& procedure, Way way,
                         LegalTime received, std::vector<calendar::SupplementRound> rounds) {
  const auto limit = catalogue::choose_limit(
      procedure, {"", catalogue::AreaClass::kMountain, dossier::channel_of(way)});
  CHECK(limit.has_value(), "make_plans() looked for the limit");
  calendar::DueInput input;
  input.received = received;
  input.limit = limit->limit;
  input.rounds = std::move(rounds);
  auto due = calendar::compute_due(world.diary.days(), input);
  CHECK(due.has_value() && due->due.has_value(), "the calendar covers the demonstration");
  return *std::move(due);
}

Result<std::vector<Plan>, std::string> make_plans(const World& world, const Prng& prng) {
  std::vector<Plan> plans;
  for (const Demand& demand : demands()) {
    const catalogue::Procedure* procedure = TRY(procedure_of(world, demand));
    for (int i = 0; i < demand.dossiers; ++i)
      plans.push_back({&demand, procedure, {}, Way::kCounter, Fate::kUsual});
  }
  set_showcases(world, prng.fork("showcase"), plans);
  deal_fates(prng.fork("fates"), plans);
  set_arrivals(world, prng, plans);
  std::stable_sort(plans.begin(), plans.end(),
                   [](const Plan& a, const Plan& b) { return a.arrival < b.arrival; });
  return plans;
}

}  // namespace motcua::demo
