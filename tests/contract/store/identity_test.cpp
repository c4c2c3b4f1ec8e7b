#include "contract/store/store_contract.h"

namespace motcua::testing {
namespace {

class IdentityContract : public StoreContract {};

TEST_P(IdentityContract, IsWrittenOnce) {
  const auto read = store::read_identity(connection());
  ASSERT_TRUE(read);
  ASSERT_TRUE(*read);
  EXPECT_EQ(**read, kIdentity);
  const auto again = store::create_store(connection(), {}, kIdentity, Sha256{});
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error(), StoreFailure::kConflict);
  EXPECT_EQ(**store::read_identity(connection()), kIdentity);
}

TEST_P(IdentityContract, IsMissingWhereNoStoreWasMade) {
  const auto other = make_sql_engine(GetParam());
  ASSERT_NE(other, nullptr);
  auto empty = other->database().open_writer();
  ASSERT_TRUE(empty);
  const auto read = store::read_identity(**empty);
  ASSERT_TRUE(read);
  EXPECT_FALSE(*read);
}

TEST_P(IdentityContract, AMakingThatWasCutOffIsReplacedAndOneThatEndedIsNot) {
  const auto other = make_sql_engine(GetParam());
  ASSERT_NE(other, nullptr);
  auto writer = other->database().open_writer();
  ASSERT_TRUE(writer);
  EXPECT_FALSE(*store::is_half_made(**writer));
  ASSERT_TRUE(store::begin_store(**writer, {}, kIdentity, Sha256{}));
  EXPECT_TRUE(*store::is_half_made(**writer));
  store::Identity second = kIdentity;
  second.incarnation = 2;
  ASSERT_TRUE(store::begin_store(**writer, {}, second, Sha256{}));
  EXPECT_EQ(**store::read_identity(**writer), second) << "nobody was promised the first";
  ASSERT_TRUE(store::end_store(**writer));
  EXPECT_FALSE(*store::is_half_made(**writer));
  for (const bool begun : {false, true}) {
    const auto again = begun ? store::begin_store(**writer, {}, kIdentity, Sha256{})
                             : store::create_store(**writer, {}, kIdentity, Sha256{});
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error(), StoreFailure::kConflict);
  }
  EXPECT_EQ(**store::read_identity(**writer), second);
}

TEST_P(IdentityContract, RefusesAStoreOfALaterReleaseAndKnowsAnEarlierOne) {
  append_sample();
  EXPECT_FALSE(store::is_of_earlier_schema(connection()));
  change("UPDATE meta SET value = $1 WHERE name = 'schema'",
         {std::to_string(store::kSchemaVersion - 1)});
  EXPECT_TRUE(store::is_of_earlier_schema(connection()));
  change("UPDATE meta SET value = $1 WHERE name = 'schema'",
         {std::to_string(store::kSchemaVersion + 1)});
  EXPECT_FALSE(store::is_of_earlier_schema(connection()));
  EXPECT_EQ(store::read_identity(connection()).error(), StoreFailure::kNewerVersion);
  EXPECT_EQ(verified().error(), StoreFailure::kNewerVersion);
}

TEST_P(IdentityContract, RefusesARecordThatNobodyWrote) {
  for (const auto& [name, value] :
       std::vector<std::pair<std::string, std::string>>{{"schema", "0"},
                                                        {"schema", "01"},
                                                        {"schema", ""},
                                                        {"incarnation", "0"},
                                                        {"incarnation", "x"},
                                                        {"demo", "2"},
                                                        {"demo", " 1"}}) {
    const std::string sql = "UPDATE meta SET value = $2 WHERE name = $1";
    const auto stored = connection().run(sql, std::vector<sql::Cell>{name, value});
    ASSERT_TRUE(stored);
    EXPECT_EQ(store::read_identity(connection()).error(), StoreFailure::kCorrupt) << name << value;
    change(sql, {name, name == "schema" ? std::to_string(store::kSchemaVersion) : "1"});
    EXPECT_TRUE(store::read_identity(connection())) << name;
  }
}

TEST_P(IdentityContract, IsHeldAgainstTheLog) {
  append_sample();
  EXPECT_TRUE(verified()->ok);
  change("UPDATE meta SET value = '0' WHERE name = 'demo'");
  const auto checked = verified();
  ASSERT_TRUE(checked);
  ASSERT_EQ(checked->problems.size(), 1U);
  EXPECT_EQ(checked->problems[0].place, "meta");
  EXPECT_EQ(checked->problems[0].fault, store::VerifyFault::kIdentityDiffers);
}

class TailContract : public StoreContract {};

TEST_P(TailContract, OpensOnlyOnATailThatIsWhole) {
  append_sample();
  struct Damage {
    std::string_view sql;
    std::string_view undo;
  };
  for (const auto& [sql, undo] : std::vector<Damage>{
           {"UPDATE entry SET idx = 9 WHERE pos = 6", "UPDATE entry SET idx = 5 WHERE pos = 6"},
           {"UPDATE entry SET log = 1 WHERE pos = 6", "UPDATE entry SET log = 0 WHERE pos = 6"},
           {"UPDATE tree SET size = 5 WHERE log = 0", "UPDATE tree SET size = 6 WHERE log = 0"},
           {"UPDATE tree SET size = 9 WHERE log = 0", "UPDATE tree SET size = 6 WHERE log = 0"},
           {"UPDATE tree SET log = 1 WHERE log = 0", "UPDATE tree SET log = 0 WHERE log = 1"}}) {
    change(sql);
    const auto opened = store::SqlEventStore::open_writer(connection());
    ASSERT_FALSE(opened) << sql;
    EXPECT_EQ(opened.error(), StoreFailure::kCorrupt) << sql;
    change(undo);
    ASSERT_TRUE(store::SqlEventStore::open_writer(connection())) << undo;
  }
  const Bytes other = entry_line(dossier_stream("two"), 3, "x");
  change("UPDATE entry SET packed = $1 WHERE pos = 6", {sql::Blob{other}});
  EXPECT_FALSE(store::SqlEventStore::open_writer(connection())) << "not packed";
  change("UPDATE entry SET packed = $1 WHERE pos = 6",
         {sql::Blob{store::Packing().pack(other, dossier_stream("two"))}});
  EXPECT_FALSE(store::SqlEventStore::open_writer(connection())) << "packed, and not in the tree";
}

INSTANTIATE_TEST_SUITE_P(Engines, IdentityContract, all_sql_engines(), sql_engine_name);
INSTANTIATE_TEST_SUITE_P(Engines, TailContract, all_sql_engines(), sql_engine_name);

}  // namespace
}  // namespace motcua::testing
