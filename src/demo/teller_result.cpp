// The second half of a dossier's story: the steps, the result, the hand-over.
#include <algorithm>

#include "demo/teller.h"

namespace motcua::demo {
namespace {

using catalogue::ReturnMode;
using catalogue::StepKind;

}  // namespace

dossier::StartStep Teller::begin_step(const catalogue::Step& step, LegalTime end) {
  dossier::StartStep one;
  one.step = step.id;
  one.officer = world_.staff.member(worker_).id;
  if (step.kind == StepKind::kMeeting || step.kind == StepKind::kFieldCheck)
    one.from = std::max(at_.date, world_.diary.open_day_before(end.date));
  if (step.kind == StepKind::kPublicPosting) {
    one.from = at_.date;
    one.until = std::max(at_.date, end.date.plus_days(-1));
  }
  return one;
}

bool Teller::work_steps() {
  std::vector<const catalogue::Step*> steps;
  for (const std::string_view id : plan_.demand->steps)
    if (const auto* step = catalogue::find_step(*plan_.procedure, id)) steps.push_back(step);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    pass(2, 12);
    const int left = world_.diary.minutes_between(at_, finish_);
    // A fifth of the time is kept for deciding.
    const int share = left * 4 / (5 * static_cast<int>(steps.size() - i));
    LegalTime end = world_.diary.after(at_, std::max(2, share));
    const bool posting = steps[i]->kind == StepKind::kPublicPosting;
    if (posting && end.date == at_.date)
      end = world_.diary.moment(world_.diary.open_day_after(at_.date), 20);
    say(worker_, begin_step(*steps[i], end));
    const bool last = i + 1 == steps.size();
    if (last && plan_.fate == Fate::kLeftInWork) return false;
    pass_until(end);
    say(worker_, dossier::CompleteStep{steps[i]->id, dossier::Outcome::kDone, std::nullopt, {}});
  }
  return true;
}

void Teller::ask_for_money() {
  pass(10, 200);
  dossier::RequestObligation one;
  one.notice = std::to_string(prng_.between(100, 900)) + "/TB-CT";
  one.amount = prng_.between(8, 60) * 100'000;
  one.text.text = "Đề nghị nộp tiền theo thông báo của cơ quan thuế.";
  say(worker_, std::move(one));
}

ResultCode Teller::result_code() const {
  for (const catalogue::ResultPaper& paper : plan_.procedure->results)
    if (paper.negative == negative()) return ResultCode{paper.code};
  return {};
}

void Teller::propose() {
  pass_share(350);
  dossier::ProposeResult one;
  one.negative = negative();
  if (const ResultCode code = result_code(); !code.empty()) one.codes = {code};
  if (negative()) one.text.text = "Không đủ điều kiện theo quy định; đã giải thích cho người nộp.";
  say(worker_, std::move(one));
}

void Teller::propose_and_undo() {
  propose();
  dossier::Undo one;
  one.cites = 1;  // script() says which: the number is known only when the act is written
  one.text.text = "Bấm nhầm.";
  say(worker_, std::move(one));
  told_.back().at.ms = told_[told_.size() - 2].at.ms + 6'000;
  pass(1, 3);
}

void Teller::send_back() {
  pass_share(300);
  dossier::SendBack one;
  one.text.text = "Sửa lại ngày sinh trong dự thảo cho khớp giấy tờ.";
  say(kDeputy, std::move(one));
}

std::string_view Teller::signer() {
  const std::string& code = plan_.procedure->code.text;
  if (code == kCertifiedCopies && prng_.chance(850)) return kReceiving;
  if (code == kCertifiedSignatures && at_.date < world_.office.delegation_ended) return kJustice;
  return prng_.chance(550) ? kDirector : kDeputy;
}

void Teller::sign() {
  pass_share(600);
  say(signer(), dossier::SignResult{});
}

void Teller::record() {
  pass_until(finish_);
  dossier::RecordResult one;
  dossier::ResultPaper paper;
  paper.code = result_code();
  paper.on = at_.date;
  paper.negative = negative();
  if (plan_.demand->about == About::kPaper) paper.copies = prng_.between(1, 5);
  one.papers = {paper};
  one.issue = true;
  say(worker_, std::move(one), negative() ? "TB-TTPVHCC" : std::string(plan_.demand->book));
}

void Teller::hand_over() {
  const bool at_counter = plan_.demand->steps[0].empty();
  dossier::ReturnResult one;
  one.mode = return_mode();
  if (one.mode == ReturnMode::kElectronic) {
    pass(1, 4);
    one.to = dossier::Collector::kCitizenAccount;
  } else if (at_counter || is_decided_at_once(*plan_.procedure)) {
    pass(2, 15);
  } else {
    const auto days = static_cast<int>(prng_.between(1, 4));
    const Date day = world_.diary.open_day_after(at_.date, days);
    pass_until(world_.diary.moment(day, static_cast<int>(prng_.between(5, 400))));
  }
  if (one.mode == ReturnMode::kPost) one.to = dossier::Collector::kPostOffice;
  const bool in_person = one.mode == ReturnMode::kCounter || one.mode == ReturnMode::kHamlet;
  if (in_person && people_.proxy) {
    one.to = dossier::Collector::kProxy;
    one.collected_by = people_.proxy->person;
  }
  if (plan_.procedure->return_rule.presence == catalogue::Presence::kAllParties)
    one.to = dossier::Collector::kAllParties;
  one.handed_in = plan_.procedure->return_rule.hand_in;
  say(receiver_, std::move(one));
}

}  // namespace motcua::demo
