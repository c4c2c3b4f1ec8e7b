#include "demo/showcase.h"

#include <algorithm>

#include "base/check.h"

namespace motcua::demo {
namespace {

enum class By : std::uint8_t {
  kArrival,  // `days` open days before the last one
  kDue,      // due `days` open days after today; negative: late
  kApology,  // today is the last day to apologise
};

struct Showcase {
  std::string_view procedure;
  Fate fate;
  By by;
  int days;
};

constexpr Showcase kShowcases[] = {
    {"1.001612", Fate::kLeftToSign, By::kDue, 1},
    {"1.004873", Fate::kLeftToSign, By::kDue, 2},
    {"1.004884", Fate::kLeftToSign, By::kDue, 0},
    {"1.011607", Fate::kLeftToSign, By::kDue, 3},
    {"1.001776", Fate::kLeftToSign, By::kDue, -3},
    {"1.001612", Fate::kLeftSigned, By::kDue, 1},
    {"1.001193", Fate::kUncollected, By::kArrival, 1},
    {"1.004884", Fate::kUncollected, By::kArrival, 9},
    {"1.001612", Fate::kUncollected, By::kArrival, 6},
    {"2.000815", Fate::kUncollected, By::kArrival, 1},
    {"1.001776", Fate::kLeftWaiting, By::kArrival, 4},
    {"1.001612", Fate::kLeftWaiting, By::kArrival, 3},
    {"1.013225", Fate::kLeftWaiting, By::kArrival, 9},
    {"1.013978", Fate::kLeftObligation, By::kArrival, 20},
    {"1.013978", Fate::kLeftInWork, By::kArrival, 8},
    {"1.001699", Fate::kLeftInWork, By::kArrival, 12},
    {"1.011607", Fate::kLeftInWork, By::kArrival, 6},
    {"1.004873", Fate::kLeftInWork, By::kDue, 0},
    {"1.004194", Fate::kLeftInWork, By::kDue, 0},
    {"1.010041", Fate::kLeftInWork, By::kDue, -1},
    {"1.004222", Fate::kLeftInWork, By::kDue, -2},
    {"1.004222", Fate::kLeftInWork, By::kApology, 0},
    {"1.014027", Fate::kLeftInWork, By::kApology, 0},
    {"1.004873", Fate::kLeftReceived, By::kArrival, 0},
    {"1.001612", Fate::kLeftReceived, By::kArrival, 0},
    {"2.000635", Fate::kLeftFiled, By::kArrival, 0},
    {"1.004873", Fate::kLeftFiled, By::kArrival, 0},
};

Date shifted(const Diary& diary, Date date, int open_days) {
  return open_days >= 0 ? diary.open_day_after(date, open_days)
                        : diary.open_day_before(date, -open_days);
}

bool fits(const World& world, const Showcase& wanted, const calendar::Due& due) {
  if (wanted.by == By::kApology) return due.apology && due.apology->until.date == world.focus;
  return due.due->date == shifted(world.diary, world.focus, wanted.days);
}

/// The latest arrival that gives the wanted date; holidays may leave no exact one, then the
/// earliest that was looked at.
Date arrival_day(const World& world, const Showcase& wanted, const Plan& plan, int minute) {
  Date day = world.end.date;
  if (wanted.by == By::kArrival) return shifted(world.diary, day, -wanted.days);
  for (int i = 0; i < 40; ++i, day = world.diary.open_day_before(day)) {
    const LegalTime arrival = world.diary.moment(day, minute);
    if (fits(world, wanted, reckon_due(world, *plan.procedure, plan.way, arrival))) return day;
  }
  return world.diary.open_day_before(world.end.date, 5);
}

}  // namespace

void set_showcases(const World& world, Prng prng, std::vector<Plan>& plans) {
  for (const Showcase& wanted : kShowcases) {
    const auto plan = std::find_if(plans.begin(), plans.end(), [&](const Plan& one) {
      return one.fate == Fate::kUsual && one.procedure->code.text == wanted.procedure;
    });
    CHECK(plan != plans.end(), "the mix has enough of it");
    plan->fate = wanted.fate;
    if (wanted.fate == Fate::kLeftFiled) plan->way = dossier::Way::kOnline;
    const auto minute = static_cast<int>(prng.between(20, 200));
    plan->arrival = world.diary.moment(arrival_day(world, wanted, *plan, minute), minute);
  }
}

}  // namespace motcua::demo
