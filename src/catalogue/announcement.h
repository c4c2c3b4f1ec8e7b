// That a release is announced: the event on the unit's catalogue stream (docs/formats/catalogue.md,
// "Announcement"). It names the release, what was reviewed, and the two officials who stand for it;
// and which release holds at a moment follows from nothing else (ADR 0058).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/json.h"
#include "base/time.h"

namespace motcua::catalogue {

inline constexpr std::string_view kAnnouncedKind = "release.announced";

struct ReleaseAnnounced {
  ReleaseHash release;
  std::int64_t number = 0;
  Date effective;
  Sha256 review;
  std::vector<OfficerId> by;  // two, and two different ones
  bool operator==(const ReleaseAnnounced&) const = default;
};

[[nodiscard]] json::Value body_of(const ReleaseAnnounced& event);
/// Strict, as every event is read; nothing for what was never written by us.
[[nodiscard]] std::optional<ReleaseAnnounced> read_announcement(const json::Value& body);

/// A release with the time in which dossiers are received under it.
struct Announced {
  ReleaseAnnounced event;
  LegalTime at;                    // when it was announced
  LegalTime from;                  // its effective day begins, or `at` where that is later
  std::optional<LegalTime> until;  // from then on a higher number holds

  /// A higher number held before its day came.
  [[nodiscard]] bool never_held() const { return until && *until <= from; }
};
/// By number.
using Announcements = std::vector<Announced>;

/// `event` has a higher number than all before it.
[[nodiscard]] Announcements with(Announcements before, const ReleaseAnnounced& event, LegalTime at);
/// The highest number that holds at that moment; null: none does, which leaves the starting
/// release.
[[nodiscard]] const Announced* in_force(const Announcements& announced, LegalTime moment);
/// Until when the starting release holds; none: no other was announced.
[[nodiscard]] std::optional<LegalTime> starting_until(const Announcements& announced);

}  // namespace motcua::catalogue
