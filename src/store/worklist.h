// One page of a list of dossiers, by keyset: no count, no offset, the same cost on every page. And
// what is counted over all of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "office/read_scope.h"
#include "ports/event_store.h"
#include "ports/sql.h"
#include "store/dossier_tables.h"

namespace motcua::store {

/// Where a page ended: the last row's sort key, in the column sorted by.
struct PageEnd {
  std::int64_t at = 0;
  DossierId id;
  [[nodiscard]] std::string text() const;
  [[nodiscard]] static std::optional<PageEnd> parse(std::string_view text);
};

struct ListQuery {
  std::optional<Lane> lane;  // none: by `open`
  bool open = true;
  std::vector<dossier::Phase> but_phases;  // all but these
  std::optional<std::int64_t> due_from;    // minutes: only what is due from it on
  std::optional<std::int64_t> due_before;  // minutes: only what was due before it
  std::optional<Date> harm_from;           // only what harms a citizen if not done by then
  std::optional<Date> harm_until;          // the last such day; needs harm_from
  std::optional<Date> filed_from;          // open and ended ones, in the order of filing
  std::optional<Date> filed_until;         // the last such day; needs filed_from
  std::optional<Date> apologise_on;        // only what can be apologised for on that day at last
  bool news_only = false;
  std::optional<std::int64_t> lapse_before;  // days: only what lapsed before that day
  std::optional<OfficerId> assignee;
  std::optional<ProcedureCode> procedure;
  std::optional<PageEnd> after;
  int limit = 50;
};

/// What the query's rows are sorted by, before the id.
[[nodiscard]] DossierColumn sorted_by(const ListQuery& query);
/// The scope is no option: there is no query without one (ADR 0033).
[[nodiscard]] Result<std::vector<std::vector<sql::Cell>>, StoreFailure> list_dossiers(
    sql::Connection& connection, const office::ReadScope& scope, const ListQuery& query);
/// How many rows there are, counted no further than `most`.
[[nodiscard]] Result<int, StoreFailure> count_dossiers(sql::Connection& connection,
                                                       const office::ReadScope& scope,
                                                       ListQuery query, int most);

/// When each of the dossiers was filed, in no order: eight bytes a dossier.
[[nodiscard]] Result<std::vector<LegalTime>, StoreFailure> filing_times(
    sql::Connection& connection, const office::ReadScope& scope);

}  // namespace motcua::store
