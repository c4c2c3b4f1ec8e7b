#include <algorithm>

#include "http/target.h"
#include "web/pages/worklist.h"
#include "web/routes/routes.h"

namespace motcua::web {
namespace {

constexpr int kRows = 50;
constexpr int kSteeringRows = 20;
constexpr int kHarmDays = 3;

using Which = app::WorklistQuery::Which;

Result<std::vector<app::ListedDossier>, app::Problem> rows_of(const Call& call, Which which,
                                                              int limit) {
  app::WorklistQuery query;
  query.which = which;
  query.limit = limit;
  auto page = call.centre().worklist(*call.session, query);
  if (!page) return fail(page.error());
  return std::move(page->rows);
}

bool all_digits(std::string_view words) {
  return words.find_first_not_of("0123456789") == words.npos;
}

/// Ends as our numbers do: -YYMMDD-XXXX.
bool ends_like_ours(std::string_view words) {
  constexpr std::size_t kEnd = 12;
  if (words.size() <= kEnd) return false;
  const std::string_view end = words.substr(words.size() - kEnd);
  return end[0] == '-' && all_digits(end.substr(1, 6)) && end[7] == '-' &&
         all_digits(end.substr(8));
}

/// Nine digits and more in groups: a person's number, which no address may carry.
bool looks_like_identity(std::string_view words) {
  constexpr auto kDigitsMin = 9;
  if (ends_like_ours(words) || words.find_first_not_of("0123456789 .-") != words.npos) return false;
  return std::count_if(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; }) >=
         kDigitsMin;
}

bool looks_like_number(std::string_view words) {
  return words.find('-') != words.npos && words.find(' ') == words.npos &&
         words.find_first_of("0123456789") != words.npos;
}

}  // namespace

void show_worklist(Call call) {
  WorklistView view;
  view.query.which = which_of(call.request.query.get("loc"));
  view.officer_word = call.request.query.get("can-bo");
  if (view.officer_word == "me") view.query.assignee = call.session->officer;
  if (const auto id = OfficerId::parse(view.officer_word)) view.query.assignee = *id;
  const std::string procedure(call.request.query.get("thu-tuc"));
  if (!procedure.empty()) view.query.procedure = ProcedureCode{procedure};
  view.query.after = call.request.query.get("sau");
  view.query.limit = kRows;
  auto page = call.centre().worklist(*call.session, view.query);
  if (!page) return call.refuse(page.error());
  view.page = std::move(*page);
  const auto counts = call.centre().counts(*call.session);
  if (!counts) return call.refuse(counts.error());
  view.counts = *counts;
  view.officers = call.centre().officers(*call.session);
  view.name_of = names(call);
  view.now = call.centre().now();
  view.csrf = call.csrf;
  call.answer_page(worklist_page(call.talk(), view));
}

void find_dossier(Call call) {
  std::string words(call.form.fields.get("words"));
  while (words.ends_with(' ')) words.pop_back();
  const bool by_identity = looks_like_identity(words);
  if (!by_identity && looks_like_number(words))
    return call.go("/ho-so/" + http::percent_encoded(words));
  FoundView view;
  if (!words.empty()) {
    auto found = by_identity ? call.centre().find_identity(*call.session, words, kRows)
                             : call.centre().find_person(*call.session, words, kRows);
    if (!found) return call.refuse(found.error());
    view.rows = std::move(*found);
  }
  view.by_identity = by_identity;
  view.name_of = names(call);
  view.now = call.centre().now();
  call.answer_page(found_page(call.talk(), view));
}

void show_steering(Call call) {
  SteeringView view;
  view.unit_name = call.unit_name(call.centre().unit());
  view.now = call.centre().now();
  const auto counts = call.centre().counts(*call.session);
  if (!counts) return call.refuse(counts.error());
  view.counts = *counts;
  auto to_sign = rows_of(call, Which::kToSign, kSteeringRows);
  if (!to_sign) return call.refuse(to_sign.error());
  auto late = rows_of(call, Which::kLate, kSteeringRows);
  if (!late) return call.refuse(late.error());
  auto open = rows_of(call, Which::kOpen, 200);
  if (!open) return call.refuse(open.error());
  view.to_sign = std::move(*to_sign);
  view.late = std::move(*late);
  for (const auto& row : *open) {
    if (is_last_day_to_apologise(row, view.now.date)) view.apologise_today.push_back(row);
    if (row.harm && *row.harm >= view.now.date && *row.harm <= view.now.date.plus_days(kHarmDays))
      view.harm_soon.push_back(row);
  }
  view.name_of = names(call);
  call.answer_page(steering_page(call.talk(), view));
}

}  // namespace motcua::web
