// The table of problems: complete, told in both languages, and the page of it that outsiders read.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "app/problem.h"
#include "app/problem_rows.h"
#include "wording/messages.h"

namespace motcua::app {
namespace {

using wording::Language;

std::vector<ProblemKind> every_row() {
  std::vector<ProblemKind> out = every_problem();
  for (const auto& row : rows::input_faults()) out.push_back(kind_of(row.what));
  return out;
}

std::string first_sentence(std::string_view text) {
  return std::string(text.substr(0, text.find(". ")));
}

TEST(Problems, EveryCodeIsGivenOnceAndIsKebabCase) {
  std::set<std::string_view> seen;
  for (const ProblemKind& kind : every_problem()) {
    EXPECT_TRUE(seen.insert(kind.code).second) << kind.code;
    EXPECT_EQ(kind.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-"),
              std::string_view::npos)
        << kind.code;
  }
  EXPECT_GT(seen.size(), 150u);
}

TEST(Problems, EverySentenceSaysWhatIsSoAndThenWhatToDoInBothLanguages) {
  for (const ProblemKind& kind : every_row()) {
    ASSERT_TRUE(wording::has_translation(Language::kEnglish, kind.title)) << kind.title;
    for (const Language language : {Language::kVietnamese, Language::kEnglish}) {
      const auto text = wording::translated(language, kind.title);
      EXPECT_NE(text.find(". "), std::string_view::npos) << text;
      EXPECT_TRUE(text.ends_with('.')) << text;
      EXPECT_EQ(first_sentence(text).find('{'), std::string::npos) << text;
    }
    if (!kind.basis.empty()) {
      EXPECT_TRUE(wording::has_translation(Language::kEnglish, kind.basis)) << kind.basis;
    }
  }
}

TEST(Problems, ATranslationHasTheParametersOfItsSource) {
  for (const ProblemKind& kind : every_row()) {
    const auto english = wording::translated(Language::kEnglish, kind.title);
    for (const std::string_view name : {"{subject}", "{when}", "{count}", "{limit}"})
      EXPECT_EQ(kind.title.find(name) != kind.title.npos, english.find(name) != english.npos)
          << kind.code << " " << name;
  }
}

TEST(Problems, OnlyTheWorldAndOurOwnErrorsAreFiveHundreds) {
  const std::set<std::string_view> ours = {
      "busy",
      "clock-suspect",
      "read-only",
      "reads-not-logged",
      "internal-error",
      "dossier-procedure-version-missing",
      "dossier-numbers-exhausted",
      "dossier-number-missing",
      "store-disk-full",
      "store-unavailable",
      "store-outcome-unknown",
      "store-conflict",
      "store-corrupt",
      "store-read-only",
      "store-newer-version",
      "stored-content-forged",
      "catalogue-unreadable",
      "file-disk-full",
      "file-store-unavailable",
      "file-corrupt",
      "paper-not-made",
  };
  for (const ProblemKind& kind : every_row()) {
    EXPECT_EQ(kind.status >= 500, ours.contains(kind.code)) << kind.code << " " << kind.status;
    EXPECT_GE(kind.status, 400) << kind.code;
    EXPECT_LT(kind.status, 600) << kind.code;
  }
}

TEST(Problems, TheContractsStatusesHold) {
  const std::pair<Cause, int> kExpected[] = {
      {Fault::kNotSignedIn, 401},
      {Fault::kForbidden, 403},
      {Fault::kNotFound, 404},
      {Fault::kVersionMissing, 428},
      {Fault::kVersionStale, 412},
      {Fault::kIdempotencyKeyReused, 422},
      {Fault::kBodyTooLarge, 413},
      {Fault::kUnsupportedMediaType, 415},
      {Fault::kTooManyRequests, 429},
      {Fault::kBusy, 503},
      {InputErrors{}, 400},
      {dossier::Rejection{dossier::Refusal::kRoleNotAllowed, {}, {}, 0}, 403},
      {dossier::Rejection{dossier::Refusal::kLimitMissing, {}, {}, 0}, 422},
      {dossier::Rejection{dossier::Refusal::kClockAlreadyStopped, {}, {}, 0}, 409},
      {office::Rejection::kNotAllowed, 403},
      {office::MandateFault::kExpired, 403},
      {StoreFailure::kDiskFull, 503},
      {KeyFailure::kLocked, 423},
      {KeyFailure::kErased, 410},
      {BlobFailure::kNotFound, 404},
  };
  for (const auto& [cause, status] : kExpected) EXPECT_EQ(kind_of(cause).status, status);
}

TEST(Problems, ARefusalOfTheDossierCarriesTheRuleItRestsOn) {
  for (const auto& row : rows::refusals()) {
    const ProblemKind kind = kind_of(dossier::Rejection{row.what, {}, {}, 0});
    EXPECT_EQ(kind.code, row.code);
    EXPECT_EQ(kind.basis.empty(), dossier::basis_of(row.what) == dossier::LegalBasis::kNone)
        << kind.code;
  }
}

void write_rows(std::ostringstream& out, const std::vector<ProblemKind>& kinds) {
  out << "| code | status | Vietnamese | English | rests on |\n|---|---|---|---|---|\n";
  for (const ProblemKind& kind : kinds)
    out << "| `" << kind.code << "` | " << kind.status << " | " << kind.title << " | "
        << wording::translated(Language::kEnglish, kind.title) << " | "
        << wording::translated(Language::kEnglish, kind.basis) << " |\n";
}

std::string page() {
  std::ostringstream out;
  out << "# Problems\n\n"
         "Made from the table in `src/app/problems*.cpp`; the test `problems` holds it to that. "
         "Make it anew with `UPDATE_GOLDEN=1 build/dev/tests/unit/problems/test_problems`.\n\n"
         "Every refusal is an RFC 9457 document (`application/problem+json`): `type` (a path that "
         "ends in the code), `title`, `detail`, `status`, `code`, and where there are any `basis` "
         "(the rule of law it rests on) and `errors` (`[{path, code, message}]`, every fault of "
         "the input at once). Codes are for ever. `{subject}`, `{when}`, `{count}` and `{limit}` "
         "are filled in. A vault that is shut is 423: waiting does not open it, an officer who "
         "signs in does. A 503 may be sent again with the same `Idempotency-Key`.\n\n"
         "## Of a request\n\n";
  write_rows(out, every_problem());
  out << "\n## Of one field, in `errors`\n\n";
  std::vector<ProblemKind> fields;
  for (const auto& row : rows::input_faults()) fields.push_back(kind_of(row.what));
  write_rows(out, fields);
  return out.str();
}

TEST(Problems, TheDocumentedListIsThisTable) {
  const std::string path = std::string(MOTCUA_DOCS) + "/api/problems.md";
  if (const char* update = std::getenv("UPDATE_GOLDEN"); update != nullptr && *update == '1')
    std::ofstream(path, std::ios::binary) << page();
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream stored;
  stored << file.rdbuf();
  EXPECT_EQ(stored.str(), page()) << "stale: make it anew with UPDATE_GOLDEN=1";
}

}  // namespace
}  // namespace motcua::app
