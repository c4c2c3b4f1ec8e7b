// `motcua catalogue import`: what a new edition of the catalogue changes is shown, reviewed and
// then published.
#pragma once

namespace CLI {
class App;
}

namespace motcua {

/// Adds itself to the subcommand `catalogue`.
void add_import_command(CLI::App& catalogue, int& exit_code);

}  // namespace motcua
