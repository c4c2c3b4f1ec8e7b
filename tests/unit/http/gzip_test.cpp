// Bodies made smaller for slow lines, and left alone where nobody asked.
#include <gtest/gtest.h>
#include <zlib.h>

#include "http/gzip.h"

namespace motcua::http {
namespace {

std::string unpacked(std::string_view packed, std::size_t size_max) {
  z_stream stream = {};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return "?";
  std::string out(size_max, '\0');
  std::string in(packed);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = inflate(&stream, Z_FINISH);
  out.resize(end == Z_STREAM_END ? stream.total_out : 0);
  inflateEnd(&stream);
  return out;
}

std::string long_page() {
  std::string out;
  for (int i = 0; i < 500; ++i) out += "<p>Hồ sơ số " + std::to_string(i) + "</p>";
  return out;
}

Request asking(const char* accept) {
  Request request;
  if (*accept != '\0') request.headers.add("Accept-Encoding", accept);
  return request;
}

TEST(Gzip, GivesBackWhatWentIn) {
  for (const std::string& text : {std::string(), std::string("a"), long_page()})
    EXPECT_EQ(unpacked(gzipped(text), text.size() + 1), text);
}

TEST(Gzip, MakesALongPageMuchSmallerForWhoTakesIt) {
  auto response = Response::text(200, "text/html; charset=utf-8", long_page());
  compress_text(response, asking("gzip, deflate"));
  EXPECT_LT(response.body.size(), long_page().size() / 4);
  EXPECT_EQ(*response.headers.find("Content-Encoding"), "gzip");
  EXPECT_EQ(*response.headers.find("Vary"), "Accept-Encoding");
  EXPECT_EQ(unpacked(response.body, 100'000), long_page());
}

TEST(Gzip, LeavesAloneWhatIsShortOrNoTextOrNotAskedFor) {
  for (const auto& [type, body, accept] :
       {std::tuple{"text/html", std::string("ngắn"), "gzip"},
        std::tuple{"application/octet-stream", long_page(), "gzip"},
        std::tuple{"text/html", long_page(), ""},
        std::tuple{"text/html", long_page(), "gzip;q=0"}}) {
    auto response = Response::text(200, type, body);
    compress_text(response, asking(accept));
    EXPECT_EQ(response.body, body) << type << accept;
    EXPECT_EQ(response.headers.find("Content-Encoding"), nullptr);
  }
}

}  // namespace
}  // namespace motcua::http
