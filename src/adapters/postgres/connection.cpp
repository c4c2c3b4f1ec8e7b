#include "adapters/postgres/connection.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "adapters/postgres/failure.h"
#include "base/check.h"

namespace motcua::postgres {

using sql::Failure;

namespace {

// So many answers of a statement without rows fit into any socket's buffer: neither side waits for
// the other with both buffers full.
constexpr std::size_t kPipelineMax = 256;

bool is_error(const PGresult* result) {
  const ExecStatusType status = libpq().result_status(result);
  return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE ||
         status == PGRES_NONFATAL_ERROR;
}

}  // namespace

PostgresConnection::~PostgresConnection() {
  // The server would let go of the lease a moment after we are gone; the next writer need not wait.
  if (role_ != Role::kWriter || connection_ == nullptr) return;
  rollback();
  if (libpq().status(connection_.get()) == CONNECTION_OK) {
    static_cast<void>(execute("SELECT pg_advisory_unlock_all()"));
  }
}

void PostgresConnection::note(void* self, const PGresult* result) {
  const char* const severity = libpq().result_error_field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
  if (severity != nullptr && std::strcmp(severity, "WARNING") == 0) {
    static_cast<PostgresConnection*>(self)->was_warned_ = true;
  }
}

Failure PostgresConnection::failed(Failure failure) {
  if (in_transaction_ && !failure_) failure_ = failure;
  return failure;
}

Failure PostgresConnection::failed(const PGresult* result) {
  const char* const state =
      result == nullptr ? nullptr : libpq().result_error_field(result, PG_DIAG_SQLSTATE);
  return failed(failure_of(state == nullptr ? "" : state));
}

Result<Done, Failure> PostgresConnection::ready() const {
  if (reading_) return fail(Failure::kMisuse);
  if (failure_) return fail(*failure_);
  if (is_fenced_ || libpq().status(connection_.get()) != CONNECTION_OK) {
    return fail(Failure::kUnavailable);
  }
  return Done{};
}

Result<Done, Failure> PostgresConnection::execute(const char* sql) {
  const Answer answer(libpq().exec(connection_.get(), sql));
  if (answer == nullptr || is_error(answer.get())) return fail(failed(answer.get()));
  return Done{};
}

Result<const PostgresConnection::Prepared*, Failure> PostgresConnection::prepared(
    std::string_view sql, std::span<const sql::Cell> parameters) {
  std::vector<Prepared>& known = statements_[std::string(sql)];
  for (const Prepared& statement : known) {
    // Nulls fit everywhere; a value only where the server took its type.
    if (std::ranges::equal(statement.types, parameters, [](Oid type, const sql::Cell& cell) {
          return type_of(cell) == 0 || type_of(cell) == type;
        })) {
      return &statement;
    }
  }
  if (placeholder_count(sql) != parameters.size()) return fail(failed(Failure::kMisuse));
  Prepared made{"s" + std::to_string(++statements_made_), {}};
  std::vector<Oid> types;
  for (const sql::Cell& cell : parameters) types.push_back(type_of(cell));
  const Answer answer(libpq().prepare(connection_.get(), made.name.c_str(),
                                      std::string(sql).c_str(), static_cast<int>(types.size()),
                                      types.data()));
  if (answer == nullptr || is_error(answer.get())) return fail(failed(answer.get()));
  const Answer described(libpq().describe_prepared(connection_.get(), made.name.c_str()));
  if (described == nullptr || is_error(described.get())) return fail(failed(described.get()));
  for (int i = 0; i < libpq().nparams(described.get()); ++i) {
    made.types.push_back(libpq().paramtype(described.get(), i));
  }
  return &known.emplace_back(std::move(made));
}

Result<Done, Failure> PostgresConnection::send(const Prepared& statement,
                                               std::span<const sql::Cell> parameters) {
  Parameters bound;
  if (!bound.set(parameters)) return fail(failed(Failure::kMisuse));
  const int sent =
      libpq().send_query_prepared(connection_.get(), statement.name.c_str(), bound.count(),
                                  bound.values(), bound.lengths(), bound.formats(), 1);
  if (sent == 0) return fail(failed(Failure::kUnavailable));
  return Done{};
}

Result<Done, Failure> PostgresConnection::query(std::string_view sql,
                                                std::span<const sql::Cell> parameters,
                                                const sql::RowCallback& each) {
  TRY(ready());
  const Prepared* const statement = TRY(prepared(sql, parameters));
  TRY(send(*statement, parameters));
  CHECK(libpq().set_single_row_mode(connection_.get()) == 1);
  std::optional<Failure> failure;
  bool wants_more = true;
  // Every answer is fetched, also those nobody wants: the next statement needs a clean line.
  while (const Answer answer{libpq().get_result(connection_.get())}) {
    const ExecStatusType status = libpq().result_status(answer.get());
    if (is_error(answer.get()) && !failure) failure = failed(answer.get());
    if (status == PGRES_EMPTY_QUERY) failure = failed(Failure::kMisuse);
    if (status != PGRES_SINGLE_TUPLE || !wants_more || failure) continue;
    const ResultRow row(answer.get());
    reading_ = true;
    wants_more = each(row);
    reading_ = false;
    if (row.was_misread()) failure = failed(Failure::kCorrupt);
  }
  if (failure) return fail(*failure);
  if (libpq().status(connection_.get()) != CONNECTION_OK)
    return fail(failed(Failure::kUnavailable));
  return Done{};
}

template <class Body>
auto PostgresConnection::all_or_nothing(const Body& body) -> decltype(body()) {
  TRY(ready());
  if (in_transaction_) return body();
  TRY(begin());
  auto done = body();
  if (!done) {
    rollback();
    return done;
  }
  TRY(commit());
  return done;
}

Result<std::int64_t, Failure> PostgresConnection::run(std::string_view sql,
                                                      std::span<const sql::Cell> parameters) {
  return all_or_nothing([&]() -> Result<std::int64_t, Failure> {
    const Prepared* const statement = TRY(prepared(sql, parameters));
    TRY(send(*statement, parameters));
    std::int64_t changed = 0;
    std::optional<Failure> failure;
    while (const Answer answer{libpq().get_result(connection_.get())}) {
      const ExecStatusType status = libpq().result_status(answer.get());
      if (is_error(answer.get())) {
        failure = failed(answer.get());
      } else if (status != PGRES_COMMAND_OK) {  // rows belong into query()
        failure = failed(Failure::kMisuse);
      }
      const std::string_view count = libpq().cmd_tuples(answer.get());
      std::from_chars(count.data(), count.data() + count.size(), changed);
    }
    if (failure) return fail(*failure);
    return changed;
  });
}

Result<Done, Failure> PostgresConnection::collect_chunk(std::size_t statements) {
  std::optional<Failure> failure;
  for (std::size_t i = 0; i < statements; ++i) {
    while (const Answer answer{libpq().get_result(connection_.get())}) {
      const ExecStatusType status = libpq().result_status(answer.get());
      if (failure || status == PGRES_COMMAND_OK) continue;
      failure = is_error(answer.get()) ? failed(answer.get()) : failed(Failure::kMisuse);
    }
  }
  const Answer end{libpq().get_result(connection_.get())};
  const bool is_whole = end != nullptr && libpq().result_status(end.get()) == PGRES_PIPELINE_SYNC;
  if (!failure && !is_whole) failure = failed(Failure::kUnavailable);
  if (failure) return fail(*failure);
  return Done{};
}

Result<Done, Failure> PostgresConnection::run_chunk(
    std::string_view sql, std::span<const std::vector<sql::Cell>> parameter_lists) {
  // Preparing asks and waits, which a pipeline does not allow; so that comes first.
  for (const auto& parameters : parameter_lists) TRY(prepared(sql, parameters));
  if (libpq().enter_pipeline_mode(connection_.get()) == 0)
    return fail(failed(Failure::kUnavailable));
  Result<Done, Failure> done;
  std::size_t sent = 0;
  for (const auto& parameters : parameter_lists) {
    const Prepared* const statement = TRY(prepared(sql, parameters));
    done = send(*statement, parameters);
    if (!done) break;
    ++sent;
  }
  if (libpq().pipeline_sync(connection_.get()) == 0) return fail(failed(Failure::kUnavailable));
  const Result<Done, Failure> collected = collect_chunk(sent);
  if (done && !collected) done = collected;
  if (libpq().exit_pipeline_mode(connection_.get()) == 0 && done) {
    return fail(failed(Failure::kUnavailable));
  }
  return done;
}

Result<Done, Failure> PostgresConnection::run_many(
    std::string_view sql, std::span<const std::vector<sql::Cell>> parameter_lists) {
  return all_or_nothing([&]() -> Result<Done, Failure> {
    for (std::size_t at = 0; at < parameter_lists.size(); at += kPipelineMax) {
      const std::size_t count = std::min(kPipelineMax, parameter_lists.size() - at);
      TRY(run_chunk(sql, parameter_lists.subspan(at, count)));
    }
    return Done{};
  });
}

Result<Done, Failure> PostgresConnection::script(std::string_view sql) {
  const std::string text(sql);
  return all_or_nothing([&] { return execute(text.c_str()); });
}

}  // namespace motcua::postgres
