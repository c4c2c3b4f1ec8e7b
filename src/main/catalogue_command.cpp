#include "main/catalogue_command.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <memory>
#include <string>

#include "base/json.h"
#include "base/text.h"
#include "catalogue/lint.h"
#include "catalogue/search.h"
#include "main/announce_command.h"
#include "main/command.h"
#include "main/import_command.h"
#include "main/progress.h"
#include "main/shipped_catalogue.h"

namespace motcua {
namespace {

Result<catalogue::Catalogue, int> load(bool with_progress) {
  auto loaded =
      shipped_catalogue(with_progress ? catalogue::Progress(show_progress) : catalogue::Progress());
  if (loaded) return *std::move(loaded);
  for (const catalogue::SourceFault& fault : loaded.error()) complain(sentence(fault));
  return fail(kRefused);
}

int search(const std::string& words, std::size_t count, bool as_json) {
  if (!is_utf8(words)) {
    complain("từ cần tìm không phải UTF-8");
    return kWrongWords;
  }
  const auto loaded = load(false);
  if (!loaded) return loaded.error();
  const catalogue::SearchIndex index(*loaded);
  std::string out = as_json ? "[" : "";
  for (const catalogue::Hit& hit : index.find(words, count)) {
    const catalogue::Procedure& found = loaded->procedures()[hit.place];
    if (!as_json) {
      out += found.code.text + "  " + found.name + "\n";
      continue;
    }
    if (out.size() > 1) out += ',';
    json::ObjectWriter row(out);
    row.text("code", found.code.text).text("name", found.name).integer("score", hit.score);
    row.end();
  }
  print(as_json ? out + "]\n" : out);
  return kDone;
}

int check(bool as_json) {
  const auto loaded = load(!as_json);
  if (!loaded) return loaded.error();
  const catalogue::Counts counts = loaded->counts();
  const auto faults = catalogue::lint(*loaded);
  for (const catalogue::LintFault& fault : faults) complain(sentence(fault));
  const bool complete = counts == catalogue::Counts{2272, 965, 1266, 41};
  if (!complete) complain("số thủ tục không đúng 2272 / 965 / 1266 / 41");
  std::size_t detailed = 0;
  for (const catalogue::Procedure& one : loaded->procedures()) detailed += one.detailed ? 1 : 0;
  const auto number = [](std::size_t n) { return static_cast<std::int64_t>(n); };
  if (as_json) {
    std::string out;
    json::ObjectWriter report(out);
    report.integer("procedures", number(counts.procedures)).integer("full", number(counts.full));
    report.integer("partial", number(counts.partial)).integer("none", number(counts.none));
    report.boolean("online_level_is_demonstration", true);
    report.integer("detailed", number(detailed));
    report.integer("phrases", number(loaded->phrases().size()));
    report.integer("faults", number(faults.size()));
    report.end();
    print(out + "\n");
  } else {
    print(std::to_string(counts.procedures) + " / " + std::to_string(counts.full) + " / " +
          std::to_string(counts.partial) + " / " + std::to_string(counts.none) +
          " thủ tục / toàn trình / một phần / không trực tuyến "
          "(mức trực tuyến là dữ liệu trình diễn)\n" +
          std::to_string(detailed) + " có chi tiết, " + std::to_string(loaded->phrases().size()) +
          " câu thường nói, " + std::to_string(faults.size()) + " chỗ sai\n");
  }
  return faults.empty() && complete ? kDone : kRefused;
}

/// What is wrong with the word of `-n`; empty when nothing is.
std::string wrong_count(const std::string& word) {
  constexpr int kMost = 2272;
  int count = 0;
  const char* end = word.data() + word.size();
  const auto [at, error] = std::from_chars(word.data(), end, count);
  if (error == std::errc() && at == end && count >= 1 && count <= kMost) return {};
  return "muốn một số từ 1 đến " + std::to_string(kMost);
}

struct SearchWords {
  std::string words;
  std::size_t count = 10;
  bool as_json = false;
};

}  // namespace

void add_catalogue_command(CLI::App& app, int& exit_code) {
  CLI::App* command = app.add_subcommand("catalogue", "danh mục thủ tục trong chương trình");
  command->require_subcommand(1);

  const auto given = std::make_shared<SearchWords>();
  CLI::App* find = command->add_subcommand("search", "tìm thủ tục theo lời thường nói");
  find->add_option("words", given->words, "từ cần tìm")->required();
  find->add_option("-n", given->count, "nhiều nhất bao nhiêu")->check(wrong_count);
  find->add_flag("--json", given->as_json, "một văn bản JSON");
  find->callback(
      [given, &exit_code] { exit_code = search(given->words, given->count, given->as_json); });

  const auto as_json = std::make_shared<bool>(false);
  CLI::App* checking = command->add_subcommand("check", "đếm và soát; thoát 1 nếu có chỗ sai");
  checking->add_flag("--json", *as_json, "một văn bản JSON");
  checking->callback([as_json, &exit_code] { exit_code = check(*as_json); });

  add_import_command(*command, exit_code);
  add_announce_command(*command, exit_code);
}

}  // namespace motcua
