// The forms as shipped, read once from data/forms and data/code_lists.
#pragma once

#include "catalogue/forms.h"
#include "shipped.h"

namespace motcua::catalogue {

inline std::vector<std::pair<std::string, std::string>> json_files(const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(MOTCUA_DATA) / folder))
    if (entry.path().extension() == ".json")
      out.emplace_back(folder + "/" + entry.path().filename().string(), file_text(entry.path()));
  std::sort(out.begin(), out.end());
  return out;
}

inline const Forms& shipped_forms() {
  static const Forms forms = [] {
    const auto texts = json_files("forms");
    const auto lists = json_files("code_lists");
    std::vector<SourceFile> form_files;
    std::vector<SourceFile> list_files;
    for (const auto& [name, text] : texts) form_files.push_back({name, text});
    for (const auto& [name, text] : lists) list_files.push_back({name, text});
    auto read = read_forms(form_files, list_files, shipped());
    if (!read) {
      std::string faults;
      for (const SourceFault& fault : read.error()) faults += sentence(fault) + "\n";
      CHECK(false, faults.c_str());
    }
    return std::move(read).value();
  }();
  return forms;
}

}  // namespace motcua::catalogue
