// Inside decide(): what its parts share. Not for use outside src/dossier/.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "base/result.h"
#include "catalogue/procedure.h"
#include "dossier/decide.h"

namespace motcua::dossier::judging {

using Verdict = Result<Events, Rejection>;

struct Case {
  const State& state;
  const Facts& facts;
};

[[nodiscard]] inline Rejection because(Refusal why, std::string subject = {},
                                       std::optional<LegalTime> when = std::nullopt,
                                       std::int64_t count = 0) {
  return Rejection{why, std::move(subject), when, count};
}
[[nodiscard]] inline auto refuse(Refusal why, std::string subject = {},
                                 std::optional<LegalTime> when = std::nullopt,
                                 std::int64_t count = 0) {
  return fail(because(why, std::move(subject), when, count));
}

template <class T>
[[nodiscard]] Part<T> sealed(T value) {
  return Private<T>::open(std::move(value));
}
[[nodiscard]] inline Part<Words> sealed_words(const Words& words) {
  return words.empty() ? Part<Words>{} : sealed(words);
}
[[nodiscard]] inline Part<Files> sealed_files(const std::vector<File>& files) {
  return files.empty() ? Part<Files>{} : sealed(Files{files});
}

/// The stated time, or now: not in the future, not longer ago than back-dating allows.
[[nodiscard]] Result<LegalTime, Rejection> act_time(const Case& at,
                                                    std::optional<LegalTime> stated);
/// As above, and not before the act it follows.
[[nodiscard]] Result<LegalTime, Rejection> act_time_after(const Case& at,
                                                          std::optional<LegalTime> stated,
                                                          LegalTime earlier);
/// A document's date: not in the future.
[[nodiscard]] Result<Done, Rejection> past_date(const Case& at, Date date);
/// The instrument under which the actor signs: a result, or Form 03, 04 or 05. Judged by the legal
/// day alone: it expires also without a line.
[[nodiscard]] Result<office::Delegation, Rejection> mandate(const Case& at, office::ActKind act);
[[nodiscard]] Result<Done, Rejection> with_words(const Words& words);
/// The pinned version, which the caller must have at hand.
[[nodiscard]] Result<const catalogue::Procedure*, Rejection> procedure_of(const Case& at);

[[nodiscard]] Result<Done, Rejection> check_components(const catalogue::Procedure& procedure,
                                                       const std::vector<ComponentShown>& shown,
                                                       const std::vector<File>& files);
[[nodiscard]] Result<Done, Rejection> check_component_ids(const catalogue::Procedure& procedure,
                                                          const std::vector<std::string>& ids);
[[nodiscard]] Result<Done, Rejection> check_people(const People& people, Way way, Date today);

/// The password was asked again just now: a signature is not given by whoever finds a session.
[[nodiscard]] Result<Done, Rejection> check_reauthenticated(const Case& at);

/// The first term of a dossier received at that time.
[[nodiscard]] Result<Term, Rejection> first_term(const Case& at, const Intake& intake,
                                                 LegalTime received,
                                                 const std::optional<EnteredLimit>& entered,
                                                 const json::Value& form);
/// The term after an interruption that has just ended is written into `after`, the state as it
/// will be. An extension that was granted is never taken back by the recomputation.
[[nodiscard]] Result<Term, Rejection> renewed_term(const Case& at, const State& after,
                                                   LegalTime when);
/// Last day for the papers asked for at that time.
[[nodiscard]] Result<std::optional<Date>, Rejection> lapse_day(
    const Case& at, const catalogue::Procedure& procedure, LegalTime asked);
/// `limit` counted in whole days from that day; nothing for hours, or outside the calendar.
[[nodiscard]] std::optional<Date> day_after(const calendar::OfficeDays& days, Date from,
                                            const calendar::Limit& limit);

[[nodiscard]] Verdict judge(const Case& at, const FileDossier& c);
[[nodiscard]] Verdict judge(const Case& at, const ReceiveDossier& c);
[[nodiscard]] Verdict judge(const Case& at, const RefuseDossier& c);
[[nodiscard]] Verdict judge(const Case& at, const CorrectEntry& c);
[[nodiscard]] Verdict judge(const Case& at, const CheckDossier& c);
[[nodiscard]] Verdict judge(const Case& at, const Assign& c);
[[nodiscard]] Verdict judge(const Case& at, const StartStep& c);
[[nodiscard]] Verdict judge(const Case& at, const CompleteStep& c);
[[nodiscard]] Verdict judge(const Case& at, const RequestSupplement& c);
[[nodiscard]] Verdict judge(const Case& at, const ReceiveSupplement& c);
[[nodiscard]] Verdict judge(const Case& at, const Lapse& c);
[[nodiscard]] Verdict judge(const Case& at, const StopClock& c);
[[nodiscard]] Verdict judge(const Case& at, const ResumeClock& c);
[[nodiscard]] Verdict judge(const Case& at, const RequestObligation& c);
[[nodiscard]] Verdict judge(const Case& at, const FulfilObligation& c);
[[nodiscard]] Verdict judge(const Case& at, const IntendTransfer& c);
[[nodiscard]] Verdict judge(const Case& at, const Consult& c);
[[nodiscard]] Verdict judge(const Case& at, const AnswerConsultation& c);
[[nodiscard]] Verdict judge(const Case& at, const ProposeResult& c);
[[nodiscard]] Verdict judge(const Case& at, const SendBack& c);
[[nodiscard]] Verdict judge(const Case& at, const SignResult& c);
[[nodiscard]] Verdict judge(const Case& at, const RecordResult& c);
[[nodiscard]] Verdict judge(const Case& at, const IssueResult& c);
[[nodiscard]] Verdict judge(const Case& at, const ReturnResult& c);
[[nodiscard]] Verdict judge(const Case& at, const WithdrawDossier& c);
[[nodiscard]] Verdict judge(const Case& at, const StopDossier& c);
[[nodiscard]] Verdict judge(const Case& at, const ApologiseAndExtend& c);
[[nodiscard]] Verdict judge(const Case& at, const AmendResult& c);
[[nodiscard]] Verdict judge(const Case& at, const Undo& c);
[[nodiscard]] Verdict judge(const Case& at, const BindAlias& c);
[[nodiscard]] Verdict judge(const Case& at, const PlaceHold& c);
[[nodiscard]] Verdict judge(const Case& at, const LiftHold& c);
[[nodiscard]] Verdict judge(const Case& at, const OrderErasure& c);
[[nodiscard]] Verdict judge(const Case& at, const AddNote& c);
[[nodiscard]] Verdict judge(const Case& at, const CheckSignature& c);
[[nodiscard]] Verdict judge(const Case& at, const PrintPaper& c);

}  // namespace motcua::dossier::judging
