// The Merkle tree over a log's leaves (RFC 6962 section 2.1; verification as in RFC 9162 section
// 2.1.3.2 and 2.1.4.2). docs/formats/event_log.md section 4 says what a leaf is.
//
// Sizes and indexes are int64 as everywhere in the log; a negative one is refused, never undefined.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"

namespace motcua::ledger {

/// SHA-256(0x01 ‖ left ‖ right).
[[nodiscard]] Sha256 node_of(const Sha256& left, const Sha256& right);
/// The root of no leaf at all: SHA-256 of nothing.
[[nodiscard]] TreeRoot empty_root();

/// What must be remembered of a tree to append to it and to know its root: the roots of its perfect
/// subtrees, the largest first; as many as `size` has binary ones.
class Frontier {
 public:
  Frontier() = default;
  /// The form kept by a store: those roots one after the other. Refused when their number does not
  /// belong to `size`.
  [[nodiscard]] static std::optional<Frontier> parse(std::int64_t size, std::string_view bytes);
  [[nodiscard]] Bytes bytes() const;

  /// O(log size) at worst, one hash on average.
  void append(const Leaf& leaf);
  [[nodiscard]] std::int64_t size() const { return size_; }
  [[nodiscard]] TreeRoot root() const;
  /// Whether the roots of the subtrees that lie wholly within the last leaves are what those leaves
  /// give: what a store can afford to check before it answers.
  [[nodiscard]] bool agrees_with_tail(std::span<const Leaf> last_leaves) const;

  bool operator==(const Frontier&) const = default;

 private:
  std::int64_t size_ = 0;
  std::vector<Sha256> roots_;
};

using Proof = std::vector<Sha256>;

[[nodiscard]] TreeRoot root_of(std::span<const Leaf> leaves);
/// Both need every leaf of the tree and O(n) hashes. CHECK: 0 <= index < n.
[[nodiscard]] Proof inclusion_proof(std::span<const Leaf> leaves, std::size_t index);
/// From the tree of the first `size` leaves to the whole. CHECK: 0 < size <= n.
[[nodiscard]] Proof consistency_proof(std::span<const Leaf> leaves, std::size_t size);

[[nodiscard]] bool verify_inclusion(const Leaf& leaf, std::int64_t index, std::int64_t size,
                                    std::span<const Sha256> proof, const TreeRoot& root);
/// An empty first tree says nothing and is refused.
[[nodiscard]] bool verify_consistency(std::int64_t size1, const TreeRoot& root1, std::int64_t size2,
                                      const TreeRoot& root2, std::span<const Sha256> proof);

}  // namespace motcua::ledger
