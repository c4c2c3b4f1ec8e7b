#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "ledger/envelope.h"
#include "ledger/tree.h"
#include "support/entries.h"

namespace motcua::ledger {
namespace {

using json::Object;

rc::Gen<std::string> word() {
  return rc::gen::container<std::string>(rc::gen::oneOf(
      rc::gen::inRange<char>(' ', '~'), rc::gen::elementOf(std::string("\"\\\n\t\b\x01\x1f"))));
}

rc::Gen<json::Value> value(int depth) {
  const auto leaf = rc::gen::oneOf(
      rc::gen::map(rc::gen::inRange<std::int64_t>(-json::kIntegerMax, json::kIntegerMax),
                   [](std::int64_t i) { return json::Value(i); }),
      rc::gen::map(word(), [](std::string s) { return json::Value(std::move(s)); }),
      rc::gen::map(rc::gen::arbitrary<bool>(), [](bool b) { return json::Value(b); }),
      rc::gen::just(json::Value()), rc::gen::just(json::Value("Lường Thị Đào, bản Chiềng €")));
  if (depth == 0) return leaf;
  const auto list = rc::gen::map(
      rc::gen::resize(4, rc::gen::container<std::vector<json::Value>>(value(depth - 1))),
      [](std::vector<json::Value> v) { return json::Value(std::move(v)); });
  const auto object = rc::gen::map(
      rc::gen::resize(
          4, rc::gen::container<std::map<std::string, json::Value>>(word(), value(depth - 1))),
      [](const std::map<std::string, json::Value>& members) {
        Object out;
        for (const auto& [name, member] : members) out.push_back({name, member});
        return json::Value(std::move(out));
      });
  return rc::gen::oneOf(leaf, list, object);
}

template <class Id>
Id any_id() {
  return testing::id_of<Id>(*word());
}

Header any_header() {
  Header h = testing::plain_header(testing::dossier_stream(*word()), 1, *word());
  h.seq = *rc::gen::inRange<std::int64_t>(1, json::kIntegerMax);
  h.epoch = {*rc::gen::inRange<std::int64_t>(0, 99), *rc::gen::inRange<std::int64_t>(0, 1 << 30)};
  h.kind = *rc::gen::elementOf(std::vector<std::string>{"a", "dossier.received", "x_y.z"});
  h.version = *rc::gen::inRange<std::int64_t>(1, 9);
  h.claimed.ms = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 4'000'000'000'000);
  if (*rc::gen::arbitrary<bool>()) h.actor = std::nullopt;
  if (h.actor && *rc::gen::arbitrary<bool>()) h.acting_by = any_id<DelegationId>();
  if (*rc::gen::arbitrary<bool>()) h.legal = LegalTime{{*rc::gen::inRange(0, 40'000)}, 77};
  if (*rc::gen::arbitrary<bool>()) h.procedure_version = DocumentHash{{sha256(*word()).bytes}};
  if (*rc::gen::arbitrary<bool>()) h.calendar = CalendarVersion{"vn-2026.1"};
  if (*rc::gen::arbitrary<bool>()) h.submission = any_id<SubmissionId>();
  if (h.legal && *h.legal == legal_time(h.claimed)) h.legal = std::nullopt;
  return h;
}

Envelope any_envelope() {
  Envelope out{any_header(), Object{{"x", *value(3)}}, {}};
  for (const std::string name : {"files", "form", "people", "summary", "text"})
    if (*rc::gen::inRange(0, 3) == 0) out.parts.emplace_back(name, testing::sealed_part(*word()));
  return out;
}

RC_GTEST_PROP(Envelope, ComesBackAsItWasAndAsTheSameBytes, ()) {
  const Envelope envelope = any_envelope();
  const auto line = write_entry(envelope.header, envelope.body, envelope.parts);
  RC_ASSERT(line.has_value());
  const auto back = read_entry(*line);
  RC_ASSERT(back.has_value());
  RC_ASSERT(*back == envelope);
  const auto again = write_entry(back->header, back->body, back->parts);
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == *line);
  const auto header = header_of(*line);
  RC_ASSERT(header.has_value());
  RC_ASSERT(*header == header_bytes(envelope.header));
}

RC_GTEST_PROP(Envelope, AnyAlteredByteIsRefusedOrChangesTheLeaf, ()) {
  const Envelope envelope = any_envelope();
  const auto line = write_entry(envelope.header, envelope.body, envelope.parts);
  RC_ASSERT(line.has_value());
  const Leaf leaf = leaf_of(*line);
  for (std::size_t i = 0; i < line->size(); ++i) {
    std::string altered = *line;
    altered[i] = static_cast<char>(altered[i] ^ *rc::gen::inRange(1, 255));
    const auto read = read_entry(altered);
    if (!read) continue;
    RC_ASSERT(leaf_of(altered) != leaf);
    // What was read is exactly what stands there, and so something else than before.
    RC_ASSERT(!(*read == envelope));
  }
}

RC_GTEST_PROP(Envelope, AnyCutOrRepeatedPieceIsRefused, ()) {
  const Envelope envelope = any_envelope();
  const auto line = write_entry(envelope.header, envelope.body, envelope.parts);
  RC_ASSERT(line.has_value());
  const auto cut = *rc::gen::inRange<std::size_t>(0, line->size());
  RC_ASSERT(!read_entry(line->substr(0, cut)));
  RC_ASSERT(!read_entry(*line + line->substr(cut)));
}

RC_GTEST_PROP(Tree, ProvesAndRefutesAtAnySize, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(1, 300);
  const auto m = *rc::gen::inRange<std::size_t>(1, n + 1);
  const auto i = *rc::gen::inRange<std::size_t>(0, n);
  std::vector<Leaf> leaves;
  Frontier frontier;
  for (std::size_t k = 0; k < n; ++k) {
    leaves.push_back(leaf_of(std::to_string(k)));
    frontier.append(leaves.back());
  }
  const TreeRoot root = root_of(leaves);
  RC_ASSERT(frontier.root() == root);
  const auto size = static_cast<std::int64_t>(n);
  const auto index = static_cast<std::int64_t>(i);
  Proof proof = inclusion_proof(leaves, i);
  RC_ASSERT(verify_inclusion(leaves[i], index, size, proof, root));
  const Proof growth = consistency_proof(leaves, m);
  const TreeRoot old_root = root_of(std::span<const Leaf>(leaves).first(m));
  RC_ASSERT(verify_consistency(static_cast<std::int64_t>(m), old_root, size, root, growth));
  if (!proof.empty()) {
    const auto step = *rc::gen::inRange<std::size_t>(0, proof.size());
    proof[step].bytes[*rc::gen::inRange<std::size_t>(0, 32)] ^= 1;
    RC_ASSERT(!verify_inclusion(leaves[i], index, size, proof, root));
  }
}

}  // namespace
}  // namespace motcua::ledger
