#include "main/shipped_forms.h"

#include "main/assets.h"

namespace motcua {

Result<catalogue::Forms, std::vector<catalogue::SourceFault>> shipped_forms(
    const catalogue::Catalogue& catalogue) {
  const auto files = [](std::string_view folder) {
    std::vector<catalogue::SourceFile> out;
    for (const std::string_view name : asset_names(folder))
      if (name.ends_with(".json")) out.push_back({name, asset(name).value_or(std::string_view())});
    return out;
  };
  return catalogue::read_forms(files("forms/"), files("code_lists/"), catalogue);
}

}  // namespace motcua
