#include "base/json.h"

#include <charconv>

#include "base/check.h"

namespace motcua::json {

Value::Value(Array a) : value_(std::move(a)) {}
Value::Value(Object o) : value_(std::move(o)) {}

const Value* Value::find(std::string_view name) const {
  const Object* object = as_object();
  if (object == nullptr) return nullptr;
  for (const Member& member : *object)
    if (member.name == name) return &member.value;
  return nullptr;
}

bool Value::operator==(const Value& other) const { return value_ == other.value_; }

namespace {

void append_integer(std::string& out, std::int64_t value) {
  CHECK(value >= -kIntegerMax && value <= kIntegerMax, "integers in JSON fit 53 bits");
  char buffer[24];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  out.append(buffer, end);
}

void append_escape(std::string& out, unsigned char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default:
      out += "\\u00";
      out.push_back(kHex[c >> 4]);
      out.push_back(kHex[c & 15]);
  }
}

}  // namespace

void append_string(std::string& out, std::string_view utf8) {
  out.push_back('"');
  std::size_t from = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto c = static_cast<unsigned char>(utf8[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(utf8, from, i - from);
    append_escape(out, c);
    from = i + 1;
  }
  out.append(utf8, from, utf8.size() - from);
  out.push_back('"');
}

void append(std::string& out, const Value& value) {
  if (const bool* b = value.as_bool()) {
    out += *b ? "true" : "false";
  } else if (const auto* i = value.as_integer()) {
    append_integer(out, *i);
  } else if (const auto* s = value.as_string()) {
    append_string(out, *s);
  } else if (const auto* array = value.as_array()) {
    out.push_back('[');
    for (std::size_t n = 0; n < array->size(); ++n) {
      if (n > 0) out.push_back(',');
      append(out, (*array)[n]);
    }
    out.push_back(']');
  } else if (const auto* object = value.as_object()) {
    ObjectWriter writer(out);
    for (const Member& member : *object) writer.value(member.name, member.value);
    writer.end();
  } else {
    out += "null";
  }
}

std::string write(const Value& value) {
  std::string out;
  append(out, value);
  return out;
}

ObjectWriter::ObjectWriter(std::string& out) : out_(out) { out_.push_back('{'); }

void ObjectWriter::key(std::string_view name) {
  if (!first_) out_.push_back(',');
  first_ = false;
  append_string(out_, name);
  out_.push_back(':');
}

ObjectWriter& ObjectWriter::text(std::string_view name, std::string_view value) {
  key(name);
  append_string(out_, value);
  return *this;
}

ObjectWriter& ObjectWriter::integer(std::string_view name, std::int64_t value) {
  key(name);
  append_integer(out_, value);
  return *this;
}

ObjectWriter& ObjectWriter::boolean(std::string_view name, bool value) {
  key(name);
  out_ += value ? "true" : "false";
  return *this;
}

ObjectWriter& ObjectWriter::value(std::string_view name, const Value& value) {
  key(name);
  append(out_, value);
  return *this;
}

ObjectWriter& ObjectWriter::raw(std::string_view name, std::string_view json) {
  key(name);
  out_ += json;
  return *this;
}

void ObjectWriter::end() { out_.push_back('}'); }

}  // namespace motcua::json
