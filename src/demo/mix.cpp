#include "demo/mix.h"

namespace motcua::demo {
namespace {

constexpr Ages kGrown{20, 66};
constexpr Ages kParents{20, 36};
constexpr Ages kElders{66, 86};
constexpr Ages kHeads{28, 68};

constexpr Demand kDemands[] = {
    // Certification
    {"2.000815", 138, About::kPaper, {17, 60}, "CT-BS", {}},
    {"2.000884", 9, About::kSelf, kGrown, "CT-CK", {}},
    {"2.000908", 2, About::kSelf, kGrown, "SG-BS", {}},
    {"2.001035", 4, About::kLand, kHeads, "CT-GD", {"sign_before"}},
    {"2.001019", 1, About::kSelf, kElders, "CT-DC", {"sign_before"}},
    // Civil status
    {"1.001193", 20, About::kNewborn, kParents, "KS", {"check"}},
    {"2.000635", 18, About::kSelf, kGrown, "TLKS-BS", {}},
    {"1.004873", 16, About::kSelf, {19, 38}, "UBND-XNTTHN", {"check"}},
    {"1.000894", 10, About::kSpouse, {20, 32}, "KH", {"check"}},
    {"1.000656", 8, About::kDeceased, kHeads, "TLKT", {"check"}},
    {"1.000110", 2, About::kNewborn, kParents, "KS", {"check"}},
    {"1.000094", 2, About::kSpouse, {20, 32}, "KH", {"check"}},
    {"1.003583", 5, About::kNewborn, kParents, "KS", {"check"}, true},
    {"1.000419", 3, About::kDeceased, kHeads, "TLKT", {"check"}, true},
    {"1.000593", 2, About::kSpouse, {20, 32}, "KH", {"check"}, true},
    {"1.004884", 4, About::kSelf, {24, 50}, "KS", {"check"}},
    {"1.004859", 5, About::kChild, kParents, "TLTĐCC", {"check"}},
    {"1.001022", 1, About::kChild, kParents, "TLNCMC", {"check"}},
    {"2.001023", 4, About::kNewborn, kParents, "KS", {"birth"}},
    {"2.000986", 2, About::kNewborn, kParents, "KS", {}},
    // Residence
    {"1.004194", 5, About::kSelf, {20, 45}, "TB-CT", {"check"}},
    {"1.004222", 5, About::kSelf, {20, 45}, "TB-CT", {"check"}},
    {"1.010041", 5, About::kSelf, kGrown, "CT07", {"check"}},
    {"1.010038", 2, About::kHousehold, {24, 45}, "TB-CT", {"check"}},
    {"1.003677", 2, About::kSelf, {20, 45}, "CT03", {"check"}},
    // Social protection, merit
    {"1.001776", 8, About::kSelf, {40, 84}, "QĐ-UBND", {"check", "home"}},
    {"1.014027", 6, About::kSelf, {75, 89}, "QĐ-UBND", {"check"}},
    {"1.001699", 4, About::kSelf, {22, 70}, "GXN-KT", {"check", "council"}},
    {"1.001653", 1, About::kSelf, {30, 70}, "GXN-KT", {"check"}},
    {"1.014028", 2, About::kDeceased, kHeads, "QĐ-UBND", {"check"}},
    {"1.001731", 1, About::kDeceased, kHeads, "QĐ-UBND", {"check"}},
    {"1.010833", 2, About::kSelf, kHeads, "GXN-UBND", {"check"}},
    // Poor households
    {"1.011607", 6, About::kHousehold, kHeads, "QĐ-UBND", {"list", "survey", "post_list"}},
    {"1.011608", 3, About::kHousehold, kHeads, "QĐ-UBND", {"list", "survey", "post_list"}},
    {"1.011609", 1, About::kHousehold, kHeads, "QĐ-UBND", {"survey"}},
    {"3.000412", 1, About::kHousehold, kHeads, "QĐ-UBND", {"survey"}},
    // Land, building, forest
    {"1.013978", 4, About::kLand, kHeads, "GCN-QSDĐ", {"measure", "post_result"}},
    {"1.012796", 2, About::kLand, kHeads, "GCN-QSDĐ", {"conclude"}},
    {"1.012812", 2, About::kLand, kHeads, "BB-HG", {"accept", "investigate", "council"}},
    {"1.013225", 2, About::kLand, kHeads, "GPXD", {"check"}},
    {"1.012922", 2, About::kLand, kHeads, "BB-KT", {"field"}},
    // Household business
    {"1.001612", 6, About::kBusiness, {24, 55}, "GCN-HKD", {"check"}},
    {"2.000720", 2, About::kBusiness, {24, 55}, "GCN-HKD", {"check"}},
    {"1.001266", 1, About::kBusiness, {24, 60}, "HKD", {"check"}},
    {"1.001570", 1, About::kBusiness, {24, 60}, "HKD", {"check"}},
};

constexpr int total() {
  int sum = 0;
  for (const Demand& one : kDemands) sum += one.dossiers;
  return sum;
}
static_assert(total() == kDossiers);

}  // namespace

std::span<const Demand> demands() { return kDemands; }

}  // namespace motcua::demo
