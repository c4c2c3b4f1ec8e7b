// `motcua init`: an empty node, and its first director's one-time password.
#pragma once

namespace CLI {
class App;
}

namespace motcua {

void add_init_command(CLI::App& app, int& exit_code);

}  // namespace motcua
