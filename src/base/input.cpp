#include "base/input.h"

#include <algorithm>

#include "base/text.h"

namespace motcua::input {
namespace {

std::string_view trimmed(std::string_view s) {
  constexpr std::string_view kSpace = " \t\n\r";
  const auto from = s.find_first_not_of(kSpace);
  if (from == std::string_view::npos) return {};
  return s.substr(from, s.find_last_not_of(kSpace) - from + 1);
}

}  // namespace

Reader::Reader(const json::Value& value, InputErrors& errors, std::string path)
    : value_(value), errors_(errors), path_(std::move(path)) {
  if (value_.as_object() == nullptr) errors_.push_back({path_, InputFault::kWrongType, 0});
}

bool Reader::has(std::string_view name) const {
  const json::Value* found = value_.find(name);
  return found != nullptr && !found->is_null();
}

std::string Reader::path_of(std::string_view name) const {
  if (path_.empty()) return std::string(name);
  return path_ + "." + std::string(name);
}

void Reader::fault(std::string_view name, InputFault fault, std::int64_t limit) {
  errors_.push_back({path_of(name), fault, limit});
}

const json::Value* Reader::member(std::string_view name, bool required) {
  read_.push_back(name);
  const json::Value* found = value_.find(name);
  if (found != nullptr && !found->is_null()) return found;
  if (required && value_.as_object() != nullptr) fault(name, InputFault::kMissing);
  return nullptr;
}

std::vector<const json::Value*> Reader::items(std::string_view name, std::size_t count_max,
                                              bool required) {
  std::vector<const json::Value*> out;
  const json::Value* found = member(name, required);
  if (found == nullptr) return out;
  const json::Array* array = found->as_array();
  if (array == nullptr) {
    fault(name, InputFault::kWrongType);
  } else if (array->size() > count_max) {
    fault(name, InputFault::kTooMany, static_cast<std::int64_t>(count_max));
  } else {
    for (const json::Value& item : *array) out.push_back(&item);
  }
  return out;
}

const std::string* Reader::take_text(std::string_view name, bool required) {
  const json::Value* found = member(name, required);
  if (found == nullptr) return nullptr;
  const std::string* word = found->as_string();
  if (word == nullptr) fault(name, InputFault::kWrongType);
  return word;
}

std::optional<std::string> Reader::checked_text(std::string_view name, TextRule rule,
                                                bool required) {
  const std::string* word = take_text(name, required);
  if (word == nullptr) return std::nullopt;
  auto composed = to_nfc(*word);
  if (!composed || has_forbidden_characters(*composed)) {
    fault(name, InputFault::kBadCharacters);
    return std::nullopt;
  }
  std::string out(trimmed(*composed));
  const std::size_t length = code_points(out);
  if (length == 0 && !required) return std::nullopt;
  if (length == 0 && rule.length_min > 0) {
    fault(name, InputFault::kEmpty);
  } else if (length < rule.length_min) {
    fault(name, InputFault::kTooShort, static_cast<std::int64_t>(rule.length_min));
  } else if (length > rule.length_max) {
    fault(name, InputFault::kTooLong, static_cast<std::int64_t>(rule.length_max));
  } else if (rule.is_document_number && length > 0 && !looks_like_a_document_number(out)) {
    fault(name, InputFault::kNotADocumentNumber);
  }
  return out;
}

std::string Reader::text(std::string_view name, TextRule rule) {
  return checked_text(name, rule, true).value_or(std::string());
}

std::optional<std::string> Reader::optional_text(std::string_view name, TextRule rule) {
  return checked_text(name, rule, false);
}

std::optional<std::int64_t> Reader::optional_integer(std::string_view name, std::int64_t low,
                                                     std::int64_t high) {
  const json::Value* found = member(name, false);
  if (found == nullptr) return std::nullopt;
  const std::int64_t* number = found->as_integer();
  if (number == nullptr) {
    fault(name, InputFault::kWrongType);
    return std::nullopt;
  }
  if (*number < low) fault(name, InputFault::kOutOfRange, low);
  if (*number > high) fault(name, InputFault::kOutOfRange, high);
  return std::clamp(*number, low, high);
}

std::int64_t Reader::integer(std::string_view name, std::int64_t low, std::int64_t high) {
  if (!has(name)) {
    member(name, true);
    return low;
  }
  return optional_integer(name, low, high).value_or(low);
}

bool Reader::boolean(std::string_view name) {
  if (!has(name)) {
    member(name, true);
    return false;
  }
  return boolean_or(name, false);
}

bool Reader::boolean_or(std::string_view name, bool otherwise) {
  const json::Value* found = member(name, false);
  if (found == nullptr) return otherwise;
  const bool* b = found->as_bool();
  if (b == nullptr) fault(name, InputFault::kWrongType);
  return b == nullptr ? otherwise : *b;
}

Date Reader::date(std::string_view name) {
  if (!has(name)) member(name, true);
  return optional_date(name).value_or(Date{});
}

std::optional<Date> Reader::optional_date(std::string_view name) {
  const std::string* word = take_text(name, false);
  if (word == nullptr) return std::nullopt;
  const auto parsed = Date::parse(*word);
  if (!parsed) fault(name, InputFault::kNotADate);
  return parsed;
}

LegalTime Reader::legal_time(std::string_view name) {
  if (!has(name)) member(name, true);
  return optional_legal_time(name).value_or(LegalTime{});
}

std::optional<LegalTime> Reader::optional_legal_time(std::string_view name) {
  const std::string* word = take_text(name, false);
  if (word == nullptr) return std::nullopt;
  const auto parsed = LegalTime::parse(*word);
  if (!parsed) fault(name, InputFault::kNotATime);
  return parsed;
}

std::size_t Reader::one_of(std::string_view name, const std::vector<std::string_view>& words) {
  if (!has(name)) member(name, true);
  return optional_one_of(name, words).value_or(0);
}

std::optional<std::size_t> Reader::optional_one_of(std::string_view name,
                                                   const std::vector<std::string_view>& words) {
  const std::string* word = take_text(name, false);
  if (word == nullptr) return std::nullopt;
  const auto found = std::find(words.begin(), words.end(), *word);
  if (found == words.end()) {
    fault(name, InputFault::kNotOneOf);
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - words.begin());
}

void Reader::done() {
  const json::Object* object = value_.as_object();
  if (object == nullptr) return;
  for (const json::Member& member : *object) {
    const bool known = std::find(read_.begin(), read_.end(), member.name) != read_.end();
    // The name is the sender's: bounded, so that an answer never grows with it.
    if (!known) fault(std::string_view(member.name).substr(0, 60), InputFault::kUnknownMember);
  }
}

}  // namespace motcua::input
