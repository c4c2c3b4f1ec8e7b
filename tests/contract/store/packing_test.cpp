// What a table keeps of an entry gives the entry's bytes back, and nothing else.
#include "store/packing.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

#include "base/sha256.h"
#include "support/entries.h"
#include "support/golden.h"

namespace motcua::testing {
namespace {

using store::Packing;

const StreamId kOne = dossier_stream("one");
const StreamId kTwo = dossier_stream("two");

std::vector<Bytes> golden_lines() {
  std::vector<Bytes> out;
  for (const auto& file :
       std::filesystem::directory_iterator(std::filesystem::path(MOTCUA_GOLDEN) / "events"))
    if (file.is_regular_file()) out.push_back(read_whole(file.path()));
  EXPECT_GT(out.size(), 10U);
  return out;
}

TEST(Packing, GivesTheBytesOfEveryKindBack) {
  Packing packing;
  Bytes line;
  for (const Bytes& golden : golden_lines()) {
    const auto named = StreamId::parse(golden.substr(12, 24));
    const Bytes packed = packing.pack(golden, named.value_or(kOne));
    ASSERT_TRUE(packing.unpack(packed, named.value_or(kOne), line)) << golden;
    EXPECT_EQ(line, golden);
  }
}

TEST(Packing, TakesLessThanTwoThirdsOfAnEntryWithoutSealedParts) {
  Packing packing;
  const Bytes line = entry_line(kOne, 2, "a");
  EXPECT_LT(packing.pack(line, kOne).size() * 3, line.size() * 2);
}

TEST(Packing, KeepsTheLargestEntryAndAnythingThatIsNone) {
  Packing packing;
  Bytes line;
  for (const Bytes& text : {Bytes(ledger::kEntryBytesMax, 'x'), Bytes(), Bytes("{"),
                            Bytes(ledger::kEntryBytesMax, '\0'), entry_line(kTwo, 1, "b")}) {
    ASSERT_TRUE(packing.unpack(packing.pack(text, kOne), kOne, line)) << text.size();
    EXPECT_EQ(line, text);
  }
}

TEST(Packing, RefusesEveryAlteredBit) {
  Packing packing;
  const Bytes packed = packing.pack(entry_line(kOne, 2, "a"), kOne);
  Bytes line;
  for (std::size_t bit = 0; bit < packed.size() * 8; ++bit) {
    Bytes altered = packed;
    altered[bit / 8] = static_cast<char>(altered[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_FALSE(packing.unpack(altered, kOne, line)) << "bit " << bit;
  }
  for (std::size_t size = 0; size < packed.size(); ++size)
    EXPECT_FALSE(packing.unpack(packed.substr(0, size), kOne, line)) << size << " bytes";
  EXPECT_FALSE(packing.unpack(packed + Bytes(1, '\0'), kOne, line));
}

TEST(Packing, FitsNoOtherStream) {
  Packing packing;
  Bytes line;
  EXPECT_FALSE(packing.unpack(packing.pack(entry_line(kOne, 2, "a"), kOne), kTwo, line));
}

TEST(Packing, HasADictionaryThatNeverChanges) {
  EXPECT_EQ(sha256(store::packing_dictionary()).text(),
            "c7d6104e83190650ec9df4f7b2af036cd35c5493f2e43c499ee9e28c7a68506f");
}

/// Another compressor may pack otherwise: what counts is that old rows are read.
TEST(Packing, ReadsWhatEarlierReleasesPacked) {
  Packing packing;
  const auto path = std::filesystem::path(MOTCUA_GOLDEN) / "packed" / "dossier.1.hex";
  const auto packed = from_hex(read_whole(path));
  ASSERT_TRUE(packed);
  Bytes line;
  ASSERT_TRUE(packing.unpack(*packed, kOne, line));
  EXPECT_EQ(line, entry_line(kOne, 2, "a"));
}

}  // namespace
}  // namespace motcua::testing
