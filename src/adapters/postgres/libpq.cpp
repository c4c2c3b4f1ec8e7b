#include "adapters/postgres/libpq.h"

#include <dlfcn.h>

#include <optional>

#include "base/check.h"

namespace motcua::postgres {
namespace {

// The name with the version of the interface, as programs linked with it ask for it.
constexpr const char* kLibrary = "libpq.so.5";

template <class Function>
bool find(void* library, const char* name, Function& out) {
  out = reinterpret_cast<Function>(::dlsym(library, name));
  return out != nullptr;
}

std::optional<Libpq> loaded() {
  // Never unloaded: connections may live until the program ends.
  void* const library = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return std::nullopt;
  Libpq out;
  const bool found =
      find(library, "PQclear", out.clear) && find(library, "PQcmdStatus", out.cmd_status) &&
      find(library, "PQcmdTuples", out.cmd_tuples) &&
      find(library, "PQconnectdbParams", out.connectdb_params) &&
      find(library, "PQdescribePrepared", out.describe_prepared) &&
      find(library, "PQenterPipelineMode", out.enter_pipeline_mode) &&
      find(library, "PQexec", out.exec) &&
      find(library, "PQexitPipelineMode", out.exit_pipeline_mode) &&
      find(library, "PQfinish", out.finish) && find(library, "PQftype", out.ftype) &&
      find(library, "PQgetResult", out.get_result) && find(library, "PQgetisnull", out.getisnull) &&
      find(library, "PQgetlength", out.getlength) && find(library, "PQgetvalue", out.getvalue) &&
      find(library, "PQnfields", out.nfields) && find(library, "PQnparams", out.nparams) &&
      find(library, "PQparamtype", out.paramtype) &&
      find(library, "PQpipelineSync", out.pipeline_sync) &&
      find(library, "PQprepare", out.prepare) &&
      find(library, "PQresultErrorField", out.result_error_field) &&
      find(library, "PQresultStatus", out.result_status) &&
      find(library, "PQsendQueryPrepared", out.send_query_prepared) &&
      find(library, "PQserverVersion", out.server_version) &&
      find(library, "PQsetNoticeReceiver", out.set_notice_receiver) &&
      find(library, "PQsetSingleRowMode", out.set_single_row_mode) &&
      find(library, "PQstatus", out.status);
  if (!found) return std::nullopt;
  return out;
}

const std::optional<Libpq>& library() {
  static const std::optional<Libpq> kLoaded = loaded();
  return kLoaded;
}

}  // namespace

bool load_libpq() { return library().has_value(); }

const Libpq& libpq() {
  CHECK(load_libpq(), "libpq is used before it is loaded");
  return *library();
}

}  // namespace motcua::postgres
