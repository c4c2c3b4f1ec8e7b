#include "catalogue/words.h"

namespace motcua::catalogue {

#define MOTCUA_CATALOGUE_WORDS(E, ...)                           \
  template <>                                                    \
  const std::vector<std::string_view>& words<E>() {              \
    static const std::vector<std::string_view> all{__VA_ARGS__}; \
    return all;                                                  \
  }

MOTCUA_CATALOGUE_WORDS(Grade, "published", "inferred", "memory", "variant_unverified", "missing")
MOTCUA_CATALOGUE_WORDS(Channel, "counter", "online", "post")
MOTCUA_CATALOGUE_WORDS(AreaClass, "lowland", "mountain")
MOTCUA_CATALOGUE_WORDS(Level, "commune", "commune+province", "province", "vertical")
MOTCUA_CATALOGUE_WORDS(OnlineLevel, "full", "partial", "none")
MOTCUA_CATALOGUE_WORDS(UnitKind, "commune_committee", "commune_police", "province_committee",
                       "province_police", "ministry", "land_registry", "tax", "social_insurance",
                       "treasury", "customs", "state_bank", "court")
MOTCUA_CATALOGUE_WORDS(OfflineClass, "A", "B", "C")
MOTCUA_CATALOGUE_WORDS(StepKind, "receive", "check", "verify", "public_posting", "meeting",
                       "field_check", "inter_commune_verification", "tacit_consent", "propose",
                       "sign", "return")
MOTCUA_CATALOGUE_WORDS(Actor, "receiving_officer", "specialist", "leader", "citizen", "hamlet",
                       "other_commune", "police", "other_agency", "council")
MOTCUA_CATALOGUE_WORDS(ResultKind, "certificate", "extract", "decision", "confirmation",
                       "certified_copy", "minutes", "notice", "database_update", "money")
MOTCUA_CATALOGUE_WORDS(ReturnMode, "counter", "post", "electronic", "hamlet")
MOTCUA_CATALOGUE_WORDS(Presence, "none", "proxy_allowed", "applicant", "all_parties")
MOTCUA_CATALOGUE_WORDS(CorrectionAct, "rectify", "correct", "revoke", "annul")
MOTCUA_CATALOGUE_WORDS(ClockStopGround, "disaster", "power", "internet")
MOTCUA_CATALOGUE_WORDS(SupplementMode, "restart", "resume")
MOTCUA_CATALOGUE_WORDS(ClockEffect, "inside", "stops")
MOTCUA_CATALOGUE_WORDS(RetentionClass, "by_sector", "permanent", "years")
MOTCUA_CATALOGUE_WORDS(FactKind, "yes_no", "integer", "date", "choice", "text")
MOTCUA_CATALOGUE_WORDS(FeeKind, "fee", "charge")
MOTCUA_CATALOGUE_WORDS(FeePer, "dossier", "copy", "page")
MOTCUA_CATALOGUE_WORDS(HarmKind, "days_after_fact", "end_of_month", "fact_date")
MOTCUA_CATALOGUE_WORDS(calendar::LimitUnit, "same_day", "working_hour", "working_day", "day",
                       "month")
#undef MOTCUA_CATALOGUE_WORDS

}  // namespace motcua::catalogue
