// `motcua catalogue search "WORDS" [-n 10] --json` and `motcua catalogue check`.
#pragma once

namespace CLI {
class App;
}

namespace motcua {

/// `exit_code` must outlive the parsing of `app`.
void add_catalogue_command(CLI::App& app, int& exit_code);

}  // namespace motcua
