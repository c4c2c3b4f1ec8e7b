// What each form says, as golden blocks, and what it must never say.
#include <gtest/gtest.h>

#include "scene.h"
#include "support/golden.h"

namespace motcua::paper::test {
namespace {

using dossier::PaperForm;

void expect_form(const Scene& scene, PaperForm form, const std::string& golden,
                 blocks::Paper sheet = blocks::Paper::kA5) {
  const auto document = scene.form(form, 1, sheet);
  ASSERT_TRUE(document.has_value()) << golden;
  testing::expect_golden("paper/" + golden + ".txt", blocks_text(*document));
}

std::string text_of(const Scene& scene, PaperForm form, std::int64_t copy = 1) {
  const auto document = scene.form(form, copy);
  return document ? blocks_text(*document) : "";
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

TEST(PaperForms, AreAsTheirGoldenBlocks) {
  expect_form(Scene("received"), PaperForm::kIntakeSlip, "form_01_a5");
  expect_form(Scene("supplement"), PaperForm::kSupplementRequest, "form_02");
  expect_form(Scene("refused"), PaperForm::kRefusal, "form_03");
  Scene late("received");
  late.life.must(
      R"(apologise_and_extend {"new_due": "2026-03-12", "out_number": "3/XL", "text": "Lũ"})");
  late.tell();
  expect_form(late, PaperForm::kApology, "form_04");
  expect_form(Scene("stopped"), PaperForm::kStopNotice, "form_05");
  expect_form(Scene("returned"), PaperForm::kControlSheet, "form_06");
}

TEST(PaperForms, CivilStatusCallsTheApologyByItsOwnName) {
  Scene late("received");
  late.life.must(
      R"(apologise_and_extend {"new_due": "2026-03-12", "out_number": "3/XL", "text": "Lũ"})");
  late.tell();
  EXPECT_TRUE(holds(text_of(late, PaperForm::kApology), "VĂN BẢN XIN LỖI"));
  late.matter.civil_status = true;
  const std::string text = text_of(late, PaperForm::kApology);
  EXPECT_TRUE(holds(text, "PHIẾU XIN LỖI")) << text;
  EXPECT_TRUE(holds(text, "và hẹn lại ngày trả kết quả")) << text;
  EXPECT_TRUE(holds(text, "chiều thứ Năm, 12/03/2026")) << text;
}

TEST(PaperForms, OnlyTheIntakeSlipComesOnA5) {
  for (const auto& [phase, form] : {std::pair("supplement", PaperForm::kSupplementRequest),
                                    {"refused", PaperForm::kRefusal},
                                    {"stopped", PaperForm::kStopNotice},
                                    {"returned", PaperForm::kControlSheet}})
    EXPECT_EQ(Scene(phase).form(form)->paper, blocks::Paper::kA4) << phase;
  EXPECT_EQ(Scene("received").form(PaperForm::kIntakeSlip)->paper, blocks::Paper::kA5);
  EXPECT_EQ(Scene("received").form(PaperForm::kIntakeSlip, 1, blocks::Paper::kA4)->paper,
            blocks::Paper::kA4);
}

TEST(PaperForms, AFormOfAnEventThatIsNotThereIsNone) {
  const Scene scene("received");
  for (std::size_t i = 1; i < dossier::enum_words(PaperForm{}).size() - 1; ++i)
    EXPECT_FALSE(printed(static_cast<PaperForm>(i), 1, 1, blocks::Paper::kA4, scene.matter)) << i;
  EXPECT_FALSE(printed(PaperForm::kIntakeSlip, 99, 1, blocks::Paper::kA4, scene.matter));
}

TEST(PaperForms, AReprintSaysSo) {
  const Scene scene("received");
  EXPECT_FALSE(holds(text_of(scene, PaperForm::kIntakeSlip), "in lại"));
  EXPECT_TRUE(holds(text_of(scene, PaperForm::kIntakeSlip, 2), "Bản in lại lần 1."));
  EXPECT_TRUE(holds(text_of(scene, PaperForm::kIntakeSlip, 4), "Bản in lại lần 3."));
}

TEST(PaperForms, EveryPrintNamesTheSystemAndItsOwner) {
  for (const auto& [phase, form] : {std::pair("received", PaperForm::kIntakeSlip),
                                    {"refused", PaperForm::kRefusal},
                                    {"returned", PaperForm::kControlSheet}}) {
    const std::string text = text_of(Scene(phase), form);
    EXPECT_TRUE(holds(text, "chuyển đổi từ thông điệp dữ liệu")) << text;
    EXPECT_TRUE(holds(text, "motcua")) << text;
    EXPECT_TRUE(holds(text, "Ủy ban nhân dân xã Bát Mọt")) << text;
  }
}

TEST(PaperForms, TheSlipKeepsThePromiseThatWasMade) {
  Scene scene("received");
  const auto due = scene.life.state.first_term->due;
  scene.life.must(
      R"(apologise_and_extend {"new_due": "2026-03-12", "out_number": "3/XL", "text": "Lũ"})");
  scene.tell();
  ASSERT_NE(scene.life.state.term->due, due);
  const std::string slip = text_of(scene, PaperForm::kIntakeSlip);
  EXPECT_TRUE(holds(slip, "thứ Hai, 09/03/2026")) << slip;
  EXPECT_FALSE(holds(slip, "12/03/2026")) << slip;
  EXPECT_TRUE(holds(slip, "(ngày 21 tháng Giêng âm lịch)")) << slip;
}

TEST(PaperForms, TheOfficialSignsInTheCapacityHeHad) {
  Scene scene("refused");
  const std::pair<std::optional<office::Capacity>, std::string_view> cases[] = {
      {office::Capacity::kHead, "**GIÁM ĐỐC**"},
      {office::Capacity::kKt, "**KT. GIÁM ĐỐC**"},
      {office::Capacity::kTuq, "**TUQ. GIÁM ĐỐC**"},
      {office::Capacity::kTl, "**TL. GIÁM ĐỐC**"},
      {std::nullopt, "**THỦ TRƯỞNG ĐƠN VỊ**"}};
  for (const auto& [capacity, head] : cases) {
    scene.matter.signer.capacity = capacity;
    EXPECT_TRUE(holds(text_of(scene, PaperForm::kRefusal), head)) << head;
  }
}

TEST(PaperForms, WordsAreFormal) {
  for (const auto& [phase, form] : {std::pair("received", PaperForm::kIntakeSlip),
                                    {"refused", PaperForm::kRefusal},
                                    {"supplement", PaperForm::kSupplementRequest},
                                    {"stopped", PaperForm::kStopNotice}}) {
    const std::string text = text_of(Scene(phase), form);
    EXPECT_TRUE(holds(text, "Ông/Bà")) << text;
    EXPECT_FALSE(holds(text, "bà con")) << text;
    EXPECT_FALSE(holds(text, "anh chị")) << text;
  }
}

TEST(PaperForms, WhatIsErasedIsSaidToBeErased) {
  Scene scene("refused");
  scene.life.state.people = Private<dossier::People>::erased();
  const std::string text = text_of(scene, PaperForm::kRefusal);
  EXPECT_TRUE(holds(text, "đã xóa hoặc đang khóa")) << text;
  EXPECT_FALSE(holds(text, "Lò Thị Thử")) << text;
}

TEST(PaperForms, ADemonstrationIsMarkedOnEveryPage) {
  Scene scene("received");
  scene.matter.issuer.demo = true;
  EXPECT_TRUE(holds(text_of(scene, PaperForm::kIntakeSlip), "watermark: DỮ LIỆU TRÌNH DIỄN"));
}

}  // namespace
}  // namespace motcua::paper::test
