#include "http/forms.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "http/letters.h"
#include "http/target.h"

namespace motcua::http {
namespace {

constexpr std::size_t kBoundaryBytesMax = 70;  // RFC 2046 section 5.1.1

bool is_text(std::string_view text) {
  return text.find('\0') == std::string_view::npos && is_utf8(text);
}

std::string_view take_token(std::string_view& rest) {
  std::size_t size = 0;
  while (size < rest.size() && is_token_character(rest[size])) ++size;
  const std::string_view token = rest.substr(0, size);
  rest.remove_prefix(size);
  return token;
}

// Browsers leave a backslash as it is and never escape a quote with one; curl does the latter.
std::optional<std::string> take_quoted(std::string_view& rest) {
  std::string out;
  for (std::size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '"') {
      rest.remove_prefix(i + 1);
      return out;
    }
    if (rest[i] == '\\' && i + 1 < rest.size() && rest[i + 1] == '"') ++i;
    out += rest[i];
  }
  return std::nullopt;
}

/// "; name=value" at the front of `rest`; nullopt when it is something else.
std::optional<Parameters::Pair> take_parameter(std::string_view& rest) {
  if (rest.front() != ';') return std::nullopt;
  rest = trimmed(rest.substr(1));
  std::string name = lower_case(take_token(rest));
  if (name.empty() || rest.empty() || rest.front() != '=') return std::nullopt;
  rest.remove_prefix(1);
  std::optional<std::string> value;
  if (!rest.empty() && rest.front() == '"') {
    value = take_quoted(rest);
  } else if (const std::string_view token = take_token(rest); !token.empty()) {
    value = std::string(token);
  }
  if (!value) return std::nullopt;
  rest = trimmed(rest);
  return Parameters::Pair(std::move(name), std::move(*value));
}

std::string without_directories(std::string_view filename) {
  const std::size_t slash = filename.find_last_of("/\\");
  return std::string(slash == std::string_view::npos ? filename : filename.substr(slash + 1));
}

struct PartHead {
  std::string name;
  std::optional<std::string> filename;
  std::string content_type;
};

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

/// What is being gathered, with the limits on it.
struct Gathered {
  std::vector<Parameters::Pair> fields;
  std::vector<FormFile> files;

  Result<Done, FormFault> add(PartHead head, std::string_view bytes, const FormLimits& limits) {
    if (head.filename) {
      if (head.filename->empty() && bytes.empty()) return Done{};
      if (files.size() == limits.files_max) return fail(FormFault::kTooMuch);
      files.push_back({std::move(head.name), std::move(*head.filename),
                       std::move(head.content_type), std::string(bytes)});
      return Done{};
    }
    if (fields.size() == limits.fields_max || bytes.size() > limits.field_bytes_max) {
      return fail(FormFault::kTooMuch);
    }
    if (!is_text(bytes)) return fail(FormFault::kMalformed);
    fields.emplace_back(std::move(head.name), bytes);
    return Done{};
  }
};

}  // namespace

const FormFile* Form::file(std::string_view field) const {
  for (const FormFile& one : files) {
    if (one.field == field) return &one;
  }
  return nullptr;
}

std::optional<HeaderWords> parse_header_words(std::string_view value) {
  std::string_view rest = trimmed(value);
  const std::size_t end = std::min(rest.find(';'), rest.size());
  HeaderWords out;
  out.word = lower_case(trimmed(rest.substr(0, end)));
  rest.remove_prefix(end);
  std::vector<Parameters::Pair> pairs;
  while (!rest.empty()) {
    if (trimmed(rest.substr(1)).empty() && rest.front() == ';') break;
    auto pair = take_parameter(rest);
    if (!pair) return std::nullopt;
    for (const Parameters::Pair& earlier : pairs) {
      if (earlier.first == pair->first) return std::nullopt;
    }
    pairs.push_back(std::move(*pair));
  }
  out.parameters = Parameters(std::move(pairs));
  return out;
}

std::optional<std::string> multipart_boundary(std::string_view content_type) {
  const auto words = parse_header_words(content_type);
  if (!words || words->word != "multipart/form-data") return std::nullopt;
  const std::string* boundary = words->parameters.find("boundary");
  if (!boundary || boundary->empty() || boundary->size() > kBoundaryBytesMax) return std::nullopt;
  for (const char c : *boundary) {
    if (c < ' ' || c > '~') return std::nullopt;
  }
  return *boundary;
}

Result<Form, FormFault> parse_multipart(std::string_view body, std::string_view boundary,
                                        FormLimits limits) {
  const std::string between = "\r\n--" + std::string(boundary);
  if (!body.starts_with(std::string_view(between).substr(2))) return fail(FormFault::kMalformed);
  body.remove_prefix(between.size() - 2);
  Gathered gathered;
  // Here `body` stands behind a boundary.
  while (body.starts_with("\r\n")) {
    body.remove_prefix(2);
    const std::size_t head_end = body.find("\r\n\r\n");
    if (head_end == std::string_view::npos) return fail(FormFault::kMalformed);
    if (head_end > limits.part_header_bytes_max) return fail(FormFault::kTooMuch);
    auto head = parse_part_head(body.substr(0, head_end + 2));
    if (!head) return fail(FormFault::kMalformed);
    body.remove_prefix(head_end + 4);
    const std::size_t end = body.find(between);
    if (end == std::string_view::npos) return fail(FormFault::kMalformed);
    static_cast<void>(TRY(gathered.add(std::move(*head), body.substr(0, end), limits)));
    body.remove_prefix(end + between.size());
  }
  if (body != "--" && body != "--\r\n") return fail(FormFault::kMalformed);
  return Form{Parameters(std::move(gathered.fields)), std::move(gathered.files)};
}

Result<Form, FormFault> parse_form(const Request& request, FormLimits limits) {
  const std::string type = request.media_type();
  if (type == "application/x-www-form-urlencoded") {
    auto fields = parse_pairs(request.body, {limits.fields_max, request.body.size()});
    if (!fields) return fail(FormFault::kMalformed);
    for (const Parameters::Pair& pair : fields->all()) {
      if (pair.second.size() > limits.field_bytes_max) return fail(FormFault::kTooMuch);
    }
    return Form{std::move(*fields), {}};
  }
  if (type != "multipart/form-data") return fail(FormFault::kNotAForm);
  const auto boundary = multipart_boundary(*request.header("Content-Type"));
  if (!boundary) return fail(FormFault::kMalformed);
  return parse_multipart(request.body, *boundary, limits);
}

}  // namespace motcua::http
