#include "app/attachment.h"

#include <algorithm>

#include "app/centre_parts.h"

namespace motcua::app {
namespace {

constexpr std::size_t kBlock = 64 * 1024;

}  // namespace

AttachmentReader::AttachmentReader(const CentrePorts& ports, const dossier::File& file)
    : blobs_(*ports.blobs),
      address_(*file.address),
      size_(file.size),
      promised_(file.sha256),
      opener_(ports.keys->begin_opening(from_hex(file.key).value_or(Bytes()))) {}

Result<std::unique_ptr<AttachmentReader>, Problem> AttachmentReader::open(
    const CentrePorts& ports, const dossier::File& file) {
  if (!file.address) return fail(Problem{Fault::kNotFound});
  auto reader = std::make_unique<AttachmentReader>(ports, file);
  TRY(reader->read_on());
  return reader;
}

// The last bytes are held back until it is known that they are the last, and of what was promised.
Result<Done, Problem> AttachmentReader::read_on() {
  ready_.clear();
  given_ = 0;
  while ((ready_.empty() || opened_ == size_) && !is_at_end_) {
    const auto sealed = blobs_.read(address_, at_, kBlock);
    if (!sealed) return fail(Problem{sealed.error()});
    at_ += static_cast<std::int64_t>(sealed->size());
    is_at_end_ = sealed->empty();
    auto opened = is_at_end_ ? opener_->finish() : opener_->add(*sealed);
    if (!opened) return fail(Problem{opened.error()});
    ready_ += *opened;
    hash_.add(*opened);
    opened_ += static_cast<std::int64_t>(opened->size());
    if (opened_ > size_ || (is_at_end_ && opened_ != size_))
      return fail(Problem{KeyFailure::kForged});
    if (is_at_end_ && promised_ && hash_.finish() != *promised_)
      return fail(Problem{KeyFailure::kForged});
  }
  return Done{};
}

Result<std::string, Problem> AttachmentReader::next(std::size_t bytes_max) {
  if (given_ == ready_.size()) TRY(read_on());
  std::string out = ready_.substr(given_, bytes_max);
  given_ += out.size();
  return out;
}

}  // namespace motcua::app
