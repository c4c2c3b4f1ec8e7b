// The inside of SearchIndex: vocabularies, inverted lists, typo table. Used by search*.cpp only.
//
// An *entry* is a title or a phrase. A *word* is a folded word of some entry (no marks); a *form*
// is that word with its marks. Lists of entries hang on forms, so that the exact tone can be put
// first.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalogue/catalogue.h"
#include "catalogue/search.h"

namespace motcua::catalogue {

using WordId = std::uint16_t;
using EntryId = std::uint16_t;
inline constexpr WordId kNoWord = 0xFFFF;

struct WordForm {
  std::string marked;
  std::vector<EntryId> entries;  // ascending, each once
};

struct Word {
  std::string text;
  std::vector<WordForm> forms;
  std::int32_t weight = 0;  // rare words weigh more
};

struct Entry {
  std::string folded;
  std::string marked;
  std::uint32_t place = 0;      // of its procedure
  std::int32_t weight = 0;      // of its words together
  std::int32_t preference = 0;  // for what this unit performs, everyday work first
  bool phrase = false;
};

struct SearchIndex::Tables {
  std::vector<Word> words;  // sorted by text
  std::vector<Entry> entries;
  std::vector<std::string> codes;      // of procedures(), ascending
  std::vector<WordId> by_ending;       // words sorted by their reversed text
  std::string blob;                    // all words, each after a '\n', in order
  std::vector<std::uint32_t> offsets;  // of each word in blob
  /// (hash of a word or of a word without one letter, the word), sorted.
  std::vector<std::pair<std::uint32_t, WordId>> neighbours;

  [[nodiscard]] WordId find(std::string_view word) const;
  /// [first, last) of words beginning so.
  [[nodiscard]] std::pair<std::size_t, std::size_t> beginning(std::string_view prefix) const;
  /// [first, last) in by_ending.
  [[nodiscard]] std::pair<std::size_t, std::size_t> ending(std::string_view suffix) const;
  /// Words at edit distance 1 (insertion, deletion, substitution, transposition); each once.
  [[nodiscard]] std::vector<WordId> near(std::string_view word) const;
  /// Words that contain `part`, each once.
  [[nodiscard]] std::vector<WordId> containing(std::string_view part) const;
};

/// Of the word without the letter at `skipped` (npos: of all of it).
[[nodiscard]] std::uint32_t neighbour_hash(std::string_view word, std::size_t skipped);
[[nodiscard]] bool is_one_typo(std::string_view a, std::string_view b);

}  // namespace motcua::catalogue
