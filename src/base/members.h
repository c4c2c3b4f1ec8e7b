// One description of a struct's members writes it, reads it back, and reads it from outside.
//
//   template <class V> void describe(V& v, Person& p) {
//     v("name", p.name, members::kName);      // always there
//     v.opt("born", p.born);                  // left out when empty
//   }
//
// Writer makes the JSON object in the order described. StrictReader takes it back and stops at the
// first fault: for what we wrote ourselves. InputReader collects every fault: for what came from
// outside. An enumeration needs `enum_words(E)`, its words in the order of its enumerators.
#pragma once

#include <algorithm>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/ids.h"
#include "base/input.h"
#include "base/json.h"
#include "base/private.h"
#include "base/text.h"
#include "base/time.h"

namespace motcua {

/// Plaintext of an event's sealed parts, JSON text by name, names in byte order; Locked or Erased
/// where it cannot be read.
using PlainParts = std::vector<std::pair<std::string, Private<std::string>>>;

}  // namespace motcua

namespace motcua::members {

using TextRule = input::TextRule;
inline constexpr TextRule kName{1, 200};
inline constexpr TextRule kText{1, 4000};
inline constexpr TextRule kNumber{1, 60, true};  // the number of a document
inline constexpr TextRule kWord{1, 40};
inline constexpr TextRule kCode{1, 60};
struct IntegerRule {
  std::int64_t low = 0;
  std::int64_t high = json::kIntegerMax;
};
inline constexpr std::size_t kItemsMax = 50;

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsCode : std::false_type {};
template <class Tag>
struct IsCode<Code<Tag>> : std::true_type {};

/// Dates, times, ids and hashes: a text form that parse() takes back.
template <class T>
concept Spelled = requires(const T& value) {
  { value.text() } -> std::convertible_to<std::string>;
  T::parse(std::string_view{});
};
template <class T>
concept Integral = std::integral<T> && !std::same_as<T, bool>;

template <class T>
[[nodiscard]] bool is_empty(const T& value) {
  if constexpr (std::same_as<T, bool>) {
    return !value;
  } else if constexpr (std::integral<T>) {
    return value == 0;
  } else if constexpr (IsOptional<T>::value) {
    return !value.has_value();
  } else if constexpr (std::same_as<T, json::Value>) {
    return value.is_null();
  } else {
    return value.empty();
  }
}

class Writer {
 public:
  template <class T, class... Rule>
  void operator()(std::string_view name, const T& value, const Rule&...) {
    out_.push_back({std::string(name), to_json(value)});
  }
  template <class T, class... Rule>
  void opt(std::string_view name, const T& value, const Rule&...) {
    if (!is_empty(value)) (*this)(name, value);
  }
  [[nodiscard]] json::Value take() { return json::Value(std::move(out_)); }

  template <class T>
  [[nodiscard]] static json::Value to_json(const T& value) {
    if constexpr (std::same_as<T, json::Value>) {
      return value;
    } else if constexpr (std::same_as<T, bool> || std::same_as<T, std::string>) {
      return json::Value(value);
    } else if constexpr (Integral<T>) {
      return json::Value(static_cast<std::int64_t>(value));
    } else if constexpr (std::is_enum_v<T>) {
      return json::Value(enum_words(value)[static_cast<std::size_t>(value)]);
    } else if constexpr (IsCode<T>::value) {
      return json::Value(value.text);
    } else if constexpr (Spelled<T>) {
      return json::Value(value.text());
    } else if constexpr (IsOptional<T>::value) {
      return to_json(*value);
    } else if constexpr (IsVector<T>::value) {
      json::Array items;
      for (const auto& item : value) items.push_back(to_json(item));
      return json::Value(std::move(items));
    } else {
      Writer nested;
      T copy = value;  // describe() takes what it describes by reference, also to read it
      describe(nested, copy);
      return nested.take();
    }
  }

 protected:
  json::Object out_;
};

/// Where reading stopped, "" while all is well.
class StrictReader {
 public:
  explicit StrictReader(const json::Value& value, std::string path = {})
      : value_(value), path_(std::move(path)) {
    if (value_.as_object() == nullptr) stop("");
  }
  template <class T, class... Rule>
  void operator()(std::string_view name, T& out, const Rule&...) {
    read_.push_back(name);
    const json::Value* found = value_.find(name);
    if (found == nullptr || !take(*found, out, join(name))) stop(name);
  }
  template <class T, class... Rule>
  void opt(std::string_view name, T& out, const Rule&...) {
    read_.push_back(name);
    const json::Value* found = value_.find(name);
    // What is empty is left out by every writer of ours: another spelling would hash otherwise.
    if (found != nullptr && (!take(*found, out, join(name)) || is_empty(out))) stop(name);
  }
  /// Null when everything was read and nothing is left over; else the place.
  [[nodiscard]] std::optional<std::string> fault() {
    if (fault_) return fault_;
    for (const json::Member& member : *value_.as_object())
      if (std::find(read_.begin(), read_.end(), member.name) == read_.end()) stop(member.name);
    return fault_;
  }

 protected:
  void stop(std::string_view name) {
    if (!fault_) fault_ = nested_fault_.empty() ? join(name) : nested_fault_;
  }

 private:
  [[nodiscard]] std::string join(std::string_view name) const {
    return path_.empty() ? std::string(name) : path_ + "." + std::string(name);
  }
  template <class T>
  bool take(const json::Value& value, T& out, const std::string& path) {
    if constexpr (std::same_as<T, json::Value>) {
      out = value;
      return !value.is_null();
    } else if constexpr (std::same_as<T, bool>) {
      const bool* found = value.as_bool();
      if (found != nullptr) out = *found;
      return found != nullptr;
    } else if constexpr (Integral<T>) {
      const std::int64_t* found = value.as_integer();
      if (found == nullptr || !std::in_range<T>(*found)) return false;
      out = static_cast<T>(*found);
      return true;
    } else if constexpr (IsOptional<T>::value) {
      return take(value, out.emplace(), path);
    } else if constexpr (IsVector<T>::value) {
      return take_items(value, out, path);
    } else if constexpr (std::same_as<T, std::string> || IsCode<T>::value || Spelled<T> ||
                         std::is_enum_v<T>) {
      const std::string* found = value.as_string();
      return found != nullptr && take_word(*found, out);
    } else {
      StrictReader nested(value, path);
      describe(nested, out);
      const auto fault = nested.fault();
      if (fault) nested_fault_ = *fault;
      return !fault;
    }
  }
  template <class T>
  bool take_items(const json::Value& value, std::vector<T>& out, const std::string& path) {
    const json::Array* array = value.as_array();
    if (array == nullptr) return false;
    out.clear();
    for (const json::Value& item : *array) {
      const std::string place = path + "." + std::to_string(out.size());
      if (!take(item, out.emplace_back(), place)) return false;
    }
    return true;
  }
  template <class T>
  static bool take_word(const std::string& word, T& out) {
    if constexpr (std::same_as<T, std::string>) {
      out = word;
      return true;
    } else if constexpr (IsCode<T>::value) {
      out.text = word;
      return true;
    } else if constexpr (std::is_enum_v<T>) {
      const auto& words = enum_words(T{});
      const auto found = std::find(words.begin(), words.end(), word);
      if (found == words.end()) return false;
      out = static_cast<T>(found - words.begin());
      return true;
    } else {
      const auto parsed = T::parse(word);
      if (parsed) out = *parsed;
      return parsed.has_value();
    }
  }

  const json::Value& value_;
  std::string path_;
  std::vector<std::string_view> read_;
  std::optional<std::string> fault_;
  std::string nested_fault_;
};

/// Letters, digits and `. _ - /`: what codes of others are made of.
[[nodiscard]] bool looks_like_a_code(std::string_view text);

class InputReader {
 public:
  explicit InputReader(input::Reader& in, InputErrors& errors) : in_(in), errors_(errors) {}

  template <class T, class... Rule>
  void operator()(std::string_view name, T& out, const Rule&... rule) {
    read(name, out, true, rule...);
  }
  template <class T, class... Rule>
  void opt(std::string_view name, T& out, const Rule&... rule) {
    read(name, out, false, rule...);
  }
  /// For rules of the described struct itself; the place is one of its members.
  void fault(std::string_view name, InputFault fault) { in_.fault(name, fault); }

 private:
  template <class T, class... Rule>
  void read(std::string_view name, T& out, bool required, const Rule&... rule) {
    if constexpr (IsOptional<T>::value) {
      if (in_.has(name) || required)
        read(name, out.emplace(), true, rule...);
      else
        (void)in_.member(name, false);
    } else if constexpr (IsVector<T>::value) {
      read_items(name, out, required, rule...);
    } else if constexpr (std::same_as<T, bool>) {
      out = required ? in_.boolean(name) : in_.boolean_or(name, false);
    } else if constexpr (std::same_as<T, json::Value>) {
      const json::Value* found = in_.member(name, required);
      if (found != nullptr) out = *found;
    } else if constexpr (Integral<T>) {
      read_integer(name, out, required, rule...);
    } else if constexpr (std::same_as<T, std::string>) {
      out = required ? in_.text(name, rule...) : in_.optional_text(name, rule...).value_or("");
    } else {
      if (!in_.has(name) && !required)
        (void)in_.member(name, false);
      else
        read_value(name, out);
    }
  }
  template <class T>
  void read_integer(std::string_view name, T& out, bool required, IntegerRule rule = {}) {
    if (required) {
      out = static_cast<T>(in_.integer(name, rule.low, rule.high));
    } else if (const auto found = in_.optional_integer(name, rule.low, rule.high)) {
      out = static_cast<T>(*found);
    }
  }
  template <class T>
  void read_value(std::string_view name, T& out) {
    if constexpr (std::is_enum_v<T>) {
      out = static_cast<T>(in_.one_of(name, enum_words(T{})));
    } else if constexpr (IsCode<T>::value) {
      out.text = in_.text(name, kCode);
      if (!looks_like_a_code(out.text) || could_be_a_persons_number(out.text))
        in_.fault(name, InputFault::kBadForm);
    } else if constexpr (std::same_as<T, Date>) {
      out = in_.date(name);
    } else if constexpr (std::same_as<T, LegalTime>) {
      out = in_.legal_time(name);
    } else if constexpr (Spelled<T>) {
      out = in_.template id<T>(name);
    } else if (const json::Value* found = in_.member(name, true)) {
      input::Reader nested(*found, errors_, in_.path_of(name));
      InputReader reader(nested, errors_);
      if (found->as_object() == nullptr) return;  // reported by the reader
      describe(reader, out);
      nested.done();
    }
  }
  /// Each item is read as the member "0", "1", ... of the list, so that its place reads so.
  template <class T, class... Rule>
  void read_items(std::string_view name, std::vector<T>& out, bool required, const Rule&... rule) {
    const auto items = in_.items(name, kItemsMax, required);
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string place = std::to_string(i);
      const json::Value holder(json::Object{{place, *items[i]}});
      input::Reader one(holder, errors_, in_.path_of(name));
      InputReader(one, errors_).read(place, out.emplace_back(), true, rule...);
    }
  }

  input::Reader& in_;
  InputErrors& errors_;
};

/// The object's members, all faults at once; unknown members are faults.
template <class T>
[[nodiscard]] T read_input(const json::Value& value, InputErrors& errors, std::string path = {}) {
  T out{};
  input::Reader in(value, errors, std::move(path));
  if (value.as_object() == nullptr) return out;
  InputReader reader(in, errors);
  describe(reader, out);
  in.done();
  return out;
}

template <class T>
[[nodiscard]] json::Value write(const T& value) {
  return Writer::to_json(value);
}

}  // namespace motcua::members
