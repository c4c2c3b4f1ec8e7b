// Office events to bytes and back.
#include "office/codec.h"

#include <gtest/gtest.h>

#include "staff.h"
#include "support/golden.h"
#include "support/golden_event.h"

namespace motcua::office::test {
namespace {

std::vector<Event> one_of_each_kind() {
  const auto officer = id<OfficerId>(2);
  const Date from = day("2026-01-05");
  return {OfficerEnrolled{
              officer, {"batmot.tp1"}, {"15607"}, Private<OfficerName>::open({"Lò Thị Thử"})},
          RoleGranted{id<GrantId>(1), officer, Role::kSpecialist, from, day("2026-12-31")},
          RoleEnded{id<GrantId>(1), from},
          DelegationRecorded{id<DelegationId>(1),
                             officer,
                             id<OfficerId>(9),
                             "12/QĐ-UBND",
                             Capacity::kTuq,
                             {{"2.000815"}},
                             {ActKind::kSignResult},
                             from,
                             day("2026-06-30")},
          DelegationEnded{id<DelegationId>(1), from},
          AccountLocked{officer, LockGround::kTooManyAttempts},
          AccountUnlocked{officer},
          GlassBroken{officer, id<DossierId>(4), at("2026-03-02T17:00"),
                      Private<Reason>::open({"Ở quầy"})},
          UnitOpened{{"15607"}, {"15607"}, Area::kMountain, false},
          PointOpened{"main"},
          PointClosed{"main", from},
          ClosureDeclared{from, from, ClosureGround::kStorm},
          ClosureLifted{from},
          CalendarAdopted{{"vn-2026.1"}, from}};
}

TEST(OfficeCodec, WritesEveryKindAsItsGoldenFileAndReadsItBack) {
  const auto events = one_of_each_kind();
  ASSERT_EQ(events.size(), std::variant_size_v<Event>);
  for (const Event& event : events) {
    const Encoded encoded = encode(event);
    testing::expect_golden("events/v1/" + std::string(encoded.kind) + ".json",
                           ::motcua::testing::golden_text(encoded));
    const auto read = decode(encoded.kind, 1, encoded.body, encoded.parts);
    ASSERT_TRUE(read.has_value()) << encoded.kind << " " << read.error().place;
    EXPECT_EQ(*read, event) << encoded.kind;
    Encoded more = encoded;
    more.body.as_object()->push_back({"surprise", json::Value(1)});
    EXPECT_FALSE(decode(more.kind, 1, more.body, more.parts).has_value()) << more.kind;
  }
}

TEST(OfficeCodec, KeepsNamesAndReasonsOutOfOpenBodies) {
  for (const Event& event : one_of_each_kind()) {
    const std::string body = json::write(encode(event).body);
    EXPECT_EQ(body.find("Thử"), std::string::npos) << body;
    EXPECT_EQ(body.find("quầy"), std::string::npos) << body;
  }
}

TEST(OfficeCodec, SortsStaffAndUnitIntoTheirStreams) {
  EXPECT_EQ(stream_of(Event{GlassBroken{}}), StreamKind::kStaff);
  EXPECT_EQ(stream_of(Event{UnitOpened{}}), StreamKind::kUnit);
  EXPECT_EQ(stream_of(Event{CalendarAdopted{}}), StreamKind::kUnit);
}

TEST(OfficeCodec, RefusesUnknownKindsVersionsAndParts) {
  const Encoded good = encode(Event{AccountUnlocked{}});
  EXPECT_FALSE(decode("account.sold", 1, good.body, {}).has_value());
  EXPECT_FALSE(decode(good.kind, 2, good.body, {}).has_value());
  EXPECT_FALSE(
      decode(good.kind, 1, good.body, {{"text", Private<std::string>::locked()}}).has_value());
}

}  // namespace
}  // namespace motcua::office::test
