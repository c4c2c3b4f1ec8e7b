#include "adapters/print/fonts.h"

#include <unistd.h>

#include <algorithm>
#include <utility>

#include "adapters/print/libraries.h"
#include "base/text.h"

namespace motcua::printing {
namespace {

constexpr std::string_view kPlaces[] = {"/usr/share/fonts/truetype/liberation2/",
                                        "/usr/share/fonts/truetype/liberation/"};
constexpr std::string_view kFaces[] = {"LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf",
                                       "LiberationSerif-Italic.ttf",
                                       "LiberationSerif-BoldItalic.ttf"};
/// Scripts that names at the border or in foreign papers come in, and signs.
constexpr std::string_view kOthers[] = {
    "/usr/share/fonts/truetype/noto/NotoSansTaiViet-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSerifLao-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSerifLao-Bold.ttf",
    "/usr/share/fonts/truetype/noto/NotoSerifThai-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSerifKhmer-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSerifHebrew-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansSymbols2-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"};
/// Letters that only a font made for Vietnamese has, and the sign of the dong.
constexpr FcChar32 kNeeded[] = {0x1EB6, 0x1EF9, 0x0110, 0x01B0, 0x1EC5, 0x20AB};

bool is_there(const std::string& path) { return ::access(path.c_str(), R_OK) == 0; }

const FcChar8* file_name(const std::string& path) {
  return reinterpret_cast<const FcChar8*>(path.c_str());
}

/// Whether every one of the first `faces` fonts has the needed letters.
bool speaks_vietnamese(FcFontSet* fonts, int faces) {
  if (fonts == nullptr || fonts->nfont < faces) return false;
  for (int i = 0; i < faces; ++i) {
    FcCharSet* letters = nullptr;
    if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &letters) != FcResultMatch)
      return false;
    for (const FcChar32 letter : kNeeded)
      if (FcCharSetHasChar(letters, letter) == FcFalse) return false;
  }
  return true;
}

/// The four faces of one place into a configuration of their own.
FcConfig* with_faces(std::string_view place) {
  FcConfig* config = FcConfigCreate();
  for (const std::string_view face : kFaces) {
    const std::string path = std::string(place) + std::string(face);
    if (is_there(path) && FcConfigAppFontAddFile(config, file_name(path)) == FcTrue) continue;
    FcConfigDestroy(config);
    return nullptr;
  }
  if (speaks_vietnamese(FcConfigGetFonts(config, FcSetApplication), std::size(kFaces)))
    return config;
  FcConfigDestroy(config);
  return nullptr;
}

FcCharSet* all_letters(FcConfig* config) {
  FcCharSet* all = FcCharSetCreate();
  const FcFontSet* fonts = FcConfigGetFonts(config, FcSetApplication);
  for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
    FcCharSet* letters = nullptr;
    if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &letters) == FcResultMatch)
      FcCharSetMerge(all, letters, nullptr);
  }
  return all;
}

/// Signs without a shape that steer direction, joining or the colour of others: not printed.
bool is_steering(FcChar32 letter) {
  return (letter >= 0x200B && letter <= 0x200F) || (letter >= 0x202A && letter <= 0x202E) ||
         (letter >= 0x2060 && letter <= 0x206F) || (letter >= 0xFE00 && letter <= 0xFE0F) ||
         letter == 0xFEFF || (letter >= 0xE0000 && letter <= 0xE0FFF) ||
         (letter >= 0x1F3FB && letter <= 0x1F3FF) || letter == 0x2028 || letter == 0x2029;
}

struct Letter {
  FcChar32 number = 0;
  std::size_t bytes = 1;
};
/// Of text that is UTF-8 and not empty.
Letter first_letter(std::string_view text) {
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  if (byte(0) < 0x80) return {byte(0), 1};
  const std::size_t bytes = byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  FcChar32 number = byte(0) & (0x7FU >> bytes);
  for (std::size_t at = 1; at < bytes; ++at) number = number << 6U | (byte(at) & 0x3FU);
  return {number, bytes};
}

std::string numbered(FcChar32 letter) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string digits;
  for (FcChar32 rest = letter; rest > 0 || digits.size() < 4; rest >>= 4U)
    digits.insert(digits.begin(), kDigits[rest & 15U]);
  return "[U+" + digits + "]";
}

}  // namespace

bool Fonts::are_there() {
  return std::any_of(std::begin(kPlaces), std::end(kPlaces), [](std::string_view place) {
    return std::all_of(std::begin(kFaces), std::end(kFaces), [place](std::string_view face) {
      return is_there(std::string(place) + std::string(face));
    });
  });
}

Result<Fonts, std::string> Fonts::load() {
  if (!load_libraries())
    return fail(
        std::string("thiếu thư viện pango, cairo hoặc fontconfig nên chưa in được; hãy cài "
                    "gói libpangocairo-1.0-0 và libfontconfig1"));
  Fonts fonts;
  for (const std::string_view place : kPlaces)
    if (fonts.config_ == nullptr) fonts.config_ = with_faces(place);
  if (fonts.config_ == nullptr) return fail(std::string(kMissing));
  for (const std::string_view other : kOthers) {
    const std::string path(other);
    const bool added =
        is_there(path) && FcConfigAppFontAddFile(fonts.config_, file_name(path)) == FcTrue;
    if (!added) fonts.absent_.push_back(path);
  }
  fonts.letters_ = all_letters(fonts.config_);
  FcConfigSetCurrent(fonts.config_);
  return fonts;
}

Fonts::Fonts(Fonts&& other) noexcept
    : config_(std::exchange(other.config_, nullptr)),
      letters_(std::exchange(other.letters_, nullptr)),
      absent_(std::move(other.absent_)) {}

Fonts::~Fonts() {
  if (letters_ != nullptr) FcCharSetDestroy(letters_);
  if (config_ != nullptr) FcConfigDestroy(config_);
}

std::string Fonts::printable(std::string_view text) const {
  const auto composed = to_nfc(text);
  if (!composed) return "[?]";
  std::string out;
  out.reserve(composed->size());
  for (std::string_view rest = *composed; !rest.empty();) {
    const Letter next = first_letter(rest);
    const FcChar32 letter = next.number;
    const std::string_view bytes = rest.substr(0, next.bytes);
    rest.remove_prefix(next.bytes);
    if (letter == '\n') {
      out += '\n';
    } else if (letter < 0x20 || (letter >= 0x7F && letter < 0xA0)) {
      out += ' ';
    } else if (is_steering(letter)) {
      continue;
    } else if (FcCharSetHasChar(letters_, letter) == FcTrue) {
      out += bytes;
    } else {
      out += numbered(letter);
    }
  }
  return out;
}

}  // namespace motcua::printing
