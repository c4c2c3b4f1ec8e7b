// The forms that are shipped, and what is refused before a form is published.
#include "catalogue/forms.h"

#include <gtest/gtest.h>

#include <set>

#include "shipped_forms.h"

namespace motcua::catalogue {
namespace {

/// Those for which a form of their own was promised.
constexpr const char* kNamed[] = {"1.001193", "1.000894", "1.000656", "1.004873", "1.004859",
                                  "2.000635", "1.001022", "1.004837", "1.003583", "1.000593",
                                  "1.000419", "1.000110", "1.000094", "2.000815", "2.000884",
                                  "2.001035", "1.004222", "1.004194", "1.010038", "1.001612",
                                  "1.014027", "1.001776", "1.011607", "1.013978", "1.013225"};

std::size_t fields_of(const Form& form) {
  std::size_t out = 0;
  for (const FormSection& section : form.sections) out += section.fields.size();
  return out;
}

TEST(Forms, ANamedProcedureHasAFormOfItsOwn) {
  for (const char* code : kNamed) {
    const Form* form = shipped_forms().of(ProcedureCode{code});
    ASSERT_NE(form, nullptr) << code;
    EXPECT_FALSE(form->procedures.empty()) << code;
    EXPECT_GE(fields_of(*form), 12u) << code;
    EXPECT_GE(form->sections.size(), 2u) << code;
    EXPECT_GE(form->checks.size(), 2u) << code;
  }
}

TEST(Forms, EveryOtherProcedureHasTheGeneralOne) {
  for (const Procedure& procedure : shipped().procedures()) {
    const Form* form = shipped_forms().of(procedure.code);
    ASSERT_NE(form, nullptr) << procedure.code.text;
    const bool named = std::any_of(std::begin(kNamed), std::end(kNamed),
                                   [&](const char* code) { return procedure.code.text == code; });
    EXPECT_EQ(form->procedures.empty(), !named) << procedure.code.text;
  }
}

TEST(Forms, NoneClaimsToFollowAPublishedFormBeforeItWasCompared) {
  for (const Form& form : shipped_forms().all()) {
    EXPECT_NE(form.grade, Grade::kPublished) << form.name;
    EXPECT_FALSE(form.source.empty()) << form.name;
  }
}

TEST(Forms, CodeListsAreWholeAndSayWhereTheyComeFrom) {
  const Forms& forms = shipped_forms();
  const CodeList* groups = forms.list("ethnic_groups");
  ASSERT_NE(groups, nullptr);
  EXPECT_EQ(groups->items.size(), 55u);  // and one for whoever is in none of the 54
  EXPECT_EQ(groups->find("03")->name, "Thái");
  const CodeList* now = forms.list("provinces");
  const CodeList* old = forms.list("old_provinces");
  ASSERT_TRUE(now != nullptr && old != nullptr);
  EXPECT_EQ(now->items.size(), 34u);
  EXPECT_EQ(old->items.size(), 63u);
  std::set<std::string> reached;
  for (const CodeItem& item : old->items) {
    EXPECT_NE(now->find(item.now), nullptr) << item.name;
    reached.insert(item.now);
  }
  EXPECT_EQ(reached.size(), 34u);
  for (const CodeList& list : forms.lists()) {
    EXPECT_FALSE(list.version.empty()) << list.name;
    EXPECT_FALSE(list.source.empty()) << list.name;
  }
}

TEST(Forms, AreNamedByTheirDocument) {
  std::set<std::string> hashes;
  for (const Form& form : shipped_forms().all()) {
    EXPECT_EQ(shipped_forms().find(form.hash), &form);
    EXPECT_TRUE(hashes.insert(form.hash.text()).second) << form.name;
    EXPECT_EQ(form.document.find("\n"), std::string::npos);
  }
}

/// Faults of one form whose parts are given, as "place: fault".
std::string faults_of(const std::string& fields, const std::string& checks = "[]",
                      const std::string& more = "") {
  const std::string text = R"({"format":1,"name":"tried","title":"T","procedures":["1.001193"],)"
                           R"("grade":"memory","source":"s",)" +
                           more + R"("sections":[{"id":"one","title":"T","fields":)" + fields +
                           R"(}],"checks":)" + checks + "}";
  const auto read = read_forms({{"forms/tried.json", text}}, {}, shipped());
  if (read) return "";
  std::string out;
  for (const SourceFault& fault : read.error())
    out += (out.empty() ? "" : "; ") + fault.place + ": " + std::string(word(fault.fault));
  return out;
}

TEST(Forms, AFormThatCannotBeRightIsRefusedWithThePlace) {
  const std::string good = R"([{"id":"a","kind":"text","label":"A"}])";
  EXPECT_EQ(faults_of(good), "");
  EXPECT_EQ(faults_of(R"([{"id":"a","kind":"text","label":"A","when":{"pow":[1]}}])"),
            "fields.a.when (pow): not_one_of");
  EXPECT_EQ(faults_of(R"([{"id":"a","kind":"text","label":"A","when":{"and":[{"==":[1]}]}}])"),
            "fields.a.when.and.0.== (1): not_one_of");
  EXPECT_EQ(faults_of(R"([{"id":"a","kind":"text","label":"A","when":{"var":"nobody"}}])"),
            "fields.a.when (nobody): unknown_member");
  EXPECT_EQ(faults_of(R"([{"id":"a","kind":"text","label":"A","when":{"var":"b"}},)"
                      R"({"id":"b","kind":"text","label":"B","when":{"var":"a"}}])"),
            "fields.a.when: contradicts; fields.b.when: contradicts");
  EXPECT_EQ(faults_of(R"([{"id":"a","kind":"text","label":"A"},)"
                      R"({"id":"a","kind":"text","label":"A"}])"),
            "fields.a: contradicts");
  EXPECT_EQ(faults_of(R"([{"id":"a","kind":"colour","label":"A"}])"),
            "sections.0.fields.0.kind: not_one_of");
  EXPECT_EQ(faults_of(R"([{"id":"a","kind":"choice","label":"A"}])"),
            "sections.0.fields.0.choices: contradicts");
  EXPECT_EQ(faults_of(R"([{"id":"a","kind":"code","list":"nowhere","label":"A"}])"),
            "fields.a.list: not_one_of");
  EXPECT_EQ(faults_of(R"([{"id":"born_on","kind":"text","label":"A"}])"),
            "fields.born_on.kind: contradicts");
  EXPECT_EQ(faults_of(good, R"([{"id":"c","rule":{"var":"a"},"field":"b","message":"M"}])"),
            "checks.c.field: not_one_of");
  EXPECT_EQ(faults_of(good, "[]", R"("colour":"red",)"), "colour: unknown_member");
  EXPECT_EQ(faults_of("[]"), "sections.one: empty");
}

TEST(Forms, OneProcedureHasOneForm) {
  const std::string text =
      R"({"format":1,"name":"tried","title":"T","procedures":["1.001193","9.999999"],)"
      R"("grade":"memory","source":"s","sections":[{"id":"one","title":"T","fields":)"
      R"([{"id":"a","kind":"text","label":"A"}]}]})";
  const auto read =
      read_forms({{"forms/tried.json", text}, {"more/tried.json", text}}, {}, shipped());
  ASSERT_FALSE(read);
  std::set<std::string> places;
  for (const SourceFault& fault : read.error()) places.insert(fault.file + " " + fault.place);
  EXPECT_TRUE(places.contains("forms/tried.json procedures.9.999999"));
  EXPECT_TRUE(places.contains("more/tried.json procedures.1.001193"));
}

}  // namespace
}  // namespace motcua::catalogue
