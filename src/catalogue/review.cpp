#include "catalogue/review.h"

#include <algorithm>
#include <iterator>
#include <tuple>

#include "base/sha256.h"

namespace motcua::catalogue {
namespace {

bool by_text(const Phrase& a, const Phrase& b) {
  return std::tie(a.text, a.code) < std::tie(b.text, b.code);
}

std::vector<Phrase> sorted(std::vector<Phrase> phrases) {
  std::sort(phrases.begin(), phrases.end(), by_text);
  return phrases;
}

std::vector<Phrase> without(const std::vector<Phrase>& all, const std::vector<Phrase>& others) {
  std::vector<Phrase> out;
  std::set_difference(all.begin(), all.end(), others.begin(), others.end(), std::back_inserter(out),
                      by_text);
  return out;
}

json::Value phrases_json(const std::vector<Phrase>& phrases) {
  json::Array out;
  for (const Phrase& one : phrases)
    out.push_back(json::Object{{"phrase", one.text}, {"code", one.code.text}});
  return json::Value(std::move(out));
}

std::string_view word(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kAdded: return "added";
    case ChangeKind::kRemoved: return "removed";
    case ChangeKind::kChanged: return "changed";
  }
  return "";
}

json::Value change_json(const ProcedureChange& change) {
  json::Array fields;
  for (const FieldChange& field : change.fields)
    fields.push_back(
        json::Object{{"field", field.field}, {"before", field.before}, {"after", field.after}});
  return json::Object{{"code", change.code.text},
                      {"change", word(change.kind)},
                      {"name", change.name},
                      {"fields", std::move(fields)}};
}

}  // namespace

ChangeWeight weight_of(std::string_view field) {
  const std::string_view member = field.substr(0, field.find('.'));
  for (const std::string_view name :
       {"limits", "extensions", "supplement", "harm", "verification", "clock_stops"})
    if (member == name) return ChangeWeight::kLimit;
  return member == "fees" || member == "financial_obligation" || member == "fee_note"
             ? ChangeWeight::kFee
             : ChangeWeight::kOther;
}

Review review(const Catalogue& before, const ReleaseHash& before_hash, const Catalogue& after,
              const ReleaseHash& after_hash, const Progress& progress) {
  Review out;
  out.before = before_hash;
  out.after = after_hash;
  out.changes = difference(before, after, progress);
  for (ProcedureChange& change : out.changes)
    std::stable_sort(change.fields.begin(), change.fields.end(),
                     [](const FieldChange& a, const FieldChange& b) {
                       return weight_of(a.field) < weight_of(b.field);
                     });
  const auto old_phrases = sorted(before.phrases());
  const auto new_phrases = sorted(after.phrases());
  out.phrases_added = without(new_phrases, old_phrases);
  out.phrases_removed = without(old_phrases, new_phrases);
  return out;
}

std::string review_document(const Review& review) {
  json::Array changes;
  for (const ProcedureChange& change : review.changes) changes.push_back(change_json(change));
  return json::write(
      json::Value(json::Object{{"format", 1},
                               {"before", review.before.text()},
                               {"after", review.after.text()},
                               {"changes", std::move(changes)},
                               {"phrases_added", phrases_json(review.phrases_added)},
                               {"phrases_removed", phrases_json(review.phrases_removed)}}));
}

Sha256 hash_of_review(const Review& review) { return sha256(review_document(review)); }

}  // namespace motcua::catalogue
