// Papers and letters in points.
#pragma once

#include "base/blocks.h"

namespace motcua::printing {

inline constexpr double kPointsPerMm = 72.0 / 25.4;

struct Measures {
  double width = 0;
  double height = 0;
  double top = 0;
  double bottom = 0;
  double left = 0;
  double right = 0;
  double body = 0;  // sizes of letters
  double title = 0;
  double table = 0;
  double small = 0;
  double foot = 0;
  double gap = 0;  // between paragraphs of the body

  [[nodiscard]] double text_width() const { return width - left - right; }
  [[nodiscard]] double letters(blocks::Size size) const {
    switch (size) {
      case blocks::Size::kSmall: return small;
      case blocks::Size::kTable: return table;
      case blocks::Size::kBody: return body;
      case blocks::Size::kTitle: return title;
    }
    return body;
  }
};

/// Margins and sizes after Decree 30/2020, Annex I (20-25 mm above and below, 30-35 left, 15-20
/// right, 13-14 points), from memory; A5 in proportion.
[[nodiscard]] inline Measures measures_of(blocks::Paper paper) {
  constexpr double mm = kPointsPerMm;
  switch (paper) {
    case blocks::Paper::kA5:
      return {148 * mm, 210 * mm, 9 * mm, 8 * mm, 12 * mm, 10 * mm, 10, 12, 8.5, 7.5, 6.5, 2.2};
    case blocks::Paper::kA4Across:
      return {297 * mm, 210 * mm, 18 * mm, 14 * mm, 18 * mm, 15 * mm, 12, 14, 10, 9, 7.5, 3};
    case blocks::Paper::kA4: break;
  }
  return {210 * mm, 297 * mm, 20 * mm, 15 * mm, 30 * mm, 17 * mm, 13, 15, 11.5, 10, 8, 4.5};
}

}  // namespace motcua::printing
