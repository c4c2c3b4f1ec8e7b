#include "app/releases.h"

#include <algorithm>
#include <iterator>

namespace motcua::app {
namespace {

ReleaseStanding standing_of(const ListedRelease& release, LegalTime now) {
  if (release.from && release.until && *release.until <= *release.from)
    return ReleaseStanding::kOvertaken;
  if (release.from && now < *release.from) return ReleaseStanding::kComing;
  return release.until && *release.until <= now ? ReleaseStanding::kPast
                                                : ReleaseStanding::kInForce;
}

ListedRelease listed(const std::shared_ptr<const ReleaseView>& view) {
  ListedRelease out;
  out.number = view->number;
  out.hash = view->hash;
  out.effective = view->effective;
  out.view = view;
  return out;
}

}  // namespace

ReleaseList list_releases(const Releases& views, const catalogue::Announcements& announced,
                          LegalTime now, std::span<const LegalTime> filed) {
  ReleaseList out;
  for (const auto& view : views) {
    ListedRelease release = listed(view);
    if (view->is_shipped) {
      release.until = catalogue::starting_until(announced);
      release.standing = standing_of(release, now);
    }
    out.push_back(std::move(release));
  }
  for (const catalogue::Announced& one : announced) {
    auto found = std::find_if(out.begin(), out.end(), [&](const ListedRelease& release) {
      return release.hash == one.event.release;
    });
    if (found == out.end()) found = out.insert(out.end(), ListedRelease{});
    found->number = one.event.number;
    found->hash = one.event.release;
    found->effective = one.event.effective;
    found->announced = one.at;
    found->by = one.event.by;
    found->from = one.from;
    found->until = one.until;
    found->standing = standing_of(*found, now);
  }
  std::stable_sort(out.begin(), out.end(), [](const ListedRelease& a, const ListedRelease& b) {
    return a.number > b.number;
  });
  for (ListedRelease& release : out) {
    if (release.standing == ReleaseStanding::kNotAnnounced) continue;
    release.dossiers = std::count_if(filed.begin(), filed.end(), [&](LegalTime time) {
      return (!release.from || *release.from <= time) && (!release.until || time < *release.until);
    });
  }
  return out;
}

}  // namespace motcua::app
