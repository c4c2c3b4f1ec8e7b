// What pages and the API show: read models with the subjects' own types, opened for one reader.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/attachment.h"
#include "base/ids.h"
#include "base/private.h"
#include "base/time.h"
#include "calendar/due.h"
#include "calendar/verdict_766.h"
#include "catalogue/forms.h"
#include "catalogue/procedure.h"
#include "dossier/commands.h"
#include "dossier/events.h"
#include "dossier/state.h"

namespace motcua::app {

/// One row of a list. The summary is opened row by row, never stored open.
struct ListedDossier {
  DossierId id;
  DossierCode number;
  ProcedureCode procedure;
  std::string procedure_name;
  Private<dossier::Summary> summary;
  dossier::Phase phase = dossier::Phase::kNone;
  int status = 0;  // the portal's 1-10
  dossier::Way way = dossier::Way::kCounter;
  LegalTime filed;
  std::optional<LegalTime> due;
  catalogue::Grade grade = catalogue::Grade::kMissing;
  std::optional<LegalTime> apologise_until;
  std::optional<Date> harm;
  std::optional<OfficerId> assignee;
  std::int64_t version = 0;
  /// Of the unit that decides, from tomorrow to the due day; none where nothing is promised.
  std::optional<int> working_days_left;
  std::optional<Date> lapse;  // papers asked for must come by then
  bool news = false;  // for the reader, its officer: something he did not do and has not seen yet
  bool seen = false;  // the reader has opened it as it stands now, since the program started
};

/// Filters of the worklist; all that are given must hold.
struct WorklistQuery {
  enum class Which : std::uint8_t {
    kOpen,
    kToSign,
    kToReturn,
    kWaiting,
    kLate,
    kEnded,
    kNews,            // for the asker: ListedDossier::news
    kAtRisk,          // due today or on one of the next two working days
    kApologiseToday,  // today is the last day on which the date can be moved with an apology
    kHarmSoon,        // within three days the citizen loses something
  };
  Which which = Which::kOpen;
  bool ended_too = false;  // kOpen: those too where nothing is left to do
  std::optional<OfficerId> assignee;
  std::optional<ProcedureCode> procedure;
  /// Where the last page ended, as it gave it; empty for the first.
  std::string after;
  int limit = 50;  // 1..200
};

struct WorklistPage {
  std::vector<ListedDossier> rows;  // by the legal time left (store::urgency_of)
  std::optional<std::string> next;  // for `after`; none on the last page
};

/// Counts for the heads of the lists, capped: 200 means "200 and more".
struct WorklistCounts {
  int open = 0;
  int to_sign = 0;
  int to_return = 0;
  int waiting = 0;
  int late = 0;
  int news = 0;
  int at_risk = 0;
};

struct TimelineItem {
  std::int64_t seq = 0;
  Instant claimed;
  LegalTime legal;
  std::optional<OfficerId> actor;
  dossier::Event event;  // parts open, locked or erased
};

/// How far the erasure of a dossier's personal data is.
enum class ErasureStage : std::uint8_t {
  kNone,
  kRequested,  // one officer asked for it
  kOrdered,    // the second agreed: nothing is shown any more, keys and files are being destroyed
  kDone,
};

struct DossierView {
  DossierId id;
  dossier::State state;
  std::optional<catalogue::Procedure> procedure;  // the pinned version; none: not at hand
  /// With the form that the answers name, where it is at hand; null in a view made by hand.
  std::shared_ptr<const catalogue::Forms> forms;
  std::vector<TimelineItem> timeline;
  std::vector<dossier::CommandKind> allowed;  // what the caller may do now
  /// The date in force explained day by day, recomputed from the record; none without a term.
  std::optional<calendar::Due> explanation;
  std::int16_t same_day_cut_off = 15 * 60;  // of the calendar that explained it, in minutes
  std::optional<calendar::Judgement766> verdict_766;  // as of now
  bool next_request_makes_late_766 = false;
  ErasureStage erasure = ErasureStage::kNone;
};

/// For anybody with number and check: no personal data.
struct TrackView {
  DossierCode number;
  std::string procedure_name;
  dossier::Phase phase = dossier::Phase::kNone;
  int status = 0;
  LegalTime filed;
  std::optional<LegalTime> received;
  std::optional<LegalTime> due;
  catalogue::Grade grade = catalogue::Grade::kMissing;
  std::optional<LegalTime> finished;
  std::optional<LegalTime> returned;
  std::vector<std::string> missing_components;  // names, while a supplement is awaited
  std::optional<Date> lapse;
  UnitCode returning;
};

/// What a writing call is answered with.
struct CommandAnswer {
  DossierId id;
  DossierCode number;
  int status = 0;
  std::int64_t version = 0;
  std::optional<LegalTime> due;
  catalogue::Grade grade = catalogue::Grade::kMissing;
  std::string check;      // of a birth: for the slip
  bool replayed = false;  // the same command had been carried out before
};

struct OfficerView {
  OfficerId id;
  Username username;
  Private<std::string> name;
  std::vector<office::Role> roles;  // today
  bool locked = false;
};

/// An attachment, opened: its bytes come piece by piece.
struct FileContent {
  std::string name;   // as its sender called it
  std::string media;  // by its first bytes: PDF, JPEG or PNG
  std::unique_ptr<AttachmentReader> content;
};

struct ProcedureHit {
  ProcedureCode code;
  std::string name;
  std::int64_t score = 0;
};

}  // namespace motcua::app
