#include "app/signatures.h"

#include <utility>

#include "app/acts.h"
#include "app/centre_parts.h"
#include "app/dossier_shelf.h"
#include "base/sha256.h"
#include "ports/signature_check.h"
#include "store/worklist.h"

namespace motcua::app {
namespace {

constexpr std::int64_t kAgainMs = 60'000;  // after a file that could not be read
constexpr int kPage = 500;

dossier::SignatureVerdict as_recorded(SignatureVerdict verdict) {
  using To = dossier::SignatureVerdict;
  switch (verdict) {
    case SignatureVerdict::kHolds: return To::kHolds;
    case SignatureVerdict::kTimeUnproven: return To::kTimeUnproven;
    case SignatureVerdict::kIssuerUnknown: return To::kIssuerUnknown;
    case SignatureVerdict::kFormNotSupported: return To::kFormNotSupported;
    case SignatureVerdict::kTooLarge: return To::kTooLarge;
    case SignatureVerdict::kNotSigned: return To::kNotSigned;
    case SignatureVerdict::kContentMissing: return To::kContentMissing;
    case SignatureVerdict::kCertificateMissing: return To::kCertificateMissing;
    case SignatureVerdict::kMalformed: return To::kMalformed;
    case SignatureVerdict::kNotWholeFile: return To::kNotWholeFile;
    case SignatureVerdict::kExtendedAfter: return To::kExtendedAfter;
    case SignatureVerdict::kAltered: return To::kAltered;
    case SignatureVerdict::kSignatureWrong: return To::kSignatureWrong;
    case SignatureVerdict::kWeakMethod: return To::kWeakMethod;
    case SignatureVerdict::kKeyUsageWrong: return To::kKeyUsageWrong;
    case SignatureVerdict::kNotValidThen: return To::kNotValidThen;
    case SignatureVerdict::kIssuerNotTrusted: return To::kIssuerNotTrusted;
    case SignatureVerdict::kChainWrong: return To::kChainWrong;
  }
  return To::kMalformed;
}

dossier::SignatureForm as_recorded(SignatureForm form) {
  switch (form) {
    case SignatureForm::kPdf: return dossier::SignatureForm::kPdf;
    case SignatureForm::kCms: return dossier::SignatureForm::kCms;
    case SignatureForm::kCmsDetached: return dossier::SignatureForm::kCmsDetached;
  }
  return dossier::SignatureForm::kPdf;
}

/// The signing in force, as the timeline has it.
struct Signing {
  Instant claimed;
  std::vector<dossier::File> files;  // empty: locked or erased
};

std::optional<Signing> signing_in_force(const std::vector<TimelineItem>& timeline,
                                        const FileId& file) {
  for (auto item = timeline.rbegin(); item != timeline.rend(); ++item) {
    const auto* event = std::get_if<dossier::ResultSigned>(&item->event);
    if (event == nullptr || event->file != file) continue;
    Signing out{item->claimed, {}};
    if (const auto* files = event->files ? event->files->get() : nullptr) out.files = files->files;
    return out;
  }
  return std::nullopt;
}

bool is_the_same(const dossier::File& file, std::string_view content) {
  return !file.sha256 || sha256(content) == *file.sha256;
}

SignatureLook look_of(const SignatureFound& found) {
  SignatureLook out;
  out.found.verdict = as_recorded(found.verdict);
  if (found.form) out.found.form = as_recorded(*found.form);
  out.found.signatures = found.signatures;
  for (const FoundSigner& signer : found.signers) {
    out.found.certificates.push_back(signer.certificate);
    out.signers.signers.push_back({signer.name, signer.issuer});
  }
  if (found.claimed) out.found.claimed = legal_time(*found.claimed);
  out.found.anchors = found.has_anchors;
  out.found.timestamped = found.has_timestamp;
  return out;
}

Result<SignatureLook, Problem> check_files(CentreParts& parts, const Signing& signing) {
  const dossier::File& file = signing.files.front();
  const std::string bytes = TRY(open_attachment(parts, file));
  std::optional<std::string> content;
  bool other = !is_the_same(file, bytes);
  if (signing.files.size() > 1) {
    content = TRY(open_attachment(parts, signing.files[1]));
    other = other || !is_the_same(signing.files[1], *content);
  }
  SignatureLook out;
  if (other) {
    out.found.verdict = dossier::SignatureVerdict::kOtherFile;
  } else {
    out = look_of(parts.ports.signatures->check({bytes, content, signing.claimed}));
  }
  out.found.sha256 = sha256(bytes);
  return out;
}

void submit_check(CentreParts& parts, const DossierId& id,
                  std::shared_ptr<const SignatureLook> look) {
  auto answer = std::make_shared<CommandAnswer>();
  Job job;
  job.command = parts.ports.random->id<CommandId>();
  auto turn = std::make_shared<SignatureWatch::Turn>();
  job.plan = [&parts, id, look = std::move(look), answer, turn](Transaction& transaction) {
    Asker node;
    node.signature = look;
    // On the writer's thread: whoever signs again after this is behind it.
    *turn = parts.signatures.turn_of(id);
    return plan_act(parts, transaction, node, id, std::nullopt, dossier::CheckSignature{}, *answer);
  };
  job.done = [&parts, id, answer, turn](const Outcome& outcome) {
    if (outcome) {
      parts.signatures.settle(*turn);
      return parts.changes.tell(*answer);
    }
    // Undone or signed again in the meantime, or the world failed: the next look will tell.
    parts.signatures.add(id, Instant{parts.ports.clock->now().instant.ms + kAgainMs});
  };
  if (!parts.writer.submit(std::move(job)))
    parts.signatures.add(id, Instant{parts.ports.clock->now().instant.ms + kAgainMs});
}

void make_one_check(CentreParts& parts, const SignatureWatch::Turn& turn) {
  const DossierId& id = turn.id;
  auto reader = parts.readers.take();
  if (!reader) return parts.signatures.add(id, parts.ports.clock->now().instant);
  const auto folded = fold_dossier(reader->store(), *parts.ports.keys, id, false);
  if (folded) {
    const auto& signature = folded->held.state->signature;
    const bool is_erased = folded->held.state->erasure_ordered;
    if (is_erased || !signature || !signature->file || signature->check)
      return parts.signatures.settle(turn);
    const auto look = look_at_signature(parts, id);
    if (look && *look) return submit_check(parts, id, *look);
  }
  parts.signatures.add(id, Instant{parts.ports.clock->now().instant.ms + kAgainMs});
}

}  // namespace

Result<std::string, Problem> open_attachment(CentreParts& parts, const dossier::File& file) {
  if (!file.address) return fail(Problem{Fault::kNotFound});
  const auto key = from_hex(file.key);
  const auto size = parts.ports.blobs->size(*file.address);
  if (!size) return fail(Problem{size.error()});
  const auto sealed = parts.ports.blobs->read(*file.address, 0, static_cast<std::size_t>(*size));
  if (!sealed) return fail(Problem{sealed.error()});
  auto content = parts.ports.keys->open_blob(key.value_or(Bytes()), *sealed);
  if (!content) return fail(Problem{content.error()});
  return std::move(*content);
}

Result<std::shared_ptr<const SignatureLook>, Problem> look_at_signature(CentreParts& parts,
                                                                        const DossierId& id) {
  std::shared_ptr<const SignatureLook> none;
  auto reader = parts.readers.take();
  if (!reader) return fail(Problem{reader.error()});
  const auto folded = fold_dossier(reader->store(), *parts.ports.keys, id, true);
  if (!folded) return fail(Problem{folded.error()});
  const auto& signature = folded->held.state->signature;
  if (!signature || !signature->file || parts.ports.signatures == nullptr) return none;
  const auto signing = signing_in_force(folded->timeline, *signature->file);
  if (!signing) return none;
  if (signing->files.empty()) return fail(Problem{KeyFailure::kLocked});
  SignatureLook look = TRY(check_files(parts, *signing));
  look.found.file = *signature->file;
  if (signature->sha256 && look.found.sha256 != *signature->sha256)
    look.found.verdict = dossier::SignatureVerdict::kOtherFile;
  look.found.at = legal_time(parts.ports.clock->now().instant);
  return std::make_shared<const SignatureLook>(std::move(look));
}

void SignatureWatch::add(const DossierId& id, Instant not_before) {
  const std::lock_guard lock(mutex_);
  waiting_.insert_or_assign(id, Waiting{not_before, ++last_order_, false});
}

std::vector<SignatureWatch::Turn> SignatureWatch::take_due(Instant now) {
  const std::lock_guard lock(mutex_);
  std::vector<Turn> out;
  for (auto& [id, waiting] : waiting_) {
    if (waiting.taken || waiting.not_before > now) continue;
    waiting.taken = true;
    out.push_back({id, waiting.order});
  }
  return out;
}

SignatureWatch::Turn SignatureWatch::turn_of(const DossierId& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = waiting_.find(id);
  return {id, found == waiting_.end() ? 0 : found->second.order};
}

void SignatureWatch::settle(const Turn& turn) {
  const std::lock_guard lock(mutex_);
  const auto found = waiting_.find(turn.id);
  if (found != waiting_.end() && found->second.order == turn.order) waiting_.erase(found);
}

void SignatureWatch::set_complete() {
  const std::lock_guard lock(mutex_);
  complete_ = true;
}

bool SignatureWatch::is_complete() const {
  const std::lock_guard lock(mutex_);
  return complete_;
}

bool SignatureWatch::may_wait(const DossierId& id) const {
  const std::lock_guard lock(mutex_);
  return !complete_ || waiting_.contains(id);
}

Result<Done, StoreFailure> find_owed_checks(CentreParts& parts) {
  auto reader = TRY(parts.readers.take());
  store::ListQuery query;
  query.lane = store::lane_of(dossier::Phase::kSigned);
  query.limit = kPage;
  while (true) {
    const auto rows = TRY(store::list_dossiers(
        reader.connection(), office::ReadScope::of_node(parts.books.node().unit), query));
    for (const auto& cells : rows) {
      const auto id = DossierId::from_raw(std::get<sql::Blob>(cells[store::kDossierId]).bytes);
      if (!id) continue;
      query.after = store::PageEnd{std::get<std::int64_t>(cells[store::kUrgency]), *id};
      const auto phase = static_cast<dossier::Phase>(std::get<std::int64_t>(cells[store::kPhase]));
      if (phase == dossier::Phase::kSigned)
        parts.signatures.add(
            *id, Instant{parts.ports.clock->now().instant.ms + parts.policy.undo_window_ms});
    }
    if (rows.size() < static_cast<std::size_t>(kPage)) break;
  }
  parts.signatures.set_complete();
  return Done{};
}

void make_due_checks(CentreParts& parts) {
  if (parts.ports.signatures == nullptr || parts.ports.keys->is_locked()) return;
  for (const auto& turn : parts.signatures.take_due(parts.ports.clock->now().instant))
    make_one_check(parts, turn);
}

}  // namespace motcua::app
