#include "adapters/signatures/pdf_syntax.h"

namespace motcua::signatures {
namespace {

constexpr int kDepthMax = 16;
constexpr std::string_view kSpace("\0\t\n\f\r ", 6);
constexpr std::string_view kDelimiters = "()<>[]{}/%";

bool is_regular(char c) {
  return kSpace.find(c) == std::string_view::npos && kDelimiters.find(c) == std::string_view::npos;
}

}  // namespace

void PdfCursor::skip_space() {
  while (at_ < file_.size()) {
    if (file_[at_] == '%') {
      while (at_ < file_.size() && file_[at_] != '\n' && file_[at_] != '\r') ++at_;
    } else if (kSpace.find(file_[at_]) == std::string_view::npos) {
      return;
    } else {
      ++at_;
    }
  }
}

std::optional<std::string_view> PdfCursor::name() {
  if (!starts_with("/")) return std::nullopt;
  const std::size_t from = ++at_;
  while (at_ < file_.size() && is_regular(file_[at_])) ++at_;
  return file_.substr(from, at_ - from);
}

bool PdfCursor::word() {
  const std::size_t from = at_;
  while (at_ < file_.size() && is_regular(file_[at_])) ++at_;
  return at_ > from;
}

bool PdfCursor::literal_string() {
  int open = 0;
  for (; at_ < file_.size(); ++at_) {
    const char c = file_[at_];
    if (c == '\\') {
      ++at_;
    } else if (c == '(') {
      ++open;
    } else if (c == ')' && --open == 0) {
      ++at_;
      return true;
    }
  }
  return false;
}

bool PdfCursor::hex_string() {
  const auto end = file_.find('>', at_);
  if (end == std::string_view::npos) return false;
  at_ = end + 1;
  return true;
}

bool PdfCursor::container(std::string_view end, int depth) {
  while (true) {
    skip_space();
    if (starts_with(end)) {
      skip(end.size());
      return true;
    }
    if (!object(depth + 1)) return false;
  }
}

std::optional<std::string_view> PdfCursor::object(int depth) {
  const std::size_t from = at_;
  if (depth > kDepthMax || at_ >= file_.size()) return std::nullopt;
  bool sound = false;
  if (starts_with("<<")) {
    skip(2);
    sound = container(">>", depth);
  } else if (starts_with("[")) {
    skip(1);
    sound = container("]", depth);
  } else if (starts_with("<")) {
    sound = hex_string();
  } else if (starts_with("(")) {
    sound = literal_string();
  } else if (starts_with("/")) {
    sound = name().has_value();
  } else {
    sound = word();  // a number, a keyword, a part of a reference
  }
  if (!sound || at_ > file_.size()) return std::nullopt;
  return file_.substr(from, at_ - from);
}

}  // namespace motcua::signatures
