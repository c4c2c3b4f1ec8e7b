// Attachments that were kept and not yet cited by an event: whose they are, where they lie and what
// opens them, also after a restart (docs/formats/blobs.md); and how many may come in at once.
//
// The one place that says whether an upload may still be cited or may be swept (ADR 0057): a
// command claims its blobs on the writer's thread before it cites them, the sweep releases a blob
// before it erases it, and who comes second is told no. Threads: any.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/problem.h"
#include "base/ids.h"
#include "base/result.h"
#include "dossier/people.h"
#include "ports/blob_store.h"
#include "ports/keys.h"
#include "ports/random.h"
#include "ports/upload_store.h"

namespace motcua::app {

inline constexpr std::int64_t kFileBytesMax = 50LL << 20;
/// After so long without a byte an unfinished upload is swept.
inline constexpr std::int64_t kUnfinishedMs = 24LL * 3600 * 1000;
/// So long a finished upload waits for an event to cite it.
inline constexpr std::int64_t kUncitedMs = 30LL * 24 * 3600 * 1000;

/// Of CentrePorts; all outlive what is made with them.
struct UploadPorts {
  BlobStore* blobs = nullptr;
  UploadStore* uploads = nullptr;
  Keys* keys = nullptr;
  Random* random = nullptr;
};

class Uploads {
 public:
  static constexpr std::size_t kHeldMax = 2000;  // in memory; the others are looked up
  static constexpr int kAtOnceMax = 32;          // at this centre
  static constexpr int kOfOfficerAtOnceMax = 4;
  static constexpr std::int64_t kClaimMs = 3600'000;  // no command waits so long for its commit

  explicit Uploads(UploadPorts ports) : ports_(ports) {}

  /// The right to send one body of files; given back when it is dropped.
  class Turn {
   public:
    Turn(Uploads& uploads, const OfficerId& officer) : uploads_(&uploads), officer_(officer) {}
    Turn(Turn&& other) noexcept : uploads_(other.uploads_), officer_(other.officer_) {
      other.uploads_ = nullptr;
    }
    Turn& operator=(Turn&&) = delete;
    ~Turn() {
      if (uploads_ != nullptr) uploads_->leave(officer_);
    }

   private:
    Uploads* uploads_;
    OfficerId officer_;
  };
  /// kTooManyRequests, with the seconds to wait.
  [[nodiscard]] Result<Turn, Problem> enter(const OfficerId& officer);

  /// Remembers a finished upload under a new id; durable when it returns.
  [[nodiscard]] Result<dossier::File, Problem> keep(const OfficerId& officer, dossier::File file);
  /// Only for the officer who brought it.
  [[nodiscard]] std::optional<dossier::File> find(const OfficerId& officer, const FileId& file);
  /// The same content of the same officer, brought before and not cited long ago.
  [[nodiscard]] std::optional<dossier::File> find_same(const OfficerId& officer,
                                                       const Sha256& content);

  /// An event is about to cite it. False: it was swept, and may not be cited any more.
  [[nodiscard]] bool claim(const BlobAddress& blob, std::int64_t since_boot_ms);
  /// It is about to be erased. False: a command has claimed it.
  [[nodiscard]] bool release(const BlobAddress& blob, std::int64_t since_boot_ms);
  /// Forgets what is known of the upload in this record of the store, and erases the record.
  void drop_record(const Sha256& name);
  /// Records of uploads that these events have cited by now: nobody needs them any more.
  void drop_cited(const std::vector<BlobAddress>& sorted);

  /// Whether the store's record is one of a finished upload.
  [[nodiscard]] static bool is_record(std::string_view first_bytes);
  [[nodiscard]] const UploadPorts& ports() const { return ports_; }

 private:
  struct Held {
    OfficerId officer;
    dossier::File file;
  };

  void leave(const OfficerId& officer);
  /// Under the mutex.
  void hold(const OfficerId& officer, const dossier::File& file);
  void load();
  [[nodiscard]] std::optional<Held> read_record(const Sha256& name);

  const UploadPorts ports_;
  std::mutex mutex_;
  std::unordered_map<FileId, Held> held_;
  std::map<std::pair<OfficerId, Sha256>, FileId> by_content_;
  std::list<FileId> ages_;  // oldest first
  bool is_loaded_ = false;
  std::map<BlobAddress, std::int64_t> claimed_;   // when, since boot
  std::map<BlobAddress, std::int64_t> released_;  // when, since boot
  int inside_ = 0;
  std::map<OfficerId, int> inside_of_;
};

}  // namespace motcua::app
