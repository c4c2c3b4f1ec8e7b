#include "web/labels.h"
#include "web/pages/public.h"
#include "web/parts.h"
#include "wording/numbers.h"

#include <algorithm>

namespace motcua::web {
namespace {

/// The words of the data for registers; one that is not known yet is called by a general name.
std::string_view register_name(std::string_view word) {
  static constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"population", "cơ sở dữ liệu dân cư"},
      {"civil_status", "cơ sở dữ liệu hộ tịch"},
      {"land", "cơ sở dữ liệu đất đai"},
      {"health", "cơ sở dữ liệu y tế"},
      {"criminal_record", "cơ sở dữ liệu lý lịch tư pháp"},
      {"commune_poor_list", "danh sách hộ nghèo của xã"}};
  for (const auto& [known, name] : kNames)
    if (known == word) return name;
  return "cơ sở dữ liệu của ngành";
}

std::string copies_words(const Talk& talk, const catalogue::Component& component) {
  std::string out;
  if (component.original > 0)
    out = talk("{n} bản chính", {{"n", std::to_string(component.original)}});
  if (component.copies > 0) {
    if (!out.empty()) out += ", ";
    out += talk("{n} bản sao", {{"n", std::to_string(component.copies)}});
  }
  return out;
}

Html component_item(const Talk& talk, const catalogue::Component& component) {
  Html out = strong(component.name);
  const std::string copies = copies_words(talk, component);
  if (!copies.empty()) out += text(" – " + copies);
  if (component.may_be_shown_on_vneid)
    out += text(". ") + text(talk("Có trên VNeID thì không cần bản giấy"));
  if (component.shown) out += text(". ") + text(talk("Chỉ xem rồi trả lại"));
  if (component.form) out += text(". ") + text(talk("Điền tại quầy"));
  if (!component.register_name.empty())
    out += text(". ") + text(talk("Cán bộ tra trong {register}",
                                  {{"register", talk(register_name(component.register_name))}}));
  if (!component.condition.is_null())
    out += text(". ") + text(talk("Chỉ cần trong một số trường hợp"));
  out += grade_mark(talk, component.grade);
  if (!component.note.empty()) out += tag("p", {{"class", "soft"}}, text(component.note));
  return out;
}

std::string case_name(const catalogue::Procedure& procedure, const std::string& id) {
  for (const auto& one : procedure.cases)
    if (one.id == id) return one.name;
  return id;
}

std::string amount_words(const Talk& talk, const catalogue::FeeRow& fee) {
  if (!fee.amount) return talk("chưa có số liệu");
  if (*fee.amount == 0) return talk("Miễn phí");
  std::string out = wording::money(*fee.amount);
  switch (fee.per) {
    case catalogue::FeePer::kDossier: break;
    case catalogue::FeePer::kCopy: out += talk(" mỗi bản"); break;
    case catalogue::FeePer::kPage: out += talk(" mỗi trang"); break;
  }
  return out;
}

std::vector<std::string> exempt_names(const catalogue::FeeRow& fee) {
  std::vector<std::string> out;
  for (const auto& exemption : fee.exempt) out.push_back(exemption.name);
  return out;
}

Html exempt_list(const Talk& talk, const std::vector<std::string>& names) {
  if (names.empty()) return {};
  std::vector<Html> items;
  for (const auto& name : names) items.push_back(text(name));
  return soft(talk("Được miễn:")) + bullet_list(items);
}

}  // namespace

Html component_list(const Talk& talk, const catalogue::Procedure& procedure) {
  if (procedure.components.empty())
    return paragraph(talk("Danh mục giấy tờ chưa có trong máy. Hãy hỏi cán bộ ở quầy."));
  std::vector<Html> items;
  for (const auto& component : procedure.components)
    items.push_back(component_item(talk, component));
  return bullet_list(items);
}

Html limit_list(const Talk& talk, const catalogue::Procedure& procedure) {
  std::vector<Html> items;
  for (const auto& variant : procedure.limits) {
    Html item;
    if (variant.grade == catalogue::Grade::kMissing) {
      item = text(talk("Chưa có số liệu công bố"));
    } else {
      item = strong(limit_words(talk, variant.limit)) + grade_mark(talk, variant.grade);
    }
    std::string when = case_name(procedure, variant.case_name);
    if (variant.area)
      when += (when.empty() ? "" : ", ") + (*variant.area == catalogue::AreaClass::kMountain
                                                ? talk("xã miền núi")
                                                : talk("xã đồng bằng"));
    if (variant.channel) when += (when.empty() ? "" : ", ") + talk(label(*variant.channel));
    if (!when.empty()) item += text(" – " + when);
    items.push_back(item);
  }
  return bullet_list(items);
}

Html fee_list(const Talk& talk, const catalogue::Procedure& procedure, Date today) {
  std::vector<const catalogue::FeeRow*> rows;
  for (const auto& fee : procedure.fees)
    if (fee.from <= today && (!fee.to || today <= *fee.to)) rows.push_back(&fee);
  if (rows.empty())
    return paragraph(procedure.fee_note.empty() ? talk("Chưa có số liệu về lệ phí.")
                                                : procedure.fee_note);
  // Mostly the same people are exempt from every row: then they are named once.
  const std::vector<std::string> exempt = exempt_names(*rows.front());
  const bool alike = std::all_of(rows.begin(), rows.end(),
                                 [&](const auto* fee) { return exempt_names(*fee) == exempt; });
  std::vector<Html> items;
  for (const auto* fee : rows) {
    Html item = text(fee->name);
    if (fee->channel) item += text(" – " + talk(label(*fee->channel)));
    item += text(": ") + strong(amount_words(talk, *fee));
    if (fee->amount) item += grade_mark(talk, fee->grade);
    if (!alike) item += exempt_list(talk, exempt_names(*fee));
    items.push_back(item);
  }
  return bullet_list(items) + (alike ? exempt_list(talk, exempt) : Html());
}

Html online_level_words(const Talk& talk, const catalogue::Procedure& procedure) {
  Html out = text(talk(label(procedure.online_level)));
  if (procedure.online_level_is_demonstration)
    out += tag("span", {{"class", "grade"}}, text(" (" + talk("số liệu trình diễn") + ")"));
  return out;
}

Page procedure_page(const Talk& talk, const catalogue::Procedure& procedure, Date today,
                    const std::string& unit_name, bool may_receive) {
  Page page;
  page.title = procedure.name;
  page.look = Look::kCitizen;
  page.body = heading(1, procedure.name);
  page.body += tag(
      "p", {{"class", "soft number"}},
      text(talk("Mã thủ tục {code}", {{"code", procedure.code.text}}) + " · " + procedure.sector));
  page.body += heading(2, talk("Cần mang gì")) + component_list(talk, procedure);
  page.body += heading(2, talk("Bao lâu có kết quả")) + limit_list(talk, procedure);
  page.body += heading(2, talk("Lệ phí")) + fee_list(talk, procedure, today);
  page.body += heading(2, talk("Làm ở đâu"));
  std::vector<Html> units;
  for (const auto kind : procedure.performed_by) units.push_back(text(talk(label(kind))));
  page.body +=
      paragraph(talk("Nộp tại Trung tâm Phục vụ hành chính công {unit}.", {{"unit", unit_name}}));
  if (!units.empty()) page.body += paragraph(talk("Nơi giải quyết:")) + bullet_list(units);
  page.body +=
      fact_list({{talk("Khi mất mạng"), text(talk(label(procedure.offline.offline_class))) +
                                            grade_mark(talk, procedure.offline.grade)},
                 {talk("Nộp trực tuyến"), online_level_words(talk, procedure)}});
  if (!procedure.legal_basis.empty()) {
    std::vector<Html> bases;
    for (const auto& basis : procedure.legal_basis) bases.push_back(text(basis));
    page.body += fold_out(talk("Căn cứ pháp lý"), bullet_list(bases));
  }
  if (!procedure.note.empty()) page.body += soft(procedure.note);
  if (may_receive)
    page.body += tag("p", {{"class", "actions"}},
                     button_link("/quay/" + procedure.code.text, talk("Nhận hồ sơ này"), "main"));
  return page;
}

}  // namespace motcua::web
