// Who watches for changes: one stream of server-sent events each. Threads: any.
#pragma once

#include <cstdint>
#include <list>
#include <mutex>

#include "app/views.h"
#include "http/http.h"

namespace motcua::web::api {

class Watchers {
 public:
  static constexpr std::size_t kStreamsMax = 200;
  static constexpr std::size_t kOfOfficerMax = 6;
  /// A stream is ended after so long: the browser comes again and is asked again who it is.
  static constexpr std::int64_t kStreamMsMax = 30LL * 60 * 1000;

  /// False when too many watch already.
  [[nodiscard]] bool add(const http::EventStream& stream, const OfficerId& officer,
                         std::int64_t now_ms);
  /// A notice to everybody: ids and numbers, nothing of a person.
  void tell(const app::CommandAnswer& change, std::int64_t now_ms);
  [[nodiscard]] std::size_t size() const;

 private:
  struct Watcher {
    http::EventStream stream;
    OfficerId officer;
    std::int64_t began_ms = 0;
  };
  void drop_closed();

  mutable std::mutex mutex_;
  std::list<Watcher> watchers_;
};

}  // namespace motcua::web::api
