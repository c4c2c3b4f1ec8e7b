#include "catalogue/rules.h"

#include <gtest/gtest.h>

#include <map>

#include "shipped.h"

namespace motcua::catalogue {
namespace {

using json::Value;

Value parsed(std::string_view text) {
  auto value = json::parse(text);
  EXPECT_TRUE(value.has_value()) << text;
  return value ? *value : Value();
}

/// The value as JSON text, or the fault.
std::string outcome(std::string_view rule, std::string_view facts = "null") {
  const auto result = evaluate(parsed(rule), parsed(facts));
  if (result) return json::write(*result);
  static const std::map<RuleFault, std::string> kNames = {
      {RuleFault::kUnknownOperator, "unknown operator"},
      {RuleFault::kWrongArguments, "wrong arguments"},
      {RuleFault::kNotADate, "not a date"},
      {RuleFault::kTooManySteps, "too many steps"},
      {RuleFault::kTooDeep, "too deep"},
      {RuleFault::kTooLong, "too long"},
      {RuleFault::kOverflow, "overflow"}};
  return kNames.at(result.error().fault) + " at " + result.error().place;
}

struct Row {
  const char* rule;
  const char* facts;
  const char* expected;
};

TEST(Rules, FollowJsonLogicOnFacts) {
  const Row rows[] = {
      {R"({"var":"a"})", R"({"a":1})", "1"},
      {R"({"var":"a.b"})", R"({"a":{"b":"x"}})", R"("x")"},
      {R"({"var":["a.c",7]})", R"({"a":{"b":"x"}})", "7"},
      {R"({"var":1})", R"(["x","y"])", R"("y")"},
      {R"({"var":"1.b"})", R"([0,{"b":2}])", "2"},
      {R"({"var":""})", "5", "5"},
      {R"({"var":[]})", "5", "5"},
      {R"({"and":[{"var":"a"},{"==":[{"var":"b"},"x"]}]})", R"({"a":true,"b":"x"})", "true"},
      {R"({"and":[0,{"nothing":1}]})", "null", "0"},
      {R"({"or":["",{"var":"a"}]})", R"({"a":"y"})", R"("y")"},
      {R"({"!":[[]]})", "null", "true"},
      {R"({"!":"0"})", "null", "false"},
      {R"({"==":[1,"1"]})", "null", "true"},
      {R"({"==":[null,0]})", "null", "false"},
      {R"({"==":[true,1]})", "null", "true"},
      {R"({"==":[[1],"1"]})", "null", "true"},
      {R"({"!=":["a","b"]})", "null", "true"},
      {R"({"===":[1,"1"]})", "null", "false"},
      {R"({"!==":[1,"1"]})", "null", "true"},
      {R"({"<":[1,2,3]})", "null", "true"},
      {R"({"<":[1,1]})", "null", "false"},
      {R"({"<=":[1,1,0]})", "null", "false"},
      {R"({">":["10",9]})", "null", "true"},
      {R"({">=":["a",1]})", "null", "false"},
      {R"({"<":["a","b"]})", "null", "true"},
      {R"({"+":["2",3,1]})", "null", "6"},
      {R"({"-":[5]})", "null", "-5"},
      {R"({"-":[5,7]})", "null", "-2"},
      {R"({"*":[4,5,2]})", "null", "40"},
      {R"({"/":[-7,2]})", "null", "-3"},
      {R"({"/":[1,0]})", "null", "null"},
      {R"({"+":["x",1]})", "null", "null"},
      {R"({"+":["+-5",1]})", "null", "null"},
      {R"({"+":["+5"," -2 "]})", "null", "3"},
      {R"({"in":["b",["a","b"]]})", "null", "true"},
      {R"({"in":["hai","khai sinh"]})", "null", "true"},
      {R"({"in":["x",null]})", "null", "false"},
      {R"({"cat":["a",1,null,true,[1,2]]})", "null", R"("a1true1,2")"},
      {R"({"missing_some":[1,["a","b","c"]]})", R"({"a":1})", "[]"},
      {R"({"missing_some":[2,["a","b","c"]]})", R"({"a":1})", R"(["b","c"])"},
      {R"({"some":[{"var":"children"},{"<":[{"var":"age"},6]}]})",
       R"({"children":[{"age":9},{"age":3}]})", "true"},
      {R"({"all":[{"var":"children"},{"<":[{"var":"age"},6]}]})",
       R"({"children":[{"age":9},{"age":3}]})", "false"},
      {R"({"all":[[],true]})", "null", "false"},
      {R"({"age_years":["2007-02-28","2026-02-27"]})", "null", "18"},
      {R"({"age_years":["2008-02-29","2026-03-01"]})", "null", "18"},
      {R"({"age_years":[{"var":"born_on"},"2026-03-01"]})", "{}", "null"},
      {R"({"days_between":["2026-02-27","2026-03-02"]})", "null", "3"},
      {R"({"days_between":["2026-03-02","2026-02-27"]})", "null", "-3"},
  };
  for (const Row& row : rows) EXPECT_EQ(outcome(row.rule, row.facts), row.expected) << row.rule;
}

TEST(Rules, RefuseWhatIsNotOnTheList) {
  EXPECT_EQ(outcome(R"({"log":"x"})"), "unknown operator at ");
  EXPECT_EQ(outcome(R"({"and":[true,{"%":[7,2]}]})"), "unknown operator at and.1");
  EXPECT_EQ(outcome(R"({"==":[1]})"), "wrong arguments at ==");
  EXPECT_EQ(outcome(R"({"var":"a","if":[]})"), "wrong arguments at ");
  EXPECT_EQ(outcome("{}"), "wrong arguments at ");
  EXPECT_EQ(outcome(R"({"age_years":["2007-02-30","2026-01-01"]})"), "not a date at age_years");
  EXPECT_EQ(outcome(R"({"days_between":[1,"2026-01-01"]})"), "not a date at days_between");
  EXPECT_EQ(outcome(R"({"var":[[1]]})"), "wrong arguments at var");
}

TEST(Rules, AreBounded) {
  EXPECT_EQ(outcome(R"({"*":[9007199254740991,2]})"), "overflow at *");
  EXPECT_EQ(outcome(R"({"+":[9007199254740991,1]})"), "overflow at +");
  std::string deep = "1";
  for (int i = 0; i < 31; ++i) deep = R"({"!":)" + deep + "}";
  const auto rule = json::parse(deep, {.bytes_max = 1 << 16, .depth_max = 200});
  ASSERT_TRUE(rule);
  EXPECT_TRUE(evaluate(*rule, {}));
  Value deeper(json::Object{{"!", *rule}});
  const auto refused = evaluate(deeper, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fault, RuleFault::kTooDeep);
  json::Array many(1999, Value(1));
  EXPECT_TRUE(evaluate(Value(json::Array(many)), {}));
  many.emplace_back(1);
  const auto steps = evaluate(Value(std::move(many)), {});
  ASSERT_FALSE(steps);
  EXPECT_EQ(steps.error().fault, RuleFault::kTooManySteps);
  const std::string word(2048, 'x');
  EXPECT_TRUE(evaluate(Value(json::Object{{"cat", json::Array{word, word}}}), {}));
  const auto text = evaluate(Value(json::Object{{"cat", json::Array{word, word, "x"}}}), {});
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().fault, RuleFault::kTooLong);
}

TEST(Rules, AnAbsentConditionHolds) {
  EXPECT_EQ(holds(Value(), Value()), true);
  EXPECT_EQ(holds(parsed(R"({"var":"a"})"), parsed(R"({"a":[]})")), false);
  EXPECT_EQ(holds(parsed(R"({"var":"a"})"), parsed(R"({"a":{}})")), true);
}

TEST(Rules, AreCheckedForFormWithoutFacts) {
  const auto faults = check_rule(parsed(R"({"and":[{"pow":[1]},{"if":[true,{"==":[1]}]}]})"));
  ASSERT_EQ(faults.size(), 2u);
  EXPECT_EQ(faults[0], (RuleError{RuleFault::kUnknownOperator, "and.0", "pow"}));
  EXPECT_EQ(faults[1], (RuleError{RuleFault::kWrongArguments, "and.1.if.1.==", "1"}));
}

TEST(Rules, NameTheFactsTheyRead) {
  const auto names = facts_read(parsed(
      R"({"and":[{"var":"b.x"},{"missing":["a",{"merge":["c"]}]},{"missing_some":[1,["d"]]},
          {"some":[{"var":"e"},{"var":"inner"}]},{"==":[{"var":"a"},"not_a_fact"]}]})"));
  EXPECT_EQ(names, (std::vector<std::string>{"a", "b", "d", "e"}));
}

/// The public vectors, read item by item: one of them holds a fraction, which our JSON refuses, so
/// the text is cut at top-level items first.
std::vector<std::string> top_level_items(const std::string& text) {
  std::vector<std::string> out;
  int depth = 0;
  bool quoted = false;
  std::string item;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\') {
      item += c;
      item += text[++i];
      continue;
    }
    if (c == '"') quoted = !quoted;
    const bool closes = !quoted && (c == ']' || c == '}');
    if (closes) --depth;
    const bool ends = !quoted && ((c == ',' && depth == 1) || (closes && depth == 0));
    if (ends) {
      out.push_back(item);
      item.clear();
    } else if (depth >= 1) {
      item += c;
    }
    if (!quoted && (c == '[' || c == '{')) ++depth;
  }
  return out;
}

TEST(Rules, PassThePublicVectorsOrSayWhyNot) {
  const std::string text = file_text(std::string(MOTCUA_FIXTURES) + "/jsonlogic/tests.json");
  int passed = 0;
  std::vector<std::string> out_of_scope;
  for (const std::string& item : top_level_items(text)) {
    if (item.find('[') == std::string::npos) continue;  // a heading
    const auto vector = json::parse(item);
    if (!vector) {
      EXPECT_EQ(vector.error().fault, json::ParseFault::kNotAnInteger) << item;
      out_of_scope.push_back(item);
      continue;
    }
    const json::Array* parts = vector->as_array();
    ASSERT_TRUE(parts != nullptr && parts->size() == 3) << item;
    const auto result = evaluate((*parts)[0], (*parts)[1]);
    ASSERT_TRUE(result) << item;
    EXPECT_EQ(json::write(*result), json::write((*parts)[2])) << item;
    ++passed;
  }
  // The only one: {"if":[3.1416, ...]}, because motcua's JSON has no fractions.
  ASSERT_EQ(out_of_scope.size(), 1u);
  EXPECT_NE(out_of_scope[0].find("3.1416"), std::string::npos);
  EXPECT_EQ(passed, 71);
}

}  // namespace
}  // namespace motcua::catalogue
