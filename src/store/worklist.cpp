#include "store/worklist.h"

#include "base/bytes.h"

namespace motcua::store {
namespace {

using sql::Cell;

/// Collects a statement's conditions and the values of its placeholders.
class Conditions {
 public:
  std::string bind(Cell value) {
    values_.push_back(std::move(value));
    return "$" + std::to_string(values_.size());
  }
  void add(const std::string& condition) {
    text_ += text_.empty() ? " WHERE " : " AND ";
    text_ += condition;
  }
  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] const std::vector<Cell>& values() const { return values_; }

 private:
  std::string text_;
  std::vector<Cell> values_;
};

void add_scope(Conditions& conditions, const office::ReadScope& scope) {
  std::string any;
  if (scope.unit()) {
    const std::string unit = conditions.bind(scope.unit()->text);
    any = "receiving = " + unit + " OR competent = " + unit + " OR returning_unit = " + unit +
          " OR custodian = " + unit;
  }
  for (const DossierId& opened : scope.opened()) {
    if (!any.empty()) any += " OR ";
    any += "id = " + conditions.bind(sql::Blob{opened.raw()});
  }
  conditions.add(any.empty() ? "1 = 0" : "(" + any + ")");
}

/// Nothing that runs is less urgent than its date, so the range is walked along the lists' index.
void add_dates(Conditions& conditions, const ListQuery& query) {
  if (query.due_from) conditions.add("due >= " + conditions.bind(*query.due_from));
  if (query.due_before) {
    const std::string before = conditions.bind(*query.due_before);
    conditions.add("due < " + before + " AND urgency < " + before);
  }
  if (query.harm_until) {
    const std::int64_t until = query.harm_until->days;
    conditions.add("harm <= " + conditions.bind(until) +
                   " AND urgency <= " + conditions.bind((until + 1) * 1440));
  }
  if (query.harm_from)
    conditions.add("harm >= " + conditions.bind(static_cast<std::int64_t>(query.harm_from->days)));
  if (query.apologise_on) {
    const std::int64_t begin = minutes_of({*query.apologise_on, 0});
    conditions.add("apologise >= " + conditions.bind(begin) + " AND apologise < " +
                   conditions.bind(begin + 1440));
  }
  if (query.news_only) conditions.add("news = 1");
}

Conditions conditions_of(const office::ReadScope& scope, const ListQuery& query) {
  Conditions conditions;
  if (query.filed_from) {
    conditions.add("filed >= " + conditions.bind(minutes_of({*query.filed_from, 0})));
    const Date until = query.filed_until.value_or(*query.filed_from);
    conditions.add("filed < " + conditions.bind(minutes_of({until.plus_days(1), 0})));
  } else if (query.apologise_on) {
    // Neither lane nor openness is asked for equality: the day's own index is to be walked.
    conditions.add("lane <> " + conditions.bind(static_cast<std::int64_t>(Lane::kEnded)));
  } else if (query.lane) {
    conditions.add("lane = " + conditions.bind(static_cast<std::int64_t>(*query.lane)));
    if (query.assignee || query.procedure)
      conditions.add("is_open = " + conditions.bind(std::int64_t{*query.lane != Lane::kEnded}));
  } else {
    conditions.add("is_open = " + conditions.bind(std::int64_t{query.open ? 1 : 0}));
  }
  if (query.after) {
    const std::string last = conditions.bind(query.after->at);
    const std::string id = conditions.bind(sql::Blob{query.after->id.raw()});
    const std::string by(kDossierTable.columns[sorted_by(query)].name);
    conditions.add(by + " >= " + last + " AND (" + by + " > " + last + " OR id > " + id + ")");
  }
  for (const dossier::Phase phase : query.but_phases)
    conditions.add("phase <> " + conditions.bind(static_cast<std::int64_t>(phase)));
  add_dates(conditions, query);
  if (query.lapse_before) conditions.add("lapse < " + conditions.bind(*query.lapse_before));
  if (query.assignee)
    conditions.add("assignee = " + conditions.bind(sql::Blob{query.assignee->raw()}));
  if (query.procedure) conditions.add("procedure = " + conditions.bind(query.procedure->text));
  add_scope(conditions, scope);
  return conditions;
}

std::string order_of(const ListQuery& query) {
  return " ORDER BY " + std::string(kDossierTable.columns[sorted_by(query)].name) + ", id LIMIT ";
}

std::string column_list() {
  std::string out;
  for (const Column& column : kDossierTable.columns) {
    if (!out.empty()) out += ", ";
    out += column.name;
  }
  return out;
}

Cell cell_of(const sql::Row& row, std::size_t at) {
  const Column& column = kDossierTable.columns[at];
  if (row.is_null(at)) return sql::Null{};
  switch (column.type) {
    case ColumnType::kInteger: return row.integer(at);
    case ColumnType::kText: return std::string(row.text(at));
    case ColumnType::kBlob: return sql::Blob{Bytes(row.blob(at))};
  }
  return sql::Null{};
}

}  // namespace

DossierColumn sorted_by(const ListQuery& query) {
  if (query.filed_from) return kFiled;
  return query.apologise_on ? kApologise : kUrgency;
}

std::string PageEnd::text() const { return std::to_string(at) + "." + id.text(); }

std::optional<PageEnd> PageEnd::parse(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot > 15) return std::nullopt;
  PageEnd end;
  for (const char c : text.substr(0, dot)) {
    if (c < '0' || c > '9') return std::nullopt;
    end.at = end.at * 10 + (c - '0');
  }
  const auto id = DossierId::parse(text.substr(dot + 1));
  if (!id) return std::nullopt;
  end.id = *id;
  return end;
}

Result<std::vector<std::vector<Cell>>, StoreFailure> list_dossiers(sql::Connection& connection,
                                                                   const office::ReadScope& scope,
                                                                   const ListQuery& query) {
  Conditions conditions = conditions_of(scope, query);
  const std::string limit = conditions.bind(static_cast<std::int64_t>(query.limit));
  const std::string text =
      "SELECT " + column_list() + " FROM dossier" + conditions.text() + order_of(query) + limit;
  std::vector<std::vector<Cell>> rows;
  const auto read = connection.query(text, conditions.values(), [&](const sql::Row& row) {
    std::vector<Cell> cells;
    cells.reserve(kDossierTable.columns.size());
    for (std::size_t i = 0; i < kDossierTable.columns.size(); ++i) cells.push_back(cell_of(row, i));
    rows.push_back(std::move(cells));
    return true;
  });
  if (!read) return fail(store_failure(read.error()));
  return rows;
}

Result<int, StoreFailure> count_dossiers(sql::Connection& connection,
                                         const office::ReadScope& scope, ListQuery query,
                                         int most) {
  Conditions conditions = conditions_of(scope, query);
  const std::string limit = conditions.bind(static_cast<std::int64_t>(most));
  const std::string text = "SELECT id FROM dossier" + conditions.text() + order_of(query) + limit;
  int count = 0;
  const auto read = connection.query(text, conditions.values(), [&](const sql::Row&) {
    ++count;
    return true;
  });
  if (!read) return fail(store_failure(read.error()));
  return count;
}

Result<std::vector<LegalTime>, StoreFailure> filing_times(sql::Connection& connection,
                                                          const office::ReadScope& scope) {
  Conditions conditions;
  add_scope(conditions, scope);
  std::vector<LegalTime> out;
  const auto read = connection.query("SELECT filed FROM dossier" + conditions.text(),
                                     conditions.values(), [&](const sql::Row& row) {
                                       out.push_back(time_of_minutes(row.integer(0)));
                                       return true;
                                     });
  if (!read) return fail(store_failure(read.error()));
  return out;
}

}  // namespace motcua::store
