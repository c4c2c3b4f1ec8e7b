#include "demo/parties.h"

#include <array>

namespace motcua::demo {
namespace {

using dossier::Kinship;
using dossier::People;
using dossier::Person;
using dossier::Sex;

constexpr std::array<std::string_view, 9> kPapers = {
    "Bằng tốt nghiệp trung học phổ thông",
    "Căn cước",
    "Giấy khai sinh",
    "Học bạ",
    "Giấy chứng nhận quyền sử dụng đất",
    "Giấy chứng nhận kết hôn",
    "Chứng chỉ nghề",
    "Giấy xác nhận khuyết tật",
    "Bằng lái xe",
};
constexpr std::array<std::string_view, 4> kShops = {"Tạp hóa", "Quán ăn", "Sửa xe máy",
                                                    "Thu mua nông sản"};

std::string last_word(const std::string& name) { return name.substr(name.rfind(' ') + 1); }

std::string place_of(const Person& person) {
  return person.address.substr(0, person.address.find(','));
}

class Inventor {
 public:
  Inventor(const World& world, const Plan& plan, Prng prng)
      : world_(world), plan_(plan), prng_(prng) {}

  Parties invent() {
    applicant_ = world_.cast.villager(prng_, day(), plan_.demand->ages);
    people_.applicant.person = applicant_;
    Parties out;
    out.form = answers();
    out.subject = subject();
    stand_ins();
    weaknesses();
    if (plan_.way == dossier::Way::kAssisted) people_.helper = helper();
    out.people = std::move(people_);
    return out;
  }

 private:
  [[nodiscard]] Date day() const { return plan_.arrival.date; }

  /// Dates that harm rules ask for, plausible for the arrival.
  json::Value answers() {
    json::Object form;
    for (const catalogue::HarmRule& rule : plan_.procedure->harm) {
      if (rule.fact.empty()) continue;
      const bool past = rule.kind == catalogue::HarmKind::kDaysAfterFact;
      const Date event = past ? day().plus_days(-static_cast<int>(prng_.between(3, 52)))
                              : day().plus_days(static_cast<int>(prng_.between(18, 40)));
      form.push_back({rule.fact, event.text()});
    }
    return form.empty() ? json::Value() : json::Value(std::move(form));
  }

  std::string subject() {
    const Cast& cast = world_.cast;
    switch (plan_.demand->about) {
      case About::kPaper: return paper();
      case About::kSelf: return "";
      case About::kNewborn: {
        const Person child = cast.kin(prng_, day(), applicant_, {0, 0});
        return "Khai sinh cho " + child.name;
      }
      case About::kChild: return "Cho con là " + cast.kin(prng_, day(), applicant_, {3, 12}).name;
      case About::kDeceased:
        return "Người mất: " + cast.kin(prng_, day(), applicant_, {66, 92}).name;
      case About::kSpouse: return spouse();
      case About::kLand: return "Thửa đất tại " + place_of(applicant_);
      case About::kHousehold:
        return "Hộ " + std::to_string(prng_.between(2, 7)) + " nhân khẩu, " + place_of(applicant_);
      case About::kBusiness:
        return "Hộ kinh doanh " + std::string(prng_.pick(kShops)) + " " +
               last_word(applicant_.name);
    }
    return "";
  }

  std::string paper() {
    if (prng_.chance(35)) become_cooperative();
    return "Bản sao: " + std::string(prng_.pick(kPapers));
  }

  void become_cooperative() {
    dossier::Organisation one;
    one.name = "Hợp tác xã nông lâm nghiệp " + place_of(applicant_);
    // No tax code begins with four zeros: nobody's.
    one.tax_code = "0000" + std::to_string(prng_.between(100000, 999999));
    one.representative = applicant_;
    one.position = "Giám đốc";
    people_.applicant = dossier::Party{std::nullopt, std::move(one)};
  }

  std::string spouse() {
    const Sex other = applicant_.sex == Sex::kMale ? Sex::kFemale : Sex::kMale;
    Person second = world_.cast.villager(prng_, day(), plan_.demand->ages, other);
    const std::string name = second.name;
    people_.beneficiaries.push_back(dossier::Party{std::move(second), std::nullopt});
    return "Kết hôn với " + name;
  }

  /// Somebody comes for the applicant, where the procedure allows it.
  void stand_ins() {
    using catalogue::Presence;
    const Presence presence = plan_.procedure->return_rule.presence;
    const bool may = presence == Presence::kNone || presence == Presence::kProxyAllowed;
    if (!may || people_.applicant.organisation || !prng_.chance(70)) return;
    dossier::Proxy proxy;
    if (prng_.chance(800)) {
      proxy.person = world_.cast.kin(prng_, day(), applicant_, {22, 60});
      proxy.relation = prng_.chance(500) ? Kinship::kChild : Kinship::kSibling;
    } else {
      proxy.person = world_.cast.villager(prng_, day(), {22, 60});
      proxy.deed = dossier::Deed{std::to_string(prng_.between(10, 480)) + "/CT-GUQ",
                                 day().plus_days(-static_cast<int>(prng_.between(1, 20))),
                                 "UBND xã Bát Mọt", true};
    }
    people_.proxy = std::move(proxy);
  }

  void weaknesses() {
    const int age = dossier::age_years(*applicant_.born, day());
    if (age >= 68 && prng_.chance(180)) {
      people_.unable_to_sign = true;
      people_.fingerprint = true;
      people_.witnesses.push_back(world_.cast.villager(prng_, day(), {25, 60}));
      people_.witnesses.push_back(world_.cast.villager(prng_, day(), {25, 60}));
    }
    if (age >= 60 && prng_.chance(150)) {
      people_.needs_interpreter = true;
      people_.interpreter =
          dossier::Interpreter{world_.cast.villager(prng_, day(), {22, 45}), "Tiếng Thái"};
    }
  }

  dossier::Helper helper() {
    using dossier::HelperKind;
    dossier::Helper one;
    const std::uint64_t drawn = prng_.below(100);
    one.kind = drawn < 45   ? HelperKind::kHamlet
               : drawn < 75 ? HelperKind::kRelative
                            : HelperKind::kPostStaff;
    one.name = one.kind == HelperKind::kRelative
                   ? world_.cast.kin(prng_, day(), applicant_, {18, 40}).name
                   : world_.cast.villager(prng_, day(), {22, 50}).name;
    one.mandate =
        prng_.chance(850) ? dossier::Mandate::kAskedOrally : dossier::Mandate::kAskedInWriting;
    return one;
  }

  const World& world_;
  const Plan& plan_;
  Prng prng_;
  Person applicant_;
  People people_;
};

}  // namespace

Parties invent_parties(const World& world, const Plan& plan, Prng prng) {
  return Inventor(world, plan, prng).invent();
}

}  // namespace motcua::demo
