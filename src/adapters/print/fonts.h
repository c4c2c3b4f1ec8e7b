// The fonts of printed forms, and nothing else of the machine's fonts: Liberation Serif, whose
// letters are as wide as those of Times New Roman and which has every Vietnamese letter, then fonts
// for other scripts. Fontconfig is given these files alone, so that it reads no configuration, no
// home directory and writes no cache.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

using FcConfig = struct _FcConfig;
using FcCharSet = struct _FcCharSet;

namespace motcua::printing {

class Fonts {
 public:
  /// Loads the libraries and sets the process's fontconfig: once, before anything else draws. The
  /// error is a sentence for the operator that names what to install.
  [[nodiscard]] static Result<Fonts, std::string> load();
  Fonts(Fonts&& other) noexcept;
  Fonts& operator=(Fonts&&) = delete;
  ~Fonts();

  static constexpr std::string_view kMissing =
      "thiếu phông chữ Liberation Serif có đủ chữ Việt nên chưa in được; hãy cài gói "
      "fonts-liberation2";
  /// Whether the files are there, without a look into them: for a start.
  [[nodiscard]] static bool are_there();

  static constexpr const char* kFamily = "Liberation Serif";

  /// As it can be printed: NFC, without control characters and direction overrides; a letter of
  /// which no font knows the shape becomes its number, "[U+12345]": never an empty box.
  [[nodiscard]] std::string printable(std::string_view text) const;
  /// Files of other scripts that are not installed; their letters become numbers.
  [[nodiscard]] const std::vector<std::string>& absent() const { return absent_; }

 private:
  Fonts() = default;
  FcConfig* config_ = nullptr;
  FcCharSet* letters_ = nullptr;  // of all fonts together
  std::vector<std::string> absent_;
};

}  // namespace motcua::printing
