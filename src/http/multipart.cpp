#include "http/multipart.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "http/letters.h"
#include "http/target.h"

namespace motcua::http {
namespace {

bool is_text(std::string_view text) {
  return text.find('\0') == std::string_view::npos && is_utf8(text);
}

std::string without_directories(std::string_view filename) {
  const std::size_t slash = filename.find_last_of("/\\");
  return std::string(slash == std::string_view::npos ? filename : filename.substr(slash + 1));
}

bool read_disposition(std::string_view value, PartHead& head) {
  const auto words = parse_header_words(value);
  if (!words || words->word != "form-data" || !head.name.empty()) return false;
  const std::string* name = words->parameters.find("name");
  if (!name || name->empty() || !is_text(*name)) return false;
  head.name = *name;
  if (const std::string* filename = words->parameters.find("filename")) {
    if (!is_text(*filename) || has_forbidden_characters(*filename)) return false;
    head.filename = without_directories(*filename);
  }
  return true;
}

std::optional<PartHead> parse_part_head(std::string_view text) {
  PartHead head;
  while (!text.empty()) {
    const std::size_t end = text.find("\r\n");
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 2);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return std::nullopt;
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (same_letters(line.substr(0, colon), "Content-Disposition")) {
      if (!read_disposition(value, head)) return std::nullopt;
    } else if (same_letters(line.substr(0, colon), "Content-Type")) {
      head.content_type =
          lower_case(trimmed(value.substr(0, std::min(value.find(';'), value.size()))));
    }
  }
  if (head.name.empty()) return std::nullopt;
  return head;
}

}  // namespace

MultipartReader::MultipartReader(std::string_view boundary, std::size_t part_header_bytes_max,
                                 PartSink& sink)
    : between_("\r\n--" + std::string(boundary)),
      head_bytes_max_(part_header_bytes_max),
      sink_(sink) {}

Result<Done, FormFault> MultipartReader::feed(std::string_view piece) {
  held_.erase(0, at_);
  at_ = 0;
  held_ += piece;
  while (TRY(step())) {
  }
  return Done{};
}

Result<Done, FormFault> MultipartReader::finish() {
  const bool is_closed = rest() == "--" || rest() == "--\r\n";
  if (state_ != State::kEnd || !is_closed) return fail(FormFault::kMalformed);
  return Done{};
}

Result<bool, FormFault> MultipartReader::step() {
  switch (state_) {
    case State::kBeginning: return beginning();
    case State::kBehindBoundary: return behind_boundary();
    case State::kHead: return head();
    case State::kBody: return body();
    case State::kEnd:
      // "--" and perhaps an end of line, nothing else.
      if (!std::string_view("--\r\n").starts_with(rest())) return fail(FormFault::kMalformed);
      return false;
  }
  return fail(FormFault::kMalformed);
}

Result<bool, FormFault> MultipartReader::beginning() {
  const std::string_view first = std::string_view(between_).substr(2);
  if (!rest().starts_with(first.substr(0, rest().size()))) return fail(FormFault::kMalformed);
  if (rest().size() < first.size()) return false;
  at_ += first.size();
  state_ = State::kBehindBoundary;
  return true;
}

Result<bool, FormFault> MultipartReader::behind_boundary() {
  if (rest().size() < 2) return false;
  state_ = rest().starts_with("\r\n") ? State::kHead : State::kEnd;
  if (state_ == State::kHead) at_ += 2;
  return true;
}

Result<bool, FormFault> MultipartReader::head() {
  const std::size_t end = rest().find("\r\n\r\n");
  if (std::min(end, rest().size()) > head_bytes_max_ + 3) return fail(FormFault::kTooMuch);
  if (end == std::string_view::npos) return false;
  if (end > head_bytes_max_) return fail(FormFault::kTooMuch);
  auto head = parse_part_head(rest().substr(0, end + 2));
  if (!head) return fail(FormFault::kMalformed);
  at_ += end + 4;
  state_ = State::kBody;
  TRY(sink_.begin(std::move(*head)));
  return true;
}

Result<bool, FormFault> MultipartReader::body() {
  const std::size_t end = rest().find(between_);
  if (end == std::string_view::npos) {
    // The beginning of a boundary may be at the end.
    if (rest().size() < between_.size()) return false;
    const std::size_t sure = rest().size() - (between_.size() - 1);
    TRY(sink_.bytes(rest().substr(0, sure)));
    at_ += sure;
    return false;
  }
  if (end > 0) TRY(sink_.bytes(rest().substr(0, end)));
  TRY(sink_.end());
  at_ += end + between_.size();
  state_ = State::kBehindBoundary;
  return true;
}

FormReader::FormReader(std::string_view boundary, const FormLimits& limits, Files& files)
    : limits_(limits), files_(files), reader_(boundary, limits.part_header_bytes_max, *this) {}

Result<Done, FormFault> FormReader::begin(PartHead head) {
  in_file_ = head.filename.has_value();
  if (in_file_) {
    // An input left empty has no name, and counts for nothing.
    if (!head.filename->empty() && ++file_count_ > limits_.files_max)
      return fail(FormFault::kTooMuch);
    return files_.begin(std::move(head), Parameters(fields_));
  }
  if (fields_.size() == limits_.fields_max) return fail(FormFault::kTooMuch);
  fields_.emplace_back(std::move(head.name), std::string());
  return Done{};
}

Result<Done, FormFault> FormReader::bytes(std::string_view piece) {
  if (in_file_) return files_.bytes(piece);
  text_bytes_ += piece.size();
  std::string& text = fields_.back().second;
  if (text.size() + piece.size() > limits_.field_bytes_max || text_bytes_ > limits_.text_bytes_max)
    return fail(FormFault::kTooMuch);
  text += piece;
  return Done{};
}

Result<Done, FormFault> FormReader::end() {
  if (in_file_) return files_.end();
  if (!is_text(fields_.back().second)) return fail(FormFault::kMalformed);
  return Done{};
}

Result<Parameters, FormFault> FormReader::finish() {
  TRY(reader_.finish());
  return Parameters(std::move(fields_));
}

}  // namespace motcua::http
