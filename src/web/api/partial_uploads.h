// Uploads that have not arrived whole, so that a broken line costs only what had not come through.
// In memory: plaintext of attachments never touches the disk. Bounded by officer, by bytes and by
// age; what is dropped is sent again from its beginning. Threads: any.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/ids.h"
#include "dossier/people.h"

namespace motcua::web::api {

class PartialUploads {
 public:
  static constexpr std::uint64_t kFileBytesMax = 50ULL << 20;
  static constexpr std::uint64_t kHeldBytesMax = 96ULL << 20;
  static constexpr std::size_t kOfOfficerMax = 4;
  static constexpr std::int64_t kIdleMsMax = 15LL * 60 * 1000;

  struct Key {
    OfficerId officer;
    Sha256 sha256;  // of the plaintext, as the sender promised it
    auto operator<=>(const Key&) const = default;
  };
  enum class Begin : std::uint8_t {
    kOk,
    kWrongOffset,  // `held` says where to go on
    kTooMany,      // of this officer, or no memory for more: later
    kBusy,         // another request is sending the same file
  };
  struct Begun {
    Begin begin = Begin::kOk;
    std::uint64_t held = 0;
  };
  /// The right to append from `offset` on, until end(). Offset 0 begins anew.
  [[nodiscard]] Begun begin(const Key& key, std::uint64_t offset, std::uint64_t size,
                            std::int64_t now_ms);
  /// False when there is no such upload, or more came than was announced.
  [[nodiscard]] bool append(const Key& key, std::string_view piece);
  /// The piece is over, or broke off: what came stays.
  void end(const Key& key, std::int64_t now_ms);
  /// Bytes that arrived; nothing when the upload is not known.
  [[nodiscard]] std::optional<std::uint64_t> held(const Key& key) const;
  /// The whole, taken out, when all of it is there.
  [[nodiscard]] std::optional<std::string> take_whole(const Key& key);

  /// Files that were kept, so that the same PUT again gives the same answer.
  void remember(const Key& key, const dossier::File& file);
  [[nodiscard]] std::optional<dossier::File> kept(const Key& key) const;

 private:
  static constexpr std::size_t kKeptMax = 2000;
  struct Upload {
    std::string bytes;
    std::uint64_t size = 0;
    std::int64_t touched_ms = 0;
    bool open = false;
  };
  void drop_stale(std::int64_t now_ms);
  [[nodiscard]] bool room_for(const Key& key, std::uint64_t size) const;

  mutable std::mutex mutex_;
  std::map<Key, Upload> uploads_;
  std::map<Key, dossier::File> kept_;
};

}  // namespace motcua::web::api
