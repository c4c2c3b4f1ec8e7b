// The parser is Boost.JSON's SAX parser: its document model keeps the last of two equal keys and
// turns 1e999 into infinity, so the tree is built here.
#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <optional>

#include "base/json.h"

namespace motcua::json {
namespace {

using boost::json::error_code;
using boost::json::string_view;

constexpr std::size_t kFewMembers = 12;

struct Frame {
  Value value;
  std::string key;  // of the member being read, when value is an object
};

class Handler {
 public:
  static constexpr std::size_t max_object_size = 1 << 16;
  static constexpr std::size_t max_array_size = 1 << 20;
  static constexpr std::size_t max_key_size = 1 << 16;
  static constexpr std::size_t max_string_size = 1 << 26;

  std::optional<ParseFault> fault;
  Value root;

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return push(Object{}); }
  bool on_object_end(std::size_t, error_code& ec) { return keys_differ(ec) && pop(); }
  bool on_array_begin(error_code&) { return push(Array{}); }
  bool on_array_end(std::size_t, error_code&) { return pop(); }

  bool on_key_part(string_view part, std::size_t, error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_key(string_view part, std::size_t, error_code& ec) {
    text_.append(part.data(), part.size());
    if (has_nul(ec)) return false;
    stack_.back().key = std::move(text_);
    text_.clear();
    return true;
  }
  bool on_string_part(string_view part, std::size_t, error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_string(string_view part, std::size_t, error_code& ec) {
    text_.append(part.data(), part.size());
    if (has_nul(ec)) return false;
    Value value(std::move(text_));
    text_.clear();
    return add(std::move(value));
  }
  bool on_number_part(string_view, error_code&) { return true; }
  bool on_int64(std::int64_t value, string_view, error_code& ec) {
    if (value < -kIntegerMax || value > kIntegerMax) return stop(ParseFault::kIntegerTooBig, ec);
    return add(Value(value));
  }
  bool on_uint64(std::uint64_t, string_view, error_code& ec) {
    return stop(ParseFault::kIntegerTooBig, ec);  // only used above 2^63-1
  }
  bool on_double(double, string_view, error_code& ec) {
    return stop(ParseFault::kNotAnInteger, ec);
  }
  bool on_bool(bool value, error_code&) { return add(Value(value)); }
  bool on_null(error_code&) { return add(Value()); }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }

 private:
  bool stop(ParseFault why, error_code& ec) {
    fault = why;
    ec = boost::json::error::syntax;
    return false;
  }
  bool has_nul(error_code& ec) {
    if (text_.find('\0') == std::string::npos) return false;
    stop(ParseFault::kNul, ec);
    return true;
  }
  bool push(Value value) {
    stack_.push_back({std::move(value), {}});
    return true;
  }
  bool pop() {
    Value value = std::move(stack_.back().value);
    stack_.pop_back();
    return add(std::move(value));
  }
  bool add(Value value) {
    if (stack_.empty()) {
      root = std::move(value);
    } else if (Array* array = stack_.back().value.as_array()) {
      array->push_back(std::move(value));
    } else {
      stack_.back().value.as_object()->push_back({std::move(stack_.back().key), std::move(value)});
    }
    return true;
  }
  // Once an object is whole: sorting its names costs n log n, however hostile the text. Few names
  // are compared where they are.
  bool keys_differ(error_code& ec) {
    const Object& object = *stack_.back().value.as_object();
    if (object.size() <= kFewMembers) {
      for (std::size_t i = 1; i < object.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
          if (object[i].name == object[j].name) return stop(ParseFault::kDuplicateKey, ec);
      return true;
    }
    std::vector<std::string_view> names;
    names.reserve(object.size());
    for (const Member& member : object) names.push_back(member.name);
    std::sort(names.begin(), names.end());
    if (std::adjacent_find(names.begin(), names.end()) == names.end()) return true;
    return stop(ParseFault::kDuplicateKey, ec);
  }

  std::vector<Frame> stack_;
  std::string text_;
};

ParseFault fault_of(const error_code& ec) {
  using boost::json::error;
  if (ec == error::too_deep) return ParseFault::kTooDeep;
  if (ec == error::array_too_large || ec == error::object_too_large ||
      ec == error::string_too_large || ec == error::key_too_large)
    return ParseFault::kTooLarge;
  // A number beyond a double's exponent: no integer of ours either.
  if (ec == error::exponent_overflow) return ParseFault::kNotAnInteger;
  if (ec == error::illegal_leading_surrogate || ec == error::illegal_trailing_surrogate)
    return ParseFault::kNotUtf8;
  return ParseFault::kSyntax;
}

}  // namespace

Result<Value, ParseError> parse(std::string_view text, ParseLimits limits) {
  if (text.size() > limits.bytes_max) return fail(ParseError{ParseFault::kTooLarge, 0});
  boost::json::parse_options options;
  options.max_depth = limits.depth_max;
  boost::json::basic_parser<Handler> parser(options);
  error_code ec;
  const std::size_t used = parser.write_some(false, text.data(), text.size(), ec);
  if (!ec && used < text.size()) return fail(ParseError{ParseFault::kSyntax, used});
  if (!ec && !parser.done()) return fail(ParseError{ParseFault::kSyntax, used});
  if (ec) {
    const Handler& handler = parser.handler();
    return fail(ParseError{handler.fault ? *handler.fault : fault_of(ec), used});
  }
  return std::move(parser.handler().root);
}

}  // namespace motcua::json
