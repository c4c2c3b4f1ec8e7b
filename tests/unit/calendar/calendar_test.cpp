#include "calendar/calendar.h"

#include <algorithm>

#include "calendar/words.h"
#include "shipped.h"

namespace motcua::calendar::test {
namespace {

std::string kind(const OfficeDays& days, const std::string& date) {
  const auto found = days.classify(day(date));
  if (!found) return "nothing";
  std::string out(word(found->kind));
  if (found->holiday) out += " " + std::string(word(*found->holiday));
  if (found->other) out += " " + found->other->text();
  return out;
}

TEST(Calendar, EveryDayHasItsKind) {
  const OfficeDays days = office();
  EXPECT_EQ(kind(days, "2026-02-13"), "working");
  EXPECT_EQ(kind(days, "2026-02-14"), "weekly_day_off");
  EXPECT_EQ(kind(days, "2026-02-16"), "holiday tet");
  EXPECT_EQ(kind(days, "2026-02-20"), "holiday tet");
  EXPECT_EQ(kind(days, "2026-02-23"), "working");
  EXPECT_EQ(kind(days, "2026-04-26"), "holiday hung_kings");
  EXPECT_EQ(kind(days, "2026-04-27"), "substitute_day_off hung_kings 2026-04-26");
  EXPECT_EQ(kind(days, "2026-08-22"), "make_up_working 2026-08-31");
  EXPECT_EQ(kind(days, "2026-08-31"), "off_by_decision 2026-08-22");
  EXPECT_EQ(kind(days, "2026-09-01"), "holiday national_day_adjacent");
  EXPECT_EQ(kind(days, "2020-09-01"), "working");
  EXPECT_EQ(kind(days, "2019-12-31"), "nothing");
  EXPECT_EQ(kind(days, "2051-01-01"), "nothing");
}

TEST(Calendar, ADayTellsHowWellItIsFounded) {
  const OfficeDays days = office();
  EXPECT_EQ(days.classify(day("2026-02-16"))->grade, RowGrade::kPublished);
  EXPECT_EQ(days.classify(day("2027-02-08"))->grade, RowGrade::kRule);
  EXPECT_EQ(days.classify(day("2027-02-10"))->grade, RowGrade::kRule);
  EXPECT_EQ(days.classify(day("2026-01-02"))->grade, RowGrade::kProposed);
  EXPECT_EQ(days.classify(day("2026-08-22"))->grade, RowGrade::kMemory);
  EXPECT_EQ(days.hours_grade(day("2026-03-02")), RowGrade::kMemory);
}

TEST(Calendar, EveryYearHasElevenPaidDaysOffOnWorkdays) {
  const OfficeDays days = office();
  for (int year = 2021; year <= 2050; ++year) {
    int off = 0;
    for (Date date = *Date::of(year, 1, 1); date.year() == year; date = date.plus_days(1)) {
      const auto found = *days.classify(date);
      const bool weekend =
          date.weekday() == Weekday::kSaturday || date.weekday() == Weekday::kSunday;
      if (found.holiday && !weekend) ++off;
    }
    EXPECT_EQ(off, 11) << year;
  }
}

TEST(Calendar, DoorsAreOpenInOfficeHours) {
  const OfficeDays days = office();
  EXPECT_EQ(days.hours(day("2026-03-02")), (OfficeHours{{450, 690}, {810, 1020}}));
  EXPECT_TRUE(days.hours(day("2026-03-07")).empty());
  EXPECT_TRUE(days.hours(day("2026-02-17")).empty());
  EXPECT_TRUE(days.hours(day("2026-01-02")).empty());
  EXPECT_EQ(days.hours(day("2026-08-22")), (OfficeHours{{450, 690}, {810, 1020}}));
  EXPECT_EQ(days.opening(day("2026-03-02")), at("2026-03-02T07:30"));
  EXPECT_EQ(days.closing(day("2026-03-02")), at("2026-03-02T17:00"));
  EXPECT_FALSE(days.closing(day("2026-03-08")));
}

TEST(Calendar, ThePolicesCounterIsOpenOnSaturdayMorningYetThatIsNoWorkingDay) {
  const OfficeDays police = office("police");
  EXPECT_EQ(police.hours(day("2026-03-07")), (OfficeHours{{450, 690}}));
  EXPECT_FALSE(police.works(day("2026-03-07")));
  EXPECT_TRUE(police.hours(day("2027-02-06")).empty()) << "a holiday shuts it too";
  EXPECT_TRUE(police.hours(day("2026-03-08")).empty());
  EXPECT_EQ(office("tax").hours(day("2026-03-07")), OfficeHours{}) << "falls back to general";
}

TEST(Calendar, TheNextOpeningSkipsNoonNightsAndDaysOff) {
  const OfficeDays days = office();
  EXPECT_EQ(days.at_or_next_opening(at("2026-03-02T11:30")), at("2026-03-02T11:30"));
  EXPECT_EQ(days.at_or_next_opening(at("2026-03-02T11:31")), at("2026-03-02T13:30"));
  EXPECT_EQ(days.at_or_next_opening(at("2026-03-02T23:59")), at("2026-03-03T07:30"));
  EXPECT_EQ(days.at_or_next_opening(at("2026-02-13T17:01")), at("2026-02-23T07:30"));
  EXPECT_FALSE(days.at_or_next_opening(at("2050-12-31T17:01")));
}

TEST(Calendar, WorkingDaysAreFoundBothWays) {
  const OfficeDays days = office();
  EXPECT_EQ(days.working_day_before(day("2026-02-23")), day("2026-02-13"));
  EXPECT_EQ(days.working_day_after(day("2026-02-13")), day("2026-02-23"));
  EXPECT_EQ(days.working_day_on_or_after(day("2026-02-14")), day("2026-02-23"));
  EXPECT_EQ(days.plus_working_days(day("2026-02-13"), 3), day("2026-02-25"));
  EXPECT_EQ(days.last_working_day_of_month(day("2025-11-18")), day("2025-11-28"));
  EXPECT_EQ(days.last_working_day_of_month(day("2026-04-01")), day("2026-04-29"));
  EXPECT_FALSE(days.working_day_after(day("2050-12-31")));
  EXPECT_FALSE(days.working_day_before(day("2020-01-01")));
}

// A calendar made of the shipped one with a piece of its text replaced.
std::string changed(const std::string& piece, const std::string& by) {
  std::string text = shipped_text();
  const auto place = text.find(piece);
  EXPECT_NE(place, std::string::npos) << piece;
  return text.replace(place, piece.size(), by);
}
Result<Calendar, InputErrors> read(const std::string& text) {
  const auto value = json::parse(text);
  EXPECT_TRUE(value);
  return Calendar::read(*value);
}

TEST(Calendar, AUnitMayHaveItsOwnDayOffAndItsOwnSeason) {
  const std::string text =
      changed("\"overrides\": [",
              "\"overrides\": [{\"date\":\"2026-03-04\",\"works\":false,\"unit\":\"15607\","
              "\"decision\":\"7/QĐ\",\"grade\":\"published\"},");
  const auto own_day = read(text);
  ASSERT_TRUE(own_day);
  EXPECT_EQ(kind({*own_day, {UnitCode{"15607"}}}, "2026-03-04"), "off_by_decision");
  EXPECT_EQ(kind({*own_day, {UnitCode{"14797"}}}, "2026-03-04"), "working");

  const auto winter = read(
      changed("\"schedules\": [",
              "\"schedules\": [{\"unit\":\"15607\",\"desk\":\"general\",\"from\":\"11-01\","
              "\"to\":\"02-15\","
              "\"week\":[{\"days\":[\"mon\",\"tue\"],\"hours\":[\"08:00-11:30\"],\"counts\":true}],"
              "\"grade\":\"published\"},"));
  ASSERT_TRUE(winter);
  const OfficeDays cold(*winter, {UnitCode{"15607"}});
  EXPECT_EQ(cold.hours(day("2026-12-01")), (OfficeHours{{480, 690}}));
  EXPECT_EQ(cold.hours(day("2026-01-13")), (OfficeHours{{480, 690}}));
  EXPECT_FALSE(cold.works(day("2026-12-02"))) << "Wednesday is a weekly day off there";
  EXPECT_EQ(cold.hours(day("2026-03-02")).size(), 2U);
  EXPECT_TRUE(OfficeDays(*winter, {UnitCode{"14797"}}).works(day("2026-12-02")));
}

TEST(Calendar, ADeskGoesBeforeTheUnitsOwnHours) {
  const auto own =
      read(changed("\"schedules\": [",
                   "\"schedules\": [{\"unit\":\"15607\",\"desk\":\"general\",\"week\":"
                   "[{\"days\":[\"mon\"],\"hours\":[\"08:00-11:30\"],\"counts\":true}],"
                   "\"grade\":\"published\"},"));
  ASSERT_TRUE(own);
  EXPECT_EQ(OfficeDays(*own, {UnitCode{"15607"}, "police"}).hours(day("2026-03-07")),
            (OfficeHours{{450, 690}}));
  EXPECT_FALSE(OfficeDays(*own, {UnitCode{"15607"}, "tax"}).works(day("2026-03-03")))
      << "a desk without hours keeps the unit's";
}

TEST(Calendar, AMakeUpDayHasTheHoursOfTheDayItReplaces) {
  const auto short_friday = read(
      changed("\"week\": [{\"days\": [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\"],",
              "\"week\": [{\"days\": [\"fri\"], \"hours\": [\"07:30-11:30\"], \"counts\": true},"
              "{\"days\": [\"mon\", \"tue\", \"wed\", \"thu\"],"));
  ASSERT_TRUE(short_friday);
  const OfficeDays days(*short_friday, {UnitCode{"15607"}});
  EXPECT_EQ(days.hours(day("2026-01-10")).size(), 1U) << "for Friday 2 January";
  EXPECT_EQ(days.hours(day("2026-08-22")).size(), 2U) << "for Monday 31 August";
}

TEST(Calendar, AClosureOfTheCalendarIsKnownToItsUnitOnly) {
  const auto storm = read(changed("\"closures\": []",
                                  "\"closures\": [{\"unit\":\"15607\",\"first\":\"2026-09-28\","
                                  "\"last\":\"2026-09-29\",\"ground\":\"storm\","
                                  "\"grade\":\"published\"}]"));
  ASSERT_TRUE(storm);
  const OfficeDays here(*storm, {UnitCode{"15607"}});
  ASSERT_NE(here.closure(day("2026-09-29")), nullptr);
  EXPECT_EQ(here.closure(day("2026-09-29"))->ground, "storm");
  EXPECT_EQ(here.closure(day("2026-09-30")), nullptr);
  EXPECT_TRUE(here.works(day("2026-09-29")));
  EXPECT_EQ(OfficeDays(*storm, {UnitCode{"14797"}}).closure(day("2026-09-29")), nullptr);
}

TEST(Calendar, AHolidayMayBeAddedByAYearsRule) {
  const auto more = read(
      changed("\"holidays\": [",
              "\"holidays\": [{\"name\":\"culture_day\",\"rule\":\"solar\",\"month\":11,\"day\":24,"
              "\"from_year\":2027,\"grade\":\"proposed\"},"));
  ASSERT_TRUE(more);
  EXPECT_EQ(kind({*more, {UnitCode{"15607"}}}, "2026-11-24"), "working");
  EXPECT_EQ(kind({*more, {UnitCode{"15607"}}}, "2027-11-24"), "holiday culture_day");
}

TEST(Calendar, FaultsOfADocumentAreNamedWithTheirPlace) {
  struct Fault {
    const char* piece;
    const char* by;
    const char* path;
  };
  const Fault faults[] = {
      {"\"format\": 1", "\"format\": 2", "format"},
      {"\"version\": \"vn-2026.1\"", "\"version\": \"\"", "version"},
      {"\"15:00\"", "\"25:00\"", "same_day_cut_off"},
      {"\"new_year\"", "\"old_year\"", "holidays.0.name"},
      {"\"rule\": \"lunar\", \"month\": 3", "\"rule\": \"lunar\", \"month\": 13",
       "holidays.2.month"},
      {"\"month\": 4, \"day\": 30", "\"month\": 4, \"day\": 31", "holidays.3.day"},
      {"\"first\": \"2026-02-16\"", "\"first\": \"2026-02-18\"", "tet.6.first"},
      {"\"date\": \"2025-05-02\"", "\"date\": \"2019-05-02\"", "overrides.3.date"},
      {"\"date\": \"2025-05-02\"", "\"date\": \"2025-04-26\"", "overrides.3"},
      {"\"date\": \"2025-05-02\"", "\"dates\": \"2025-05-02\"", "overrides.3.date"},
      {"\"07:30-11:30\"", "\"07:30-07:30\"", "schedules.0.week.0.hours"},
      {"\"13:30-17:00\"", "\"11:00-17:00\"", "schedules.0.week.0.hours"},
      {"\"mon\"", "\"moon\"", "schedules.0.week.0.days"},
      {"\"desk\": \"general\"", "\"desk\": \"police\"", "schedules.1"},
      {"\"closures\": []", "\"closures\": [7]", "closures.0"},
      {"\"closures\": []", "\"closure\": []", "closures"},
  };
  for (const Fault& fault : faults) {
    const auto result = read(changed(fault.piece, fault.by));
    ASSERT_FALSE(result) << fault.by;
    EXPECT_TRUE(std::any_of(result.error().begin(), result.error().end(),
                            [&](const InputError& error) { return error.path == fault.path; }))
        << fault.by << " told at " << result.error().front().path;
  }
}

TEST(OfficeDays, CountsTheWorkingDaysThatAreLeft) {
  const OfficeDays days = office();
  EXPECT_EQ(days.working_days_left(day("2026-02-13"), day("2026-02-25")), 3)
      << "Tết is passed over";
  EXPECT_EQ(days.working_days_left(day("2026-02-13"), day("2026-02-22")), 0);
  EXPECT_EQ(days.working_days_left(day("2026-03-10"), day("2026-03-10")), 0);
  EXPECT_EQ(days.working_days_left(day("2026-03-10"), day("2026-03-02")), 0);
  EXPECT_EQ(days.working_days_left(Calendar::last_day(), Calendar::last_day().plus_days(9)), 0);
}

}  // namespace
}  // namespace motcua::calendar::test
