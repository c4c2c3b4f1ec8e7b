// What may be asked of the till and of a series of fee receipts, and the answer: events or one
// reason why not. Ids are minted by the caller.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/input.h"
#include "base/json.h"
#include "base/result.h"
#include "calendar/office_days.h"
#include "catalogue/words.h"
#include "money/fees.h"
#include "money/state.h"
#include "office/words.h"

namespace motcua::money {

struct TakeFee {
  std::string series;
  Dong amount;
  Method method = Method::kCash;
  std::string payer;
  std::string matter;
  std::string exemption;
  std::string proof;
  ProcedureCode procedure = {};  // empty: not a procedure's fee; no quote to hold against
  std::string channel = {};      // a word of the catalogue's channels; empty: counter
  int copies = 0;
  int pages = 0;
  json::Value facts = {};    // answers that conditions of fee rows ask for
  DossierCode dossier = {};  // as the caller names it; the facts say which it is
  std::string book = {};
  int book_year = 0;
  int book_number = 0;
};
struct VoidReceipt {
  std::string series;
  int number = 0;
  VoidGround ground = VoidGround::kOther;
  std::string text;
};
struct EndSeries {
  std::string series;
};
struct NotifySeries {
  std::string series;
  int first = 0;
  int last = 0;
  Date notified;
};
struct OpenShift {
  ShiftId shift;
  Dong till;
};
struct CloseShift {
  ShiftId shift;
  Dong counted;
  std::string text;
};
struct CloseDay {
  Date on;
};
struct DrawHandover {
  HandoverId handover;
  OfficerId to;
  std::vector<HandoverItem> items;
  std::string text;
};
struct SignHandover {
  HandoverId handover;
};
struct DeclineHandover {
  HandoverId handover;
  std::string text;
};

using Command = std::variant<TakeFee, VoidReceipt, EndSeries, NotifySeries, OpenShift, CloseShift,
                             CloseDay, DrawHandover, SignHandover, DeclineHandover>;
/// Type names on the wire, in the order of Command.
inline constexpr std::string_view kCommandTypes[] = {
    "take_fee",    "void_receipt", "end_series",    "notify_series", "open_shift",
    "close_shift", "close_day",    "draw_handover", "sign_handover", "decline_handover"};
static_assert(std::size(kCommandTypes) == std::variant_size_v<Command>);

inline constexpr int kReceiptNumberMax = 9'999'999;
/// Between the notification of a series and its first use (memory: docs/unverified.md).
inline constexpr int kNoticeWorkingDays = 5;

struct Facts {
  std::optional<OfficerId> actor;  // none: the node itself (the demonstration)
  office::RoleSet roles;
  LegalTime now;
  std::string device;
  const calendar::OfficeDays* days = nullptr;
  std::optional<DossierId> dossier;
  std::optional<Quote> quote;  // TakeFee with a procedure
  Sums sums;                   // CloseShift: of the shift; CloseDay: of the day; over all series
};

enum class Rejection : std::uint8_t {
  kNotAllowed,
  kSeriesUnknown,
  kSeriesExists,
  kSeriesNotYet,  // before the fifth working day after its notification
  kSeriesUsedUp,
  kSeriesEnded,
  kSeriesOfAnotherDevice,
  kNotifiedInFuture,
  kNumbersReversed,
  kDayOutsideCalendar,
  kClockBehind,
  kShiftExists,
  kShiftUnknown,
  kShiftNotOpen,      // cash without a shift of one's own
  kShiftAlreadyOpen,  // one at a time
  kShiftAlreadyClosed,
  kShiftNotYours,
  kDifferenceUnexplained,
  kDayAlreadyClosed,
  kDayNotYet,
  kShiftsStillOpen,
  kNotTheQuote,  // another sum than computed, without an exemption
  kExemptionWithoutProof,
  kReceiptUnknown,
  kAlreadyVoided,
  kReasonMissing,
  kHandoverExists,
  kHandoverUnknown,
  kHandoverToSelf,
  kHandoverNotYours,
  kHandoverOver,  // signed or declined already
};

/// The series that the command is about; empty: none.
[[nodiscard]] std::string series_of(const Command& command);

/// `series`: the state of series_of(command).
[[nodiscard]] Result<Events, Rejection> decide(const Till& till, const Series& series,
                                               const Command& command, const Facts& facts);

/// Who may give the command: money belongs to whoever serves at the counter and to those who answer
/// for it; series and days to the latter.
[[nodiscard]] office::RoleSet roles_for(const Command& command);
/// Who may see the till.
[[nodiscard]] office::RoleSet reading_roles();

[[nodiscard]] std::optional<Command> parse_command(std::string_view type, const json::Value& value,
                                                   InputErrors& errors);

}  // namespace motcua::money
