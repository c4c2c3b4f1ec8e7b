// `motcua print`: blocks from standard input become a PDF on standard output. The server starts it
// for every print (adapters/print/child_printer.h); nobody types it, so no help names it.
#pragma once

namespace CLI {
class App;
}

namespace motcua {

/// `exit_code` must outlive the parsing of `app`.
void add_print_command(CLI::App& app, int& exit_code);

}  // namespace motcua
