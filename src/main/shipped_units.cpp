#include "main/shipped_units.h"

#include "base/check.h"
#include "base/csv.h"
#include "main/assets.h"

namespace motcua {

std::vector<ShippedUnit> shipped_units() {
  const auto text = asset("units/units.csv");
  CHECK(text.has_value(), "the units travel inside the binary");
  const auto table = Csv::parse(*text);
  CHECK(table.has_value(), "units.csv is whole");
  const auto at = [&](std::size_t row, std::string_view column) -> const std::string& {
    const auto place = table->column(column);
    CHECK(place.has_value(), "units.csv has its columns");
    return table->cell(row, *place);
  };
  std::vector<ShippedUnit> out;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto area = catalogue::from_word<catalogue::AreaClass>(at(row, "area_class"));
    const auto grade = catalogue::from_word<catalogue::Grade>(at(row, "area_class_grade"));
    CHECK(area && grade, "units.csv uses the catalogue's words");
    out.push_back(
        {UnitCode{at(row, "code")}, at(row, "type") + " " + at(row, "name"), *area, *grade});
  }
  return out;
}

std::optional<ShippedUnit> shipped_unit(const UnitCode& code) {
  for (ShippedUnit& unit : shipped_units())
    if (unit.code == code) return std::move(unit);
  return std::nullopt;
}

}  // namespace motcua
