// The procedures of one release, in memory. Immutable after it is made; shared by all threads.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/ids.h"
#include "catalogue/procedure.h"

namespace motcua::catalogue {

struct Phrase {
  std::string text;
  ProcedureCode code;
  bool operator==(const Phrase&) const = default;
};

struct Counts {
  std::size_t procedures = 0;
  std::size_t full = 0;
  std::size_t partial = 0;
  std::size_t none = 0;
  bool operator==(const Counts&) const = default;
};

class Catalogue {
 public:
  /// Codes must differ (a CHECK).
  Catalogue(std::vector<Procedure> procedures, std::vector<Phrase> phrases);

  /// Sorted by code.
  [[nodiscard]] const std::vector<Procedure>& procedures() const { return procedures_; }
  [[nodiscard]] const std::vector<Phrase>& phrases() const { return phrases_; }
  [[nodiscard]] const Procedure* find(const ProcedureCode& code) const;
  /// By the hash a dossier pinned.
  [[nodiscard]] const Procedure* find(const DocumentHash& hash) const;
  /// The hash to pin for procedures()[place].
  [[nodiscard]] const DocumentHash& hash(std::size_t place) const { return hashes_[place]; }
  [[nodiscard]] std::optional<DocumentHash> hash(const ProcedureCode& code) const;
  [[nodiscard]] std::optional<std::size_t> place(const ProcedureCode& code) const;
  [[nodiscard]] Counts counts() const;

 private:
  std::vector<Procedure> procedures_;
  std::vector<DocumentHash> hashes_;
  std::vector<Phrase> phrases_;
  std::unordered_map<DocumentHash, std::size_t> by_hash_;
};

}  // namespace motcua::catalogue
