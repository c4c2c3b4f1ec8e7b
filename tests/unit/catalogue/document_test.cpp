#include "catalogue/document.h"

#include <gtest/gtest.h>

#include "catalogue/difference.h"
#include "catalogue/limits.h"
#include "catalogue/release.h"
#include "example.h"
#include "shipped.h"
#include "support/golden.h"

namespace motcua::catalogue {
namespace {

TEST(ProcedureDocument, IsReadBackAsItWasWritten) {
  const Procedure procedure = example();
  const std::string bytes = document(procedure);
  const auto read = parse_document(bytes);
  ASSERT_TRUE(read);
  EXPECT_TRUE(*read == procedure);
  EXPECT_EQ(document(*read), bytes);
}

TEST(ProcedureDocument, OfEveryShippedProcedureIsReadBack) {
  for (const Procedure& procedure : shipped().procedures()) {
    const auto read = parse_document(document(procedure));
    ASSERT_TRUE(read) << procedure.code.text;
    EXPECT_TRUE(*read == procedure) << procedure.code.text;
  }
}

TEST(ProcedureDocument, KeepsItsBytesForEver) {
  motcua::testing::expect_golden("catalogue/procedure_1.json", document(example()));
  Procedure plain = example();
  Procedure bare;
  bare.code = plain.code;
  bare.name = plain.name;
  bare.sector = plain.sector;
  bare.performed_by = plain.performed_by;
  bare.limits = {{"", std::nullopt, std::nullopt, {}, Grade::kMissing, "Chưa có"}};
  bare.steps = default_steps();
  motcua::testing::expect_golden("catalogue/procedure_1_bare.json", document(bare));
}

TEST(ProcedureDocument, RefusesOtherSpellingsAndUnknownMembers) {
  const std::string bytes = document(example());
  const auto fault = [](const std::string& text) {
    const auto read = parse_document(text);
    return read ? InputError{"none", InputFault::kMissing, 0} : read.error()[0];
  };
  EXPECT_EQ(fault(" " + bytes), (InputError{"", InputFault::kContradicts, 0}));
  std::string extra = bytes;
  extra.insert(extra.size() - 1, R"(,"colour":"red")");
  EXPECT_EQ(fault(extra), (InputError{"colour", InputFault::kUnknownMember, 0}));
  std::string newer = bytes;
  newer.replace(newer.find("\"format\":1"), 10, "\"format\":2");
  EXPECT_EQ(fault(newer).path, "format");
  EXPECT_EQ(fault("{"), (InputError{"", InputFault::kBadForm, 0}));
}

TEST(Sources, ReportEveryFaultWithItsPlace) {
  std::string row(kExampleRow);
  row.replace(row.find("working_day,3,"), 14, "working_day,0,");
  row.replace(row.find("commune_committee"), 17, "the_neighbour");
  std::string details(kExampleDetails);
  details.replace(details.find("\"per\": \"copy\""), 13, "\"per\": \"kilo\"");
  details.replace(details.find("\"vneid\": true"), 13, "\"vneld\": true");
  const auto read = read_example(row, details, "phrase,code\nmất giấy,1.000000\n");
  ASSERT_FALSE(read);
  std::vector<std::string> faults;
  for (const SourceFault& fault : read.error()) faults.push_back(sentence(fault));
  EXPECT_EQ(faults, (std::vector<std::string>{
                        "procedures.csv:2: performed_by: not_one_of",
                        "procedures.csv:2: term_value: out_of_range",
                        "everyday/1.004873.json: components.1.vneld: unknown_member",
                        "everyday/1.004873.json: fees.0.per: not_one_of",
                        "phrases.csv:2: code: not_one_of",
                    }));
}

TEST(Sources, RefuseMissingColumnsAndBrokenFiles) {
  EXPECT_FALSE(read_example("code,name\n1.004873,x\n"));
  EXPECT_FALSE(read_example("code,\"name\n"));
  EXPECT_FALSE(read_example(kExampleRow, "{\"format\":1"));
  EXPECT_FALSE(read_example(kExampleRow, R"({"format":1,"code":"1.000000"})"));
}

TEST(Sources, TellHowFarTheyAre) {
  std::vector<std::pair<std::size_t, std::size_t>> told;
  const auto read =
      read_sources({{"procedures.csv", kExampleRow},
                    {"phrases.csv", kExamplePhrases},
                    {{"everyday/1.004873.json", kExampleDetails}}},
                   [&](std::size_t done, std::size_t total) { told.emplace_back(done, total); });
  ASSERT_TRUE(read);
  ASSERT_FALSE(told.empty());
  EXPECT_EQ(told.back(), (std::pair<std::size_t, std::size_t>{2, 2}));
}

TEST(ChooseLimit, TakesTheMostSpecificRow) {
  const Procedure procedure = example();
  EXPECT_EQ(choose_limit(procedure, {})->limit.value, 3);
  EXPECT_EQ(choose_limit(procedure, {"verify", AreaClass::kMountain, {}})->limit.value, 20);
  EXPECT_EQ(choose_limit(procedure, {"verify", AreaClass::kLowland, {}})->limit.value, 3);
  EXPECT_EQ(choose_limit(procedure, {"other", {}, {}}).error(), LimitFault::kUnknownCase);
}

TEST(ChooseLimit, NeverMakesUpAMissingOne) {
  Procedure procedure = example();
  procedure.limits[0].grade = Grade::kMissing;
  EXPECT_EQ(choose_limit(procedure, {}).error(), LimitFault::kMissing);
  procedure.limits.clear();
  EXPECT_EQ(choose_limit(procedure, {}).error(), LimitFault::kMissing);
}

TEST(ChooseLimit, RefusesToChooseBetweenEquals) {
  Procedure procedure = example();
  procedure.limits.push_back(procedure.limits[0]);
  EXPECT_EQ(choose_limit(procedure, {}).error(), LimitFault::kAmbiguous);
  procedure.limits[0].channel = procedure.limits[2].channel = Channel::kPost;
  EXPECT_EQ(choose_limit(procedure, {}).error(), LimitFault::kNoneApplies);
}

TEST(Release, NamesEveryDocumentByItsHash) {
  Draft draft(*read_example());
  draft.carry({DocumentKind::kCalendar, "vn-2026.1", "{}"});
  const auto published = draft.publish(1, *Date::of(2026, 7, 1), "Bản đầu");
  ASSERT_TRUE(published);
  ASSERT_EQ(published->release.documents.size(), 3u);
  for (const ReleaseEntry& entry : published->release.documents)
    EXPECT_EQ(hash_of_document(published->documents.at(entry.hash)), entry.hash);
  const std::string bytes = release_document(published->release);
  EXPECT_EQ(hash_of_release(bytes), published->hash);
  const auto read = parse_release(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, published->release);
  const auto again = draft.publish(1, *Date::of(2026, 7, 1), "Bản đầu");
  EXPECT_EQ(again->hash, published->hash);
}

TEST(Release, IsRefusedWithEveryFault) {
  Draft draft(*read_example());
  Procedure broken = example();
  broken.name.clear();
  broken.steps[0].next.clear();
  draft.put(broken);
  const auto refused = draft.publish(2, *Date::of(2026, 8, 1), "");
  ASSERT_FALSE(refused);
  EXPECT_GE(refused.error().size(), 2u);
}

TEST(Release, RefusesEntriesOutOfOrder) {
  Draft draft(*read_example());
  auto release = draft.publish(1, *Date::of(2026, 7, 1), "x")->release;
  std::swap(release.documents[0], release.documents[1]);
  EXPECT_FALSE(parse_release(release_document(release)));
}

TEST(Shelf, FindsAPinnedVersionAfterTheProcedureChanged) {
  DocumentShelf shelf;
  const Catalogue first = *read_example();
  shelf.add(first);
  Procedure changed = example();
  changed.limits[0].limit.value = 5;
  const auto added = shelf.add(document(changed));
  ASSERT_TRUE(added);
  EXPECT_NE(*added, first.hash(0));
  ASSERT_NE(shelf.find(first.hash(0)), nullptr);
  EXPECT_EQ(shelf.find(first.hash(0))->limits[0].limit.value, 3);
  EXPECT_EQ(shelf.find(*added)->limits[0].limit.value, 5);
  EXPECT_EQ(shelf.find(DocumentHash{}), nullptr);
  EXPECT_EQ(shelf.size(), 2u);
  EXPECT_FALSE(shelf.add("{}"));
}

TEST(Difference, ShowsOldAndNewFieldByField) {
  Procedure changed = example();
  changed.limits[0].limit.value = 5;
  changed.note = "Mới";
  changed.components.pop_back();
  Procedure other = example();
  other.code.text = "1.000001";
  Procedure added = example();
  added.code.text = "2.000001";
  const Catalogue before({example(), other}, {});
  const Catalogue after({changed, added}, {});
  std::size_t told = 0;
  const auto changes = difference(before, after, [&](std::size_t, std::size_t) { ++told; });
  ASSERT_EQ(changes.size(), 3u);
  EXPECT_GT(told, 0u);
  EXPECT_EQ(changes[0].kind, ChangeKind::kRemoved);
  EXPECT_EQ(changes[0].code.text, "1.000001");
  EXPECT_EQ(changes[2].kind, ChangeKind::kAdded);
  EXPECT_EQ(changes[1].kind, ChangeKind::kChanged);
  ASSERT_EQ(changes[1].fields.size(), 3u);
  EXPECT_EQ(changes[1].fields[0].field, "components.1");
  EXPECT_EQ(changes[1].fields[0].after, "");
  EXPECT_EQ(changes[1].fields[1], (FieldChange{"limits.0.value", "3", "5"}));
  EXPECT_EQ(changes[1].fields[2], (FieldChange{"note", "", "\"Mới\""}));
}

}  // namespace
}  // namespace motcua::catalogue
