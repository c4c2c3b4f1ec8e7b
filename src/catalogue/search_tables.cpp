#include "catalogue/search_tables.h"

#include <algorithm>

namespace motcua::catalogue {
namespace {

bool ends_before(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.rbegin(), a.rend(), b.rbegin(), b.rend());
}

}  // namespace

std::uint32_t neighbour_hash(std::string_view word, std::size_t skipped) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i == skipped) continue;
    hash ^= static_cast<unsigned char>(word[i]);
    hash *= 16777619U;
  }
  return hash;
}

bool is_one_typo(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1 || a == b) return false;
  std::size_t i = 0;
  while (i < a.size() && a[i] == b[i]) ++i;
  if (a.size() != b.size()) return a.substr(i) == b.substr(i + 1);
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] &&
         a.substr(i + 2) == b.substr(i + 2);
}

WordId SearchIndex::Tables::find(std::string_view word) const {
  const auto at = std::lower_bound(words.begin(), words.end(), word,
                                   [](const Word& w, std::string_view t) { return w.text < t; });
  if (at == words.end() || at->text != word) return kNoWord;
  return static_cast<WordId>(at - words.begin());
}

std::pair<std::size_t, std::size_t> SearchIndex::Tables::beginning(std::string_view prefix) const {
  const auto from = std::lower_bound(words.begin(), words.end(), prefix,
                                     [](const Word& w, std::string_view t) { return w.text < t; });
  auto to = from;
  while (to != words.end() && to->text.starts_with(prefix)) ++to;
  return {static_cast<std::size_t>(from - words.begin()),
          static_cast<std::size_t>(to - words.begin())};
}

std::pair<std::size_t, std::size_t> SearchIndex::Tables::ending(std::string_view suffix) const {
  const auto from =
      std::lower_bound(by_ending.begin(), by_ending.end(), suffix,
                       [&](WordId w, std::string_view t) { return ends_before(words[w].text, t); });
  auto to = from;
  while (to != by_ending.end() && words[*to].text.ends_with(suffix)) ++to;
  return {static_cast<std::size_t>(from - by_ending.begin()),
          static_cast<std::size_t>(to - by_ending.begin())};
}

std::vector<WordId> SearchIndex::Tables::near(std::string_view word) const {
  std::vector<WordId> out;
  const auto look = [&](std::uint32_t hash) {
    auto at = std::lower_bound(neighbours.begin(), neighbours.end(), std::pair{hash, WordId{0}});
    for (; at != neighbours.end() && at->first == hash; ++at)
      if (is_one_typo(word, words[at->second].text)) out.push_back(at->second);
  };
  look(neighbour_hash(word, std::string_view::npos));
  for (std::size_t i = 0; i < word.size(); ++i)
    if (i == 0 || word[i] != word[i - 1]) look(neighbour_hash(word, i));
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::vector<WordId> SearchIndex::Tables::containing(std::string_view part) const {
  std::vector<WordId> out;
  std::size_t at = blob.find(part);
  while (at != std::string::npos) {
    const auto next = std::upper_bound(offsets.begin(), offsets.end(), at);
    out.push_back(static_cast<WordId>(next - offsets.begin() - 1));
    const std::size_t from = next == offsets.end() ? blob.size() : *next;
    at = blob.find(part, from);
  }
  return out;
}

}  // namespace motcua::catalogue
