// A print made by another process: what it gives back, and that no fault of it is ours.
#include "adapters/print/child_printer.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "adapters/print/blocks_json.h"
#include "support/pdf.h"

namespace motcua::printing {
namespace {

using blocks::Document;

Document small_document() {
  Document out;
  out.title = "Giấy thử";
  out.author = "Trung tâm thử";
  out.body = {{blocks::Paragraph{{{"Lò Thị Thử", true, false}, {" ở bản Vịn", false, true}},
                                 blocks::Align::kJustified,
                                 blocks::Size::kTitle,
                                 true}},
              {blocks::Stroke{30}},
              {blocks::Space{7}},
              {blocks::Code{blocks::CodeKind::kCode128, "15607-260302-0001", 70}},
              {blocks::Columns{{{40, {{blocks::Space{1}}, {blocks::Stroke{2}}}}, {60, {}}}}},
              {blocks::Table{{{"STT", 10, blocks::Align::kCentre}, {"Tên", 90}},
                             {{"1", "Vi Văn Ký"}, {"2", "Hà \"Thị\" \\ Đọc\n"}}}}};
  out.paper = blocks::Paper::kA4Across;
  out.foot = "Chân trang.";
  out.running_head = "Giấy thử (tiếp theo)";
  out.watermark = "THỬ";
  out.one_page = true;
  return out;
}

/// A program that is no printer, removed with the object.
class Impostor {
 public:
  explicit Impostor(const std::string& script) {
    std::string name = (std::filesystem::temp_directory_path() / "motcua-child-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) ADD_FAILURE() << "no folder for the program";
    folder_ = name;
    std::ofstream(path()) << "#!/bin/sh\n" << script << "\n";
    ::chmod(path().c_str(), 0700);
  }
  Impostor(const Impostor&) = delete;
  Impostor& operator=(const Impostor&) = delete;
  ~Impostor() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  [[nodiscard]] std::string path() const { return (folder_ / "program").string(); }

 private:
  std::filesystem::path folder_;
};

std::optional<PrintFailure> failure_of(const std::string& program,
                                       std::chrono::milliseconds patience) {
  const auto pdf = ChildPrinter(program, patience).print(small_document());
  if (pdf) return std::nullopt;
  return pdf.error();
}

constexpr std::chrono::seconds kLong(120);

TEST(ChildPrinter, ADocumentIsReadBackAsItWasWritten) {
  const std::string text = to_json(small_document());
  const auto back = from_json(text);
  ASSERT_TRUE(back.has_value());
  EXPECT_EQ(to_json(*back), text);
  EXPECT_EQ(back->body.size(), small_document().body.size());
  EXPECT_EQ(back->paper, blocks::Paper::kA4Across);
  EXPECT_TRUE(back->one_page);
  const auto& table = std::get<blocks::Table>(back->body.back().what);
  EXPECT_EQ(table.rows[1][1], "Hà \"Thị\" \\ Đọc\n");
  Document broken;
  broken.title = "\xC3";
  EXPECT_EQ(from_json(to_json(broken))->title, "[?]");
}

TEST(ChildPrinter, WhatIsNoDocumentIsRefusedWhereverItIsCut) {
  const std::string text = to_json(small_document());
  for (std::size_t length = 0; length < text.size(); ++length)
    ASSERT_FALSE(from_json(text.substr(0, length)).has_value()) << length;
  for (const char* other :
       {"[]", "{}", "[9,\"\",\"\",[],\"\",\"\",\"\",true]",
        "[0,\"\",\"\",[[6,[]]],\"\",\"\",\"\",true]",
        "[0,\"\",\"\",[[1,[1,2]]],\"\",\"\",\"\",true]", "[0,\"\",\"\",[],\"\",\"\",\"\",true,1]"})
    EXPECT_FALSE(from_json(other).has_value()) << other;
}

TEST(ChildPrinter, TheProgramItselfMakesThePage) {
  const ChildPrinter printer(MOTCUA_PROGRAM, kLong);
  const auto pdf = printer.print(small_document());
  ASSERT_TRUE(pdf.has_value());
  const testing::Pdf read(*pdf);
  EXPECT_EQ(read.pages(), 1);
  EXPECT_EQ(read.loose_fonts(), "");
  EXPECT_NE(read.text().find("Lò Thị Thử ở bản Vịn"), std::string::npos) << read.text();
  std::vector<std::string> made(5);
  {
    std::vector<std::jthread> threads;
    for (std::string& one : made)
      threads.emplace_back(
          [&one, &printer] { one = printer.print(small_document()).value_or("none"); });
  }
  for (const std::string& one : made) EXPECT_EQ(testing::Pdf(one).text(), read.text());
}

TEST(ChildPrinter, WhatIsTooLongIsSaidToBe) {
  Document document;
  document.body = {
      {blocks::Paragraph{{{std::string(Printer::kTextBytesMax + 1, 'x'), false, false}}}}};
  const auto pdf = ChildPrinter(MOTCUA_PROGRAM, kLong).print(document);
  ASSERT_FALSE(pdf.has_value());
  EXPECT_EQ(pdf.error(), PrintFailure::kTooLong);
}

TEST(ChildPrinter, AProgramThatFailsLiesOrDiesCostsOnePrint) {
  EXPECT_EQ(failure_of("/nowhere/motcua", kLong), PrintFailure::kLibrary);
  EXPECT_EQ(failure_of(Impostor("exit 1").path(), kLong), PrintFailure::kLibrary);
  EXPECT_EQ(failure_of(Impostor("cat >/dev/null; exit 10").path(), kLong),
            PrintFailure::kFontMissing);
  EXPECT_EQ(failure_of(Impostor("cat >/dev/null; echo no PDF").path(), kLong),
            PrintFailure::kLibrary);
  EXPECT_EQ(failure_of(Impostor("cat >/dev/null; kill -9 $$").path(), kLong),
            PrintFailure::kLibrary);
  EXPECT_EQ(failure_of(Impostor("cat >/dev/null; printf %%PDF-1.5; kill -9 $$").path(), kLong),
            PrintFailure::kLibrary);
  EXPECT_EQ(failure_of(Impostor("exec yes").path(), kLong), PrintFailure::kLibrary);
  // It never ends by itself: the deadline does it.
  EXPECT_EQ(failure_of(Impostor("exec tail -f /dev/null").path(), std::chrono::milliseconds(200)),
            PrintFailure::kLibrary);
}

TEST(ChildPrinter, TheOtherSideGetsNoFileAndNoWordOfOurs) {
  const Impostor spy(
      "cat >/dev/null; printf '%%PDF-%s|' \"$(ls /proc/self/fd | wc -l)\"; "
      "env | grep -v '^PWD=\\|^_=\\|^SHLVL='; exit 0");
  std::ifstream open_file(spy.path());
  const auto said = ChildPrinter(spy.path(), kLong).print(small_document());
  ASSERT_TRUE(said.has_value());
  // 0, 1, 2 and the folder that is being listed, however many files we have open.
  EXPECT_EQ(*said, "%PDF-4|");
}

}  // namespace
}  // namespace motcua::printing
