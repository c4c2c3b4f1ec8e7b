// The releases a node has, for its pages: the one inside the program, and those published under its
// directory. Each is read and compared once. Threads: any.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "app/releases.h"

namespace motcua {

class ReleaseShelf {
 public:
  explicit ReleaseShelf(std::string directory) : directory_(std::move(directory)) {}
  /// A release that cannot be read is left out; the one after it is shown uncompared.
  [[nodiscard]] app::Releases read();

 private:
  [[nodiscard]] std::shared_ptr<const app::ReleaseView> shipped();
  [[nodiscard]] std::shared_ptr<const app::ReleaseView> view_at(const ReleaseHash& hash,
                                                                const ReleaseHash* before);

  std::string directory_;
  std::mutex mutex_;
  std::map<ReleaseHash, std::shared_ptr<const app::ReleaseView>> known_;
};

}  // namespace motcua
