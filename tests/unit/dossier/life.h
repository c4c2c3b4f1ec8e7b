// A dossier that can be lived through in a test: an invented procedure with something of
// everything, officers with roles, a clock that the test moves, commands as JSON.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/office_days.h"
#include "catalogue/procedure.h"
#include "dossier/codec.h"
#include "dossier/decide.h"
#include "dossier/state.h"

namespace motcua::dossier::test {

[[nodiscard]] const catalogue::Procedure& procedure();
[[nodiscard]] const calendar::OfficeDays& office_days();
[[nodiscard]] OfficerId officer(int n);
[[nodiscard]] LegalTime at(std::string_view text);
[[nodiscard]] office::RoleSet all_roles();
/// In force through 2026, for everything, to officer 2.
[[nodiscard]] office::Delegation delegation();

struct Recorded {
  Stamp stamp;
  Event event;
};

class Life {
 public:
  Life();
  Life(const Life&) = delete;  // facts point into it
  Life& operator=(const Life&) = delete;

  /// Lives up to a phase ("filed", "received", "in_work", "supplement", ...) by lawful commands.
  void live_to(std::string_view phase);
  /// `type {json}`, judged with the facts as they stand; what happened is folded.
  Result<Events, Rejection> run(std::string_view command);
  Result<Events, Rejection> run(const Command& command);
  /// As run(), failing the test with the refusal's word.
  void must(std::string_view command);

  [[nodiscard]] Command parse(std::string_view command) const;
  /// Sets one fact by a word: "no_delegation", "now=2026-03-10T09:00", "officer=3", ...
  void tweak(std::string_view fact);
  void wait_days(int days);

  State state;
  Facts facts;
  std::vector<Recorded> log;

 private:
  std::int64_t next_command_ = 1;
  catalogue::Procedure own_;
};

/// The whole log folded anew, each event through the codec, its parts as `parts` makes them.
[[nodiscard]] State fold_through_codec(const std::vector<Recorded>& log,
                                       const std::function<void(PlainParts&)>& parts);

/// "dossier.received" or "! not_in_this_phase"; several kinds joined by " + ".
[[nodiscard]] std::string spelled(const Result<Events, Rejection>& verdict);

}  // namespace motcua::dossier::test
