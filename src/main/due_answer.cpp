#include "main/due_answer.h"

#include <algorithm>
#include <utility>

#include "main/command.h"

namespace motcua {
namespace {

DueRefusal refusal_of(catalogue::LimitFault fault, const catalogue::Procedure& procedure) {
  const std::string which = "thủ tục " + procedure.code.text;
  switch (fault) {
    case catalogue::LimitFault::kMissing:
      return {kRefused, which +
                            " chưa có thời hạn công bố: cán bộ phải nhập thời hạn và căn cứ pháp "
                            "lý, chương trình không tự đặt ngày hẹn trả"};
    case catalogue::LimitFault::kUnknownCase: {
      std::string known;
      for (const catalogue::Case& one : procedure.cases) known += " " + one.id;
      return {kRefused,
              which + " không có trường hợp này; các trường hợp:" + (known.empty() ? " –" : known)};
    }
    case catalogue::LimitFault::kNoneApplies:
      return {kRefused, which + " không có thời hạn cho trường hợp, địa bàn và kênh nộp này"};
    case catalogue::LimitFault::kAmbiguous:
      return {kRefused, which + " có nhiều thời hạn cùng áp dụng: cần sửa danh mục"};
  }
  return {kRefused, which};
}

DueRefusal refusal_of(calendar::DueFault fault) {
  switch (fault) {
    case calendar::DueFault::kBadLimit: return {kRefused, "thời hạn trong danh mục không hợp lệ"};
    case calendar::DueFault::kLimitTooLarge: return {kRefused, "thời hạn trong danh mục quá dài"};
    case calendar::DueFault::kOutsideCalendar:
      return {kRefused, "lịch làm việc chỉ có từ 01/01/2020 đến 31/12/2050"};
    case calendar::DueFault::kAskedBeforeReceipt:
      return {kWrongWords, "yêu cầu bổ sung (--asked) trước khi tiếp nhận (--received)"};
    case calendar::DueFault::kBroughtBeforeAsked:
      return {kWrongWords, "nhận bổ sung (--brought) trước khi yêu cầu (--asked)"};
    case calendar::DueFault::kRoundsOutOfOrder:
      return {kWrongWords,
              "các lần bổ sung phải theo thứ tự, lần sau sau khi lần trước đã nhận đủ"};
    case calendar::DueFault::kPauseBeforeReceipt:
      return {kWrongWords, "khoảng tạm dừng (--pause) bắt đầu trước khi tiếp nhận"};
    case calendar::DueFault::kPauseEndsBeforeStart:
      return {kWrongWords, "khoảng tạm dừng (--pause) kết thúc trước khi bắt đầu"};
    case calendar::DueFault::kPausesOverlap:
      return {kWrongWords, "các khoảng tạm dừng (--pause) chồng lên nhau"};
    case calendar::DueFault::kStopEndsBeforeStart:
      return {kWrongWords, "khoảng dừng (--stop) kết thúc trước khi bắt đầu"};
    case calendar::DueFault::kStopWithoutDecision:
      return {kWrongWords, "khoảng dừng (--stop) phải có số quyết định"};
    case calendar::DueFault::kClosureEndsBeforeStart:
      return {kWrongWords, "ngày đóng cửa (--closure) không hợp lệ"};
    case calendar::DueFault::kBadLapse:
      return {kRefused, "thời hạn chờ bổ sung trong danh mục không hợp lệ"};
    case calendar::DueFault::kTooMany:
      return {kWrongWords, "quá nhiều mốc thời gian: mỗi loại nhiều nhất 30"};
  }
  return {kRefused, ""};
}

calendar::DueInput input_of(const DueQuestion& question, const catalogue::Procedure& procedure,
                            calendar::Limit limit) {
  calendar::DueInput input;
  input.received = question.received;
  input.limit = limit;
  input.rounds = question.rounds;
  for (std::size_t i = 0; i < input.rounds.size(); ++i) {
    const bool resume = (i < question.resumes.size() && question.resumes[i]) ||
                        procedure.supplement.mode == catalogue::SupplementMode::kResume;
    input.rounds[i].after =
        resume ? calendar::AfterSupplement::kResume : calendar::AfterSupplement::kRestart;
  }
  input.pauses = question.pauses;
  input.stops = question.stops;
  input.closures = question.closures;
  input.lapse = procedure.supplement.lapse;
  return input;
}

std::vector<Harm> harm_of(const catalogue::Procedure& procedure, const calendar::OfficeDays& days,
                          LegalTime receipt) {
  std::vector<Harm> out;
  for (const catalogue::HarmRule& rule : procedure.harm) {
    Harm harm{.name = rule.name, .date = std::nullopt, .grade = rule.grade};
    switch (rule.kind) {
      case catalogue::HarmKind::kEndOfMonth:
        harm.date = days.last_working_day_of_month(receipt.date);
        break;
      case catalogue::HarmKind::kDaysAfterFact:
      case catalogue::HarmKind::kFactDate: break;  // facts of the form are not given here
    }
    out.push_back(std::move(harm));
  }
  return out;
}

Result<Verdict, calendar::DueFault> verdict_of(const calendar::OfficeDays& days,
                                               const calendar::DueInput& input,
                                               std::optional<LegalTime> finished) {
  calendar::Ending766 ending;
  ending.finished = finished;
  ending.period_end = input.received;
  const calendar::Judgement766 judged = TRY(calendar::judge_766(days, input, ending));
  Verdict out{.verdict = std::nullopt, .due = judged.due, .asked = input.rounds.size()};
  out.warn_before_request = calendar::next_request_makes_late_766(input.rounds);
  const bool late_already = judged.verdict == calendar::Verdict766::kLateAskedAgain;
  if (finished || late_already) out.verdict = judged.verdict;
  return out;
}

}  // namespace

Result<DueAnswer, DueRefusal> answer_due(const catalogue::Catalogue& catalogue,
                                         const calendar::Calendar& calendar, DueQuestion question) {
  DueAnswer out;
  out.procedure = catalogue.find(question.procedure);
  if (out.procedure == nullptr) {
    return fail(DueRefusal{kRefused, "không có thủ tục " + question.procedure.text});
  }
  auto limit = catalogue::choose_limit(*out.procedure,
                                       {question.case_name, question.unit.area, question.channel});
  if (!limit) return fail(refusal_of(limit.error(), *out.procedure));
  out.limit = *std::move(limit);
  const calendar::OfficeDays days(
      calendar, {question.unit.code, std::string(catalogue::desk_of(*out.procedure))});
  const calendar::DueInput input = input_of(question, *out.procedure, out.limit.limit);
  auto due = calendar::compute_due(days, input);
  if (!due) return fail(refusal_of(due.error()));
  out.due = *std::move(due);
  const auto verdict = verdict_of(days, input, question.finished);
  if (!verdict) return fail(refusal_of(verdict.error()));
  out.verdict = *verdict;
  out.harm = harm_of(*out.procedure, days, out.due.receipt);
  out.calendar = calendar.version();
  out.cut_off = calendar.same_day_cut_off();
  out.hours_grade = days.hours_grade(out.due.receipt.date);
  out.pause_without_ground = !question.pauses.empty() &&
                             out.procedure->verification == catalogue::ClockEffect::kInside &&
                             out.procedure->financial_obligation == catalogue::ClockEffect::kInside;
  out.question = std::move(question);
  return out;
}

}  // namespace motcua
