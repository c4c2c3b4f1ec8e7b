// The four officers of the demonstration centre, what they may sign, and the office's own acts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/prng.h"
#include "demo/cast.h"
#include "demo/diary.h"
#include "office/commands.h"

namespace motcua::demo {

inline constexpr std::string_view kUnit = "15607";
inline constexpr std::string_view kDirector = "giamdoc";
inline constexpr std::string_view kDeputy = "phogiamdoc";
inline constexpr std::string_view kReceiving = "tiepnhan1";
inline constexpr std::string_view kJustice = "tuphap1";
/// Certified copies: the receiving officer signs them under a delegation of the director.
inline constexpr std::string_view kCertifiedCopies = "2.000815";
/// Certified signatures: the justice officer signed them, under a delegation that has ended.
inline constexpr std::string_view kCertifiedSignatures = "2.000884";

struct StaffMember {
  OfficerId id;
  Username username;
  std::string name;
  std::vector<office::Role> roles;
};

class Staff {
 public:
  Staff(Prng prng, const Cast& cast, Date today);

  [[nodiscard]] const std::vector<StaffMember>& members() const { return members_; }
  [[nodiscard]] const StaffMember& member(std::string_view username) const;

 private:
  std::vector<StaffMember> members_;
};

/// An office command and who gives it; nobody: the node, while there is no staff yet.
struct OfficeAct {
  LegalTime at;
  Username who;
  office::Command command;
};

struct OfficeDates {
  Date founded;           // enrolment and instruments; an open day
  Date delegation_ended;  // of the justice officer; the first day without it
  calendar::Closure flood;
};

/// Officers, roles, four delegations of which one ends, one closure; ordered by time. The unit is
/// open already: whoever makes the node opens it.
[[nodiscard]] std::vector<OfficeAct> office_acts(Prng prng, const Staff& staff, const Diary& diary,
                                                 const OfficeDates& dates);

}  // namespace motcua::demo
