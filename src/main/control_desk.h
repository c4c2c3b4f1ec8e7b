// What a running server does for commands on its own directory (docs/formats/control.md).
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "adapters/control/socket.h"
#include "base/json.h"
#include "main/announcement.h"
#include "main/node.h"

namespace motcua {

class ControlDesk {
 public:
  /// Answers until it is destroyed. The node outlives it.
  [[nodiscard]] static Result<std::unique_ptr<ControlDesk>, NodeFailure> open(
      const std::string& directory, Node& node);
  ControlDesk(std::string directory, Node& node)  // open() only
      : directory_(std::move(directory)), node_(node) {}

 private:
  void carry_out(std::string_view request, control::Peer& peer);
  [[nodiscard]] std::string act(const json::Value& request, control::Peer& peer);
  [[nodiscard]] std::string rebuild(control::Peer& peer);
  [[nodiscard]] std::string publish(const json::Value& request, control::Peer& peer);
  [[nodiscard]] std::string announce(const json::Value& request, control::Peer& peer);

  const std::string directory_;
  Node& node_;
  std::atomic<bool> is_at_work_ = false;
  std::unique_ptr<control::Listener> listener_;  // last: closed first
};

/// The command's side: asks the server that holds the directory for a rebuild, shows its progress.
struct LiveRebuild {
  std::int64_t entries = 0;
  std::string content_digest;
  bool same = false;
};
[[nodiscard]] Result<LiveRebuild, NodeFailure> ask_for_rebuild(const std::string& directory);
/// After stage_publication().
[[nodiscard]] Result<Done, NodeFailure> ask_to_publish(const std::string& directory,
                                                       const ReleaseHash& release,
                                                       std::string_view reviewed);
[[nodiscard]] Result<Done, NodeFailure> ask_to_announce(const std::string& directory,
                                                        const ReleaseHash& release,
                                                        const std::vector<Official>& officials);

}  // namespace motcua
