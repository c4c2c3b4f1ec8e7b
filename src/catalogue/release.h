// Releases: immutable sets of documents, each named by its SHA-256, and how a draft becomes one.
// A dossier pins a DocumentHash; DocumentShelf finds it again for ever (ADR 0036).
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "base/input.h"
#include "base/result.h"
#include "base/time.h"
#include "catalogue/catalogue.h"
#include "catalogue/lint.h"

namespace motcua::catalogue {

enum class DocumentKind { kProcedure, kPhrases, kCalendar, kUnits, kForm, kCodeList };

struct ReleaseEntry {
  DocumentKind kind = DocumentKind::kProcedure;
  std::string name;  // a procedure's code; "phrases", a calendar's version, "units", a form's name
  DocumentHash hash;
  bool operator==(const ReleaseEntry&) const = default;
};

struct Release {
  int number = 0;
  Date effective;
  std::string note;
  std::vector<ReleaseEntry> documents;  // sorted by kind, then name
  bool operator==(const Release&) const = default;
};

/// Documents other than procedures, which the catalogue only carries.
struct CarriedDocument {
  DocumentKind kind = DocumentKind::kCalendar;
  std::string name;
  std::string bytes;
};

/// What a catalogue is as a release, whether or not it would pass lint: for the one in the program,
/// which was linted when it was built.
[[nodiscard]] Release release_of(const Catalogue& catalogue, int number, Date effective,
                                 std::string note,
                                 const std::vector<CarriedDocument>& carried = {});
[[nodiscard]] std::string release_document(const Release& release);
[[nodiscard]] ReleaseHash hash_of_release(std::string_view bytes);
[[nodiscard]] Result<Release, InputErrors> parse_release(std::string_view bytes);

/// The search phrases as a document of a release.
[[nodiscard]] std::string phrases_document(const std::vector<Phrase>& phrases);
[[nodiscard]] Result<std::vector<Phrase>, InputErrors> parse_phrases(std::string_view bytes);

/// What publishing gives: the release and every document in it, as bytes.
struct Publication {
  Release release;
  ReleaseHash hash;
  std::map<DocumentHash, std::string> documents;
};

/// Procedures being prepared; nothing can be received under a draft.
class Draft {
 public:
  Draft() = default;
  explicit Draft(const Catalogue& start);

  void put(Procedure procedure);
  void remove(const ProcedureCode& code);
  void set_phrases(std::vector<Phrase> phrases) { phrases_ = std::move(phrases); }
  void carry(CarriedDocument document) { carried_.push_back(std::move(document)); }

  [[nodiscard]] Catalogue catalogue() const;
  /// Refused with every lint fault at once.
  [[nodiscard]] Result<Publication, std::vector<LintFault>> publish(int number, Date effective,
                                                                    std::string note) const;

 private:
  std::map<ProcedureCode, Procedure> procedures_;
  std::vector<Phrase> phrases_;
  std::vector<CarriedDocument> carried_;
};

/// Every procedure version this node knows, of all releases. Not shared while it is being filled.
class DocumentShelf {
 public:
  void add(const Catalogue& catalogue);
  /// Refused when the bytes are no procedure document; adding the same twice does nothing.
  [[nodiscard]] Result<DocumentHash, InputErrors> add(std::string_view bytes);
  /// Null for a hash that never was here. Stays valid as long as the shelf.
  [[nodiscard]] const Procedure* find(const DocumentHash& hash) const;
  [[nodiscard]] std::size_t size() const { return versions_.size(); }

 private:
  std::unordered_map<DocumentHash, std::unique_ptr<const Procedure>> versions_;
};

}  // namespace motcua::catalogue
