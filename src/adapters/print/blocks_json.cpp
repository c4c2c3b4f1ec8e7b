#include "adapters/print/blocks_json.h"

#include <utility>

#include "base/json.h"
#include "base/text.h"

namespace motcua::printing {
namespace {

using json::Array;
using json::Value;

// Bounded far above what a printer takes (Printer::kTextBytesMax), each letter escaped.
constexpr json::ParseLimits kLimits{16U << 20U, 24};

Value words(const std::string& text) { return is_utf8(text) ? Value(text) : Value("[?]"); }
template <class E>
Value number(E word) {
  return Value(static_cast<std::int64_t>(word));
}

Array listed(const std::vector<blocks::Block>& body);

struct Listed {
  Value operator()(const blocks::Paragraph& one) const {
    Array runs;
    for (const blocks::Run& run : one.runs)
      runs.emplace_back(Array{words(run.text), Value(run.bold), Value(run.italic)});
    return Array{Value(std::move(runs)), number(one.align), number(one.size), Value(one.indented)};
  }
  Value operator()(const blocks::Stroke& one) const { return Array{Value(one.share)}; }
  Value operator()(const blocks::Space& one) const { return Array{Value(one.mm)}; }
  Value operator()(const blocks::Code& one) const {
    return Array{number(one.kind), words(one.content), Value(one.width_mm)};
  }
  Value operator()(const blocks::Columns& one) const {
    Array columns;
    for (const blocks::Column& column : one.columns)
      columns.emplace_back(Array{Value(column.share), Value(listed(column.blocks))});
    return columns;
  }
  Value operator()(const blocks::Frame& one) const { return Array{Value(listed(one.blocks))}; }
  Value operator()(const blocks::Table& one) const {
    Array columns;
    for (const blocks::TableColumn& column : one.columns)
      columns.emplace_back(Array{words(column.title), Value(column.share), number(column.align)});
    Array rows;
    for (const auto& row : one.rows) {
      Array cells;
      for (const std::string& text : row) cells.push_back(words(text));
      rows.emplace_back(std::move(cells));
    }
    return Array{Value(std::move(columns)), Value(std::move(rows))};
  }
};

Array listed(const std::vector<blocks::Block>& body) {
  Array out;
  for (const blocks::Block& block : body)
    out.emplace_back(Array{Value(static_cast<std::int64_t>(block.what.index())),
                           std::visit(Listed{}, block.what)});
  return out;
}

/// Reads a list item by item; what is not there or of another kind is a fault that stays.
class Items {
 public:
  explicit Items(const Value& value) : items_(value.as_array()) {}

  [[nodiscard]] std::size_t count() const { return items_ == nullptr ? 0 : items_->size(); }
  [[nodiscard]] bool ended() const { return items_ != nullptr && !fault_ && at_ == count(); }
  [[nodiscard]] bool more() const { return !fault_ && at_ < count(); }

  const Value& next() {
    static const Value kNothing;
    if (at_ < count()) return (*items_)[at_++];
    fault_ = true;
    return kNothing;
  }
  bool read(std::string& out) { return take(next().as_string(), out); }
  bool read(bool& out) { return take(next().as_bool(), out); }
  bool read(int& out) {
    std::int64_t wide = 0;
    if (!take(next().as_integer(), wide) || !std::in_range<int>(wide)) return fault_ = true, false;
    out = static_cast<int>(wide);
    return true;
  }
  template <class E>
  bool read(E& out, E last) {
    int word = 0;
    if (!read(word) || word < 0 || word > static_cast<int>(last)) return fault_ = true, false;
    out = static_cast<E>(word);
    return true;
  }

 private:
  template <class T>
  bool take(const T* found, T& out) {
    if (found == nullptr) return fault_ = true, false;
    out = *found;
    return true;
  }
  const Array* items_;
  std::size_t at_ = 0;
  bool fault_ = false;
};

bool read_body(const Value& value, std::vector<blocks::Block>& out);

bool read(Items in, blocks::Paragraph& out) {
  for (Items runs(in.next()); runs.more();) {
    Items run(runs.next());
    blocks::Run& one = out.runs.emplace_back();
    if (!run.read(one.text) || !run.read(one.bold) || !run.read(one.italic)) return false;
  }
  return in.read(out.align, blocks::Align::kJustified) && in.read(out.size, blocks::Size::kTitle) &&
         in.read(out.indented) && in.ended();
}
bool read(Items in, blocks::Stroke& out) { return in.read(out.share) && in.ended(); }
bool read(Items in, blocks::Space& out) { return in.read(out.mm) && in.ended(); }
bool read(Items in, blocks::Code& out) {
  return in.read(out.kind, blocks::CodeKind::kCode128) && in.read(out.content) &&
         in.read(out.width_mm) && in.ended();
}
bool read(Items in, blocks::Columns& out) {
  while (in.more()) {
    Items column(in.next());
    blocks::Column& one = out.columns.emplace_back();
    if (!column.read(one.share) || !read_body(column.next(), one.blocks)) return false;
  }
  return in.ended();
}
bool read(Items in, blocks::Table& out) {
  for (Items columns(in.next()); columns.more();) {
    Items column(columns.next());
    blocks::TableColumn& one = out.columns.emplace_back();
    if (!column.read(one.title) || !column.read(one.share) ||
        !column.read(one.align, blocks::Align::kJustified))
      return false;
  }
  for (Items rows(in.next()); rows.more();) {
    auto& row = out.rows.emplace_back();
    for (Items cells(rows.next()); cells.more();)
      if (!cells.read(row.emplace_back())) return false;
  }
  return in.ended();
}

bool read(Items in, blocks::Frame& out) { return read_body(in.next(), out.blocks) && in.ended(); }

template <class T>
bool read_block(const Value& value, blocks::Block& out) {
  return read(Items(value), out.what.emplace<T>());
}

bool read_body(const Value& value, std::vector<blocks::Block>& out) {
  using Reader = bool (*)(const Value&, blocks::Block&);
  // In the order of Block's alternatives.
  static constexpr Reader kReaders[] = {read_block<blocks::Paragraph>, read_block<blocks::Stroke>,
                                        read_block<blocks::Space>,     read_block<blocks::Code>,
                                        read_block<blocks::Columns>,   read_block<blocks::Table>,
                                        read_block<blocks::Frame>};
  static_assert(std::size(kReaders) == std::variant_size_v<decltype(blocks::Block::what)>);
  Items in(value);
  while (in.more()) {
    Items block(in.next());
    int kind = 0;
    if (!block.read(kind) || kind < 0 || kind >= static_cast<int>(std::size(kReaders)))
      return false;
    if (!kReaders[kind](block.next(), out.emplace_back()) || !block.ended()) return false;
  }
  return in.ended();
}

}  // namespace

std::string to_json(const blocks::Document& document) {
  return json::write(Array{number(document.paper), words(document.title), words(document.author),
                           Value(listed(document.body)), words(document.running_head),
                           words(document.foot), words(document.watermark),
                           Value(document.one_page)});
}

std::optional<blocks::Document> from_json(std::string_view text) {
  const auto value = json::parse(text, kLimits);
  if (!value) return std::nullopt;
  Items in(*value);
  blocks::Document out;
  const bool all = in.read(out.paper, blocks::Paper::kA4Across) && in.read(out.title) &&
                   in.read(out.author) && read_body(in.next(), out.body) &&
                   in.read(out.running_head) && in.read(out.foot) && in.read(out.watermark) &&
                   in.read(out.one_page) && in.ended();
  if (!all) return std::nullopt;
  return out;
}

}  // namespace motcua::printing
