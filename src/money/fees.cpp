#include "money/fees.h"

#include <algorithm>

#include "catalogue/rules.h"

namespace motcua::money {
namespace {

using catalogue::FeePer;
using catalogue::FeeRow;

/// One copy, page by page: a tier is the price of the units beyond its `after`.
Dong price_of_pages(const FeeRow& row, int pages) {
  Dong out;
  std::int64_t price = *row.amount;
  int done = 0;
  for (const catalogue::FeeTier& tier : row.tiers) {
    const int until = std::clamp(tier.after, done, pages);
    out += Dong{price} * (until - done);
    done = until;
    price = tier.amount;
  }
  return out + Dong{price} * (pages - done);
}

Dong price(const FeeRow& row, const FeeQuestion& question, bool& capped) {
  const auto limited = [&](Dong sum) {
    if (!row.max || sum.amount <= *row.max) return sum;
    capped = true;
    return Dong{*row.max};
  };
  switch (row.per) {
    case FeePer::kDossier: return limited(Dong{*row.amount});
    case FeePer::kCopy: return limited(price_of_pages(row, question.copies));
    case FeePer::kPage: return limited(price_of_pages(row, question.pages)) * question.copies;
  }
  return {};
}

bool in_force(const FeeRow& row, const FeeQuestion& question) {
  return row.from <= question.day && (!row.to || question.day <= *row.to) &&
         (!row.channel || *row.channel == question.channel);
}

bool outdone(const FeeRow& row, const std::vector<FeeRow>& rows, const FeeQuestion& question) {
  return !row.channel && std::any_of(rows.begin(), rows.end(), [&](const FeeRow& other) {
    return other.id == row.id && other.channel && in_force(other, question);
  });
}

void note_questions(const json::Value& condition, const FeeQuestion& question, Quote& out) {
  for (const std::string& name : catalogue::facts_read(condition))
    if (question.facts.find(name) == nullptr) out.asks.push_back(name);
}

FeeLine line_of(const FeeRow& row, const FeeQuestion& question) {
  FeeLine line;
  line.fee = row.id;
  line.name = row.name;
  line.kind = row.kind;
  line.per = row.per;
  line.grade = row.grade;
  line.source = row.source;
  for (const catalogue::FeeExemption& one : row.exempt) {
    line.exemptions.push_back(one.name);
    // A condition that is not there is no exemption for everybody, it is claimed in words.
    if (one.condition.is_null()) continue;
    const auto held = catalogue::holds(one.condition, question.facts);
    if (line.exempt.empty() && held && *held) line.exempt = one.name;
  }
  if (!line.exempt.empty())
    line.amount = Dong{};
  else if (row.amount)
    line.amount = price(row, question, line.capped);
  return line;
}

}  // namespace

Quote quote(const std::vector<FeeRow>& rows, const FeeQuestion& question) {
  Quote out;
  for (const FeeRow& row : rows) {
    if (!in_force(row, question) || outdone(row, rows, question)) continue;
    const std::size_t asked = out.asks.size();
    note_questions(row.condition, question, out);
    const auto held = catalogue::holds(row.condition, question.facts);
    if (!held || !*held) {
      // Not knowing is not the same as no.
      if (!held || out.asks.size() != asked) out.known = false;
      continue;
    }
    out.lines.push_back(line_of(row, question));
    const FeeLine& line = out.lines.back();
    if (line.amount)
      out.total += *line.amount;
    else
      out.known = false;
  }
  std::sort(out.asks.begin(), out.asks.end());
  out.asks.erase(std::unique(out.asks.begin(), out.asks.end()), out.asks.end());
  return out;
}

}  // namespace motcua::money
