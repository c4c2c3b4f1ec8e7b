#include "app/person_index.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"

namespace motcua::app {
namespace {

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < folded.size()) {
    const auto end = std::min(folded.find(' ', at), folded.size());
    if (end > at) words.emplace_back(folded.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

void PersonIndex::put(const DossierId& dossier, std::string_view name) {
  const std::string folded = fold(name).substr(0, 400);
  const std::lock_guard lock(mutex_);
  // A name that was corrected is put again; the search shows each dossier once, by its latest row.
  rows_.push_back({dossier, static_cast<std::uint32_t>(names_.size()),
                   static_cast<std::uint16_t>(folded.size())});
  names_ += folded;
}

void PersonIndex::clear() {
  const std::lock_guard lock(mutex_);
  std::fill(names_.begin(), names_.end(), '\0');
  names_.clear();
  rows_.clear();
  filled_ = false;
}

bool PersonIndex::filled() const {
  const std::lock_guard lock(mutex_);
  return filled_;
}

void PersonIndex::set_filled() {
  const std::lock_guard lock(mutex_);
  filled_ = true;
}

std::vector<DossierId> PersonIndex::find(std::string_view words, std::size_t limit) const {
  const auto wanted = words_of(fold(words));
  std::vector<DossierId> out;
  if (wanted.empty()) return out;
  std::unordered_set<DossierId> seen;
  const std::lock_guard lock(mutex_);
  for (auto row = rows_.rbegin(); row != rows_.rend() && out.size() < limit; ++row) {
    const std::string_view name(names_.data() + row->begin, row->length);
    if (!seen.insert(row->dossier).second) continue;
    if (std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
          return name.find(word) != std::string_view::npos;
        }))
      out.push_back(row->dossier);
  }
  return out;
}

std::size_t PersonIndex::size() const {
  const std::lock_guard lock(mutex_);
  return rows_.size();
}

}  // namespace motcua::app
