// Reads tests/fixtures/calendar/worked_dates.txt: one worked date a line.
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "shipped.h"

namespace motcua::calendar::test {

struct WorkedDate {
  std::string rule;
  DueInput input;
  std::string desk = "general";
  LegalTime due;
};

inline std::vector<std::string> cells(const std::string& line, char separator) {
  std::vector<std::string> out;
  std::stringstream in(line);
  for (std::string cell; std::getline(in, cell, separator);) {
    const auto first = cell.find_first_not_of(' ');
    const auto last = cell.find_last_not_of(' ');
    out.push_back(first == std::string::npos ? "" : cell.substr(first, last - first + 1));
  }
  return out;
}

inline Limit limit_of(const std::string& text) {
  if (text == "same day") return {0, LimitUnit::kSameDay};
  const auto space = text.find(' ');
  const std::string unit = text.substr(space + 1);
  Limit limit{std::stoi(text.substr(0, space)), LimitUnit::kWorkingDays};
  if (unit == "working hours") limit.unit = LimitUnit::kWorkingHours;
  if (unit == "days") limit.unit = LimitUnit::kDays;
  if (unit == "months") limit.unit = LimitUnit::kMonths;
  return limit;
}

inline void add_happening(WorkedDate& row, const std::string& text) {
  const auto words = cells(text, ' ');
  const auto ends = words.size() > 1 ? cells(words[1], '/') : std::vector<std::string>{};
  if (words.empty()) return;
  if (words[0] == "police") {
    row.desk = "police";
  } else if (words[0] == "closure") {
    row.input.closures.push_back({day(words[1]), day(words[1]), "storm"});
  } else if (words[0] == "stop") {
    row.input.stops.push_back(stop_of_days(day(ends[0]), day(ends[1]), "12/QĐ-UBND"));
  } else if (words[0] == "pause") {
    row.input.pauses.push_back({at(ends[0]), at(ends[1]), PauseKind::kFinancialObligation});
  } else if (words[0] == "asked") {
    SupplementRound round{at(words[1]), at(words[3]), AfterSupplement::kRestart};
    if (words.size() > 4) round.after = AfterSupplement::kResume;
    row.input.rounds.push_back(round);
  } else {
    ADD_FAILURE() << "unknown word in the table: " << words[0];
  }
}

inline std::vector<WorkedDate> worked_dates() {
  std::vector<WorkedDate> out;
  std::ifstream file(std::string(MOTCUA_FIXTURES) + "/calendar/worked_dates.txt");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto cell = cells(line, '|');
    WorkedDate row;
    row.rule = cell.at(0);
    row.input.limit = limit_of(cell.at(1));
    row.input.received = at(cell.at(2));
    for (const std::string& happening : cells(cell.at(3), ';')) add_happening(row, happening);
    row.due = at(cell.at(4));
    out.push_back(row);
  }
  return out;
}

}  // namespace motcua::calendar::test
