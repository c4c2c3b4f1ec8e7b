#include "app/file_intake.h"

#include <optional>

namespace motcua::app {
namespace {

constexpr std::size_t kHeadBytes = 64;
constexpr std::int64_t kRoomEvery = 1 << 20;

/// Told by the first bytes, whatever the sender says: what papers have.
std::optional<std::string_view> media_of(std::string_view content) {
  if (content.starts_with("%PDF-1.") || content.starts_with("%PDF-2.")) return "application/pdf";
  if (content.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (content.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  // A signature file: CMS signed data (its object identifier comes first), in DER or PEM.
  constexpr std::string_view kSignedData("\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02", 11);
  const bool der = content.starts_with('\x30') && content.substr(0, 32).find(kSignedData) < 7;
  if (der || content.starts_with("-----BEGIN CMS-----") ||
      content.starts_with("-----BEGIN PKCS7-----"))
    return "application/pkcs7-mime";
  return std::nullopt;
}

}  // namespace

Result<Done, Problem> FileIntake::begin() {
  const auto media = media_of(head_);
  if (!media) return fail(Problem{Fault::kFileKindRefused});
  media_ = *media;
  if (const auto room = uploads_.ports().blobs->room_for(0); !room)
    return fail(Problem{room.error()});
  auto writer = uploads_.ports().blobs->create();
  if (!writer) return fail(Problem{writer.error()});
  writer_ = std::move(*writer);
  sealer_ = uploads_.ports().keys->begin_sealing();
  return store(sealer_->add(head_));
}

Result<Done, Problem> FileIntake::store(std::string_view ciphertext) {
  if (const auto added = writer_->add(ciphertext); !added) return fail(Problem{added.error()});
  return Done{};
}

Result<Done, Problem> FileIntake::write(std::string_view piece) {
  const std::int64_t before = size_;
  size_ += static_cast<std::int64_t>(piece.size());
  if (size_ > kFileBytesMax) return fail(Problem{Fault::kFileTooLarge});
  hash_.add(piece);
  if (sealer_ == nullptr) {
    head_ += piece;
    return head_.size() < kHeadBytes ? Result<Done, Problem>(Done{}) : begin();
  }
  if (before / kRoomEvery != size_ / kRoomEvery)
    if (const auto room = uploads_.ports().blobs->room_for(0); !room)
      return fail(Problem{room.error()});
  return store(sealer_->add(piece));
}

Result<dossier::File, Problem> FileIntake::finish(std::string_view name) {
  return keep(hash_.finish(), name);
}

Result<dossier::File, Problem> FileIntake::finish_as(const Sha256& promised,
                                                     std::string_view name) {
  const Sha256 content = hash_.finish();
  if (content != promised)
    return fail(Problem{InputErrors{{"sha256", InputFault::kContradicts, 0}}});
  return keep(content, name);
}

Result<dossier::File, Problem> FileIntake::keep(const Sha256& content, std::string_view name) {
  if (sealer_ == nullptr) TRY(begin());
  TRY(store(sealer_->finish()));
  const auto address = writer_->finish();
  if (!address) return fail(Problem{address.error()});
  dossier::File file;
  file.name = name.empty() ? content.text() : std::string(name);
  file.media = std::string(media_);
  file.size = size_;
  file.sha256 = content;
  file.address = *address;
  file.key = to_hex(sealer_->key());
  return uploads_.keep(officer_, std::move(file));
}

}  // namespace motcua::app
