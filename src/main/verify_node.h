// `motcua verify`: all of a node held against its log: entries and tree, tables, keys, attachments,
// the engine's own file. Reads only; a running server is not disturbed, and the vault may be shut.
#pragma once

#include <string>

#include "base/result.h"
#include "main/node.h"
#include "store/verify.h"

namespace motcua {

/// Every damage is a problem with its place, also a database or key file that cannot be read. Fails
/// where there is nothing to look at: no node, one of its files gone, no server of the database, a
/// later or an earlier release.
[[nodiscard]] Result<store::Verification, NodeFailure> verify_node(const NodePlace& place,
                                                                   const store::Progress& progress);

/// "hồ sơ 15607-260310-0001, entry 12: nội dung khác với lúc ghi".
[[nodiscard]] std::string sentence_of(const store::VerifyProblem& problem);

}  // namespace motcua
