#include "catalogue/procedure.h"

#include <algorithm>

namespace motcua::catalogue {
namespace {

template <class T>
const T* by_id(const std::vector<T>& all, std::string_view id) {
  const auto at =
      std::find_if(all.begin(), all.end(), [&](const T& item) { return item.id == id; });
  return at == all.end() ? nullptr : &*at;
}

}  // namespace

std::vector<Step> default_steps() {
  const auto step = [](const char* id, StepKind kind, Actor actor, const char* name,
                       const char* next) {
    Step made;
    made.id = id;
    made.kind = kind;
    made.actor = actor;
    made.name = name;
    if (*next != '\0') made.next.push_back({next, {}});
    return made;
  };
  return {step("receive", StepKind::kReceive, Actor::kReceivingOfficer, "Tiếp nhận hồ sơ", "check"),
          step("check", StepKind::kCheck, Actor::kSpecialist, "Thẩm tra hồ sơ", "propose"),
          step("propose", StepKind::kPropose, Actor::kSpecialist, "Trình dự thảo kết quả", "sign"),
          step("sign", StepKind::kSign, Actor::kLeader, "Ký kết quả", "return"),
          step("return", StepKind::kReturn, Actor::kReceivingOfficer, "Trả kết quả", "")};
}

const Component* find_component(const Procedure& procedure, std::string_view id) {
  return by_id(procedure.components, id);
}

const Step* find_step(const Procedure& procedure, std::string_view id) {
  return by_id(procedure.steps, id);
}

bool has_case(const Procedure& procedure, std::string_view case_name) {
  return case_name.empty() || by_id(procedure.cases, case_name) != nullptr;
}

std::string_view desk_of(const Procedure& procedure) {
  const auto& units = procedure.performed_by;
  const bool police = !units.empty() && std::all_of(units.begin(), units.end(), [](UnitKind kind) {
    return kind == UnitKind::kCommunePolice || kind == UnitKind::kProvincePolice;
  });
  return police ? "police" : "general";
}

bool is_procedure_code(std::string_view text) {
  if (text.size() != 8 || text[1] != '.') return false;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (i != 1 && (text[i] < '0' || text[i] > '9')) return false;
  return true;
}

}  // namespace motcua::catalogue
