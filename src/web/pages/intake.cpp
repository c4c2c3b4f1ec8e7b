#include "web/pages/intake.h"

#include "web/labels.h"
#include "web/pages/dossier.h"
#include "web/pages/public.h"
#include "web/parts.h"

namespace motcua::web {
namespace {

constexpr int kBeneficiaries = 3;

Html party_fields(const Fields& fields, const std::string& prefix) {
  const Talk& talk = fields.talk();
  const std::string organisation = prefix + ".organisation";
  Html inside = fields.row(
      fields.line({.name = organisation + ".name", .label = talk("Tên tổ chức")}) +
      fields.line({.name = organisation + ".tax_code", .label = talk("Mã số thuế")}) +
      fields.line({.name = organisation + ".position", .label = talk("Chức vụ người đại diện")}));
  inside += fields.part(talk("Người đại diện theo pháp luật"),
                        person_fields(fields, organisation + ".representative", false));
  return person_fields(fields, prefix + ".person", true) +
         fields.fold(talk("Là tổ chức, không phải cá nhân"), inside,
                     fields.any_typed(organisation));
}

Html proxy_fields(const Fields& fields) {
  const Talk& talk = fields.talk();
  Html out = person_fields(fields, "people.proxy.person", false);
  out += fields.row(
      fields.select("people.proxy.relation:k", talk("Quan hệ với người được thay"),
                    choices_of<dossier::Kinship>(talk, dossier::enum_words(dossier::Kinship{})),
                    "none", talk("Người thân thì không cần văn bản ủy quyền chứng thực")));
  out += fields.row(
      fields.line({.name = "people.proxy.deed.number", .label = talk("Số văn bản ủy quyền")}) +
      fields.line({.name = "people.proxy.deed.on", .label = talk("Ngày lập"), .type = "date"}) +
      fields.line({.name = "people.proxy.deed.by", .label = talk("Nơi lập, nơi chứng thực")}));
  return out + fields.tick("people.proxy.deed.certified:b", talk("Văn bản đã được chứng thực"));
}

Html helper_fields(const Fields& fields) {
  const Talk& talk = fields.talk();
  return fields.row(fields.line({.name = "people.helper.name",
                                 .label = talk("Người nhập giúp"),
                                 .hint = talk("Bắt buộc khi nộp hộ: ai nhập, được nhờ thế nào")}) +
                    fields.select("people.helper.kind:k", talk("Người nhập giúp là ai"),
                                  choices_of<dossier::HelperKind>(
                                      talk, dossier::enum_words(dossier::HelperKind{})),
                                  "officer") +
                    fields.select(
                        "people.helper.mandate:k", talk("Được nhờ thế nào"),
                        choices_of<dossier::Mandate>(talk, dossier::enum_words(dossier::Mandate{})),
                        "asked_orally")) +
         fields.row(fields.select("people.helper.identity.kind:k", talk("Loại giấy tờ"),
                                  choices_of<dossier::IdentityKind>(
                                      talk, dossier::enum_words(dossier::IdentityKind{})),
                                  "personal_number") +
                    fields.line({.name = "people.helper.identity.number",
                                 .label = talk("Số giấy tờ"),
                                 .hint = talk("Của người nhập giúp, nếu không phải cán bộ")}));
}

Html other_people_fields(const Fields& fields) {
  const Talk& talk = fields.talk();
  Html out;
  out += fields.fold(talk("Chủ hồ sơ là người khác"),
                     fields.advice(talk("Để trống nếu người nộp cũng là chủ hồ sơ.")) +
                         party_fields(fields, "people.owner"),
                     fields.any_typed("people.owner"));
  Html beneficiaries;
  for (int i = 0; i < kBeneficiaries; ++i)
    beneficiaries += fields.part(
        talk("Người thụ hưởng {n}", {{"n", std::to_string(i + 1)}}),
        person_fields(fields, "people.beneficiaries." + std::to_string(i) + ".person", false));
  out += fields.fold(
      talk("Người thụ hưởng"),
      fields.advice(talk("Ai được hưởng kết quả, nếu không phải chủ hồ sơ. Nhiều người hơn nữa "
                         "thì ghi vào ô Ghi chú.")) +
          beneficiaries,
      fields.any_typed("people.beneficiaries"));
  out += fields.fold(talk("Người được ủy quyền đi nộp"), proxy_fields(fields),
                     fields.any_typed("people.proxy.person.name"));
  out += fields.fold(talk("Nộp hộ: ai nhập giúp"), helper_fields(fields),
                     fields.any_typed("people.helper.name"));
  const Html interpreter =
      fields.tick("people.needs_interpreter:b", talk("Người nộp cần phiên dịch")) +
      fields.line({.name = "people.interpreter.language", .label = talk("Tiếng")}) +
      person_fields(fields, "people.interpreter.person", false);
  out += fields.fold(talk("Người phiên dịch"), interpreter,
                     fields.any_typed("people.interpreter.person.name") ||
                         fields.any_typed("people.needs_interpreter"));
  Html witnesses = fields.tick("people.unable_to_sign:b", talk("Người nộp không ký được")) +
                   fields.tick("people.fingerprint:b", talk("Điểm chỉ thay cho ký"));
  for (int i = 0; i < 2; ++i) {
    witnesses += fields.part(talk("Người làm chứng {n}", {{"n", std::to_string(i + 1)}}),
                             person_fields(fields, "people.witnesses." + std::to_string(i), false));
  }
  out += fields.fold(talk("Không ký được, người làm chứng"), witnesses,
                     fields.any_typed("people.witnesses") || fields.any_typed("people.unable"));
  out += fields.fold(
      talk("Người nhận tin báo"),
      fields.row(
          fields.line({.name = "people.contact.name", .label = talk("Họ và tên")}) +
          fields.line(
              {.name = "people.contact.phone", .label = talk("Số điện thoại"), .type = "tel"})),
      fields.any_typed("people.contact"));
  return out;
}

Html component_row(const Fields& fields, const catalogue::Component& component,
                   const std::string& name) {
  const Talk& talk = fields.talk();
  const bool always = component.condition.is_null();
  Html inside = tag("legend", text(component.name) + grade_mark(talk, component.grade));
  if (component.may_be_shown_on_vneid) inside += soft(talk("Có trên VNeID thì không cần bản giấy"));
  inside += hidden(name + ".id:k", component.id);
  inside +=
      fields.row(fields.select(name + ".shown", talk("Hình thức"),
                               choices_of<dossier::Shown>(
                                   talk, dossier::enum_words(dossier::Shown{}), talk("Không có")),
                               always ? "paper" : "") +
                 fields.line({.name = name + ".originals:k:n",
                              .label = talk("Bản chính"),
                              .value = std::to_string(component.original),
                              .input_mode = "numeric"}) +
                 fields.line({.name = name + ".copies:k:n",
                              .label = talk("Bản sao"),
                              .value = std::to_string(component.copies),
                              .input_mode = "numeric"}) +
                 fields.tick(name + ".digitised:k:b", talk("Đã số hóa")));
  return tag("fieldset", {{"class", "plain paper-row"}}, inside);
}

Html component_rows(const Fields& fields, const catalogue::Procedure& procedure) {
  const Talk& talk = fields.talk();
  if (procedure.components.empty())
    return paragraph(
        talk("Thủ tục này chưa có danh mục giấy tờ trong máy. Hãy ghi giấy tờ đã nhận "
             "vào ô Ghi chú."));
  Html always;
  Html sometimes;
  int number_sometimes = 0;
  bool typed_sometimes = false;
  for (std::size_t i = 0; i < procedure.components.size(); ++i) {
    const auto& component = procedure.components[i];
    const std::string name = "components." + std::to_string(i);
    if (component.condition.is_null()) {
      always += component_row(fields, component, name);
      continue;
    }
    sometimes += component_row(fields, component, name);
    typed_sometimes = typed_sometimes || fields.any_typed(name + ".shown");
    ++number_sometimes;
  }
  if (number_sometimes == 0) return always;
  return always + fields.fold(talk("Giấy tờ chỉ cần trong một số trường hợp ({n})",
                                   {{"n", std::to_string(number_sometimes)}}),
                              sometimes, typed_sometimes || always.empty());
}

Html questions(const Fields& fields, const catalogue::Procedure& procedure, const FormView& form) {
  const Talk& talk = fields.talk();
  Html out;
  for (const auto& fact : procedure.facts) {
    if (form_asks(form, fact.id)) continue;
    const std::string name = "form." + fact.id;
    switch (fact.kind) {
      case catalogue::FactKind::kYesNo:
        out +=
            fields.select(name + ":b", fact.ask,
                          {{"", talk("Chưa hỏi")}, {"true", talk("Có")}, {"false", talk("Không")}});
        break;
      case catalogue::FactKind::kInteger:
        out += fields.line({.name = name + ":n", .label = fact.ask, .input_mode = "numeric"});
        break;
      case catalogue::FactKind::kDate:
        out += fields.line({.name = name, .label = fact.ask, .type = "date"});
        break;
      case catalogue::FactKind::kText: out += fields.line({.name = name, .label = fact.ask}); break;
      case catalogue::FactKind::kChoice: {
        Choices choices{{"", talk("Chưa hỏi")}};
        for (const auto& choice : fact.choices) choices.push_back({choice.id, choice.name});
        out += fields.select(name, fact.ask, choices);
        break;
      }
    }
  }
  if (out.empty()) return out;
  const std::string first = "form." + procedure.facts.front().id;
  return fields.group(talk("Hỏi người nộp"), first, tag("div", {{"class", "pairs"}}, out));
}

Html limit_fields(const Fields& fields, const catalogue::Procedure& procedure) {
  const Talk& talk = fields.talk();
  bool missing = false;
  for (const auto& variant : procedure.limits)
    missing = missing || variant.grade == catalogue::Grade::kMissing;
  if (!missing) return {};
  Choices units;
  for (const auto unit : catalogue::words<calendar::LimitUnit>()) {
    const auto value = catalogue::from_word<calendar::LimitUnit>(unit);
    if (!value || *value == calendar::LimitUnit::kSameDay) continue;
    const calendar::Limit one{1, *value};
    std::string words = limit_words(talk, one);
    words.erase(0, words.find(' ') + 1);
    units.push_back({std::string(unit), words});
  }
  return fields.group(
      talk("Thời hạn chưa công bố"), "limit.value",
      (fields.reads_back()
           ? Html()
           : paragraph(
                 talk("Thủ tục này chưa có thời hạn trong máy. Hãy ghi thời hạn và căn cứ, nếu "
                      "không thì chưa hẹn ngày trả được."))) +
          fields.row(
              fields.line(
                  {.name = "limit.value:n", .label = talk("Thời hạn"), .input_mode = "numeric"}) +
              fields.select("limit.unit:k", talk("Đơn vị"), units, "working_day") +
              fields.line({.name = "limit.basis", .label = talk("Căn cứ")})));
}

Html how_it_came(const Fields& fields, const catalogue::Procedure& procedure) {
  const Talk& talk = fields.talk();
  Html inside =
      fields.row(fields.select("way", talk("Cách nộp"),
                               choices_of<dossier::Way>(talk, dossier::enum_words(dossier::Way{})),
                               "counter", talk("Nộp hộ và lưu động tính phí như nộp trực tiếp")) +
                 fields.line({.name = "received",
                              .label = talk("Nhận lúc"),
                              .hint = talk("Để trống là bây giờ"),
                              .type = "datetime-local"}));
  if (!procedure.cases.empty()) {
    Choices cases{{"", talk("Trường hợp chung")}};
    for (const auto& one : procedure.cases) cases.push_back({one.id, one.name});
    inside += fields.select("case", talk("Trường hợp"), cases);
  }
  Choices modes{{"", talk("Chưa chọn")}};
  for (const auto mode : procedure.return_rule.modes)
    modes.push_back({std::string(catalogue::word(mode)), talk(label(mode))});
  inside += fields.row(fields.select("return_mode", talk("Muốn nhận kết quả thế nào"), modes,
                                     modes.size() == 2 ? std::string_view(modes[1].value) : "") +
                       fields.line({.name = "subject",
                                    .label = talk("Về việc"),
                                    .hint = talk("Vài chữ để nhận ra trong danh sách")}));
  return fields.group(talk("Hồ sơ"), "way", inside);
}

Tone tone_of(catalogue::OfflineClass offline) {
  return offline == catalogue::OfflineClass::kFinish ? Tone::kGood : Tone::kWarn;
}

}  // namespace

Html people_fields(const Fields& fields) {
  const Html others = other_people_fields(fields);
  return fields.group(fields.talk()("Người nộp hồ sơ"), "people.applicant.person.name",
                      party_fields(fields, "people.applicant")) +
         (fields.reads_back() ? fields.group(fields.talk()("Người khác trong hồ sơ"),
                                             "people.owner.person.name", others)
                              : tag("div", {{"class", "acts"}}, others));
}

Html intake_fields(const Fields& fields, const catalogue::Procedure& procedure,
                   const FormView& form, const Html& papers) {
  const Talk& talk = fields.talk();
  Html out = people_fields(fields) + how_it_came(fields, procedure) + form_block(fields, form) +
             questions(fields, procedure, form) + papers + limit_fields(fields, procedure);
  const Html note = fields.area("text", talk("Ghi chú"));
  return out + (fields.reads_back() ? fields.group(talk("Ghi chú"), "text", note) : note);
}

Html offline_notice(const Talk& talk, const catalogue::Procedure& procedure) {
  const auto offline = procedure.offline.offline_class;
  const std::string letter(1, static_cast<char>('A' + static_cast<int>(offline)));
  return notice(
      tone_of(offline), {},
      strong(talk("Khi mất mạng, loại {letter}", {{"letter", letter}}) + ": ") +
          text(talk(label(offline))) + grade_mark(talk, procedure.offline.grade) +
          (procedure.offline.reason.empty() ? Html() : text(". " + procedure.offline.reason)));
}

namespace {

/// What this officer typed for the same procedure and never received, or what the machine lost.
Html earlier(const Talk& talk, const IntakeView& view) {
  if (view.lost)
    return notice(Tone::kWarn, {},
                  paragraph(talk("Máy không còn giữ những gì đã gõ: đã quá một giờ, hoặc máy vừa "
                                 "khởi động lại. Chưa nhận hồ sơ nào; hãy gõ lại.")));
  if (view.unfinished.empty()) return {};
  return notice(Tone::kWarn, {},
                paragraph(talk("Còn một hồ sơ của thủ tục này anh chị gõ cách đây {n} phút mà chưa "
                               "nhận.",
                               {{"n", std::to_string(view.unfinished_minutes)}})) +
                    tag("p", link(view.unfinished, talk("Mở lại những gì đã gõ"))));
}

}  // namespace

Page intake_page(const Talk& talk, const IntakeView& view) {
  const catalogue::Procedure& procedure = *view.procedure;
  const Fields fields(talk, view.typed, "f-");
  Html form = hidden("csrf", view.csrf) + hidden("command", view.command) +
              hidden("type", "receive_dossier") + hidden("procedure", procedure.code.text);
  form += intake_fields(fields, procedure, view.form,
                        field_group(talk("Giấy tờ đã nhận"), component_rows(fields, procedure)));
  form += kept_files(talk, view.typed);
  form += fields.file("upload", talk("Tệp kèm theo"), talk("Ảnh chụp hoặc bản quét, nếu có"));
  form += tag("p", {{"class", "actions"}},
              submit(talk("Đọc lại cho bà con")) + form_refresh_button(talk, view.form));

  Page page;
  page.title = talk("Nhận hồ sơ");
  page.door = Door::kCounter;
  page.with_form = view.form.form != nullptr;
  page.body = heading(1, procedure.name);
  page.body += tag("p", {{"class", "soft number"}}, text(procedure.code.text));
  if (!view.fault.empty())
    page.body += tag(
        "div", {{"class", "notice bad"}, {"role", "alert"}},
        paragraph(view.fault) +
            (view.basis.empty() ? Html() : soft(talk("Căn cứ: {basis}", {{"basis", view.basis}}))));
  page.body += fields.summary();
  page.body += earlier(talk, view) + offline_notice(talk, procedure);
  const Html side = heading(2, talk("Bao lâu có kết quả")) + limit_list(talk, procedure) +
                    heading(2, talk("Lệ phí")) + fee_list(talk, procedure, view.today) +
                    heading(2, talk("Cần mang gì")) + component_list(talk, procedure);
  const Html main = tag("form",
                        {{"method", "post"},
                         {"action", "/quay/" + procedure.code.text},
                         {"enctype", "multipart/form-data"}},
                        form);
  page.body += tag("div", {{"class", "columns two"}},
                   tag("div", earlier_panel(talk, procedure.code, view.earlier) +
                                  earlier_dossier_box(talk, "/quay/" + procedure.code.text,
                                                      view.typed.source, view.earlier_fault) +
                                  main) +
                       tag("aside", {{"aria-label", talk("Về thủ tục này")}}, panel(side, "sand")));
  return page;
}

Page counter_page(const Talk& talk, const CounterView& view) {
  Page page;
  page.title = talk("Quầy");
  page.door = Door::kCounter;
  page.body = heading(1, talk("Quầy: nhận hồ sơ"));
  const Typed none;
  const Fields fields(talk, none, "");
  const Html search =
      fields.row(fields.line({.name = "q",
                              .label = talk("Tìm thủ tục"),
                              .hint = talk("Gõ như khi nói, không cần dấu; hoặc mã thủ tục"),
                              .type = "search",
                              .value = view.words}) +
                 tag("div", submit(talk("Tìm"), "strong")));
  page.body += panel(
      tag("form", {{"method", "get"}, {"action", "/quay"}, {"role", "search"}}, search), "sand");
  if (view.words.empty())
    page.body += heading(2, talk("Việc hay gặp")) + life_event_cards(talk, "/quay?q=");
  page.body +=
      heading(2, view.words.empty() ? talk("Thủ tục xã giải quyết") : talk("Thủ tục tìm thấy"));
  if (view.hits.empty())
    page.body += tag("p", {{"class", "empty"}}, text(talk("Chưa tìm thấy. Thử gõ ít chữ hơn.")));
  Table list;
  list.caption = talk("Thủ tục");
  list.columns = {talk("Mã"), talk("Tên thủ tục"), talk("Khi mất mạng")};
  for (const auto& hit : view.hits)
    list.rows.push_back({tag("span", {{"class", "number nowrap"}}, text(hit.code.text)),
                         link("/quay/" + hit.code.text, hit.name), text(talk(label(hit.offline)))});
  if (!view.hits.empty()) page.body += table(list);
  return page;
}

}  // namespace motcua::web
