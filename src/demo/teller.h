// Inside a story: each method says one thing that happens to the dossier and lets time pass.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "demo/parties.h"
#include "demo/story.h"

namespace motcua::demo {

class Teller {
 public:
  Teller(const World& world, const Plan& plan, const Prng& prng);

  [[nodiscard]] const Plan& plan() const { return plan_; }

  void file();
  void refuse();
  void receive(bool filed_before);
  void assign();
  void ask_for_papers();
  void bring_papers();
  void withdraw();
  void stop();
  void apologise();
  /// When the result is to lie ready, by the date in force and the plan's fate.
  void choose_finish();
  /// False when the story stops in the middle of a step.
  bool work_steps();
  void ask_for_money();
  void propose();
  void propose_and_undo();
  void send_back();
  void sign();
  void record();
  void hand_over();

  [[nodiscard]] std::vector<Told> take() { return std::move(told_); }

 private:
  [[nodiscard]] dossier::IntakeRequest intake();
  [[nodiscard]] std::vector<dossier::ComponentShown> components();
  [[nodiscard]] catalogue::ReturnMode return_mode() const;
  [[nodiscard]] std::string_view signer();
  [[nodiscard]] bool negative() const { return plan_.fate == Fate::kNegative; }
  [[nodiscard]] ResultCode result_code() const;
  dossier::StartStep begin_step(const catalogue::Step& step, LegalTime end);

  void say(std::string_view who, dossier::Command command, std::string book = {});
  void pass(int low, int high);
  /// To that time, but never backwards: a minute passes at least.
  void pass_until(LegalTime time);
  /// That share of the time left until the finish.
  void pass_share(int per_mille);
  void renew_due();

  const World& world_;
  const Plan& plan_;
  Prng prng_;
  LegalTime at_;
  LegalTime received_;
  LegalTime due_;
  LegalTime finish_;
  std::vector<calendar::SupplementRound> rounds_;
  std::string_view receiver_;
  std::string_view worker_;
  dossier::People people_;
  std::vector<Told> told_;
};

}  // namespace motcua::demo
