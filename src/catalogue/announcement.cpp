#include "catalogue/announcement.h"

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

}  // namespace motcua::catalogue
