#include "http/forms.h"

#include <algorithm>
#include <utility>

#include "http/letters.h"
#include "http/multipart.h"
#include "http/target.h"

namespace motcua::http {
namespace {

constexpr std::size_t kBoundaryBytesMax = 70;  // RFC 2046 section 5.1.1

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

/// Files held in memory, as FormFile has them.
class HeldFiles final : public FormReader::Files {
 public:
  Result<Done, FormFault> begin(PartHead head, const Parameters&) override {
    files_.push_back(
        {std::move(head.name), std::move(*head.filename), std::move(head.content_type), {}});
    return Done{};
  }
  Result<Done, FormFault> bytes(std::string_view piece) override {
    files_.back().bytes += piece;
    return Done{};
  }
  Result<Done, FormFault> end() override {
    if (files_.back().filename.empty() && files_.back().bytes.empty()) files_.pop_back();
    return Done{};
  }
  [[nodiscard]] std::vector<FormFile> take() { return std::move(files_); }

 private:
  std::vector<FormFile> files_;
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
  HeldFiles files;
  FormReader reader(boundary, limits, files);
  TRY(reader.feed(body));
  Parameters fields = TRY(reader.finish());
  return Form{std::move(fields), files.take()};
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
