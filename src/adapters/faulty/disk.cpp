#include "adapters/faulty/disk.h"

#include <poll.h>

#include <algorithm>

#include "base/check.h"

namespace motcua::faulty {

namespace {

constexpr std::size_t kSector = 512;

void carry_out(Bytes& content, const File::Change& change) {
  if (change.cuts) {
    content.resize(change.offset, '\0');
    return;
  }
  if (content.size() < change.offset + change.bytes.size()) {
    content.resize(change.offset + change.bytes.size(), '\0');
  }
  content.replace(change.offset, change.bytes.size(), change.bytes);
}

Bytes sector_of(const Bytes& content, std::size_t sector) {
  Bytes out = sector * kSector < content.size() ? content.substr(sector * kSector, kSector) : "";
  out.resize(kSector, '\0');
  return out;
}

}  // namespace

Result<Done, DiskFailure> Disk::step() {
  if (is_off_) return fail(DiskFailure::kOff);
  ++operations_;
  if (cut_at_ != 0 && operations_ >= cut_at_) {
    is_off_ = true;
    return fail(DiskFailure::kOff);
  }
  if (fail_times_ > 0 && operations_ >= fail_at_) {
    --fail_times_;
    return fail(failure_);
  }
  return Done{};
}

Result<FilePointer, DiskFailure> Disk::open(const std::string& name, bool may_create) {
  const std::scoped_lock lock(mutex_);
  TRY(step());
  const auto found = names_.find(name);
  if (found != names_.end()) return found->second;
  if (!may_create) return fail(DiskFailure::kNotFound);
  const auto file = std::make_shared<File>();
  names_[name] = file;
  unsynced_names_.push_back({name, file});
  return file;
}

Result<Bytes, DiskFailure> Disk::read(File& file, std::size_t offset, std::size_t count_max) {
  const std::scoped_lock lock(mutex_);
  TRY(step());
  return offset < file.now.size() ? file.now.substr(offset, count_max) : Bytes{};
}

Result<Done, DiskFailure> Disk::write(File& file, std::size_t offset, std::string_view bytes) {
  const std::scoped_lock lock(mutex_);
  const bool was_off = is_off_;
  const Result<Done, DiskFailure> stepped = step();
  // The operation that the power is cut at may or may not have got as far as the disk.
  const bool is_last = !was_off && is_off_ && prng_.chance(500);
  if (!stepped && !is_last) return stepped;
  const std::size_t end = offset + bytes.size();
  const auto growth = static_cast<std::int64_t>(end > file.now.size() ? end - file.now.size() : 0);
  if (growth > 0 && bytes_used() > options_.bytes_max - growth) return fail(DiskFailure::kFull);
  file.unsynced.push_back({.offset = offset, .bytes = Bytes(bytes)});
  carry_out(file.now, file.unsynced.back());
  return stepped;
}

Result<Done, DiskFailure> Disk::cut(File& file, std::size_t length) {
  const std::scoped_lock lock(mutex_);
  TRY(step());
  file.unsynced.push_back({.offset = length, .bytes = {}, .cuts = true});
  carry_out(file.now, file.unsynced.back());
  return Done{};
}

Result<Done, DiskFailure> Disk::sync(File& file, bool directory_too) {
  // A disk is slow for whoever waits; the others go on.
  if (options_.sync_delay_ms > 0) ::poll(nullptr, 0, options_.sync_delay_ms);
  const std::scoped_lock lock(mutex_);
  TRY(step());
  ++syncs_;
  if (options_.lies_about_sync) return Done{};
  for (const File::Change& change : file.unsynced) carry_out(file.durable, change);
  file.unsynced.clear();
  if (directory_too && !options_.is_directory_apart) apply_names();
  return Done{};
}

void Disk::apply_names() {
  durable_names_ = names_;
  unsynced_names_.clear();
}

Result<Done, DiskFailure> Disk::sync_directory() {
  const std::scoped_lock lock(mutex_);
  TRY(step());
  ++syncs_;
  if (!options_.lies_about_sync) apply_names();
  return Done{};
}

Result<Done, DiskFailure> Disk::remove(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  TRY(step());
  if (names_.erase(name) == 0) return fail(DiskFailure::kNotFound);
  unsynced_names_.push_back({name, nullptr});
  return Done{};
}

Result<std::size_t, DiskFailure> Disk::length(const File& file) {
  const std::scoped_lock lock(mutex_);
  if (is_off_) return fail(DiskFailure::kOff);
  return file.now.size();
}

Result<bool, DiskFailure> Disk::is_there(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  TRY(step());
  const auto found = names_.find(name);
  return found != names_.end() && !found->second->now.empty();
}

void Disk::cut_power_after(std::uint64_t count) {
  const std::scoped_lock lock(mutex_);
  cut_at_ = operations_ + count;
}

void Disk::fail_after(std::uint64_t count, DiskFailure failure, std::uint64_t times) {
  const std::scoped_lock lock(mutex_);
  fail_at_ = operations_ + count;
  fail_times_ = times;
  failure_ = failure;
}

Bytes Disk::survivor(const File& file, Survival survival) {
  if (survival == Survival::kNothing || file.unsynced.empty()) return file.durable;
  if (survival == Survival::kEverything) return file.now;
  std::map<std::size_t, std::vector<Bytes>> contents;  // by sector, oldest first
  std::vector<std::size_t> lengths = {file.durable.size()};
  Bytes content = file.durable;
  for (const File::Change& change : file.unsynced) {
    const std::size_t before = content.size();
    const std::size_t end =
        change.cuts ? std::max(before, change.offset) : change.offset + change.bytes.size();
    const std::size_t first = change.offset / kSector, last = (end + kSector - 1) / kSector;
    for (std::size_t sector = first; sector < last; ++sector) {
      if (contents[sector].empty()) contents[sector].push_back(sector_of(content, sector));
    }
    carry_out(content, change);
    for (std::size_t sector = first; sector < last; ++sector) {
      contents[sector].push_back(sector_of(content, sector));
    }
    lengths.push_back(content.size());
  }
  Bytes out = file.durable;
  for (const auto& [sector, versions] : contents) {
    carry_out(out, {.offset = sector * kSector, .bytes = prng_.pick(versions)});
  }
  out.resize(prng_.pick(lengths), '\0');
  return out;
}

std::map<std::string, FilePointer> Disk::surviving_names(Survival survival) {
  if (survival == Survival::kEverything) return names_;
  std::map<std::string, FilePointer> out = durable_names_;
  if (survival == Survival::kNothing) return out;
  std::map<std::string, std::vector<FilePointer>> meanings;  // by name, oldest first
  for (const NameChange& change : unsynced_names_) {
    auto& known = meanings[change.name];
    if (known.empty()) {
      const auto found = durable_names_.find(change.name);
      known.push_back(found == durable_names_.end() ? nullptr : found->second);
    }
    known.push_back(change.file);
  }
  for (const auto& [name, known] : meanings) {
    const FilePointer file = prng_.pick(known);
    out.erase(name);
    if (file != nullptr) out[name] = file;
  }
  return out;
}

void Disk::start_again() {
  is_off_ = false;
  cut_at_ = 0;
  fail_times_ = 0;
  ++life_;
}

void Disk::power_on() {
  const std::scoped_lock lock(mutex_);
  const std::uint64_t luck = prng_.below(8);
  const Survival survival = luck == 0   ? Survival::kNothing
                            : luck == 1 ? Survival::kEverything
                                        : Survival::kAnything;
  names_ = surviving_names(survival);
  for (auto& [name, file] : names_) {
    auto kept = std::make_shared<File>();
    kept->now = survivor(*file, survival);
    kept->durable = kept->now;
    file = kept;
  }
  apply_names();
  start_again();
}

void Disk::kill_process() {
  const std::scoped_lock lock(mutex_);
  start_again();
}

void Disk::set_bytes_max(std::int64_t bytes_max) {
  const std::scoped_lock lock(mutex_);
  options_.bytes_max = bytes_max;
}

std::int64_t Disk::bytes_used() const {
  std::int64_t sum = 0;
  for (const auto& [name, file] : names_) sum += static_cast<std::int64_t>(file->now.size());
  return sum;
}

bool Disk::is_off() const {
  const std::scoped_lock lock(mutex_);
  return is_off_;
}

std::uint64_t Disk::operations() const {
  const std::scoped_lock lock(mutex_);
  return operations_;
}

std::uint64_t Disk::syncs() const {
  const std::scoped_lock lock(mutex_);
  return syncs_;
}

std::uint64_t Disk::life() const {
  const std::scoped_lock lock(mutex_);
  return life_;
}

Bytes Disk::everything() const {
  const std::scoped_lock lock(mutex_);
  Bytes out;
  for (const auto& [name, file] : names_) out += file->now + file->durable;
  return out;
}

void Disk::damage(const std::string& name, std::size_t offset) {
  const std::scoped_lock lock(mutex_);
  const auto found = names_.find(name);
  CHECK(found != names_.end() && offset < found->second->now.size());
  found->second->now[offset] ^= 1;
  if (offset < found->second->durable.size()) found->second->durable[offset] ^= 1;
}

std::uint64_t Disk::draw() {
  const std::scoped_lock lock(mutex_);
  return prng_.next();
}

}  // namespace motcua::faulty
