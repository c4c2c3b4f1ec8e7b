#include "main/import_command.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>

#include "adapters/files/directory_lock.h"
#include "base/json.h"
#include "catalogue/review.h"
#include "main/catalogue_files.h"
#include "main/command.h"
#include "main/control_desk.h"
#include "main/progress.h"
#include "main/release_files.h"
#include "web/labels.h"

namespace motcua {
namespace {

using catalogue::ChangeWeight;

struct ImportWords {
  std::string file;
  std::string directory;
  std::string effective;
  std::string note;
  std::string reviewed;
  bool as_json = false;
};

/// Everything the import would do, before it is done.
struct Import {
  LoadedRelease base;
  catalogue::Publication publication;
  catalogue::Review review;
  std::string reviewed_as;  // the review's hash
};

int refused(const CatalogueFaults& faults) {
  for (const std::string& fault : faults) complain(fault);
  return kRefused;
}

catalogue::Progress progress_of(const ImportWords& words) {
  return words.as_json ? catalogue::Progress() : catalogue::Progress(show_progress);
}

Result<Import, CatalogueFaults> prepare(const ImportWords& words, Date effective) {
  const catalogue::Progress progress = progress_of(words);
  Import out;
  out.base = TRY(newest_release(words.directory, progress));
  const catalogue::Draft draft = TRY(read_proposal(words.file, out.base, progress));
  auto published = draft.publish(out.base.release.number + 1, effective, words.note);
  if (!published) {
    CatalogueFaults faults{"không phát hành được: danh mục có chỗ sai"};
    for (const auto& fault : published.error()) faults.push_back(sentence(fault));
    return fail(std::move(faults));
  }
  out.publication = std::move(*published);
  out.review = catalogue::review(*out.base.catalogue, out.base.hash, draft.catalogue(),
                                 out.publication.hash, progress);
  out.reviewed_as = catalogue::hash_of_review(out.review).text();
  return out;
}

std::size_t count_of(const catalogue::Review& review, catalogue::ChangeKind kind) {
  std::size_t out = 0;
  for (const auto& change : review.changes) out += change.kind == kind ? 1 : 0;
  return out;
}

std::string or_nothing(const std::string& value) { return value.empty() ? "(không có)" : value; }

std::string in_words(const Import& import) {
  const web::Talk talk;
  const catalogue::Review& review = import.review;
  std::string out = "Bản đang dùng: số " + std::to_string(import.base.release.number) + ", " +
                    import.base.hash.text() + "\nBản nhập vào: số " +
                    std::to_string(import.publication.release.number) + ", hiệu lực " +
                    import.publication.release.effective.text() + ", " +
                    import.publication.hash.text() + "\n";
  using catalogue::ChangeKind;
  out += "Thủ tục: thêm " + std::to_string(count_of(review, ChangeKind::kAdded)) + ", bỏ " +
         std::to_string(count_of(review, ChangeKind::kRemoved)) + ", đổi " +
         std::to_string(count_of(review, ChangeKind::kChanged)) + ". Câu tìm kiếm: thêm " +
         std::to_string(review.phrases_added.size()) + ", bỏ " +
         std::to_string(review.phrases_removed.size()) + ".\n";
  for (const auto& change : review.changes) {
    out +=
        "\n" + talk(web::label(change.kind)) + " " + change.code.text + "  " + change.name + "\n";
    for (const auto& field : change.fields) {
      // What changes law stands out, and first.
      const bool law = catalogue::weight_of(field.field) != ChangeWeight::kOther;
      out += std::string(law ? "  ! " : "    ") + web::change_place(talk, field.field) + ": " +
             or_nothing(field.before) + " → " + or_nothing(field.after) + "\n";
    }
  }
  for (const auto& phrase : review.phrases_added)
    out += "\nThêm câu tìm kiếm: " + phrase.text + " → " + phrase.code.text;
  for (const auto& phrase : review.phrases_removed)
    out += "\nBỏ câu tìm kiếm: " + phrase.text + " → " + phrase.code.text;
  return out + "\n";
}

std::string as_json(const Import& import, bool published) {
  json::Value review(json::Object{});
  // Our own document: what the hash was made of, member by member.
  if (auto parsed = json::parse(catalogue::review_document(import.review),
                                {.bytes_max = 64U << 20, .depth_max = 8}))
    review = std::move(*parsed);
  const auto release = [](const catalogue::Release& one, const ReleaseHash& hash) {
    return json::Object{{"number", one.number},
                        {"effective", one.effective.text()},
                        {"note", one.note},
                        {"hash", hash.text()}};
  };
  return json::write(json::Value(
             json::Object{{"before", release(import.base.release, import.base.hash)},
                          {"after", release(import.publication.release, import.publication.hash)},
                          {"review", import.reviewed_as},
                          {"difference", std::move(review)},
                          {"published", published}})) +
         "\n";
}

/// By the server that holds the directory or, where none does, here.
Result<Done, std::string> make_release(const ImportWords& words, const Import& import) {
  const auto lock = files::DirectoryLock::take(words.directory);
  const bool is_live = !lock && lock.error() == files::DirectoryFailure::kInUse;
  if (!lock && !is_live) return fail("không ghi được vào thư mục " + words.directory);
  const auto progress = progress_of(words);
  TRY(stage_publication(words.directory, import.publication, progress));
  const ReleaseHash& hash = import.publication.hash;
  if (is_live) return ask_to_publish(words.directory, hash, words.reviewed);
  return publish_staged(words.directory, hash, words.reviewed, progress);
}

int publish(const ImportWords& words, const Import& import) {
  if (words.reviewed != import.reviewed_as) {
    complain(kOtherReview);
    return kRefused;
  }
  const auto made = make_release(words, import);
  if (!made) {
    complain(made.error());
    return kRefused;
  }
  const ReleaseHash& hash = import.publication.hash;
  print(words.as_json ? as_json(import, true)
                      : "Đã phát hành bản số " + std::to_string(import.publication.release.number) +
                            ": " + words.directory + "/" + place_of(hash) +
                            "\nChưa có hiệu lực cho đến khi hai người công bố: motcua catalogue "
                            "announce " +
                            hash.text() + "\n");
  return kDone;
}

int import_file(const ImportWords& words) {
  const auto effective = Date::parse(words.effective);
  if (!effective) {
    complain("--effective muốn ngày có hiệu lực, ví dụ 2026-12-01");
    return kWrongWords;
  }
  if (!words.reviewed.empty() && words.directory.empty()) {
    complain("phát hành (--reviewed) thì phải nói thư mục dữ liệu (--data)");
    return kWrongWords;
  }
  const auto import = prepare(words, *effective);
  if (!import) return refused(import.error());
  if (!words.reviewed.empty()) return publish(words, *import);
  if (words.as_json) {
    print(as_json(*import, false));
    return kDone;
  }
  print(in_words(*import));
  print(import->review.empty()
            ? "Không có gì thay đổi.\n"
            : "Dấu ! là chỗ đổi thời hạn hoặc tiền.\nMã xem xét: " + import->reviewed_as +
                  "\nĐã xem và đồng ý thì chạy lại lệnh này, thêm --data DIR --reviewed MÃ\n");
  return kDone;
}

}  // namespace

void add_import_command(CLI::App& catalogue, int& exit_code) {
  const auto words = std::make_shared<ImportWords>();
  CLI::App* command = catalogue.add_subcommand(
      "import", "xem một bản danh mục mới thay đổi những gì, rồi phát hành");
  command->add_option("file", words->file, "thư mục nguồn, bản phát hành hoặc một thủ tục (JSON)")
      ->required();
  command->add_option("--data", words->directory, "thư mục dữ liệu của trung tâm");
  command->add_option("--effective", words->effective, "ngày có hiệu lực")->required();
  command->add_option("--note", words->note, "ghi chú của bản phát hành");
  command->add_option("--reviewed", words->reviewed, "mã của những thay đổi đã xem: phát hành");
  command->add_flag("--json", words->as_json, "một tài liệu JSON");
  command->callback([words, &exit_code] { exit_code = import_file(*words); });
}

}  // namespace motcua
