// What a call says is read strictly, and what is wrong with it is said.
#include "web/api/request.h"

#include <gtest/gtest.h>

namespace motcua::web::api {
namespace {

http::Request with_header(std::string_view name, std::string_view value) {
  http::Request request;
  request.headers.add(name, value);
  return request;
}

http::Request with_body(std::string_view type, std::string body) {
  http::Request request = with_header("Content-Type", type);
  request.body = std::move(body);
  return request;
}

http::Request with_query(std::vector<http::Parameters::Pair> pairs) {
  http::Request request;
  request.query = http::Parameters(std::move(pairs));
  return request;
}

std::string_view code_of(const app::Problem& problem) { return app::kind_of(problem.cause).code; }

template <class T>
std::string_view code_of(const Result<T, app::Problem>& result) {
  return result ? "" : code_of(result.error());
}

TEST(ApiRequest, ABodyThatIsNoJsonOfOursIsAClientsFault) {
  const std::pair<std::string, std::string_view> kBodies[] = {
      {"", "body-not-json"},
      {"{", "body-not-json"},
      {"{\"a\":1,}", "body-not-json"},
      {"{\"a\":\"\xff\"}", "body-not-json"},
      {"{\"a\":1,\"a\":2}", "input-not-valid"},
      {"{\"a\":1.5}", "input-not-valid"},
      {"{\"a\":99999999999999999999}", "input-not-valid"},
      {"{\"a\":\"\\u0000\"}", "input-not-valid"},
      {std::string(100, '[') + std::string(100, ']'), "input-not-valid"},
      {"[]", "input-not-valid"},
      {"null", "input-not-valid"},
      {"{}", ""},
  };
  for (const auto& [body, code] : kBodies)
    EXPECT_EQ(code_of(read_body(with_body("application/json", body))), code) << body.substr(0, 40);
}

TEST(ApiRequest, OnlyJsonIsTakenForData) {
  EXPECT_EQ(code_of(read_body(with_body("text/plain", "{}"))), "media-type-not-supported");
  EXPECT_EQ(code_of(read_body(with_body("application/x-www-form-urlencoded", "a=1"))),
            "media-type-not-supported");
  EXPECT_EQ(code_of(read_body(http::Request{})), "media-type-not-supported");
  EXPECT_EQ(code_of(read_body(with_body("application/json; charset=utf-8", "{}"))), "");
}

TEST(ApiRequest, AnIdempotencyKeyIsAUuid) {
  const std::pair<std::string_view, std::string_view> kKeys[] = {
      {"6f1e2c34-8a5b-4c6d-9e7f-001122334455", ""},
      {"\"6f1e2c34-8a5b-4c6d-9e7f-001122334455\"", ""},
      {"", "idempotency-key-invalid"},
      {"7", "idempotency-key-invalid"},
      {"6f1e2c34-8a5b-4c6d-9e7f-00112233445", "idempotency-key-invalid"},
      {"6f1e2c34-8a5b-4c6d-9e7f-00112233445g", "idempotency-key-invalid"},
  };
  for (const auto& [key, code] : kKeys)
    EXPECT_EQ(code_of(command_id(with_header("Idempotency-Key", key))), code) << key;
  EXPECT_EQ(code_of(command_id(http::Request{})), "idempotency-key-missing");
  auto twice = with_header("Idempotency-Key", "6f1e2c34-8a5b-4c6d-9e7f-001122334455");
  twice.headers.add("Idempotency-Key", "6f1e2c34-8a5b-4c6d-9e7f-001122334456");
  EXPECT_EQ(code_of(command_id(twice)), "idempotency-key-invalid");
}

TEST(ApiRequest, IfMatchIsOneVersionInQuotes) {
  const auto seven = version_wanted(with_header("If-Match", "\"7\""));
  ASSERT_TRUE(seven.has_value());
  EXPECT_EQ(*seven, 7);
  EXPECT_EQ(code_of(version_wanted(http::Request{})), "dossier-version-missing");
  for (const std::string_view bad :
       {"7", "\"\"", "*", "W/\"7\"", "\"7\", \"8\"", "\"-7\"", "\"99999999999999999999\"", "\"x\""})
    EXPECT_EQ(code_of(version_wanted(with_header("If-Match", bad))), "input-not-valid") << bad;
}

TEST(ApiRequest, AQueryKnowsItsNamesAndSaysEveryFaultAtOnce) {
  const auto request =
      with_query({{"n", "0"}, {"limit", "x"}, {"typo", "1"}, {"q", "a"}, {"q", "b"}});
  Query query(request);
  (void)query.integer("n", 1, 10, 5);
  (void)query.integer("limit", 1, 10, 5);
  (void)query.text("q", 10);
  const auto done = query.done();
  ASSERT_FALSE(done.has_value());
  const auto* errors = std::get_if<InputErrors>(&done.error().cause);
  ASSERT_NE(errors, nullptr);
  const InputErrors kExpected = {{"n", InputFault::kOutOfRange, 1},
                                 {"limit", InputFault::kWrongType, 0},
                                 {"typo", InputFault::kUnknownMember, 0},
                                 {"q", InputFault::kContradicts, 0}};
  EXPECT_EQ(*errors, kExpected);
}

TEST(ApiRequest, AQueryIsHeldToItsLengthAndCharacters) {
  const auto request = with_query({{"q", std::string(201, 'a')}, {"r", "a\x01"}});
  Query query(request);
  EXPECT_FALSE(query.text("q", 200).has_value());
  EXPECT_FALSE(query.text("r", 200).has_value());
  EXPECT_FALSE(query.done().has_value());
}

TEST(ApiRequest, TheLanguageOfTheSentencesIsNoFault) {
  const auto request = with_query({{"lang", "en"}});
  Query query(request);
  EXPECT_TRUE(query.done().has_value());
}

}  // namespace
}  // namespace motcua::web::api
