#include "web/form_json.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <optional>

#include "base/text.h"

namespace motcua::web {
namespace {

constexpr std::size_t kDepthMax = 12;

/// The tree while it grows. A node is a leaf, or has children by name or by number.
struct Node {
  json::Value leaf;
  bool is_leaf = false;
  bool companion = false;
  std::vector<std::pair<std::string, std::unique_ptr<Node>>> children;

  Node& child(std::string_view name) {
    for (auto& [known, node] : children)
      if (known == name) return *node;
    children.emplace_back(std::string(name), std::make_unique<Node>());
    return *children.back().second;
  }
};

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n' ||
                           text.front() == '\r'))
    text.remove_prefix(1);
  while (!text.empty() &&
         (text.back() == ' ' || text.back() == '\t' || text.back() == '\n' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

/// Browsers send line breaks as CR LF.
std::string without_returns(std::string_view text) {
  std::string out(trimmed(text));
  std::erase(out, '\r');
  return out;
}

json::Value lines_of(std::string_view text) {
  json::Array items;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const std::string_view line = trimmed(text.substr(0, end));
    if (!line.empty()) items.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

/// What is no integer stays text: the reader of the body then names the fault.
json::Value integer_or_text(const std::string& text) {
  std::string digits = text;
  std::erase(digits, '.');  // "20.000"
  std::int64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end) return text;
  return number > json::kIntegerMax || number < -json::kIntegerMax ? json::Value(text)
                                                                   : json::Value(number);
}

/// ":k:n" has k and n.
bool has_type(std::string_view type, char letter) {
  const char wanted[] = {':', letter};
  return type.find(std::string_view(wanted, 2)) != type.npos;
}

json::Value leaf_of(std::string_view type, const std::string& value) {
  if (has_type(type, 'n')) return integer_or_text(value);
  if (has_type(type, 'b')) return value == "true";
  if (has_type(type, 'l')) return lines_of(value);
  return value;
}

void put(Node& root, std::string_view name, const std::string& raw) {
  const std::string_view path = untyped(name);
  const std::string_view type = name.substr(path.size());
  const std::string value = without_returns(raw);
  if (path.empty() || value.empty() || has_type(type, 'x')) return;
  const bool many = has_type(type, 'm');
  Node* node = &root;
  std::size_t depth = 0;
  for (std::string_view rest = path;;) {
    const auto dot = rest.find('.');
    node = &node->child(rest.substr(0, dot));
    if (++depth > kDepthMax || (node->is_leaf && !many)) return;
    if (dot == rest.npos) break;
    rest.remove_prefix(dot + 1);
  }
  if (!node->children.empty()) return;  // another field made it an object
  if (!many) {
    node->leaf = leaf_of(type, value);
  } else {
    if (!node->is_leaf) node->leaf = json::Array{};
    if (json::Array* items = node->leaf.as_array()) items->emplace_back(value);
  }
  node->is_leaf = true;
  node->companion = has_type(type, 'k');
}

bool counts(const Node& node) {
  if (node.is_leaf) return !node.companion;
  return std::any_of(node.children.begin(), node.children.end(),
                     [](const auto& child) { return counts(*child.second); });
}

std::string joined(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + "." + std::string(name);
}

using Moves = std::vector<std::pair<std::string, std::string>>;

json::Value value_of(const Node& node, const std::string& body_path, const std::string& form_path,
                     Moves& moved) {
  if (node.is_leaf) return node.leaf;
  const bool list = std::all_of(node.children.begin(), node.children.end(),
                                [](const auto& child) { return is_number(child.first); });
  if (!list || node.children.empty()) {
    json::Object object;
    for (const auto& [name, child] : node.children) {
      if (counts(*child) || (child->companion && counts(node)))
        object.push_back(
            {name, value_of(*child, joined(body_path, name), joined(form_path, name), moved)});
    }
    return object;
  }
  std::map<int, std::pair<std::string, const Node*>> ordered;
  for (const auto& [name, child] : node.children)
    if (counts(*child)) ordered.emplace(std::stoi(name), std::pair(name, child.get()));
  json::Array array;
  for (const auto& [number, item] : ordered) {
    const std::string place = std::to_string(array.size());
    if (place != item.first)
      moved.emplace_back(joined(body_path, place), joined(form_path, item.first));
    array.push_back(
        value_of(*item.second, joined(body_path, place), joined(form_path, item.first), moved));
  }
  return array;
}

}  // namespace

std::string_view untyped(std::string_view name) { return name.substr(0, name.find(':')); }

bool is_reserved(std::string_view name) {
  return name == "csrf" || name == "command" || name == "version" || name == "password" ||
         name == "lang" || name == "kept";
}

std::string FormBody::control_path(std::string_view body_path) const {
  std::string best(body_path);
  std::size_t length = 0;
  for (const auto& [body, form] : moved) {
    const bool inside = body_path.starts_with(body) &&
                        (body_path.size() == body.size() || body_path[body.size()] == '.');
    if (!inside || body.size() < length) continue;
    length = body.size();
    best = form + std::string(body_path.substr(body.size()));
  }
  return best;
}

FormBody form_body(const http::Parameters& fields) {
  Node root;
  for (const auto& [name, value] : fields.all())
    if (!is_reserved(name)) put(root, name, value);
  FormBody body;
  body.value = value_of(root, "", "", body.moved);
  if (body.value.as_object() == nullptr) body.value = json::Object{};
  return body;
}

}  // namespace motcua::web
