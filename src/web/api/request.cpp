#include "web/api/request.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace motcua::web::api {
namespace {

InputFault as_input(json::ParseFault fault) {
  switch (fault) {
    case json::ParseFault::kNotUtf8:
    case json::ParseFault::kNul: return InputFault::kBadCharacters;
    case json::ParseFault::kNotAnInteger: return InputFault::kWrongType;
    case json::ParseFault::kIntegerTooBig: return InputFault::kOutOfRange;
    case json::ParseFault::kDuplicateKey: return InputFault::kContradicts;
    case json::ParseFault::kTooDeep: return InputFault::kTooMany;
    case json::ParseFault::kTooLarge: return InputFault::kTooLong;
    case json::ParseFault::kSyntax: return InputFault::kBadForm;
  }
  return InputFault::kBadForm;
}

/// What cannot be said as a fault of a field: the whole text is no JSON of ours.
app::Problem not_json(const json::ParseError& error) {
  if (error.fault == json::ParseFault::kTooLarge) return problem(app::Fault::kBodyTooLarge);
  if (error.fault == json::ParseFault::kSyntax || error.fault == json::ParseFault::kNotUtf8)
    return problem(app::Fault::kBodyNotJson);
  return input_problem("", as_input(error.fault));
}

bool digits_only(std::string_view text) {
  return !text.empty() && text.size() <= 16 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::int64_t number(std::string_view digits) {
  std::int64_t out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}

}  // namespace

app::Problem problem(app::Fault fault) { return app::Problem(fault); }

app::Problem input_problem(std::string_view path, InputFault fault, std::int64_t limit) {
  return app::Problem(InputErrors{{std::string(path), fault, limit}});
}

app::Problem too_many(std::int64_t retry_after_seconds) {
  app::Problem out = problem(app::Fault::kTooManyRequests);
  out.parameters.emplace_back("retry_after", std::to_string(retry_after_seconds));
  return out;
}

Result<json::Value, app::Problem> read_body(const http::Request& request) {
  const std::string media = request.media_type();
  if (media != "application/json") return fail(problem(app::Fault::kUnsupportedMediaType));
  auto value = json::parse(request.body);
  if (!value) return fail(not_json(value.error()));
  if (value->as_object() == nullptr) return fail(input_problem("", InputFault::kWrongType));
  return std::move(*value);
}

Result<Done, app::Problem> read_members(const http::Request& request,
                                        const std::function<void(input::Reader&)>& read) {
  const json::Value body = TRY(read_body(request));
  InputErrors errors;
  input::Reader in(body, errors);
  read(in);
  in.done();
  if (!errors.empty()) return fail(app::Problem(std::move(errors)));
  return Done{};
}

Result<CommandId, app::Problem> command_id(const http::Request& request) {
  const std::string* header = request.header("Idempotency-Key");
  if (header == nullptr) return fail(problem(app::Fault::kIdempotencyKeyMissing));
  std::string_view text = *header;
  // The header's draft standard writes the key as a quoted string; both are taken.
  if (text.size() > 2 && text.front() == '"' && text.back() == '"')
    text = text.substr(1, text.size() - 2);
  const auto id = parse_command_id(text);
  if (!id || request.headers.count("Idempotency-Key") != 1)
    return fail(problem(app::Fault::kIdempotencyKeyInvalid));
  return *id;
}

Result<std::int64_t, app::Problem> version_wanted(const http::Request& request) {
  const std::string* header = request.header("If-Match");
  if (header == nullptr) return fail(problem(app::Fault::kVersionMissing));
  const std::string_view text = *header;
  const bool quoted = text.size() > 2 && text.front() == '"' && text.back() == '"';
  if (!quoted || !digits_only(text.substr(1, text.size() - 2)) ||
      request.headers.count("If-Match") != 1)
    return fail(input_problem("If-Match", InputFault::kBadForm));
  return number(text.substr(1, text.size() - 2));
}

std::string entity_tag(std::int64_t version) { return '"' + std::to_string(version) + '"'; }

std::optional<std::string> Query::text(std::string_view name, std::size_t length_max) {
  asked_.push_back(name);
  const std::string* found = request_.query.find(name);
  if (found == nullptr) return std::nullopt;
  auto composed = to_nfc(*found);
  if (!composed || has_forbidden_characters(*composed)) {
    fault(name, InputFault::kBadCharacters, 0);
    return std::nullopt;
  }
  if (code_points(*composed) > length_max) {
    fault(name, InputFault::kTooLong, static_cast<std::int64_t>(length_max));
    return std::nullopt;
  }
  return composed;
}

std::int64_t Query::integer(std::string_view name, std::int64_t low, std::int64_t high,
                            std::int64_t otherwise) {
  const auto word = text(name, 20);
  if (!word) return otherwise;
  if (!digits_only(*word)) {
    fault(name, InputFault::kWrongType, 0);
    return otherwise;
  }
  const std::int64_t value = number(*word);
  if (value < low) fault(name, InputFault::kOutOfRange, low);
  if (value > high) fault(name, InputFault::kOutOfRange, high);
  return std::clamp(value, low, high);
}

std::optional<std::size_t> Query::one_of(std::string_view name,
                                         const std::vector<std::string_view>& words) {
  const auto word = text(name, 64);
  if (!word) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), *word);
  if (found == words.end()) {
    fault(name, InputFault::kNotOneOf, 0);
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - words.begin());
}

void Query::require(std::string_view name) {
  if (request_.query.find(name) == nullptr) fault(name, InputFault::kMissing, 0);
}

void Query::fault(std::string_view name, InputFault fault, std::int64_t limit) {
  errors_.push_back({std::string(name), fault, limit});
}

Result<Done, app::Problem> Query::done() {
  std::vector<std::string_view> seen;
  for (const auto& [name, value] : request_.query.all()) {
    // `lang` is the door's: the language of the sentences.
    const bool known =
        name == "lang" || std::find(asked_.begin(), asked_.end(), name) != asked_.end();
    const bool again = std::find(seen.begin(), seen.end(), name) != seen.end();
    if (!known) fault(std::string_view(name).substr(0, 60), InputFault::kUnknownMember, 0);
    if (known && again) fault(name, InputFault::kContradicts, 0);
    seen.push_back(name);
  }
  if (!errors_.empty()) return fail(app::Problem(errors_));
  return Done{};
}

http::Response json_response(int status, const json::Value& value) {
  return http::Response::text(status, "application/json", json::write(value) + "\n");
}

http::Response no_content() {
  http::Response response;
  response.status = 204;
  return response;
}

std::shared_ptr<Call> keep(Call call) { return std::make_shared<Call>(std::move(call)); }

}  // namespace motcua::web::api
