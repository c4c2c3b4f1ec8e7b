#include "main/command.h"

#include <gtest/gtest.h>

namespace motcua {
namespace {

TEST(Command, AClockThatCannotBeRightIsKnown) {
  struct Row {
    const char* today;
    bool plausible;
  };
  for (const Row& row : {Row{"2000-01-01", false}, Row{"2024-12-31", false},
                         Row{"2025-01-01", true}, Row{"2026-11-22", true}, Row{"2039-12-31", true},
                         Row{"2040-01-01", false}, Row{"2051-02-01", false}})
    EXPECT_EQ(is_plausible(*Date::parse(row.today)), row.plausible) << row.today;
}

TEST(Command, OnlyTheStoresThatAreThereAreTaken) {
  for (const char* word : {"sqlite", "postgres://localhost/motcua", "postgresql://x"})
    EXPECT_EQ(wrong_store(word), "") << word;
  for (const char* word : {"", "SQLite", "mysql://x", "postgres"})
    EXPECT_NE(wrong_store(word), "") << word;
}

}  // namespace
}  // namespace motcua
