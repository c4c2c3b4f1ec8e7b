// JSON as motcua allows it: objects keep their members' order, numbers are integers of at most
// 2^53-1, no duplicate keys, no NUL, no lone surrogates, bounded depth. The same strictness for
// what is stored and for what arrives.
//
// write() is our own writer and gives one text per value: no space, members in the given order, the
// shortest escapes. Event bytes are made by it and hashed as written (docs/formats/event_log.md).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"

namespace motcua::json {

class Value;
struct Member;
using Array = std::vector<Value>;
using Object = std::vector<Member>;

inline constexpr std::int64_t kIntegerMax = (1LL << 53) - 1;

class Value {
 public:
  Value() = default;  // null
  Value(std::nullptr_t);
  Value(bool b);
  Value(std::int64_t i);
  Value(int i);
  Value(std::string s);
  Value(std::string_view s);
  Value(const char* s);
  Value(Array a);
  Value(Object o);

  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
  [[nodiscard]] const bool* as_bool() const { return std::get_if<bool>(&value_); }
  [[nodiscard]] const std::int64_t* as_integer() const {
    return std::get_if<std::int64_t>(&value_);
  }
  [[nodiscard]] const std::string* as_string() const { return std::get_if<std::string>(&value_); }
  [[nodiscard]] const Array* as_array() const { return std::get_if<Array>(&value_); }
  [[nodiscard]] const Object* as_object() const { return std::get_if<Object>(&value_); }
  [[nodiscard]] Array* as_array() { return std::get_if<Array>(&value_); }
  [[nodiscard]] Object* as_object() { return std::get_if<Object>(&value_); }

  /// The member of that name, or null when this is no object or has none.
  [[nodiscard]] const Value* find(std::string_view name) const;

  bool operator==(const Value& other) const;

 private:
  std::variant<std::monostate, bool, std::int64_t, std::string, Array, Object> value_;
};

struct Member {
  std::string name;
  Value value;
  bool operator==(const Member&) const = default;
};

// Here and not in the class: a constructor needs the variant's destructor, and so Member whole.
inline Value::Value(std::nullptr_t) {}
inline Value::Value(bool b) : value_(b) {}
inline Value::Value(std::int64_t i) : value_(i) {}
inline Value::Value(int i) : value_(static_cast<std::int64_t>(i)) {}
inline Value::Value(std::string s) : value_(std::move(s)) {}
inline Value::Value(std::string_view s) : value_(std::string(s)) {}
inline Value::Value(const char* s) : value_(std::string(s)) {}

enum class ParseFault {
  kSyntax,
  kTooDeep,
  kTooLarge,
  kDuplicateKey,
  kNotAnInteger,   // a fraction, an exponent
  kIntegerTooBig,  // beyond ±(2^53-1)
  kNul,            // U+0000 inside a string
  kNotUtf8,
};

struct ParseError {
  ParseFault fault = ParseFault::kSyntax;
  std::size_t offset = 0;  // bytes from the start, where the parser stopped
};

struct ParseLimits {
  std::size_t bytes_max = 1 << 20;
  std::size_t depth_max = 32;
};

[[nodiscard]] Result<Value, ParseError> parse(std::string_view text, ParseLimits limits = {});

[[nodiscard]] std::string write(const Value& value);
void append(std::string& out, const Value& value);
/// A quoted, escaped string. `utf8` must be valid.
void append_string(std::string& out, std::string_view utf8);

/// Builds an object's text member by member, without a tree in between.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out);
  ObjectWriter& text(std::string_view name, std::string_view value);
  ObjectWriter& integer(std::string_view name, std::int64_t value);
  ObjectWriter& boolean(std::string_view name, bool value);
  ObjectWriter& value(std::string_view name, const Value& value);
  /// A member whose value is JSON text already.
  ObjectWriter& raw(std::string_view name, std::string_view json);
  void end();

 private:
  void key(std::string_view name);
  std::string& out_;
  bool first_ = true;
};

}  // namespace motcua::json
