#include "app/name_pages.h"

#include <array>
#include <optional>
#include <utility>

#include "app/centre_parts.h"
#include "ledger/envelope.h"

namespace motcua::app {
namespace {

constexpr std::array kColumns{Column{"first", ColumnType::kInteger},
                              Column{"last", ColumnType::kInteger},
                              Column{"sealed", ColumnType::kBlob}};
constexpr std::size_t kNamesMin = 256;   // fewer are quickly read from the log at the next start
constexpr std::size_t kNamesMax = 1024;  // on one page
constexpr int kPagesMax = 16;            // in one commit
constexpr std::string_view kPartName = "names";

constexpr std::size_t kKeyBytes = 16;
constexpr std::size_t kNonceBytes = 24;
constexpr std::size_t kCommitmentBytes = 16;
constexpr std::size_t kCommitmentAt = kKeyBytes + kNonceBytes;
constexpr std::size_t kCiphertextAt = kCommitmentAt + kCommitmentBytes;

/// A page opens only with the log it was made of: it names the leaf it ends with.
Result<std::optional<Bytes>, StoreFailure> associated(EventStore& store, std::int64_t first,
                                                      std::int64_t last) {
  const auto entry = TRY(store.entry_at(last));
  if (!entry) return std::nullopt;
  Bytes out = "motcua-names/1";
  append_u64_be(out, static_cast<std::uint64_t>(first));
  append_u64_be(out, static_cast<std::uint64_t>(last));
  const Leaf leaf = ledger::leaf_of(entry->bytes);
  out.append(reinterpret_cast<const char*>(leaf.bytes.data()), leaf.bytes.size());
  return std::optional(std::move(out));
}

Bytes text_of(const std::vector<PersonIndex::Named>& names) {
  Bytes out;
  for (const PersonIndex::Named& one : names) {
    out += one.dossier.raw();
    out.push_back(static_cast<char>(one.folded.size() >> 8));
    out.push_back(static_cast<char>(one.folded.size() & 255U));
    out += one.folded;
  }
  return out;
}

/// False for bytes that text_of() cannot have written; then nothing is put.
bool put_all(std::string_view text, std::int64_t first, PersonIndex& persons) {
  std::vector<std::pair<DossierId, std::string_view>> found;
  while (!text.empty()) {
    if (text.size() < kKeyBytes + 2) return false;
    const auto id = DossierId::from_raw(text.substr(0, kKeyBytes));
    const auto high = static_cast<unsigned char>(text[kKeyBytes]);
    const auto low = static_cast<unsigned char>(text[kKeyBytes + 1]);
    const std::size_t size = high * 256U + low;
    text.remove_prefix(kKeyBytes + 2);
    if (!id || text.size() < size) return false;
    found.emplace_back(*id, text.substr(0, size));
    text.remove_prefix(size);
  }
  // Each name came with an entry of its own, so these positions end before the next page begins.
  for (const auto& [id, folded] : found) persons.put_folded(id, folded, first++);
  return true;
}

std::optional<ledger::SealedPart> part_in(std::string_view sealed) {
  if (sealed.size() < kCiphertextAt) return std::nullopt;
  const auto key = KeyId::from_raw(sealed.substr(0, kKeyBytes));
  if (!key) return std::nullopt;
  return ledger::SealedPart{*key, Bytes(sealed.substr(kKeyBytes, kNonceBytes)),
                            Bytes(sealed.substr(kCommitmentAt, kCommitmentBytes)),
                            Bytes(sealed.substr(kCiphertextAt))};
}

RowChange page_row(std::int64_t first, std::int64_t last, const ledger::SealedPart& part) {
  return {
      &kNamePageTable,
      {first, last, sql::Blob{part.key.raw() + part.nonce + part.commitment + part.ciphertext}}};
}

/// The pages from `next` on; where they end.
Result<std::int64_t, Problem> stage_pages(CentreParts& parts, Transaction& transaction,
                                          std::int64_t next) {
  EventStore& store = parts.books.store();
  const auto tip = parts.books.tip(parts.office.staff_stream());
  if (!tip) return fail(Problem{tip.error()});
  const auto head = store.head();
  if (!head) return fail(Problem{head.error()});
  for (int page = 0; tip->key && page < kPagesMax; ++page) {
    // What lies behind the head is staged in this very commit, and may not come to be.
    const auto names = parts.persons.between(next, head->size, kNamesMax);
    if (names.size() < kNamesMin) break;
    const std::int64_t last = names.back().pos;
    const auto about = associated(store, next, last);
    if (!about) return fail(Problem{about.error()});
    if (!*about) break;
    const auto part = parts.ports.keys->seal(*tip->key, **about, kPartName, text_of(names));
    if (!part) return fail(Problem{part.error()});
    transaction.put(page_row(next, last, *part));
    next = last + 1;
  }
  return next;
}

}  // namespace

constinit const Table kNamePageTable{"name_page", TableClass::kSideData, kColumns, 1, {}};

Result<std::int64_t, StoreFailure> read_name_pages(EventStore& store, Keys& keys,
                                                   PersonIndex& persons) {
  std::int64_t next = 1;
  while (true) {
    const std::array<sql::Cell, 1> key{next};
    const auto row = TRY(store.row(kNamePageTable, key));
    if (!row) return next;
    const auto last = std::get<std::int64_t>((*row)[1]);
    const auto part = part_in(std::get<sql::Blob>((*row)[2]).bytes);
    if (!part || last < next) return next;
    const auto about = TRY(associated(store, next, last));
    if (!about) return next;
    const auto text = keys.open(*part, *about, kPartName);
    if (!text || !put_all(*text, next, persons)) return next;
    next = last + 1;
  }
}

void write_name_pages(CentreParts& parts) {
  if (!parts.persons.filled() || parts.ports.keys->is_locked()) return;
  const std::int64_t next = parts.name_pages.next();
  if (parts.persons.count_from(next) < kNamesMin || !parts.name_pages.begin()) return;
  Job job;
  job.command = parts.ports.random->id<CommandId>();
  auto reached = std::make_shared<std::int64_t>(next);
  job.plan = [&parts, reached](Transaction& transaction) -> Result<StreamId, Problem> {
    *reached = TRY(stage_pages(parts, transaction, *reached));
    return parts.office.staff_stream();
  };
  job.done = [&parts, reached](const Outcome& outcome) {
    if (outcome) parts.name_pages.reach(*reached);
    parts.name_pages.end();
  };
  // Not taken, or not kept: the next round tries again.
  if (!parts.writer.submit(std::move(job))) parts.name_pages.end();
}

}  // namespace motcua::app
