#include "adapters/print/fonts.h"

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <unistd.h>

#include <utility>

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
bool is_steering(gunichar letter) {
  return (letter >= 0x200B && letter <= 0x200F) || (letter >= 0x202A && letter <= 0x202E) ||
         (letter >= 0x2060 && letter <= 0x206F) || (letter >= 0xFE00 && letter <= 0xFE0F) ||
         letter == 0xFEFF || (letter >= 0xE0000 && letter <= 0xE0FFF) ||
         (letter >= 0x1F3FB && letter <= 0x1F3FF) || letter == 0x2028 || letter == 0x2029;
}

std::string numbered(gunichar letter) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string digits;
  for (gunichar rest = letter; rest > 0 || digits.size() < 4; rest >>= 4U)
    digits.insert(digits.begin(), kDigits[rest & 15U]);
  return "[U+" + digits + "]";
}

}  // namespace

Result<Fonts, std::string> Fonts::load() {
  Fonts fonts;
  for (const std::string_view place : kPlaces)
    if (fonts.config_ == nullptr) fonts.config_ = with_faces(place);
  if (fonts.config_ == nullptr)
    return fail(
        std::string("thiếu phông chữ Liberation Serif có đủ chữ Việt nên chưa in được; hãy cài gói "
                    "fonts-liberation2"));
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
  const char* const end = composed->data() + composed->size();
  for (const char* at = composed->data(); at < end; at = g_utf8_next_char(at)) {
    const gunichar letter = g_utf8_get_char(at);
    if (letter == '\n') {
      out += '\n';
    } else if (letter < 0x20 || (letter >= 0x7F && letter < 0xA0)) {
      out += ' ';
    } else if (is_steering(letter)) {
      continue;
    } else if (FcCharSetHasChar(letters_, letter) == FcTrue) {
      out.append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
    } else {
      out += numbered(letter);
    }
  }
  return out;
}

}  // namespace motcua::printing
