// The check of signed files (ADR 0053): reading the file in force, asking the port, and remembering
// whose first check is still owed.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/problem.h"
#include "base/ids.h"
#include "base/result.h"
#include "dossier/events.h"
#include "dossier/state.h"

namespace motcua::app {

struct CentreParts;

/// What one check found, for Facts.
struct SignatureLook {
  dossier::SignatureFinding found;
  dossier::Signers signers;
};

/// The plaintext of an attachment. Its hash is the caller's to compare.
[[nodiscard]] Result<std::string, Problem> open_attachment(CentreParts& parts,
                                                           const dossier::File& file);

/// Reads and checks the signed file in force; null when the signature is no file. Any thread but
/// the writer's: a large file takes a second. A Problem: it cannot be read now.
[[nodiscard]] Result<std::shared_ptr<const SignatureLook>, Problem> look_at_signature(
    CentreParts& parts, const DossierId& id);

/// Dossiers whose signed file waits for its first check. Threads: any.
class SignatureWatch {
 public:
  void add(const DossierId& id, Instant not_before);
  /// Those whose time has come; they are forgotten here.
  [[nodiscard]] std::vector<DossierId> take_due(Instant now);

 private:
  std::mutex mutex_;
  std::unordered_map<DossierId, Instant> waiting_;
};

/// Reads once which checks a stop of the program left owing.
[[nodiscard]] Result<Done, StoreFailure> find_owed_checks(CentreParts& parts);
/// Makes the checks that are due, and gives them to the writer as the node's own acts. Does nothing
/// while the vault is shut.
void make_due_checks(CentreParts& parts);

}  // namespace motcua::app
