// The public vectors in tests/fixtures/merkle (their licence lies beside them), good and malformed.
#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

#include "base/json.h"
#include "base/sha256.h"
#include "ledger/tree.h"
#include "support/golden.h"

namespace motcua::ledger {
namespace {

namespace fs = std::filesystem;

struct Vector {
  std::string name;
  json::Value json;
};

std::vector<Vector> vectors(const std::string& folder) {
  std::vector<Vector> out;
  for (const auto& file :
       fs::recursive_directory_iterator(fs::path(MOTCUA_FIXTURES) / "merkle" / folder)) {
    if (file.path().extension() != ".json") continue;
    std::string text = testing::read_whole(file.path());
    // An index of 2^64-1 is "one before 0" in the vectors' unsigned numbers, and -1 in ours.
    const std::string_view huge = "18446744073709551615";
    if (const auto at = text.find(huge); at != std::string::npos)
      text.replace(at, huge.size(), "-1");
    auto parsed = json::parse(text);
    EXPECT_TRUE(parsed) << file.path();
    if (parsed) out.push_back({file.path().string(), *parsed});
  }
  return out;
}

/// Some vectors hold "hashes" of another length. Ours cannot, so a stand-in takes the place of
/// each: equal ones stay equal, different ones different, and one of no bytes is equal to nothing.
Sha256 hash(const json::Value& value) {
  static int nothing = 0;
  std::string text = value.as_string() == nullptr ? "" : *value.as_string();
  for (char& c : text) c = c == '+' ? '-' : c == '/' ? '_' : c;
  while (!text.empty() && text.back() == '=') text.pop_back();
  const auto bytes = from_base64url(text);
  EXPECT_TRUE(bytes) << text;
  const auto exact = Sha256::from_raw(*bytes);
  if (exact) return *exact;
  return sha256({"stand-in", bytes->empty() ? std::to_string(++nothing) : *bytes});
}

Proof proof(const json::Value& vector) {
  Proof out;
  if (const auto* steps = vector.find("proof")->as_array())
    for (const json::Value& step : *steps) out.push_back(hash(step));
  return out;
}

std::int64_t number(const json::Value& vector, std::string_view name) {
  return *vector.find(name)->as_integer();
}
TreeRoot root(const json::Value& vector, std::string_view name) {
  return {{hash(*vector.find(name)).bytes}};
}

TEST(Tree, JudgesInclusionAsThePublicVectorsDo) {
  int good = 0;
  const auto all = vectors("inclusion");
  EXPECT_EQ(all.size(), 98U);
  for (const auto& [name, vector] : all) {
    const bool is_wrong = *vector.find("wantErr")->as_bool();
    const Leaf leaf{{hash(*vector.find("leafHash")).bytes}};
    EXPECT_EQ(verify_inclusion(leaf, number(vector, "leafIdx"), number(vector, "treeSize"),
                               proof(vector), root(vector, "root")),
              !is_wrong)
        << name;
    good += is_wrong ? 0 : 1;
  }
  EXPECT_EQ(good, 6);
}

TEST(Tree, JudgesConsistencyAsThePublicVectorsDo) {
  int good = 0;
  const auto all = vectors("consistency");
  EXPECT_EQ(all.size(), 98U);
  for (const auto& [name, vector] : all) {
    const bool is_wrong = *vector.find("wantErr")->as_bool();
    EXPECT_EQ(verify_consistency(number(vector, "size1"), root(vector, "root1"),
                                 number(vector, "size2"), root(vector, "root2"), proof(vector)),
              !is_wrong)
        << name;
    good += is_wrong ? 0 : 1;
  }
  EXPECT_EQ(good, 6);
}

}  // namespace
}  // namespace motcua::ledger
