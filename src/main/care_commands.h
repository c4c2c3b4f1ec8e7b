// `motcua verify`, `rebuild`, `doctor`: looking after a node.
#pragma once

namespace CLI {
class App;
}

namespace motcua {

void add_care_commands(CLI::App& app, int& exit_code);

}  // namespace motcua
