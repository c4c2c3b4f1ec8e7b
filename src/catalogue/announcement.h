// That a release is announced: the event on the unit's catalogue stream (docs/formats/catalogue.md,
// "Announcement"). It names the release, what was reviewed, and the two officials who stand for it.
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

}  // namespace motcua::catalogue
