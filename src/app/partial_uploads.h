// Uploads that have not arrived whole, so that a broken line costs only what had not come through,
// and a restart nothing. Each piece is sealed as it comes and lies beside the blobs until all are
// there (docs/formats/blobs.md); then they become a blob. Bounded by officer, by the disk and by
// age; what is dropped is sent again from its beginning. Threads: any.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>

#include "app/uploads.h"

namespace motcua::app {

class PartialUploads {
 public:
  /// One more displaces the one that was touched longest ago.
  static constexpr std::size_t kOfOfficerMax = 16;

  explicit PartialUploads(Uploads& uploads) : uploads_(uploads), ports_(uploads.ports()) {}

  struct Key {
    OfficerId officer;
    Sha256 sha256;  // of the plaintext, as the sender promised it
    auto operator<=>(const Key&) const = default;
  };
  enum class Begin : std::uint8_t {
    kOk,
    kWrongOffset,  // `held` says where to go on
    kBusy,         // another request is sending the same file
  };
  struct Begun {
    Begin begin = Begin::kOk;
    std::int64_t held = 0;
  };
  /// The right to append from `offset` on, until end(). Offset 0 begins anew.
  [[nodiscard]] Result<Begun, Problem> begin(const Key& key, std::int64_t offset,
                                             std::int64_t size);
  /// Between begin() and end(). InputErrors at `Content-Range` when more came than was announced.
  [[nodiscard]] Result<Done, Problem> append(const Key& key, std::string_view piece);
  /// The piece is over, or broke off: what came stays, durable.
  void end(const Key& key);
  /// Bytes that arrived; nothing when the upload is not known.
  [[nodiscard]] std::optional<std::int64_t> held(const Key& key);
  /// When all of it is there: the upload it became. Nothing while pieces are missing, or while
  /// somebody is sending them.
  [[nodiscard]] Result<std::optional<dossier::File>, Problem> finish(const Key& key);

  /// Drops the upload in this record of the store, unless somebody is sending it now.
  void drop_record(const Sha256& name);
  /// Whether the store's record is one of an unfinished upload.
  [[nodiscard]] static bool is_record(std::string_view first_bytes);

 private:
  struct Part {
    Bytes key;
    std::int64_t first = 0;   // where the pieces begin in the store
    std::int64_t size = 0;    // announced
    std::int64_t held = 0;    // of the plaintext
    std::int64_t stored = 0;  // bytes in the store
    std::uint64_t touched = 0;
    bool open = false;
    bool checked = false;  // what an earlier run left has been read through
  };
  using Parts = std::map<Key, Part>;

  // Under the mutex.
  void load();
  void check(const Key& key, Part& part);
  void make_room(const OfficerId& officer);
  void erase(Parts::iterator at);
  [[nodiscard]] Result<Part, Problem> make(const Key& key, std::int64_t size);

  [[nodiscard]] Sha256 name_of(const Key& key) const;
  /// The next piece behind `part.held`; nothing where there is none that opens.
  [[nodiscard]] std::optional<Bytes> next_piece(const Key& key, Part& part) const;

  Uploads& uploads_;
  const UploadPorts ports_;
  std::mutex mutex_;
  Parts parts_;
  std::uint64_t touches_ = 0;
  bool is_loaded_ = false;
};

}  // namespace motcua::app
