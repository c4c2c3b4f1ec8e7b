#include "store/verify.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/check.h"
#include "store/command_index.h"
#include "store/digest.h"
#include "store/dossier_tables.h"
#include "store/verify_parts.h"

namespace motcua::store {
namespace {

constexpr std::int64_t kProgressEntries = 4096;
constexpr std::int64_t kPageEntries = 1024;

class Verify {
 public:
  Verify(sql::Connection& reader, Projections projections, const VerifyOptions& options)
      : reader_(reader), options_(options), findings_(out_, options.problems_max) {
    for (Projection* projection : projections) folds_.push_back({projection, true});
    layout_ = store::layout_of(projections);
    tables_ = tables_of(projections);
    folds_.push_back({&command_index_, true});
  }

  Result<Verification, StoreFailure> run() {
    TRY(check_identity());
    TRY(check_engine());
    for (const Fold& fold : folds_) fold.projection->forget();
    LogCheck log(findings_, folds_, identity_, options_.side_data);
    TRY(check_log(log));
    if (!is_spoiled_) TRY(check("tree 0", check_tree(log)));
    if (!is_spoiled_) TRY(check("entry", check_indexes(reader_, log, findings_)));
    TRY(check_projections(log));
    for (const Fold& fold : folds_) fold.projection->forget();
    TRY(check_side_data());
    name_dossiers(log.rows());
    out_.events = log.events();
    out_.streams = static_cast<std::int64_t>(log.streams());
    out_.root = log.frontier().root();
    out_.content_digest = content_digest(log.rows().all(), tables_);
    out_.ok = out_.problem_count == 0;
    return std::move(out_);
  }

 private:
  /// Damage becomes a problem, and ends what can be read in this snapshot: a new one would show
  /// what was written since, and rows that differ for no fault. A database that does not answer
  /// ends the run.
  template <class T>
  Result<Done, StoreFailure> check(std::string place, const Result<T, sql::Failure>& result) {
    if (result) return Done{};
    const StoreFailure failure = store_failure(result.error());
    if (failure == StoreFailure::kUnavailable || failure == StoreFailure::kUnknown)
      return fail(failure);
    findings_.add(std::move(place), VerifyFault::kUnreadable);
    is_spoiled_ = true;
    return Done{};
  }

  Result<Done, StoreFailure> check_identity() {
    auto read = read_identity(reader_);
    if (read && *read) {
      identity_ = std::move(*read);
    } else if (!read && read.error() != StoreFailure::kCorrupt) {
      return fail(read.error());
    } else {
      findings_.add("meta", VerifyFault::kUnreadable);
      TRY(restart());
    }
    const auto layout = read_layout(reader_);
    is_layout_current_ = layout && *layout == layout_;
    if (!is_layout_current_) findings_.add("meta", VerifyFault::kLayoutDiffers);
    if (!layout) TRY(restart());
    return Done{};
  }

  Result<Done, StoreFailure> check_engine() {
    if (!options_.check_engine) return Done{};
    const auto faults = options_.check_engine(reader_);
    TRY(check("engine", faults));
    if (!faults) return Done{};
    for (const std::string& words : *faults)
      findings_.add("engine: " + words, VerifyFault::kUnreadable);
    return Done{};
  }

  /// Before anything was read that must belong together.
  Result<Done, StoreFailure> restart() {
    reader_.rollback();
    return of_store(reader_.begin());
  }

  Result<Done, StoreFailure> check_log(LogCheck& log) {
    std::int64_t total = 0;
    const auto counted = reader_.query("SELECT count(*) FROM entry", {}, [&](const sql::Row& row) {
      total = row.integer(0);
      return true;
    });
    TRY(check("entry", counted));
    std::int64_t next = std::numeric_limits<std::int64_t>::min();
    while (!is_spoiled_) {
      const std::int64_t before = log.events();
      const std::vector<sql::Cell> parameters = {next, kPageEntries};
      const auto read = reader_.query(
          "SELECT pos, log, idx, stream, seq, packed FROM entry WHERE pos >= $1 "
          "ORDER BY pos LIMIT $2",
          parameters, [&](const sql::Row& row) {
            log.entry(row);
            if (log.events() % kProgressEntries == 0 && options_.progress)
              options_.progress(log.events(), total);
            return true;
          });
      TRY(check("entry after " + std::to_string(log.last_pos()), read));
      // A page that does not move forward is a table whose order is broken.
      const bool moved = log.last_pos() >= next;
      const bool is_last = log.last_pos() == std::numeric_limits<std::int64_t>::max();
      if (!moved || is_last || log.events() - before < kPageEntries) return Done{};
      next = log.last_pos() + 1;
    }
    return Done{};
  }

  Result<Done, sql::Failure> check_tree(const LogCheck& log) {
    bool exists = false;
    TRY(reader_.query("SELECT log, size, frontier FROM tree ORDER BY log", {},
                      [&](const sql::Row& row) {
                        const auto stored = ledger::Frontier::parse(row.integer(1), row.blob(2));
                        exists = row.integer(0) == 0 && stored && *stored == log.frontier();
                        return exists;
                      }));
    const bool needs_none = log.frontier().size() == 0;
    if (!exists && !needs_none) findings_.add("tree 0", VerifyFault::kTreeDiffers);
    return Done{};
  }

  Result<Done, StoreFailure> check_projections(const LogCheck& log) {
    for (const Fold& fold : folds_) {
      const bool is_own = fold.projection == &command_index_;
      if (!fold.is_whole || (!is_own && !is_layout_current_)) continue;
      for (const Table* table : fold.projection->tables()) {
        if (is_spoiled_) return Done{};
        TRY(check(std::string(table->name),
                  check_rows(reader_, *table, log.rows().all(), findings_)));
      }
    }
    return Done{};
  }

  Result<Done, StoreFailure> check_side_data() {
    SideDataCheck* side_data = options_.side_data;
    if (side_data == nullptr) return Done{};
    const auto report = [&](VerifyProblem problem) { findings_.add(std::move(problem)); };
    std::vector<sql::Cell> cells;
    for (const Table* table : side_data->tables()) {
      if (is_spoiled_) break;
      const auto read = reader_.query(select_rows_sql(*table), {}, [&](const sql::Row& row) {
        read_cells(row, *table, cells);
        side_data->row(*table, cells, report);
        return true;
      });
      TRY(check(std::string(table->name), read));
    }
    side_data->end(!is_spoiled_, report);
    return Done{};
  }

  /// By the numbers the log gives, if it can: the stored table may be what is damaged.
  void name_dossiers(const MemoryRows& rows) {
    const bool is_kept = std::find(tables_.begin(), tables_.end(), &kDossierTable) != tables_.end();
    for (VerifyProblem& problem : out_.problems) {
      if (!problem.stream || problem.stream->kind != StreamKind::kDossier) continue;
      const std::vector<sql::Cell> key = {sql::Blob{problem.stream->raw().substr(1)}};
      if (const auto* row = rows.all().find(kDossierTable, key)) {
        problem.dossier = std::get<std::string>((*row)[kNumber]);
      } else if (is_kept && !is_spoiled_) {
        // Its first event is what cannot be read. Without an answer it stays without a name.
        (void)reader_.query(select_row_sql(kDossierTable), key, [&](const sql::Row& stored) {
          problem.dossier = std::string(stored.text(kNumber));
          return false;
        });
      }
    }
  }

  sql::Connection& reader_;
  const VerifyOptions& options_;
  Verification out_;
  Findings findings_;
  std::vector<Fold> folds_;
  CommandIndex command_index_;
  Sha256 layout_;
  bool is_layout_current_ = false;
  bool is_spoiled_ = false;
  std::vector<const Table*> tables_;
  std::optional<Identity> identity_;
};

}  // namespace

std::string_view name_of(VerifyFault fault) {
  switch (fault) {
    case VerifyFault::kUnreadable: return "unreadable";
    case VerifyFault::kGap: return "gap";
    case VerifyFault::kBytesDiffer: return "bytes_differ";
    case VerifyFault::kNotAnEvent: return "not_an_event";
    case VerifyFault::kNotInItsPlace: return "not_in_its_place";
    case VerifyFault::kGapInStream: return "gap_in_stream";
    case VerifyFault::kBadEvent: return "bad_event";
    case VerifyFault::kTreeDiffers: return "tree_differs";
    case VerifyFault::kIndexDiffers: return "index_differs";
    case VerifyFault::kIdentityDiffers: return "identity_differs";
    case VerifyFault::kLayoutDiffers: return "layout_differs";
    case VerifyFault::kRowMissing: return "row_missing";
    case VerifyFault::kRowUnexpected: return "row_unexpected";
    case VerifyFault::kRowDiffers: return "row_differs";
    case VerifyFault::kSideDataForged: return "side_data_forged";
    case VerifyFault::kBlobDamaged: return "blob_damaged";
    case VerifyFault::kBlobMissing: return "blob_missing";
    case VerifyFault::kBlobUncited: return "blob_uncited";
    case VerifyFault::kFileUnexpected: return "file_unexpected";
    case VerifyFault::kReleaseMissing: return "release_missing";
    case VerifyFault::kReleaseAltered: return "release_altered";
  }
  CHECK(false, "no such fault");
}

Result<Verification, StoreFailure> verify(sql::Connection& reader, Projections projections,
                                          const VerifyOptions& options) {
  TRY(of_store(reader.begin()));
  auto out = Verify(reader, projections, options).run();
  reader.rollback();
  return out;
}

}  // namespace motcua::store
