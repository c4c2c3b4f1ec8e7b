// Parameters and columns in PostgreSQL's binary form.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "adapters/postgres/libpq.h"
#include "ports/sql.h"

namespace motcua::postgres {

/// The placeholders of a statement are exactly $1 .. $n, outside of quotes: n; else nullopt.
[[nodiscard]] std::optional<std::size_t> placeholder_count(std::string_view sql);

/// int8, text or bytea; 0 for null, which leaves the type to the server.
[[nodiscard]] Oid type_of(const sql::Cell& cell);

/// One list of parameters as libpq wants it. The cells must outlive it.
class Parameters {
 public:
  /// False when a text is not UTF-8 or has U+0000.
  [[nodiscard]] bool set(std::span<const sql::Cell> cells);
  [[nodiscard]] int count() const { return static_cast<int>(values_.size()); }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }

 private:
  std::vector<Bytes> integers_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

/// The first row of a result. A column of another type than was asked for reads as nothing and is
/// remembered. Sums, which PostgreSQL gives as numeric, and booleans read as integers.
class ResultRow final : public sql::Row {
 public:
  explicit ResultRow(const PGresult* result) : result_(result) {}
  [[nodiscard]] bool is_null(std::size_t column) const override;
  [[nodiscard]] std::int64_t integer(std::size_t column) const override;
  [[nodiscard]] std::string_view text(std::size_t column) const override;
  [[nodiscard]] std::string_view blob(std::size_t column) const override;
  [[nodiscard]] std::size_t columns() const override;
  [[nodiscard]] bool was_misread() const { return misread_; }

 private:
  [[nodiscard]] std::string_view bytes_of(std::size_t column, std::span<const Oid> types) const;

  const PGresult* result_;
  mutable bool misread_ = false;
};

}  // namespace motcua::postgres
