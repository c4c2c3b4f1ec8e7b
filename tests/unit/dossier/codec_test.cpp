// Events to bytes and back: golden files for every kind, strictness, parts that cannot be opened.
#include "dossier/codec.h"

#include <gtest/gtest.h>

#include <map>

#include "life.h"
#include "support/golden.h"

namespace motcua::dossier::test {
namespace {

/// A life for each way a dossier can go, so that together every kind of event happens.
const std::vector<std::vector<std::string>>& lives() {
  static const std::vector<std::vector<std::string>> kLives{
      {"returned", R"(amend_result {"act": "rectify", "paper": "1/GT", "decision": "9/QĐ",
                      "on": "2026-03-02", "replaced_by": "2/GT", "text": "Sai tên đệm"})",
       R"(order_erasure {"basis": "retention_ended"})", "tweak officer=3",
       R"(order_erasure {"basis": "retention_ended", "text": "Hết hạn lưu"})"},
      {"refused"},
      {"filed", "receive_dossier {}", R"(correct_entry {"cites": 1, "components": [{"id": "deed",
         "shown": "certified_copy", "copies": 2, "digitised": true}], "subject": "Thử",
         "form": {"born_on": "2026-01-05"}, "text": "Gõ nhầm"})",
       R"(check_dossier {"missing": ["deed"], "text": "Thiếu"})",
       R"(assign {"officer": "AAAAAAAAAAAAAAAAAAAAAw"})", R"(undo {"cites": 5})",
       R"(start_step {"step": "ask", "asked_unit": "15031", "answer_by": "2026-03-05"})",
       R"(complete_step {"step": "ask", "outcome": "agreed"})",
       R"(intend_transfer {"to": "15031", "text": "Đúng thẩm quyền"})",
       R"(consult {"unit": "15031", "answer_by": "2026-03-05", "text": "Hỏi ý kiến"})",
       R"(answer_consultation {"id": 1, "outcome": "agreed"})",
       R"(bind_alias {"kind": "national", "code": "G09.20-20260609-0092637"})",
       R"(place_hold {"decision": "1/TT", "text": "Thanh tra"})",
       R"(lift_hold {"decision": "1/TT"})", R"(add_note {"text": "Đã gọi điện"})",
       R"(print_paper {"form": "control_sheet"})", R"(print_paper {"form": "control_sheet"})",
       R"(withdraw_dossier {"text": "Xin rút"})"},
      {"supplement", "tweak days=11", "tweak role=node", R"(lapse {"out_number": "8/TB"})"},
      {"supplement", "tweak days=2", R"(receive_supplement {"components": [{"id": "deed",
         "shown": "paper", "originals": 1, "reused": true}]})",
       R"(apologise_and_extend {"new_due": "2026-03-30", "out_number": "3/XL", "text": "Lũ"})",
       R"(stop_clock {"decision": "2/QĐ", "ground": "disaster"})", "tweak days=1",
       "resume_clock {}"},
      {"obligation", "tweak days=1", R"(fulfil_obligation {"paper": "BL0012"})"},
      {"stopped"},
      {"proposed", R"(send_back {"text": "Thiếu căn cứ"})"},
      {"proposed", R"(sign_result {"way": "file", "file": {"id": "AAAAAAAAAAAAAAAAAAAAAQ",
         "name": "ket-qua.pdf"}})",
       "tweak signature=issuer_unknown", "check_signature {}"}};
  return kLives;
}

std::map<std::string_view, Event> one_of_each_kind() {
  std::map<std::string_view, Event> out;
  for (const auto& steps : lives()) {
    Life life;
    life.tweak("kept_until=2026-03-01");
    life.live_to(steps.front());
    for (std::size_t i = 1; i < steps.size(); ++i) {
      if (steps[i].starts_with("tweak "))
        life.tweak(steps[i].substr(6));
      else
        life.must(steps[i]);
    }
    // The last of a kind: later lives say more.
    for (const Recorded& one : life.log) out.insert_or_assign(kind_of(one.event), one.event);
  }
  return out;
}

std::string golden_text(const Encoded& encoded) {
  json::Object pins;
  if (encoded.pins.procedure_version) pins.push_back({"h", encoded.pins.procedure_version->text()});
  if (encoded.pins.calendar) pins.push_back({"y", encoded.pins.calendar->text});
  if (encoded.pins.submission) pins.push_back({"u", encoded.pins.submission->text()});
  json::Object parts;
  for (const auto& [name, plain] : encoded.parts)
    parts.push_back({name, json::parse(*plain.get()).value()});
  const json::Value whole(json::Object{{"kind", json::Value(encoded.kind)},
                                       {"version", json::Value(encoded.version)},
                                       {"header", json::Value(std::move(pins))},
                                       {"body", encoded.body},
                                       {"parts", json::Value(std::move(parts))}});
  return json::write(whole) + "\n";
}

TEST(DossierCodec, WritesEveryKindAsItsGoldenFileForEver) {
  const auto events = one_of_each_kind();
  for (const std::string_view kind : kEventKinds) {
    const auto found = events.find(kind);
    ASSERT_NE(found, events.end()) << kind << " happens in no life";
    testing::expect_golden("events/v1/" + std::string(kind) + ".json",
                           golden_text(encode(found->second)));
  }
}

TEST(DossierCodec, ReadsBackEveryGoldenFileToTheSameEvent) {
  for (const auto& [kind, event] : one_of_each_kind()) {
    const auto whole = json::parse(testing::read_whole(std::string(MOTCUA_GOLDEN) + "/events/v1/" +
                                                       std::string(kind) + ".json"));
    ASSERT_TRUE(whole.has_value()) << kind;
    PlainParts parts;
    for (const json::Member& part : *whole->find("parts")->as_object())
      parts.emplace_back(part.name, Private<std::string>::open(json::write(part.value)));
    const auto read = decode(kind, 1, encode(event).pins, *whole->find("body"), parts);
    ASSERT_TRUE(read.has_value()) << kind << " " << read.error().place;
    EXPECT_EQ(*read, event) << kind;
  }
}

TEST(DossierCodec, RefusesAMemberNobodyDescribed) {
  for (const auto& [kind, event] : one_of_each_kind()) {
    Encoded encoded = encode(event);
    encoded.body.as_object()->push_back({"surprise", json::Value(1)});
    const auto read = decode(kind, 1, encoded.pins, encoded.body, encoded.parts);
    ASSERT_FALSE(read.has_value()) << kind;
    EXPECT_EQ(read.error().place, "surprise");
  }
}

TEST(DossierCodec, RefusesEachMissingMemberUnlessItMayBeLeftOut) {
  for (const auto& [kind, event] : one_of_each_kind()) {
    const Encoded encoded = encode(event);
    for (const json::Member& left_out : *encoded.body.as_object()) {
      json::Object fewer;
      for (const json::Member& member : *encoded.body.as_object())
        if (member.name != left_out.name) fewer.push_back(member);
      const auto read = decode(kind, 1, encoded.pins, json::Value(fewer), encoded.parts);
      if (read.has_value()) {
        EXPECT_NE(*read, event) << kind << " " << left_out.name << " said nothing";
      } else {
        EXPECT_EQ(read.error().place, left_out.name) << kind;
      }
    }
  }
}

TEST(DossierCodec, RefusesAnUnknownPartABadPartAndAMissingPin) {
  const Event event = one_of_each_kind().at("dossier.received");
  const Encoded good = encode(event);
  Encoded strange = good;
  strange.parts.emplace_back("voice", Private<std::string>::locked());
  Encoded broken = good;
  broken.parts.front().second = Private<std::string>::open("{\"name\":");
  Encoded unpinned = good;
  unpinned.pins.calendar.reset();
  for (const Encoded& one : {strange, broken, unpinned})
    EXPECT_FALSE(decode(one.kind, 1, one.pins, one.body, one.parts).has_value());
  EXPECT_FALSE(decode("dossier.received", 2, good.pins, good.body, good.parts).has_value());
  EXPECT_FALSE(decode("dossier.unheard", 1, good.pins, good.body, good.parts).has_value());
  EXPECT_FALSE(decode(good.kind, 1, good.pins, json::Value(7), good.parts).has_value());
}

TEST(DossierCodec, KeepsWhatIsLockedLockedAndWhatIsErasedErased) {
  Encoded encoded = encode(one_of_each_kind().at("dossier.filed"));
  encoded.parts.at(0).second = Private<std::string>::erased();
  encoded.parts.at(1).second = Private<std::string>::locked();
  const auto read = decode(encoded.kind, 1, encoded.pins, encoded.body, encoded.parts).value();
  EXPECT_EQ(encode(read), encoded);
}

TEST(DossierCodec, NothingOfAPersonStandsInAnOpenBody) {
  for (const auto& [kind, event] : one_of_each_kind()) {
    const std::string body = json::write(encode(event).body);
    for (const char* word :
         {"Lò Thị", "Lò Văn", "Thiếu", "Xin rút", "ket-qua", "Gõ nhầm", "born_on"})
      EXPECT_EQ(body.find(word), std::string::npos) << kind << " " << body;
  }
}

TEST(DossierCodec, TheSizeBoundIsNotBelowWhatSealingMakes) {
  for (const auto& [kind, event] : one_of_each_kind()) {
    const Encoded encoded = encode(event);
    std::size_t sealed = json::write(encoded.body).size() + 520;  // a full header
    for (const auto& [name, plain] : encoded.parts)
      sealed += name.size() + 22 + 32 + 22 + (plain.get()->size() + 16) * 4 / 3 + 40;
    EXPECT_GE(sealed_size(encoded), sealed) << kind;
  }
}

}  // namespace
}  // namespace motcua::dossier::test
