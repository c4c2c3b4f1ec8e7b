#include "catalogue/release.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/sha256.h"
#include "catalogue/document.h"

namespace motcua::catalogue {
namespace {

constexpr std::size_t kBytesMax = 4 * 1024 * 1024;
const std::vector<std::string_view>& kind_words() {
  static const std::vector<std::string_view> all{"procedure", "phrases", "calendar",
                                                 "units",     "form",    "code_list"};
  return all;
}

bool before(const ReleaseEntry& a, const ReleaseEntry& b) {
  return std::tie(a.kind, a.name) < std::tie(b.kind, b.name);
}

ReleaseEntry read_entry(const json::Value& value, InputErrors& errors, std::string path) {
  input::Reader in(value, errors, std::move(path));
  ReleaseEntry entry;
  entry.kind = static_cast<DocumentKind>(in.one_of("kind", kind_words()));
  entry.name = in.text("name");
  entry.hash = in.id<DocumentHash>("hash");
  in.done();
  return entry;
}

}  // namespace

std::string phrases_document(const std::vector<Phrase>& phrases) {
  std::string out = "{\"format\":1,\"phrases\":[";
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    if (i > 0) out += ',';
    json::ObjectWriter one(out);
    one.text("phrase", phrases[i].text).text("code", phrases[i].code.text);
    one.end();
  }
  return out + "]}";
}

Result<std::vector<Phrase>, InputErrors> parse_phrases(std::string_view bytes) {
  const auto parsed = json::parse(bytes, {.bytes_max = kBytesMax, .depth_max = 4});
  if (!parsed) return fail(InputErrors{{"", InputFault::kBadForm, 0}});
  InputErrors errors;
  input::Reader in(*parsed, errors);
  in.integer("format", 1, 1);
  std::vector<Phrase> out;
  for (const json::Value* item : in.items("phrases", 100'000, true)) {
    input::Reader one(*item, errors, "phrases." + std::to_string(out.size()));
    Phrase phrase;
    phrase.text = one.text("phrase");
    phrase.code.text = one.text("code");
    one.done();
    out.push_back(std::move(phrase));
  }
  in.done();
  if (errors.empty() && phrases_document(out) != bytes)
    errors.push_back({"", InputFault::kContradicts, 0});
  if (!errors.empty()) return fail(std::move(errors));
  return out;
}

Release release_of(const Catalogue& catalogue, int number, Date effective, std::string note,
                   const std::vector<CarriedDocument>& carried) {
  Release out{number, effective, std::move(note), {}};
  for (std::size_t i = 0; i < catalogue.procedures().size(); ++i)
    out.documents.push_back(
        {DocumentKind::kProcedure, catalogue.procedures()[i].code.text, catalogue.hash(i)});
  out.documents.push_back(
      {DocumentKind::kPhrases, "phrases", hash_of_document(phrases_document(catalogue.phrases()))});
  for (const CarriedDocument& one : carried)
    out.documents.push_back({one.kind, one.name, hash_of_document(one.bytes)});
  std::sort(out.documents.begin(), out.documents.end(), before);
  return out;
}

std::string release_document(const Release& release) {
  std::string text;
  json::ObjectWriter out(text);
  out.integer("format", 1).integer("number", release.number);
  out.text("effective", release.effective.text()).text("note", release.note);
  std::string entries = "[";
  for (const ReleaseEntry& entry : release.documents) {
    if (entries.size() > 1) entries += ',';
    json::ObjectWriter one(entries);
    one.text("kind", kind_words()[static_cast<std::size_t>(entry.kind)]);
    one.text("name", entry.name).text("hash", entry.hash.text());
    one.end();
  }
  out.raw("documents", entries + "]");
  out.end();
  return text;
}

ReleaseHash hash_of_release(std::string_view bytes) {
  ReleaseHash hash;
  hash.bytes = sha256(bytes).bytes;
  return hash;
}

Result<Release, InputErrors> parse_release(std::string_view bytes) {
  const auto parsed = json::parse(bytes, {.bytes_max = kBytesMax, .depth_max = 8});
  if (!parsed) return fail(InputErrors{{"", InputFault::kBadForm, 0}});
  InputErrors errors;
  input::Reader in(*parsed, errors);
  Release out;
  in.integer("format", 1, 1);
  out.number = static_cast<int>(in.integer("number", 1, 1'000'000));
  out.effective = in.date("effective");
  out.note = in.text("note", {0, 2000});
  std::size_t place = 0;
  for (const json::Value* item : in.items("documents", 100'000, true))
    out.documents.push_back(read_entry(*item, errors, "documents." + std::to_string(place++)));
  in.done();
  const auto out_of_order = std::adjacent_find(
      out.documents.begin(), out.documents.end(),
      [](const ReleaseEntry& a, const ReleaseEntry& b) { return !before(a, b); });
  if (out_of_order != out.documents.end())
    errors.push_back({"documents", InputFault::kContradicts, 0});
  if (errors.empty() && release_document(out) != bytes)
    errors.push_back({"", InputFault::kContradicts, 0});
  if (!errors.empty()) return fail(std::move(errors));
  return out;
}

Draft::Draft(const Catalogue& start) : phrases_(start.phrases()) {
  for (const Procedure& procedure : start.procedures())
    procedures_.emplace(procedure.code, procedure);
}

void Draft::put(Procedure procedure) {
  const ProcedureCode code = procedure.code;
  procedures_.insert_or_assign(code, std::move(procedure));
}

void Draft::remove(const ProcedureCode& code) { procedures_.erase(code); }

Catalogue Draft::catalogue() const {
  std::vector<Procedure> all;
  all.reserve(procedures_.size());
  for (const auto& [code, procedure] : procedures_) all.push_back(procedure);
  return {std::move(all), phrases_};
}

Result<Publication, std::vector<LintFault>> Draft::publish(int number, Date effective,
                                                           std::string note) const {
  auto faults = lint(catalogue());
  if (!faults.empty()) return fail(std::move(faults));
  Publication out;
  out.release = {number, effective, std::move(note), {}};
  const auto add = [&](DocumentKind kind, std::string name, std::string bytes) {
    const DocumentHash hash = hash_of_document(bytes);
    out.release.documents.push_back({kind, std::move(name), hash});
    out.documents.emplace(hash, std::move(bytes));
  };
  for (const auto& [code, procedure] : procedures_)
    add(DocumentKind::kProcedure, code.text, document(procedure));
  add(DocumentKind::kPhrases, "phrases", phrases_document(phrases_));
  for (const CarriedDocument& carried : carried_) add(carried.kind, carried.name, carried.bytes);
  std::sort(out.release.documents.begin(), out.release.documents.end(), before);
  out.hash = hash_of_release(release_document(out.release));
  return out;
}

void DocumentShelf::add(const Catalogue& catalogue) {
  for (std::size_t i = 0; i < catalogue.procedures().size(); ++i) {
    auto& slot = versions_[catalogue.hash(i)];
    if (!slot) slot = std::make_unique<const Procedure>(catalogue.procedures()[i]);
  }
}

Result<DocumentHash, InputErrors> DocumentShelf::add(std::string_view bytes) {
  const DocumentHash hash = hash_of_document(bytes);
  if (versions_.contains(hash)) return hash;
  Procedure procedure = TRY(parse_document(bytes));
  versions_.emplace(hash, std::make_unique<const Procedure>(std::move(procedure)));
  return hash;
}

const Procedure* DocumentShelf::find(const DocumentHash& hash) const {
  const auto at_version = versions_.find(hash);
  return at_version == versions_.end() ? nullptr : at_version->second.get();
}

}  // namespace motcua::catalogue
