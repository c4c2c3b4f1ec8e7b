#include "catalogue/announcement.h"

#include <algorithm>

#include "base/members.h"

namespace motcua::catalogue {

template <class V>
void describe(V& v, ReleaseAnnounced& event) {
  v("release", event.release);
  v("number", event.number);
  v("effective", event.effective);
  v("review", event.review);
  v("by", event.by);
}

json::Value body_of(const ReleaseAnnounced& event) { return members::Writer::to_json(event); }

std::optional<ReleaseAnnounced> read_announcement(const json::Value& body) {
  ReleaseAnnounced out;
  members::StrictReader reader(body);
  if (body.as_object() == nullptr) return std::nullopt;
  describe(reader, out);
  if (reader.fault() || out.by.size() != 2 || out.by[0] == out.by[1] || out.number < 1)
    return std::nullopt;
  return out;
}

Announcements with(Announcements before, const ReleaseAnnounced& event, LegalTime at) {
  Announced fresh{event, at, std::max(LegalTime{event.effective, 0}, at), std::nullopt};
  for (Announced& one : before)
    if (!one.until || fresh.from < *one.until) one.until = fresh.from;
  before.push_back(std::move(fresh));
  return before;
}

const Announced* in_force(const Announcements& announced, LegalTime moment) {
  const auto found = std::find_if(announced.rbegin(), announced.rend(),
                                  [&](const Announced& one) { return one.from <= moment; });
  return found == announced.rend() ? nullptr : &*found;
}

std::optional<LegalTime> starting_until(const Announcements& announced) {
  std::optional<LegalTime> out;
  for (const Announced& one : announced)
    if (!out || one.from < *out) out = one.from;
  return out;
}

}  // namespace motcua::catalogue
