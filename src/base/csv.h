// RFC 4180 with a header line; the form of the data files under data/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace motcua {

struct CsvError {
  std::size_t line = 0;  // of the text, from 1
  std::string words;
};

class Csv {
 public:
  /// Every row must have as many cells as the header. Quotes must be closed. UTF-8 is required.
  [[nodiscard]] static Result<Csv, CsvError> parse(std::string_view text);

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  /// The column's place, or nullopt when the header has no such name.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
  [[nodiscard]] const std::string& cell(std::size_t row, std::size_t column) const;
  /// The line of the text on which a row begins, from 1.
  [[nodiscard]] std::size_t line(std::size_t row) const { return lines_[row]; }

 private:
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
  std::vector<std::size_t> lines_;
};

}  // namespace motcua
