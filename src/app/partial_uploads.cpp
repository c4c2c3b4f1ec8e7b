#include "app/partial_uploads.h"

#include <algorithm>
#include <vector>

#include "app/file_intake.h"
#include "base/json.h"
#include "base/members.h"

namespace motcua::app {
namespace {

constexpr std::string_view kMagic = "MCP1";
constexpr std::string_view kPurpose = "upload-part";
constexpr std::size_t kHeadBytes = 8;  // the magic, and how long the sealed head is
constexpr std::size_t kHeadBytesMax = 4 * 1024;
constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kPieceMax = 128 * 1024;
constexpr std::int64_t kRoomEvery = 1 << 20;

/// What the head of a record holds, sealed to the unit.
struct Head {
  OfficerId officer;
  Sha256 sha256;
  std::int64_t size = 0;
  std::string key;  // hex
};
template <class V>
void describe(V& v, Head& head) {
  v("officer", head.officer);
  v("sha256", head.sha256);
  v("size", head.size);
  v("key", head.key);
}

std::optional<Head> parsed(std::string_view text) {
  const auto value = json::parse(text);
  if (!value || value->as_object() == nullptr) return std::nullopt;
  Head out;
  members::StrictReader reader(*value);
  describe(reader, out);
  if (reader.fault()) return std::nullopt;
  return out;
}

std::size_t read_u32(std::string_view four) {
  std::size_t out = 0;
  for (const char byte : four.substr(0, kLengthBytes))
    out = out << 8 | static_cast<unsigned char>(byte);
  return out;
}

/// What a piece is bound to: it opens in this upload and at this offset only.
Bytes place_of(const Sha256& name, std::int64_t offset) {
  Bytes out = name.raw();
  append_u64_be(out, static_cast<std::uint64_t>(offset));
  return out;
}

Problem contradicts() {
  return Problem{InputErrors{{"Content-Range", InputFault::kContradicts, 0}}};
}

}  // namespace

bool PartialUploads::is_record(std::string_view first_bytes) {
  return first_bytes.starts_with(kMagic);
}

// Not the hash itself: whoever holds a file and the disk must not learn that it is coming in.
Sha256 PartialUploads::name_of(const Key& key) const {
  return ports_.keys->blind("upload", key.officer.raw() + key.sha256.raw());
}

void PartialUploads::load() {
  if (is_loaded_ || ports_.keys->is_locked()) return;
  is_loaded_ = true;
  std::vector<UploadStore::Kept> all;
  if (!ports_.uploads->each([&](const UploadStore::Kept& kept) { all.push_back(kept); })) return;
  std::ranges::sort(all, {}, [](const auto& kept) { return kept.changed.ms; });
  for (const UploadStore::Kept& kept : all) {
    const auto first = ports_.uploads->read(kept.name, 0, kHeadBytes + kHeadBytesMax);
    if (!first || !is_record(*first) || first->size() < kHeadBytes) continue;
    const std::size_t length = read_u32(first->substr(kMagic.size()));
    if (length > first->size() - kHeadBytes) continue;
    const auto content =
        ports_.keys->open_of_unit(kPurpose, std::string_view(*first).substr(kHeadBytes, length));
    const auto head = content ? parsed(*content) : std::nullopt;
    if (!head || name_of({head->officer, head->sha256}) != kept.name) continue;
    Part part;
    part.key = from_hex(head->key).value_or("");
    part.size = head->size;
    part.first = part.stored = static_cast<std::int64_t>(kHeadBytes + length);
    part.touched = ++touches_;
    parts_.insert_or_assign({head->officer, head->sha256}, std::move(part));
  }
}

std::optional<Bytes> PartialUploads::next_piece(const Key& key, Part& part) const {
  const Sha256 name = name_of(key);
  const auto length = ports_.uploads->read(name, part.stored, kLengthBytes);
  if (!length || length->size() < kLengthBytes) return std::nullopt;
  const std::size_t size = read_u32(*length);
  if (size == 0 || size > kPieceMax) return std::nullopt;
  const std::size_t sealed_size = size + Keys::kPieceMore;
  const auto sealed = ports_.uploads->read(
      name, part.stored + static_cast<std::int64_t>(kLengthBytes), sealed_size);
  if (!sealed || sealed->size() != sealed_size) return std::nullopt;
  auto piece = ports_.keys->open_piece(part.key, place_of(name, part.held), *sealed);
  if (!piece || part.held + static_cast<std::int64_t>(size) > part.size) return std::nullopt;
  part.stored += static_cast<std::int64_t>(kLengthBytes + sealed_size);
  part.held += static_cast<std::int64_t>(size);
  return std::move(*piece);
}

// A power cut may have left the last pieces torn: up to there is what the sender need not repeat.
void PartialUploads::check(const Key& key, Part& part) {
  if (part.checked) return;
  while (next_piece(key, part)) {
  }
  part.checked = ports_.uploads->cut(name_of(key), part.stored).has_value();
}

void PartialUploads::erase(Parts::iterator at) {
  // One that stays is not known any more, and goes when it is old.
  (void)ports_.uploads->erase(name_of(at->first));
  parts_.erase(at);
}

void PartialUploads::make_room(const OfficerId& officer) {
  std::size_t count = 0;
  auto oldest = parts_.end();
  for (auto at = parts_.begin(); at != parts_.end(); ++at) {
    if (at->first.officer != officer) continue;
    ++count;
    if (at->second.open) continue;
    if (oldest == parts_.end() || at->second.touched < oldest->second.touched) oldest = at;
  }
  if (count >= kOfOfficerMax && oldest != parts_.end()) erase(oldest);
}

Result<PartialUploads::Part, Problem> PartialUploads::make(const Key& key, std::int64_t size) {
  Part part;
  part.key = ports_.random->bytes(32);
  part.size = size;
  part.checked = true;
  const Head head{key.officer, key.sha256, size, to_hex(part.key)};
  const auto sealed =
      ports_.keys->seal_to_unit(kPurpose, json::write(members::Writer::to_json(head)));
  if (!sealed) return fail(Problem{sealed.error()});
  Bytes record(kMagic);
  append_u32_be(record, static_cast<std::uint32_t>(sealed->size()));
  record += *sealed;
  if (const auto put = ports_.uploads->put(name_of(key), record); !put)
    return fail(Problem{put.error()});
  part.first = part.stored = static_cast<std::int64_t>(record.size());
  return part;
}

Result<PartialUploads::Begun, Problem> PartialUploads::begin(const Key& key, std::int64_t offset,
                                                             std::int64_t size) {
  // Its pieces, and then the blob that is made of them.
  if (const auto room = ports_.blobs->room_for(2 * (size - offset)); !room)
    return fail(Problem{room.error()});
  const std::lock_guard lock(mutex_);
  load();
  auto found = parts_.find(key);
  if (found != parts_.end() && found->second.open) return Begun{Begin::kBusy, found->second.held};
  if (found != parts_.end()) check(key, found->second);
  const bool same = found != parts_.end() && found->second.checked && found->second.size == size;
  const std::int64_t held = same ? found->second.held : 0;
  if (offset != 0 && offset != held) return Begun{Begin::kWrongOffset, held};
  if (offset == 0) {
    if (found != parts_.end()) erase(found);
    make_room(key.officer);
    Part part = TRY(make(key, size));
    found = parts_.insert_or_assign(key, std::move(part)).first;
  }
  found->second.touched = ++touches_;
  found->second.open = true;
  return Begun{Begin::kOk, offset};
}

Result<Done, Problem> PartialUploads::append(const Key& key, std::string_view piece) {
  std::unique_lock lock(mutex_);
  const auto found = parts_.find(key);
  if (found == parts_.end() || !found->second.open) return fail(contradicts());
  Part& part = found->second;  // open: nobody else touches it
  lock.unlock();
  const Sha256 name = name_of(key);
  for (; !piece.empty(); piece.remove_prefix(std::min(piece.size(), kPieceMax))) {
    const std::string_view one = piece.substr(0, kPieceMax);
    const auto size = static_cast<std::int64_t>(one.size());
    if (part.held + size > part.size) return fail(contradicts());
    if (part.held / kRoomEvery != (part.held + size) / kRoomEvery)
      if (const auto room = ports_.blobs->room_for(0); !room) return fail(Problem{room.error()});
    Bytes record;
    append_u32_be(record, static_cast<std::uint32_t>(size));
    record += ports_.keys->seal_piece(part.key, place_of(name, part.held), one);
    if (const auto added = ports_.uploads->append(name, record); !added) {
      part.checked = false;  // perhaps torn: read through before it goes on
      return fail(Problem{added.error()});
    }
    lock.lock();
    part.held += size;
    part.stored += static_cast<std::int64_t>(record.size());
    lock.unlock();
  }
  return Done{};
}

void PartialUploads::end(const Key& key) {
  // Whole, it is made durable as a blob in a moment.
  bool is_whole = false;
  {
    const std::lock_guard lock(mutex_);
    const auto found = parts_.find(key);
    if (found == parts_.end() || !found->second.open) return;
    is_whole = found->second.held == found->second.size;
  }
  const bool is_durable = is_whole || ports_.uploads->sync(name_of(key)).has_value();
  const std::lock_guard lock(mutex_);
  const auto found = parts_.find(key);
  if (found == parts_.end()) return;
  found->second.open = false;
  found->second.touched = ++touches_;
  if (!is_durable) erase(found);
}

std::optional<std::int64_t> PartialUploads::held(const Key& key) {
  const std::lock_guard lock(mutex_);
  load();
  const auto found = parts_.find(key);
  if (found == parts_.end()) return std::nullopt;
  if (!found->second.open) check(key, found->second);
  return found->second.held;
}

Result<std::optional<dossier::File>, Problem> PartialUploads::finish(const Key& key) {
  Part part;
  {
    const std::lock_guard lock(mutex_);
    const auto found = parts_.find(key);
    if (found == parts_.end() || found->second.open || found->second.held != found->second.size)
      return std::nullopt;
    found->second.open = true;
    part = found->second;
  }
  FileIntake intake(uploads_, key.officer);
  auto kept = [&]() -> Result<dossier::File, Problem> {
    part.held = 0;
    part.stored = part.first;
    while (part.held < part.size) {
      const auto piece = next_piece(key, part);
      if (!piece) return fail(Problem{BlobFailure::kCorrupt});
      TRY(intake.write(*piece));
    }
    return intake.finish_as(key.sha256, key.sha256.text());
  }();
  const std::lock_guard lock(mutex_);
  if (const auto found = parts_.find(key); found != parts_.end()) erase(found);
  if (!kept) return fail(std::move(kept).error());
  return std::optional(std::move(*kept));
}

void PartialUploads::drop_record(const Sha256& name) {
  const std::lock_guard lock(mutex_);
  for (auto at = parts_.begin(); at != parts_.end(); ++at) {
    if (name_of(at->first) != name) continue;
    if (!at->second.open) erase(at);
    return;
  }
  (void)ports_.uploads->erase(name);
}

}  // namespace motcua::app
