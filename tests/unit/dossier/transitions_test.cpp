// The transitions table, cell by cell: state × command × role.
#include "dossier/transitions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "life.h"

namespace motcua::dossier::test {
namespace {

using office::Role;

const std::vector<std::string>& phase_names() {
  static const std::vector<std::string> kNames{
      "none",      "filed",   "received", "refused", "in_work",  "supplement", "obligation",
      "withdrawn", "stopped", "proposed", "signed",  "finished", "returned"};
  return kNames;
}

TEST(Transitions, EveryPhaseCanBeLivedToAndHasItsStatusNumber) {
  const std::vector<int> numbers{0, 1, 2, 3, 4, 5, 6, 7, 8, 4, 4, 9, 10};
  for (std::size_t i = 0; i < kPhases; ++i) {
    Life life;
    life.live_to(phase_names()[i]);
    EXPECT_EQ(life.state.phase, static_cast<Phase>(i)) << phase_names()[i];
    EXPECT_EQ(status_number(life.state.phase), numbers[i]) << phase_names()[i];
  }
}

/// An empty command of that kind: enough to learn whether the table lets it come at all.
Command empty_command(CommandKind kind) {
  Command out;
  const auto set = [&]<std::size_t... I>(std::index_sequence<I...>) {
    ((static_cast<std::size_t>(kind) == I ? (void)out.emplace<I>() : void()), ...);
  };
  set(std::make_index_sequence<kCommandKinds>());
  return out;
}

bool is_of_the_table(Refusal why) {
  return why == Refusal::kNotInThisPhase || why == Refusal::kRoleNotAllowed ||
         why == Refusal::kNotBorn || why == Refusal::kAlreadyBorn;
}

TEST(Transitions, DecideRefusesExactlyTheCellsTheTableRefuses) {
  int cells = 0;
  for (std::size_t p = 0; p < kPhases; ++p) {
    Life life;
    life.live_to(phase_names()[p]);
    for (std::size_t c = 0; c < kCommandKinds; ++c) {
      const auto kind = static_cast<CommandKind>(c);
      for (std::size_t r = 0; r < office::kRoles; ++r) {
        const auto role = static_cast<Role>(r);
        life.facts.actor.roles = {role};
        const auto verdict = decide(life.state, empty_command(kind), life.facts);
        const bool refused = !verdict && is_of_the_table(verdict.error().why);
        EXPECT_EQ(refused, !roles_for(life.state.phase, kind).has(role))
            << phase_names()[p] << " " << word(kind) << " " << office::word(role);
        ++cells;
      }
    }
  }
  EXPECT_EQ(cells, 13 * 36 * 9);
}

TEST(Transitions, AnAssistantNeverApprovesAndAnInspectorOnlyReads) {
  for (std::size_t p = 0; p < kPhases; ++p) {
    const auto phase = static_cast<Phase>(p);
    for (const CommandKind kind :
         {CommandKind::kSignResult, CommandKind::kProposeResult, CommandKind::kStopDossier,
          CommandKind::kApologiseAndExtend, CommandKind::kRefuseDossier, CommandKind::kStopClock})
      EXPECT_FALSE(roles_for(phase, kind).has(Role::kAssistant)) << word(kind);
    for (std::size_t c = 0; c < kCommandKinds; ++c)
      EXPECT_FALSE(roles_for(phase, static_cast<CommandKind>(c)).has(Role::kInspector));
  }
}

TEST(Transitions, EveryCommandHasAPhaseAndARole) {
  for (std::size_t c = 0; c < kCommandKinds; ++c) {
    bool reachable = false;
    for (std::size_t p = 0; p < kPhases; ++p)
      reachable =
          reachable || !roles_for(static_cast<Phase>(p), static_cast<CommandKind>(c)).empty();
    EXPECT_TRUE(reachable) << word(static_cast<CommandKind>(c));
  }
}

TEST(Transitions, SigningIsOfferedOnlyToWhoHoldsADelegationForThatAct) {
  using office::ActKind;
  const std::tuple<const char*, CommandKind, ActKind> rows[] = {
      {"proposed", CommandKind::kSignResult, ActKind::kSignResult},
      {"filed", CommandKind::kRefuseDossier, ActKind::kSignRefusal},
      {"received", CommandKind::kApologiseAndExtend, ActKind::kSignApology},
      {"received", CommandKind::kStopDossier, ActKind::kSignStop}};
  for (const auto& [phase, command, act] : rows) {
    Life life;
    life.live_to(phase);
    const auto offered = [&](bool only) {
      life.facts.actor.roles = {Role::kDirector};
      const auto all = allowed_commands(life.state, life.facts,
                                        [&](ActKind one) { return (one == act) == only; });
      return std::find(all.begin(), all.end(), command) != all.end();
    };
    EXPECT_TRUE(offered(true)) << word(command);
    EXPECT_FALSE(offered(false)) << word(command);
  }
}

bool offered(const Life& life, CommandKind command) {
  const auto all = allowed_commands(life.state, life.facts, [](office::ActKind) { return true; });
  return std::find(all.begin(), all.end(), command) != all.end();
}

TEST(Transitions, AnUndoIsOfferedToWhoDidItAndOnlyInItsSeconds) {
  Life life;
  life.live_to("in_work");
  EXPECT_TRUE(offered(life, CommandKind::kUndo));
  const Instant then = life.facts.claimed;
  life.facts.claimed.ms = then.ms + life.facts.policy.undo_window_ms;
  EXPECT_TRUE(offered(life, CommandKind::kUndo));
  life.facts.claimed.ms += 1;
  EXPECT_FALSE(offered(life, CommandKind::kUndo)) << "a moment too late";
  life.facts.claimed.ms = then.ms - 1;
  EXPECT_FALSE(offered(life, CommandKind::kUndo)) << "the clock was set back";
  life.facts.claimed = then;
  life.facts.actor.officer = OfficerId{};
  EXPECT_FALSE(offered(life, CommandKind::kUndo)) << "somebody else's act";
}

TEST(Transitions, AnApologyIsOfferedUntilItsLastDay) {
  Life life;
  life.live_to("received");
  life.facts.actor.roles = {Role::kDirector};
  ASSERT_TRUE(life.state.term && life.state.term->apologise_until);
  life.facts.now = *life.state.term->apologise_until;
  EXPECT_TRUE(offered(life, CommandKind::kApologiseAndExtend));
  life.facts.now.minute += 1;
  EXPECT_FALSE(offered(life, CommandKind::kApologiseAndExtend));
}

TEST(Transitions, WhatTheProceduresOwnTextDoesNotKnowIsNotOffered) {
  Life life;
  life.live_to("received");
  life.facts.actor.roles = {Role::kDirector};
  catalogue::Procedure procedure = *life.facts.procedure;
  life.facts.procedure = &procedure;
  procedure.clock_stops = {catalogue::ClockStopGround{}};
  EXPECT_TRUE(offered(life, CommandKind::kStopClock));
  procedure.clock_stops.clear();
  EXPECT_FALSE(offered(life, CommandKind::kStopClock));
  life.facts.procedure = nullptr;
  EXPECT_FALSE(offered(life, CommandKind::kStopClock)) << "the pinned text is not at hand";
}

TEST(Transitions, ErasureIsOfferedFromTheDayAfterTheLastDayOfKeeping) {
  Life life;
  life.live_to("refused");
  life.facts.actor.roles = {Role::kDirector};
  life.facts.retention_until = life.facts.now.date;
  EXPECT_FALSE(offered(life, CommandKind::kOrderErasure));
  life.facts.retention_until = Date{life.facts.now.date.days - 1};
  EXPECT_TRUE(offered(life, CommandKind::kOrderErasure));
  life.facts.retention_until.reset();
  EXPECT_FALSE(offered(life, CommandKind::kOrderErasure)) << "kept for ever";
}

}  // namespace
}  // namespace motcua::dossier::test
