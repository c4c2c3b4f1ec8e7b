// The catalogue as a node works with it: which release holds at a moment, and every procedure
// version that a dossier was ever received under (ADR 0058).
//
// What holds follows from the announcements in the log and from the moment asked about, so nothing
// has to happen at midnight. In memory are the starting release and the few others used last; a
// single old version is read when a dossier asks for it. What cannot be read whole is not replaced
// by anything else.
// Threads: everything may be called from any thread, but for set(), which is the writer's.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/books.h"
#include "app/problem.h"
#include "app/views.h"
#include "catalogue/announcement.h"
#include "catalogue/catalogue.h"
#include "catalogue/forms.h"
#include "catalogue/release.h"
#include "catalogue/search.h"
#include "ports/release_files.h"

namespace motcua::app {

class ReaderPool;
struct CentreParts;
class Transaction;

/// A release in memory. Immutable, shared.
struct Edition {
  Edition(catalogue::Release release, const ReleaseHash& hash, catalogue::Catalogue catalogue,
          std::shared_ptr<const catalogue::Forms> forms = nullptr);
  int number = 1;
  Date effective;
  ReleaseHash hash;
  catalogue::Catalogue catalogue;
  catalogue::SearchIndex search;
  std::shared_ptr<const catalogue::Forms> forms;  // what is asked on forms; never null

  [[nodiscard]] std::vector<ProcedureHit> find(std::string_view words, std::size_t limit) const;
};
using EditionPtr = std::shared_ptr<const Edition>;

class CatalogueBook final : public Shelf {
 public:
  /// `files` null: there are no releases but the starting one.
  CatalogueBook(Books& books, ReaderPool& readers, EditionPtr starting, ReleaseFiles* files);

  /// Reads the announcements. Until it succeeds once no release is taken to hold.
  [[nodiscard]] Result<Done, StoreFailure> load();
  void forget() override;  // after a failed commit: what the log says
  void set(catalogue::Announcements announced);
  /// None: they could not be read.
  [[nodiscard]] std::optional<catalogue::Announcements> announced() const;

  /// The release that holds at that moment; read from its files when it is not at hand.
  /// Fault::kCatalogueUnreadable where they are not what was announced.
  [[nodiscard]] Result<EditionPtr, Problem> edition(LegalTime moment);
  [[nodiscard]] const EditionPtr& starting() const { return starting_; }
  /// The version a dossier pinned; null: its document is not here, or was altered.
  [[nodiscard]] std::shared_ptr<const catalogue::Procedure> pinned(const DocumentHash& version);
  /// The forms that hold now, or some that hold the one named by answers, as far as it is at hand.
  [[nodiscard]] std::shared_ptr<const catalogue::Forms> forms_with(
      const std::optional<DocumentHash>& form, LegalTime now);
  /// For lists, of a procedure some dossier has; empty: no release at hand knows it.
  [[nodiscard]] std::string name_of(const ProcedureCode& code, LegalTime now);
  /// Reads what holds now and what will in some minutes, so that nobody waits for it then.
  void prepare(LegalTime now, LegalTime soon);

  [[nodiscard]] StreamId stream() const;

 private:
  [[nodiscard]] EditionPtr held(const ReleaseHash& hash);  // with mutex_
  [[nodiscard]] Result<EditionPtr, ReleaseFileFault> read(const ReleaseHash& hash);
  [[nodiscard]] Result<std::shared_ptr<const catalogue::Forms>, ReleaseFileFault> read_forms(
      const catalogue::Release& release);
  [[nodiscard]] std::shared_ptr<const catalogue::Procedure> known(const DocumentHash& version);

  static constexpr std::size_t kEditionsMax = 3;  // beside the starting one
  static constexpr std::size_t kPinsMax = 256;
  static constexpr std::size_t kOldFormsMax = 32;
  struct Failed {
    ReleaseHash hash;
    std::int64_t since_boot_ms = 0;
  };

  Books& books_;
  ReaderPool& readers_;
  const EditionPtr starting_;
  ReleaseFiles* const files_;
  std::mutex load_mutex_;  // one reads files at a time; taken before mutex_
  mutable std::mutex mutex_;
  std::optional<catalogue::Announcements> announced_;
  std::list<EditionPtr> editions_;  // used last first
  std::unordered_map<DocumentHash, std::shared_ptr<const catalogue::Procedure>> pins_;
  std::unordered_map<DocumentHash, std::shared_ptr<const catalogue::Forms>> old_forms_;
  std::optional<Failed> failed_;
};

/// The announcement's own law, at the moment it is written: who may announce was asked before.
[[nodiscard]] Result<StreamId, Problem> plan_announcement(CentreParts& parts,
                                                          Transaction& transaction,
                                                          const catalogue::ReleaseAnnounced& event);

}  // namespace motcua::app
