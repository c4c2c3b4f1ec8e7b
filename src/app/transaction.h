// One job's share of a commit: the events it stages are written out, sealed and numbered here, and
// become part of the batch only when all of them could be.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/books.h"
#include "app/problem.h"
#include "base/json.h"
#include "ledger/envelope.h"
#include "ports/clock.h"
#include "ports/event_store.h"

namespace motcua::app {

/// An event before it has a place: its parts are still plain.
struct NewEvent {
  StreamId stream;
  std::string kind;
  std::int64_t version = 1;
  json::Value body;
  std::vector<std::pair<std::string, std::string>> parts;  // names in byte order, JSON texts
  std::optional<LegalTime> legal;                          // when it is not what the clock claims
  std::optional<OfficerId> actor;
  std::optional<DelegationId> acting_by;
  std::optional<DocumentHash> procedure_version;
  std::optional<CalendarVersion> calendar;
  std::optional<SubmissionId> submission;
};

/// A written event with the position it will have.
struct WrittenEvent {
  std::int64_t pos = 0;
  ledger::Envelope envelope;
};

/// What a batch holds so far.
struct Staged {
  Batch batch;
  std::vector<CommandId> commands;
};

class Transaction {
 public:
  Transaction(Books& books, Staged& staged, const CommandId& command, ClockReading now)
      : books_(books), staged_(staged), command_(command), now_(now) {}

  [[nodiscard]] Books& books() { return books_; }
  [[nodiscard]] const ClockReading& now() const { return now_; }
  [[nodiscard]] LegalTime legal_now() const { return legal_time(now_.instant); }
  [[nodiscard]] const CommandId& command() const { return command_; }

  /// Seals, writes and numbers the events, in order; a data key is minted for a stream that seals
  /// for the first time. All or none: after an error nothing was staged and the caller says no.
  [[nodiscard]] Result<std::vector<WrittenEvent>, Problem> write(std::vector<NewEvent> events);
  /// Rows that change in the same instant. Only after write(), which may fail.
  void put(RowChange row) { staged_.batch.rows.push_back(std::move(row)); }

 private:
  struct Draft;
  [[nodiscard]] Result<Done, Problem> write_one(NewEvent& event, Draft& draft);
  [[nodiscard]] Result<Done, Problem> mint(const StreamId& stream, Draft& draft);
  [[nodiscard]] Result<Done, Problem> append(
      ledger::Header header, const json::Value& body,
      const std::vector<std::pair<std::string, std::string>>& parts, Draft& draft);
  [[nodiscard]] Result<StreamTip, Problem> tip_in(const StreamId& stream, Draft& draft);

  Books& books_;
  Staged& staged_;
  const CommandId command_;
  const ClockReading now_;
};

}  // namespace motcua::app
