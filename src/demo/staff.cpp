#include "demo/staff.h"

#include "base/check.h"
#include "base/sha256.h"

namespace motcua::demo {
namespace {

using office::Role;

template <class Id>
Id drawn_id(Prng& prng) {
  Bytes raw;
  while (raw.size() < 16) append_u64_be(raw, prng.next());
  const auto id = Id::from_raw(raw);
  CHECK(id.has_value(), "sixteen bytes are an id");
  return *id;
}

/// Writes the acts down one after the other, a minute apart.
class Journal {
 public:
  Journal(Prng prng, const Staff& staff) : prng_(prng), staff_(staff) {}

  void set_time(LegalTime at) { at_ = at; }
  void note(std::string_view who, office::Command command) {
    acts_.push_back({at_, Username{std::string(who)}, std::move(command)});
    ++at_.minute;
  }
  void enrol(const StaffMember& one) {
    note("", office::EnrolOfficer{one.id, one.username, one.name});
    for (const Role role : one.roles)
      note("", office::GrantRole{drawn_id<GrantId>(prng_), one.id, role, at_.date, std::nullopt});
  }
  DelegationId delegate(std::string_view to, std::string instrument, office::Capacity capacity,
                        std::vector<ProcedureCode> procedures, std::vector<office::ActKind> acts,
                        Date until) {
    office::RecordDelegation one;
    one.delegation = drawn_id<DelegationId>(prng_);
    one.officer = staff_.member(to).id;
    one.delegator = staff_.member(kDirector).id;
    one.instrument = std::move(instrument);
    one.capacity = capacity;
    one.procedures = std::move(procedures);
    one.acts = std::move(acts);
    one.from = at_.date;
    one.until = until;
    const DelegationId id = one.delegation;
    note(kDirector, std::move(one));
    return id;
  }
  [[nodiscard]] std::vector<OfficeAct> take() { return std::move(acts_); }

 private:
  Prng prng_;
  const Staff& staff_;
  LegalTime at_;
  std::vector<OfficeAct> acts_;
};

}  // namespace

Staff::Staff(Prng prng, const Cast& cast, Date today) {
  struct Post {
    std::string_view username;
    dossier::Sex sex;
    Ages ages;
    std::vector<Role> roles;
  };
  // In a centre of four everybody at a counter also works on what they took in.
  const Post posts[] = {
      {kDirector, dossier::Sex::kMale, {44, 55}, {Role::kDirector, Role::kAdministrator}},
      {kDeputy, dossier::Sex::kFemale, {36, 46}, {Role::kDeputy}},
      {kReceiving, dossier::Sex::kFemale, {26, 34}, {Role::kReceivingOfficer, Role::kSpecialist}},
      {kJustice, dossier::Sex::kMale, {30, 40}, {Role::kSpecialist, Role::kReceivingOfficer}},
  };
  for (const Post& post : posts) {
    Prng own = prng.fork(post.username);
    members_.push_back({drawn_id<OfficerId>(own), Username{std::string(post.username)},
                        cast.villager(own, today, post.ages, post.sex).name, post.roles});
  }
}

const StaffMember& Staff::member(std::string_view username) const {
  for (const StaffMember& one : members_)
    if (one.username.text == username) return one;
  CHECK(false, "one of the four");
  return members_.front();
}

std::vector<OfficeAct> office_acts(Prng prng, const Staff& staff, const Diary& diary,
                                   const OfficeDates& dates) {
  using office::ActKind;
  using office::Capacity;
  Journal journal(prng, staff);
  journal.set_time(diary.moment(dates.founded, 0));
  for (const StaffMember& one : staff.members()) journal.enrol(one);
  journal.note(kDirector, office::AdoptCalendar{diary.days().calendar().version(), dates.founded});
  // The instruments' numbers are invented; far enough ahead not to end while somebody looks.
  const Date far = dates.founded.plus_months(18);
  journal.delegate(kDirector, "01/QĐ-BNGĐ", Capacity::kHead, {}, {}, far);
  journal.delegate(kDeputy, "02/QĐ-TTPVHCC", Capacity::kKt, {}, {}, far);
  journal.delegate(kReceiving, "03/GUQ-TTPVHCC", Capacity::kTuq,
                   {ProcedureCode{std::string(kCertifiedCopies)}}, {ActKind::kSignResult}, far);
  const DelegationId ended = journal.delegate(kJustice, "04/GUQ-TTPVHCC", Capacity::kTuq,
                                              {ProcedureCode{std::string(kCertifiedSignatures)}},
                                              {ActKind::kSignResult}, far);
  journal.set_time(diary.moment(diary.open_day_before(dates.delegation_ended), 440));
  journal.note(kDirector, office::EndDelegation{ended, dates.delegation_ended});
  journal.set_time(diary.moment(diary.open_day_before(dates.flood.first), 445));
  journal.note(kDirector, office::DeclareClosure{dates.flood.first, dates.flood.last,
                                                 office::ClosureGround::kFlood});
  return journal.take();
}

}  // namespace motcua::demo
