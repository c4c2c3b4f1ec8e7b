// Who is there: passwords, sessions, one-time passwords.
#include "app/acts.h"
#include "app/believed_clock.h"
#include "app/centre.h"
#include "app/centre_parts.h"
#include "base/text.h"

namespace motcua::app {
namespace {

constexpr std::size_t kPasswordLengthMin = 12;  // letters; NIST SP 800-63B wants 8 or more
constexpr std::size_t kPasswordBytesMax = 1024;

Problem problem_of(SignInFailure failure) {
  switch (failure) {
    case SignInFailure::kWrongPassword: return {Fault::kWrongPassword};
    case SignInFailure::kBusy: return {Fault::kBusy};
  }
  return {Fault::kBusy};
}

}  // namespace

std::string one_time_password(Random& random) {
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string out;
  while (out.size() < 19) {
    for (const char c : random.bytes(32)) {
      const auto value = static_cast<unsigned char>(c);
      if (value >= 248 || out.size() >= 19) continue;  // 248 = 8 * 31: without bias
      if (out.size() % 5 == 4) out.push_back('-');
      out.push_back(kLetters[value % kLetters.size()]);
    }
  }
  return out;
}

Result<Session, Problem> Centre::sign_in(std::string_view username, std::string_view password) {
  const auto composed = to_nfc(password.substr(0, kPasswordBytesMax));
  const auto office = parts_->office.snapshot();
  const office::Officer* officer = office->officer(Username{std::string(username)});
  // An unknown name costs the same time as a wrong password and gets the same answer.
  const OfficerId id = officer == nullptr ? OfficerId{} : officer->id;
  const bool was_shut = parts_->ports.keys->is_locked();
  const auto signed_in = parts_->ports.vault->sign_in(id, composed.value_or(std::string()));
  if (!signed_in) return fail(problem_of(signed_in.error()));
  if (officer == nullptr) return fail(Problem{Fault::kWrongPassword});
  if (officer->locked) return fail(Problem{Fault::kAccountLocked});
  const ClockReading reading = believed_now(*parts_);
  if (office->roles(id, legal_time(reading.instant).date).empty())
    return fail(Problem{Fault::kForbidden});
  if (was_shut) vault_opened();
  Session session = parts_->sessions.begin(id, officer->username, reading.since_boot_ms,
                                           signed_in->must_change_password);
  session.roles = office->roles(id, legal_time(reading.instant).date);
  return session;
}

Result<Session, Problem> Centre::session(std::string_view token) {
  const ClockReading reading = believed_now(*parts_);
  auto session = parts_->sessions.find(token, reading.since_boot_ms);
  if (!session) return fail(Problem{Fault::kNotSignedIn});
  const auto office = parts_->office.snapshot();
  // Roles are looked up each time: what ended this morning is not carried into the afternoon.
  session->roles = office->roles(session->officer, legal_time(reading.instant).date);
  if (session->roles.empty()) {
    parts_->sessions.end(token);
    return fail(Problem{Fault::kSessionEnded});
  }
  return std::move(*session);
}

Result<Done, Problem> Centre::confirm_clock(const Session& session, LegalTime time) {
  if (session.roles.empty() || session.roles == office::RoleSet{office::Role::kInspector})
    return fail(Problem{Fault::kForbidden});
  parts_->ports.confirm_clock(instant_of(time));
  return Done{};
}

void Centre::sign_out(const Session& session) { parts_->sessions.end(session.token); }

std::optional<OfficerId> Centre::owner_of_form(std::string_view csrf) const {
  return parts_->sessions.owner_of(csrf);
}

Result<Done, Problem> Centre::reauthenticate(const Session& session, std::string_view password) {
  const auto composed = to_nfc(password.substr(0, kPasswordBytesMax));
  const auto checked =
      parts_->ports.vault->sign_in(session.officer, composed.value_or(std::string()));
  if (!checked) return fail(problem_of(checked.error()));
  parts_->sessions.mark_reauthenticated(session.token, parts_->ports.clock->now().instant);
  return Done{};
}

void Centre::change_password(const Session& session, std::string_view old_password,
                             std::string_view new_password, Simple done) {
  const auto fresh = to_nfc(new_password);
  if (!fresh || code_points(*fresh) < kPasswordLengthMin || fresh->size() > kPasswordBytesMax)
    return done(fail(Problem{Fault::kWeakPassword}));
  if (const auto checked = reauthenticate(session, old_password); !checked)
    return done(fail(checked.error()));
  auto row = parts_->ports.vault->credential(session.officer, *fresh, false);
  if (!row) return done(fail(Problem{row.error()}));
  keep_credential(std::move(*row), [this, session, done = std::move(done)](Outcome outcome) {
    if (!outcome) return done(fail(std::move(outcome).error()));
    parts_->sessions.end_all_of(session.officer);
    done(Done{});
  });
}

void Centre::reset_password(const Session& session, const OfficerId& officer,
                            std::function<void(Result<std::string, Problem>)> done) {
  const auto office = parts_->office.snapshot();
  const bool may =
      session.roles.has(office::Role::kDirector) || session.roles.has(office::Role::kAdministrator);
  if (!may) return done(fail(Problem{Fault::kForbidden}));
  if (office->officer(officer) == nullptr) return done(fail(Problem{Fault::kNotFound}));
  std::string password = one_time_password(*parts_->ports.random);
  auto row = parts_->ports.vault->credential(officer, password, true);
  if (!row) return done(fail(Problem{row.error()}));
  keep_credential(std::move(*row), [this, officer, password = std::move(password),
                                    done = std::move(done)](Outcome outcome) {
    if (!outcome) return done(fail(std::move(outcome).error()));
    parts_->sessions.end_all_of(officer);
    done(password);
  });
}

void Centre::keep_credential(RowChange row, std::function<void(Outcome)> done) {
  Job job;
  job.command = parts_->ports.random->id<CommandId>();
  job.plan = [this, row = std::move(row)](Transaction& transaction) -> Result<StreamId, Problem> {
    transaction.put(row);
    return parts_->office.staff_stream();
  };
  auto kept = std::make_shared<std::function<void(Outcome)>>(std::move(done));
  job.done = [kept](Outcome outcome) { (*kept)(std::move(outcome)); };
  if (!parts_->writer.submit(std::move(job))) (*kept)(fail(Problem{Fault::kBusy}));
}

}  // namespace motcua::app
