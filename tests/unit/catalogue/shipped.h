// The catalogue as shipped, read once from data/catalogue.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "base/check.h"
#include "catalogue/source.h"

namespace motcua::catalogue {

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

struct ShippedFiles {
  std::string procedures;
  std::string phrases;
  std::vector<std::string> names;
  std::vector<std::string> texts;

  [[nodiscard]] Sources sources() const {
    Sources out{{"procedures.csv", procedures}, {"phrases.csv", phrases}, {}};
    for (std::size_t i = 0; i < names.size(); ++i) out.everyday.push_back({names[i], texts[i]});
    return out;
  }
};

inline ShippedFiles shipped_files() {
  const std::filesystem::path root = std::filesystem::path(MOTCUA_DATA) / "catalogue";
  ShippedFiles out;
  out.procedures = file_text(root / "procedures.csv");
  out.phrases = file_text(root / "phrases.csv");
  std::vector<std::filesystem::path> paths;
  if (std::filesystem::exists(root / "everyday"))
    for (const auto& entry : std::filesystem::directory_iterator(root / "everyday"))
      if (entry.path().extension() == ".json") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) {
    out.names.push_back("everyday/" + path.filename().string());
    out.texts.push_back(file_text(path));
  }
  return out;
}

inline const Catalogue& shipped() {
  static const Catalogue catalogue = [] {
    const ShippedFiles files = shipped_files();
    auto read = read_sources(files.sources());
    if (!read) {
      std::string faults;
      for (const SourceFault& fault : read.error()) faults += sentence(fault) + "\n";
      CHECK(false, faults.c_str());
    }
    return std::move(read).value();
  }();
  return catalogue;
}

}  // namespace motcua::catalogue
