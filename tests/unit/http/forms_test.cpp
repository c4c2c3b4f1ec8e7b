#include "http/forms.h"

#include <gtest/gtest.h>

namespace motcua::http {
namespace {

TEST(Forms, MultipartGivesTextsAndFiles) {
  std::string body =
      "--XX\r\nContent-Disposition: form-data; name=\"ho_ten\"\r\n\r\nLò Thị A\r\n"
      "--XX\r\nContent-Disposition: form-data; name=\"tep\"; filename=\"C:\\anh\\thẻ.jpg\"\r\n"
      "Content-Type: image/JPEG; x=y\r\n\r\n";
  const std::string bytes("\r\n--X\0\xff", 7);
  body += bytes + "\r\n--XX--\r\n";
  const auto form = parse_multipart(body, "XX");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->fields.get("ho_ten"), "Lò Thị A");
  ASSERT_NE(form->file("tep"), nullptr);
  EXPECT_EQ(form->file("tep")->filename, "thẻ.jpg");
  EXPECT_EQ(form->file("tep")->content_type, "image/jpeg");
  EXPECT_EQ(form->file("tep")->bytes, bytes);
  EXPECT_EQ(form->file("ho_ten"), nullptr);
}

std::string part(std::string_view disposition, std::string_view content) {
  return "--B\r\nContent-Disposition: " + std::string(disposition) + "\r\n\r\n" +
         std::string(content) + "\r\n";
}

TEST(Forms, MalformedMultipartIsRefused) {
  const std::string good = part("form-data; name=a", "b");
  ASSERT_TRUE(parse_multipart(good + "--B--", "B"));
  const std::string rows[] = {
      "",
      "--B",
      good,
      good + "--B",
      good + "--B-",
      good + "--B--x",
      "preamble\r\n" + good + "--B--",
      "--B\r\n\r\nno name\r\n--B--",
      part("form-data", "b") + "--B--",
      part("form-data; name=\"\"", "b") + "--B--",
      part("attachment; name=a", "b") + "--B--",
      part("form-data; name=a; name=b", "b") + "--B--",
      part("form-data; name=\"a", "b") + "--B--",
      part("form-data; name=a; filename=\"a\x01\"", "b") + "--B--",
      part("form-data; name=a; filename=\"a\xff\"", "b") + "--B--",
      part("form-data; name=a", "\xff") + "--B--",
      part("form-data; name=a", std::string("\0", 1)) + "--B--",
      "--B\r\nContent-Disposition form-data; name=a\r\n\r\nb\r\n--B--",
      part("form-data; name=a\r\nContent-Disposition: form-data; name=b", "b") + "--B--",
  };
  for (const std::string& row : rows) {
    const auto form = parse_multipart(row, "B");
    ASSERT_FALSE(form) << row;
    EXPECT_EQ(form.error(), FormFault::kMalformed) << row;
  }
}

TEST(Forms, MultipartKeepsItsBounds) {
  FormLimits limits;
  limits.fields_max = 1;
  limits.files_max = 1;
  limits.field_bytes_max = 3;
  const std::string text = part("form-data; name=a", "abc");
  const std::string file = part("form-data; name=f; filename=\"f\"", "longer than a text");
  EXPECT_TRUE(parse_multipart(text + file + "--B--", "B", limits));
  const std::string rows[] = {text + text, file + file, part("form-data; name=a", "abcd"),
                              part("form-data; name=" + std::string(3000, 'a'), "")};
  for (const std::string& row : rows) {
    EXPECT_EQ(parse_multipart(row + "--B--", "B", limits).error(), FormFault::kTooMuch) << row;
  }
}

TEST(Forms, AFileInputLeftEmptyGivesNoFile) {
  const auto form = parse_multipart(part("form-data; name=f; filename=\"\"", "") + "--B--", "B");
  ASSERT_TRUE(form);
  EXPECT_TRUE(form->files.empty());
}

TEST(Forms, TheBoundaryMayBeQuotedAndMustBeSaid) {
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=abc"), "abc");
  EXPECT_EQ(multipart_boundary("Multipart/Form-Data; charset=utf-8; BOUNDARY=\"a b\""), "a b");
  EXPECT_EQ(multipart_boundary("multipart/form-data"), std::nullopt);
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary="), std::nullopt);
  EXPECT_EQ(multipart_boundary("multipart/mixed; boundary=abc"), std::nullopt);
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')),
            std::nullopt);
}

Request with_body(std::string_view type, std::string body) {
  Request out;
  out.headers.add("Content-Type", type);
  out.body = std::move(body);
  return out;
}

TEST(Forms, TheContentTypeSaysHowToRead) {
  const auto encoded = parse_form(
      with_body("application/x-www-form-urlencoded; charset=UTF-8", "q=khai+sinh&ten=L%C3%B2&x"));
  ASSERT_TRUE(encoded);
  EXPECT_EQ(encoded->fields.get("q"), "khai sinh");
  EXPECT_EQ(encoded->fields.get("ten"), "Lò");
  EXPECT_NE(encoded->fields.find("x"), nullptr);
  EXPECT_TRUE(parse_form(
      with_body("multipart/form-data; boundary=B", part("form-data; name=a", "b") + "--B--")));
  EXPECT_EQ(parse_form(with_body("application/json", "{}")).error(), FormFault::kNotAForm);
  EXPECT_EQ(parse_form(Request{}).error(), FormFault::kNotAForm);
  EXPECT_EQ(parse_form(with_body("multipart/form-data", "")).error(), FormFault::kMalformed);
  EXPECT_EQ(parse_form(with_body("application/x-www-form-urlencoded", "a=%f")).error(),
            FormFault::kMalformed);
}

}  // namespace
}  // namespace motcua::http
