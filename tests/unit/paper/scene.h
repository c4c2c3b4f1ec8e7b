// A dossier that lived to a phase, as whoever prints it would hand it over. All people invented.
#pragma once

#include <string_view>

#include "life.h"
#include "paper/paper.h"

namespace motcua::paper::test {

class Scene {
 public:
  /// Of the dossier tests' ways of living.
  explicit Scene(std::string_view phase);
  Scene(const Scene&) = delete;
  Scene& operator=(const Scene&) = delete;

  dossier::test::Life life;
  dossier::People people;
  Matter matter;

  /// What happened until now goes into the matter.
  void tell();
  /// The form as it would be printed for the first time; `copy` counts from 1.
  [[nodiscard]] std::optional<blocks::Document> form(
      dossier::PaperForm wanted, std::int64_t copy = 1,
      blocks::Paper sheet = blocks::Paper::kA5) const;
};

/// The blocks, one a line, for golden files and for looking at differences.
[[nodiscard]] std::string blocks_text(const blocks::Document& document);

}  // namespace motcua::paper::test
