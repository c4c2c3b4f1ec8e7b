// `motcua export`: the log as lines, for whoever wants to read or re-hash it with tools of his own.
#pragma once

#include <CLI/App.hpp>

namespace motcua {

void add_export_command(CLI::App& app, int& exit_code);

}  // namespace motcua
