// The projections of the dossier's subject: one row a dossier for lists, one row for every number
// it goes by, the highest number given on a day. Codes, dates and positions only: what a list shows
// of a person is opened from the event that the row points at.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/ids.h"
#include "dossier/state.h"
#include "ports/table.h"

namespace motcua::store {

extern const Table kDossierTable;        // columns: DossierColumn
extern const Table kDossierNumberTable;  // number | dossier
extern const Table kNumberDayTable;      // day_key | highest

enum DossierColumn : std::size_t {
  kDossierId,
  kNumber,
  kProcedure,
  kPhase,
  kWay,
  kReceiving,
  kCompetent,
  kReturning,
  kCustodian,
  kFiled,    // minutes since 1970-01-01T00:00 on the legal clock, as all times here
  kLane,     // Lane
  kOpen,     // 1 while somebody has to do something
  kUrgency,  // urgency_of(): what the lists are sorted by
  kDue,      // the promised moment; null: none
  kNews,     // 1 when somebody else than its officer acted on it last: news_to_its_officer()
  kGrade,
  kApologise,  // null: none
  kHarm,       // days; null: none
  kAssignee,   // null: nobody
  kVersion,
  kLapse,       // days: papers asked for must come by then; null: none
  kSummarySeq,  // position in its stream of the event with the summary in force; null: none
};

enum class Lane : std::int64_t { kInWork, kToSign, kToReturn, kWaiting, kEnded };
[[nodiscard]] Lane lane_of(dossier::Phase phase);
inline constexpr std::int64_t kNoDue = 9'000'000'000'000;

[[nodiscard]] std::int64_t minutes_of(LegalTime time);
[[nodiscard]] LegalTime time_of_minutes(std::int64_t minutes);

/// By the legal time left: the promised moment, or the day from which the citizen loses something
/// where that is earlier; then those to whom nothing is promised; then those whose clock stands
/// still (papers awaited, result waiting to be fetched); then the ended ones, the latest first.
[[nodiscard]] std::int64_t urgency_of(const dossier::State& state);
/// Something happened that its officer did not do: another officer's act, the applicant's papers,
/// the node's own check. A dossier filed from afar is news as long as nobody has it.
[[nodiscard]] bool news_to_its_officer(const dossier::State& state);

/// The rows of a dossier as it stands. `summary_seq`: see kSummarySeq.
[[nodiscard]] std::vector<RowChange> dossier_rows(const DossierId& id, const dossier::State& state,
                                                  std::optional<std::int64_t> summary_seq);

/// Key of kNumberDayTable: everything of a number before its last digits, and the block.
[[nodiscard]] std::string number_day_key(const AgencyCode& agency, Date day, int block_first);
/// The row after `order` was given; nothing for a number of a pattern that is not ours.
[[nodiscard]] std::optional<RowChange> number_day_row(const DossierCode& number);

}  // namespace motcua::store
