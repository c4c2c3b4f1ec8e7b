// What main wires together into a Centre. Ports only: nothing here knows an engine.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "app/access_log.h"
#include "app/books.h"
#include "app/catalogue_book.h"
#include "app/changes.h"
#include "app/dossier_shelf.h"
#include "app/housekeeper.h"
#include "app/name_pages.h"
#include "app/numbers.h"
#include "app/office_book.h"
#include "app/partial_uploads.h"
#include "app/person_index.h"
#include "app/releases.h"
#include "app/seen_dossiers.h"
#include "app/sessions.h"
#include "app/signatures.h"
#include "app/uploads.h"
#include "app/writer.h"
#include "calendar/calendar.h"
#include "dossier/decide.h"
#include "ports/blob_store.h"
#include "ports/release_files.h"
#include "ports/printer.h"
#include "ports/signature_check.h"
#include "ports/upload_store.h"
#include "ports/vault.h"

namespace motcua::app {

/// One read connection with a store on it.
struct Reader {
  std::unique_ptr<sql::Connection> connection;
  std::unique_ptr<EventStore> store;
};
using ReaderFactory = std::function<Result<Reader, StoreFailure>()>;

/// Read connections, lent one to a thread at a time.
class ReaderPool {
 public:
  explicit ReaderPool(ReaderFactory factory) : factory_(std::move(factory)) {}

  class Lease {
   public:
    Lease(ReaderPool& pool, Reader reader) : pool_(&pool), reader_(std::move(reader)) {}
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (reader_.store) pool_->give_back(std::move(reader_));
    }
    [[nodiscard]] EventStore& store() { return *reader_.store; }
    [[nodiscard]] sql::Connection& connection() { return *reader_.connection; }

   private:
    ReaderPool* pool_;
    Reader reader_;
  };
  [[nodiscard]] Result<Lease, StoreFailure> take();

 private:
  friend class Lease;
  void give_back(Reader reader);
  ReaderFactory factory_;
  std::mutex mutex_;
  std::vector<Reader> idle_;
};

struct UnitFacts {
  std::string name;
  catalogue::AreaClass area = catalogue::AreaClass::kLowland;
};

/// Facts that come with the program, not from the log.
struct Reference {
  EditionPtr starting;  // the release inside the program; others are announced in the log
  std::shared_ptr<const calendar::Calendar> calendar;
  ReleaseSource releases;  // null: none to show
  std::unordered_map<UnitCode, UnitFacts> units;
};

struct CentrePorts {
  std::unique_ptr<EventStore> store;  // the writer's
  ReaderFactory readers;
  Keys* keys = nullptr;
  VaultDoor* vault = nullptr;
  Clock* clock = nullptr;
  Random* random = nullptr;
  BlobStore* blobs = nullptr;
  ReleaseFiles* releases = nullptr;  // null: only what is inside the program
  UploadStore* uploads = nullptr;
  const SignatureCheck* signatures = nullptr;  // null: signed files stay unchecked
  const Printer* printer = nullptr;            // null: nothing can be printed
  std::function<void(Instant)> confirm_clock;  // an officer said what time it is
  /// Makes what was erased stand in no file any more; on the writer's thread, outside a commit.
  /// False: a reader still sees it, try again. Null: nothing to cut.
  std::function<bool()> cut_journal;
};

struct CentreParts {
  CentreParts(CentrePorts given, NodeIdentity node, Reference reference);

  CentrePorts ports;
  Reference reference;
  ReaderPool readers;
  Books books;
  CatalogueBook catalogue;
  DossierShelf dossiers;
  Numbers numbers;
  Reader office_reader;  // the office is read at start and after failures
  OfficeBook office;
  PersonIndex persons;
  NamePages name_pages;
  Sessions sessions;
  AccessLog access;
  SeenDossiers seen;
  Uploads uploads;
  PartialUploads partial_uploads;
  SignatureWatch signatures;
  Changes changes;
  dossier::Policy policy;
  Writer writer;
  Housekeeper housekeeper;  // last: stopped first
};

}  // namespace motcua::app
