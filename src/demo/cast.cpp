#include "demo/cast.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/check.h"
#include "base/csv.h"

namespace motcua::demo {
namespace {

using dossier::Person;
using dossier::Sex;

std::optional<unsigned> whole_number(const std::string& text) {
  unsigned value = 0;
  const char* end = text.data() + text.size();
  const auto [at, fault] = std::from_chars(text.data(), end, value);
  if (fault != std::errc() || at != end) return std::nullopt;
  return value;
}

/// The cells of the named columns, row by row; nothing when a column is missing.
std::optional<std::vector<std::vector<std::string>>> columns_of(
    std::string_view text, std::initializer_list<std::string_view> names) {
  const auto table = Csv::parse(text);
  if (!table) return std::nullopt;
  std::vector<std::vector<std::string>> rows(table->rows());
  for (const std::string_view name : names) {
    const auto column = table->column(name);
    if (!column) return std::nullopt;
    for (std::size_t row = 0; row < rows.size(); ++row)
      rows[row].push_back(table->cell(row, *column));
  }
  if (rows.empty()) return std::nullopt;
  return rows;
}

/// As data/demo/README.md divides them.
std::string_view generation_of(Date born) {
  const int year = born.year();
  if (year < 1965) return "old";
  if (year < 1990) return "middle";
  return year < 2012 ? "young" : "child";
}

/// Twelve digits of the right form: 038 (Thanh Hóa), century and sex, year, six of our own.
std::string invented_number(Prng& prng, Date born, Sex sex) {
  const int sign = (born.year() / 100 - 19) * 2 + (sex == Sex::kFemale ? 1 : 0);
  const std::string year = std::to_string(born.year());
  std::string number = "038" + std::to_string(sign) + year.substr(2);
  for (int i = 0; i < 6; ++i) number += static_cast<char>('0' + prng.below(10));
  return number;
}

}  // namespace

Result<Cast, std::string> Cast::read(const NameTables& tables) {
  Cast cast;
  const auto families = columns_of(tables.family_names, {"name", "group", "weight"});
  if (!families) return fail(std::string("family_names.csv"));
  for (const auto& row : *families) {
    const auto weight = whole_number(row[2]);
    if (!weight) return fail(std::string("family_names.csv"));
    cast.families_.push_back({row[0], row[1], *weight});
  }
  const auto given = columns_of(tables.given_names, {"name", "group", "generation", "sex"});
  if (!given) return fail(std::string("given_names.csv"));
  for (const auto& row : *given)
    cast.given_.push_back({row[0], row[1], row[2], row[3] == "female" ? Sex::kFemale : Sex::kMale});
  const auto hamlets = columns_of(tables.hamlets, {"name", "km_to_centre", "share_of_people"});
  if (!hamlets) return fail(std::string("hamlets.csv"));
  for (const auto& row : *hamlets) {
    const auto km = whole_number(row[1]);
    const auto share = whole_number(row[2]);
    if (!km || !share) return fail(std::string("hamlets.csv"));
    cast.hamlets_.push_back({row[0], static_cast<int>(*km), *share});
  }
  return cast;
}

const std::string& Cast::family_name(Prng& prng, std::string_view group) const {
  std::uint64_t total = 0;
  for (const Family& one : families_)
    if (one.group == group) total += one.weight;
  CHECK(total > 0, "every group has family names");
  std::uint64_t drawn = prng.below(total);
  for (const Family& one : families_) {
    if (one.group != group) continue;
    if (drawn < one.weight) return one.name;
    drawn -= one.weight;
  }
  return families_.front().name;
}

const std::string& Cast::given_name(Prng& prng, std::string_view group, Sex sex, Date born) const {
  std::vector<const Given*> fitting;
  std::vector<const Given*> others;
  for (const Given& one : given_) {
    if (one.group != group || one.sex != sex) continue;
    others.push_back(&one);
    if (one.generation == generation_of(born)) fitting.push_back(&one);
  }
  CHECK(!others.empty(), "every group has given names of either sex");
  return prng.pick(fitting.empty() ? others : fitting)->name;
}

const Hamlet& Cast::hamlet(Prng& prng) const {
  std::uint64_t total = 0;
  for (const Hamlet& one : hamlets_) total += one.share;
  std::uint64_t drawn = prng.below(std::max<std::uint64_t>(total, 1));
  for (const Hamlet& one : hamlets_) {
    if (drawn < one.share) return one;
    drawn -= one.share;
  }
  return hamlets_.front();
}

Person Cast::person(Prng& prng, Date today, Ages ages, std::optional<Sex> sex,
                    std::string_view group, const std::string& family) const {
  Person out;
  out.sex = sex.value_or(prng.chance(500) ? Sex::kFemale : Sex::kMale);
  const auto age = static_cast<int>(prng.between(ages.low, ages.high));
  out.born = today.plus_months(-12 * age).plus_days(-static_cast<int>(prng.between(1, 360)));
  out.name = family + " " + given_name(prng, group, *out.sex, *out.born);
  out.identity = dossier::Identity{dossier::IdentityKind::kPersonalNumber,
                                   invented_number(prng, *out.born, *out.sex)};
  out.nationality = "Việt Nam";
  out.ethnic = std::string(group);
  return out;
}

Person Cast::villager(Prng& prng, Date today, Ages ages, std::optional<Sex> sex) const {
  const std::uint64_t drawn = prng.below(1000);
  const std::string_view group = drawn < 960 ? "Thái" : drawn < 990 ? "Kinh" : "Mường";
  Person out = person(prng, today, ages, sex, group, family_name(prng, group));
  out.address = hamlet(prng).name + ", xã Bát Mọt";
  // Begins with 0000, which no telephone number does: nobody can be called by it.
  if (prng.chance(550)) out.phone = "0000" + std::to_string(prng.between(100000, 999999));
  return out;
}

Person Cast::kin(Prng& prng, Date today, const Person& of, Ages ages,
                 std::optional<Sex> sex) const {
  Person out = person(prng, today, ages, sex, of.ethnic, of.name.substr(0, of.name.find(' ')));
  out.address = of.address;
  return out;
}

}  // namespace motcua::demo
