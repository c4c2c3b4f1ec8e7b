// Answering a query. Each word of it adds its weight to the entries that contain it, less for a
// beginning, a typo, an inner part; whole runs of words, the exact tone and what the unit performs
// itself lift an entry further. Scores are integers; only their order means anything.
#include "catalogue/search.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "catalogue/search_tables.h"

namespace motcua::catalogue {
namespace {

constexpr std::size_t kLettersMax = 200;
constexpr std::size_t kWordsMax = 64;
constexpr std::size_t kTypoLettersMin = 4;
constexpr std::size_t kReadingsMax = 48;
constexpr std::size_t kRereadMax = 64;  // entries looked at again with all readings

// Out of 16: how good a match is.
constexpr std::int32_t kExact = 16;
constexpr std::int32_t kOtherSpelling = 15;  // ký, kí
constexpr std::int32_t kBeginning = 13;      // of the last word, while typing
constexpr std::int32_t kTypo = 10;
constexpr std::int32_t kInside = 7;
constexpr std::int32_t kEnding = 5;  // of the first word, so that no part of a title is lost

constexpr std::int32_t kCoverage = 1000;  // all words of the query found
constexpr std::int32_t kTone = 600;       // all of them with the marks that were typed
constexpr std::int32_t kDensity = 400;    // nothing else in the entry
constexpr std::int32_t kAllWords = 300;
constexpr std::int32_t kRun = 500;         // in one piece
constexpr std::int32_t kRunOfWords = 150;  // ... from the beginning of a word to the end of one
constexpr std::int32_t kWhole = 1500;      // the entry is the query
constexpr std::int32_t kCode = 100'000;

struct Tally {
  std::int32_t found = 0;
  std::int32_t tone = 0;
  std::uint16_t words = 0;
  std::uint16_t last_word = 0;  // from 1
};

std::string_view first_letters(std::string_view text, std::size_t letters) {
  std::size_t seen = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) == 0x80) continue;
    if (++seen > letters) return text.substr(0, i);
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty() && out.size() < kWordsMax) {
    const auto end = text.find(' ');
    out.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return out;
}

/// "ky" for "ki" and the other way round; "" where Vietnamese writes only one of them.
std::string other_spelling(std::string_view word) {
  if (word.size() < 2 || (word.back() != 'i' && word.back() != 'y')) return {};
  constexpr std::string_view kVowels = "aeiouy";
  const bool after_qu = word.ends_with("qui") || word.ends_with("quy");
  if (!after_qu && kVowels.find(word[word.size() - 2]) != std::string_view::npos) return {};
  std::string out(word);
  out.back() = word.back() == 'i' ? 'y' : 'i';
  return out;
}

class Query {
 public:
  Query(const SearchIndex::Tables& tables, std::string_view folded, std::string_view marked)
      : tables_(tables),
        folded_(folded),
        marked_(marked),
        words_(split(folded)),
        forms_(split(marked)),
        tallies_(tables.entries.size()) {
    // Without any mark the marks were not typed; then no tone is the exact one.
    has_marks_ = folded != marked && forms_.size() == words_.size();
  }

  std::vector<Hit> hits() {
    for (std::size_t i = 0; i < words_.size(); ++i) add_word(i);
    struct Scored {
      std::int32_t score;
      EntryId entry;
    };
    std::vector<Scored> scored;
    bool run_found = false;
    for (std::size_t i = 0; i < tallies_.size(); ++i) {
      if (tallies_[i].words == 0) continue;
      const Entry& entry = tables_.entries[i];
      const std::int32_t run = has_all(tallies_[i]) ? run_bonus(entry) : 0;
      run_found = run_found || run > 0;
      const std::int32_t score = score_of(tallies_[i], entry) + run;
      if (score > 0) scored.push_back({score, static_cast<EntryId>(i)});
    }
    if (!run_found && !readings_.empty()) {
      // Nothing reads as typed: look at the best again, as it may have been meant.
      const std::size_t count = std::min(scored.size(), kRereadMax);
      std::nth_element(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(count),
                       scored.end(), [](const Scored& a, const Scored& b) {
                         return a.score != b.score ? a.score > b.score : a.entry < b.entry;
                       });
      for (std::size_t i = 0; i < count; ++i)
        scored[i].score += reading_bonus(tables_.entries[scored[i].entry]);
    }
    std::vector<std::int32_t> best(tables_.codes.size(), 0);
    std::vector<Hit> out;
    for (const Scored& one : scored) {
      std::int32_t& slot = best[tables_.entries[one.entry].place];
      if (slot == 0) out.push_back({tables_.entries[one.entry].place, 0});
      slot = std::max(slot, one.score);
    }
    for (Hit& hit : out) hit.score = best[hit.place];
    return out;
  }

 private:
  void add_word(std::size_t place) {
    place_ = static_cast<std::uint16_t>(place + 1);
    word_ = words_[place];
    form_ = has_marks_ ? forms_[place] : std::string_view();
    word_weight_ = 0;
    instead_.clear();
    const WordId known = tables_.find(word_);
    if (known != kNoWord) add_reading(known, kExact);
    const std::string other = other_spelling(word_);
    const WordId respelt = other.empty() ? kNoWord : tables_.find(other);
    if (respelt != kNoWord) add_reading(respelt, kOtherSpelling);
    if (place + 1 == words_.size()) add_beginnings(known);
    add_typos(known != kNoWord);
    if (words_.size() == 1) {
      for (const WordId w : tables_.containing(word_)) add(w, kInside);
    } else if (place == 0) {
      const auto [from, to] = tables_.ending(word_);
      for (std::size_t i = from; i < to; ++i) add(tables_.by_ending[i], kEnding);
    }
    if (word_weight_ == 0) add_halves();
    constexpr std::int32_t kUnknownWeight = 40;
    weight_ += word_weight_ > 0 ? word_weight_ : kUnknownWeight;
    add_readings(place);
  }

  /// A word that may stand in the query instead of what was typed.
  void add_reading(WordId id, std::int32_t quality) {
    add(id, quality);
    word_weight_ = std::max(word_weight_, tables_.words[id].weight);
    instead_.push_back(tables_.words[id].text);
  }

  void add_beginnings(WordId known) {
    const auto [from, to] = tables_.beginning(word_);
    for (std::size_t w = from; w < to; ++w)
      if (w != known) add(static_cast<WordId>(w), kBeginning);
    if (known != kNoWord || from == to) return;
    word_weight_ = std::max(word_weight_, tables_.words[from].weight);
  }

  /// A short word that exists is taken for a longer one with a letter lost, not for another one.
  void add_typos(bool known) {
    if (word_.size() < kTypoLettersMin - 1) return;
    const bool only_longer = known && word_.size() < kTypoLettersMin;
    for (const WordId w : tables_.near(word_)) {
      if (only_longer && tables_.words[w].text.size() < kTypoLettersMin) continue;
      const std::int32_t weight = word_weight_;
      add_reading(w, kTypo);
      if (known) word_weight_ = weight;
    }
  }

  /// The query with this one word replaced by what may have been meant.
  void add_readings(std::size_t place) {
    for (const std::string& word : instead_) {
      if (word == word_ || readings_.size() == kReadingsMax) continue;
      std::string reading;
      for (std::size_t i = 0; i < words_.size(); ++i) {
        if (i > 0) reading += ' ';
        reading += i == place ? word : words_[i];
      }
      readings_.push_back(std::move(reading));
    }
  }

  /// "khaisinh": two known words written as one.
  void add_halves() {
    for (std::size_t cut = 2; cut + 2 <= word_.size(); ++cut) {
      const WordId left = tables_.find(word_.substr(0, cut));
      const WordId right = left == kNoWord ? kNoWord : tables_.find(word_.substr(cut));
      if (right == kNoWord) continue;
      instead_.push_back(tables_.words[left].text + " " + tables_.words[right].text);
      add(left, kTypo);
      // Its own place in the stamps, but no word more of the query.
      place_ = static_cast<std::uint16_t>(place_ + kWordsMax);
      counts_ = 0;
      add(right, kTypo);
      counts_ = 1;
      place_ = static_cast<std::uint16_t>(place_ - kWordsMax);
    }
  }

  void add(WordId id, std::int32_t quality) {
    const Word& word = tables_.words[id];
    const std::int32_t found = word.weight * quality;
    const auto has_tone = [&](const WordForm& form) {
      return has_marks_ &&
             (form.marked == form_ || (quality == kBeginning && form.marked.starts_with(form_)));
    };
    for (const WordForm& form : word.forms)
      if (has_tone(form)) add_form(form, found, found);
    for (const WordForm& form : word.forms)
      if (!has_tone(form)) add_form(form, found, 0);
  }

  /// The first and best match of one word of the query counts for an entry.
  void add_form(const WordForm& form, std::int32_t found, std::int32_t tone) {
    for (const EntryId entry : form.entries) {
      Tally& tally = tallies_[entry];
      if (tally.last_word == place_) continue;
      tally.last_word = place_;
      tally.found += found;
      tally.tone += tone;
      tally.words = static_cast<std::uint16_t>(tally.words + counts_);
    }
  }

  [[nodiscard]] bool has_all(const Tally& tally) const { return tally.words >= words_.size(); }

  /// 0 for an entry with less than a third of what was asked: noise.
  [[nodiscard]] std::int32_t score_of(const Tally& tally, const Entry& entry) const {
    const std::int32_t total = std::max(weight_, 1) * kExact;
    const bool all = has_all(tally);
    if (!all && tally.found * 3 < total) return 0;
    std::int32_t score = kCoverage * std::min(tally.found, total) / total;
    if (has_marks_) score += kTone * std::min(tally.tone, total) / total;
    const std::int32_t own = std::max(entry.weight, 1) * kExact;
    score += kDensity * std::min(tally.found, own) / own;
    if (all) score += kAllWords;
    return std::max(score + entry.preference, 1);
  }

  [[nodiscard]] std::int32_t run_bonus(const Entry& entry) const {
    const std::int32_t bonus = bonus_of(entry.folded, folded_);
    return bonus > 0 && has_marks_ && entry.marked == marked_ ? bonus + kTone : bonus;
  }

  [[nodiscard]] std::int32_t reading_bonus(const Entry& entry) const {
    std::int32_t bonus = 0;
    for (const std::string& reading : readings_)
      bonus = std::max(bonus, bonus_of(entry.folded, reading) * 3 / 4);
    return bonus;
  }

  [[nodiscard]] static std::int32_t bonus_of(std::string_view text, std::string_view run) {
    const auto at = text.find(run);
    if (at == std::string_view::npos) return 0;
    const auto end = at + run.size();
    const bool from_word = at == 0 || text[at - 1] == ' ';
    const bool to_word = end == text.size() || text[end] == ' ';
    std::int32_t bonus = kRun;
    if (from_word && to_word) bonus += kRunOfWords;
    if (text.size() == run.size()) bonus += kWhole;
    return bonus;
  }

  const SearchIndex::Tables& tables_;
  std::string_view folded_;
  std::string_view marked_;
  std::vector<std::string_view> words_;
  std::vector<std::string_view> forms_;
  std::vector<Tally> tallies_;
  bool has_marks_ = false;
  std::int32_t weight_ = 0;
  std::uint16_t place_ = 0;   // from 1
  std::uint16_t counts_ = 1;  // what a match adds to Tally::words
  std::string_view word_;
  std::string_view form_;
  std::int32_t word_weight_ = 0;
  std::vector<std::string> instead_;   // of the word being added
  std::vector<std::string> readings_;  // the whole query as it may have been meant
};

/// "1.0048", "1004873": the beginning of a code, or "".
std::string code_prefix(std::string_view query) {
  std::string digits;
  for (const char c : query) {
    if (c == ' ' || c == '\t') continue;
    if ((c < '0' || c > '9') && c != '.') return {};
    if (c != '.') digits += c;
  }
  if (digits.size() < 2 || digits.size() > 7) return {};
  return digits.insert(1, ".");
}

bool better(const Hit& a, const Hit& b) {
  return a.score != b.score ? a.score > b.score : a.place < b.place;
}

}  // namespace

std::vector<Hit> SearchIndex::find(std::string_view query, std::size_t n) const {
  const std::string_view text = first_letters(query, kLettersMax);
  const std::string folded = fold(text);
  if (folded.empty() || n == 0) return {};
  const std::string marked = fold_keeping_marks(text);
  std::vector<Hit> hits = Query(*tables_, folded, marked).hits();
  const std::string prefix = code_prefix(text);
  if (!prefix.empty()) {
    auto at = std::lower_bound(tables_->codes.begin(), tables_->codes.end(), prefix);
    for (; at != tables_->codes.end() && at->starts_with(prefix); ++at) {
      const auto place = static_cast<std::uint32_t>(at - tables_->codes.begin());
      std::erase_if(hits, [&](const Hit& hit) { return hit.place == place; });
      hits.push_back({place, *at == prefix ? 2 * kCode : kCode});
    }
  }
  const std::size_t kept = std::min(n, hits.size());
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(),
                    better);
  hits.resize(kept);
  return hits;
}

}  // namespace motcua::catalogue
