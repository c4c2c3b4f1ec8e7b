#include <algorithm>

#include "http/target.h"
#include "web/api/desk.h"
#include "web/pages/worklist.h"
#include "web/routes/routes.h"

namespace motcua::web {
namespace {

constexpr int kRows = 50;
constexpr office::RoleSet kLeading{office::Role::kDirector, office::Role::kDeputy};

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
  view.as_of = call.site->desk().watchers.newest();
  view.may_sign = call.session->roles.meets(kLeading);
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

}  // namespace motcua::web
