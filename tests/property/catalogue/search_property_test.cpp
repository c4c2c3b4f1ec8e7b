// Against the plainest reference there is: a scan of the folded titles and phrases.
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <set>

#include "base/text.h"
#include "catalogue/search.h"
#include "unit/catalogue/shipped.h"

namespace motcua::catalogue {
namespace {

struct FoldedText {
  std::string folded;
  std::uint32_t place;
};

const std::vector<FoldedText>& texts() {
  static const std::vector<FoldedText> all = [] {
    std::vector<FoldedText> out;
    const auto& procedures = shipped().procedures();
    for (std::uint32_t i = 0; i < procedures.size(); ++i)
      out.push_back({fold(procedures[i].name), i});
    for (const Phrase& phrase : shipped().phrases()) {
      const auto place = shipped().place(phrase.code);
      RC_ASSERT(place.has_value());
      out.push_back({fold(phrase.text), static_cast<std::uint32_t>(*place)});
    }
    return out;
  }();
  return all;
}

const SearchIndex& index() {
  static const SearchIndex made(shipped());
  return made;
}

void loses_nothing(const std::string& query) {
  const std::string folded = fold(query);
  std::set<std::uint32_t> found;
  for (const Hit& hit : index().find(query, shipped().procedures().size()))
    RC_ASSERT(found.insert(hit.place).second);
  if (folded.empty()) return;
  for (const FoldedText& text : texts())
    if (text.folded.find(folded) != std::string::npos) RC_ASSERT(found.contains(text.place));
}

/// Letters `from` to `to` of a title, cut between letters.
std::string part_of(const std::string& text, std::size_t from, std::size_t length) {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t letter = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const bool starts = i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    if (!starts) continue;
    if (letter == from) begin = i;
    if (letter == from + length || i == text.size()) {
      end = i;
      break;
    }
    ++letter;
  }
  return begin < end ? text.substr(begin, end - begin) : std::string();
}

RC_GTEST_PROP(Search, LosesNoHitThatAFoldedScanFinds, ()) {
  const auto& procedures = shipped().procedures();
  const auto& name = procedures[*rc::gen::inRange<std::size_t>(0, procedures.size())].name;
  const auto from = *rc::gen::inRange<std::size_t>(0, code_points(name));
  const auto length = *rc::gen::inRange<std::size_t>(1, 60);
  const std::string part = part_of(name, from, length);
  loses_nothing(part);
  loses_nothing(fold(part));
}

RC_GTEST_PROP(Search, LosesNoHitOfAnyShortText, ()) {
  loses_nothing(
      *rc::gen::container<std::string>(rc::gen::elementOf(std::string("abcdghiknotuy "))));
}

RC_GTEST_PROP(Search, AnswersAnyBytes, ()) {
  const auto query = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
  const auto hits = index().find(query, 10);
  RC_ASSERT(hits.size() <= 10u);
  for (std::size_t i = 1; i < hits.size(); ++i) RC_ASSERT(hits[i - 1].score >= hits[i].score);
}

/// One letter of a long word changed, and the title is still found.
RC_GTEST_PROP(Search, ForgivesOneTypoInALongWord, ()) {
  const auto& procedures = shipped().procedures();
  const auto place =
      *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(procedures.size()));
  std::string query = fold(procedures[place].name).substr(0, 120);
  query = query.substr(0, query.rfind(' '));
  std::vector<std::pair<std::size_t, std::size_t>> words;
  for (std::size_t from = 0; from < query.size();) {
    const std::size_t end = std::min(query.find(' ', from), query.size());
    if (end - from >= 4) words.emplace_back(from, end);
    from = end + 1;
  }
  RC_PRE(!words.empty());
  const auto [from, end] = *rc::gen::elementOf(words);
  const std::size_t at = *rc::gen::inRange(from, end - 1);
  switch (*rc::gen::inRange(0, 4)) {
    case 0: std::swap(query[at], query[at + 1]); break;
    case 1: query.erase(at, 1); break;
    case 2: query.insert(at, 1, 'x'); break;
    default: query[at] = 'x';
  }
  bool found = false;
  for (const Hit& hit : index().find(query, procedures.size())) found |= hit.place == place;
  RC_ASSERT(found);
}

}  // namespace
}  // namespace motcua::catalogue
