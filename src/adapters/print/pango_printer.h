// The printer that makes PDF with pango and cairo.
//
// Threads: print() from any, at once: every call has a font map of its own; what they share, the
// fonts' files, is only read. Memory: the pages are held as compressed content until the end, about
// 30 KB each, and the fonts' shapes while they are used.
#pragma once

#include "adapters/print/fonts.h"
#include "ports/printer.h"

namespace motcua::printing {

class PangoPrinter final : public Printer {
 public:
  explicit PangoPrinter(Fonts fonts) : fonts_(std::move(fonts)) {}
  [[nodiscard]] Result<std::string, PrintFailure> print(
      const blocks::Document& document) const override;
  [[nodiscard]] const Fonts& fonts() const { return fonts_; }

 private:
  Fonts fonts_;
};

}  // namespace motcua::printing
