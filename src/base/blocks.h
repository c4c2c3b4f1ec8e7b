// What a printed document is made of: a list of blocks, from top to bottom, that says nothing of
// fonts, points or pages. The pure folder `paper` makes them, the port Printer makes pages of them
// (docs/formats/printed_forms.md).
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace motcua::blocks {

enum class Paper : std::uint8_t { kA4, kA5, kA4Across };
enum class Align : std::uint8_t { kLeft, kCentre, kRight, kJustified };
/// Relative to the paper: the body of an A5 sheet is smaller than that of an A4 sheet.
enum class Size : std::uint8_t { kSmall, kTable, kBody, kTitle };

struct Run {
  std::string text;
  bool bold = false;
  bool italic = false;
};

/// Broken into lines, and over pages where it is long.
struct Paragraph {
  std::vector<Run> runs;
  Align align = Align::kLeft;
  Size size = Size::kBody;
  bool indented = false;  // its first line
};
/// The short line below a heading, in hundredths of the width.
struct Stroke {
  int share = 40;
};
struct Space {
  int mm = 4;
};
enum class CodeKind : std::uint8_t { kQr, kCode128 };
/// With its quiet zone. What does not fit into such a code is left out.
struct Code {
  CodeKind kind = CodeKind::kQr;
  std::string content;
  int width_mm = 26;
};

struct Block;
struct Column {
  int share = 50;  // hundredths of the width
  std::vector<Block> blocks;
};
/// Side by side and never torn apart; one below the other where they would not fit on a page.
struct Columns {
  std::vector<Column> columns;
};

/// A box around what must not be overlooked; kept together, without its rules where no page
/// holds it.
struct Frame {
  std::vector<Block> blocks;
};

struct TableColumn {
  std::string title;
  int share = 10;  // hundredths of the width
  Align align = Align::kLeft;
};
/// Ruled; its head is repeated on every page. Every row has a text for each column.
struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

struct Block {
  std::variant<Paragraph, Stroke, Space, Code, Columns, Table, Frame> what;
};

struct Document {
  Paper paper = Paper::kA4;
  /// Metadata of the file: the form's name and its issuer, nothing of a person.
  std::string title;
  std::string author;
  std::vector<Block> body;
  /// Above the text of every page but the first.
  std::string running_head;
  /// Below the text of every page, before the page's number.
  std::string foot;
  /// Light and large behind the text: "DỮ LIỆU TRÌNH DIỄN".
  std::string watermark;
  /// Meant to be one page: the letters shrink a little where that helps. What does not fit then
  /// goes on, in full size, on further pages.
  bool one_page = false;
};

}  // namespace motcua::blocks
