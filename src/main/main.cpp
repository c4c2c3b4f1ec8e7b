// The program: one subcommand a file, each adds itself here.
#include <CLI/CLI.hpp>

#include "adapters/files/directory_lock.h"
#include "main/care_commands.h"
#include "main/catalogue_command.h"
#include "main/command.h"
#include "main/due_command.h"
#include "main/init_command.h"
#include "main/serve_command.h"

namespace {

int run(int argc, char** argv) {
  CLI::App app("motcua: the office system of a public administrative service centre", "motcua");
  app.require_subcommand(1);
  app.set_version_flag("--version", "motcua " MOTCUA_VERSION);
  int exit_code = motcua::kDone;
  motcua::add_catalogue_command(app, exit_code);
  motcua::add_due_command(app, exit_code);
  motcua::add_init_command(app, exit_code);
  motcua::add_care_commands(app, exit_code);
  motcua::add_serve_command(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? motcua::kDone : motcua::kWrongWords;
  }
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  // Before anything opens a file (ADR 0007).
  motcua::files::reserve_low_descriptors();
  return run(argc, argv);
}
