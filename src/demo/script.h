// The demonstration centre as a script: every act of four invented officers over about 140 days, in
// order of time, with the very bodies the JSON API takes. The same seed and day give the same
// script on every machine. Nothing here is done: who plays the script gives the clock and the store
// (docs/demo.md), and a node on which the unit has been opened.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/json.h"
#include "base/result.h"
#include "base/time.h"
#include "calendar/calendar.h"
#include "catalogue/catalogue.h"
#include "demo/cast.h"
#include "demo/staff.h"
#include "dossier/state.h"

namespace motcua::demo {

struct Act {
  enum class On : std::uint8_t { kOffice, kBirth, kDossier };

  Instant at;
  /// Empty: the node itself, while there is no staff yet.
  Username who;
  On on = On::kOffice;
  CommandId command;
  SubmissionId dossier;  // meaningless for the office's own acts
  std::string type;      // as parse_command() of dossier or office takes it
  json::Value body;
};

struct Script {
  std::vector<StaffMember> staff;
  std::vector<Act> acts;
  /// Day that "due today" lies on: the day asked for, or the next working day.
  Date focus;
};

struct Request {
  std::uint64_t seed = 1;
  Date today;
  const catalogue::Catalogue* catalogue = nullptr;
  const calendar::Calendar* calendar = nullptr;
  NameTables names;
};

/// The fault says in words what the catalogue, the calendar or the tables lack.
[[nodiscard]] Result<Script, std::string> script(const Request& request);

/// The body to send when the dossier stands so: an undo cites the act before it, whose number only
/// the log knows.
[[nodiscard]] json::Value body_for(const Act& act, const dossier::State& state);

struct Account {
  Username username;
  std::string password;
  office::Role role = office::Role::kDirector;  // the first of several
};
/// Passwords that can be said aloud, from 16 bytes of the Random port for each of the staff; none
/// when there are too few bytes.
[[nodiscard]] std::vector<Account> accounts(const std::vector<StaffMember>& staff,
                                            std::string_view random_bytes);

/// The script as text, one act a line: what the same seed must always give.
[[nodiscard]] std::string text_of(const Script& script);

}  // namespace motcua::demo
