#include "ledger/tree.h"

#include <bit>

#include "base/check.h"
#include "base/sha256.h"

namespace motcua::ledger {
namespace {

Sha256 as_node(const Leaf& leaf) { return Sha256{{leaf.bytes}}; }
TreeRoot as_root(const Sha256& node) { return TreeRoot{{node.bytes}}; }

/// The largest power of two below n; n >= 2.
std::size_t split(std::size_t n) { return std::bit_floor(n - 1); }

Sha256 hash_of(std::span<const Leaf> leaves) {
  CHECK(!leaves.empty());
  if (leaves.size() == 1) return as_node(leaves[0]);
  const std::size_t k = split(leaves.size());
  return node_of(hash_of(leaves.first(k)), hash_of(leaves.subspan(k)));
}

void prove_inclusion(std::span<const Leaf> leaves, std::size_t index, Proof& out) {
  if (leaves.size() == 1) return;
  const std::size_t k = split(leaves.size());
  if (index < k) {
    prove_inclusion(leaves.first(k), index, out);
    out.push_back(hash_of(leaves.subspan(k)));
  } else {
    prove_inclusion(leaves.subspan(k), index - k, out);
    out.push_back(hash_of(leaves.first(k)));
  }
}

/// `known`: the verifier has the root of these leaves already.
void prove_consistency(std::span<const Leaf> leaves, std::size_t size, bool known, Proof& out) {
  if (size == leaves.size()) {
    if (!known) out.push_back(hash_of(leaves));
    return;
  }
  const std::size_t k = split(leaves.size());
  if (size <= k) {
    prove_consistency(leaves.first(k), size, known, out);
    out.push_back(hash_of(leaves.subspan(k)));
  } else {
    prove_consistency(leaves.subspan(k), size - k, false, out);
    out.push_back(hash_of(leaves.first(k)));
  }
}

}  // namespace

Sha256 node_of(const Sha256& left, const Sha256& right) {
  return sha256({std::string_view("\x01", 1), left.view(), right.view()});
}

TreeRoot empty_root() { return as_root(sha256("")); }

std::optional<Frontier> Frontier::parse(std::int64_t size, std::string_view bytes) {
  if (size < 0) return std::nullopt;
  const auto count = static_cast<std::size_t>(std::popcount(static_cast<std::uint64_t>(size)));
  if (bytes.size() != count * 32) return std::nullopt;
  Frontier out;
  out.size_ = size;
  for (std::size_t i = 0; i < count; ++i) {
    const auto root = Sha256::from_raw(bytes.substr(i * 32, 32));
    if (!root) return std::nullopt;
    out.roots_.push_back(*root);
  }
  return out;
}

Bytes Frontier::bytes() const {
  Bytes out;
  out.reserve(roots_.size() * 32);
  for (const Sha256& root : roots_) out += root.view();
  return out;
}

void Frontier::append(const Leaf& leaf) {
  Sha256 node = as_node(leaf);
  // Each trailing one of the old size is a subtree of the same height to join with.
  for (auto ones = static_cast<std::uint64_t>(size_); ones & 1; ones >>= 1) {
    node = node_of(roots_.back(), node);
    roots_.pop_back();
  }
  roots_.push_back(node);
  ++size_;
}

TreeRoot Frontier::root() const {
  if (roots_.empty()) return empty_root();
  Sha256 node = roots_.back();
  for (std::size_t i = roots_.size() - 1; i > 0; --i) node = node_of(roots_[i - 1], node);
  return as_root(node);
}

bool Frontier::agrees_with_tail(std::span<const Leaf> last_leaves) const {
  std::span<const Leaf> left = last_leaves;
  auto bits = static_cast<std::uint64_t>(size_);
  for (auto root = roots_.rbegin(); root != roots_.rend(); ++root) {
    const std::uint64_t width = bits & (~bits + 1);
    if (width > left.size()) return true;
    const auto n = static_cast<std::size_t>(width);
    if (hash_of(left.last(n)) != *root) return false;
    left = left.first(left.size() - n);
    bits &= bits - 1;
  }
  return left.empty();
}

TreeRoot root_of(std::span<const Leaf> leaves) {
  return leaves.empty() ? empty_root() : as_root(hash_of(leaves));
}

Proof inclusion_proof(std::span<const Leaf> leaves, std::size_t index) {
  CHECK(index < leaves.size());
  Proof out;
  prove_inclusion(leaves, index, out);
  return out;
}

Proof consistency_proof(std::span<const Leaf> leaves, std::size_t size) {
  CHECK(size > 0 && size <= leaves.size());
  Proof out;
  prove_consistency(leaves, size, true, out);
  return out;
}

bool verify_inclusion(const Leaf& leaf, std::int64_t index, std::int64_t size,
                      std::span<const Sha256> proof, const TreeRoot& root) {
  if (index < 0 || index >= size) return false;
  auto fn = static_cast<std::uint64_t>(index);
  auto sn = static_cast<std::uint64_t>(size - 1);
  Sha256 node = as_node(leaf);
  for (const Sha256& step : proof) {
    if (sn == 0) return false;
    if ((fn & 1) != 0 || fn == sn) {
      node = node_of(step, node);
      for (; (fn & 1) == 0 && fn != 0; fn >>= 1) sn >>= 1;
    } else {
      node = node_of(node, step);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && as_root(node) == root;
}

bool verify_consistency(std::int64_t size1, const TreeRoot& root1, std::int64_t size2,
                        const TreeRoot& root2, std::span<const Sha256> proof) {
  if (size1 <= 0 || size1 > size2) return false;
  if (size1 == size2) return proof.empty() && root1 == root2;
  if (proof.empty()) return false;
  const auto first_size = static_cast<std::uint64_t>(size1);
  auto fn = first_size - 1;
  auto sn = static_cast<std::uint64_t>(size2) - 1;
  for (; (fn & 1) != 0; fn >>= 1) sn >>= 1;
  // A first tree that is one perfect subtree is its own starting node and is not in the proof.
  const bool is_perfect = std::has_single_bit(first_size);
  Sha256 first = is_perfect ? Sha256{{root1.bytes}} : proof.front();
  Sha256 second = first;
  for (const Sha256& step : proof.subspan(is_perfect ? 0 : 1)) {
    if (sn == 0) return false;
    if ((fn & 1) != 0 || fn == sn) {
      first = node_of(step, first);
      second = node_of(step, second);
      for (; (fn & 1) == 0 && fn != 0; fn >>= 1) sn >>= 1;
    } else {
      second = node_of(second, step);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && as_root(first) == root1 && as_root(second) == root2;
}

}  // namespace motcua::ledger
