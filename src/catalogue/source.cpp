#include "catalogue/source.h"

#include <charconv>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/csv.h"
#include "base/text.h"
#include "catalogue/details.h"

namespace motcua::catalogue {
namespace {

using Faults = std::vector<SourceFault>;
constexpr int kLimitMax = 3650;
constexpr std::size_t kProgressEvery = 64;

/// One CSV with its columns looked up by name; a missing column is one fault, its cells are "".
class Table {
 public:
  Table(const SourceFile& file, Faults& faults) : name_(file.name), faults_(faults) {
    auto parsed = Csv::parse(file.text);
    if (parsed) {
      csv_ = *std::move(parsed);
    } else {
      faults_.push_back({name_, parsed.error().line, parsed.error().words, InputFault::kBadForm});
    }
  }
  [[nodiscard]] std::size_t rows() const { return csv_ ? csv_->rows() : 0; }
  std::optional<std::size_t> column(std::string_view name) {
    if (!csv_) return std::nullopt;
    const auto place = csv_->column(name);
    if (!place) faults_.push_back({name_, 1, std::string(name), InputFault::kMissing});
    return place;
  }
  [[nodiscard]] const std::string& cell(std::size_t row, std::optional<std::size_t> column) const {
    static const std::string empty;
    return column ? csv_->cell(row, *column) : empty;
  }
  void fault(std::size_t row, std::string_view column, InputFault fault) {
    faults_.push_back({name_, csv_->line(row), std::string(column), fault});
  }

 private:
  std::string name_;
  Faults& faults_;
  std::optional<Csv> csv_;
};

std::optional<int> positive(std::string_view text) {
  int value = 0;
  const auto end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || at != end || value < 1 || value > kLimitMax) return std::nullopt;
  return value;
}

struct Columns {
  std::optional<std::size_t> code, name, sector, level, ministry, online_level, performed_by,
      term_unit, term_value, term_grade, term_area_extra, term_online, term_post, term_note,
      fee_note;
};

class RowReader {
 public:
  RowReader(Table& table, const Columns& columns, std::size_t row)
      : table_(table), columns_(columns), row_(row) {}

  Procedure read() {
    Procedure out;
    out.code.text = table_.cell(row_, columns_.code);
    if (!is_procedure_code(out.code.text)) fault("code", InputFault::kBadForm);
    out.name = text(columns_.name, "name");
    out.sector = text(columns_.sector, "sector");
    out.level = word_of<Level>(columns_.level, "level");
    out.ministry = table_.cell(row_, columns_.ministry);
    out.online_level = word_of<OnlineLevel>(columns_.online_level, "online_level");
    out.performed_by = performers();
    out.fee_note = table_.cell(row_, columns_.fee_note);
    out.limits = limits();
    static const std::vector<Step> steps = default_steps();
    out.steps = steps;
    return out;
  }

 private:
  void fault(std::string_view column, InputFault fault) { table_.fault(row_, column, fault); }

  std::string text(std::optional<std::size_t> column, std::string_view name) {
    const std::string& cell = table_.cell(row_, column);
    if (cell.empty()) fault(name, InputFault::kEmpty);
    if (!is_nfc(cell) || has_forbidden_characters(cell)) fault(name, InputFault::kBadCharacters);
    return cell;
  }

  template <class E>
  E word_of(std::optional<std::size_t> column, std::string_view name) {
    const auto value = from_word<E>(table_.cell(row_, column));
    if (!value) fault(name, InputFault::kNotOneOf);
    return value.value_or(E{});
  }

  std::vector<UnitKind> performers() {
    std::vector<UnitKind> out;
    std::string_view rest = table_.cell(row_, columns_.performed_by);
    while (!rest.empty()) {
      const auto end = rest.find(';');
      const auto kind = from_word<UnitKind>(rest.substr(0, end));
      if (kind) {
        out.push_back(*kind);
      } else {
        fault("performed_by", InputFault::kNotOneOf);
      }
      rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    return out;
  }

  std::optional<calendar::Limit> limit(std::string_view value, std::string_view unit,
                                       std::string_view column) {
    const auto kind = from_word<calendar::LimitUnit>(unit);
    if (!kind) {
      fault(column, InputFault::kNotOneOf);
      return std::nullopt;
    }
    if (*kind == calendar::LimitUnit::kSameDay) {
      if (!value.empty()) fault(column, InputFault::kContradicts);
      return calendar::Limit{0, *kind};
    }
    const auto number = positive(value);
    if (!number) fault(column, InputFault::kOutOfRange);
    return calendar::Limit{number.value_or(1), *kind};
  }

  void add_channel(std::vector<LimitVariant>& out, Channel channel,
                   std::optional<std::size_t> column, std::string_view name) {
    const std::string_view cell = table_.cell(row_, column);
    if (cell.empty()) return;
    const auto space = cell.find(' ');
    if (space == std::string_view::npos) return fault(name, InputFault::kBadForm);
    const auto own = limit(cell.substr(0, space), cell.substr(space + 1), name);
    if (!own) return;
    out.push_back({"", std::nullopt, channel, *own, out.front().grade, out.front().source});
  }

  std::vector<LimitVariant> limits() {
    LimitVariant term;
    term.grade = word_of<Grade>(columns_.term_grade, "term_grade");
    term.source = text(columns_.term_note, "term_note");
    const std::string& unit = table_.cell(row_, columns_.term_unit);
    if (term.grade == Grade::kMissing) {
      if (!unit.empty()) fault("term_unit", InputFault::kContradicts);
      return {term};
    }
    term.limit = limit(table_.cell(row_, columns_.term_value), unit, "term_value")
                     .value_or(calendar::Limit{1, calendar::LimitUnit::kWorkingDays});
    std::vector<LimitVariant> out{term};
    const std::string& extra = table_.cell(row_, columns_.term_area_extra);
    if (!extra.empty()) {
      const auto more = positive(extra);
      if (!more) fault("term_area_extra", InputFault::kOutOfRange);
      out.front().area = AreaClass::kLowland;
      term.area = AreaClass::kMountain;
      term.limit.value += more.value_or(0);
      out.push_back(term);
    }
    add_channel(out, Channel::kOnline, columns_.term_online, "term_online");
    add_channel(out, Channel::kPost, columns_.term_post, "term_post");
    return out;
  }

  Table& table_;
  const Columns& columns_;
  std::size_t row_;
};

std::vector<Procedure> read_rows(const SourceFile& file, Faults& faults, const Progress& tell,
                                 std::size_t total) {
  Table table(file, faults);
  Columns columns;
  columns.code = table.column("code");
  columns.name = table.column("name");
  columns.sector = table.column("sector");
  columns.level = table.column("level");
  columns.ministry = table.column("ministry");
  columns.online_level = table.column("online_level");
  columns.performed_by = table.column("performed_by");
  columns.term_unit = table.column("term_unit");
  columns.term_value = table.column("term_value");
  columns.term_grade = table.column("term_grade");
  columns.term_area_extra = table.column("term_area_extra");
  columns.term_online = table.column("term_online");
  columns.term_post = table.column("term_post");
  columns.term_note = table.column("term_note");
  columns.fee_note = table.column("fee_note");
  std::vector<Procedure> out;
  out.reserve(table.rows());
  std::unordered_set<std::string> seen;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    out.push_back(RowReader(table, columns, row).read());
    if (!seen.insert(out.back().code.text).second)
      table.fault(row, "code", InputFault::kContradicts);
    if (tell && row % kProgressEvery == 0) tell(row, total + table.rows());
  }
  return out;
}

void read_everyday(const SourceFile& file,
                   const std::unordered_map<std::string, std::size_t>& places,
                   std::vector<Procedure>& procedures, Faults& faults) {
  const auto report = [&](std::string place, InputFault fault) {
    faults.push_back({std::string(file.name), 0, std::move(place), fault});
  };
  const auto parsed = json::parse(file.text, {.bytes_max = 256 * 1024, .depth_max = 40});
  if (!parsed) return report("byte " + std::to_string(parsed.error().offset), InputFault::kBadForm);
  InputErrors errors;
  input::Reader in(*parsed, errors);
  in.integer("format", 1, 1);
  const std::string code = in.text("code");
  const auto at = places.find(code);
  if (at == places.end()) {
    report("code", InputFault::kNotOneOf);
  } else if (file.name.find(code) == std::string_view::npos || procedures[at->second].detailed) {
    report("code", InputFault::kContradicts);
  }
  Procedure unused;
  Procedure& into = at == places.end() ? unused : procedures[at->second];
  into.offline.grade = Grade::kInferred;
  read_details(in, errors, into);
  into.detailed = true;
  in.done();
  for (const InputError& error : errors) report(error.path, error.fault);
}

std::vector<Phrase> read_phrases(const SourceFile& file,
                                 const std::unordered_map<std::string, std::size_t>& places,
                                 Faults& faults) {
  Table table(file, faults);
  const auto text = table.column("phrase");
  const auto code = table.column("code");
  std::vector<Phrase> out;
  out.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string& phrase = table.cell(row, text);
    if (fold(phrase).empty() || !is_nfc(phrase)) table.fault(row, "phrase", InputFault::kBadForm);
    if (!places.contains(table.cell(row, code))) table.fault(row, "code", InputFault::kNotOneOf);
    out.push_back({phrase, {table.cell(row, code)}});
  }
  return out;
}

}  // namespace

std::string_view word(InputFault fault) {
  switch (fault) {
    case InputFault::kMissing: return "missing";
    case InputFault::kWrongType: return "wrong_type";
    case InputFault::kUnknownMember: return "unknown_member";
    case InputFault::kTooLong: return "too_long";
    case InputFault::kTooShort: return "too_short";
    case InputFault::kEmpty: return "empty";
    case InputFault::kBadCharacters: return "bad_characters";
    case InputFault::kOutOfRange: return "out_of_range";
    case InputFault::kNotADate: return "not_a_date";
    case InputFault::kNotATime: return "not_a_time";
    case InputFault::kNotAnId: return "not_an_id";
    case InputFault::kNotOneOf: return "not_one_of";
    case InputFault::kTooMany: return "too_many";
    case InputFault::kBadForm: return "bad_form";
    case InputFault::kNotADocumentNumber: return "not_a_document_number";
    case InputFault::kInFuture: return "in_future";
    case InputFault::kContradicts: return "contradicts";
  }
  return "missing";
}

std::string sentence(const SourceFault& fault) {
  std::string out = fault.file;
  if (fault.line > 0) out += ":" + std::to_string(fault.line);
  if (!fault.place.empty()) out += ": " + fault.place;
  return out + ": " + std::string(word(fault.fault));
}

Result<Catalogue, std::vector<SourceFault>> read_sources(const Sources& sources,
                                                         const Progress& progress) {
  Faults faults;
  const std::size_t others = sources.everyday.size();
  std::vector<Procedure> procedures = read_rows(sources.procedures, faults, progress, others);
  std::unordered_map<std::string, std::size_t> places;
  places.reserve(procedures.size());
  for (std::size_t i = 0; i < procedures.size(); ++i) places.emplace(procedures[i].code.text, i);
  const std::size_t total = procedures.size() + others;
  std::size_t done = procedures.size();
  for (const SourceFile& file : sources.everyday) {
    read_everyday(file, places, procedures, faults);
    if (progress) progress(++done, total);
  }
  std::vector<Phrase> phrases = read_phrases(sources.phrases, places, faults);
  if (!faults.empty()) return fail(std::move(faults));
  if (progress) progress(total, total);
  return Catalogue(std::move(procedures), std::move(phrases));
}

}  // namespace motcua::catalogue
