// What happened to money: receipts of a series, shifts, days, handovers. One struct for each kind
// of docs/formats/money_events.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/private.h"
#include "base/time.h"
#include "money/dong.h"
#include "money/words.h"

namespace motcua::money {

using ShiftId = Id16<struct ShiftIdTag>;
using HandoverId = Id16<struct HandoverIdTag>;

struct ReceiptSummary {
  std::string payer;
  std::string matter;
  std::string exemption;  // by its name or in words; empty: none
  std::string proof;
  bool operator==(const ReceiptSummary&) const = default;
};
struct Words {
  std::string text;
  bool operator==(const Words&) const = default;
};
struct Span {
  int first = 0;
  int last = 0;
  bool operator==(const Span&) const = default;
};
struct ReceiptLine {
  std::string fee;  // id of the catalogue's row
  Dong amount;
  bool operator==(const ReceiptLine&) const = default;
};

struct FeeReceipted {
  std::string series;
  int number = 0;
  Date on;
  Dong amount;
  Method method = Method::kCash;
  std::optional<ShiftId> shift;
  std::vector<ReceiptLine> lines;
  int copies = 0;
  int pages = 0;
  ProcedureCode procedure;
  std::optional<DossierId> dossier;
  std::string book;  // of registers/, where the fee is for an entry there
  int book_year = 0;
  int book_number = 0;
  Private<ReceiptSummary> summary;
  bool operator==(const FeeReceipted&) const = default;
};
struct ReceiptVoided {
  std::string series;
  int number = 0;
  Date on;
  Dong amount;  // given back
  std::optional<ShiftId> shift;
  VoidGround ground = VoidGround::kOther;
  Private<Words> text;
  bool operator==(const ReceiptVoided&) const = default;
};
struct SeriesEnded {
  std::string series;
  Date on;
  int used = 0;  // receipted, voided ones among them
  int voided = 0;
  std::vector<Span> unused;
  bool operator==(const SeriesEnded&) const = default;
};

struct SeriesNotified {
  std::string series;
  int first = 0;
  int last = 0;
  std::string device;
  Date notified;
  Date usable_from;
  bool operator==(const SeriesNotified&) const = default;
};
struct ShiftOpened {
  ShiftId shift;
  OfficerId officer;
  Date on;
  Dong till;  // what lay in it already
  bool operator==(const ShiftOpened&) const = default;
};
struct ShiftClosed {
  ShiftId shift;
  int receipts = 0;
  int voided = 0;
  Dong expected;
  Dong counted;
  std::optional<Private<Words>> text;
  bool operator==(const ShiftClosed&) const = default;
};
struct DayClosed {
  Date on;
  int receipts = 0;
  int voided = 0;
  Dong cash;
  Dong transfer;
  bool operator==(const DayClosed&) const = default;
};
struct HandoverItem {
  ItemKind kind = ItemKind::kOther;
  int count = 0;
  Dong amount;  // of cash
  std::string series;
  int first = 0;
  int last = 0;
  bool operator==(const HandoverItem&) const = default;
};
struct HandoverDrawn {
  HandoverId handover;
  OfficerId from;
  OfficerId to;
  Date on;
  std::vector<HandoverItem> items;
  std::optional<Private<Words>> text;
  bool operator==(const HandoverDrawn&) const = default;
};
struct HandoverSigned {
  HandoverId handover;
  bool operator==(const HandoverSigned&) const = default;
};
struct HandoverDeclined {
  HandoverId handover;
  Private<Words> text;
  bool operator==(const HandoverDeclined&) const = default;
};

using Event = std::variant<FeeReceipted, ReceiptVoided, SeriesEnded, SeriesNotified, ShiftOpened,
                           ShiftClosed, DayClosed, HandoverDrawn, HandoverSigned, HandoverDeclined>;
using Events = std::vector<Event>;

/// In the order of Event. The first three are of a series' own stream, the others of the till's.
inline constexpr std::string_view kEventKinds[] = {
    "fee.receipted",   "fee_receipt.voided", "fee_series.ended", "fee_series.notified",
    "shift.opened",    "shift.closed",       "day.closed",       "handover.drawn",
    "handover.signed", "handover.declined"};
static_assert(std::size(kEventKinds) == std::variant_size_v<Event>);

[[nodiscard]] StreamKind stream_of(const Event& event);

}  // namespace motcua::money
