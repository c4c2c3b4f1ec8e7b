// Puts blocks onto pages, from top to bottom. It is run twice: without a canvas, to learn how many
// pages there will be, then with one. Inner to the adapter; one thread.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "adapters/print/libraries.h"
#include "adapters/print/measures.h"
#include "base/blocks.h"

namespace motcua::printing {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

/// One line of a layout, valid as long as the layout is. In points.
struct Line {
  PangoLayoutLine* line = nullptr;
  double x = 0;         // from the layout's left edge
  double height = 0;    // down to the next line
  double baseline = 0;  // below the line's top
};
[[nodiscard]] std::vector<Line> lines_of(PangoLayout* layout);

class PageMaker {
 public:
  struct Setting {
    PangoContext* context = nullptr;
    cairo_t* canvas = nullptr;  // null: only to count pages
    Measures measures;
    double scale = 1;     // of letters and spaces, not of the paper
    int pages_max = 1;    // beyond it nothing more is put
    int pages_total = 1;  // as printed at the foot
  };
  PageMaker(const Setting& setting, const blocks::Document& document);

  /// The pages it took; pages_max + 1 when they did not do.
  [[nodiscard]] int run();

 private:
  struct Area {
    double x = 0;
    double width = 0;
  };
  struct Cell {
    Layout layout;
    std::vector<Line> lines;
    std::size_t next = 0;  // the first line that is not put yet
    double x = 0;
    double width = 0;
    [[nodiscard]] double height_left() const;
  };
  using Row = std::vector<Cell>;

  void put(const blocks::Block& block, Area area);
  void put(const blocks::Paragraph& paragraph, Area area);
  void put(const blocks::Stroke& stroke, Area area);
  void put(const blocks::Space& space, Area area);
  void put(const blocks::Code& code, Area area);
  void put(const blocks::Columns& columns, Area area);
  void put(const blocks::Table& table, Area area);
  void put(const blocks::Frame& frame, Area area);

  void put_head(const blocks::Table& table, Area area);
  void put_row(const blocks::Table& table, Row row, Area area);
  /// As many lines of each cell as fit, with the rules around them; at least one line.
  void put_row_part(Row& row);
  [[nodiscard]] Row cells_of(const blocks::Table& table, const std::vector<std::string>& texts,
                             bool is_head, Area area) const;
  void put_all(const std::vector<blocks::Block>& blocks, Area area);
  [[nodiscard]] double height_of(const std::vector<blocks::Block>& blocks, Area area);

  [[nodiscard]] Layout layout_of(const std::vector<blocks::Run>& runs, double letters, double width,
                                 blocks::Align align) const;
  void draw(const Line& line, double x, double y) const;
  void draw_foot() const;
  void draw_watermark() const;
  [[nodiscard]] Layout foot_layout(int page, int pages) const;
  void next_page();
  [[nodiscard]] double room() const { return bottom_ - y_; }
  [[nodiscard]] bool is_full() const { return page_ > setting_.pages_max; }

  Setting setting_;
  const blocks::Document& document_;
  int page_ = 0;
  double y_ = 0;
  double page_top_ = 0;  // below the running head
  double bottom_ = 0;
  double foot_height_ = 0;
  int torn_never_ = 0;  // inside what stays together
};

}  // namespace motcua::printing
