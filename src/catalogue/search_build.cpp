// Making the tables of a SearchIndex. Titles share few words, so every raw word is folded once.
#include <algorithm>
#include <bit>
#include <map>
#include <unordered_map>

#include "base/check.h"
#include "base/text.h"
#include "catalogue/search_tables.h"

namespace motcua::catalogue {
namespace {

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = text.find(' ');
    if (end != 0) out.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return out;
}

/// One raw word of a title: folded it may be several words, or none.
struct FoldedWord {
  std::string folded;
  std::string marked;
  std::vector<std::size_t> forms;  // places in Builder::forms_
};

struct FormKey {
  std::string_view folded;
  std::string_view marked;
  bool operator==(const FormKey&) const = default;
};
struct FormKeyHash {
  std::size_t operator()(const FormKey& key) const {
    return std::hash<std::string_view>{}(key.folded) * 31 +
           std::hash<std::string_view>{}(key.marked);
  }
};

class Builder {
 public:
  Builder(const Catalogue& catalogue, UnitKind unit, SearchIndex::Tables& tables)
      : catalogue_(catalogue), unit_(unit), tables_(tables) {}

  void build() {
    const auto& procedures = catalogue_.procedures();
    CHECK(procedures.size() + catalogue_.phrases().size() < kNoWord, "entries fit 16 bits");
    for (std::size_t i = 0; i < procedures.size(); ++i) {
      tables_.codes.push_back(procedures[i].code.text);
      add_entry(procedures[i].name, i, false);
    }
    for (const Phrase& phrase : catalogue_.phrases())
      if (const auto place = catalogue_.place(phrase.code)) add_entry(phrase.text, *place, true);
    finish_words();
    finish_neighbours();
  }

 private:
  const FoldedWord& folded(std::string_view raw) {
    const auto known = folded_.find(raw);
    if (known != folded_.end()) return known->second;
    FoldedWord& word = folded_[raw];  // its node stays where it is: forms_ has views into it
    word.folded = fold(raw);
    word.marked = fold_keeping_marks(raw);
    const auto plain = split(word.folded);
    const auto marked = split(word.marked);
    for (std::size_t i = 0; i < plain.size(); ++i) {
      const FormKey key{plain[i], i < marked.size() ? marked[i] : plain[i]};
      const auto [at, added] = form_places_.emplace(key, forms_.size());
      if (added) forms_.push_back({key, {}});
      word.forms.push_back(at->second);
    }
    return word;
  }

  void add_entry(std::string_view text, std::size_t place, bool phrase) {
    const auto id = static_cast<EntryId>(tables_.entries.size());
    Entry entry;
    entry.place = static_cast<std::uint32_t>(place);
    entry.phrase = phrase;
    const Procedure& procedure = catalogue_.procedures()[place];
    entry.preference =
        (procedure.detailed ? 120 : 0) - 60 * std::min(distance_from_unit(procedure, unit_), 5);
    for (const std::string_view raw : split(text)) {
      const FoldedWord& word = folded(raw);
      if (word.folded.empty()) continue;
      if (!entry.folded.empty()) entry.folded += ' ', entry.marked += ' ';
      entry.folded += word.folded;
      entry.marked += word.marked;
      for (const std::size_t form : word.forms) {
        auto& entries = forms_[form].entries;
        if (entries.empty() || entries.back() != id) entries.push_back(id);
      }
    }
    tables_.entries.push_back(std::move(entry));
  }

  void finish_words() {
    std::sort(forms_.begin(), forms_.end(), [](const Form& a, const Form& b) {
      return std::pair(a.key.folded, a.key.marked) < std::pair(b.key.folded, b.key.marked);
    });
    for (Form& form : forms_) {
      if (tables_.words.empty() || tables_.words.back().text != form.key.folded) {
        tables_.words.emplace_back();
        tables_.words.back().text = form.key.folded;
      }
      tables_.words.back().forms.push_back({std::string(form.key.marked), std::move(form.entries)});
    }
    CHECK(tables_.words.size() < kNoWord, "words fit 16 bits");
    for (Word& word : tables_.words) finish_word(word);
    for (WordId i = 0; i < tables_.words.size(); ++i) tables_.by_ending.push_back(i);
    std::sort(tables_.by_ending.begin(), tables_.by_ending.end(), [&](WordId a, WordId b) {
      const std::string& left = tables_.words[a].text;
      const std::string& right = tables_.words[b].text;
      return std::lexicographical_compare(left.rbegin(), left.rend(), right.rbegin(), right.rend());
    });
  }

  void finish_word(Word& word) {
    std::size_t count = 0;
    for (const WordForm& form : word.forms) count += form.entries.size();
    const auto rarity = std::bit_width(tables_.entries.size() / std::max<std::size_t>(count, 1));
    word.weight = 8 + 8 * static_cast<std::int32_t>(rarity);
    for (const WordForm& form : word.forms)
      for (const EntryId entry : form.entries) tables_.entries[entry].weight += word.weight;
    tables_.offsets.push_back(static_cast<std::uint32_t>(tables_.blob.size()));
    tables_.blob += '\n';
    tables_.blob += word.text;
  }

  void finish_neighbours() {
    for (WordId i = 0; i < tables_.words.size(); ++i) {
      const std::string& text = tables_.words[i].text;
      if (text.size() < 2) continue;
      tables_.neighbours.emplace_back(neighbour_hash(text, std::string_view::npos), i);
      for (std::size_t skip = 0; skip < text.size(); ++skip)
        if (skip == 0 || text[skip] != text[skip - 1])
          tables_.neighbours.emplace_back(neighbour_hash(text, skip), i);
    }
    std::sort(tables_.neighbours.begin(), tables_.neighbours.end());
  }

  const Catalogue& catalogue_;
  UnitKind unit_;
  SearchIndex::Tables& tables_;
  std::unordered_map<std::string_view, FoldedWord> folded_;  // keys point into the catalogue
  struct Form {
    FormKey key;
    std::vector<EntryId> entries;
  };
  std::vector<Form> forms_;
  std::unordered_map<FormKey, std::size_t, FormKeyHash> form_places_;
};

}  // namespace

SearchIndex::SearchIndex(const Catalogue& catalogue, UnitKind unit) {
  auto tables = std::make_unique<Tables>();
  Builder(catalogue, unit, *tables).build();
  tables_ = std::move(tables);
}
SearchIndex::~SearchIndex() = default;
SearchIndex::SearchIndex(SearchIndex&&) noexcept = default;
SearchIndex& SearchIndex::operator=(SearchIndex&&) noexcept = default;

}  // namespace motcua::catalogue
