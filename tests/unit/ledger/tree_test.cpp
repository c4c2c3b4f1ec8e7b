#include "ledger/tree.h"

#include <gtest/gtest.h>

#include <limits>

#include "base/sha256.h"
#include "ledger/envelope.h"

namespace motcua::ledger {
namespace {

std::vector<Leaf> some_leaves(std::size_t count) {
  std::vector<Leaf> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(leaf_of(std::to_string(i)));
  return out;
}

Frontier grown(const std::vector<Leaf>& leaves) {
  Frontier out;
  for (const Leaf& leaf : leaves) out.append(leaf);
  return out;
}

TEST(Tree, HasTheRootsOfRfc6962) {
  // The tree of the well-known eight inputs, computed by the definition in section 2.1.
  const std::vector<Leaf> leaves = {leaf_of(""),
                                    leaf_of(std::string_view("\0", 1)),
                                    leaf_of("\x10"),
                                    leaf_of("\x20\x21"),
                                    leaf_of("\x30\x31"),
                                    leaf_of("\x40\x41\x42\x43"),
                                    leaf_of("\x50\x51\x52\x53\x54\x55\x56\x57"),
                                    leaf_of("\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b"
                                            "\x6c\x6d\x6e\x6f")};
  EXPECT_EQ(root_of({}).text(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(root_of(leaves).text(),
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
}

TEST(Tree, IsTheSameGrownLeafByLeaf) {
  for (std::size_t n = 0; n <= 70; ++n) {
    const auto leaves = some_leaves(n);
    EXPECT_EQ(grown(leaves).root(), root_of(leaves)) << n;
  }
}

TEST(Tree, ComesBackFromItsStoredForm) {
  for (std::size_t n = 0; n <= 40; ++n) {
    const Frontier frontier = grown(some_leaves(n));
    const auto back = Frontier::parse(frontier.size(), frontier.bytes());
    ASSERT_TRUE(back) << n;
    EXPECT_EQ(*back, frontier);
  }
}

TEST(Tree, RefusesAStoredFormOfAnotherSize) {
  const Bytes of_three = grown(some_leaves(3)).bytes();
  EXPECT_TRUE(Frontier::parse(3, of_three));
  EXPECT_FALSE(Frontier::parse(4, of_three));
  EXPECT_FALSE(Frontier::parse(-1, of_three));
  EXPECT_FALSE(Frontier::parse(3, of_three.substr(1)));
}

TEST(Tree, NoticesATailThatIsNotItsOwn) {
  const auto leaves = some_leaves(100);
  const Frontier frontier = grown(leaves);
  const std::span<const Leaf> tail = std::span(leaves).last(64);
  EXPECT_TRUE(frontier.agrees_with_tail(tail));
  EXPECT_TRUE(frontier.agrees_with_tail(leaves));
  // 100 = 64 + 32 + 4: the last 36 are covered by whole subtrees.
  for (std::size_t i = 100 - 36; i < 100; ++i) {
    auto altered = leaves;
    altered[i] = leaf_of("another");
    EXPECT_FALSE(frontier.agrees_with_tail(std::span<const Leaf>(altered).last(64))) << i;
  }
}

TEST(Tree, ProvesEveryLeafAndNoOther) {
  for (std::size_t n = 1; n <= 20; ++n) {
    const auto leaves = some_leaves(n);
    const TreeRoot root = root_of(leaves);
    for (std::size_t i = 0; i < n; ++i) {
      const Proof proof = inclusion_proof(leaves, i);
      for (std::size_t claimed = 0; claimed < n + 2; ++claimed)
        EXPECT_EQ(verify_inclusion(leaves[i], static_cast<std::int64_t>(claimed),
                                   static_cast<std::int64_t>(n), proof, root),
                  claimed == i)
            << n << ' ' << i << ' ' << claimed;
    }
  }
}

TEST(Tree, ProvesThatItOnlyGrew) {
  const auto leaves = some_leaves(20);
  for (std::size_t n = 1; n <= 20; ++n) {
    const std::span<const Leaf> all = std::span(leaves).first(n);
    for (std::size_t m = 1; m <= n; ++m) {
      const Proof proof = consistency_proof(all, m);
      for (std::size_t claimed = 1; claimed <= n; ++claimed)
        EXPECT_EQ(
            verify_consistency(static_cast<std::int64_t>(claimed), root_of(all.first(claimed)),
                               static_cast<std::int64_t>(n), root_of(all), proof),
            claimed == m)
            << m << ' ' << n << ' ' << claimed;
    }
  }
}

TEST(Tree, RefusesSizesThatCannotBe) {
  const auto leaves = some_leaves(2);
  const Proof proof = {Sha256{{leaves[1].bytes}}};
  const TreeRoot root = root_of(leaves);
  constexpr std::int64_t kLargest = std::numeric_limits<std::int64_t>::max();
  EXPECT_TRUE(verify_inclusion(leaves[0], 0, 2, proof, root));
  EXPECT_FALSE(verify_inclusion(leaves[0], -1, 2, proof, root));
  EXPECT_FALSE(verify_inclusion(leaves[0], 0, kLargest, proof, root));
  EXPECT_FALSE(verify_consistency(kLargest, root, kLargest - 1, root, proof));
  EXPECT_FALSE(verify_consistency(-1, root, 2, root, proof));
}

}  // namespace
}  // namespace motcua::ledger
