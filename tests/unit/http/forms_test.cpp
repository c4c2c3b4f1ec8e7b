#include "http/forms.h"
#include "http/multipart.h"

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

/// Takes files as they come and keeps their names and bytes in one text.
class Told final : public FormReader::Files {
 public:
  Result<Done, FormFault> begin(PartHead head, const Parameters& fields) override {
    text +=
        head.name + "=" + *head.filename + " after " + std::to_string(fields.all().size()) + ":";
    return Done{};
  }
  Result<Done, FormFault> bytes(std::string_view piece) override {
    text += piece;
    return Done{};
  }
  Result<Done, FormFault> end() override {
    text += ";";
    return Done{};
  }
  std::string text;
};

/// What comes of a body fed in pieces: texts and files, or the number of the fault.
std::string told(std::string_view body, std::size_t piece) {
  Told files;
  FormReader reader("B", {.fields_max = 3, .files_max = 2}, files);
  Result<Done, FormFault> fed = Done{};
  for (std::size_t at = 0; fed && at < body.size(); at += piece)
    fed = reader.feed(body.substr(at, piece));
  const auto fields = fed ? reader.finish() : fail(fed.error());
  if (!fields) return "fault " + std::to_string(static_cast<int>(fields.error()));
  for (const auto& [name, value] : fields->all()) files.text += name + "=" + value + ";";
  return files.text;
}

TEST(Forms, AMultipartBodyIsTheSameInWhateverPiecesItComes) {
  const std::string text = "--B\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n";
  const std::string file =
      "--B\r\nContent-Disposition: form-data; name=f; filename=\"s.pdf\"\r\n"
      "Content-Type: application/pdf\r\n\r\n\r\n--A \r\n-\r\n--\r\n\r\n";
  const std::string end = "--B--\r\n";
  EXPECT_EQ(told(text + file + end, 1'000), "f=s.pdf after 1:\r\n--A \r\n-\r\n--\r\n;a=x;");
  for (const std::string& body : std::initializer_list<std::string>{
           end, text + end, file + end, text + file + text + file + end, text + text + text + text,
           file + file + file + end, text, text + end + "x", std::string("--A"), std::string(),
           "--B\r\nContent-Disposition: form-data; name=a\r\n\r\nunended", file + "--B-x",
           "--B\r\nX: " + std::string(3'000, 'x') + "\r\n\r\n\r\n" + end}) {
    const std::string whole = told(body, 100'000);
    for (const std::size_t piece : {1U, 2U, 3U, 7U, 64U})
      EXPECT_EQ(told(body, piece), whole) << body << " in pieces of " << piece;
  }
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
