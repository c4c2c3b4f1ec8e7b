#include "http/address.h"

#include <gtest/gtest.h>

#include "http/http.h"
#include "http/rate_limit.h"

namespace motcua::http {
namespace {

TEST(Address, LoopbackMayBeServedWithoutTls) {
  for (const auto* address :
       {"127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost", "::ffff:127.0.0.1"}) {
    EXPECT_TRUE(is_loopback(address)) << address;
  }
  for (const auto* address : {"0.0.0.0", "::", "128.0.0.1", "10.0.0.1", "fe80::1", "", "127.0.0",
                              "127.0.0.1.example", "::ffff:128.0.0.1", "127.0.0.1 "}) {
    EXPECT_FALSE(is_loopback(address)) << address;
  }
}

TEST(Address, IsWrittenInItsOwnFamily) {
  EXPECT_EQ(address_text(parse_address("::ffff:10.1.2.3").value()), "10.1.2.3");
  EXPECT_EQ(address_text(parse_address("10.1.2.3").value()), "10.1.2.3");
  EXPECT_EQ(address_text(parse_address("2001:DB8:0::1").value()), "2001:db8::1");
}

TEST(Address, Ipv6ClientsAreCountedByTheirNetwork) {
  EXPECT_EQ(rate_key("2001:db8:1:2:3:4:5:6"), rate_key("2001:db8:1:2::9"));
  EXPECT_NE(rate_key("2001:db8:1:2::9"), rate_key("2001:db8:1:3::9"));
  EXPECT_EQ(rate_key("::ffff:10.0.0.1"), "10.0.0.1");
  EXPECT_NE(rate_key("10.0.0.1"), rate_key("10.0.0.2"));
  EXPECT_EQ(rate_key("bat.mot"), "bat.mot");
}

}  // namespace
}  // namespace motcua::http
