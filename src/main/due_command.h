// `motcua due`: the due date of a receipt, with a reason for every day, without any database.
#pragma once

namespace CLI {
class App;
}

namespace motcua {

/// `exit_code` must outlive the parsing of `app`.
void add_due_command(CLI::App& app, int& exit_code);

}  // namespace motcua
