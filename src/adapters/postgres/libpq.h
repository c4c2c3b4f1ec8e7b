// libpq, loaded when the first PostgreSQL store is opened. With all that it needs in its turn it is
// seventeen libraries and three megabytes of memory, of which a centre on SQLite uses nothing.
#pragma once

#include <libpq-fe.h>

namespace motcua::postgres {

/// libpq's functions by their own names, without their prefix.
struct Libpq {
  decltype(&::PQclear) clear = nullptr;
  decltype(&::PQcmdStatus) cmd_status = nullptr;
  decltype(&::PQcmdTuples) cmd_tuples = nullptr;
  decltype(&::PQconnectdbParams) connectdb_params = nullptr;
  decltype(&::PQdescribePrepared) describe_prepared = nullptr;
  decltype(&::PQenterPipelineMode) enter_pipeline_mode = nullptr;
  decltype(&::PQexec) exec = nullptr;
  decltype(&::PQexitPipelineMode) exit_pipeline_mode = nullptr;
  decltype(&::PQfinish) finish = nullptr;
  decltype(&::PQftype) ftype = nullptr;
  decltype(&::PQgetResult) get_result = nullptr;
  decltype(&::PQgetisnull) getisnull = nullptr;
  decltype(&::PQgetlength) getlength = nullptr;
  decltype(&::PQgetvalue) getvalue = nullptr;
  decltype(&::PQnfields) nfields = nullptr;
  decltype(&::PQnparams) nparams = nullptr;
  decltype(&::PQparamtype) paramtype = nullptr;
  decltype(&::PQpipelineSync) pipeline_sync = nullptr;
  decltype(&::PQprepare) prepare = nullptr;
  decltype(&::PQresultErrorField) result_error_field = nullptr;
  decltype(&::PQresultStatus) result_status = nullptr;
  decltype(&::PQsendQueryPrepared) send_query_prepared = nullptr;
  decltype(&::PQserverVersion) server_version = nullptr;
  decltype(&::PQsetNoticeReceiver) set_notice_receiver = nullptr;
  decltype(&::PQsetSingleRowMode) set_single_row_mode = nullptr;
  decltype(&::PQstatus) status = nullptr;
};

/// Loads it when that was not done yet; false when it is not installed. Threads: any.
[[nodiscard]] bool load_libpq();
/// After load_libpq() has said yes.
[[nodiscard]] const Libpq& libpq();

}  // namespace motcua::postgres
