// What a call to the API says, read strictly: its body, its headers, its query. Every fault is a
// problem that the caller can act on.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/problem.h"
#include "base/ids.h"
#include "base/input.h"
#include "base/json.h"
#include "base/result.h"
#include "http/http.h"
#include "web/site.h"

namespace motcua::web::api {

/// A JSON object of Content-Type application/json.
[[nodiscard]] Result<json::Value, app::Problem> read_body(const http::Request& request);
/// The same with its members read at once: `read` reports to `errors` through the reader.
[[nodiscard]] Result<Done, app::Problem> read_members(
    const http::Request& request, const std::function<void(input::Reader&)>& read);

/// Idempotency-Key: a UUID.
[[nodiscard]] Result<CommandId, app::Problem> command_id(const http::Request& request);
/// If-Match: one strong entity tag with the version in it, "7" with its quotes.
[[nodiscard]] Result<std::int64_t, app::Problem> version_wanted(const http::Request& request);
[[nodiscard]] std::string entity_tag(std::int64_t version);

/// The query of a call; names that were not asked for, and names that come twice, are faults.
class Query {
 public:
  explicit Query(const http::Request& request) : request_(request) {}

  [[nodiscard]] std::optional<std::string> text(std::string_view name, std::size_t length_max);
  [[nodiscard]] std::int64_t integer(std::string_view name, std::int64_t low, std::int64_t high,
                                     std::int64_t otherwise);
  template <class Id>
  [[nodiscard]] std::optional<Id> id(std::string_view name) {
    const auto word = text(name, 64);
    if (!word) return std::nullopt;
    auto parsed = Id::parse(*word);
    if (!parsed) fault(name, InputFault::kNotAnId, 0);
    return parsed;
  }
  /// Index into `words`; nothing when absent.
  [[nodiscard]] std::optional<std::size_t> one_of(std::string_view name,
                                                  const std::vector<std::string_view>& words);
  void require(std::string_view name);
  void fault(std::string_view name, InputFault fault, std::int64_t limit);
  /// After everything was asked for.
  [[nodiscard]] Result<Done, app::Problem> done();

 private:
  const http::Request& request_;
  std::vector<std::string_view> asked_;
  InputErrors errors_;
};

/// application/json, with a final line break.
[[nodiscard]] http::Response json_response(int status, const json::Value& value);
[[nodiscard]] http::Response no_content();
[[nodiscard]] app::Problem problem(app::Fault fault);
[[nodiscard]] app::Problem input_problem(std::string_view path, InputFault fault,
                                         std::int64_t limit = 0);
[[nodiscard]] app::Problem too_many(std::int64_t retry_after_seconds);

/// Runs on the writer's thread later; the call comes along.
[[nodiscard]] std::shared_ptr<Call> keep(Call call);

}  // namespace motcua::web::api
