// What `motcua due` answers: a limit from the catalogue, counted on the calendar, told as JSON or
// as text. Pure: no file, no clock, no database.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "calendar/due.h"
#include "calendar/office_days.h"
#include "calendar/verdict_766.h"
#include "catalogue/catalogue.h"
#include "catalogue/limits.h"
#include "main/shipped_units.h"

namespace motcua {

struct DueQuestion {
  ProcedureCode procedure;
  std::string case_name;
  catalogue::Channel channel = catalogue::Channel::kCounter;
  ShippedUnit unit;  // the competent one
  LegalTime received;
  std::vector<calendar::SupplementRound> rounds;
  std::vector<bool> resumes;  // beside `rounds`: resume was asked for in words
  std::vector<calendar::Pause> pauses;
  std::vector<calendar::ClockStop> stops;
  std::vector<calendar::Closure> closures;
  std::optional<LegalTime> finished;  // for the verdict of 766
};

struct Harm {
  std::string name;
  std::optional<Date> date;  // nothing where the rule rests on a fact that was not given
  catalogue::Grade grade = catalogue::Grade::kMissing;
};

struct Verdict {
  std::optional<calendar::Verdict766> verdict;  // nothing before an end is known
  std::optional<LegalTime> due;
  std::size_t asked = 0;
  bool warn_before_request = false;
};

struct DueAnswer {
  DueQuestion question;
  const catalogue::Procedure* procedure = nullptr;
  catalogue::LimitVariant limit;
  calendar::Due due;
  std::vector<Harm> harm;
  Verdict verdict;
  CalendarVersion calendar;
  std::int16_t cut_off = 0;
  std::optional<calendar::RowGrade> hours_grade;
  bool pause_without_ground = false;  // a pause was given that the procedure's data do not know
};

struct DueRefusal {
  int exit_code = 0;
  std::string sentence;  // Vietnamese
};

/// The answer points into `catalogue`.
[[nodiscard]] Result<DueAnswer, DueRefusal> answer_due(const catalogue::Catalogue& catalogue,
                                                       const calendar::Calendar& calendar,
                                                       DueQuestion question);

/// One JSON document and a newline (docs/api/contract.md).
[[nodiscard]] std::string due_as_json(const DueAnswer& answer);
[[nodiscard]] std::string due_as_text(const DueAnswer& answer);

}  // namespace motcua
