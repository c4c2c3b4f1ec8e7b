// Who watches for changes: one stream of server-sent events each. Threads: any.
#pragma once

#include <cstdint>
#include <deque>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "app/views.h"
#include "http/http.h"

namespace motcua::web::api {

class Watchers {
 public:
  static constexpr std::size_t kStreamsMax = 200;
  static constexpr std::size_t kOfOfficerMax = 6;
  /// A stream is ended after so long: the browser comes again and is asked again who it is.
  static constexpr std::int64_t kStreamMsMax = 30LL * 60 * 1000;

  /// So many notices are kept for who comes again after a break.
  static constexpr std::size_t kKeptMax = 256;

  /// Names this run of the program: a number given out by another one means nothing here.
  void begin(std::string era);
  /// False when too many watch already. The stream is sent what came after the notice `last`
  /// (empty: nothing, as a newcomer loads its list anew), then `ready` under the newest notice's
  /// id; `ready` says `"missed":true` where not all of it is kept.
  [[nodiscard]] bool add(http::EventStream stream, const OfficerId& officer, std::string_view last,
                         std::int64_t now_ms);
  /// Id of the newest notice: what a page shows as of.
  [[nodiscard]] std::string newest() const;
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
  [[nodiscard]] std::string id_of(std::int64_t number) const;
  /// Where in kept_ what came after that notice begins; none: it is not known any more.
  [[nodiscard]] std::optional<std::size_t> place_after(std::string_view id) const;

  mutable std::mutex mutex_;
  std::list<Watcher> watchers_;
  std::string era_;
  std::int64_t told_ = 0;
  std::deque<http::EventStream::Event> kept_;  // the last ones, up to number told_
};

}  // namespace motcua::web::api
