#include "main/care_commands.h"

#include <sys/statvfs.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <set>

#include "adapters/print/fonts.h"
#include "adapters/clock/machine_clock.h"
#include "adapters/sqlite/database.h"
#include "base/json.h"
#include "catalogue/announcement.h"
#include "ledger/envelope.h"
#include "main/command.h"
#include "main/node.h"
#include "main/node_files.h"
#include "main/progress.h"
#include "main/rebuild_command.h"
#include "main/release_check.h"
#include "main/upload_count.h"
#include "main/verify_node.h"
#include "store/rebuild.h"
#include "store/sql_event_store.h"

namespace motcua {
namespace {

/// What reads need, without a lock: a running server is not disturbed.
struct ReadOnly {
  std::unique_ptr<sql::Database> database;
  std::unique_ptr<sql::Connection> reader;
  UnitCode unit;
};

/// The sentence for others sends them to `verify`; here nothing could be opened for it.
NodeFailure not_opened(StoreFailure failure) {
  if (failure != StoreFailure::kCorrupt) return sentence_of(failure);
  return "cơ sở dữ liệu hỏng từ phần đầu, không mở được để soát: lấy lại từ bản sao lưu";
}

Result<ReadOnly, NodeFailure> open_read_only(const NodePlace& place) {
  TRY(check_node_is_whole(place.directory, place.store == "sqlite"));
  ReadOnly out;
  out.database = open_database(place);
  auto reader = out.database->open_reader();
  if (!reader) return fail(not_opened(store_failure(reader.error())));
  out.reader = std::move(*reader);
  if (store::is_of_earlier_schema(*out.reader)) return fail(std::string(kEarlierSchema));
  const auto identity = store::read_identity(*out.reader);
  if (!identity) return fail(not_opened(identity.error()));
  if (!*identity) return fail(NodeFailure("cơ sở dữ liệu không chứa nút nào"));
  out.unit = (*identity)->unit;
  return out;
}

json::Value as_json(const store::Verification& found) {
  json::Array problems;
  for (const store::VerifyProblem& problem : found.problems) {
    json::Object one{{"place", problem.place}, {"fault", store::name_of(problem.fault)}};
    if (!problem.dossier.empty()) one.push_back({"dossier", problem.dossier});
    problems.push_back(std::move(one));
  }
  return json::Object{{"ok", found.ok},
                      {"events", found.events},
                      {"streams", found.streams},
                      {"root", found.root.text()},
                      {"content_digest", found.content_digest.text()},
                      {"problem_count", found.problem_count},
                      {"problems", std::move(problems)}};
}

int print_verification(const CareWords& words) {
  const auto found = verify_node(words.place, show_progress);
  if (!found) {
    complain(found.error());
    return kRefused;
  }
  if (words.as_json) {
    print(json::write(as_json(*found)) + "\n");
  } else {
    print(std::to_string(found->events) + " sự kiện, " + std::to_string(found->streams) +
          " luồng, gốc " + found->root.text() + "\n");
    for (const store::VerifyProblem& problem : found->problems) print(sentence_of(problem) + "\n");
    print(found->ok ? "Không có gì sai.\n" : std::to_string(found->problem_count) + " chỗ sai.\n");
  }
  return found->ok ? kDone : kRefused;
}

/// What was announced, and whether its files are all there: nothing is received without them.
Result<std::string, std::string> look_at_catalogue(const ReadOnly& node,
                                                   const std::string& directory, Date today) {
  catalogue::Announcements announced;
  const auto store = store::SqlEventStore::open_reader(*node.reader);
  const auto read = store->read_stream(
      named_stream(StreamKind::kCatalogue, node.unit.text), 1, [&](const StoredEntry& entry) {
        const auto envelope = ledger::read_entry(entry.bytes);
        if (!envelope || envelope->header.kind != catalogue::kAnnouncedKind) return true;
        if (const auto event = catalogue::read_announcement(envelope->body))
          announced = catalogue::with(std::move(announced), *event, envelope->header.legal_time());
        return true;
      });
  if (!read) return fail(std::string("không đọc được các lần công bố danh mục trong sổ"));
  std::set<ReleaseHash> hashes;
  for (const auto& one : announced) hashes.insert(one.event.release);
  const auto findings = check_releases(directory, hashes, {});
  if (!findings.empty())
    return fail("danh mục: " + sentence_of(findings.front()) +
                (findings.size() > 1 ? " (và " + std::to_string(findings.size() - 1) + " tệp nữa)"
                                     : std::string()));
  const auto* holds = catalogue::in_force(announced, LegalTime{today, 1439});
  return "danh mục: hôm nay dùng bản số " + std::to_string(holds ? holds->event.number : 1) +
         ", tệp của các bản đều đúng";
}

using Note = std::function<void(std::string_view, bool, const std::string&)>;

void note_uploads(const CareWords& words, sql::Connection& reader, Instant now, const Note& note) {
  const auto store = store::SqlEventStore::open_reader(reader);
  const auto found = count_uploads(*store, words.place.directory, now);
  if (!found) return note("uploads", false, "không đếm được tệp tải lên");
  const std::string sentence = std::to_string(found->unfinished) + " tệp đang tải lên dở (" +
                               std::to_string(found->unfinished_bytes >> 20) + " MiB), " +
                               std::to_string(found->uncited) + " tệp chờ hồ sơ dùng đến, " +
                               std::to_string(found->left_behind) + " tệp quá hạn chưa dọn";
  note("uploads", found->left_behind == 0, sentence);
}

int doctor(const CareWords& words) {
  json::Array findings;
  bool well = true;
  const auto note = [&](std::string_view what, bool good, const std::string& sentence) {
    well = well && good;
    findings.push_back(json::Object{{"check", what}, {"ok", good}, {"text", sentence}});
    if (!words.as_json) print((good ? "tốt   " : "XEM   ") + sentence + "\n");
  };
  struct statvfs disk {};
  if (::statvfs(words.place.directory.c_str(), &disk) == 0) {
    const auto free_mib = static_cast<std::int64_t>(disk.f_bavail * disk.f_frsize >> 20);
    note("disk", free_mib > 1024, "đĩa còn " + std::to_string(free_mib) + " MiB");
  } else {
    note("disk", false, "không xem được đĩa của " + words.place.directory);
  }
  const auto seed = read_secret(words.place.directory + "/keys/node.seed");
  note("key", seed.has_value(), seed ? "khóa của nút đọc được" : seed.error());
  const auto node = open_read_only(words.place);
  note("database", node.has_value(), node ? "cơ sở dữ liệu mở được" : node.error());
  if (node) {
    const auto current = store::is_layout_current(*node->reader, NodeFolds().all());
    note("layout", current && *current,
         current && *current ? "các bảng hiện đúng bản" : "cần chạy `motcua rebuild`");
    if (words.place.store == "sqlite") {
      const auto checked = sqlite::quick_check(*node->reader);
      const bool sound = checked && checked->empty();
      note("file", sound, sound ? "cấu trúc tệp lành" : "cấu trúc tệp hỏng: chạy `motcua verify`");
    }
  }
  const auto fonts = printing::Fonts::load();
  note("fonts", fonts.has_value(),
       fonts ? "in được: có phông Liberation Serif, thiếu " +
                   std::to_string(fonts->absent().size()) + " phông của chữ khác"
             : fonts.error());
  clock::MachineClock clock;
  if (node) note_uploads(words, *node->reader, clock.now().instant, note);
  const Date today = legal_time(clock.now().instant).date;
  if (node) {
    const auto catalogue = look_at_catalogue(*node, words.place.directory, today);
    note("catalogue", catalogue.has_value(), catalogue ? *catalogue : catalogue.error());
  }
  note("clock", is_plausible(today), "hôm nay là " + today.text());
  if (words.as_json)
    print(json::write(json::Object{{"ok", well}, {"checks", std::move(findings)}}) + "\n");
  return well ? kDone : kRefused;
}

void add(CLI::App& app, const char* name, const char* text, int& exit_code,
         int (*act)(const CareWords&)) {
  auto words = std::make_shared<CareWords>();
  CLI::App* command = app.add_subcommand(name, text);
  command->add_option("--data", words->place.directory, "thư mục dữ liệu")->required();
  command->add_option("--store", words->place.store, "sqlite hoặc postgres://...")
      ->check(wrong_store);
  command->add_flag("--json", words->as_json, "một văn bản JSON");
  command->callback([words, &exit_code, act] { exit_code = act(*words); });
}

}  // namespace

void add_care_commands(CLI::App& app, int& exit_code) {
  add(app, "verify", "soát toàn bộ sổ, cây và các bảng hiện", exit_code, print_verification);
  add(app, "rebuild", "dựng lại các bảng hiện từ sổ, cả khi máy chủ đang chạy", exit_code,
      print_rebuild);
  add(app, "doctor", "khám máy, đĩa, đồng hồ, cơ sở dữ liệu", exit_code, doctor);
}

}  // namespace motcua
