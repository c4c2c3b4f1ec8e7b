// What a running server does for commands on its own directory (docs/formats/control.md).
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "adapters/control/socket.h"
#include "main/node.h"

namespace motcua {

class ControlDesk {
 public:
  /// Answers until it is destroyed. The node outlives it.
  [[nodiscard]] static Result<std::unique_ptr<ControlDesk>, NodeFailure> open(
      const std::string& directory, Node& node);
  explicit ControlDesk(Node& node) : node_(node) {}  // open() only

 private:
  void carry_out(std::string_view request, control::Peer& peer);
  [[nodiscard]] std::string rebuild(control::Peer& peer);

  Node& node_;
  std::atomic<bool> is_rebuilding_ = false;
  std::unique_ptr<control::Listener> listener_;  // last: closed first
};

/// The command's side: asks the server that holds the directory for a rebuild, shows its progress.
struct LiveRebuild {
  std::int64_t entries = 0;
  std::string content_digest;
  bool same = false;
};
[[nodiscard]] Result<LiveRebuild, NodeFailure> ask_for_rebuild(const std::string& directory);

}  // namespace motcua
