#include "demo/story.h"

#include "demo/teller.h"

namespace motcua::demo {
namespace {

using dossier::Way;

/// Working on it: assigning, asking for what is missing, the steps.
bool work(Teller& teller) {
  const Plan& plan = teller.plan();
  if (plan.fate == Fate::kLeftReceived) return false;
  if (!plan.demand->steps[0].empty()) teller.assign();
  const int rounds = plan.fate == Fate::kSupplementTwice ? 2
                     : plan.fate == Fate::kSupplement    ? 1
                                                         : 0;
  for (int round = 0; round < rounds; ++round) {
    teller.ask_for_papers();
    teller.bring_papers();
  }
  if (plan.fate == Fate::kLeftWaiting) {
    teller.ask_for_papers();
    return false;
  }
  if (plan.fate == Fate::kWithdrawn) {
    teller.withdraw();
    return false;
  }
  if (plan.fate == Fate::kStopped) {
    teller.stop();
    return false;
  }
  if (plan.fate == Fate::kApologised) teller.apologise();
  teller.choose_finish();
  return teller.work_steps();
}

bool oblige(Teller& teller) {
  if (teller.plan().fate == Fate::kLeftObligation) {
    teller.ask_for_money();
    return false;
  }
  return true;
}

bool decide(Teller& teller) {
  const Fate fate = teller.plan().fate;
  if (fate == Fate::kLeftInWork) return false;
  if (fate == Fate::kUndone) teller.propose_and_undo();
  teller.propose();
  if (fate == Fate::kSentBack) {
    teller.send_back();
    teller.propose();
  }
  if (fate == Fate::kLeftToSign) return false;
  teller.sign();
  if (fate == Fate::kLeftSigned) return false;
  teller.record();
  return true;
}

}  // namespace

std::vector<Told> tell(const World& world, const Plan& plan, const Prng& prng) {
  Teller teller(world, plan, prng);
  const bool by_mail = plan.way == Way::kOnline || plan.way == Way::kPost;
  if (by_mail) {
    teller.file();
    if (plan.fate == Fate::kRefusedAtDoor) teller.refuse();
    if (plan.fate == Fate::kRefusedAtDoor || plan.fate == Fate::kLeftFiled) return teller.take();
  }
  teller.receive(by_mail);
  if (work(teller) && oblige(teller) && decide(teller) && plan.fate != Fate::kUncollected)
    teller.hand_over();
  return teller.take();
}

}  // namespace motcua::demo
