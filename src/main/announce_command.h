// `motcua catalogue announce`: two officials stand for a published release, in the log.
#pragma once

namespace CLI {
class App;
}

namespace motcua {

/// Adds itself to the subcommand `catalogue`.
void add_announce_command(CLI::App& catalogue, int& exit_code);

}  // namespace motcua
