// How much of a node's directory waits for somebody: uploads on their way, and attachments that no
// event cites. For doctor: reads names and times, changes nothing, so that a running server is not
// disturbed.
#pragma once

#include <cstdint>
#include <string>

#include "app/uploads.h"
#include "ports/event_store.h"

namespace motcua {

/// The sweep takes what no event cites after app::kUncitedMs, looking once a day: what is older
/// than this was left behind.
inline constexpr std::int64_t kSweptByMs = app::kUncitedMs + 48LL * 3600 * 1000;

struct UploadCount {
  int unfinished = 0;
  std::int64_t unfinished_bytes = 0;
  int uncited = 0;      // attachments, in their time
  int left_behind = 0;  // older than kSweptByMs
};
[[nodiscard]] Result<UploadCount, StoreFailure> count_uploads(EventStore& store,
                                                              const std::string& directory,
                                                              Instant now);

}  // namespace motcua
