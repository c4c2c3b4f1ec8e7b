#include "base/ids.h"

#include <gtest/gtest.h>

#include "base/sha256.h"

namespace motcua {
namespace {

TEST(Sha256, FollowsTheVectorsOfFips180) {
  EXPECT_EQ(sha256("abc").text(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256("").text(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256({"a", "", "bc"}), sha256("abc"));
  Sha256Stream stream;
  stream.add("ab");
  stream.add("c");
  EXPECT_EQ(stream.finish(), sha256("abc"));
}

TEST(Ids, ADossierIsNamedByItsSubmission) {
  const auto submission = parse_uuid("123E4567-e89b-12d3-a456-426614174000");
  ASSERT_TRUE(submission);
  EXPECT_EQ(uuid_text(submission->view()), "123e4567-e89b-12d3-a456-426614174000");
  Bytes input = "motcua-submission";
  input += submission->raw();
  EXPECT_EQ(dossier_of(*submission).raw(), sha256(input).raw().substr(0, 16));
}

TEST(Ids, RefuseTextsOfTheWrongShape) {
  EXPECT_FALSE(parse_uuid("123e4567e89b12d3a456426614174000"));
  EXPECT_FALSE(parse_uuid("123e4567-e89b-12d3-a456-42661417400g"));
  EXPECT_FALSE(DossierId::parse("AAAAAAAAAAAAAAAAAAAAAAA"));
  EXPECT_FALSE(DossierId::parse("AAAAAAAAAAAAAAAAAAAAAB")) << "unused bits must be zero";
  EXPECT_TRUE(DossierId::parse("AAAAAAAAAAAAAAAAAAAAAA"));
}

TEST(StreamId, CarriesItsKind) {
  const StreamId stream = named_stream(StreamKind::kUnit, "15607");
  EXPECT_EQ(stream.text().substr(0, 2), "u.");
  EXPECT_EQ(StreamId::parse(stream.text()), stream);
  EXPECT_EQ(StreamId::from_raw(stream.raw()), stream);
  EXPECT_FALSE(StreamId::parse("z.AAAAAAAAAAAAAAAAAAAAAA"));
  EXPECT_NE(stream, named_stream(StreamKind::kStaff, "15607"));
}

}  // namespace
}  // namespace motcua
