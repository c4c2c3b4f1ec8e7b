// Reading the catalogue's own files (docs/formats/catalogue.md) into procedures. The texts come
// from whoever holds them: the binary's assets, a test, an import.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/input.h"
#include "base/result.h"
#include "catalogue/catalogue.h"

namespace motcua::catalogue {

struct SourceFile {
  std::string_view name;  // "everyday/1.004873.json", for faults
  std::string_view text;
};

struct Sources {
  SourceFile procedures;  // CSV
  SourceFile phrases;     // CSV
  std::vector<SourceFile> everyday;
};

struct SourceFault {
  std::string file;
  std::size_t line = 0;  // of a CSV, from 1; 0 = the whole file
  std::string place;     // column, or path in the JSON
  InputFault fault = InputFault::kMissing;
  bool operator==(const SourceFault&) const = default;
};

/// "everyday/1.004873.json: components.2.original: missing"
[[nodiscard]] std::string sentence(const SourceFault& fault);
/// "missing", "wrong_type", ...
[[nodiscard]] std::string_view word(InputFault fault);

/// Called with what is done and what there is; for a progress bar.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

/// All faults of all files at once. Form only: what the procedures say is the lint's (lint.h).
[[nodiscard]] Result<Catalogue, std::vector<SourceFault>> read_sources(
    const Sources& sources, const Progress& progress = {});

}  // namespace motcua::catalogue
