#include "main/export_command.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "main/command.h"
#include "main/node.h"
#include "main/node_files.h"
#include "store/sql_event_store.h"

namespace motcua {
namespace {

constexpr std::size_t kWrittenAtOnce = 1 << 16;

/// Reads beside a running server; what is appended meanwhile may or may not be among the lines.
Result<Done, NodeFailure> print_log(const NodePlace& place) {
  if (!holds_a_node(place.directory)) return fail(NodeFailure("trong thư mục này chưa có nút nào"));
  const auto database = open_database(place);
  const auto reader = database->open_reader();
  if (!reader) return fail(sentence_of(store_failure(reader.error())));
  const auto identity = store::read_identity(**reader);
  if (!identity) return fail(sentence_of(identity.error()));
  const auto log = store::SqlEventStore::open_reader(**reader);
  std::string lines;
  const auto read = log->read_all(1, [&](const StoredEntry& entry) {
    lines += entry.bytes;
    lines += '\n';
    if (lines.size() < kWrittenAtOnce) return true;
    print(lines);
    lines.clear();
    return true;
  });
  print(lines);
  if (!read) return fail(sentence_of(read.error()));
  return Done{};
}

}  // namespace

void add_export_command(CLI::App& app, int& exit_code) {
  auto place = std::make_shared<NodePlace>();
  CLI::App* command = app.add_subcommand("export", "in sổ ra, mỗi sự kiện một dòng");
  command->add_option("--data", place->directory, "thư mục dữ liệu")->required();
  command->add_option("--store", place->store, "sqlite hoặc postgres://...");
  command->callback([place, &exit_code] {
    const auto printed = print_log(*place);
    if (!printed) complain(printed.error());
    exit_code = printed ? kDone : kRefused;
  });
}

}  // namespace motcua
