#include "app/catalogue_book.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/centre_parts.h"
#include "app/transaction.h"
#include "catalogue/document.h"

namespace motcua::app {
namespace {

// A technician who puts a file back waits no longer than this; until then a release of some
// thousand files is not read again for every page.
constexpr std::int64_t kAskAgainMs = 10'000;

}  // namespace

Edition::Edition(catalogue::Release release, const ReleaseHash& given,
                 catalogue::Catalogue procedures, std::shared_ptr<const catalogue::Forms> asked)
    : number(release.number),
      effective(release.effective),
      hash(given),
      catalogue(std::move(procedures)),
      search(catalogue),
      forms(asked != nullptr ? std::move(asked) : std::make_shared<const catalogue::Forms>()) {}

std::vector<ProcedureHit> Edition::find(std::string_view words, std::size_t limit) const {
  std::vector<ProcedureHit> out;
  for (const catalogue::Hit& hit : search.find(words, limit)) {
    const catalogue::Procedure& procedure = catalogue.procedures()[hit.place];
    out.push_back({procedure.code, procedure.name, hit.score});
  }
  return out;
}

CatalogueBook::CatalogueBook(Books& books, ReaderPool& readers, EditionPtr starting,
                             ReleaseFiles* files)
    : books_(books), readers_(readers), starting_(std::move(starting)), files_(files) {
  books_.add_shelf(*this);
}

StreamId CatalogueBook::stream() const {
  return named_stream(StreamKind::kCatalogue, books_.node().unit.text);
}

Result<Done, StoreFailure> CatalogueBook::load() {
  auto reader = TRY(readers_.take());
  catalogue::Announcements out;
  bool is_sound = true;
  TRY(reader.store().read_stream(stream(), 1, [&](const StoredEntry& entry) {
    const auto envelope = ledger::read_entry(entry.bytes);
    is_sound = envelope.has_value();
    if (!is_sound || envelope->header.kind != catalogue::kAnnouncedKind) return is_sound;
    const auto event = catalogue::read_announcement(envelope->body);
    is_sound = event.has_value();
    if (is_sound) out = catalogue::with(std::move(out), *event, envelope->header.legal_time());
    return is_sound;
  }));
  if (!is_sound) return fail(StoreFailure::kCorrupt);
  set(std::move(out));
  return Done{};
}

void CatalogueBook::forget() {
  // When even reading fails the old state is kept: the next commit will fail in its turn.
  (void)load();
}

void CatalogueBook::set(catalogue::Announcements announced) {
  const std::lock_guard lock(mutex_);
  announced_ = std::move(announced);
}

std::optional<catalogue::Announcements> CatalogueBook::announced() const {
  const std::lock_guard lock(mutex_);
  return announced_;
}

EditionPtr CatalogueBook::held(const ReleaseHash& hash) {
  const auto found = std::find_if(editions_.begin(), editions_.end(),
                                  [&](const EditionPtr& one) { return one->hash == hash; });
  if (found == editions_.end()) return nullptr;
  editions_.splice(editions_.begin(), editions_, found);
  return editions_.front();
}

Result<EditionPtr, Problem> CatalogueBook::edition(LegalTime moment) {
  ReleaseHash wanted;
  {
    const std::lock_guard lock(mutex_);
    if (!announced_) return fail(Problem{Fault::kCatalogueUnreadable});
    const catalogue::Announced* found = catalogue::in_force(*announced_, moment);
    if (found == nullptr || found->event.release == starting_->hash) return starting_;
    wanted = found->event.release;
    if (EditionPtr edition = held(wanted)) return edition;
  }
  const std::lock_guard one_at_a_time(load_mutex_);
  const std::int64_t now = books_.clock().now().since_boot_ms;
  {
    const std::lock_guard lock(mutex_);
    if (EditionPtr edition = held(wanted)) return edition;
    if (failed_ && failed_->hash == wanted && now - failed_->since_boot_ms < kAskAgainMs)
      return fail(Problem{Fault::kCatalogueUnreadable});
  }
  auto edition = read(wanted);
  const std::lock_guard lock(mutex_);
  if (!edition) {
    failed_ = Failed{wanted, now};
    return fail(Problem{Fault::kCatalogueUnreadable});
  }
  failed_.reset();
  editions_.push_front(*edition);
  if (editions_.size() > kEditionsMax) editions_.pop_back();
  return std::move(*edition);
}

Result<EditionPtr, ReleaseFileFault> CatalogueBook::read(const ReleaseHash& hash) {
  if (files_ == nullptr) return fail(ReleaseFileFault::kMissing);
  const std::string bytes = TRY(files_->release(hash));
  auto release = catalogue::parse_release(bytes);
  if (!release) return fail(ReleaseFileFault::kAltered);
  std::vector<catalogue::Procedure> procedures;
  std::vector<catalogue::Phrase> phrases;
  for (const catalogue::ReleaseEntry& entry : release->documents) {
    if (entry.kind == catalogue::DocumentKind::kPhrases) {
      const std::string text = TRY(files_->document(entry.hash));
      auto parsed = catalogue::parse_phrases(text);
      if (!parsed) return fail(ReleaseFileFault::kAltered);
      phrases = std::move(*parsed);
    } else if (entry.kind == catalogue::DocumentKind::kProcedure) {
      // What did not change since the program was made needs no reading: its hash says all.
      if (const auto* same = starting_->catalogue.find(entry.hash)) {
        procedures.push_back(*same);
        continue;
      }
      const std::string text = TRY(files_->document(entry.hash));
      auto parsed = catalogue::parse_document(text);
      if (!parsed || parsed->code.text != entry.name) return fail(ReleaseFileFault::kAltered);
      procedures.push_back(std::move(*parsed));
    }
  }
  auto forms = TRY(read_forms(*release));
  return std::make_shared<const Edition>(
      std::move(*release), hash, catalogue::Catalogue(std::move(procedures), std::move(phrases)),
      std::move(forms));
}

Result<std::shared_ptr<const catalogue::Forms>, ReleaseFileFault> CatalogueBook::read_forms(
    const catalogue::Release& release) {
  using catalogue::DocumentKind;
  const catalogue::Forms& own = *starting_->forms;
  std::list<std::string> texts;  // what the sources point into
  std::vector<catalogue::SourceFile> forms;
  std::vector<catalogue::SourceFile> lists;
  bool is_own = true;
  for (const catalogue::ReleaseEntry& entry : release.documents) {
    const bool is_form = entry.kind == DocumentKind::kForm;
    if (!is_form && entry.kind != DocumentKind::kCodeList) continue;
    const catalogue::CodeList* list = own.list(entry.name);
    const catalogue::Form* form = own.find(entry.hash);
    if (is_form && form != nullptr) {
      texts.push_back(form->document);
    } else if (!is_form && list != nullptr && list->hash == entry.hash) {
      texts.push_back(list->document);
    } else {
      texts.push_back(TRY(files_->document(entry.hash)));
      is_own = false;
    }
    (is_form ? forms : lists).push_back({entry.name, texts.back()});
  }
  // A release of the time before there were forms says nothing about them.
  const bool is_silent = forms.empty() && lists.empty();
  if (is_silent || (is_own && forms.size() == own.all().size())) return starting_->forms;
  auto read = catalogue::parse_forms(forms, lists);
  if (!read) return fail(ReleaseFileFault::kAltered);
  return std::make_shared<const catalogue::Forms>(std::move(*read));
}

std::shared_ptr<const catalogue::Forms> CatalogueBook::forms_with(
    const std::optional<DocumentHash>& form, LegalTime now) {
  const auto edition = this->edition(now);
  const auto& current = edition ? (*edition)->forms : starting_->forms;
  if (!form || current->find(*form) != nullptr) return current;
  if (starting_->forms->find(*form) != nullptr) return starting_->forms;
  {
    const std::lock_guard lock(mutex_);
    for (const EditionPtr& one : editions_)
      if (one->forms->find(*form) != nullptr) return one->forms;
    if (const auto old = old_forms_.find(*form); old != old_forms_.end()) return old->second;
  }
  if (files_ == nullptr) return current;
  const auto text = files_->document(*form);
  if (!text) return current;
  // Codes of a list are not reused: today's list knows what an old form's answers mean.
  std::vector<catalogue::SourceFile> lists;
  for (const catalogue::CodeList& list : current->lists())
    lists.push_back({list.name, list.document});
  auto read = catalogue::parse_forms({{"form", *text}}, lists);
  if (!read) return current;
  auto out = std::make_shared<const catalogue::Forms>(std::move(*read));
  const std::lock_guard lock(mutex_);
  if (old_forms_.size() >= kOldFormsMax) old_forms_.clear();
  old_forms_.insert_or_assign(*form, out);
  return out;
}

std::shared_ptr<const catalogue::Procedure> CatalogueBook::known(const DocumentHash& version) {
  // Shares the edition's life: a version stays while somebody looks at it.
  const auto of = [&](const EditionPtr& edition) {
    const catalogue::Procedure* found = edition->catalogue.find(version);
    return found == nullptr ? nullptr : std::shared_ptr<const catalogue::Procedure>(edition, found);
  };
  if (auto found = of(starting_)) return found;
  const std::lock_guard lock(mutex_);
  for (const EditionPtr& edition : editions_)
    if (auto found = of(edition)) return found;
  const auto pin = pins_.find(version);
  return pin == pins_.end() ? nullptr : pin->second;
}

std::shared_ptr<const catalogue::Procedure> CatalogueBook::pinned(const DocumentHash& version) {
  if (auto found = known(version)) return found;
  if (files_ == nullptr) return nullptr;
  const auto text = files_->document(version);
  if (!text) return nullptr;
  auto parsed = catalogue::parse_document(*text);
  if (!parsed) return nullptr;
  auto out = std::make_shared<const catalogue::Procedure>(std::move(*parsed));
  const std::lock_guard lock(mutex_);
  if (pins_.size() >= kPinsMax) pins_.clear();
  pins_.insert_or_assign(version, out);
  return out;
}

std::string CatalogueBook::name_of(const ProcedureCode& code, LegalTime now) {
  if (const auto edition = this->edition(now))
    if (const auto* procedure = (*edition)->catalogue.find(code)) return procedure->name;
  const auto* procedure = starting_->catalogue.find(code);
  return procedure == nullptr ? std::string() : procedure->name;
}

void CatalogueBook::prepare(LegalTime now, LegalTime soon) {
  // Whoever asks for it gets the fault.
  (void)edition(soon);
  (void)edition(now);  // last: it stays longest
}

Result<StreamId, Problem> plan_announcement(CentreParts& parts, Transaction& transaction,
                                            const catalogue::ReleaseAnnounced& event) {
  if (transaction.now().source == ClockSource::kSuspect) return fail(Problem{Fault::kClockSuspect});
  auto before = parts.catalogue.announced();
  if (!before) return fail(Problem{Fault::kCatalogueUnreadable});
  // Two at once: the other one came first, and asking again gives the sentence for it.
  if (!before->empty() && before->back().event.number >= event.number)
    return fail(Problem{Fault::kBusy});
  NewEvent announced;
  announced.stream = parts.catalogue.stream();
  announced.kind = std::string(catalogue::kAnnouncedKind);
  announced.body = catalogue::body_of(event);
  announced.actor = event.by.front();
  TRY(transaction.write({announced}));
  parts.catalogue.set(catalogue::with(std::move(*before), event, transaction.legal_now()));
  return parts.catalogue.stream();
}

}  // namespace motcua::app
