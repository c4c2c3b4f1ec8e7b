// The keys and attachments of a node held against its log, with the vault shut: every row by its
// signature, every attachment by its address, and what is missing or too many by what the log says.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "adapters/blobs/inspect.h"
#include "adapters/keys/vault.h"
#include "store/verify.h"

namespace motcua {

class SideDataCheck final : public store::SideDataCheck {
 public:
  /// Without a vault no signature is checked. `now` tells an upload on its way from one that was
  /// left behind.
  /// `has_tokens`: their table is there; a node that was not started since they came has none.
  SideDataCheck(const keys::Vault* vault, std::string directory, Instant now, bool has_tokens)
      : vault_(vault),
        directory_(std::move(directory)),
        now_(now),
        table_count_(has_tokens ? 6 : 5) {}

  [[nodiscard]] std::span<const Table* const> tables() const override;
  void event(const ledger::Envelope& event) override;
  void row(const Table& table, std::span<const sql::Cell> cells, const Report& report) override;
  void end(bool is_whole, const Report& report) override;

 private:
  struct Minted {
    KeyId key;
    StreamId stream;
    auto operator<=>(const Minted&) const = default;
  };
  struct Brought {  // an event with files
    StreamId stream;
    std::int64_t seq = 0;
    auto operator<=>(const Brought&) const = default;
  };
  struct Cited {
    BlobAddress address;
    StreamId stream;
    auto operator<=>(const Cited&) const = default;
  };

  void settle();
  void wrap(std::span<const sql::Cell> cells, const Report& report);
  void token(std::span<const sql::Cell> cells, const Report& report);
  void attachment(std::span<const sql::Cell> cells, const Report& report);
  void attachment_missing(const Brought& brought, const Report& report) const;
  void rest(const Report& report);
  void check_blobs(bool is_whole, const Report& report);
  void check_catalogue(const Report& report) const;

  const keys::Vault* vault_;
  std::string directory_;
  Instant now_;
  std::size_t table_count_;
  bool is_settled_ = false;
  bool is_founded_ = false;  // the log has its first event, and with it the unit's key
  bool has_unit_key_ = false;
  std::vector<Minted> minted_;  // living keys, from here on in order of what they are found by
  std::size_t next_minted_ = 0;
  std::vector<KeyId> erased_;
  std::set<StreamId> erased_streams_;    // the keys are gone, or ordered to go
  std::vector<StreamId> named_streams_;  // an event of theirs names people; settled: in order
  std::vector<Brought> brought_;
  std::size_t next_brought_ = 0;
  std::vector<Cited> cited_;
  std::set<std::int64_t> months_used_;
  std::set<ReleaseHash> announced_;
  std::set<DocumentHash> pinned_;
};

}  // namespace motcua
