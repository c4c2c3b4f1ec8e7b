// Who comes when, for what, and what becomes of it: the demonstration's dossiers before they are
// told as commands.
#pragma once

#include <vector>

#include "base/prng.h"
#include "base/result.h"
#include "catalogue/catalogue.h"
#include "demo/cast.h"
#include "demo/diary.h"
#include "demo/mix.h"
#include "demo/staff.h"
#include "dossier/words.h"

namespace motcua::demo {

/// How a dossier's story runs. kLeft...: where it stands when the visitor comes.
enum class Fate : std::uint8_t {
  kUsual,
  kLate,  // returned, one to three days after its date
  kSupplement,
  kSupplementTwice,
  kRefusedAtDoor,
  kNegative,
  kWithdrawn,
  kStopped,
  kApologised,
  kSentBack,
  kUndone,
  kUncollected,
  kLeftFiled,
  kLeftReceived,
  kLeftInWork,
  kLeftWaiting,
  kLeftObligation,
  kLeftToSign,
  kLeftSigned,
};
/// The dossier is meant to be found unfinished.
[[nodiscard]] bool is_left(Fate fate);

/// What every story is told from. References must outlive it.
struct World {
  const catalogue::Catalogue& catalogue;
  const Diary& diary;
  const Cast& cast;
  const Staff& staff;
  Date today;
  Date focus;     // today, or the next open day: where "due today" lies
  LegalTime end;  // the last minute of the open day before: nothing happens later
  OfficeDates office;
};

struct Plan {
  const Demand* demand = nullptr;
  const catalogue::Procedure* procedure = nullptr;
  LegalTime arrival;
  dossier::Way way = dossier::Way::kCounter;
  Fate fate = Fate::kUsual;
};

/// The date a dossier gets, with the interruptions so far.
[[nodiscard]] calendar::Due reckon_due(const World& world, const catalogue::Procedure& procedure,
                                       dossier::Way way, LegalTime received,
                                       std::vector<calendar::SupplementRound> rounds = {});
[[nodiscard]] bool is_decided_at_once(const catalogue::Procedure& procedure);

/// One plan for each dossier, by arrival. The fault names what the catalogue lacks.
[[nodiscard]] Result<std::vector<Plan>, std::string> make_plans(const World& world,
                                                                const Prng& prng);

}  // namespace motcua::demo
