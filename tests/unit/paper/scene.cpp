#include "scene.h"

#include <gtest/gtest.h>

namespace motcua::paper::test {
namespace {

dossier::People villagers() {
  dossier::People out;
  dossier::Person person;
  person.name = "Lò Thị Thử";
  person.phone = "0900 000 000";
  person.address = "bản Vịn, xã Bát Mọt, tỉnh Thanh Hóa";
  out.applicant.person = person;
  return out;
}

std::string component_words(const std::string& id) {
  if (id == "application") return "Tờ khai theo mẫu";
  if (id == "deed") return "Giấy chứng sinh";
  return id;
}

}  // namespace

Scene::Scene(std::string_view phase) : people(villagers()) {
  life.live_to(phase);
  matter.issuer = {"xã Bát Mọt", "Bát Mọt", false};
  matter.procedure_name = "Đăng ký khai sinh";
  matter.competent_unit = "xã Bát Mọt";
  matter.returning_unit = "xã Bát Mọt";
  matter.receiving_officer = "Hà Thị Tiếp";
  matter.component_name = component_words;
  matter.unit_name = [](const UnitCode&) { return std::string("xã Yên Nhân"); };
  matter.signer = {"Vi Văn Ký", office::Capacity::kKt};
  matter.public_address = "https://batmot.example.vn";
  matter.printed_at = dossier::test::at("2026-03-02T09:05");
  tell();
}

void Scene::tell() {
  life.state.people = Private<dossier::People>::open(people);
  matter.state = &life.state;
  matter.story.clear();
  for (const auto& one : life.log)
    matter.story.push_back({one.stamp.seq, one.stamp.legal, "Hà Thị Tiếp", one.event});
}

std::optional<blocks::Document> Scene::form(dossier::PaperForm wanted, std::int64_t copy,
                                            blocks::Paper sheet) const {
  const auto* printable = life.state.printable(wanted, 0);
  if (printable == nullptr) return std::nullopt;
  return printed(wanted, printable->cites, copy, sheet, matter);
}

}  // namespace motcua::paper::test
