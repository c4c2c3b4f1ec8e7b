#include "main/assets.h"

#include <algorithm>
#include <span>

#include "main/assets_table.h"

namespace motcua {
namespace {

std::span<const EmbeddedFile> files() { return {kEmbeddedFiles, kEmbeddedFileCount}; }

std::span<const EmbeddedFile>::iterator first_from(std::string_view name) {
  const auto all = files();
  return std::lower_bound(
      all.begin(), all.end(), name,
      [](const EmbeddedFile& file, std::string_view wanted) { return file.name < wanted; });
}

}  // namespace

std::optional<std::string_view> asset(std::string_view name) {
  const auto at = first_from(name);
  if (at == files().end() || at->name != name) return std::nullopt;
  return std::string_view(at->begin, static_cast<std::size_t>(at->end - at->begin));
}

std::vector<std::string_view> asset_names(std::string_view prefix) {
  std::vector<std::string_view> out;
  for (auto at = first_from(prefix);
       at != files().end() && std::string_view(at->name).starts_with(prefix); ++at)
    out.emplace_back(at->name);
  return out;
}

}  // namespace motcua
