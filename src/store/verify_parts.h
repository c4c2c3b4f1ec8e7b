// The parts of verify(), each with its own file. Not for other folders.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ledger/envelope.h"
#include "ledger/tree.h"
#include "store/identity.h"
#include "store/packing.h"
#include "store/projection.h"
#include "store/verify.h"

namespace motcua::store {

/// Problems as they are found.
class Findings {
 public:
  Findings(Verification& out, std::size_t kept_max) : out_(out), kept_max_(kept_max) {}
  void add(VerifyProblem problem) {
    if (out_.problems.size() < kept_max_) out_.problems.push_back(std::move(problem));
    ++out_.problem_count;
  }
  void add(std::string place, VerifyFault fault) { add({std::move(place), fault}); }

 private:
  Verification& out_;
  std::size_t kept_max_;
};

/// A hash of a set: the same in whatever order its elements come.
class SetHash {
 public:
  void add(std::string_view element);
  bool operator==(const SetHash&) const = default;

 private:
  std::array<std::uint64_t, 4> sums_{};
};

/// A projection, and whether all events so far could be folded.
struct Fold {
  Projection* projection = nullptr;
  bool is_whole = true;
};

/// Reads the log from its first entry to its last.
class LogCheck {
 public:
  LogCheck(Findings& findings, std::vector<Fold>& folds, const std::optional<Identity>& identity,
           SideDataCheck* side_data)
      : findings_(findings), folds_(folds), identity_(identity), side_data_(side_data) {}

  /// Columns in the order of kEntryTable.
  void entry(const sql::Row& row);
  /// What the indexes must hold, by the table itself.
  [[nodiscard]] const SetHash& by_stream() const { return by_stream_; }
  [[nodiscard]] const SetHash& by_log() const { return by_log_; }
  [[nodiscard]] const ledger::Frontier& frontier() const { return frontier_; }
  [[nodiscard]] const MemoryRows& rows() const { return rows_; }
  [[nodiscard]] std::int64_t events() const { return events_; }
  [[nodiscard]] std::int64_t last_pos() const { return last_pos_; }
  [[nodiscard]] std::size_t streams() const { return last_seqs_.size(); }

 private:
  struct Place {
    std::int64_t pos, log, idx;
  };
  void event(const Place& place, std::string_view stream, std::int64_t seq,
             const ledger::Envelope& event);
  void check_identity(const ledger::Envelope& event);
  void problem(VerifyFault fault);

  Findings& findings_;
  std::vector<Fold>& folds_;
  const std::optional<Identity>& identity_;
  SideDataCheck* side_data_;
  std::optional<StreamId> stream_;  // of the entry being looked at
  std::int64_t events_ = 0;
  std::int64_t last_pos_ = 0;
  Packing packing_;
  Bytes bytes_;  // of the entry at hand
  ledger::Frontier frontier_;
  std::unordered_map<StreamId, std::int64_t> last_seqs_;
  SetHash by_stream_;
  SetHash by_log_;
  MemoryRows rows_;
};

/// The elements of the two index hashes.
[[nodiscard]] Bytes stream_element(std::string_view stream, std::int64_t seq, std::int64_t log,
                                   std::int64_t pos);
[[nodiscard]] Bytes log_element(std::int64_t log, std::int64_t idx, std::int64_t pos);

/// The stored rows of one table against those recomputed.
[[nodiscard]] Result<Done, sql::Failure> check_rows(sql::Connection& reader, const Table& table,
                                                    const RowMap& expected, Findings& findings);
/// Both indexes of the entries, each read in its own order.
[[nodiscard]] Result<Done, sql::Failure> check_indexes(sql::Connection& reader, const LogCheck& log,
                                                       Findings& findings);

}  // namespace motcua::store
