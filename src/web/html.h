// HTML that is escaped by construction: an Html holds markup, text becomes markup only through
// text() or an attribute, and tag and attribute names are literals of ours.
//
//   tag("a", {{"href", "/ho-so/" + code}}, text(code))
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace motcua::web {

class Html {
 public:
  Html() = default;
  /// The markup so far.
  [[nodiscard]] const std::string& markup() const { return markup_; }
  [[nodiscard]] std::string take() { return std::move(markup_); }
  [[nodiscard]] bool empty() const { return markup_.empty(); }
  Html& operator+=(const Html& other) {
    markup_ += other.markup_;
    return *this;
  }
  [[nodiscard]] friend Html operator+(Html a, const Html& b) {
    a += b;
    return a;
  }

 private:
  friend Html text(std::string_view);
  friend class TagBuilder;
  std::string markup_;
};

/// Escapes & < > " '.
[[nodiscard]] Html text(std::string_view plain);

/// Not constexpr on purpose: calling it makes a wrong literal an error of the compiler.
inline void a_name_is_letters_digits_and_hyphens() {}

/// A tag's or an attribute's name: only a literal, so that no input can become one.
class Name {
 public:
  template <std::size_t N>
  consteval Name(const char (&literal)[N]) : text_(literal, N - 1) {  // NOLINT
    for (const char c : text_)
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            c == '-' || c == ':'))
        a_name_is_letters_digits_and_hyphens();
  }
  [[nodiscard]] std::string_view view() const { return text_; }

 private:
  std::string_view text_;
};

struct Attribute {
  Attribute(Name n, std::string_view v) : name(n), value(v) {}
  /// A boolean attribute: written only when true.
  Attribute(Name n, bool on) : name(n), present(on), bare(true) {}
  Attribute(Name n, const char* v) : name(n), value(v) {}
  Attribute(Name n, const std::string& v) : name(n), value(v) {}

  Name name;
  std::string value;
  bool present = true;
  bool bare = false;
};
using Attributes = std::vector<Attribute>;

/// `<name attributes>inside</name>`.
[[nodiscard]] Html tag(Name name, const Attributes& attributes, const Html& inside);
[[nodiscard]] Html tag(Name name, const Html& inside);
/// A void element: `<input ...>`.
[[nodiscard]] Html lone(Name name, const Attributes& attributes);
/// Several pieces one after another.
[[nodiscard]] Html join(std::initializer_list<Html> pieces);

}  // namespace motcua::web
