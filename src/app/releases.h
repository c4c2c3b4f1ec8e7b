// Releases of the catalogue as pages show them: what each one changed, and when it holds (ADR 0036,
// 0058).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/time.h"
#include "catalogue/announcement.h"
#include "catalogue/review.h"

namespace motcua::app {

struct ReleaseView {
  int number = 0;
  Date effective;
  std::string note;
  ReleaseHash hash;
  std::size_t documents = 0;
  bool is_shipped = false;   // inside the program; no official signed it
  bool is_compared = true;   // false: the one before it cannot be read
  catalogue::Review review;  // against the one before it; empty for the first
};

/// By number, the newest first. Read from wherever releases lie; immutable, hence shared. What
/// cannot be read is left out.
using Releases = std::vector<std::shared_ptr<const ReleaseView>>;
using ReleaseSource = std::function<Releases()>;

enum class ReleaseStanding : std::uint8_t {
  kInForce,
  kComing,
  kPast,
  kOvertaken,     // announced, but a higher number held before its day
  kNotAnnounced,  // published only: nothing is received under it
};

/// A release that was announced, is published, or is the program's own.
struct ListedRelease {
  std::int64_t number = 0;
  ReleaseHash hash;
  Date effective;
  ReleaseStanding standing = ReleaseStanding::kNotAnnounced;
  std::optional<LegalTime> announced;
  std::vector<OfficerId> by;
  std::optional<LegalTime> from;            // in force; none for the program's own: from the start
  std::optional<LegalTime> until;           // ... up to here
  std::int64_t dossiers = 0;                // filed in that time
  std::shared_ptr<const ReleaseView> view;  // null: its files are missing or altered
};
using ReleaseList = std::vector<ListedRelease>;  // the newest first

/// `filed`: when each dossier was filed, in any order.
[[nodiscard]] ReleaseList list_releases(const Releases& views,
                                        const catalogue::Announcements& announced, LegalTime now,
                                        std::span<const LegalTime> filed);

}  // namespace motcua::app
