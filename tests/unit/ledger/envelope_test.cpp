#include "ledger/envelope.h"

#include <gtest/gtest.h>

#include "support/entries.h"

namespace motcua::ledger {
namespace {

using Fault = EnvelopeFault;
using json::Object;

Header header() { return testing::plain_header(testing::dossier_stream("dossier"), 3, "command"); }

/// A line with every member, as text to be altered.
std::string whole_line() {
  Header h = header();
  h.legal = LegalTime::parse("2026-02-13T16:59");
  h.acting_by = testing::id_of<DelegationId>("paper");
  h.procedure_version = DocumentHash{{sha256("p").bytes}};
  h.calendar = CalendarVersion{"vn-2026.1"};
  h.submission = testing::id_of<SubmissionId>("form");
  return write_entry(
             h, Object{{"n", 7}, {"o", Object{{"x", true}}}},
             {{"form", testing::sealed_part("form")}, {"text", testing::sealed_part("text")}})
      .value();
}

std::string replaced(std::string line, std::string_view from, std::string_view to) {
  const auto at = line.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return line.replace(at, from.size(), to);
}

TEST(Envelope, BeginsWithTheHeaderAndNothingElse) {
  const std::string line = whole_line();
  const auto envelope = read_entry(line);
  ASSERT_TRUE(envelope);
  const auto found = header_of(line);
  ASSERT_TRUE(found);
  EXPECT_EQ(*found, header_bytes(envelope->header));
  EXPECT_TRUE(line.starts_with(std::string(*found) + R"(,"b":{)"));
  EXPECT_EQ(header_of("{}").error(), Fault::kMissingMember);
}

TEST(Envelope, HasALeafOfItsExactBytes) {
  EXPECT_EQ(leaf_of("").text(), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  EXPECT_NE(leaf_of(whole_line()), leaf_of(whole_line() + "\n"));
}

TEST(Envelope, LeavesOutALegalTimeThatTheClaimedTimeSays) {
  Header h = header();
  const std::string plain = header_bytes(h);
  h.legal = legal_time(h.claimed);
  EXPECT_EQ(header_bytes(h), plain);
  EXPECT_EQ(h.legal_time(), legal_time(h.claimed));
  h.legal = LegalTime::parse("2026-02-13T16:59");
  EXPECT_NE(header_bytes(h), plain);
  EXPECT_EQ(h.legal_time().text(), "2026-02-13T16:59");
}

struct Altered {
  std::string_view why;
  std::string_view from;
  std::string_view to;
  Fault fault;
};

TEST(Envelope, RefusesEveryOtherForm) {
  const std::vector<Altered> cases = {
      {"no JSON", "{\"f\"", "\"f\"", Fault::kNotJson},
      {"an array", R"({"f":1,)", R"([1],{"f":1,)", Fault::kNotJson},
      {"a space", R"("n":3)", R"("n": 3)", Fault::kNotCanonical},
      {"a line end", R"({"f")", "\n{\"f\"", Fault::kNotCanonical},
      {"the future", R"("f":1)", R"("f":2)", Fault::kUnknownFormat},
      {"no format", R"("f":1,)", "", Fault::kMissingMember},
      {"format as text", R"("f":1)", R"("f":"1")", Fault::kWrongMember},
      {"another order", R"("e":[0,0],"k":"test.happened")", R"("k":"test.happened","e":[0,0])",
       Fault::kNotCanonical},
      {"a name twice", R"("n":3)", R"("n":3,"n":3)", Fault::kNotJson},
      {"a fraction", R"("n":3)", R"("n":3.0)", Fault::kNotJson},
      {"an exponent", R"("n":3)", R"("n":3e0)", Fault::kNotJson},
      {"a huge number", R"("m":1003)", R"("m":9007199254740992)", Fault::kNotJson},
      {"position 0", R"("n":3)", R"("n":0)", Fault::kWrongMember},
      {"no position", R"("n":3,)", "", Fault::kMissingMember},
      {"a short stream", R"("s":"d.)", R"("s":"d)", Fault::kWrongMember},
      {"an unknown stream", R"("s":"d.)", R"("s":"z.)", Fault::kWrongMember},
      {"an epoch of three", R"("e":[0,0])", R"("e":[0,0,0])", Fault::kWrongMember},
      {"an epoch below 0", R"("e":[0,0])", R"("e":[0,-1])", Fault::kWrongMember},
      {"an epoch of texts", R"("e":[0,0])", R"("e":["0","0"])", Fault::kWrongMember},
      {"a kind in capitals", "test.happened", "Test.happened", Fault::kWrongMember},
      {"a kind with two dots", "test.happened", "test..happened", Fault::kWrongMember},
      {"a kind that ends in a dot", "test.happened", "test.", Fault::kWrongMember},
      {"no kind", "test.happened", "", Fault::kWrongMember},
      {"a kind of 41 bytes", "test.happened", "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde",
       Fault::kWrongMember},
      {"version 0", R"("v":1)", R"("v":0)", Fault::kWrongMember},
      {"a null", R"("l":"2026-02-13T16:59")", R"("l":null)", Fault::kWrongMember},
      {"a day that is none", "2026-02-13T16:59", "2026-02-30T16:59", Fault::kWrongMember},
      {"a legal time that says nothing", "2026-02-13T16:59", "2026-02-13T23:26",
       Fault::kWrongMember},
      {"a calendar with a space", "vn-2026.1", "vn 2026.1", Fault::kWrongMember},
      {"a calendar in other letters", "vn-2026.1", "đ", Fault::kWrongMember},
      {"a calendar of 41 bytes", "vn-2026.1", "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddde",
       Fault::kWrongMember},
      {"no body", R"("b":{"n":7,"o":{"x":true}},)", "", Fault::kMissingMember},
      {"a body that is a list", R"({"n":7,"o":{"x":true}})", "[7]", Fault::kWrongMember},
      {"a NUL in the body", R"("x":true)", R"("x":"\u0000")", Fault::kNotJson},
      {"a lone surrogate", R"("x":true)", R"("x":"\ud800")", Fault::kNotJson},
      {"no UTF-8", R"("x":true)", "\"x\":\"\xff\"", Fault::kNotJson},
      {"letters apart from their marks", R"("x":true)", "\"x\":\"e\xcc\x81\"", Fault::kNotNfc},
      {"an escaped slash", R"("x":true)", R"("x":"\/")", Fault::kNotCanonical},
      {"a letter as an escape", R"("x":true)", R"("x":"\u0061")", Fault::kNotCanonical},
      {"an escape in capitals", R"("x":true)", R"("x":"\u001F")", Fault::kNotCanonical},
      {"minus nothing", R"("x":true)", R"("x":-0)", Fault::kNotCanonical},
      {"an unknown member", R"("f":1,)", R"("f":1,"q":1,)", Fault::kNotCanonical},
      {"an unknown part", R"("form":{)", R"("fork":{)", Fault::kWrongMember},
      {"a part too late", R"("text":{)", R"("files":{)", Fault::kNotCanonical},
      {"a short nonce", "bm5ubm5u", "bm5u", Fault::kWrongMember},
      {"a short commitment", "Y2NjY2Nj", "Y2Nj", Fault::kWrongMember},
      {"a part with more", R"("x":"Zm9)", R"("y":1,"x":"Zm9)", Fault::kNotCanonical},
  };
  const std::string line = whole_line();
  ASSERT_TRUE(read_entry(line));
  for (const auto& [why, from, to, fault] : cases) {
    const auto read = read_entry(replaced(line, from, to));
    ASSERT_FALSE(read) << why;
    EXPECT_EQ(read.error(), fault) << why;
  }
}

TEST(Envelope, RefusesAnInstrumentWithoutAnActor) {
  const std::string actor = R"("a":")" + testing::id_of<OfficerId>("officer").text() + R"(",)";
  EXPECT_EQ(read_entry(replaced(whole_line(), actor, "")).error(), Fault::kMissingMember);
}

TEST(Envelope, RefusesWhatFollowsTheLastMember) {
  std::string line = whole_line();
  line.pop_back();
  EXPECT_EQ(read_entry(line + R"(,"q":1})").error(), Fault::kWrongMember);
  EXPECT_EQ(read_entry(line + "}}").error(), Fault::kNotJson);
  EXPECT_EQ(read_entry(line + "}\n").error(), Fault::kNotCanonical);
  EXPECT_EQ(read_entry(line).error(), Fault::kNotJson);
  EXPECT_EQ(read_entry("").error(), Fault::kNotJson);
  EXPECT_EQ(read_entry("[]").error(), Fault::kNotJson);
}

TEST(Envelope, HoldsNoMoreThan16KiB) {
  const auto of_size = [](std::size_t n) {
    return write_entry(header(), Object{{"x", std::string(n, 'x')}}, {});
  };
  const auto small = of_size(0);
  ASSERT_TRUE(small);
  const std::size_t room = kEntryBytesMax - small->size();
  const auto full = of_size(room);
  ASSERT_TRUE(full);
  EXPECT_EQ(full->size(), kEntryBytesMax);
  EXPECT_TRUE(read_entry(*full));
  EXPECT_EQ(of_size(room + 1).error(), Fault::kTooLarge);
  std::string longer = *full;
  longer.insert(longer.size() - 2, "x");
  EXPECT_EQ(read_entry(longer).error(), Fault::kTooLarge);
}

TEST(Envelope, WritesNothingThatItWouldNotRead) {
  const auto written = [](json::Value body, SealedParts parts = {}) {
    return write_entry(header(), body, parts);
  };
  EXPECT_EQ(written(7).error(), Fault::kWrongMember);
  EXPECT_EQ(written(Object{{"x", std::string("a\0b", 3)}}).error(), Fault::kWrongMember);
  EXPECT_EQ(written(Object{{"x", 1}, {"y", 2}, {"x", 3}}).error(), Fault::kWrongMember);
  EXPECT_EQ(written(Object{{"x", json::kIntegerMax + 1}}).error(), Fault::kWrongMember);
  EXPECT_EQ(written(Object{{"x", "e\xcc\x81"}}).error(), Fault::kNotNfc);
  EXPECT_EQ(written(Object{{"x", "\n\xcc\x83"}}).error(), Fault::kNotNfc)
      << "the n of the escape would join the tilde";
  EXPECT_EQ(written(Object{{"x", "\xff"}}).error(), Fault::kNotNfc);
  const auto part = testing::sealed_part("words");
  EXPECT_EQ(written(Object{}, {{"note", part}}).error(), Fault::kWrongMember);
  EXPECT_EQ(written(Object{}, {{"text", part}, {"form", part}}).error(), Fault::kWrongMember);
  EXPECT_EQ(written(Object{}, {{"text", part}, {"text", part}}).error(), Fault::kWrongMember);
  EXPECT_EQ(written(Object{}, {{"text", SealedPart{}}}).error(), Fault::kWrongMember);
}

TEST(Envelope, NestsExactlyAsDeepWhenWrittenAsWhenRead) {
  int deepest = 0;
  for (int depth = 1; depth <= 40; ++depth) {
    json::Value body = Object{};
    for (int i = 1; i < depth; ++i) body = Object{{"x", std::move(body)}};
    const auto line = write_entry(header(), body, {});
    if (!line) continue;
    deepest = depth;
    EXPECT_TRUE(read_entry(*line)) << depth;
  }
  EXPECT_EQ(deepest, 31);
}

TEST(Envelope, DiesRatherThanWriteABrokenHeader) {
  Header without_position = header();
  without_position.seq = 0;
  EXPECT_DEATH(static_cast<void>(header_bytes(without_position)), "cannot be written");
  Header of_odd_kind = header();
  of_odd_kind.kind = "a\",\"b\":";
  EXPECT_DEATH(static_cast<void>(header_bytes(of_odd_kind)), "cannot be written");
  Header by_nobody = header();
  by_nobody.actor = std::nullopt;
  by_nobody.acting_by = testing::id_of<DelegationId>("paper");
  EXPECT_DEATH(static_cast<void>(header_bytes(by_nobody)), "cannot be written");
}

}  // namespace
}  // namespace motcua::ledger
