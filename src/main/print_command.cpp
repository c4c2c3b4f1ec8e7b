#include "main/print_command.h"

#include <CLI/CLI.hpp>

#include "adapters/print/child_printer.h"

namespace motcua {

void add_print_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("print", "làm bản in cho máy chủ");
  command->group("");
  command->callback([&exit_code] { exit_code = printing::print_as_child(); });
}

}  // namespace motcua
