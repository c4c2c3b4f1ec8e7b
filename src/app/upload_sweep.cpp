#include "app/upload_sweep.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "app/centre_parts.h"

namespace motcua::app {
namespace {

constexpr std::size_t kMagicBytes = 4;
constexpr std::size_t kSliceMax = 65'536;  // addresses held at one time: 2 MiB
/// A blob is on the disk a moment before its record: it goes after it, too.
constexpr std::int64_t kAfterRecordMs = 3600'000;

/// Nothing while dates are in doubt: what is young would look old.
std::optional<ClockReading> sound_now(CentreParts& parts) {
  const ClockReading now = parts.ports.clock->now();
  if (now.source == ClockSource::kSuspect) return std::nullopt;
  return now;
}

/// Which of them events cite; nothing when that cannot be read.
std::optional<std::vector<bool>> cited_of(CentreParts& parts,
                                          const std::vector<BlobAddress>& sorted) {
  auto reader = parts.readers.take();
  if (!reader) return std::nullopt;
  std::vector<bool> out(sorted.size());
  const Keys& keys = *parts.ports.keys;
  const auto read = reader->store().rows(keys.citations(), [&](std::span<const sql::Cell> row) {
    for (const BlobAddress& blob : keys.cited(row)) {
      const auto at = std::ranges::lower_bound(sorted, blob);
      if (at != sorted.end() && *at == blob)
        out[static_cast<std::size_t>(at - sorted.begin())] = true;
    }
    return true;
  });
  if (!read) return std::nullopt;
  return out;
}

void sweep_slice(CentreParts& parts, const std::vector<BlobAddress>& sorted,
                 const ClockReading& now) {
  const auto cited = cited_of(parts, sorted);
  if (!cited) return;
  std::vector<BlobAddress> used;
  BlobStore& blobs = *parts.ports.blobs;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    if ((*cited)[i]) {
      used.push_back(sorted[i]);
      continue;
    }
    const auto written = blobs.written(sorted[i]);
    if (!written || now.instant.ms - written->ms < kUncitedMs + kAfterRecordMs) continue;
    // A blob that cannot be erased now is tried again in the next sweep.
    if (parts.uploads.release(sorted[i], now.since_boot_ms)) (void)blobs.erase(sorted[i]);
  }
  parts.uploads.drop_cited(used);
}

}  // namespace

void sweep_records(CentreParts& parts) {
  const auto now = sound_now(parts);
  if (!now) return;
  std::vector<UploadStore::Kept> old;
  UploadStore& uploads = *parts.ports.uploads;
  const auto listed = uploads.each([&](const UploadStore::Kept& kept) {
    if (now->instant.ms - kept.changed.ms >= kUnfinishedMs) old.push_back(kept);
  });
  if (!listed) return;
  for (const UploadStore::Kept& kept : old) {
    const auto first = uploads.read(kept.name, 0, kMagicBytes);
    if (!first) continue;
    if (PartialUploads::is_record(*first)) {
      parts.partial_uploads.drop_record(kept.name);
    } else if (now->instant.ms - kept.changed.ms >= kUncitedMs) {
      parts.uploads.drop_record(kept.name);
    }
  }
}

void sweep_blobs(CentreParts& parts) {
  const auto now = sound_now(parts);
  if (!now) return;
  std::vector<BlobAddress> slice;
  const auto sweep = [&] {
    sweep_slice(parts, slice, *now);
    slice.clear();
  };
  const auto listed = parts.ports.blobs->each([&](const BlobAddress& blob) {
    slice.push_back(blob);
    if (slice.size() == kSliceMax) sweep();
    return true;
  });
  if (listed) sweep();
}

}  // namespace motcua::app
