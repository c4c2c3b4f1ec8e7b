// What a procedure costs on a day, by the way its papers came, for so many pages and copies:
// computed from the fee rows of the procedure's version (ADR 0062). Every line carries its grade
// and source.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/time.h"
#include "catalogue/procedure.h"
#include "money/dong.h"

namespace motcua::money {

struct FeeQuestion {
  catalogue::Channel channel = catalogue::Channel::kCounter;
  Date day;
  int copies = 1;                      // 1..999
  int pages = 1;                       // of one copy, 1..9999
  json::Value facts = json::Object{};  // answers that conditions of rows ask for
};

struct FeeLine {
  std::string fee;  // id of the row
  std::string name;
  catalogue::FeeKind kind = catalogue::FeeKind::kFee;
  catalogue::FeePer per = catalogue::FeePer::kDossier;
  std::optional<Dong> amount;           // none: not known
  bool capped = false;                  // the maximum per copy was reached
  std::string exempt;                   // name of the exemption that holds; empty: none
  std::vector<std::string> exemptions;  // names of those there are
  catalogue::Grade grade = catalogue::Grade::kMissing;
  std::string source;
  bool operator==(const FeeLine&) const = default;
};

struct Quote {
  std::vector<FeeLine> lines;
  Dong total;                     // of the lines whose amount is known
  bool known = true;              // false: a line's amount is not, or an answer is wanting
  std::vector<std::string> asks;  // facts that would decide on more rows; sorted
  bool operator==(const Quote&) const = default;
};

/// Of the rows of one fee that hold on that day, the one for the channel takes the place of the one
/// for every channel. Tiers count within one copy; the maximum is one copy's.
[[nodiscard]] Quote quote(const std::vector<catalogue::FeeRow>& rows, const FeeQuestion& question);

}  // namespace motcua::money
