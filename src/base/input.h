// Reading a JSON object that came from outside, collecting every fault, not only the first.
//
//   input::Reader in(value, errors);
//   const auto name = in.text("name", {.length_max = 200});
//   const auto born = in.date("born_on");
//   in.done();                       // unknown members are faults too
//   if (!errors.empty()) ...
//
// Texts come out in NFC. A getter returns a usable default after a fault, so reading goes on;
// nothing read may be used unless `errors` is empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "base/json.h"
#include "base/time.h"

namespace motcua {

enum class InputFault {
  kMissing,
  kWrongType,
  kUnknownMember,
  kTooLong,   // limit: code points allowed
  kTooShort,  // limit: code points required
  kEmpty,
  kBadCharacters,  // control characters, bidirectional overrides
  kOutOfRange,     // limit: the bound that was crossed
  kNotADate,
  kNotATime,
  kNotAnId,
  kNotOneOf,
  kTooMany,  // limit: items allowed
  kBadForm,  // does not look like such a number or code
  kNotADocumentNumber,
  kInFuture,
  kContradicts,  // another field says otherwise
};

struct InputError {
  std::string path;  // "applicant.name", "components.0.copies"; "" is the whole body
  InputFault fault = InputFault::kMissing;
  std::int64_t limit = 0;
  bool operator==(const InputError&) const = default;
};
using InputErrors = std::vector<InputError>;

namespace input {

struct TextRule {
  std::size_t length_min = 1;  // code points, after trimming
  std::size_t length_max = 200;
  bool is_document_number = false;  // looks_like_a_document_number() beside the length
};

class Reader {
 public:
  /// `value` must outlive the reader. Reports kWrongType at once if it is no object.
  Reader(const json::Value& value, InputErrors& errors, std::string path = {});

  [[nodiscard]] bool has(std::string_view name) const;

  std::string text(std::string_view name, TextRule rule = {});
  std::optional<std::string> optional_text(std::string_view name, TextRule rule = {});
  std::int64_t integer(std::string_view name, std::int64_t low, std::int64_t high);
  std::optional<std::int64_t> optional_integer(std::string_view name, std::int64_t low,
                                               std::int64_t high);
  bool boolean(std::string_view name);
  bool boolean_or(std::string_view name, bool otherwise);
  Date date(std::string_view name);
  std::optional<Date> optional_date(std::string_view name);
  LegalTime legal_time(std::string_view name);
  std::optional<LegalTime> optional_legal_time(std::string_view name);
  /// Index into `words`; 0 after a fault.
  std::size_t one_of(std::string_view name, const std::vector<std::string_view>& words);
  std::optional<std::size_t> optional_one_of(std::string_view name,
                                             const std::vector<std::string_view>& words);

  template <class Id>
  Id id(std::string_view name) {
    return optional_id<Id>(name, true).value_or(Id{});
  }
  template <class Id>
  std::optional<Id> optional_id(std::string_view name, bool required = false) {
    const std::string* word = take_text(name, required);
    if (word == nullptr) return std::nullopt;
    const auto parsed = Id::parse(*word);
    if (!parsed) fault(name, InputFault::kNotAnId);
    return parsed;
  }

  /// Any member, for what reads itself; null when absent. Counts as read.
  const json::Value* member(std::string_view name, bool required);
  /// The items of an array member; empty when absent. More than `count_max` is a fault.
  std::vector<const json::Value*> items(std::string_view name, std::size_t count_max,
                                        bool required = false);

  /// Reports a fault found by the caller's own rule.
  void fault(std::string_view name, InputFault fault, std::int64_t limit = 0);
  [[nodiscard]] std::string path_of(std::string_view name) const;
  /// Members that nobody asked for are faults: a misspelt name must not be dropped in silence.
  void done();

 private:
  const std::string* take_text(std::string_view name, bool required);
  std::optional<std::string> checked_text(std::string_view name, TextRule rule, bool required);

  const json::Value& value_;
  InputErrors& errors_;
  std::string path_;
  std::vector<std::string_view> read_;
};

}  // namespace input
}  // namespace motcua
