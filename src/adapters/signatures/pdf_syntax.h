// The little of PDF's syntax (ISO 32000-1, 7.3) that is needed to step through one dictionary.
#pragma once

#include <optional>
#include <string_view>

namespace motcua::signatures {

/// A window into a file. Each read steps behind what it read, or says no and may stop anywhere.
class PdfCursor {
 public:
  PdfCursor(std::string_view file, std::size_t at) : file_(file), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool starts_with(std::string_view text) const {
    return file_.substr(at_).starts_with(text);
  }
  void skip(std::size_t count) { at_ += count; }
  /// White space and comments.
  void skip_space();
  /// "/Name" without the slash.
  [[nodiscard]] std::optional<std::string_view> name();
  /// Any one object; the bytes it takes. Nesting is bounded.
  [[nodiscard]] std::optional<std::string_view> object(int depth = 0);

 private:
  [[nodiscard]] bool literal_string();
  [[nodiscard]] bool hex_string();
  [[nodiscard]] bool container(std::string_view end, int depth);
  [[nodiscard]] bool word();

  std::string_view file_;
  std::size_t at_;
};

}  // namespace motcua::signatures
