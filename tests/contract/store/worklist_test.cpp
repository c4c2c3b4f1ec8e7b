// The lists: in what order dossiers stand, that pages neither repeat nor leave out, and that no
// list is answered by reading the whole table.
#include <gtest/gtest.h>

#include "store/dossier_tables.h"
#include "store/schema.h"
#include "store/worklist.h"
#include "support/skip.h"
#include "support/sql_engine.h"

namespace motcua::store {
namespace {

using dossier::Phase;
using motcua::testing::SqlEngineKind;

LegalTime at(const char* text) { return *LegalTime::parse(text); }

dossier::State dossier_in(Phase phase, const char* due, const char* harm = nullptr) {
  dossier::State state;
  state.phase = phase;
  state.filed = at("2026-03-02T08:00");
  if (due != nullptr) {
    dossier::Term term;
    term.receipt = state.filed;
    term.due = at(due);
    if (harm != nullptr) term.harm = *Date::parse(harm);
    state.term = term;
  }
  return state;
}

TEST(Urgency, GoesByTheDateAndByTheHarmWhereThatIsEarlier) {
  const std::vector<dossier::State> in_order{
      dossier_in(Phase::kInWork, "2026-03-09T17:00"),
      dossier_in(Phase::kInWork, "2026-03-12T17:00", "2026-03-09"),
      dossier_in(Phase::kSupplement, "2026-03-04T17:00", "2026-03-10"),
      dossier_in(Phase::kProposed, "2026-03-11T17:00", "2026-03-20"),
      dossier_in(Phase::kFiled, nullptr),
      dossier_in(Phase::kFinished, "2026-03-03T17:00", "2026-03-04"),
      dossier_in(Phase::kSupplement, "2026-03-05T17:00"),
  };
  for (std::size_t i = 1; i < in_order.size(); ++i)
    EXPECT_LT(urgency_of(in_order[i - 1]), urgency_of(in_order[i])) << i;
}

TEST(Urgency, OfTheEndedOnesTheLatestComesFirstAndAllComeLast) {
  dossier::State early = dossier_in(Phase::kReturned, "2026-03-09T17:00");
  dossier::State late = early;
  early.returned = at("2026-03-05T10:00");
  late.returned = at("2026-03-06T10:00");
  EXPECT_LT(urgency_of(late), urgency_of(early));
  EXPECT_LT(urgency_of(dossier_in(Phase::kFinished, "2029-03-03T17:00")), urgency_of(late));
}

TEST(News, IsWhatItsOfficerDidNotDo) {
  const auto me = *OfficerId::from_raw(std::string(16, 'm'));
  const auto other = *OfficerId::from_raw(std::string(16, 'o'));
  dossier::State state = dossier_in(Phase::kInWork, "2026-03-09T17:00");
  state.last = dossier::LastAct{};
  state.last->actor = other;
  EXPECT_FALSE(news_to_its_officer(state)) << "nobody's dossier";
  state.assignee = me;
  EXPECT_TRUE(news_to_its_officer(state));
  state.last->actor = me;
  EXPECT_FALSE(news_to_its_officer(state));
  state.last->actor.reset();
  EXPECT_TRUE(news_to_its_officer(state)) << "the program itself acted";
  state.phase = Phase::kReturned;
  EXPECT_FALSE(news_to_its_officer(state)) << "it has ended";
  EXPECT_TRUE(news_to_its_officer(dossier_in(Phase::kFiled, nullptr))) << "filed from afar";
}

/// A connection that also asks the engine how it would answer.
class Planned : public sql::Connection {
 public:
  explicit Planned(sql::Connection& inner) : inner_(inner) {}
  std::string plan;

  [[nodiscard]] sql::Dialect dialect() const override { return inner_.dialect(); }
  [[nodiscard]] Result<Done, sql::Failure> query(std::string_view text,
                                                 std::span<const sql::Cell> parameters,
                                                 const sql::RowCallback& each) override {
    plan.clear();
    const auto told = inner_.query("EXPLAIN QUERY PLAN " + std::string(text), parameters,
                                   [&](const sql::Row& row) {
                                     plan += std::string(row.text(3)) + "\n";
                                     return true;
                                   });
    if (!told) return told;
    return inner_.query(text, parameters, each);
  }
  [[nodiscard]] Result<std::int64_t, sql::Failure> run(
      std::string_view text, std::span<const sql::Cell> parameters) override {
    return inner_.run(text, parameters);
  }
  [[nodiscard]] Result<Done, sql::Failure> run_many(
      std::string_view text, std::span<const std::vector<sql::Cell>> lists) override {
    return inner_.run_many(text, lists);
  }
  [[nodiscard]] Result<Done, sql::Failure> script(std::string_view text) override {
    return inner_.script(text);
  }
  [[nodiscard]] Result<Done, sql::Failure> begin() override { return inner_.begin(); }
  [[nodiscard]] Result<Done, sql::Failure> commit() override { return inner_.commit(); }
  void rollback() override { inner_.rollback(); }

 private:
  sql::Connection& inner_;
};

class Lists : public ::testing::TestWithParam<SqlEngineKind> {
 protected:
  void SetUp() override {
    engine_ = motcua::testing::make_sql_engine(GetParam());
    if (!engine_) SKIP_ABSENT("PostgreSQL 15");
    connection_ = *engine_->database().open_writer();
    ASSERT_TRUE(connection_->script(create_sql(connection_->dialect(), kDossierTable)));
  }
  void put(char name, dossier::State state) {
    state.number.text = std::string("15607-260302-000") + name;
    state.procedure.text = "1.004873";
    state.units = {UnitCode{"15607"}, UnitCode{"15607"}, UnitCode{"15607"}, UnitCode{"15607"}};
    const auto id = *DossierId::from_raw(std::string(16, name));
    const auto rows = dossier_rows(id, state, std::nullopt);
    ASSERT_TRUE(connection_->run(put_sql(kDossierTable), rows.front().cells));
  }
  /// The numbers' last letters.
  std::string list(sql::Connection& connection, const ListQuery& query) {
    const auto rows =
        list_dossiers(connection, office::ReadScope::of_node(UnitCode{"15607"}), query);
    EXPECT_TRUE(rows);
    std::string out;
    if (rows)
      for (const auto& cells : *rows) out += std::get<std::string>(cells[kNumber]).back();
    return out;
  }
  std::unique_ptr<motcua::testing::SqlEngine> engine_;
  std::unique_ptr<sql::Connection> connection_;
};

TEST_P(Lists, PagesNeitherRepeatNorLeaveOutWhateverMovesBetweenThem) {
  for (char name = '1'; name <= '7'; ++name)
    put(name, dossier_in(Phase::kInWork, "2026-03-09T17:00"));
  put('8', dossier_in(Phase::kInWork, "2026-03-12T17:00", "2026-03-06"));
  ListQuery query;
  query.limit = 3;
  EXPECT_EQ(list(*connection_, query), "812");
  query.after =
      PageEnd{minutes_of(at("2026-03-09T17:00")), *DossierId::from_raw(std::string(16, '2'))};
  put('1', dossier_in(Phase::kReturned, "2026-03-09T17:00"));  // one of the page before is done
  put('9', dossier_in(Phase::kInWork, "2026-03-03T17:00"));    // a new one comes before it
  EXPECT_EQ(list(*connection_, query), "345");
}

TEST_P(Lists, HoldWhatTheirNamesSay) {
  put('a', dossier_in(Phase::kInWork, "2026-03-09T17:00"));
  put('b', dossier_in(Phase::kInWork, "2026-03-12T17:00", "2026-03-10"));
  put('c', dossier_in(Phase::kFinished, "2026-03-05T17:00", "2026-03-06"));
  dossier::State apologised = dossier_in(Phase::kProposed, "2026-03-13T17:00");
  apologised.term->apologise_until = at("2026-03-10T17:00");
  put('d', apologised);
  ListQuery late;
  late.due_before = minutes_of(at("2026-03-10T08:00"));
  late.but_phases = {Phase::kFinished, Phase::kSupplement};
  EXPECT_EQ(list(*connection_, late), "a") << "harm does not make anybody late";
  ListQuery at_risk;
  at_risk.due_from = minutes_of(at("2026-03-10T08:00"));
  at_risk.due_before = minutes_of(at("2026-03-13T00:00"));
  EXPECT_EQ(list(*connection_, at_risk), "b");
  ListQuery harm;
  harm.harm_from = *Date::parse("2026-03-10");
  harm.harm_until = *Date::parse("2026-03-13");
  EXPECT_EQ(list(*connection_, harm), "b");
  ListQuery apologise;
  apologise.apologise_on = *Date::parse("2026-03-10");
  EXPECT_EQ(list(*connection_, apologise), "d");
  ListQuery filed;
  filed.filed_from = *Date::parse("2026-03-02");
  EXPECT_EQ(list(*connection_, filed), "abcd");
  filed.filed_from = *Date::parse("2026-03-03");
  EXPECT_EQ(list(*connection_, filed), "");
}

TEST_P(Lists, AreWalkedAlongAnIndexAndNeverSorted) {
  if (GetParam() == SqlEngineKind::kPostgres) return;  // its plans follow what the tables hold
  const OfficerId officer = *OfficerId::from_raw(std::string(16, 'o'));
  std::vector<std::pair<std::string, ListQuery>> queries(10);
  queries[0].first = "dossier_open";
  queries[1] = {"dossier_lane", {}};
  queries[1].second.lane = Lane::kToSign;
  queries[2] = {"dossier_open", {}};
  queries[2].second.due_before = 1;
  queries[3] = {"dossier_open", {}};
  queries[3].second.due_from = 1;
  queries[3].second.due_before = 9;
  queries[4] = {"dossier_open", {}};
  queries[4].second.harm_from = Date{1};
  queries[4].second.harm_until = Date{3};
  queries[5] = {"dossier_apologise", {}};
  queries[5].second.apologise_on = Date{1};
  queries[6] = {"dossier_assignee", {}};
  queries[6].second.assignee = officer;
  queries[7] = {"dossier_procedure", {}};
  queries[7].second.procedure = ProcedureCode{"1.004873"};
  queries[7].second.open = false;
  queries[8] = {"dossier_filed", {}};
  queries[8].second.filed_from = Date{1};
  queries[9] = {"dossier_open", {}};
  queries[9].second.after = PageEnd{5, DossierId{}};
  for (auto& [index, query] : queries) {
    Planned planned(*connection_);
    list(planned, query);
    EXPECT_NE(planned.plan.find("USING INDEX " + index + " "), std::string::npos) << planned.plan;
    EXPECT_EQ(planned.plan.find("SCAN"), std::string::npos) << planned.plan;
    EXPECT_EQ(planned.plan.find("TEMP B-TREE"), std::string::npos) << planned.plan;
  }
}

INSTANTIATE_TEST_SUITE_P(Engines, Lists, motcua::testing::all_sql_engines(),
                         motcua::testing::sql_engine_name);

}  // namespace
}  // namespace motcua::store
