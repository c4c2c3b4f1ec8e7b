#include <algorithm>

#include "base/check.h"
#include "http/address.h"
#include "http/http.h"
#include "http/letters.h"

namespace motcua::http {

std::string_view method_name(Method method) {
  switch (method) {
    case Method::kGet: return "GET";
    case Method::kHead: return "HEAD";
    case Method::kPost: return "POST";
    case Method::kPut: return "PUT";
    case Method::kPatch: return "PATCH";
    case Method::kDelete: return "DELETE";
    case Method::kOptions: return "OPTIONS";
  }
  return "";
}

const std::string* Headers::find(std::string_view name) const {
  for (const Field& field : fields_) {
    if (same_letters(field.name, name)) return &field.value;
  }
  return nullptr;
}

void Headers::add(std::string_view name, std::string_view value) {
  fields_.push_back({std::string(name), std::string(value)});
}

void Headers::set(std::string_view name, std::string_view value) {
  std::erase_if(fields_, [&](const Field& field) { return same_letters(field.name, name); });
  add(name, value);
}

std::size_t Headers::count(std::string_view name) const {
  return static_cast<std::size_t>(std::count_if(
      fields_.begin(), fields_.end(), [&](const Field& f) { return same_letters(f.name, name); }));
}

const std::string* Parameters::find(std::string_view name) const {
  for (const Pair& pair : pairs_) {
    if (pair.first == name) return &pair.second;
  }
  return nullptr;
}

std::string_view Parameters::get(std::string_view name) const {
  const std::string* value = find(name);
  return value == nullptr ? std::string_view() : std::string_view(*value);
}

Parameters Request::cookies() const {
  std::vector<Parameters::Pair> pairs;
  for (const Headers::Field& field : headers.all()) {
    if (!same_letters(field.name, "Cookie")) continue;
    std::string_view rest = field.value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos || equals == 0) continue;
      pairs.emplace_back(pair.substr(0, equals), pair.substr(equals + 1));
    }
  }
  return Parameters(std::move(pairs));
}

std::string Request::media_type() const {
  const std::string* value = header("Content-Type");
  if (value == nullptr) return {};
  const std::string_view whole = *value;
  return lower_case(trimmed(whole.substr(0, std::min(whole.find(';'), whole.size()))));
}

Response Response::text(int status, std::string_view content_type, std::string body) {
  Response out;
  out.status = status;
  out.headers.add("Content-Type", content_type);
  out.body = std::move(body);
  return out;
}

Response Response::redirect(std::string_view location, int status) {
  Response out;
  out.status = status;
  out.headers.add("Location", location);
  return out;
}

Response Response::stream(EventStream events) {
  Response out;
  out.headers.add("Content-Type", "text/event-stream");
  out.headers.add("Cache-Control", "no-store");
  out.events = std::move(events);
  return out;
}

Reply::Reply(Reply&& other) noexcept
    : answer_(std::exchange(other.answer_, nullptr)), dropped_stops_(other.dropped_stops_) {}

Reply& Reply::operator=(Reply&& other) noexcept {
  if (this == &other) return *this;
  drop();
  answer_ = std::exchange(other.answer_, nullptr);
  dropped_stops_ = other.dropped_stops_;
  return *this;
}

Reply::~Reply() { drop(); }

void Reply::drop() {
  if (!answer_) return;
  CHECK(!dropped_stops_, "a request's Reply was dropped unanswered");
  send(Response::text(500, "text/plain; charset=utf-8", "500\n"));
}

void Reply::send(Response response) {
  CHECK(answer_ != nullptr, "a request was answered twice");
  const Answer answer = std::exchange(answer_, nullptr);
  answer(std::move(response));
}

std::string_view reason_phrase(int status) {
  struct Phrase {
    int status;
    std::string_view words;
  };
  static constexpr Phrase kPhrases[] = {
      {100, "Continue"},
      {200, "OK"},
      {201, "Created"},
      {202, "Accepted"},
      {204, "No Content"},
      {206, "Partial Content"},
      {301, "Moved Permanently"},
      {302, "Found"},
      {303, "See Other"},
      {304, "Not Modified"},
      {307, "Temporary Redirect"},
      {308, "Permanent Redirect"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {406, "Not Acceptable"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {410, "Gone"},
      {411, "Length Required"},
      {412, "Precondition Failed"},
      {413, "Content Too Large"},
      {414, "URI Too Long"},
      {415, "Unsupported Media Type"},
      {416, "Range Not Satisfiable"},
      {417, "Expectation Failed"},
      {421, "Misdirected Request"},
      {422, "Unprocessable Content"},
      {423, "Locked"},
      {428, "Precondition Required"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {451, "Unavailable For Legal Reasons"},
      {500, "Internal Server Error"},
      {501, "Not Implemented"},
      {502, "Bad Gateway"},
      {503, "Service Unavailable"},
      {504, "Gateway Timeout"},
      {505, "HTTP Version Not Supported"},
      {507, "Insufficient Storage"},
  };
  for (const Phrase& phrase : kPhrases) {
    if (phrase.status == status) return phrase.words;
  }
  return "Status";
}

}  // namespace motcua::http
