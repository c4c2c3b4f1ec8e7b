#include "store/packing.h"

#include <zstd.h>

#include "base/check.h"
#include "base/sha256.h"
#include "ledger/envelope.h"

extern "C" {
extern const char motcua_packing_dictionary[];
extern const char motcua_packing_dictionary_end[];
}

namespace motcua::store {
namespace {

constexpr int kLevel = 1;  // higher ones take twice the time for half a percent
constexpr std::string_view kMagic = "\x28\xb5\x2f\xfd";
constexpr std::size_t kCheckBytes = 4;
constexpr std::size_t kHeadBytes = 1 + kCheckBytes;
// {"f":1,"s":"d. before the stream's 22 characters
constexpr std::string_view kBegin = "{\"f\":1,\"s\":\"";
constexpr std::size_t kIdAt = kBegin.size() + 2;
constexpr std::size_t kIdChars = 22;

enum Form : char { kWithoutStream = 1, kWhole = 2 };

struct FreeCompressor {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};
struct FreeDecompressor {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

std::string id_text(const StreamId& stream) { return stream.text().substr(2); }

bool names_its_stream(std::string_view line, std::string_view id) {
  return line.size() > kIdAt + kIdChars && line.starts_with(kBegin) &&
         line.substr(kIdAt, kIdChars) == id;
}

/// Over the stream too: a packed entry fits no other place.
Bytes check_of(Form form, std::string_view frame, const StreamId& stream) {
  const char first = form;
  return sha256({std::string_view(&first, 1), frame, stream.raw()}).raw().substr(0, kCheckBytes);
}

/// Shared by all threads, read only, for as long as the program runs.
const ZSTD_CDict& for_packing() {
  static const ZSTD_CDict* const kMade =
      ZSTD_createCDict(packing_dictionary().data(), packing_dictionary().size(), kLevel);
  CHECK(kMade != nullptr);
  return *kMade;
}

const ZSTD_DDict& for_unpacking() {
  static const ZSTD_DDict* const kMade =
      ZSTD_createDDict(packing_dictionary().data(), packing_dictionary().size());
  CHECK(kMade != nullptr);
  return *kMade;
}

}  // namespace

struct Packing::Contexts {
  std::unique_ptr<ZSTD_CCtx, FreeCompressor> compressor;
  std::unique_ptr<ZSTD_DCtx, FreeDecompressor> decompressor;
  Bytes room;
};

Packing::Packing() : contexts_(std::make_unique<Contexts>()) {}
Packing::~Packing() = default;
Packing::Packing(Packing&&) noexcept = default;
Packing& Packing::operator=(Packing&&) noexcept = default;

std::string_view packing_dictionary() {
  return {motcua_packing_dictionary,
          static_cast<std::size_t>(motcua_packing_dictionary_end - motcua_packing_dictionary)};
}

Bytes Packing::pack(std::string_view line, const StreamId& stream) {
  auto& context = contexts_->compressor;
  if (!context) {
    context.reset(ZSTD_createCCtx());
    CHECK(context != nullptr);
    const bool is_set =
        ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_dictIDFlag, 0)) == 0 &&
        ZSTD_isError(ZSTD_CCtx_refCDict(context.get(), &for_packing())) == 0;
    CHECK(is_set);
  }
  const Form form = names_its_stream(line, id_text(stream)) ? kWithoutStream : kWhole;
  Bytes shortened;
  if (form == kWithoutStream) {
    shortened = line.substr(0, kIdAt);
    shortened += line.substr(kIdAt + kIdChars);
    line = shortened;
  }
  Bytes& room = contexts_->room;
  room.resize(ZSTD_compressBound(line.size()));
  const std::size_t size =
      ZSTD_compress2(context.get(), room.data(), room.size(), line.data(), line.size());
  CHECK(ZSTD_isError(size) == 0 && size > kMagic.size());
  const auto frame = std::string_view(room.data(), size).substr(kMagic.size());
  Bytes out(1, form);
  out += check_of(form, frame, stream);
  out += frame;
  return out;
}

bool Packing::unpack(std::string_view packed, const StreamId& stream, Bytes& line) {
  if (packed.size() <= kHeadBytes) return false;
  const char first = packed[0];
  if (first != kWithoutStream && first != kWhole) return false;
  const Form form = first == kWhole ? kWhole : kWithoutStream;
  const std::string_view frame = packed.substr(kHeadBytes);
  if (check_of(form, frame, stream) != packed.substr(1, kCheckBytes)) return false;
  auto& context = contexts_->decompressor;
  if (!context) {
    context.reset(ZSTD_createDCtx());
    CHECK(context != nullptr);
  }
  Bytes& room = contexts_->room;
  room = kMagic;
  room += frame;
  const auto whole = ZSTD_getFrameContentSize(room.data(), room.size());
  if (whole > ledger::kEntryBytesMax) return false;  // unknown and damaged are larger still
  line.resize(static_cast<std::size_t>(whole));
  const std::size_t size = ZSTD_decompress_usingDDict(context.get(), line.data(), line.size(),
                                                      room.data(), room.size(), &for_unpacking());
  if (size != whole) return false;  // an error is larger than any size
  if (form == kWhole) return true;
  if (line.size() <= kIdAt || !line.starts_with(kBegin)) return false;
  line.insert(kIdAt, id_text(stream));
  return true;
}

}  // namespace motcua::store
