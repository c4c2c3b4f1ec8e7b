#include "app/person_index.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"

namespace motcua::app {
namespace {

constexpr std::size_t kNameBytesMax = 400;

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

PersonIndex::Rows::const_iterator PersonIndex::from(std::int64_t pos) const {
  return std::lower_bound(rows_.begin(), rows_.end(), pos,
                          [](const Row& row, std::int64_t wanted) { return row.pos < wanted; });
}

std::string_view PersonIndex::name_of(const Row& row) const {
  return std::string_view(names_).substr(row.begin, row.length);
}

void PersonIndex::put(const DossierId& dossier, std::string_view name, std::int64_t pos) {
  put_folded(dossier, fold(name).substr(0, kNameBytesMax), pos);
}

void PersonIndex::put_folded(const DossierId& dossier, std::string_view folded, std::int64_t pos) {
  folded = folded.substr(0, kNameBytesMax);
  const std::lock_guard lock(mutex_);
  // Nearly always at the end; only while the index is filled from the log the writer is ahead.
  const auto place = rows_.empty() || rows_.back().pos < pos ? rows_.cend() : from(pos);
  if (place != rows_.cend() && place->pos == pos) return;
  rows_.insert(place, {dossier, pos, static_cast<std::uint32_t>(names_.size()),
                       static_cast<std::uint16_t>(folded.size())});
  names_ += folded;
}

void PersonIndex::drop(const DossierId& dossier) {
  const std::lock_guard lock(mutex_);
  for (const Row& row : rows_)
    if (row.dossier == dossier) std::fill_n(names_.begin() + row.begin, row.length, '\0');
  std::erase_if(rows_, [&](const Row& row) { return row.dossier == dossier; });
}

void PersonIndex::clear() {
  const std::lock_guard lock(mutex_);
  std::fill(names_.begin(), names_.end(), '\0');
  names_.clear();
  rows_.clear();
  ++times_cleared_;
  filled_ = false;
}

bool PersonIndex::filled() const {
  const std::lock_guard lock(mutex_);
  return filled_;
}

std::uint64_t PersonIndex::begin_filling() const {
  const std::lock_guard lock(mutex_);
  return times_cleared_;
}

void PersonIndex::set_filled(std::uint64_t begun) {
  const std::lock_guard lock(mutex_);
  filled_ = begun == times_cleared_;
}

std::vector<DossierId> PersonIndex::find(std::string_view words, std::size_t limit) const {
  const auto wanted = words_of(fold(words));
  std::vector<DossierId> out;
  if (wanted.empty()) return out;
  std::unordered_set<DossierId> seen;
  const std::lock_guard lock(mutex_);
  for (auto row = rows_.rbegin(); row != rows_.rend() && out.size() < limit; ++row) {
    const std::string_view name = name_of(*row);
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

std::size_t PersonIndex::count_from(std::int64_t pos) const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(rows_.end() - from(pos));
}

std::vector<PersonIndex::Named> PersonIndex::between(std::int64_t first, std::int64_t last,
                                                     std::size_t limit) const {
  const std::lock_guard lock(mutex_);
  std::vector<Named> out;
  for (auto row = from(first); row != rows_.end() && row->pos <= last && out.size() < limit; ++row)
    out.push_back({row->dossier, std::string(name_of(*row)), row->pos});
  return out;
}

}  // namespace motcua::app
