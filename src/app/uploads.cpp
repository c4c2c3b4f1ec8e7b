#include "app/uploads.h"

#include <algorithm>

#include "base/json.h"
#include "base/sha256.h"
#include "dossier/describe_people.h"

namespace motcua::app {
namespace {

constexpr std::string_view kMagic = "MCU1";
constexpr std::string_view kPurpose = "upload";
constexpr std::size_t kRecordBytesMax = 16 * 1024;
constexpr std::string_view kSecondsToWait = "10";

struct Record {
  OfficerId officer;
  dossier::File file;
};
template <class V>
void describe(V& v, Record& record) {
  v("officer", record.officer);
  v("file", record.file);
}

Sha256 record_name(const FileId& file) { return sha256({"motcua-upload", file.view()}); }

Bytes written(const Record& record) { return json::write(members::Writer::to_json(record)); }

std::optional<Record> parsed(std::string_view text) {
  const auto value = json::parse(text);
  if (!value) return std::nullopt;
  Record out;
  members::StrictReader reader(*value);
  if (value->as_object() == nullptr) return std::nullopt;
  describe(reader, out);
  if (reader.fault()) return std::nullopt;
  return out;
}

void forget_old(std::map<BlobAddress, std::int64_t>& times, std::int64_t now) {
  std::erase_if(times, [&](const auto& one) { return now - one.second > Uploads::kClaimMs; });
}

}  // namespace

Result<Uploads::Turn, Problem> Uploads::enter(const OfficerId& officer) {
  const std::lock_guard lock(mutex_);
  int& of_officer = inside_of_[officer];
  if (inside_ >= kAtOnceMax || of_officer >= kOfOfficerAtOnceMax) {
    if (of_officer == 0) inside_of_.erase(officer);
    Problem problem{Fault::kTooManyRequests};
    problem.parameters.emplace_back("retry_after", kSecondsToWait);
    return fail(std::move(problem));
  }
  ++inside_;
  ++of_officer;
  return Turn(*this, officer);
}

void Uploads::leave(const OfficerId& officer) {
  const std::lock_guard lock(mutex_);
  --inside_;
  const auto found = inside_of_.find(officer);
  if (found != inside_of_.end() && --found->second == 0) inside_of_.erase(found);
}

void Uploads::hold(const OfficerId& officer, const dossier::File& file) {
  if (held_.size() >= kHeldMax) {
    const auto oldest = held_.find(ages_.front());
    if (oldest->second.file.sha256)
      by_content_.erase({oldest->second.officer, *oldest->second.file.sha256});
    held_.erase(oldest);
    ages_.pop_front();
  }
  if (held_.insert_or_assign(file.id, Held{officer, file}).second) ages_.push_back(file.id);
  if (file.sha256) by_content_.insert_or_assign({officer, *file.sha256}, file.id);
}

Result<dossier::File, Problem> Uploads::keep(const OfficerId& officer, dossier::File file) {
  file.id = ports_.random->id<FileId>();
  const auto sealed = ports_.keys->seal_to_unit(kPurpose, written({officer, file}));
  if (!sealed) return fail(Problem{sealed.error()});
  const auto put = ports_.uploads->put(record_name(file.id), Bytes(kMagic) + *sealed);
  if (!put) return fail(Problem{put.error()});
  const std::lock_guard lock(mutex_);
  load();
  hold(officer, file);
  return file;
}

bool Uploads::is_record(std::string_view first_bytes) { return first_bytes.starts_with(kMagic); }

std::optional<Uploads::Held> Uploads::read_record(const Sha256& name) {
  const auto bytes = ports_.uploads->read(name, 0, kRecordBytesMax);
  if (!bytes || !is_record(*bytes)) return std::nullopt;
  const auto content =
      ports_.keys->open_of_unit(kPurpose, std::string_view(*bytes).substr(kMagic.size()));
  if (!content) return std::nullopt;
  const auto record = parsed(*content);
  if (!record || record_name(record->file.id) != name) return std::nullopt;
  return Held{record->officer, record->file};
}

// What an earlier run kept; as soon as the vault is open.
void Uploads::load() {
  if (is_loaded_ || ports_.keys->is_locked()) return;
  is_loaded_ = true;
  std::vector<UploadStore::Kept> all;
  const auto listed =
      ports_.uploads->each([&](const UploadStore::Kept& kept) { all.push_back(kept); });
  if (!listed) return;  // each is still found by its id
  std::ranges::sort(all, {}, [](const auto& kept) { return kept.changed.ms; });
  for (const UploadStore::Kept& kept : all)
    if (const auto found = read_record(kept.name)) hold(found->officer, found->file);
}

std::optional<dossier::File> Uploads::find(const OfficerId& officer, const FileId& file) {
  const std::lock_guard lock(mutex_);
  auto found = held_.find(file);
  if (found == held_.end()) {
    const auto read = read_record(record_name(file));
    if (!read) return std::nullopt;
    hold(read->officer, read->file);
    found = held_.find(file);
  }
  if (found->second.officer != officer) return std::nullopt;
  return found->second.file;
}

std::optional<dossier::File> Uploads::find_same(const OfficerId& officer, const Sha256& content) {
  const std::lock_guard lock(mutex_);
  load();
  const auto found = by_content_.find({officer, content});
  if (found == by_content_.end()) return std::nullopt;
  return held_.at(found->second).file;
}

bool Uploads::claim(const BlobAddress& blob, std::int64_t since_boot_ms) {
  const std::lock_guard lock(mutex_);
  if (released_.contains(blob)) return false;
  claimed_.insert_or_assign(blob, since_boot_ms);
  return true;
}

bool Uploads::release(const BlobAddress& blob, std::int64_t since_boot_ms) {
  const std::lock_guard lock(mutex_);
  forget_old(claimed_, since_boot_ms);
  forget_old(released_, since_boot_ms);
  if (claimed_.contains(blob)) return false;
  released_.insert_or_assign(blob, since_boot_ms);
  for (auto at = ages_.begin(); at != ages_.end();) {
    const auto found = held_.find(*at);
    const bool is_it = found->second.file.address == blob;
    if (is_it) {
      if (found->second.file.sha256)
        by_content_.erase({found->second.officer, *found->second.file.sha256});
      held_.erase(found);
    }
    at = is_it ? ages_.erase(at) : std::next(at);
  }
  return true;
}

void Uploads::drop_record(const Sha256& name) {
  const std::lock_guard lock(mutex_);
  for (auto at = ages_.begin(); at != ages_.end(); ++at) {
    if (record_name(*at) != name) continue;
    const auto found = held_.find(*at);
    if (found->second.file.sha256)
      by_content_.erase({found->second.officer, *found->second.file.sha256});
    held_.erase(found);
    ages_.erase(at);
    break;
  }
  // One that cannot be erased now is tried again in the next sweep.
  (void)ports_.uploads->erase(name);
}

void Uploads::drop_cited(const std::vector<BlobAddress>& sorted) {
  const std::lock_guard lock(mutex_);
  load();
  for (const auto& [id, held] : held_)
    if (held.file.address && std::ranges::binary_search(sorted, *held.file.address))
      (void)ports_.uploads->erase(record_name(id));
}

}  // namespace motcua::app
