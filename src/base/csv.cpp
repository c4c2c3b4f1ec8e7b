#include "base/csv.h"

#include <utility>

#include "base/check.h"
#include "base/text.h"

namespace motcua {
namespace {

/// Reads one record; `at` moves past its line end. False when a quote stays open.
bool read_record(std::string_view text, std::size_t& at, std::size_t& line,
                 std::vector<std::string>& cells) {
  std::string cell;
  bool quoted = false;
  while (at < text.size()) {
    const char c = text[at++];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') {
        cell.push_back(c);
      } else if (at < text.size() && text[at] == '"') {
        cell.push_back('"');
        ++at;
      } else {
        quoted = false;
      }
    } else if (c == '"' && cell.empty()) {
      quoted = true;
    } else if (c == ',') {
      cells.push_back(std::exchange(cell, {}));
    } else if (c == '\n') {
      break;
    } else if (c != '\r') {
      cell.push_back(c);
    }
  }
  cells.push_back(std::move(cell));
  return !quoted;
}

}  // namespace

Result<Csv, CsvError> Csv::parse(std::string_view text) {
  if (!is_utf8(text)) return fail(CsvError{1, "not UTF-8"});
  Csv csv;
  std::size_t at = 0;
  std::size_t line = 1;
  if (!read_record(text, at, line, csv.header_)) return fail(CsvError{1, "open quote"});
  while (at < text.size()) {
    const std::size_t begin = line;
    std::vector<std::string> cells;
    if (!read_record(text, at, line, cells)) return fail(CsvError{begin, "open quote"});
    if (cells.size() == 1 && cells[0].empty()) continue;
    if (cells.size() != csv.header_.size()) {
      return fail(CsvError{begin, "has " + std::to_string(cells.size()) + " cells, the header " +
                                      std::to_string(csv.header_.size())});
    }
    csv.rows_.push_back(std::move(cells));
    csv.lines_.push_back(begin);
  }
  return csv;
}

std::optional<std::size_t> Csv::column(std::string_view name) const {
  for (std::size_t i = 0; i < header_.size(); ++i)
    if (header_[i] == name) return i;
  return std::nullopt;
}

const std::string& Csv::cell(std::size_t row, std::size_t column) const {
  CHECK(row < rows_.size() && column < header_.size());
  return rows_[row][column];
}

}  // namespace motcua
