#include "base/bytes.h"

#include <gtest/gtest.h>

namespace motcua {
namespace {

TEST(Base64url, FollowsTheVectorsOfRfc4648) {
  EXPECT_EQ(to_base64url(""), "");
  EXPECT_EQ(to_base64url("f"), "Zg");
  EXPECT_EQ(to_base64url("fo"), "Zm8");
  EXPECT_EQ(to_base64url("foo"), "Zm9v");
  EXPECT_EQ(to_base64url("foobar"), "Zm9vYmFy");
  EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
}

TEST(Base64url, HasOneTextPerValue) {
  EXPECT_EQ(from_base64url("Zg"), "f");
  EXPECT_FALSE(from_base64url("Zh")) << "unused bits must be zero";
  EXPECT_FALSE(from_base64url("Zg=="));
  EXPECT_FALSE(from_base64url("Z"));
  EXPECT_FALSE(from_base64url("Zm9v "));
  for (int a = 0; a < 256; ++a) {
    for (std::size_t n = 1; n < 6; ++n) {
      const Bytes bytes(n, static_cast<char>(a));
      EXPECT_EQ(from_base64url(to_base64url(bytes)), bytes);
      EXPECT_EQ(from_hex(to_hex(bytes)), bytes);
    }
  }
}

TEST(Hex, IsLowerCaseOnly) {
  EXPECT_EQ(from_hex("00ff"), Bytes("\x00\xff", 2));
  EXPECT_FALSE(from_hex("00FF"));
  EXPECT_FALSE(from_hex("0"));
}

TEST(BigEndian, SortsAsNumbers) {
  Bytes a;
  Bytes b;
  append_u64_be(a, 255);
  append_u64_be(b, 256);
  EXPECT_LT(a, b);
  EXPECT_EQ(read_u64_be(b), 256U);
}

}  // namespace
}  // namespace motcua
