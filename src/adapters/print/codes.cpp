#include "adapters/print/codes.h"

#include <numeric>
#include <optional>
#include <qrcodegen/qrcodegen.hpp>
#include <stdexcept>

#include "adapters/print/code128.h"
#include "adapters/print/measures.h"

namespace motcua::printing {
namespace {

constexpr int kQrQuietModules = 4;  // on each side, as ISO/IEC 18004 asks
constexpr double kCode128Height = 9 * kPointsPerMm;

std::optional<qrcodegen::QrCode> qr(const std::string& content) {
  try {
    return qrcodegen::QrCode::encodeText(content.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
  } catch (const std::length_error&) {  // longer than the largest code holds
    return std::nullopt;
  }
}

void draw_qr(cairo_t* canvas, const blocks::Code& code, double x, double y) {
  const auto squares = qr(code.content);
  if (!squares) return;
  const int size = squares->getSize();
  const double module = code_size(code).width / (size + 2 * kQrQuietModules);
  for (int row = 0; row < size; ++row) {
    for (int column = 0; column < size; ++column) {
      if (!squares->getModule(column, row)) continue;
      const int from = column;
      while (column + 1 < size && squares->getModule(column + 1, row)) ++column;
      cairo_rectangle(canvas, x + (from + kQrQuietModules) * module,
                      y + (row + kQrQuietModules) * module, (column - from + 1) * module, module);
    }
  }
  cairo_fill(canvas);
}

int modules_of(const std::vector<int>& widths) {
  return std::accumulate(widths.begin(), widths.end(), 2 * kCode128QuietModules);
}

void draw_code128(cairo_t* canvas, const blocks::Code& code, double x, double y) {
  const auto widths = code128(code.content);
  if (!widths) return;
  const CodeSize size = code_size(code);
  const double module = size.width / modules_of(*widths);
  double at = x + kCode128QuietModules * module;
  bool bar = true;
  for (const int width : *widths) {
    if (bar) cairo_rectangle(canvas, at, y, width * module, size.height);
    at += width * module;
    bar = !bar;
  }
  cairo_fill(canvas);
}

}  // namespace

CodeSize code_size(const blocks::Code& code) {
  const double width = code.width_mm * kPointsPerMm;
  switch (code.kind) {
    case blocks::CodeKind::kQr: return qr(code.content) ? CodeSize{width, width} : CodeSize{};
    case blocks::CodeKind::kCode128:
      return code128(code.content) ? CodeSize{width, kCode128Height} : CodeSize{};
  }
  return {};
}

void draw_code(cairo_t* canvas, const blocks::Code& code, double x, double y) {
  cairo_save(canvas);
  cairo_set_antialias(canvas, CAIRO_ANTIALIAS_NONE);
  switch (code.kind) {
    case blocks::CodeKind::kQr: draw_qr(canvas, code, x, y); break;
    case blocks::CodeKind::kCode128: draw_code128(canvas, code, x, y); break;
  }
  cairo_restore(canvas);
}

}  // namespace motcua::printing
