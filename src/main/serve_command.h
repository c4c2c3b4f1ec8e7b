// `motcua serve`: the centre, or the demonstration of one, on an address.
#pragma once

namespace CLI {
class App;
}

namespace motcua {

void add_serve_command(CLI::App& app, int& exit_code);

}  // namespace motcua
