#include "scene.h"

#include <variant>

namespace motcua::paper::test {
namespace {

std::string indent(int depth) { return std::string(static_cast<std::size_t>(depth) * 2, ' '); }

void write(std::string& out, const std::vector<blocks::Block>& body, int depth);

struct Writing {
  std::string& out;
  int depth;

  void operator()(const blocks::Paragraph& paragraph) const {
    constexpr const char* kAligns[] = {"", " centre", " right", " justified"};
    constexpr const char* kSizes[] = {" small", " table", "", " title"};
    out += std::string("paragraph") + kAligns[static_cast<int>(paragraph.align)] +
           kSizes[static_cast<int>(paragraph.size)] + (paragraph.indented ? " indented" : "") + ":";
    for (const blocks::Run& run : paragraph.runs)
      out += std::string(" ") +
             (run.bold     ? "**"
              : run.italic ? "//"
                           : "\"") +
             run.text +
             (run.bold     ? "**"
              : run.italic ? "//"
                           : "\"");
    out += "\n";
  }
  void operator()(const blocks::Stroke& stroke) const {
    out += "stroke " + std::to_string(stroke.share) + "\n";
  }
  void operator()(const blocks::Space& space) const {
    out += "space " + std::to_string(space.mm) + "\n";
  }
  void operator()(const blocks::Code& code) const {
    out += std::string(code.kind == blocks::CodeKind::kQr ? "qr " : "code128 ") +
           std::to_string(code.width_mm) + ": " + code.content + "\n";
  }
  void operator()(const blocks::Columns& columns) const {
    out += "columns\n";
    for (const blocks::Column& column : columns.columns) {
      out += indent(depth + 1) + "column " + std::to_string(column.share) + "\n";
      write(out, column.blocks, depth + 2);
    }
  }
  void operator()(const blocks::Frame& frame) const {
    out += "frame\n";
    write(out, frame.blocks, depth + 1);
  }
  void operator()(const blocks::Table& table) const {
    out += "table";
    for (const blocks::TableColumn& column : table.columns)
      out += " | " + column.title + " " + std::to_string(column.share);
    out += "\n";
    for (const auto& row : table.rows) {
      out += indent(depth + 1) + "row";
      for (const std::string& text : row) out += " | " + text;
      out += "\n";
    }
  }
};

void write(std::string& out, const std::vector<blocks::Block>& body, int depth) {
  for (const blocks::Block& block : body) {
    out += indent(depth);
    std::visit(Writing{out, depth}, block.what);
  }
}

}  // namespace

std::string blocks_text(const blocks::Document& document) {
  constexpr const char* kPapers[] = {"A4", "A5", "A4 across"};
  std::string out = std::string(kPapers[static_cast<int>(document.paper)]) +
                    (document.one_page ? ", one page" : "") + "\n";
  out += "title: " + document.title + "\nauthor: " + document.author + "\n";
  write(out, document.body, 0);
  out += "running head: " + document.running_head + "\nfoot: " + document.foot + "\n";
  if (!document.watermark.empty()) out += "watermark: " + document.watermark + "\n";
  return out;
}

}  // namespace motcua::paper::test
