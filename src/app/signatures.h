// The check of signed files (ADR 0053): reading the file in force, asking the port, and remembering
// whose first check is still owed.
#pragma once

#include <cstdint>
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
  /// One waiting, as it was when it was taken: who signs again in the meantime makes it another.
  struct Turn {
    DossierId id;
    std::uint64_t order = 0;
  };

  void add(const DossierId& id, Instant not_before);
  /// Those whose time has come; each stays known until it is settled or added again.
  [[nodiscard]] std::vector<Turn> take_due(Instant now);
  /// The turn of now, to be settled once what is written about it is durable.
  [[nodiscard]] Turn turn_of(const DossierId& id) const;
  /// No check is owed any more: nothing, when it was added again since.
  void settle(const Turn& turn);
  /// All that a stop of the program left owing have been added.
  void set_complete();
  [[nodiscard]] bool is_complete() const;
  /// False only when no signed file of the dossier can be waiting for its check.
  [[nodiscard]] bool may_wait(const DossierId& id) const;

 private:
  struct Waiting {
    Instant not_before;
    std::uint64_t order = 0;
    bool taken = false;
  };
  mutable std::mutex mutex_;  // guards everything below
  std::unordered_map<DossierId, Waiting> waiting_;
  std::uint64_t last_order_ = 0;
  bool complete_ = false;
};

/// Reads once which checks a stop of the program left owing; then the watch is complete.
[[nodiscard]] Result<Done, StoreFailure> find_owed_checks(CentreParts& parts);
/// Makes the checks that are due, and gives them to the writer as the node's own acts. Does nothing
/// while the vault is shut.
void make_due_checks(CentreParts& parts);

}  // namespace motcua::app
