#include "adapters/print/pango_printer.h"

#include <memory>
#include <variant>

#include "adapters/print/libraries.h"
#include "adapters/print/page_maker.h"

namespace motcua::printing {
namespace {

/// Every text of the document, for changing.
template <class F>
void each_text(std::vector<blocks::Block>& body, const F& change) {
  const auto visit = [&change](auto& what) {
    using T = std::decay_t<decltype(what)>;
    if constexpr (std::is_same_v<T, blocks::Paragraph>) {
      for (blocks::Run& run : what.runs) change(run.text);
    } else if constexpr (std::is_same_v<T, blocks::Columns>) {
      for (blocks::Column& column : what.columns) each_text(column.blocks, change);
    } else if constexpr (std::is_same_v<T, blocks::Frame>) {
      each_text(what.blocks, change);
    } else if constexpr (std::is_same_v<T, blocks::Table>) {
      for (blocks::TableColumn& column : what.columns) change(column.title);
      for (auto& row : what.rows) {
        row.resize(what.columns.size());
        for (std::string& text : row) change(text);
      }
    }
  };
  for (blocks::Block& block : body) std::visit(visit, block.what);
}

template <class F>
void each_text(blocks::Document& document, const F& change) {
  for (std::string* text : {&document.title, &document.author, &document.running_head,
                            &document.foot, &document.watermark})
    change(*text);
  each_text(document.body, change);
}

struct DestroySurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyCanvas {
  void operator()(cairo_t* canvas) const { cairo_destroy(canvas); }
};

cairo_status_t append(void* out, const unsigned char* bytes, unsigned size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), size);
  return CAIRO_STATUS_SUCCESS;
}

using Context = std::unique_ptr<PangoContext, Unref>;

/// Shapes as the paper has them: no hinting to any screen's grid.
Context make_context() {
  const std::unique_ptr<PangoFontMap, Unref> map(
      pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  if (!map) return {};
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map.get()), 72);
  Context context(pango_font_map_create_context(map.get()));
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(context.get(), options);
  cairo_font_options_destroy(options);
  // Paper has no pixels to round to: letters would stand apart.
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  pango_context_set_language(context.get(), pango_language_from_string("vi"));
  pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
  return context;
}

/// What a sheet that should be one page may shrink to before it goes on to a second.
constexpr double kScales[] = {1, 0.95, 0.9, 0.85, 0.8};

/// The scale to print at, and the pages it takes.
PageMaker::Setting fitted(PageMaker::Setting setting, const blocks::Document& document) {
  if (document.one_page) {
    setting.pages_max = 1;
    setting.pages_total = 1;
    for (const double scale : kScales) {
      setting.scale = scale;
      if (PageMaker(setting, document).run() == 1) return setting;
    }
  }
  setting.scale = 1;
  setting.pages_max = Printer::kPagesMax;
  setting.pages_total = PageMaker(setting, document).run();
  return setting;
}

}  // namespace

Result<std::string, PrintFailure> PangoPrinter::print(const blocks::Document& given) const {
  blocks::Document document = given;
  std::size_t bytes = 0;
  each_text(document, [&bytes](const std::string& text) { bytes += text.size(); });
  if (bytes > kTextBytesMax) return fail(PrintFailure::kTooLong);
  each_text(document, [this](std::string& text) { text = fonts_.printable(text); });

  const Context context = make_context();
  if (!context) return fail(PrintFailure::kLibrary);
  PageMaker::Setting setting;
  setting.context = context.get();
  setting.measures = measures_of(document.paper);
  setting = fitted(setting, document);
  if (setting.pages_total > kPagesMax) return fail(PrintFailure::kTooLong);

  std::string out;
  const std::unique_ptr<cairo_surface_t, DestroySurface> surface(
      cairo_pdf_surface_create_for_stream(append, &out, setting.measures.width,
                                          setting.measures.height));
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_TITLE, document.title.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_AUTHOR, document.author.c_str());
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATOR, "motcua");
  std::unique_ptr<cairo_t, DestroyCanvas> canvas(cairo_create(surface.get()));
  setting.canvas = canvas.get();
  static_cast<void>(PageMaker(setting, document).run());
  cairo_show_page(canvas.get());
  const bool drawn = cairo_status(canvas.get()) == CAIRO_STATUS_SUCCESS;
  canvas.reset();
  cairo_surface_finish(surface.get());
  if (!drawn || cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
    return fail(PrintFailure::kLibrary);
  return out;
}

}  // namespace motcua::printing
