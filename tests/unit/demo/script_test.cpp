#include "demo/script.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "base/csv.h"
#include "base/sha256.h"
#include "dossier/commands.h"
#include "support/demo_replay.h"
#include "support/golden.h"

namespace motcua {
namespace {

using dossier::Phase;

constexpr std::string_view kToday = "2026-11-20";

struct Told {
  demo::Script script = testing::demo_script(1, kToday);
  testing::Replay replay = testing::replay(script);
  Date today = Date::parse(kToday).value();
};
const Told& told() {
  static const Told kTold;
  return kTold;
}

template <class Predicate>
std::size_t count(Predicate&& wanted) {
  std::size_t n = 0;
  for (const auto& [id, state] : told().replay.dossiers) n += wanted(state) ? 1 : 0;
  return n;
}
std::size_t in_phase(Phase phase) {
  return count([&](const dossier::State& s) { return s.phase == phase; });
}
bool is_open(const dossier::State& s) {
  return s.phase != Phase::kReturned && s.phase != Phase::kRefused &&
         s.phase != Phase::kWithdrawn && s.phase != Phase::kStopped;
}
/// Open work whose date has passed, and results that lay ready after it.
bool is_late(const dossier::State& s, LegalTime now) {
  if (!s.due() || s.withdrawn || s.stopped) return false;
  const bool waiting = s.phase == Phase::kSupplement || s.phase == Phase::kObligation;
  if (!s.finished && waiting) return false;
  return s.finished.value_or(now) > *s.due();
}

TEST(DemoScript, Brings332DossiersAndNoRefusal) {
  for (const std::string& line : told().replay.refused) ADD_FAILURE() << line;
  EXPECT_EQ(told().replay.dossiers.size(), 332U);
  EXPECT_EQ(in_phase(Phase::kNone), 0U);
}

TEST(DemoScript, IsTheSameForEverForASeedAndADay) {
  // Moves with the catalogue too: the script is made of its papers and steps.
  testing::expect_golden("demo/script.sha256", sha256(demo::text_of(told().script)).text() + "\n");
  EXPECT_NE(demo::text_of(testing::demo_script(2, kToday)), demo::text_of(told().script));
}

TEST(DemoScript, LeavesSomethingInEveryList) {
  EXPECT_GE(in_phase(Phase::kFiled), 2U);
  EXPECT_GE(in_phase(Phase::kReceived), 2U);
  EXPECT_GE(in_phase(Phase::kInWork), 8U);
  EXPECT_GE(in_phase(Phase::kSupplement), 3U);
  EXPECT_GE(in_phase(Phase::kObligation), 1U);
  EXPECT_GE(in_phase(Phase::kProposed), 5U);
  EXPECT_GE(in_phase(Phase::kSigned), 1U);
  EXPECT_GE(in_phase(Phase::kFinished), 4U);
  EXPECT_GE(in_phase(Phase::kRefused), 4U);
  EXPECT_GE(in_phase(Phase::kWithdrawn), 3U);
  EXPECT_GE(in_phase(Phase::kStopped), 2U);
  EXPECT_GE(in_phase(Phase::kReturned), 250U);
}

TEST(DemoScript, HasWorkDueTodayLateAndForTheLastLetterOfApology) {
  const LegalTime morning{told().today, 8 * 60};
  std::map<Date, int> open_due;
  for (const auto& [id, s] : told().replay.dossiers)
    if (is_open(s) && s.phase != Phase::kFinished && s.due()) ++open_due[s.due()->date];
  EXPECT_GE(open_due[told().today], 3);
  EXPECT_GE(count([&](const dossier::State& s) { return !s.finished && is_late(s, morning); }), 3U);
  EXPECT_LE(count([&](const dossier::State& s) { return !s.finished && is_late(s, morning); }), 8U);
  EXPECT_GE(count([&](const dossier::State& s) {
              return is_open(s) && !s.finished && s.term && s.term->apologise_until &&
                     s.term->apologise_until->date == told().today &&
                     s.term->due.date > told().today;
            }),
            2U);
}

TEST(DemoScript, IsLateAsOftenAsItSays) {
  const LegalTime morning{told().today, 8 * 60};
  const std::size_t late = count([&](const dossier::State& s) { return is_late(s, morning); });
  EXPECT_GE(late, 8U);   // 2.5 %
  EXPECT_LE(late, 20U);  // 6 %
}

TEST(DemoScript, AsksForWhatAMountainCommuneAsksFor) {
  std::map<std::string, std::size_t> by_procedure;
  for (const auto& [id, s] : told().replay.dossiers) ++by_procedure[s.procedure.text];
  EXPECT_GT(by_procedure["2.000815"] * 100, 332U * 40);
  for (const char* code : {"1.001193", "1.004873", "1.000110", "1.003583", "1.004194", "1.001776",
                           "1.011607", "1.013978", "1.001612"})
    EXPECT_GE(by_procedure[code], 1U) << code;
  EXPECT_GE(by_procedure.size(), 40U);
}

TEST(DemoScript, ComesByEveryWayAndMostlyByTheCounter) {
  std::map<dossier::Way, std::size_t> by_way;
  for (const auto& [id, s] : told().replay.dossiers) ++by_way[s.way];
  EXPECT_GT(by_way[dossier::Way::kCounter] * 2, 332U);
  EXPECT_GE(by_way[dossier::Way::kAssisted], 20U);
  EXPECT_GE(by_way[dossier::Way::kOnline], 8U);
  EXPECT_GE(by_way[dossier::Way::kPost], 1U);
  EXPECT_EQ(by_way[dossier::Way::kMobile], 10U);
}

TEST(DemoScript, ReceivesInOfficeHoursExceptOnDaysOut) {
  const calendar::OfficeDays days(testing::demo_calendar(), {UnitCode{"15607"}});
  for (const auto& [id, s] : told().replay.dossiers) {
    if (!s.received) continue;
    const auto open = days.at_or_next_opening(*s.received);
    if (s.way == dossier::Way::kMobile)
      EXPECT_EQ(s.received->date.weekday(), Weekday::kSaturday);
    else
      EXPECT_EQ(open, s.received) << s.received->text();
  }
}

TEST(DemoScript, AsksForPapersTwiceOnlySeldom) {
  const std::size_t once = count([](const dossier::State& s) { return s.supplements.size() == 1; });
  const std::size_t twice =
      count([](const dossier::State& s) { return s.supplements.size() == 2; });
  EXPECT_GE(once, 30U);
  EXPECT_LE(once, 46U);
  EXPECT_EQ(twice, 3U);
}

TEST(DemoScript, SignsByTheCapacityOfAnInstrumentInForce) {
  std::map<office::Capacity, std::size_t> by_capacity;
  const auto justice = told().replay.office.officer(Username{"tuphap1"})->id;
  std::size_t ended_mandate = 0;
  for (const auto& [id, s] : told().replay.dossiers) {
    if (!s.signature) continue;
    ++by_capacity[s.signature->capacity];
    if (s.signature->by == justice) ++ended_mandate;
  }
  EXPECT_GE(by_capacity[office::Capacity::kHead], 30U);
  EXPECT_GE(by_capacity[office::Capacity::kKt], 30U);
  EXPECT_GE(by_capacity[office::Capacity::kTuq], 80U);
  EXPECT_GE(ended_mandate, 1U);
  std::size_t ended = 0;
  for (const auto& delegation : told().replay.office.delegations) ended += delegation.ended ? 1 : 0;
  EXPECT_EQ(ended, 1U);
}

TEST(DemoScript, UndoesOneActAndSendsTwoProposalsBack) {
  std::map<std::string, int> by_type;
  for (const demo::Act& act : told().script.acts) ++by_type[act.type];
  EXPECT_EQ(by_type["undo"], 1);
  EXPECT_EQ(by_type["send_back"], 2);
  EXPECT_GE(by_type["apologise_and_extend"], 2);
  EXPECT_EQ(by_type["declare_closure"], 1);
}

TEST(DemoScript, NamesOnlyInventedPeople) {
  std::set<std::string> families;
  std::set<std::string> given;
  const auto family_table = Csv::parse(testing::demo_names().family_names).value();
  for (std::size_t i = 0; i < family_table.rows(); ++i) families.insert(family_table.cell(i, 0));
  const auto given_table = Csv::parse(testing::demo_names().given_names).value();
  for (std::size_t i = 0; i < given_table.rows(); ++i) given.insert(given_table.cell(i, 0));
  std::size_t thai = 0;
  std::size_t people = 0;
  const auto known = [&](const dossier::Person& person) {
    const auto space = person.name.find(' ');
    EXPECT_TRUE(families.contains(person.name.substr(0, space))) << person.name;
    EXPECT_TRUE(given.contains(person.name.substr(space + 1))) << person.name;
    EXPECT_FALSE(dossier::identity_fault(*person.identity, person.born, person.sex));
    EXPECT_TRUE(person.identity->number.starts_with("038"));
    ++people;
    thai += person.ethnic == "Thái" ? 1 : 0;
  };
  for (const auto& [id, s] : told().replay.dossiers) {
    const dossier::People* all = s.people.get();
    ASSERT_NE(all, nullptr);
    known(all->applicant.person ? *all->applicant.person
                                : all->applicant.organisation->representative);
    if (all->proxy) known(all->proxy->person);
    if (all->interpreter) known(all->interpreter->person);
    for (const dossier::Person& witness : all->witnesses) known(witness);
  }
  EXPECT_GT(thai * 100, people * 92);
}

TEST(DemoScript, HasProxiesInterpretersWitnessesAndHelpers) {
  const auto with = [](auto&& wanted) {
    return count([&](const dossier::State& s) { return wanted(*s.people.get()); });
  };
  EXPECT_GE(with([](const dossier::People& p) { return p.proxy.has_value(); }), 5U);
  EXPECT_GE(with([](const dossier::People& p) { return p.interpreter.has_value(); }), 1U);
  EXPECT_GE(with([](const dossier::People& p) { return p.witnesses.size() == 2; }), 1U);
  EXPECT_GE(with([](const dossier::People& p) { return p.helper.has_value(); }), 20U);
}

TEST(DemoScript, HappensBeforeTheVisitorComes) {
  LegalTime before{};
  for (const demo::Act& act : told().script.acts) {
    const LegalTime at = legal_time(act.at);
    EXPECT_LE(before, at);
    EXPECT_LT(at.date, told().today);
    EXPECT_GE(at.date, told().today.plus_days(-140));
    before = at;
  }
}

TEST(DemoScript, NumbersItsPapersInOrderOfTimeAndOnce) {
  std::set<std::string> numbers;
  for (const auto& [id, s] : told().replay.dossiers)
    for (const auto& paper : s.papers) EXPECT_TRUE(numbers.insert(paper.number).second);
  EXPECT_GE(numbers.size(), 270U);
}

TEST(DemoScript, LeansOnTheNextWorkingDayWhenTodayIsASunday) {
  const auto script = testing::demo_script(1, "2026-11-22");
  EXPECT_EQ(script.focus.text(), "2026-11-23");
  EXPECT_TRUE(testing::replay(script).refused.empty());
}

TEST(DemoScript, SaysWhatIsMissing) {
  demo::Request request;
  const catalogue::Catalogue nothing({}, {});
  request.today = told().today;
  request.catalogue = &nothing;
  request.calendar = &testing::demo_calendar();
  request.names = testing::demo_names();
  EXPECT_EQ(demo::script(request).error(), "2.000815");
  request.names.hamlets = "name\n";
  EXPECT_EQ(demo::script(request).error(), "hamlets.csv");
  request.today = Date::parse("2090-01-01").value();
  EXPECT_EQ(demo::script(request).error(), "the calendar does not cover 2090-01-01");
}

TEST(DemoAccounts, AreOneForEachOfficerWithItsOwnPassword) {
  Bytes random;
  for (int i = 0; i < 64; ++i) random += static_cast<char>(i * 37);
  const auto accounts = demo::accounts(told().script.staff, random);
  ASSERT_EQ(accounts.size(), 4U);
  EXPECT_EQ(accounts[0].username.text, "giamdoc");
  EXPECT_EQ(accounts[3].role, office::Role::kSpecialist);
  std::set<std::string> passwords;
  for (const auto& one : accounts) {
    EXPECT_EQ(one.password.size(), 14U);
    passwords.insert(one.password);
  }
  EXPECT_EQ(passwords.size(), 4U);
  EXPECT_TRUE(demo::accounts(told().script.staff, "too few").empty());
}

}  // namespace
}  // namespace motcua
