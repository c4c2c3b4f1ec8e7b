// What holds for every dossier, whatever is asked of it in whatever order.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "dossier/numbering.h"
#include "dossier/transitions.h"
#include "life.h"

namespace motcua::dossier::test {
namespace {

/// Commands that fit the procedure of life.h: every type, most of them more than once.
const std::vector<std::string>& commands() {
  static const std::string kIntake =
      R"({"intake": {"procedure": "9.000001", "way": "assisted", "subject": "Thử",
          "people": {"applicant": {"person": {"name": "Vi Văn Thử", "born": "1990-05-06"}},
          "helper": {"name": "Hà Thị B", "kind": "hamlet", "mandate": "asked_orally"}},
          "form": {"born_on": "2026-01-05"}}})";
  static const std::vector<std::string> kCommands{
      "file_dossier " + kIntake,
      "receive_dossier " + kIntake,
      "receive_dossier {}",
      R"(refuse_dossier {"reasons": ["other"], "text": "x"})",
      R"(correct_entry {"cites": 1, "subject": "y", "text": "x"})",
      R"(correct_entry {"cites": 1, "people": {"applicant": {"person": {"name": "C"}},
         "helper": {"name": "B", "kind": "other", "mandate": "asked_orally"}}, "text": "x"})",
      R"(check_dossier {"complete": true})",
      R"(assign {"officer": "AAAAAAAAAAAAAAAAAAAAAw"})",
      R"(start_step {"step": "check"})",
      R"(complete_step {"step": "check", "outcome": "done"})",
      R"(start_step {"step": "ask", "asked_unit": "15031"})",
      R"(complete_step {"step": "ask", "outcome": "agreed"})",
      R"(start_step {"step": "draft"})",
      R"(complete_step {"step": "draft", "outcome": "silence"})",
      R"(request_supplement {"components": ["deed"], "text": "x", "late_766_acknowledged": true})",
      R"(receive_supplement {"components": [{"id": "deed", "shown": "paper"}]})",
      "lapse {}",
      R"(stop_clock {"decision": "1/QĐ", "ground": "disaster"})",
      "resume_clock {}",
      R"(request_obligation {"notice": "7/TB"})",
      "fulfil_obligation {}",
      R"(intend_transfer {"to": "15031", "text": "x"})",
      R"(consult {"unit": "15031", "text": "x"})",
      R"(answer_consultation {"id": 1, "outcome": "agreed"})",
      R"(propose_result {})",
      R"(propose_result {"negative": true, "text": "x"})",
      R"(send_back {"text": "x"})",
      R"(sign_result {"way": "by_hand"})",
      R"(record_result {"papers": [{"number": "1", "on": "2026-03-02"}]})",
      R"(record_result {"papers": [{"number": "2", "on": "2026-03-02", "negative": true}],
         "issue": true})",
      "issue_result {}",
      R"(return_result {"mode": "counter", "to": "applicant"})",
      R"(withdraw_dossier {"text": "x"})",
      R"(stop_dossier {"ground": "other", "out_number": "1", "text": "x"})",
      R"(apologise_and_extend {"new_due": "2026-04-29", "out_number": "1", "text": "x"})",
      R"(amend_result {"act": "revoke", "paper": "1", "decision": "9", "on": "2026-03-02",
         "text": "x"})",
      R"(undo {"cites": 2})",
      R"(bind_alias {"kind": "portal", "code": "p-1"})",
      R"(place_hold {"decision": "1"})",
      R"(lift_hold {"decision": "1"})",
      R"(order_erasure {"basis": "retention_ended"})",
      R"(add_note {"text": "x"})"};
  return kCommands;
}

struct Act {
  int command = 0;
  int wait = 0;  // days; the clock may also go back
  int role = 0;  // below kRoles: that one alone; else all
};

rc::Gen<std::vector<Act>> acts() {
  const auto act =
      rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, static_cast<int>(commands().size())),
                                  rc::gen::weightedElement<int>({{6, 0}, {3, 1}, {1, 12}, {1, -2}}),
                                  rc::gen::inRange(0, 40)),
                   [](const std::tuple<int, int, int>& drawn) {
                     return Act{std::get<0>(drawn), std::get<1>(drawn), std::get<2>(drawn)};
                   });
  return rc::gen::container<std::vector<Act>>(act);
}

/// Half of the lives begin where there is something to do.
void begin(Life& life) {
  life.tweak("kept_until=2026-01-01");
  const int start = *rc::gen::inRange(0, 8);
  static const std::vector<std::string> kStarts{"received", "in_work", "supplement",
                                                "proposed", "signed",  "finished"};
  if (start < 6) life.live_to(kStarts[static_cast<std::size_t>(start)]);
}

Command next(Life& life, const Act& act) {
  life.wait_days(act.wait);
  life.facts.actor.roles = all_roles();
  if (act.role < static_cast<int>(office::kRoles))
    life.facts.actor.roles = {static_cast<office::Role>(act.role)};
  Command command = life.parse(commands()[static_cast<std::size_t>(act.command)]);
  if (auto* undo = std::get_if<Undo>(&command))
    if (life.state.last) undo->cites = life.state.last->first_seq;
  return command;
}

bool listed(const Life& life, CommandKind kind) {
  const auto allowed =
      allowed_commands(life.state, life.facts, [](office::ActKind) { return true; });
  return std::find(allowed.begin(), allowed.end(), kind) != allowed.end();
}

RC_GTEST_PROP(DossierProperties, WhatIsListedIsNotRefusedByTheTableAndNothingElseIsAccepted, ()) {
  Life life;
  begin(life);
  for (const Act& act : *acts()) {
    const Command command = next(life, act);
    const bool was_listed = listed(life, kind_of(command));
    const CommandKind kind = kind_of(command);
    auto stopped = barrier(life.state, kind, life.facts.actor.roles);
    if (!stopped) stopped = hindrance(life.state, kind, life.facts);
    const auto verdict = life.run(command);
    RC_ASSERT(was_listed == !stopped.has_value());
    if (verdict) RC_ASSERT(was_listed);
    if (!was_listed) {
      RC_ASSERT(!verdict.has_value());
      RC_ASSERT(verdict.error() == *stopped);
    }
  }
}

RC_GTEST_PROP(DossierProperties, FoldsTheSameThroughTheCodecOpenLockedAndErased, ()) {
  Life life;
  begin(life);
  for (const Act& act : *acts()) (void)life.run(next(life, act));
  const State open = fold_through_codec(life.log, [](PlainParts&) {});
  const State locked = fold_through_codec(life.log, [](PlainParts& parts) {
    for (auto& [name, plain] : parts) plain = Private<std::string>::locked();
  });
  const State erased = fold_through_codec(life.log, [](PlainParts& parts) {
    for (auto& [name, plain] : parts) plain = Private<std::string>::erased();
  });
  RC_ASSERT(same_open_state(open, life.state));
  RC_ASSERT(open.people == life.state.people);
  RC_ASSERT(open.summary == life.state.summary);
  RC_ASSERT(same_open_state(locked, life.state));
  RC_ASSERT(same_open_state(erased, life.state));
  RC_ASSERT(status_number(erased.phase) == status_number(life.state.phase));
  RC_ASSERT(erased.due() == life.state.due());
  RC_ASSERT(erased.number == life.state.number);
}

RC_GTEST_PROP(DossierProperties, EveryEventReadsBackAndFitsIntoAnEntry, ()) {
  Life life;
  begin(life);
  for (const Act& act : *acts()) (void)life.run(next(life, act));
  for (const Recorded& one : life.log) {
    const Encoded encoded = encode(one.event);
    RC_ASSERT(sealed_size(encoded) <= kEventBytesMax);
    const auto read =
        decode(encoded.kind, encoded.version, encoded.pins, encoded.body, encoded.parts);
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == one.event);
    RC_ASSERT(encode(*read) == encoded);
  }
}

RC_GTEST_PROP(DossierProperties, APrintedDateStaysAndTheNumberStays, ()) {
  Life life;
  begin(life);
  std::optional<Term> printed = life.state.first_term;
  DossierCode number = life.state.number;
  for (const Act& act : *acts()) {
    (void)life.run(next(life, act));
    if (printed) RC_ASSERT(life.state.first_term == printed);
    if (!number.empty()) RC_ASSERT(life.state.number == number);
    RC_ASSERT(life.state.version == static_cast<std::int64_t>(life.log.size()));
    RC_ASSERT(status_number(life.state.phase) >= (number.empty() ? 0 : 1));
    printed = life.state.first_term;
    number = life.state.number;
  }
}

RC_GTEST_PROP(DossierProperties, EvolveIsTotalForEventsInAnyOrder, ()) {
  Life life;
  begin(life);
  for (const Act& act : *acts()) (void)life.run(next(life, act));
  if (life.log.empty()) return;
  State state;
  const auto order = *rc::gen::container<std::vector<std::size_t>>(
      rc::gen::inRange<std::size_t>(0, life.log.size()));
  std::int64_t seq = 0;
  for (const std::size_t place : order) {
    Stamp stamp = life.log[place].stamp;
    stamp.seq = ++seq;
    state = evolve(std::move(state), stamp, life.log[place].event);
    const int status = status_number(state.phase);
    RC_ASSERT(status >= 0);
    RC_ASSERT(status <= 10);
    life.facts.actor.roles = all_roles();
    (void)allowed_commands(state, life.facts, [](office::ActKind) { return true; });
    (void)facts_766(state, life.facts.now);
  }
  RC_ASSERT(state.version == seq);
}

RC_GTEST_PROP(NumberProperties, AreUniqueAndGrowWithinADayAndBlockWhateverTheClockSays, ()) {
  std::set<std::string> given;
  std::map<std::pair<int, int>, int> highest;  // (day, first of block) -> order
  const auto draws = *rc::gen::container<std::vector<std::pair<int, int>>>(
      rc::gen::pair(rc::gen::inRange(20'500, 20'504), rc::gen::inRange(1, 15)));
  for (const auto& [day, incarnation] : draws) {
    const NumberBlock block = block_of(incarnation);
    const std::pair key(day, block.first);
    const auto known = highest.find(key);
    const auto before =
        known == highest.end() ? std::optional<int>{} : std::optional(known->second);
    const auto number = next_number(kNumberPattern, {"15607"}, Date{day}, block, before);
    RC_ASSERT(number.has_value());
    const auto parts = read_number(kNumberPattern, number->text);
    RC_ASSERT(parts.has_value());
    RC_ASSERT(parts->day == Date{day});
    RC_ASSERT(parts->order > before.value_or(0));
    RC_ASSERT(parts->order >= block.first && parts->order <= block.last);
    RC_ASSERT(given.insert(number->text).second);
    highest[key] = parts->order;
  }
}

}  // namespace
}  // namespace motcua::dossier::test
