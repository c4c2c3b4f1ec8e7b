// Announcing a published release: the checks of everybody who does it, on a node of the command's
// own or on the one that serves.
#pragma once

#include <string>
#include <vector>

#include "base/ids.h"
#include "catalogue/source.h"
#include "main/node.h"

namespace motcua {

struct Official {
  std::string username;
  std::string password;
};

/// The release is published under the directory and whole, its number is higher than what was
/// announced before, and two different officials proved who they are, one of them a leader of the
/// centre. From then on dossiers are received under it as soon as its day has come.
[[nodiscard]] Result<Done, NodeFailure> announce_release(Node& node, const std::string& directory,
                                                         const ReleaseHash& release,
                                                         const std::vector<Official>& officials,
                                                         const catalogue::Progress& progress);

}  // namespace motcua
