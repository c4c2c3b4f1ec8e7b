#include "catalogue/search.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "catalogue/search_tables.h"
#include "shipped.h"

namespace motcua::catalogue {
namespace {

const SearchIndex& index() {
  static const SearchIndex made(shipped());
  return made;
}

std::string code_at(const Hit& hit) { return shipped().procedures()[hit.place].code.text; }

std::string first(std::string_view query) {
  const auto hits = index().find(query, 1);
  return hits.empty() ? "nothing" : code_at(hits[0]);
}

/// From 1; 0 when it is not among the first `n`.
std::size_t rank(std::string_view query, const std::string& code, std::size_t n) {
  const auto hits = index().find(query, n);
  for (std::size_t i = 0; i < hits.size(); ++i)
    if (code_at(hits[i]) == code) return i + 1;
  return 0;
}

struct Row {
  const char* query;
  const char* code;
};

constexpr Row kFirst[] = {
    // as written, without marks, in capitals
    {"đăng ký khai sinh", "1.001193"},
    {"dang ky khai sinh", "1.001193"},
    {"ĐĂNG KÝ KHAI SINH", "1.001193"},
    {"khai sinh", "1.001193"},
    {"đăng ký kết hôn", "1.000894"},
    {"dang ky ket hon", "1.000894"},
    {"đăng ký khai tử", "1.000656"},
    {"dang ky khai tu", "1.000656"},
    {"giấy xác nhận tình trạng hôn nhân", "1.004873"},
    {"giay xac nhan tinh trang hon nhan", "1.004873"},
    {"xac nhan tinh trang hon nhan", "1.004873"},
    {"chứng thực chữ ký", "2.000884"},
    {"đăng ký thường trú", "1.004222"},
    {"dang ky thuong tru", "1.004222"},
    {"đăng ký tạm trú", "1.004194"},
    {"tach ho", "1.010038"},
    {"hòa giải tranh chấp đất đai", "1.012812"},
    // wrong marks, wrong place of the mark, other spelling
    {"đăng kí khai sinh", "1.001193"},
    {"dăng ký khai sính", "1.001193"},
    {"đặng ký kết hơn", "1.000894"},
    {"hoà giải tranh chấp đất đai", "1.012812"},
    {"đang kí ket hôn", "1.000894"},
    {"chung thuc chu ki", "2.000884"},
    {"dang ki thuong tru", "1.004222"},
    {"xác nhân tình trang hôn nhân", "1.004873"},
    {"Đăng ky tam trú", "1.004194"},
    // đ and d, hyphens, spaces, signs
    {"đang-ky khai-sinh", "1.001193"},
    {"  đăng   ký  khai sinh  ", "1.001193"},
    {"đăng ký: kết hôn!", "1.000894"},
    {"Dang-Ky Ket-Hon", "1.000894"},
    {"hoa giai tranh chap dat dai", "1.012812"},
    {"đăng ký khaisinh", "1.001193"},
    // one typo
    {"đăng ký khai sihn", "1.001193"},
    {"đăng ký khaai sinh", "1.001193"},
    {"đăn ký khai sinh", "1.001193"},
    {"dang ky khai sinhh", "1.001193"},
    {"dnag ky khai sinh", "1.001193"},
    {"đăng ký kết hônn", "1.000894"},
    {"xac nhan tinh trnag hon nhan", "1.004873"},
    {"xac nhan tinh trang hon nhna", "1.004873"},
    {"dang ky thuog tru", "1.004222"},
    {"dang ky thường truu", "1.004222"},
    {"chứng thựcc chữ ký", "2.000884"},
    {"hòa giải trnah chấp đất đai", "1.012812"},
    {"giay xac nhan tinh trang hon nhann", "1.004873"},
    {"dang ky tamm tru", "1.004194"},
    // while typing
    {"đăng ký khai si", "1.001193"},
    {"xác nhận tình trạng hôn nh", "1.004873"},
    {"chứng thực chữ k", "2.000884"},
    // everyday words
    {"làm giấy khai sinh", "1.001193"},
    {"lam giay khai sinh", "1.001193"},
    {"xác nhận độc thân", "1.004873"},
    {"xac nhan doc than", "1.004873"},
    {"giấy độc thân", "1.004873"},
    {"làm giấy khai sinh cho con mới đẻ", "1.001193"},
    // codes
    {"1.004873", "1.004873"},
    {"1004873", "1.004873"},
    {" 1.004873 ", "1.004873"},
    {"2.000815", "2.000815"},
    {"1.00119", "1.001190"},
};

TEST(Search, FindsTheProcedureFirst) {
  for (const Row& row : kFirst) {
    if (std::string_view(row.code) == "1.001190") {
      EXPECT_TRUE(first(row.query).starts_with("1.00119")) << row.query;
      continue;
    }
    EXPECT_EQ(first(row.query), row.code) << row.query;
  }
  EXPECT_GE(std::size(kFirst), 60u);
}

TEST(Search, LeadsEveryPhraseToItsProcedureAmongTheFirstThree) {
  for (const Phrase& phrase : shipped().phrases()) {
    const std::size_t found = rank(phrase.text, phrase.code.text, 3);
    EXPECT_GT(found, 0u) << phrase.text << " -> " << phrase.code.text << ", first is "
                         << first(phrase.text);
  }
}

TEST(Search, LeadsPhrasesWithoutMarksToTheirProcedureAmongTheFirstThree) {
  for (const Phrase& phrase : shipped().phrases()) {
    const std::string plain = fold(phrase.text);
    EXPECT_GT(rank(plain, phrase.code.text, 3), 0u) << plain << " -> " << phrase.code.text;
  }
}

Catalogue small(std::vector<std::string> names) {
  std::vector<Procedure> all;
  for (std::size_t i = 0; i < names.size(); ++i) {
    Procedure one;
    one.code.text = "1.00000" + std::to_string(i);
    one.name = std::move(names[i]);
    all.push_back(std::move(one));
  }
  return {std::move(all), {}};
}

TEST(Search, PutsTheExactToneFirst) {
  const Catalogue catalogue = small({"Cấp hố", "Cấp hổ", "Cấp hộ", "Cấp hồ", "Cấp ho"});
  const SearchIndex tones(catalogue);
  const struct {
    const char* query;
    std::uint32_t place;
  } rows[] = {{"hố", 0}, {"hổ", 1}, {"hộ", 2}, {"hồ", 3}, {"cấp hồ", 3}, {"CẤP HỘ", 2}};
  for (const auto& row : rows) {
    const auto hits = tones.find(row.query, 10);
    ASSERT_EQ(hits.size(), 5u) << row.query;
    EXPECT_EQ(hits[0].place, row.place) << row.query;
    EXPECT_GT(hits[0].score, hits[1].score) << row.query;
  }
}

TEST(Search, ShowsWhatTheUnitPerformsFirstAndCustomsLast) {
  Catalogue base = small({"Cấp phép", "Cấp phép", "Cấp phép", "Cấp phép"});
  std::vector<Procedure> all = base.procedures();
  all[0].performed_by = {UnitKind::kCustoms};
  all[0].level = Level::kVertical;
  all[1].performed_by = {UnitKind::kProvinceCommittee};
  all[1].level = Level::kProvince;
  all[2].performed_by = {UnitKind::kCommunePolice};
  all[3].performed_by = {UnitKind::kCommuneCommittee};
  const Catalogue catalogue(std::move(all), {});
  const auto order = [&](const std::vector<Hit>& hits) {
    std::vector<std::uint32_t> out;
    for (const Hit& hit : hits) out.push_back(hit.place);
    return out;
  };
  EXPECT_EQ(order(SearchIndex(catalogue).find("cap phep", 9)),
            (std::vector<std::uint32_t>{3, 2, 1, 0}));
  EXPECT_EQ(order(SearchIndex(catalogue, UnitKind::kProvinceCommittee).find("cap phep", 9))[0], 1u);
  EXPECT_EQ(default_order(catalogue, UnitKind::kCommuneCommittee),
            (std::vector<std::uint32_t>{3, 2, 1, 0}));
}

TEST(Search, ListsCodesByTheirBeginning) {
  const auto hits = index().find("1.0048", 50);
  ASSERT_FALSE(hits.empty());
  std::size_t expected = 0;
  for (const Procedure& one : shipped().procedures())
    expected += one.code.text.starts_with("1.0048") ? 1 : 0;
  std::size_t found = 0;
  for (const Hit& hit : hits) found += code_at(hit).starts_with("1.0048") ? 1 : 0;
  EXPECT_EQ(found, expected);
  EXPECT_TRUE(code_at(hits[0]).starts_with("1.0048"));
}

TEST(Search, FindsNothingInNothing) {
  EXPECT_TRUE(index().find("", 10).empty());
  EXPECT_TRUE(index().find(" -!? ", 10).empty());
  EXPECT_TRUE(index().find("\xff\xfe", 10).empty());
  EXPECT_TRUE(index().find("zzqxw", 10).empty());
  EXPECT_TRUE(index().find("khai sinh", 0).empty());
}

TEST(Search, CutsLongQueries) {
  std::string query;
  for (int i = 0; i < 10000; ++i) query += "khai sinh ";
  EXPECT_EQ(first(query).empty(), false);
  EXPECT_LE(index().find(query, 10).size(), 10u);
}

TEST(OneTypo, IsAnInsertionADeletionASubstitutionOrATransposition) {
  for (const auto& [a, b] : {std::pair{"sinh", "sih"},
                             {"sinh", "sinhh"},
                             {"sinh", "sanh"},
                             {"sinh", "sihn"},
                             {"sinh", "isnh"},
                             {"sinh", "inh"}})
    EXPECT_TRUE(is_one_typo(a, b) && is_one_typo(b, a)) << a << " " << b;
  for (const auto& [a, b] : {std::pair{"sinh", "sinh"},
                             {"sinh", "hnis"},
                             {"sinh", "si"},
                             {"sinh", "isng"},
                             {"abcd", "badc"}})
    EXPECT_FALSE(is_one_typo(a, b) || is_one_typo(b, a)) << a << " " << b;
}

}  // namespace
}  // namespace motcua::catalogue
