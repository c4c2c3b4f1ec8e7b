// Tables: rows that stay whole where they can, a head on every page.
#include <algorithm>

#include "adapters/print/page_maker.h"

namespace motcua::printing {
namespace {

constexpr double kPadding = 2.5;  // points inside a cell, on each side
constexpr double kRule = 0.5;

}  // namespace

double PageMaker::Cell::height_left() const {
  double out = 0;
  for (std::size_t i = next; i < lines.size(); ++i) out += lines[i].height;
  return out;
}

PageMaker::Row PageMaker::cells_of(const blocks::Table& table,
                                   const std::vector<std::string>& texts, bool is_head,
                                   Area area) const {
  Row row;
  double x = area.x;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const blocks::TableColumn& column = table.columns[i];
    Cell cell;
    cell.x = x;
    cell.width = area.width * column.share / 100;
    cell.layout =
        layout_of({{texts[i], is_head, false}}, setting_.measures.table, cell.width - 2 * kPadding,
                  is_head ? blocks::Align::kCentre : column.align);
    cell.lines = lines_of(cell.layout.get());
    x += cell.width;
    row.push_back(std::move(cell));
  }
  return row;
}

void PageMaker::put_row_part(Row& row) {
  const double available = torn_never_ > 0 ? 1e9 : room() - 2 * kPadding;
  double height = 0;
  std::vector<std::size_t> until;
  for (const Cell& cell : row) {
    double taken = 0;
    std::size_t end = cell.next;
    while (end < cell.lines.size() && taken + cell.lines[end].height <= available)
      taken += cell.lines[end++].height;
    until.push_back(end);
    height = std::max(height, taken);
  }
  for (std::size_t i = 0; i < row.size(); ++i) {
    Cell& cell = row[i];
    double y = y_ + kPadding;
    for (; cell.next < until[i]; ++cell.next) {
      draw(cell.lines[cell.next], cell.x + kPadding, y);
      y += cell.lines[cell.next].height;
    }
    if (setting_.canvas == nullptr) continue;
    cairo_set_line_width(setting_.canvas, kRule);
    cairo_rectangle(setting_.canvas, cell.x, y_, cell.width, height + 2 * kPadding);
    cairo_stroke(setting_.canvas);
  }
  y_ += height + 2 * kPadding;
}

void PageMaker::put_head(const blocks::Table& table, Area area) {
  std::vector<std::string> titles;
  for (const blocks::TableColumn& column : table.columns) titles.push_back(column.title);
  Row row = cells_of(table, titles, true, area);
  ++torn_never_;
  put_row_part(row);
  --torn_never_;
}

void PageMaker::put_row(const blocks::Table& table, Row row, Area area) {
  const auto height_left = [&row] {
    double out = 0;
    for (const Cell& cell : row) out = std::max(out, cell.height_left());
    return out + 2 * kPadding;
  };
  const auto turn = [&] {
    next_page();
    if (!is_full()) put_head(table, area);
  };
  const bool fits_on_a_page = height_left() < (bottom_ - page_top_) * 0.7;
  const double one_line =
      row.empty() || row.front().lines.empty() ? 0 : row.front().lines[0].height;
  const double wanted = fits_on_a_page ? height_left() : one_line + 2 * kPadding;
  if (wanted > room() && torn_never_ == 0) turn();
  while (!is_full()) {
    put_row_part(row);
    const bool done = std::all_of(row.begin(), row.end(),
                                  [](const Cell& cell) { return cell.next == cell.lines.size(); });
    if (done) return;
    turn();
  }
}

void PageMaker::put(const blocks::Table& table, Area area) {
  put_head(table, area);
  for (const auto& texts : table.rows) {
    if (is_full()) return;
    put_row(table, cells_of(table, texts, false, area), area);
  }
  y_ += kPadding;
}

}  // namespace motcua::printing
