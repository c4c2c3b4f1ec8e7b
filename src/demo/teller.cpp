#include "demo/teller.h"

#include <algorithm>

#include "base/check.h"

namespace motcua::demo {
namespace {

using catalogue::ReturnMode;
using dossier::Way;

constexpr int kWholeDay = 10'000;  // more office minutes than a day has

bool offers(const catalogue::Procedure& procedure, ReturnMode mode) {
  const auto& modes = procedure.return_rule.modes;
  return std::find(modes.begin(), modes.end(), mode) != modes.end();
}

}  // namespace

Teller::Teller(const World& world, const Plan& plan, const Prng& prng)
    : world_(world), plan_(plan), prng_(prng.fork("story")), at_(plan.arrival) {
  receiver_ = prng_.chance(720) ? kReceiving : kJustice;
  const bool at_counter = plan.demand->steps[0].empty();
  worker_ = at_counter ? receiver_ : prng_.chance(600) ? kJustice : kReceiving;
}

void Teller::say(std::string_view who, dossier::Command command, std::string book) {
  Told one;
  one.at = instant_of(at_);
  one.at.ms += prng_.between(1, 45) * 1000;
  one.who = Username{std::string(who)};
  one.birth = told_.empty();
  one.command = std::move(command);
  one.book = std::move(book);
  told_.push_back(std::move(one));
}

void Teller::pass(int low, int high) {
  at_ = world_.diary.after(at_, static_cast<int>(prng_.between(low, high)));
}

void Teller::pass_until(LegalTime time) { at_ = std::max(world_.diary.after(at_, 1), time); }

void Teller::pass_share(int per_mille) {
  const int left = world_.diary.minutes_between(at_, finish_);
  at_ = world_.diary.after(at_, std::max(1, left * per_mille / 1000));
}

void Teller::renew_due() {
  due_ = *reckon_due(world_, *plan_.procedure, plan_.way, received_, rounds_).due;
}

ReturnMode Teller::return_mode() const {
  const catalogue::Procedure& procedure = *plan_.procedure;
  const bool electronic = offers(procedure, ReturnMode::kElectronic);
  if (plan_.way == Way::kOnline && electronic) return ReturnMode::kElectronic;
  if (plan_.way == Way::kPost && offers(procedure, ReturnMode::kPost)) return ReturnMode::kPost;
  if (plan_.way == Way::kMobile && offers(procedure, ReturnMode::kHamlet))
    return ReturnMode::kHamlet;
  if (offers(procedure, ReturnMode::kCounter)) return ReturnMode::kCounter;
  return offers(procedure, ReturnMode::kHamlet) ? ReturnMode::kHamlet : ReturnMode::kElectronic;
}

std::vector<dossier::ComponentShown> Teller::components() {
  std::vector<dossier::ComponentShown> out;
  for (const catalogue::Component& one : plan_.procedure->components) {
    if (!one.condition.is_null()) continue;
    dossier::ComponentShown shown;
    shown.id = one.id;
    shown.originals = one.shown ? 0 : one.original;
    shown.copies = one.copies;
    const unsigned shows_screen = plan_.demand->about == About::kPaper ? 120 : 550;
    if (one.may_be_shown_on_vneid && prng_.chance(shows_screen))
      shown.shown = dossier::Shown::kVneid;
    if (plan_.way == Way::kOnline) shown.shown = dossier::Shown::kElectronic;
    shown.digitised = one.scan && plan_.way != Way::kOnline && prng_.chance(700);
    out.push_back(std::move(shown));
  }
  return out;
}

dossier::IntakeRequest Teller::intake() {
  Parties parties = invent_parties(world_, plan_, prng_.fork("people"));
  people_ = parties.people;
  dossier::IntakeRequest out;
  out.procedure = plan_.procedure->code;
  out.way = plan_.way;
  out.components = components();
  if (!plan_.procedure->return_rule.modes.empty()) out.return_mode = return_mode();
  out.people = std::move(parties.people);
  out.subject = std::move(parties.subject);
  out.form = std::move(parties.form);
  return out;
}

void Teller::file() {
  dossier::IntakeRequest request = intake();
  if (plan_.way == Way::kOnline) {
    // Sent from home the evening before, entered when the doors open.
    const auto minute = static_cast<std::int16_t>(prng_.between(18 * 60, 22 * 60));
    request.filed = LegalTime{at_.date.plus_days(-1), minute};
  }
  say(receiver_, dossier::FileDossier{std::move(request)});
}

void Teller::refuse() {
  pass(15, 60);
  dossier::RefuseDossier one;
  const bool elsewhere = prng_.chance(500);
  one.reasons = {elsewhere ? dossier::RefusalReason::kNotCompetent
                           : dossier::RefusalReason::kIncomplete};
  one.text.text = elsewhere ? "Việc này do cơ quan khác giải quyết; đã hướng dẫn nơi nộp."
                            : "Ảnh giấy tờ gửi kèm không đọc được; đề nghị nộp lại bản rõ.";
  // At the counter they report; the centre's leader signs Form 03.
  say(kDeputy, std::move(one), "TB-TC");
}

void Teller::receive(bool filed_before) {
  dossier::ReceiveDossier one;
  if (filed_before) {
    pass(4, 40);
  } else {
    one.intake = intake();
  }
  received_ = at_;
  say(receiver_, std::move(one));
  renew_due();
}

void Teller::assign() {
  pass(3, 40);
  say(receiver_, dossier::Assign{world_.staff.member(worker_).id, {}});
}

void Teller::ask_for_papers() {
  const bool at_once = is_decided_at_once(*plan_.procedure);
  pass(8, at_once ? 30 : 200);
  std::vector<const catalogue::Component*> asked;
  for (const catalogue::Component& one : plan_.procedure->components)
    if (one.condition.is_null()) asked.push_back(&one);
  if (asked.empty()) asked.push_back(&plan_.procedure->components.front());
  const catalogue::Component& missing = *prng_.pick(asked);
  dossier::CheckDossier check;
  check.missing = {missing.id};
  say(worker_, std::move(check));
  pass(2, 8);
  dossier::RequestSupplement request;
  request.components = {missing.id};
  request.text.text = "Hồ sơ còn thiếu hoặc chưa khớp; đề nghị bổ sung một lần các mục sau.";
  request.text.items = {missing.name};
  request.late_766_acknowledged = !rounds_.empty();
  rounds_.push_back({at_, std::nullopt, calendar::AfterSupplement::kRestart});
  say(worker_, std::move(request));
}

void Teller::bring_papers() {
  const Date day = world_.diary.open_day_after(at_.date, static_cast<int>(prng_.between(1, 6)));
  pass_until(world_.diary.moment(day, static_cast<int>(prng_.between(5, 200))));
  dossier::ReceiveSupplement one;
  const auto& asked = std::get<dossier::RequestSupplement>(told_.back().command).components;
  for (const std::string& id : asked) {
    dossier::ComponentShown shown;
    shown.id = id;
    shown.originals = 1;
    one.components.push_back(std::move(shown));
  }
  rounds_.back().brought = at_;
  if (plan_.procedure->supplement.mode == catalogue::SupplementMode::kResume)
    rounds_.back().after = calendar::AfterSupplement::kResume;
  say(receiver_, std::move(one));
  renew_due();
}

void Teller::withdraw() {
  pass(30, 500);
  dossier::WithdrawDossier one;
  one.text.text = "Người nộp xin rút hồ sơ để làm lại sau.";
  say(receiver_, std::move(one));
}

void Teller::stop() {
  pass(60, 600);
  dossier::StopDossier one;
  one.ground = dossier::StopGround::kDuplicate;
  one.text.text = "Trùng với hồ sơ đã nhận trước đó của cùng người nộp.";
  say(kDirector, std::move(one), "TB-DGQ");
}

void Teller::apologise() {
  const Date eve = world_.diary.open_day_before(due_.date);
  pass_until(world_.diary.moment(eve, static_cast<int>(prng_.between(200, 400))));
  const auto until = reckon_due(world_, *plan_.procedure, plan_.way, received_, rounds_).apology;
  if (!until || at_ > until->until) return;  // too late for a letter: late it will be
  dossier::ApologiseAndExtend one;
  one.new_due = world_.diary.open_day_after(due_.date, static_cast<int>(prng_.between(3, 5)));
  one.text.text = "Phải xác minh thêm; Trung tâm xin lỗi và hẹn lại ngày trả kết quả.";
  due_ = world_.diary.moment(one.new_due, kWholeDay);
  say(prng_.chance(600) ? kDirector : kDeputy, std::move(one), "TXL-TTPVHCC");
}

void Teller::choose_finish() {
  const Diary& diary = world_.diary;
  if (is_left(plan_.fate)) {
    finish_ = diary.after(at_, diary.minutes_between(at_, world_.end) * 3 / 4);
  } else if (is_decided_at_once(*plan_.procedure)) {
    finish_ = diary.after(at_, static_cast<int>(prng_.between(14, 66)));
  } else if (plan_.fate == Fate::kLate) {
    const Date day = diary.open_day_after(due_.date, static_cast<int>(prng_.between(1, 3)));
    finish_ = diary.moment(day, static_cast<int>(prng_.between(30, 380)));
  } else {
    const int left = diary.minutes_between(at_, due_);
    finish_ = diary.after(at_, left * static_cast<int>(prng_.between(350, 940)) / 1000);
  }
}

}  // namespace motcua::demo
