// Labelled controls, each with its hint and its fault beside it, and the list of faults on top.
//
// A control's name is the path of its value in the JSON body ("people.applicant.person.name"), so
// that a fault found anywhere finds its control. A name may end in a type (form_json.h).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/input.h"
#include "http/http.h"
#include "web/html.h"
#include "web/talk.h"

namespace motcua::web {

/// What was typed before, when a form is shown again, and what was wrong with it.
struct Typed {
  http::Parameters values;
  InputErrors faults;  // paths as the controls spell them, without types
  bool again = false;  // shown again: what is not in `values` was left empty or unticked
  /// What a form's own checks say, by path, instead of the fault's general sentence.
  std::vector<std::pair<std::string, std::string>> words = {};
  /// Number of the earlier dossier that the values were filled in from; said beside each.
  std::string source = {};
};

struct Choice {
  std::string value;
  std::string label;
};
using Choices = std::vector<Choice>;

/// The sentence for one fault.
[[nodiscard]] std::string fault_sentence(const Talk& talk, const InputError& fault);
/// The same, in the words of the form's own check where it has some: the `nth` fault of kind
/// kContradicts under a path takes the `nth` words of that path.
[[nodiscard]] std::string fault_sentence(
    const Talk& talk, const InputErrors& faults, std::size_t place,
    const std::vector<std::pair<std::string, std::string>>& words);

class Fields {
 public:
  /// `id_prefix` keeps ids apart when one page holds several forms. All must outlive the fields.
  /// With `edit_address`, where the controls stand, everything that was filled in is shown as lines
  /// to be read aloud instead: nothing typed can be left out, as the same code names it.
  Fields(const Talk& talk, const Typed& typed, std::string id_prefix, std::string edit_address = {})
      : talk_(talk),
        typed_(typed),
        id_prefix_(std::move(id_prefix)),
        edit_address_(std::move(edit_address)) {}

  struct Line {
    std::string name;
    std::string label;
    std::string hint = {};
    std::string type = "text";  // text, password, date, datetime-local, tel, email, number, search
    std::string autocomplete = "off";
    bool required = false;
    std::string value = {};  // to begin with
    std::string input_mode = {};
    bool spellcheck = false;
  };
  [[nodiscard]] Html line(const Line& line) const;
  [[nodiscard]] Html area(std::string_view name, std::string_view label, std::string_view hint = {},
                          bool required = false) const;
  [[nodiscard]] Html select(std::string_view name, std::string_view label, const Choices& choices,
                            std::string_view chosen = {}, std::string_view hint = {}) const;
  [[nodiscard]] Html radios(std::string_view name, std::string_view legend, const Choices& choices,
                            std::string_view chosen = {}) const;
  [[nodiscard]] Html tick(std::string_view name, std::string_view label,
                          std::string_view value = "true", bool ticked = false) const;
  [[nodiscard]] Html file(std::string_view name, std::string_view label,
                          std::string_view hint = {}) const;
  // What stands around controls. Read back, a place where nothing was filled in is left out.
  [[nodiscard]] Html row(const Html& inside) const;
  /// `first`: the control that "edit" leads to.
  [[nodiscard]] Html group(std::string_view legend, std::string_view first,
                           const Html& inside) const;
  [[nodiscard]] Html part(std::string_view legend, const Html& inside) const;
  [[nodiscard]] Html fold(std::string_view summary, const Html& inside, bool open) const;
  /// A sentence for who fills in.
  [[nodiscard]] Html advice(std::string_view words) const;

  /// Faults at the top, each leading to its control; empty without faults.
  [[nodiscard]] Html summary() const;
  [[nodiscard]] const Talk& talk() const { return talk_; }
  [[nodiscard]] bool shown_again() const { return typed_.again; }
  [[nodiscard]] bool reads_back() const { return !edit_address_.empty(); }
  [[nodiscard]] const http::Parameters& typed_values() const { return typed_.values; }
  /// True when a control whose name begins so was filled in before.
  [[nodiscard]] bool any_typed(std::string_view prefix) const;

 private:
  [[nodiscard]] std::string id(std::string_view name) const;
  [[nodiscard]] std::vector<const InputError*> faults(std::string_view name) const;
  /// With where the value came from, when it was not typed here.
  [[nodiscard]] std::string sourced(std::string_view name, std::string_view hint) const;
  [[nodiscard]] std::string typed_or(std::string_view name, std::string_view otherwise) const;
  [[nodiscard]] bool was_chosen(std::string_view name, std::string_view value,
                                bool otherwise) const;
  /// Label, hint and faults around a control; `described` is for its aria-describedby.
  [[nodiscard]] Html around(std::string_view name, std::string_view label, std::string_view hint,
                            const Html& control) const;
  void describe(Attributes& attributes, std::string_view name, std::string_view hint) const;
  /// A line to be read aloud; nothing where nothing was filled in.
  [[nodiscard]] Html said(std::string_view name, std::string_view label,
                          std::string_view value) const;

  const Talk& talk_;
  const Typed& typed_;
  std::string id_prefix_;
  std::string edit_address_;
  mutable std::vector<std::pair<std::string, std::string>> shown_;  // name, label
};

/// Files of a form that was given back are already here: said by name, sent along again.
[[nodiscard]] Html kept_files(const Talk& talk, const Typed& typed);
[[nodiscard]] Html hidden(std::string_view name, std::string_view value);
[[nodiscard]] Html submit(std::string_view words, std::string_view look = "main");
[[nodiscard]] Html field_group(std::string_view legend, const Html& inside);

}  // namespace motcua::web
