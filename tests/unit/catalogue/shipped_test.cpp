#include "shipped.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "catalogue/limits.h"
#include "catalogue/lint.h"

namespace motcua::catalogue {
namespace {

const Procedure& procedure(const char* code) {
  const Procedure* found = shipped().find(ProcedureCode{code});
  CHECK(found != nullptr, code);
  return *found;
}

TEST(ShippedCatalogue, IsReadWithoutAFault) {
  const ShippedFiles files = shipped_files();
  const auto read = read_sources(files.sources());
  if (!read)
    for (const SourceFault& fault : read.error()) ADD_FAILURE() << sentence(fault);
}

TEST(ShippedCatalogue, HasTheProvincesTotals) {
  EXPECT_EQ(shipped().counts(), (Counts{2272, 965, 1266, 41}));
  for (const Procedure& one : shipped().procedures())
    EXPECT_TRUE(one.online_level_is_demonstration) << one.code.text;
}

TEST(ShippedCatalogue, MayBePublished) {
  for (const LintFault& fault : lint(shipped())) ADD_FAILURE() << sentence(fault);
}

TEST(ShippedCatalogue, DetailsTheEveryday89) {
  std::size_t detailed = 0;
  for (const Procedure& one : shipped().procedures()) detailed += one.detailed ? 1 : 0;
  EXPECT_EQ(detailed, 89u);
}

TEST(ShippedCatalogue, LeadsTwoOrMorePhrasesToEachOfThe89) {
  std::map<ProcedureCode, std::size_t> phrases;
  for (const Phrase& phrase : shipped().phrases()) ++phrases[phrase.code];
  EXPECT_GE(shipped().phrases().size(), 200u);
  for (const Procedure& one : shipped().procedures()) {
    if (one.detailed) {
      EXPECT_GE(phrases[one.code], 2u) << one.code.text << " " << one.name;
    }
  }
}

TEST(ShippedCatalogue, CountsTwentyWorkingDaysForBirthResidenceAndInsurance) {
  const auto limit = choose_limit(procedure("2.000986"), {});
  ASSERT_TRUE(limit);
  EXPECT_EQ(limit->limit, (calendar::Limit{20, calendar::LimitUnit::kWorkingDays}));
}

TEST(ShippedCatalogue, ReadsLandRowsAsAreaClassesNotChannels) {
  const Procedure& land = procedure("1.013978");
  for (const Channel channel : {Channel::kCounter, Channel::kOnline, Channel::kPost}) {
    const auto low = choose_limit(land, {"", AreaClass::kLowland, channel});
    const auto high = choose_limit(land, {"", AreaClass::kMountain, channel});
    ASSERT_TRUE(low && high);
    EXPECT_EQ(low->limit.value, 17);
    EXPECT_EQ(high->limit.value, 27);
    EXPECT_EQ(high->grade, Grade::kVariantUnverified);
    EXPECT_FALSE(high->source.empty());
  }
}

TEST(ShippedCatalogue, TakesTheLimitOfTheMaritalStatusPaper) {
  const auto limit = choose_limit(procedure("1.004873"), {});
  ASSERT_TRUE(limit);
  EXPECT_EQ(limit->limit, (calendar::Limit{3, calendar::LimitUnit::kWorkingDays}));
}

TEST(ShippedCatalogue, SaysWhichLimitsAreMissing) {
  std::size_t missing = 0;
  for (const Procedure& one : shipped().procedures()) {
    const auto limit = choose_limit(one, {});
    if (limit) continue;
    EXPECT_EQ(limit.error(), LimitFault::kMissing) << one.code.text;
    ++missing;
  }
  EXPECT_GT(missing, 0u);
  EXPECT_LE(missing, 456u);
}

TEST(ShippedCatalogue, KeepsHashesThatFindTheProcedureAgain) {
  std::set<DocumentHash> seen;
  for (std::size_t i = 0; i < shipped().procedures().size(); ++i) {
    EXPECT_TRUE(seen.insert(shipped().hash(i)).second);
    EXPECT_EQ(shipped().find(shipped().hash(i)), &shipped().procedures()[i]);
  }
}

}  // namespace
}  // namespace motcua::catalogue
