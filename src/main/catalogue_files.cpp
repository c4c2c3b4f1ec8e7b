#include "main/catalogue_files.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/json.h"
#include "base/text.h"
#include "catalogue/document.h"
#include "catalogue/review.h"
#include "main/node_files.h"
#include "main/release_files.h"
#include "main/shipped_catalogue.h"
#include "main/shipped_forms.h"

namespace motcua {
namespace {

namespace fs = std::filesystem;
using catalogue::DocumentKind;
using catalogue::Progress;

constexpr std::uintmax_t kFileBytesMax = 4U << 20;
constexpr std::size_t kFilesMax = 100'000;

/// Of the starting release: what is embedded carries no officials' signatures.
catalogue::Release starting_words() {
  catalogue::Release out;
  out.number = 1;
  out.effective = *Date::of(2026, 7, 1);
  out.note = "Bản khởi đầu có sẵn trong chương trình (dữ liệu trình diễn)";
  return out;
}

Result<std::string, CatalogueFaults> read_file(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return fail(CatalogueFaults{path + ": không đọc được"});
  if (size > kFileBytesMax) return fail(CatalogueFaults{path + ": lớn hơn 4 MB"});
  auto text = read_text(path);
  if (!text) return fail(CatalogueFaults{text.error()});
  return std::move(*text);
}

CatalogueFaults told(const std::string& path, const InputErrors& errors) {
  CatalogueFaults out;
  for (const InputError& one : errors)
    out.push_back(path + ": " + (one.path.empty() ? "" : one.path + ": ") +
                  std::string(catalogue::word(one.fault)));
  return out;
}

/// The folder in which a release's documents lie.
std::string documents_of(const std::string& release_path) {
  const fs::path folder = fs::path(release_path).parent_path();
  std::error_code error;
  if (fs::is_directory(folder / "documents", error)) return (folder / "documents").string();
  return (folder.parent_path() / "documents").string();
}

/// Beside its own name: not published.
std::string staged_path(const std::string& directory, const ReleaseHash& hash) {
  return directory + "/catalogue/releases/" + hash.text() + ".part";
}

/// The document's bytes, which are what their name says.
Result<std::string, CatalogueFaults> read_named(const std::string& folder,
                                                const DocumentHash& hash) {
  const std::string path = folder + "/" + hash.text() + ".json";
  std::string bytes = TRY(read_file(path));
  if (catalogue::hash_of_document(bytes) != hash)
    return fail(CatalogueFaults{path + ": nội dung không khớp với tên (mã băm)"});
  return bytes;
}

Result<LoadedRelease, CatalogueFaults> load(catalogue::Release release, const ReleaseHash& hash,
                                            const std::string& folder, const Progress& progress) {
  std::vector<catalogue::Procedure> procedures;
  std::vector<catalogue::Phrase> phrases;
  std::vector<catalogue::CarriedDocument> carried;
  std::size_t done = 0;
  for (const catalogue::ReleaseEntry& entry : release.documents) {
    if (progress && done % 64 == 0) progress(done, release.documents.size());
    ++done;
    std::string bytes = TRY(read_named(folder, entry.hash));
    if (entry.kind != DocumentKind::kProcedure && entry.kind != DocumentKind::kPhrases) {
      carried.push_back({entry.kind, entry.name, std::move(bytes)});
      continue;
    }
    const std::string place = folder + "/" + entry.hash.text() + ".json";
    if (entry.kind == DocumentKind::kPhrases) {
      auto read = catalogue::parse_phrases(bytes);
      if (!read) return fail(told(place, read.error()));
      phrases = std::move(*read);
    } else {
      auto read = catalogue::parse_document(bytes);
      if (!read) return fail(told(place, read.error()));
      if (read->code.text != entry.name)
        return fail(CatalogueFaults{place + ": là thủ tục " + read->code.text + ", không phải " +
                                    entry.name});
      procedures.push_back(std::move(*read));
    }
  }
  if (progress) progress(done, done);
  LoadedRelease out;
  out.hash = hash;
  out.catalogue =
      std::make_shared<const catalogue::Catalogue>(std::move(procedures), std::move(phrases));
  out.release = std::move(release);
  out.carried = std::move(carried);
  return out;
}

/// A draft that changes procedures keeps the forms they are asked on.
catalogue::Draft carrying(catalogue::Draft draft, const LoadedRelease& base) {
  for (const auto& document : base.carried) draft.carry(document);
  return draft;
}

bool is_release(const json::Value& value) { return value.find("documents") != nullptr; }

Result<catalogue::Draft, CatalogueFaults> read_folder(const std::string& path,
                                                      const Progress& progress) {
  std::vector<std::pair<std::string, std::string>> everyday;  // name, text
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(path + "/everyday", error)) {
    if (entry.path().extension() != ".json") continue;
    if (everyday.size() >= kFilesMax) return fail(CatalogueFaults{path + ": quá nhiều tệp"});
    const std::string name = "everyday/" + entry.path().filename().string();
    everyday.emplace_back(name, TRY(read_file(entry.path().string())));
  }
  std::sort(everyday.begin(), everyday.end());
  const std::string procedures = TRY(read_file(path + "/procedures.csv"));
  const std::string phrases = TRY(read_file(path + "/phrases.csv"));
  catalogue::Sources sources{{"procedures.csv", procedures}, {"phrases.csv", phrases}, {}};
  for (const auto& [name, text] : everyday) sources.everyday.push_back({name, text});
  const auto read = catalogue::read_sources(sources, progress);
  if (read) return catalogue::Draft(*read);
  CatalogueFaults faults;
  for (const auto& fault : read.error()) faults.push_back(path + "/" + sentence(fault));
  return fail(std::move(faults));
}

}  // namespace

Result<LoadedRelease, CatalogueFaults> starting_release(const Progress& progress) {
  auto shipped = shipped_catalogue(progress);
  if (!shipped) {
    CatalogueFaults faults;
    for (const auto& fault : shipped.error()) faults.push_back(sentence(fault));
    return fail(std::move(faults));
  }
  LoadedRelease out;
  out.is_shipped = true;
  out.catalogue = std::make_shared<const catalogue::Catalogue>(std::move(*shipped));
  const auto forms = shipped_forms(*out.catalogue);
  if (!forms) {
    CatalogueFaults faults;
    for (const auto& fault : forms.error()) faults.push_back(sentence(fault));
    return fail(std::move(faults));
  }
  for (const auto& form : forms->all())
    out.carried.push_back({DocumentKind::kForm, form.name, form.document});
  for (const auto& list : forms->lists())
    out.carried.push_back({DocumentKind::kCodeList, list.name, list.document});
  const catalogue::Release words = starting_words();
  out.release =
      catalogue::release_of(*out.catalogue, words.number, words.effective, words.note, out.carried);
  out.hash = catalogue::hash_of_release(catalogue::release_document(out.release));
  return out;
}

Result<LoadedRelease, CatalogueFaults> read_release(const std::string& path,
                                                    const Progress& progress) {
  const std::string bytes = TRY(read_file(path));
  auto release = catalogue::parse_release(bytes);
  if (!release) return fail(told(path, release.error()));
  return load(std::move(*release), catalogue::hash_of_release(bytes), documents_of(path), progress);
}

Result<std::vector<catalogue::Release>, CatalogueFaults> published_releases(
    const std::string& directory) {
  std::vector<catalogue::Release> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory + "/catalogue/releases", error)) {
    const std::string path = entry.path().string();
    if (entry.path().extension() != ".json") continue;  // one that was cut short
    const std::string bytes = TRY(read_file(path));
    auto release = catalogue::parse_release(bytes);
    if (!release) return fail(told(path, release.error()));
    if (catalogue::hash_of_release(bytes).text() != entry.path().stem())
      return fail(CatalogueFaults{path + ": nội dung không khớp với tên (mã băm)"});
    out.push_back(std::move(*release));
  }
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return a.number < b.number; });
  return out;
}

Result<LoadedRelease, CatalogueFaults> newest_release(const std::string& directory,
                                                      const Progress& progress) {
  if (directory.empty()) return starting_release(progress);
  auto published = TRY(published_releases(directory));
  if (published.empty()) return starting_release(progress);
  const std::string bytes = catalogue::release_document(published.back());
  return load(std::move(published.back()), catalogue::hash_of_release(bytes),
              directory + "/catalogue/documents", progress);
}

Result<catalogue::Draft, CatalogueFaults> read_proposal(const std::string& path,
                                                        const LoadedRelease& base,
                                                        const Progress& progress) {
  std::error_code error;
  if (fs::is_directory(path, error)) {
    catalogue::Draft draft = TRY(read_folder(path, progress));
    return carrying(std::move(draft), base);
  }
  const std::string bytes = TRY(read_file(path));
  const auto value = json::parse(bytes, {.bytes_max = kFileBytesMax, .depth_max = 32});
  if (!value || value->as_object() == nullptr)
    return fail(CatalogueFaults{path + ": không phải tệp JSON của danh mục"});
  if (is_release(*value)) {
    const LoadedRelease release = TRY(read_release(path, progress));
    return carrying(catalogue::Draft(*release.catalogue), release);
  }
  auto procedure = catalogue::parse_document(bytes);
  if (!procedure) return fail(told(path, procedure.error()));
  catalogue::Draft draft(*base.catalogue);
  draft.put(std::move(*procedure));
  return carrying(std::move(draft), base);
}

Result<Done, std::string> stage_publication(const std::string& directory,
                                            const catalogue::Publication& publication,
                                            const Progress& progress) {
  const std::string folder = directory + "/catalogue";
  std::error_code error;
  fs::create_directories(folder + "/documents", error);
  if (!error) fs::create_directories(folder + "/releases", error);
  if (error) return fail("không tạo được thư mục " + folder);
  // Of this process alone: another one may be laying the same documents down.
  const std::string part = folder + "/documents/" + std::to_string(::getpid()) + ".part";
  std::size_t done = 0;
  for (const auto& [hash, bytes] : publication.documents) {
    if (progress) progress(done, publication.documents.size());
    ++done;
    const std::string path = folder + "/documents/" + hash.text() + ".json";
    // A document that did not change keeps its name; one that was altered is put right.
    const auto held = read_text(path);
    if (held && *held == bytes) continue;
    TRY(write_loosely(part, bytes));
    fs::rename(part, path, error);
    if (error) return fail("không ghi được " + path);
  }
  TRY(write_loosely(staged_path(directory, publication.hash),
                    catalogue::release_document(publication.release)));
  TRY(sync_file_system(folder));  // once for thousands of files
  if (progress) progress(done, done);
  return Done{};
}

Result<Done, std::string> publish_staged(const std::string& directory, const ReleaseHash& hash,
                                         std::string_view reviewed, const Progress& progress) {
  const std::string staged = staged_path(directory, hash);
  const auto bytes = read_file(staged);
  if (!bytes) return fail(std::string("chưa có bản nào mang mã này chờ phát hành"));
  auto release = catalogue::parse_release(*bytes);
  if (!release || catalogue::hash_of_release(*bytes) != hash)
    return fail(staged + ": nội dung không khớp với tên (mã băm)");
  const auto first_of = [](const CatalogueFaults& faults) {
    return faults.empty() ? std::string("danh mục có chỗ sai") : faults.front();
  };
  const auto base = newest_release(directory);
  if (!base) return fail(first_of(base.error()));
  if (release->number != base->release.number + 1)
    return fail("bản mới nhất đã là số " + std::to_string(base->release.number) +
                ": chạy lại lệnh không có --reviewed và xem lại");
  const auto loaded = load(*release, hash, directory + "/catalogue/documents", progress);
  if (!loaded) return fail(first_of(loaded.error()));
  const auto linted = carrying(catalogue::Draft(*loaded->catalogue), *loaded)
                          .publish(release->number, release->effective, release->note);
  if (!linted) return fail(sentence(linted.error().front()));
  const auto review = catalogue::review(*base->catalogue, base->hash, *loaded->catalogue, hash);
  if (linted->hash != hash || catalogue::hash_of_review(review).text() != reviewed)
    return fail(std::string(kOtherReview));
  std::error_code error;
  const std::string path = directory + "/" + place_of(hash);
  fs::rename(staged, path, error);
  if (error) return fail("không ghi được " + path);
  return sync_file_system(directory + "/catalogue");
}

}  // namespace motcua
