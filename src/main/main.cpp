// The program: one subcommand a file, each adds itself here.
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <string_view>

#include "adapters/files/directory_lock.h"
#include "main/care_commands.h"
#include "main/catalogue_command.h"
#include "main/command.h"
#include "main/complaint.h"
#include "main/due_command.h"
#include "main/export_command.h"
#include "main/init_command.h"
#include "main/print_command.h"
#include "main/serve_command.h"

namespace {

/// Fixed in docs/api/contract.md before there is anything behind them.
constexpr std::string_view kPromised[] = {"backup",      "restore", "bundle",   "mirror", "proof",
                                          "check-proof", "sim",     "staffing", "vietqr"};

/// What is wrong with the words, and where to read on.
std::string complaint(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
  const std::string first = argc > 1 ? argv[1] : "";
  if (first.empty()) return "thiếu lệnh; xem `motcua --help`";
  if (std::find(std::begin(kPromised), std::end(kPromised), first) != std::end(kPromised))
    return "lệnh " + first + " chưa có trong bản này";
  const auto is_first = [&](const CLI::App* command) { return command->get_name() == first; };
  if (app.get_subcommands(is_first).empty())
    return "không có lệnh \"" + first + "\"; xem `motcua --help`";
  const std::string sentence = motcua::sentence_of(error);
  const std::string help = "xem `motcua " + first + " --help`";
  return sentence.empty() ? "gõ chưa đúng; " + help : sentence + "; " + help;
}

int run(int argc, char** argv) {
  ::umask(0077);  // whatever is written belongs to the service's user alone
  CLI::App app("motcua: hệ thống nghiệp vụ của trung tâm phục vụ hành chính công", "motcua");
  app.require_subcommand(1);
  motcua::speak_vietnamese(app);
  app.set_version_flag("--version", "motcua " MOTCUA_VERSION, "hiện số bản rồi thoát");
  int exit_code = motcua::kDone;
  motcua::add_catalogue_command(app, exit_code);
  motcua::add_due_command(app, exit_code);
  motcua::add_export_command(app, exit_code);
  motcua::add_init_command(app, exit_code);
  motcua::add_care_commands(app, exit_code);
  motcua::add_print_command(app, exit_code);
  motcua::add_serve_command(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help
    motcua::complain(complaint(app, error, argc, argv));
    return motcua::kWrongWords;
  }
  return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
  // Before anything opens a file (ADR 0007).
  motcua::files::reserve_low_descriptors();
  return run(argc, argv);
}
