// decide() by table: state | facts | command | events or refusal (tests/fixtures/dossier).
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "life.h"

namespace motcua::dossier::test {
namespace {

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> out;
  std::size_t from = 0;
  while (true) {
    const auto found = text.find(by, from);
    out.push_back(text.substr(from, found - from));
    if (found == std::string::npos) return out;
    from = found + by.size();
  }
}

struct Row {
  int line = 0;
  std::vector<std::string> state;  // a phase, then commands
  std::string facts;
  std::string command;
  std::string expected;
};

std::vector<Row> rows() {
  std::ifstream file(std::string(MOTCUA_FIXTURES) + "/dossier/commands.txt");
  std::vector<Row> out;
  std::string line;
  for (int number = 1; std::getline(file, line); ++number) {
    if (line.empty() || line.front() == '#') continue;
    std::string spaced = line;
    const auto empty_facts = spaced.find("| |");
    if (empty_facts != std::string::npos) spaced.insert(empty_facts + 2, " ");
    const auto cells = split(spaced, " | ");
    EXPECT_EQ(cells.size(), 4U) << "line " << number;
    if (cells.size() == 4)
      out.push_back({number, split(cells[0], " > "), cells[1], cells[2], cells[3]});
  }
  return out;
}

std::string outcome(const Row& row) {
  Life life;
  life.live_to(row.state.front());
  for (std::size_t i = 1; i < row.state.size(); ++i) life.must(row.state[i]);
  std::istringstream facts(row.facts);
  std::string fact;
  while (facts >> fact) life.tweak(fact);
  return spelled(life.run(row.command));
}

void expect(std::set<Refusal>& reached, const Result<Events, Rejection>& verdict, Refusal why) {
  ASSERT_FALSE(verdict.has_value()) << refusal_word(why);
  EXPECT_EQ(refusal_word(verdict.error().why), refusal_word(why));
  reached.insert(verdict.error().why);
}

/// What no JSON command can bring about: reached with structs.
void reach_the_rest(std::set<Refusal>& reached) {
  Life life;
  auto receive = std::get<ReceiveDossier>(life.parse(
      R"(receive_dossier {"intake": {"procedure": "9.000001", "case": "unknown", "way": "counter",
         "people": {"applicant": {"organisation": {"name": "HTX", "representative":
         {"name": "B"}}}}}, "limit": {"value": 1, "unit": "day", "basis": "x"}})"));
  receive.limit->basis.clear();
  expect(reached, life.run(receive), Refusal::kLimitWithoutBasis);
  receive.intake->people.applicant.organisation->representative.name.clear();
  expect(reached, life.run(receive), Refusal::kRepresentativeMissing);

  Life without_term;
  without_term.live_to("received");
  without_term.state.term.reset();
  expect(reached, without_term.run(ApologiseAndExtend{{}, "1", {"x", {}}}), Refusal::kNoTerm);

  catalogue::Procedure no_lapse = procedure();
  no_lapse.supplement.lapse.reset();
  Life waiting;
  waiting.facts.procedure = &no_lapse;
  waiting.live_to("supplement");
  expect(reached, waiting.run(Lapse{}), Refusal::kNoLapse);

  Life wordy;
  wordy.live_to("received");
  Words words;
  words.items.assign(50, std::string(4000, 'x'));
  expect(reached, wordy.run(AddNote{words}), Refusal::kEventTooLarge);
}

TEST(DossierCommands, AreAnsweredAsTheTableSays) {
  for (const Row& row : rows())
    EXPECT_EQ(outcome(row), row.expected) << "line " << row.line << ": " << row.command;
}

TEST(DossierCommands, ReachEveryRefusal) {
  std::set<std::string> words;
  for (const Row& row : rows())
    if (row.expected.starts_with("! ")) words.insert(row.expected.substr(2));
  std::set<Refusal> reached;
  reach_the_rest(reached);
  for (const Refusal why : reached) words.insert(std::string(refusal_word(why)));
  // Held by NumberingTest, by the two tests below, and by the prints over HTTP.
  for (const char* word : {"numbers_exhausted", "second_officer_needed", "erased", "not_printed"})
    words.insert(word);
  for (std::size_t i = 0; i < kRefusals; ++i) {
    const auto word = refusal_word(static_cast<Refusal>(i));
    EXPECT_TRUE(words.contains(std::string(word))) << word << " is reached by no test";
  }
}

TEST(DossierCommands, ErasureTakesTwoOfficersAndEndsEverything) {
  Life life;
  life.live_to("returned");
  life.tweak("kept_until=2026-03-01");
  life.must(R"(order_erasure {"basis": "retention_ended"})");
  EXPECT_EQ(spelled(life.run(R"(order_erasure {"basis": "retention_ended"})")),
            "! second_officer_needed");
  life.tweak("officer=3");
  life.must(R"(order_erasure {"basis": "retention_ended"})");
  EXPECT_TRUE(life.state.people.is_erased());
  EXPECT_EQ(status_number(life.state.phase), 10);
  EXPECT_EQ(spelled(life.run(R"(add_note {"text": "x"})")), "! erased");
}

TEST(DossierCommands, AnErasureIsRefusedWhileALegalHoldStands) {
  Life life;
  life.live_to("returned");
  life.must(R"(place_hold {"decision": "1/TT"})");
  life.tweak("kept_until=2026-03-01");
  EXPECT_EQ(spelled(life.run(R"(order_erasure {"basis": "retention_ended"})")), "! on_hold");
  life.must(R"(lift_hold {"decision": "1/TT"})");
  life.must(R"(order_erasure {"basis": "retention_ended"})");
}

TEST(DossierCommands, ARefusalNamesItsRuleWhereThereIsOne) {
  EXPECT_EQ(basis_of(Refusal::kTooLateToApologise), LegalBasis::kDecree118);
  EXPECT_EQ(basis_of(Refusal::kLate766NotAcknowledged), LegalBasis::kDecision766);
  EXPECT_EQ(basis_of(Refusal::kEventTooLarge), LegalBasis::kNone);
}

}  // namespace
}  // namespace motcua::dossier::test
