// The QR on the slip: its picture holds what was asked for, and nothing that does not fit.
#include <gtest/gtest.h>

#include <string>

#include "web/qr.h"

namespace motcua::web {
namespace {

TEST(QrCode, IsAPictureWithANameAndAQuietZoneOfFourModules) {
  // 25 signs of the alphanumeric set at correction M: version 2, 25 modules.
  const std::string svg = qr_code("15607-260213-0001 ACDEFG", "Mã vuông").take();
  EXPECT_NE(svg.find("viewBox=\"-4 -4 33 33\""), svg.npos) << svg.substr(0, 200);
  EXPECT_NE(svg.find("role=\"img\""), svg.npos);
  EXPECT_NE(svg.find("aria-label=\"Mã vuông\""), svg.npos);
  // The finder patterns' upper edges: seven modules at both ends of the first row.
  EXPECT_NE(svg.find("M0 0h7v1h-7z"), svg.npos);
  EXPECT_NE(svg.find("M18 0h7v1h-7z"), svg.npos);
}

TEST(QrCode, DependsOnItsContentAlone) {
  EXPECT_EQ(qr_code("a", "x").markup(), qr_code("a", "x").markup());
  EXPECT_NE(qr_code("a", "x").markup(), qr_code("b", "x").markup());
}

TEST(QrCode, OfALongTrackingAddressStaysSmall) {
  const std::string address =
      "https://" + std::string(180, 'a') + ".example.vn/tra-cuu/15607-260213-0001?ma=ACDEFG";
  EXPECT_LT(qr_code(address, "x").markup().size(), 20'000U);
}

TEST(QrCode, IsLeftOutWhenTheContentIsLongerThanAnyCode) {
  EXPECT_TRUE(qr_code(std::string(5000, 'a'), "x").empty());
}

}  // namespace
}  // namespace motcua::web
