// The till of a unit and its series of fee receipts, as far as deciding needs them. Folds of their
// streams; names are never needed.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "money/events.h"

namespace motcua::money {

struct Sums {
  int receipts = 0;
  int voided = 0;
  Dong cash;  // taken less given back
  Dong transfer;
  Sums& operator+=(const Sums& other);
  bool operator==(const Sums&) const = default;
};

struct Receipt {
  Dong amount;
  Method method = Method::kCash;
  bool voided = false;
  bool operator==(const Receipt&) const = default;
};

struct Series {
  std::map<int, Receipt> receipts;  // by number
  std::map<ShiftId, Sums> by_shift;
  std::map<Date, Sums> by_day;
  std::optional<Date> last_on;
  std::optional<SeriesEnded> ended;
  bool operator==(const Series&) const = default;

  /// The number that comes next, of a series notified from `first` on.
  [[nodiscard]] int next(int first) const;
};
[[nodiscard]] Series evolve(Series state, const Event& event);

struct Shift {
  ShiftOpened opened;
  std::optional<ShiftClosed> closed;
  bool operator==(const Shift&) const = default;
};
struct Handover {
  HandoverDrawn drawn;
  enum class Standing : std::uint8_t { kWaiting, kSigned, kDeclined } standing = Standing::kWaiting;
  bool operator==(const Handover&) const = default;
};

struct Till {
  std::vector<SeriesNotified> series;
  std::map<ShiftId, Shift> shifts;
  std::map<Date, DayClosed> days;
  std::vector<Handover> handovers;
  bool operator==(const Till&) const = default;

  [[nodiscard]] const SeriesNotified* find(std::string_view name) const;
  [[nodiscard]] const Shift* open_shift(OfficerId officer) const;
  [[nodiscard]] const Handover* find(const HandoverId& id) const;
};
[[nodiscard]] Till evolve(Till state, const Event& event);

[[nodiscard]] bool is_series(std::string_view word);

}  // namespace motcua::money
