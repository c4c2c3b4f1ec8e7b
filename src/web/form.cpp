#include "web/form.h"

#include <algorithm>

#include "web/form_json.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

/// What was typed as people say it: a date with its day first. What is no date stays as it is.
std::string spoken(const Talk& talk, std::string_view type, const std::string& value) {
  if (type == "date") {
    const auto date = Date::parse(value);
    if (date) return wording::short_date(*date);
  } else if (type == "datetime-local") {
    const auto time = LegalTime::parse(value);
    if (time) return talk.moment(*time);
  }
  return value;
}

}  // namespace

std::string Fields::id(std::string_view name) const {
  std::string out = id_prefix_;
  for (const char c : untyped(name)) out.push_back(c == '.' ? '-' : c);
  return out;
}

std::vector<const InputError*> Fields::faults(std::string_view name) const {
  const std::string_view path = untyped(name);
  std::vector<const InputError*> out;
  for (const InputError& fault : typed_.faults)
    if (fault.path == path) out.push_back(&fault);
  return out;
}

std::string Fields::typed_or(std::string_view name, std::string_view otherwise) const {
  for (const auto& [known, value] : typed_.values.all())
    if (untyped(known) == untyped(name)) return value;
  return typed_.again ? std::string() : std::string(otherwise);
}

std::string Fields::sourced(std::string_view name, std::string_view hint) const {
  if (typed_.source.empty() || typed_or(name, {}).empty()) return std::string(hint);
  const std::string from = talk_("Lấy từ hồ sơ {number}", {{"number", typed_.source}});
  return hint.empty() ? from : std::string(hint) + ". " + from;
}

bool Fields::was_chosen(std::string_view name, std::string_view value, bool otherwise) const {
  // Without its being shown again, what was filled in beforehand stands before the usual choice.
  if (!typed_.again && typed_or(name, {}).empty()) return otherwise;
  const auto& all = typed_.values.all();
  return std::any_of(all.begin(), all.end(), [&](const auto& pair) {
    return untyped(pair.first) == untyped(name) && pair.second == value;
  });
}

bool Fields::any_typed(std::string_view prefix) const {
  const auto& all = typed_.values.all();
  return std::any_of(all.begin(), all.end(), [&](const auto& pair) {
    return pair.first.starts_with(prefix) && !pair.second.empty() &&
           pair.first.find(":k") == std::string::npos;
  });
}

void Fields::describe(Attributes& attributes, std::string_view name, std::string_view hint) const {
  std::string described;
  if (!hint.empty()) described = id(name) + "-hint";
  if (!faults(name).empty()) {
    if (!described.empty()) described += " ";
    described += id(name) + "-fault";
    attributes.push_back({"aria-invalid", "true"});
  }
  if (!described.empty()) attributes.push_back({"aria-describedby", described});
}

Html Fields::around(std::string_view name, std::string_view label, std::string_view hint,
                    const Html& control) const {
  shown_.emplace_back(std::string(untyped(name)), std::string(label));
  const auto wrong = faults(name);
  Html inside = tag("label", {{"for", id(name)}}, text(label));
  if (!hint.empty())
    inside += tag("p", {{"class", "hint"}, {"id", id(name) + "-hint"}}, text(hint));
  if (!wrong.empty()) {
    Html sentences;
    for (const InputError* fault : wrong) {
      if (!sentences.empty()) sentences += text(" ");
      const auto place = static_cast<std::size_t>(fault - typed_.faults.data());
      sentences += text(fault_sentence(talk_, typed_.faults, place, typed_.words));
    }
    inside += tag("p", {{"class", "error"}, {"id", id(name) + "-fault"}}, sentences);
  }
  inside += control;
  return tag("div", {{"class", wrong.empty() ? "field" : "field wrong"}}, inside);
}

Html Fields::said(std::string_view name, std::string_view label, std::string_view value) const {
  if (value.empty()) return {};
  // A companion says something only beside what it belongs to.
  if (name.find(":k") != std::string_view::npos && !any_typed(name.substr(0, name.rfind('.') + 1)))
    return {};
  return tag(
      "p", {{"class", "read"}},
      tag("span", {{"class", "soft"}}, text(label)) + text(" ") + tag("strong", text(value)));
}

Html Fields::row(const Html& inside) const {
  return inside.empty() ? Html() : tag("div", {{"class", "row"}}, inside);
}

Html Fields::group(std::string_view legend, std::string_view first, const Html& inside) const {
  if (!reads_back()) return field_group(legend, inside);
  if (inside.empty()) return {};
  const std::string words = talk_("Sửa: {part}", {{"part", legend}});
  return panel(heading(2, legend) + inside +
               tag("p", link(edit_address_ + "#" + id(first), words)));
}

Html Fields::part(std::string_view legend, const Html& inside) const {
  if (inside.empty()) return {};
  if (reads_back()) return heading(3, legend) + inside;
  return tag("fieldset", {{"class", "plain"}}, tag("legend", text(legend)) + inside);
}

Html Fields::fold(std::string_view summary, const Html& inside, bool open) const {
  return reads_back() ? part(summary, inside) : fold_out(summary, inside, open);
}

Html Fields::advice(std::string_view words) const { return reads_back() ? Html() : soft(words); }

Html Fields::line(const Line& line) const {
  if (reads_back())
    return said(line.name, line.label, spoken(talk_, line.type, typed_or(line.name, {})));
  const std::string hint = sourced(line.name, line.hint);
  Attributes attributes{{"type", line.type},
                        {"id", id(line.name)},
                        {"name", line.name},
                        {"autocomplete", line.autocomplete}};
  if (line.type != "password") attributes.push_back({"value", typed_or(line.name, line.value)});
  if (!line.input_mode.empty()) attributes.push_back({"inputmode", line.input_mode});
  if (line.type == "text" || line.type == "search")
    attributes.push_back({"spellcheck", line.spellcheck ? "true" : "false"});
  if (line.required) attributes.push_back({"aria-required", "true"});
  describe(attributes, line.name, hint);
  return around(line.name, line.label, hint, lone("input", attributes));
}

Html Fields::area(std::string_view name, std::string_view label, std::string_view given,
                  bool required) const {
  if (reads_back()) return said(name, label, typed_or(name, {}));
  const std::string hint = sourced(name, given);
  Attributes attributes{{"id", id(name)}, {"name", name}, {"rows", "3"}};
  if (required) attributes.push_back({"aria-required", "true"});
  describe(attributes, name, hint);
  // A line break right after the tag is eaten by browsers: give them one.
  return around(name, label, hint,
                tag("textarea", attributes, text("\n") + text(typed_or(name, {}))));
}

Html Fields::select(std::string_view name, std::string_view label, const Choices& choices,
                    std::string_view chosen, std::string_view given) const {
  if (reads_back()) {
    const std::string value = typed_or(name, {});
    for (const Choice& choice : choices)
      if (!value.empty() && choice.value == value) return said(name, label, choice.label);
    return said(name, label, value);
  }
  const std::string hint = sourced(name, given);
  Attributes attributes{{"id", id(name)}, {"name", name}};
  describe(attributes, name, hint);
  Html options;
  for (const Choice& choice : choices) {
    options += tag("option",
                   {{"value", choice.value},
                    {"selected", was_chosen(name, choice.value, choice.value == chosen)}},
                   text(choice.label));
  }
  return around(name, label, hint, tag("select", attributes, options));
}

Html Fields::radios(std::string_view name, std::string_view legend, const Choices& choices,
                    std::string_view chosen) const {
  shown_.emplace_back(std::string(untyped(name)), std::string(legend));
  const auto wrong = faults(name);
  Html inside = tag("legend", text(legend));
  if (!wrong.empty())
    inside += tag("p", {{"class", "error"}, {"id", id(name) + "-fault"}},
                  text(fault_sentence(talk_, *wrong.front())));
  bool first = true;
  for (const Choice& choice : choices) {
    Attributes attributes{{"type", "radio"}, {"name", name}, {"value", choice.value}};
    if (first) attributes.push_back({"id", id(name)});
    attributes.push_back({"checked", was_chosen(name, choice.value, choice.value == chosen)});
    inside += tag("label", {{"class", "check"}},
                  lone("input", attributes) + tag("span", text(choice.label)));
    first = false;
  }
  Attributes around_all{{"class", wrong.empty() ? "plain" : "plain field wrong"}};
  if (!wrong.empty()) around_all.push_back({"aria-describedby", id(name) + "-fault"});
  return tag("fieldset", around_all, inside);
}

Html Fields::tick(std::string_view name, std::string_view label, std::string_view value,
                  bool ticked) const {
  if (reads_back()) return was_chosen(name, value, false) ? said(name, label, talk_("Có")) : Html();
  // Several ticks of one name are told apart by their value.
  const std::string own_id = id(name) + (value == "true" ? "" : "-" + std::string(value));
  shown_.emplace_back(std::string(untyped(name)), std::string(label));
  Attributes attributes{{"type", "checkbox"},
                        {"id", own_id},
                        {"name", name},
                        {"value", value},
                        {"checked", was_chosen(name, value, ticked)}};
  const auto wrong = value == "true" ? faults(name) : std::vector<const InputError*>();
  if (!wrong.empty()) attributes.push_back({"aria-describedby", own_id + "-fault"});
  Html out = tag("label", {{"class", "check"}, {"for", own_id}},
                 lone("input", attributes) + tag("span", text(label)));
  if (!wrong.empty())
    out = tag("p", {{"class", "error"}, {"id", own_id + "-fault"}},
              text(fault_sentence(talk_, *wrong.front()))) +
          out;
  return out;
}

Html Fields::file(std::string_view name, std::string_view label, std::string_view hint) const {
  if (reads_back()) return {};
  Attributes attributes{{"type", "file"}, {"id", id(name)}, {"name", name}};
  describe(attributes, name, hint);
  return around(name, label, hint, lone("input", attributes));
}

Html Fields::summary() const {
  if (typed_.faults.empty()) return {};
  std::vector<Html> items;
  for (std::size_t place = 0; place < typed_.faults.size(); ++place) {
    const InputError& fault = typed_.faults[place];
    const auto shown = std::find_if(shown_.begin(), shown_.end(),
                                    [&](const auto& row) { return row.first == fault.path; });
    const std::string sentence = fault_sentence(talk_, typed_.faults, place, typed_.words);
    if (shown == shown_.end()) {
      items.push_back(text(fault.path.empty() ? sentence : fault.path + ": " + sentence));
    } else {
      items.push_back(link("#" + id(fault.path), shown->second + ": " + sentence));
    }
  }
  const std::string title =
      items.size() == 1 ? talk_("Còn 1 chỗ cần sửa")
                        : talk_("Còn {n} chỗ cần sửa", {{"n", std::to_string(items.size())}});
  return tag("div", {{"class", "notice bad"}, {"role", "alert"}, {"tabindex", "-1"}},
             heading(2, title) + bullet_list(items));
}

Html kept_files(const Talk& talk, const Typed& typed) {
  std::vector<Html> names;
  Html out;
  for (const auto& [name, value] : typed.values.all()) {
    if (!name.starts_with("files.") && !name.starts_with("file.")) continue;
    out += hidden(name, value);
    if (name.ends_with(".name")) names.push_back(text(value));
  }
  if (!names.empty()) out += soft(talk("Tệp đã gửi lên:")) + bullet_list(names);
  return out;
}

Html hidden(std::string_view name, std::string_view value) {
  return lone("input", {{"type", "hidden"}, {"name", name}, {"value", value}});
}

Html submit(std::string_view words, std::string_view look) {
  std::string classes = "button";
  if (!look.empty()) classes.append(" ").append(look);
  return tag("button", {{"class", classes}, {"type", "submit"}}, text(words));
}

Html field_group(std::string_view legend, const Html& inside) {
  return tag("fieldset", tag("legend", text(legend)) + inside);
}

}  // namespace motcua::web
