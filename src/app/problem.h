// Every way the system says no, in one closed list of causes; problems.cpp gives each its status,
// its code and its sentence, exhaustively (RFC 9457). The API document's list is made from the same
// table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/input.h"
#include "dossier/rejection.h"
#include "office/commands.h"
#include "office/state.h"
#include "ports/blob_store.h"
#include "ports/event_store.h"
#include "ports/keys.h"

namespace motcua::app {

/// What the office's law and the dossier's state do not answer: the door itself.
enum class Fault : std::uint8_t {
  kNotSignedIn,
  kSessionEnded,
  kWrongPassword,
  kAccountLocked,
  kMustChangePassword,
  kWeakPassword,
  kReauthenticate,  // signing wants the password again
  kForbidden,
  kCsrf,  // the form did not come from our page, or is too old
  kNotFound,
  kMethodNotAllowed,
  kNotAcceptable,
  kVersionMissing,  // If-Match is required
  kVersionStale,    // somebody changed the dossier since it was shown
  kIdempotencyKeyMissing,
  kIdempotencyKeyInvalid,
  kIdempotencyKeyReused,  // with another body
  kSameCommandUnderWay,
  kBodyNotJson,
  kBodyTooLarge,
  kUnsupportedMediaType,
  kEventTooLarge,
  kTooManyRequests,
  kBusy,
  kUnknownProcedure,
  kUnknownCommand,
  kClockSuspect,  // the date must be confirmed first
  kReadOnly,
  kReadsNotLogged,   // the access log cannot be written: nothing of a person is shown
  kFileUnknown,      // an upload that is not at hand (any more)
  kFileKindRefused,  // not PDF, JPEG, PNG or CMS
  kFileTooLarge,
  kCatalogueUnreadable,  // the release in force: its files are missing or altered
  kPaperNotMade,         // the printing library or its fonts failed
  kPaperTooLong,
  kInternal,  // an error of ours that did not stop the process
  // What is refused before a request can be read whole.
  kRequestMalformed,
  kRequestTooSlow,
  kAddressTooLong,
  kExpectationUnknown,
  kHeadTooLarge,
};

using Cause = std::variant<Fault, InputErrors, dossier::Rejection, office::Rejection,
                           office::MandateFault, StoreFailure, KeyFailure, BlobFailure>;

struct Problem {
  Problem(Cause why) : cause(std::move(why)) {}  // NOLINT: a cause is a problem

  Cause cause;
  /// For the sentence: names as the message writes them, never personal data.
  std::vector<std::pair<std::string, std::string>> parameters;
  /// For the log only: where it came from. Never shown, never personal data.
  std::string place;
};

/// One row of the table.
struct ProblemKind {
  int status = 500;
  std::string_view code;   // "dossier-version-stale": for ever, part of the type URI
  std::string_view title;  // Vietnamese; a message of wording/
  std::string_view basis;  // the rule of law it rests on, where there is one
};

[[nodiscard]] ProblemKind kind_of(const Cause& cause);
/// The same for one fault of one field.
[[nodiscard]] ProblemKind kind_of(InputFault fault);
/// Every row, for the API document and its test.
[[nodiscard]] std::vector<ProblemKind> every_problem();

}  // namespace motcua::app
