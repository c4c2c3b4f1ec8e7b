#include "http/response_head.h"

#include <charconv>
#include <cstdio>

#include "base/time.h"
#include "http/letters.h"

namespace motcua::http {
namespace {

constexpr std::size_t kHeadBytesUsual = 1024;

void append_number(std::string& out, std::uint64_t number) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  out.append(digits, end);
}

// A line break in a value would let whoever chose the value write headers of their own.
void append_value(std::string& out, std::string_view value) {
  const std::size_t begin = out.size();
  out += value;
  for (std::size_t i = begin; i < out.size(); ++i)
    if (out[i] == '\r' || out[i] == '\n' || out[i] == '\0') out[i] = ' ';
}

bool is_servers_own(std::string_view name) {
  return same_letters(name, "Content-Length") || same_letters(name, "Connection") ||
         same_letters(name, "Date") || same_letters(name, "Transfer-Encoding");
}

}  // namespace

bool status_has_body(int status) { return status >= 200 && status != 204 && status != 304; }

void append_head(std::string& out, const Response& response, const HeadFacts& facts) {
  out.reserve(kHeadBytesUsual);
  out += "HTTP/1.1 ";
  append_number(out, static_cast<std::uint64_t>(response.status));
  out += ' ';
  out += reason_phrase(response.status);
  out += "\r\nDate: ";
  out += facts.date;
  out += "\r\n";
  for (const Headers::Field& field : response.headers.all()) {
    if (is_servers_own(field.name)) continue;
    append_value(out, field.name);
    out += ": ";
    append_value(out, field.value);
    out += "\r\n";
  }
  if (facts.content_length && status_has_body(response.status)) {
    out += "Content-Length: ";
    append_number(out, *facts.content_length);
    out += "\r\n";
  }
  if (!facts.keep_alive) {
    out += "Connection: close\r\n";
  } else if (facts.http_1_0) {
    out += "Connection: keep-alive\r\n";
  }
  out += "\r\n";
}

std::string http_date(std::int64_t seconds_since_1970) {
  static constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::int64_t days =
      (seconds_since_1970 - (seconds_since_1970 % 86400 + 86400) % 86400) / 86400;
  const auto second = static_cast<int>(seconds_since_1970 - days * 86400);
  const Date date{static_cast<std::int32_t>(days)};
  char text[40];
  std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT",
                kDays[static_cast<int>(date.weekday())], date.day(), kMonths[date.month() - 1],
                date.year(), second / 3600, second / 60 % 60, second % 60);
  return text;
}

Response plain_refusal(int status) {
  std::string body = R"({"type":"about:blank","title":")";
  body += reason_phrase(status);
  body += R"(","status":)";
  append_number(body, static_cast<std::uint64_t>(status));
  body += "}\n";
  return Response::text(status, "application/problem+json", std::move(body));
}

}  // namespace motcua::http
