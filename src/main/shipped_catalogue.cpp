#include "main/shipped_catalogue.h"

#include "main/assets.h"

namespace motcua {

Result<catalogue::Catalogue, std::vector<catalogue::SourceFault>> shipped_catalogue(
    const catalogue::Progress& progress) {
  const auto file = [](std::string_view name) {
    return catalogue::SourceFile{name, asset(name).value_or(std::string_view())};
  };
  catalogue::Sources sources{file("catalogue/procedures.csv"), file("catalogue/phrases.csv"), {}};
  for (const std::string_view name : asset_names("catalogue/everyday/"))
    if (name.ends_with(".json")) sources.everyday.push_back(file(name));
  return catalogue::read_sources(sources, progress);
}

}  // namespace motcua
