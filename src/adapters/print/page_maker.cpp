#include "adapters/print/page_maker.h"

#include <algorithm>
#include <variant>

#include "adapters/print/codes.h"
#include "adapters/print/fonts.h"

namespace motcua::printing {
namespace {

constexpr double kLineSpacing = 1.12;
constexpr double kParagraphGap = 2.2;  // points at scale 1; the body's is the paper's
constexpr double kFootGap = 5;
constexpr double kIndentMm = 8;

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }
int units(double in_points) { return static_cast<int>(in_points * PANGO_SCALE); }

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to) {
  attribute->start_index = static_cast<guint>(from);
  attribute->end_index = static_cast<guint>(to);
  pango_attr_list_insert(list, attribute);
}

PangoAlignment alignment(blocks::Align align) {
  switch (align) {
    case blocks::Align::kCentre: return PANGO_ALIGN_CENTER;
    case blocks::Align::kRight: return PANGO_ALIGN_RIGHT;
    case blocks::Align::kLeft:
    case blocks::Align::kJustified: break;
  }
  return PANGO_ALIGN_LEFT;
}

}  // namespace

std::vector<Line> lines_of(PangoLayout* layout) {
  std::vector<Line> out;
  PangoLayoutIter* at = pango_layout_get_iter(layout);
  do {
    PangoRectangle box;
    pango_layout_iter_get_line_extents(at, nullptr, &box);
    out.push_back({pango_layout_iter_get_line_readonly(at), points(box.x), points(box.height),
                   points(pango_layout_iter_get_baseline(at) - box.y)});
  } while (pango_layout_iter_next_line(at) != 0);
  pango_layout_iter_free(at);
  return out;
}

PageMaker::PageMaker(const Setting& setting, const blocks::Document& document)
    : setting_(setting), document_(document) {
  int width = 0;
  int height = 0;
  pango_layout_get_size(foot_layout(999, 999).get(), &width, &height);
  foot_height_ = points(height);
  bottom_ = setting_.measures.height - setting_.measures.bottom - foot_height_ - kFootGap;
}

int PageMaker::run() {
  next_page();
  const Area area{setting_.measures.left, setting_.measures.text_width()};
  for (const blocks::Block& block : document_.body) put(block, area);
  return page_;
}

Layout PageMaker::layout_of(const std::vector<blocks::Run>& runs, double letters, double width,
                            blocks::Align align) const {
  Layout layout(pango_layout_new(setting_.context));
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family_static(font, Fonts::kFamily);
  pango_font_description_set_absolute_size(font, units(letters * setting_.scale));
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  std::string text;
  PangoAttrList* looks = pango_attr_list_new();
  for (const blocks::Run& run : runs) {
    const std::size_t from = text.size();
    text += run.text;
    if (run.bold) add(looks, pango_attr_weight_new(PANGO_WEIGHT_BOLD), from, text.size());
    if (run.italic) add(looks, pango_attr_style_new(PANGO_STYLE_ITALIC), from, text.size());
  }
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  pango_layout_set_attributes(layout.get(), looks);
  pango_attr_list_unref(looks);
  pango_layout_set_width(layout.get(), units(width));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  // A name written from right to left stands inside our sentence: it does not turn the line round.
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_alignment(layout.get(), alignment(align));
  pango_layout_set_justify(layout.get(), align == blocks::Align::kJustified ? TRUE : FALSE);
  pango_layout_set_line_spacing(layout.get(), static_cast<float>(kLineSpacing));
  return layout;
}

void PageMaker::draw(const Line& line, double x, double y) const {
  if (setting_.canvas == nullptr) return;
  cairo_move_to(setting_.canvas, x + line.x, y + line.baseline);
  pango_cairo_show_layout_line(setting_.canvas, line.line);
}

Layout PageMaker::foot_layout(int page, int pages) const {
  const std::string number = "Trang " + std::to_string(page) + "/" + std::to_string(pages);
  const std::string before = document_.foot.empty() ? "" : document_.foot + " ";
  // Never smaller than it is, however much the text above shrinks.
  return layout_of({{before + number, false, false}}, setting_.measures.foot / setting_.scale,
                   setting_.measures.text_width(), blocks::Align::kCentre);
}

void PageMaker::draw_foot() const {
  cairo_t* canvas = setting_.canvas;
  const Measures& measures = setting_.measures;
  const double top = measures.height - measures.bottom - foot_height_;
  cairo_set_line_width(canvas, 0.4);
  cairo_move_to(canvas, measures.left, top - 2);
  cairo_line_to(canvas, measures.width - measures.right, top - 2);
  cairo_stroke(canvas);
  const Layout layout = foot_layout(page_, setting_.pages_total);
  double y = top;
  for (const Line& line : lines_of(layout.get())) {
    draw(line, measures.left, y);
    y += line.height;
  }
}

void PageMaker::draw_watermark() const {
  if (document_.watermark.empty()) return;
  cairo_t* canvas = setting_.canvas;
  const Measures& measures = setting_.measures;
  cairo_save(canvas);
  cairo_set_source_rgb(canvas, 0.87, 0.87, 0.87);
  const double wide = measures.height;  // the diagonal is longer
  const Layout layout =
      layout_of({{document_.watermark, true, false}}, measures.width / 14 / setting_.scale, wide,
                blocks::Align::kCentre);
  int width = 0;
  int height = 0;
  pango_layout_get_size(layout.get(), &width, &height);
  cairo_translate(canvas, measures.width / 2, measures.height / 2);
  cairo_rotate(canvas, -0.7);
  cairo_move_to(canvas, -wide / 2, -points(height) / 2);
  pango_cairo_show_layout(canvas, layout.get());
  cairo_restore(canvas);
}

void PageMaker::next_page() {
  ++page_;
  y_ = setting_.measures.top;
  if (is_full()) {
    setting_.canvas = nullptr;
    return;
  }
  if (setting_.canvas != nullptr) {
    if (page_ > 1) cairo_show_page(setting_.canvas);
    draw_watermark();
    cairo_set_source_rgb(setting_.canvas, 0, 0, 0);
    draw_foot();
  }
  if (page_ > 1 && !document_.running_head.empty()) {
    const Layout layout =
        layout_of({{document_.running_head, false, true}}, setting_.measures.small,
                  setting_.measures.text_width(), blocks::Align::kRight);
    for (const Line& line : lines_of(layout.get())) {
      draw(line, setting_.measures.left, y_);
      y_ += line.height;
    }
    y_ += kFootGap;
  }
  page_top_ = y_;
}

void PageMaker::put(const blocks::Block& block, Area area) {
  if (is_full()) return;
  std::visit([&](const auto& one) { put(one, area); }, block.what);
}

void PageMaker::put(const blocks::Paragraph& paragraph, Area area) {
  const Layout layout = layout_of(paragraph.runs, setting_.measures.letters(paragraph.size),
                                  area.width, paragraph.align);
  if (paragraph.indented)
    pango_layout_set_indent(layout.get(), units(kIndentMm * kPointsPerMm * setting_.scale));
  for (const Line& line : lines_of(layout.get())) {
    if (line.height > room() && torn_never_ == 0) next_page();
    if (is_full()) return;
    draw(line, area.x, y_);
    y_ += line.height;
  }
  const bool is_body = paragraph.size == blocks::Size::kBody;
  y_ += (is_body ? setting_.measures.gap : kParagraphGap) * setting_.scale;
}

void PageMaker::put(const blocks::Stroke& stroke, Area area) {
  const double length = area.width * stroke.share / 100;
  y_ += kParagraphGap / 2;
  if (setting_.canvas != nullptr) {
    cairo_set_line_width(setting_.canvas, 0.6);
    cairo_move_to(setting_.canvas, area.x + (area.width - length) / 2, y_);
    cairo_rel_line_to(setting_.canvas, length, 0);
    cairo_stroke(setting_.canvas);
  }
  y_ += kParagraphGap * 1.5;
}

void PageMaker::put(const blocks::Space& space, Area) {
  y_ += space.mm * kPointsPerMm * setting_.scale;
}

void PageMaker::put(const blocks::Code& code, Area area) {
  const CodeSize size = code_size(code);
  if (size.height <= 0) return;
  // A bar code has its letters below it, for whoever has no scanner.
  Layout letters;
  if (code.kind == blocks::CodeKind::kCode128)
    letters = layout_of({{code.content, false, false}}, setting_.measures.table, size.width,
                        blocks::Align::kCentre);
  const std::vector<Line> lines = letters ? lines_of(letters.get()) : std::vector<Line>();
  double height = size.height;
  for (const Line& line : lines) height += line.height;
  if (height > room() && torn_never_ == 0) next_page();
  if (setting_.canvas != nullptr) draw_code(setting_.canvas, code, area.x, y_);
  y_ += size.height;
  for (const Line& line : lines) {
    draw(line, area.x, y_);
    y_ += line.height;
  }
}

void PageMaker::put_all(const std::vector<blocks::Block>& blocks, Area area) {
  for (const blocks::Block& block : blocks) put(block, area);
}

double PageMaker::height_of(const std::vector<blocks::Block>& blocks, Area area) {
  cairo_t* const canvas = std::exchange(setting_.canvas, nullptr);
  const double before = y_;
  ++torn_never_;
  put_all(blocks, area);
  --torn_never_;
  setting_.canvas = canvas;
  return std::exchange(y_, before) - before;
}

void PageMaker::put(const blocks::Columns& columns, Area area) {
  constexpr double kGap = 6;
  double height = 0;
  for (const blocks::Column& column : columns.columns)
    height =
        std::max(height, height_of(column.blocks, {0, area.width * column.share / 100 - kGap}));
  if (height > bottom_ - page_top_ && torn_never_ == 0) {
    for (const blocks::Column& column : columns.columns) put_all(column.blocks, area);
    return;
  }
  if (height > room() && torn_never_ == 0) next_page();
  const double top = y_;
  double x = area.x;
  ++torn_never_;
  for (const blocks::Column& column : columns.columns) {
    y_ = top;
    const double width = area.width * column.share / 100;
    put_all(column.blocks, {x, width - kGap});
    x += width;
  }
  --torn_never_;
  y_ = top + height;
}

void PageMaker::put(const blocks::Frame& frame, Area area) {
  constexpr double kPadding = 4;
  const Area inside{area.x + 2 * kPadding, area.width - 4 * kPadding};
  // The last paragraph's gap to a next one is room below it already.
  const double gap = setting_.measures.gap * setting_.scale;
  const double height = height_of(frame.blocks, inside) + 2 * kPadding - gap / 2;
  if (height > bottom_ - page_top_ && torn_never_ == 0) return put_all(frame.blocks, area);
  if (height > room() && torn_never_ == 0) next_page();
  const double top = y_;
  y_ = top + kPadding;
  ++torn_never_;
  put_all(frame.blocks, inside);
  --torn_never_;
  if (setting_.canvas != nullptr) {
    cairo_set_line_width(setting_.canvas, 0.8);
    cairo_rectangle(setting_.canvas, area.x, top, area.width, height);
    cairo_stroke(setting_.canvas);
  }
  y_ = top + height + kParagraphGap + gap;
}

}  // namespace motcua::printing
