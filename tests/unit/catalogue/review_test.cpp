// What a reviewer sees of an import, and that its name is its content.
#include "catalogue/review.h"

#include <gtest/gtest.h>

#include "catalogue/announcement.h"
#include "example.h"
#include "support/golden.h"

namespace motcua::catalogue {
namespace {

ReleaseHash release(char letter) { return *ReleaseHash::from_raw(std::string(32, letter)); }

Catalogue with(const Procedure& procedure, std::vector<Phrase> phrases = {}) {
  return {{procedure}, std::move(phrases)};
}

TEST(Review, PutsWhatChangesLawFirst) {
  Procedure after = example();
  after.name = "Cấp giấy mẫu, tên mới";
  after.components[0].name = "Đơn";
  after.fees[1].amount = 20'000;
  after.limits[0].limit.value = 4;
  const Review found = review(with(example()), release('a'), with(after), release('b'));
  ASSERT_EQ(found.changes.size(), 1U);
  std::vector<ChangeWeight> weights;
  for (const FieldChange& field : found.changes[0].fields)
    weights.push_back(weight_of(field.field));
  const std::vector<ChangeWeight> expected{ChangeWeight::kLimit, ChangeWeight::kFee,
                                           ChangeWeight::kOther, ChangeWeight::kOther};
  EXPECT_EQ(weights, expected);
  EXPECT_EQ(found.changes[0].fields[0].field, "limits.0.value");
  EXPECT_EQ(found.changes[0].fields[0].before, "3");
  EXPECT_EQ(found.changes[0].fields[0].after, "4");
}

TEST(Review, IsNamedByEverythingItSays) {
  Procedure after = example();
  after.limits[0].limit.value = 4;
  const auto name = [](const Review& one) { return hash_of_review(one); };
  const Review one = review(with(example()), release('a'), with(after), release('b'));
  EXPECT_EQ(name(one), name(review(with(example()), release('a'), with(after), release('b'))));
  EXPECT_NE(name(one), name(review(with(example()), release('c'), with(after), release('b'))));
  EXPECT_NE(name(one), name(review(with(example()), release('a'), with(after), release('c'))));
  Procedure other = after;
  other.limits[0].limit.value = 5;
  EXPECT_NE(name(one), name(review(with(example()), release('a'), with(other), release('b'))));
}

TEST(Review, TellsPhrasesThatCameAndWent) {
  const std::vector<Phrase> before{{"xin giấy", {"1.004873"}}, {"giấy mẫu", {"1.004873"}}};
  const std::vector<Phrase> after{{"giấy mẫu", {"1.004873"}}, {"làm giấy", {"1.004873"}}};
  const Review found =
      review(with(example(), before), release('a'), with(example(), after), release('b'));
  EXPECT_TRUE(found.changes.empty());
  EXPECT_FALSE(found.empty());
  ASSERT_EQ(found.phrases_added.size(), 1U);
  EXPECT_EQ(found.phrases_added[0].text, "làm giấy");
  ASSERT_EQ(found.phrases_removed.size(), 1U);
  EXPECT_EQ(found.phrases_removed[0].text, "xin giấy");
}

TEST(Review, PhrasesAreADocumentWithOneSpelling) {
  const std::vector<Phrase> phrases{{"xin \"giấy\"", {"1.004873"}}};
  const std::string bytes = phrases_document(phrases);
  const auto read = parse_phrases(bytes);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(*read, phrases);
  EXPECT_FALSE(parse_phrases(bytes + " ").has_value());
  EXPECT_FALSE(parse_phrases("{\"format\":2,\"phrases\":[]}").has_value());
}

TEST(Announcement, IsWrittenAsItsGoldenFileForEverAndReadBack) {
  ReleaseAnnounced event;
  event.release = release('a');
  event.number = 2;
  event.effective = *Date::parse("2026-12-01");
  event.by = {*OfficerId::from_raw(std::string(16, 'a')),
              *OfficerId::from_raw(std::string(16, 'b'))};
  const json::Value body = body_of(event);
  testing::expect_golden(
      "events/v1/release.announced.json",
      json::write(json::Value(json::Object{
          {"kind", kAnnouncedKind}, {"version", 1}, {"header", json::Object{}}, {"body", body}})) +
          "\n");
  EXPECT_EQ(read_announcement(body), event);
  json::Value strange = body;
  strange.as_object()->push_back({"surprise", 1});
  EXPECT_FALSE(read_announcement(strange).has_value());
  event.by[1] = event.by[0];
  EXPECT_FALSE(read_announcement(body_of(event)).has_value()) << "two different officials";
  EXPECT_FALSE(read_announcement(json::Value(7)).has_value());
}

}  // namespace
}  // namespace motcua::catalogue
