#include "catalogue/difference.h"

#include <algorithm>

#include "base/check.h"
#include "base/json.h"
#include "catalogue/document.h"

namespace motcua::catalogue {
namespace {

using json::Value;

void compare(const Value& before, const Value& after, const std::string& path,
             std::vector<FieldChange>& out);

std::string inner(const std::string& path, const std::string& part) {
  return path.empty() ? part : path + "." + part;
}

void compare_objects(const json::Object& before, const Value& before_value,
                     const json::Object& after, const Value& after_value, const std::string& path,
                     std::vector<FieldChange>& out) {
  for (const json::Member& member : before) {
    const Value* other = after_value.find(member.name);
    const std::string place = inner(path, member.name);
    if (other == nullptr) {
      out.push_back({place, json::write(member.value), ""});
    } else {
      compare(member.value, *other, place, out);
    }
  }
  for (const json::Member& member : after)
    if (before_value.find(member.name) == nullptr)
      out.push_back({inner(path, member.name), "", json::write(member.value)});
}

void compare_arrays(const json::Array& before, const json::Array& after, const std::string& path,
                    std::vector<FieldChange>& out) {
  for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
    const std::string place = inner(path, std::to_string(i));
    if (i >= after.size()) {
      out.push_back({place, json::write(before[i]), ""});
    } else if (i >= before.size()) {
      out.push_back({place, "", json::write(after[i])});
    } else {
      compare(before[i], after[i], place, out);
    }
  }
}

void compare(const Value& before, const Value& after, const std::string& path,
             std::vector<FieldChange>& out) {
  if (before == after) return;
  if (before.as_object() != nullptr && after.as_object() != nullptr) {
    compare_objects(*before.as_object(), before, *after.as_object(), after, path, out);
  } else if (before.as_array() != nullptr && after.as_array() != nullptr) {
    compare_arrays(*before.as_array(), *after.as_array(), path, out);
  } else {
    out.push_back({path, json::write(before), json::write(after)});
  }
}

Value tree(const Procedure& procedure) {
  const auto parsed = json::parse(document(procedure));
  CHECK(parsed.has_value(), "our own document is JSON");
  return *parsed;
}

}  // namespace

std::vector<FieldChange> field_changes(const Procedure& before, const Procedure& after) {
  std::vector<FieldChange> out;
  compare(tree(before), tree(after), "", out);
  return out;
}

std::vector<ProcedureChange> difference(const Catalogue& before, const Catalogue& after,
                                        const Progress& progress) {
  std::vector<ProcedureChange> out;
  const auto& old_ones = before.procedures();
  const auto& new_ones = after.procedures();
  const std::size_t total = old_ones.size() + new_ones.size();
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < old_ones.size() || j < new_ones.size()) {
    if (progress && (i + j) % 64 == 0) progress(i + j, total);
    if (j == new_ones.size() || (i < old_ones.size() && old_ones[i].code < new_ones[j].code)) {
      out.push_back({old_ones[i].code, ChangeKind::kRemoved, old_ones[i].name, {}});
      ++i;
    } else if (i == old_ones.size() || new_ones[j].code < old_ones[i].code) {
      out.push_back({new_ones[j].code, ChangeKind::kAdded, new_ones[j].name, {}});
      ++j;
    } else {
      if (before.hash(i) != after.hash(j))
        out.push_back({new_ones[j].code, ChangeKind::kChanged, new_ones[j].name,
                       field_changes(old_ones[i], new_ones[j])});
      ++i;
      ++j;
    }
  }
  if (progress) progress(total, total);
  return out;
}

}  // namespace motcua::catalogue
