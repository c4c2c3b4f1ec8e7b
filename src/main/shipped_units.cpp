#include "main/shipped_units.h"

#include "base/check.h"
#include "base/csv.h"
#include "main/assets.h"

namespace motcua {

std::optional<ShippedUnit> shipped_unit(const UnitCode& code) {
  const auto text = asset("units/units.csv");
  CHECK(text.has_value(), "the units travel inside the binary");
  const auto table = Csv::parse(*text);
  CHECK(table.has_value(), "units.csv is whole");
  const auto at = [&](std::size_t row, std::string_view column) -> const std::string& {
    const auto place = table->column(column);
    CHECK(place.has_value(), "units.csv has its columns");
    return table->cell(row, *place);
  };
  for (std::size_t row = 0; row < table->rows(); ++row) {
    if (at(row, "code") != code.text) continue;
    const auto area = catalogue::from_word<catalogue::AreaClass>(at(row, "area_class"));
    const auto grade = catalogue::from_word<catalogue::Grade>(at(row, "area_class_grade"));
    CHECK(area && grade, "units.csv uses the catalogue's words");
    return ShippedUnit{code, at(row, "type") + " " + at(row, "name"), *area, *grade};
  }
  return std::nullopt;
}

}  // namespace motcua
