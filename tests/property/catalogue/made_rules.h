// Rules and data made from a seed: every operator, odd operands among them.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "base/prng.h"

namespace motcua::testing {

class MadeRules {
 public:
  explicit MadeRules(std::uint64_t seed) : random_(seed) {}

  json::Value data() {
    json::Object out;
    for (const char* name : {"a", "b", "c", "list", "born_on"})
      if (random_.chance(800)) out.push_back({name, leaf()});
    if (random_.chance(500)) {
      json::Array items;
      for (std::uint64_t i = random_.below(4); i > 0; --i)
        items.push_back(random_.chance(500) ? leaf() : json::Value(json::Object{{"a", leaf()}}));
      out.push_back({"items", json::Value(std::move(items))});
    }
    out.push_back({"_today", "2026-11-22"});
    return json::Value(std::move(out));
  }

  json::Value rule(int depth = 0) {
    if (depth > 5 || random_.chance(depth == 0 ? 20 : 350)) return leaf();
    if (random_.chance(60)) {
      json::Array items;
      for (std::uint64_t i = random_.below(4); i > 0; --i) items.push_back(rule(depth + 1));
      return json::Value(std::move(items));
    }
    static const std::vector<std::string> kNames = {
        "and",     "or",           "!",    "==",  "!=",    "===",       "!==",
        "<",       "<=",           ">",    ">=",  "+",     "-",         "*",
        "/",       "in",           "cat",  "if",  "var",   "var",       "var",
        "missing", "missing_some", "some", "all", "merge", "age_years", "days_between",
        "pow"};
    const std::string& name = random_.pick(kNames);
    if (name == "var") return json::Value(json::Object{{name, path()}});
    if (name == "missing_some" && random_.chance(800))
      return json::Value(
          json::Object{{name, json::Array{random_.between(0, 3), json::Array{"a", "b", path()}}}});
    json::Array operands;
    const std::uint64_t usual = name == "!" ? 1 : random_.chance(850) ? 2 : random_.below(5);
    for (std::uint64_t i = 0; i < usual; ++i) operands.push_back(rule(depth + 1));
    if (operands.size() == 1 && random_.chance(300))
      return json::Value(json::Object{{name, operands.front()}});
    return json::Value(json::Object{{name, json::Value(std::move(operands))}});
  }

 private:
  json::Value path() {
    static const std::vector<json::Value> kPaths = {
        "a",           "b",      "c",           "list", "born_on", "_today",   "items",   "items.0",
        "items.0.a",   "",       ".",           "a.",   "a..b",    "items.00", "items.x", 0,
        json::Value(), "nobody", "items.length"};
    return random_.pick(kPaths);
  }

  json::Value leaf() {
    static const std::vector<json::Value> kLeaves = {
        json::Value(),
        true,
        false,
        0,
        1,
        -1,
        2,
        3,
        7,
        -7,
        18,
        json::Value(json::kIntegerMax),
        json::Value(-json::kIntegerMax),
        "",
        "0",
        "1",
        " 1 ",
        "+1",
        "-1",
        "+-1",
        "1.5",
        "abc",
        "ab",
        "b",
        "Ễ",
        "Ễ",
        "\xF0\x9F\x98\x80",
        "\xEF\xBF\xBD",
        "true",
        "9007199254740992",
        "2026-11-22",
        "2008-02-29",
        "2026-02-30",
        "1599-12-31",
        "1950",
        "1,2",
        json::Value(json::Array{}),
        json::Value(json::Array{1}),
        json::Value(json::Array{1, "2"}),
        json::Value(json::Array{"a", json::Array{json::Value(), true}}),
        "a",
        "\t5\n"};
    return random_.pick(kLeaves);
  }

  Prng random_;
};

}  // namespace motcua::testing
