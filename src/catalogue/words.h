// The closed lists of the catalogue and the words that stand for them in files, documents and JSON
// (docs/formats/catalogue.md, "Words"). Words are for ever: documents are hashed with them.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "calendar/limit.h"

namespace motcua::catalogue {

/// How far a fact may be relied on; shown with every date and sum.
enum class Grade { kPublished, kInferred, kMemory, kVariantUnverified, kMissing };
enum class Channel { kCounter, kOnline, kPost };
/// Of the competent unit. Mountain stands also for border, island and specially difficult communes.
enum class AreaClass { kLowland, kMountain };
enum class Level { kCommune, kCommuneAndProvince, kProvince, kVertical };
enum class OnlineLevel { kFull, kPartial, kNone };
enum class UnitKind {
  kCommuneCommittee,
  kCommunePolice,
  kProvinceCommittee,
  kProvincePolice,
  kMinistry,
  kLandRegistry,
  kTax,
  kSocialInsurance,
  kTreasury,
  kCustoms,
  kStateBank,
  kCourt,
};
/// A: finish offline. B: receive now, decide later. C: may not be decided without a register.
enum class OfflineClass { kFinish, kReceive, kNeedsRegister };
enum class StepKind {
  kReceive,
  kCheck,
  kVerify,
  kPublicPosting,
  kMeeting,
  kFieldCheck,
  kInterCommuneVerification,
  kTacitConsent,
  kPropose,
  kSign,
  kReturn,
};
enum class Actor {
  kReceivingOfficer,
  kSpecialist,
  kLeader,
  kCitizen,
  kHamlet,
  kOtherCommune,
  kPolice,
  kOtherAgency,
  kCouncil,
};
enum class ResultKind {
  kCertificate,
  kExtract,
  kDecision,
  kConfirmation,
  kCertifiedCopy,
  kMinutes,
  kNotice,
  kDatabaseUpdate,
  kMoney,
};
enum class ReturnMode { kCounter, kPost, kElectronic, kHamlet };
/// Who must be there when the result is handed over.
enum class Presence { kNone, kProxyAllowed, kApplicant, kAllParties };
enum class CorrectionAct { kRectify, kCorrect, kRevoke, kAnnul };
enum class ClockStopGround { kDisaster, kPower, kInternet };
enum class SupplementMode { kRestart, kResume };
enum class ClockEffect { kInside, kStops };
enum class RetentionClass { kBySector, kPermanent, kYears };
enum class FactKind { kYesNo, kInteger, kDate, kChoice, kText };
enum class FeeKind { kFee, kCharge };  // lệ phí, phí
enum class FeePer { kDossier, kCopy, kPage };
enum class HarmKind { kDaysAfterFact, kEndOfMonth, kFactDate };

/// The words of an enumeration, in the order of its enumerators.
template <class E>
[[nodiscard]] const std::vector<std::string_view>& words();

template <class E>
[[nodiscard]] std::string_view word(E value) {
  return words<E>()[static_cast<std::size_t>(value)];
}

template <class E>
[[nodiscard]] std::optional<E> from_word(std::string_view text) {
  const auto& all = words<E>();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

#define MOTCUA_CATALOGUE_WORDS(E) \
  template <>                     \
  const std::vector<std::string_view>& words<E>()
MOTCUA_CATALOGUE_WORDS(Grade);
MOTCUA_CATALOGUE_WORDS(Channel);
MOTCUA_CATALOGUE_WORDS(AreaClass);
MOTCUA_CATALOGUE_WORDS(Level);
MOTCUA_CATALOGUE_WORDS(OnlineLevel);
MOTCUA_CATALOGUE_WORDS(UnitKind);
MOTCUA_CATALOGUE_WORDS(OfflineClass);
MOTCUA_CATALOGUE_WORDS(StepKind);
MOTCUA_CATALOGUE_WORDS(Actor);
MOTCUA_CATALOGUE_WORDS(ResultKind);
MOTCUA_CATALOGUE_WORDS(ReturnMode);
MOTCUA_CATALOGUE_WORDS(Presence);
MOTCUA_CATALOGUE_WORDS(CorrectionAct);
MOTCUA_CATALOGUE_WORDS(ClockStopGround);
MOTCUA_CATALOGUE_WORDS(SupplementMode);
MOTCUA_CATALOGUE_WORDS(ClockEffect);
MOTCUA_CATALOGUE_WORDS(RetentionClass);
MOTCUA_CATALOGUE_WORDS(FactKind);
MOTCUA_CATALOGUE_WORDS(FeeKind);
MOTCUA_CATALOGUE_WORDS(FeePer);
MOTCUA_CATALOGUE_WORDS(HarmKind);
MOTCUA_CATALOGUE_WORDS(calendar::LimitUnit);
#undef MOTCUA_CATALOGUE_WORDS

}  // namespace motcua::catalogue
