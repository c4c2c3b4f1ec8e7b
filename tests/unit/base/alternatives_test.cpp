#include "base/alternatives.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace motcua {
namespace {

constexpr std::array<std::string_view, 3> kWords{"number", "text", "truth"};
using Thing = std::variant<int, std::string, bool>;

Thing made(std::string_view word) {
  return with_alternative<Thing>(place_among(kWords, word),
                                 []<class T>(std::in_place_type_t<T>) { return Thing(T{}); });
}

TEST(Alternatives, AWordLeadsToTheTypeInItsPlace) {
  EXPECT_EQ(made("number"), Thing(0));
  EXPECT_EQ(made("text"), Thing(std::string()));
  EXPECT_EQ(made("truth"), Thing(false));
}

TEST(Alternatives, AWordThatIsNotThereHasThePlaceBehindTheLast) {
  EXPECT_EQ(place_among(kWords, "colour"), kWords.size());
  EXPECT_EQ(place_among(kWords, ""), kWords.size());
}

TEST(AlternativesDeathTest, APlaceThatIsNotThereStopsTheProgram) {
  EXPECT_DEATH((void)made("colour"), "the caller looked the place up");
}

}  // namespace
}  // namespace motcua
