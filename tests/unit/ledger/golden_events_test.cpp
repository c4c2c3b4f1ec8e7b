// The lines in tests/golden/events were written by some release and are read by every later one.
#include <gtest/gtest.h>

#include <filesystem>

#include "support/entries.h"
#include "support/golden.h"

namespace motcua::ledger {
namespace {

using json::Object;
using testing::id_of;

struct Sample {
  std::string name;
  Header header;
  json::Value body;
  SealedParts parts;
};

Header node_header(std::string_view kind) {
  Header out = testing::plain_header(named_stream(StreamKind::kNode, "15607/1"), 1, "command");
  out.kind = kind;
  out.actor = std::nullopt;
  return out;
}

Header dossier_header(std::string_view kind) {
  Header out = testing::plain_header(testing::dossier_stream("dossier"), 1, "command");
  out.kind = kind;
  return out;
}

std::vector<Sample> node_kinds() {
  return {
      {"node.created.1",
       node_header("node.created"),
       Object{{"unit", "15607"},
              {"inc", 1},
              {"role", "centre"},
              {"demo", true},
              {"log", "motcua/15607/1"}},
       {}},
      {"node.booted.1",
       node_header("node.booted"),
       Object{{"token", "000102030405060708090a0b0c0d0e0f"}, {"version", "0.1.0"}, {"clock", "ok"}},
       {}},
      {"key.minted.1",
       dossier_header("key.minted"),
       Object{
           {"id", id_of<KeyId>("key").text()}, {"commit", sha256("commit").text()}, {"epoch", 0}},
       {}},
      {"key.erased.1",
       dossier_header("key.erased"),
       Object{{"id", id_of<KeyId>("key").text()}, {"order", id_of<CommandId>("order").text()}},
       {}},
  };
}

/// One line for each optional member of the header, and one with all of them.
std::vector<Sample> optional_members() {
  const Header plain = dossier_header("test.happened");
  std::vector<Sample> out = {{"member.none", plain, Object{}, {}}};
  const auto add = [&](std::string name, const auto& change) {
    Header header = plain;
    change(header);
    out.push_back({"member." + std::move(name), header, Object{{"number", -1}}, {}});
  };
  const auto legal = [](Header& h) { h.legal = LegalTime::parse("2026-02-13T16:59"); };
  const auto by_node = [](Header& h) { h.actor = std::nullopt; };
  const auto acting = [](Header& h) { h.acting_by = id_of<DelegationId>("paper"); };
  const auto procedure = [](Header& h) { h.procedure_version = DocumentHash{{sha256("p").bytes}}; };
  const auto calendar = [](Header& h) { h.calendar = CalendarVersion{"vn-2026.1+15607"}; };
  const auto submission = [](Header& h) { h.submission = id_of<SubmissionId>("form"); };
  const auto epoch = [](Header& h) { h.epoch = {2, 9'007'199'254'740'991}; };
  add("legal_time", legal);
  add("no_actor", by_node);
  add("acting_by", acting);
  add("procedure_version", procedure);
  add("calendar", calendar);
  add("submission", submission);
  add("epoch", epoch);
  add("all", [&](Header& h) {
    legal(h);
    acting(h);
    procedure(h);
    calendar(h);
    submission(h);
    epoch(h);
  });
  out.push_back({"parts.all",
                 plain,
                 Object{{"escapes", "\"\\\b\f\n\r\t\x01 đ/€"}},
                 {{"files", testing::sealed_part("files")},
                  {"form", testing::sealed_part("form")},
                  {"people", testing::sealed_part("people")},
                  {"summary", testing::sealed_part("summary")},
                  {"text", testing::sealed_part("")}}});
  return out;
}

TEST(GoldenEvents, AreWrittenToTheSameBytes) {
  auto samples = node_kinds();
  for (auto& sample : optional_members()) samples.push_back(std::move(sample));
  for (const Sample& sample : samples) {
    const auto line = write_entry(sample.header, sample.body, sample.parts);
    ASSERT_TRUE(line) << sample.name;
    testing::expect_golden("events/" + sample.name + ".json", *line + "\n");
    const auto back = read_entry(*line);
    ASSERT_TRUE(back) << sample.name;
    EXPECT_EQ(back->header, sample.header) << sample.name;
    EXPECT_EQ(back->body, sample.body) << sample.name;
    EXPECT_EQ(back->parts, sample.parts) << sample.name;
  }
}

TEST(GoldenEvents, AreReadAndWrittenAgainForEver) {
  int lines = 0;
  const auto folder = std::filesystem::path(MOTCUA_GOLDEN) / "events";
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    // Beside the lines lie folders of the subjects: their bodies, held by their own tests.
    if (!file.is_regular_file()) continue;
    std::string line = testing::read_whole(file.path());
    ASSERT_TRUE(line.ends_with("}\n")) << file.path();
    line.pop_back();
    const auto envelope = read_entry(line);
    ASSERT_TRUE(envelope) << file.path();
    const auto again = write_entry(envelope->header, envelope->body, envelope->parts);
    ASSERT_TRUE(again) << file.path();
    EXPECT_EQ(*again, line) << file.path();
    ++lines;
  }
  EXPECT_GE(lines, 14);
}

}  // namespace
}  // namespace motcua::ledger
