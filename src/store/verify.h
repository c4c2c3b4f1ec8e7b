// verify: every byte of the log, the tree, the projections and the side data held against what it
// must be. Reads only, in one snapshot: a live server is not disturbed.
//
// What it can and cannot say: whatever was altered by itself is found. Someone who rewrites the log
// from some entry to its end, tree included, is found only by a root known elsewhere.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/envelope.h"
#include "store/projection.h"
#include "store/rebuild.h"
#include "store/schema.h"

namespace motcua::store {

enum class VerifyFault {
  kUnreadable,       // the engine or the form of a column says no
  kGap,              // a position of the log is missing or stands twice
  kBytesDiffer,      // not what was packed there
  kNotAnEvent,       // the bytes are not what our writer writes
  kNotInItsPlace,    // stream or position in it differ from what the bytes say
  kGapInStream,      // a stream's positions are not 1, 2, 3, ...
  kBadEvent,         // a fold refuses it: unknown body, or a command that began elsewhere
  kTreeDiffers,      // the frontier is not that of the leaves
  kIndexDiffers,     // an index does not hold the rows of its table
  kIdentityDiffers,  // the node's own record is not what node.created says
  kLayoutDiffers,    // the projections were made by other folds: rebuild
  kRowMissing,       // the log says that it must be there
  kRowUnexpected,    // nothing in the log asks for it
  kRowDiffers,       // of a projection
  kSideDataForged,   // a signature or form does not hold
  kBlobDamaged,      // its bytes do not hash to its address
  kBlobMissing,      // an event brought it
  kBlobUncited,      // no event brought it
  kFileUnexpected,   // not the name of a blob, where only blobs may lie
  kReleaseMissing,   // a file of the catalogue that was announced, or that a dossier pinned
  kReleaseAltered,   // its bytes do not hash to its name
};
/// "bytes_differ": for people and programs alike.
[[nodiscard]] std::string_view name_of(VerifyFault fault);

struct VerifyProblem {
  std::string place;  // "entry 12", "tree 0", "dossier 5d3f...", never personal data
  VerifyFault fault = VerifyFault::kUnreadable;
  std::optional<StreamId> stream{};  // whose event, row or blob it is, where that can be told
  std::string dossier{};             // the number of that dossier, filled in by verify()
};

/// "wrap 5d3f...", "number_day 15607/2026-03-10/1": the table, then the cells of the key.
[[nodiscard]] std::string place_of(const Table& table, std::span<const sql::Cell> cells);

/// Side data, held against the log as far as it can be. Called in this order: event() for every
/// event that can be read, row() for every row of tables() in key order, end().
class SideDataCheck {
 public:
  using Report = std::function<void(VerifyProblem)>;

  virtual ~SideDataCheck() = default;
  [[nodiscard]] virtual std::span<const Table* const> tables() const = 0;
  virtual void event(const ledger::Envelope& event) = 0;
  virtual void row(const Table& table, std::span<const sql::Cell> cells, const Report& report) = 0;
  /// `is_whole`: every row of every table was given. The place for what lies outside the database.
  virtual void end(bool is_whole, const Report& report) = 0;
};

struct VerifyOptions {
  Progress progress{};
  SideDataCheck* side_data = nullptr;
  /// The engine's own check of its file: pages, trees, order. Without it a damaged signpost inside
  /// a tree is not seen, for verify reads tables from end to end and needs no signposts.
  std::function<Result<std::vector<std::string>, sql::Failure>(sql::Connection&)> check_engine{};
  std::size_t problems_max = 1000;  // kept; more are counted
};

struct Verification {
  bool ok = false;
  std::int64_t events = 0;
  std::int64_t streams = 0;
  TreeRoot root;          // of the own log, recomputed
  Sha256 content_digest;  // of the projections as recomputed from the log
  std::int64_t problem_count = 0;
  std::vector<VerifyProblem> problems;
};

/// Fails only when nothing can be read at all (kUnavailable, kNewerVersion); every damage is a
/// problem with its place. Needs memory for all projected rows at once.
[[nodiscard]] Result<Verification, StoreFailure> verify(sql::Connection& reader,
                                                        Projections projections,
                                                        const VerifyOptions& options);

}  // namespace motcua::store
