#include "main/side_data_check.h"

#include <algorithm>
#include <array>

#include "adapters/keys/tables.h"
#include "catalogue/announcement.h"
#include "main/release_check.h"
#include "main/upload_count.h"

namespace motcua {
namespace {

using store::VerifyFault;

// Of the wraps first: they say which rings must be there.
constexpr std::array<const Table*, 6> kTables{&keys::kWrapTable,       &keys::kRingTable,
                                              &keys::kUnitKeyTable,    &keys::kCredentialTable,
                                              &keys::kAttachmentTable, &keys::kTokenTable};
constexpr std::size_t kAddressBytes = 32;
constexpr std::int64_t kByRing = 1;  // docs/formats/keys.md, method

const Bytes& bytes_of(const sql::Cell& cell) { return std::get<sql::Blob>(cell).bytes; }

std::optional<KeyId> key_id_of(const ledger::Envelope& event) {
  const json::Value* id = event.body.find("id");
  const std::string* text = id == nullptr ? nullptr : id->as_string();
  return text == nullptr ? std::nullopt : KeyId::parse(*text);
}

bool brings(const ledger::Envelope& event, std::string_view name) {
  return std::any_of(event.parts.begin(), event.parts.end(),
                     [&](const auto& part) { return part.first == name; });
}

/// A dossier's stream; nothing when the bytes are no id.
std::optional<StreamId> stream_of_dossier(const sql::Cell& cell) {
  const auto id = DossierId::from_raw(bytes_of(cell));
  return id ? std::optional(stream_of(*id)) : std::nullopt;
}

/// Whose row it is, as far as the row says.
std::optional<StreamId> stream_in(const Table& table, std::span<const sql::Cell> cells) {
  if (&table == &keys::kWrapTable) return StreamId::from_raw(bytes_of(cells[1]));
  if (&table == &keys::kAttachmentTable) return StreamId::from_raw(bytes_of(cells[0]));
  if (&table == &keys::kTokenTable) return stream_of_dossier(cells[1]);
  return std::nullopt;
}

}  // namespace

std::span<const Table* const> SideDataCheck::tables() const {
  return std::span(kTables).first(table_count_);
}

void SideDataCheck::event(const ledger::Envelope& event) {
  const ledger::Header& header = event.header;
  if (header.kind == "node.created") is_founded_ = true;
  if (header.procedure_version) pinned_.insert(*header.procedure_version);
  if (header.kind == catalogue::kAnnouncedKind)
    if (const auto announced = catalogue::read_announcement(event.body))
      announced_.insert(announced->release);
  if (brings(event, "files")) brought_.push_back({header.stream, header.seq});
  if (brings(event, "people")) named_streams_.push_back(header.stream);
  if (header.kind == "erasure.ordered") erased_streams_.insert(header.stream);
  const bool is_minted = header.kind == "key.minted";
  if (!is_minted && header.kind != "key.erased") return;
  const auto key = key_id_of(event);
  if (!key) return;
  if (is_minted) {
    minted_.push_back({*key, header.stream});
  } else {
    erased_.push_back(*key);
    erased_streams_.insert(header.stream);
  }
}

void SideDataCheck::settle() {
  if (std::exchange(is_settled_, true)) return;
  std::sort(minted_.begin(), minted_.end());
  std::sort(erased_.begin(), erased_.end());
  std::sort(brought_.begin(), brought_.end());
  std::sort(named_streams_.begin(), named_streams_.end());
  std::erase_if(minted_, [&](const Minted& one) {
    return std::binary_search(erased_.begin(), erased_.end(), one.key);
  });
}

void SideDataCheck::row(const Table& table, std::span<const sql::Cell> cells,
                        const Report& report) {
  settle();
  if (vault_ != nullptr && !vault_->is_sound(table, cells))
    report({store::place_of(table, cells), VerifyFault::kSideDataForged, stream_in(table, cells)});
  if (&table == &keys::kWrapTable) wrap(cells, report);
  if (&table == &keys::kAttachmentTable) attachment(cells, report);
  if (&table == &keys::kTokenTable) token(cells, report);
  if (&table == &keys::kRingTable) months_used_.erase(std::get<std::int64_t>(cells[0]));
  if (&table == &keys::kUnitKeyTable && cells[0] == sql::Cell(std::int64_t{1}))
    has_unit_key_ = true;
}

void SideDataCheck::wrap(std::span<const sql::Cell> cells, const Report& report) {
  const auto key = KeyId::from_raw(bytes_of(cells[0]));
  for (; key && next_minted_ < minted_.size() && minted_[next_minted_].key < *key; ++next_minted_)
    report({"wrap " + to_hex(minted_[next_minted_].key.view()), VerifyFault::kRowMissing,
            minted_[next_minted_].stream});
  const bool is_known = key && next_minted_ < minted_.size() && minted_[next_minted_].key == *key;
  if (!is_known)
    return report({store::place_of(keys::kWrapTable, cells), VerifyFault::kRowUnexpected,
                   stream_in(keys::kWrapTable, cells)});
  ++next_minted_;
  if (std::get<std::int64_t>(cells[3]) == kByRing)
    months_used_.insert(std::get<std::int64_t>(cells[2]));
}

void SideDataCheck::token(std::span<const sql::Cell> cells, const Report& report) {
  const auto stream = stream_of_dossier(cells[1]);
  const bool is_named =
      stream && std::binary_search(named_streams_.begin(), named_streams_.end(), *stream);
  if (is_named && !erased_streams_.contains(*stream)) return;
  report({store::place_of(keys::kTokenTable, cells), VerifyFault::kRowUnexpected, stream});
}

void SideDataCheck::attachment(std::span<const sql::Cell> cells, const Report& report) {
  const auto stream = StreamId::from_raw(bytes_of(cells[0]));
  if (!stream)
    return report({store::place_of(keys::kAttachmentTable, cells), VerifyFault::kRowUnexpected});
  const Brought found{*stream, std::get<std::int64_t>(cells[1])};
  for (; next_brought_ < brought_.size() && brought_[next_brought_] < found; ++next_brought_)
    attachment_missing(brought_[next_brought_], report);
  const bool is_known = next_brought_ < brought_.size() && brought_[next_brought_] == found;
  if (!is_known)
    return report(
        {store::place_of(keys::kAttachmentTable, cells), VerifyFault::kRowUnexpected, stream});
  ++next_brought_;
  const std::string_view addresses = bytes_of(cells[2]);
  for (std::size_t at = 0; at + kAddressBytes <= addresses.size(); at += kAddressBytes)
    if (const auto address = BlobAddress::from_raw(addresses.substr(at, kAddressBytes)))
      cited_.push_back({*address, *stream});
}

void SideDataCheck::attachment_missing(const Brought& brought, const Report& report) const {
  // With the dossier's keys erased its attachments may be gone too.
  if (erased_streams_.contains(brought.stream)) return;
  report({"attachment " + to_hex(brought.stream.raw()) + " " + std::to_string(brought.seq),
          VerifyFault::kRowMissing, brought.stream});
}

void SideDataCheck::rest(const Report& report) {
  for (; next_minted_ < minted_.size(); ++next_minted_)
    report({"wrap " + to_hex(minted_[next_minted_].key.view()), VerifyFault::kRowMissing,
            minted_[next_minted_].stream});
  for (; next_brought_ < brought_.size(); ++next_brought_)
    attachment_missing(brought_[next_brought_], report);
  for (const std::int64_t month : months_used_)
    report({"ring " + std::to_string(month), VerifyFault::kRowMissing});
  if (is_founded_ && !has_unit_key_) report({"unit_key 1", VerifyFault::kRowMissing});
}

void SideDataCheck::end(bool is_whole, const Report& report) {
  settle();
  if (is_whole) rest(report);
  check_blobs(is_whole, report);
  check_catalogue(report);
}

void SideDataCheck::check_catalogue(const Report& report) const {
  for (const ReleaseFinding& finding : check_releases(directory_, announced_, pinned_)) {
    switch (finding.fault) {
      case ReleaseFileFault::kMissing: report({finding.place, VerifyFault::kReleaseMissing}); break;
      case ReleaseFileFault::kAltered: report({finding.place, VerifyFault::kReleaseAltered}); break;
      case ReleaseFileFault::kUnreadable: report({finding.place, VerifyFault::kUnreadable}); break;
    }
  }
}

void SideDataCheck::check_blobs(bool is_whole, const Report& report) {
  std::sort(cited_.begin(), cited_.end());
  auto next = cited_.begin();
  const auto missing = [&] {
    if (is_whole && !erased_streams_.contains(next->stream))
      report({"blob " + next->address.text(), VerifyFault::kBlobMissing, next->stream});
    ++next;
  };
  const auto looked = blobs::inspect(directory_ + "/blobs", [&](const blobs::FoundFile& file) {
    if (!file.address) return report({"blobs/" + file.path, VerifyFault::kFileUnexpected});
    while (next != cited_.end() && next->address < *file.address) missing();
    std::optional<StreamId> stream;
    for (; next != cited_.end() && next->address == *file.address; ++next) stream = next->stream;
    const std::string place = "blob " + file.address->text();
    // Uploads are here before any event names them, and wait for one until they are swept.
    const bool is_on_its_way = now_.ms - file.changed.ms < kSweptByMs;
    if (!file.is_sound) {
      report({place, VerifyFault::kBlobDamaged, stream});
    } else if (is_whole && !stream && !is_on_its_way) {
      report({place, VerifyFault::kBlobUncited});
    }
  });
  if (!looked) return report({"blobs", VerifyFault::kUnreadable});
  while (next != cited_.end()) missing();
}

}  // namespace motcua
