#include "web/parts.h"

#include "base/check.h"

namespace motcua::web {
namespace {

std::string_view tone_class(Tone tone) {
  switch (tone) {
    case Tone::kPlain: return "notice";
    case Tone::kGood: return "notice good";
    case Tone::kWarn: return "notice warn";
    case Tone::kBad: return "notice bad";
  }
  return "notice";
}

std::string_view chip_class(Chip look) {
  switch (look) {
    case Chip::kPlain: return "chip";
    case Chip::kNew: return "chip new";
    case Chip::kGood: return "chip good";
    case Chip::kSoon: return "chip soon";
    case Chip::kLate: return "chip late";
  }
  return "chip";
}

std::string joined(std::string_view first, std::string_view second) {
  std::string out(first);
  if (!second.empty()) out.append(" ").append(second);
  return out;
}

}  // namespace

Html heading(int level, std::string_view words) { return heading(level, words, {}); }

Html heading(int level, std::string_view words, std::string_view id) {
  Attributes attributes;
  if (!id.empty()) attributes.push_back({"id", id});
  if (level == 1) return tag("h1", attributes, text(words));
  if (level == 2) return tag("h2", attributes, text(words));
  return tag("h3", attributes, text(words));
}

Html paragraph(std::string_view words) { return tag("p", text(words)); }
Html soft(std::string_view words) { return tag("p", {{"class", "soft"}}, text(words)); }
Html link(std::string_view address, std::string_view words) {
  return tag("a", {{"href", address}}, text(words));
}
Html button_link(std::string_view address, std::string_view words, std::string_view look) {
  return tag("a", {{"class", joined("button", look)}, {"href", address}}, text(words));
}
Html strong(std::string_view words) { return tag("strong", text(words)); }

Html notice(Tone tone, std::string_view title, const Html& inside) {
  return tag("div", {{"class", tone_class(tone)}},
             title.empty() ? inside : tag("p", {{"class", "notice-title"}}, text(title)) + inside);
}

Html chip(Chip look, std::string_view words) {
  return tag("span", {{"class", chip_class(look)}}, text(words));
}

Html panel(const Html& inside, std::string_view look) {
  return tag("div", {{"class", joined("panel", look)}}, inside);
}

Html fact_list(const Facts& facts) {
  Html rows;
  for (const auto& [term, content] : facts) {
    if (content.empty()) continue;
    rows += tag("dt", text(term)) + tag("dd", content);
  }
  return rows.empty() ? Html() : tag("dl", {{"class", "facts"}}, rows);
}

Html bullet_list(const std::vector<Html>& items) {
  if (items.empty()) return {};
  Html inside;
  for (const Html& item : items) inside += tag("li", item);
  return tag("ul", inside);
}

Html fold_out(std::string_view summary, const Html& inside, bool open) {
  return tag("details", {{"open", open}}, tag("summary", text(summary)) + inside);
}

Html table(const Table& table) {
  Html head;
  for (const std::string& column : table.columns)
    head += tag("th", {{"scope", "col"}}, text(column));
  Html body;
  for (const auto& row : table.rows) {
    CHECK(row.size() == table.columns.size());
    Html cells;
    for (std::size_t i = 0; i < row.size(); ++i)
      cells += tag("td", {{"data-name", table.columns[i]}}, tag("span", row[i]));
    body += tag("tr", cells);
  }
  const Html caption = tag("caption", {{"class", "hidden"}}, text(table.caption));
  return tag("div", {{"class", joined(table.folds ? "list folds" : "list", table.look)}},
             tag("table", caption + tag("thead", tag("tr", head)) + tag("tbody", body)));
}

Html card(std::string_view address, Icon which, std::string_view words) {
  return tag("a", {{"class", "card"}, {"href", address}}, icon(which) + tag("span", text(words)));
}

}  // namespace motcua::web
