// Forms whose choices come from the procedure the dossier was received under.
#include "web/labels.h"
#include "web/pages/action_fields.h"
#include "web/parts.h"

namespace motcua::web {
namespace {

Html row(const Html& inside) { return tag("div", {{"class", "row"}}, inside); }

const std::optional<catalogue::Procedure>& procedure(const DossierPageView& view) {
  return view.dossier->procedure;
}

Html note(const Fields& fields) { return fields.area("text", fields.talk()("Ghi chú")); }

}  // namespace

Html component_ticks(const Fields& fields, const DossierPageView& view, std::string_view name,
                     std::string_view legend) {
  if (!procedure(view) || procedure(view)->components.empty()) return {};
  Html ticks = tag("legend", text(legend));
  for (const auto& component : procedure(view)->components)
    ticks += fields.tick(name, component.name, component.id);
  return tag("fieldset", {{"class", "plain"}}, ticks);
}

Html supplement_fields(const Fields& fields, const DossierPageView& view) {
  const Talk& talk = fields.talk();
  Html out;
  if (view.dossier->next_request_makes_late_766) {
    out +=
        notice(Tone::kWarn, talk("Yêu cầu lần thứ hai"),
               paragraph(talk(
                   "Theo Quyết định 766, hồ sơ bị yêu cầu bổ sung quá một lần là hồ sơ quá hạn, "
                   "dù ngày trả thế nào.")) +
                   fields.tick("late_766_acknowledged:b", talk("Tôi đã biết và vẫn phải yêu cầu")));
  }
  out += component_ticks(fields, view, "components:m", talk("Giấy tờ phải bổ sung"));
  out += fields.area("items:l", talk("Từng chỗ sai"), talk("Mỗi dòng một chỗ. Ghi hết một lần."));
  return out + fields.area("text", talk("Hướng dẫn bà con"), {}, true);
}

Html brought_fields(const Fields& fields, const DossierPageView& view) {
  const Talk& talk = fields.talk();
  Html out = fields.line({.name = "brought",
                          .label = talk("Mang đến lúc"),
                          .hint = talk("Để trống là bây giờ"),
                          .type = "datetime-local"});
  std::vector<std::string> asked;
  if (!view.dossier->state.supplements.empty())
    asked = view.dossier->state.supplements.back().components;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const std::string name = "components." + std::to_string(i);
    std::string title = asked[i];
    if (procedure(view))
      if (const auto* component = catalogue::find_component(*procedure(view), asked[i]))
        title = component->name;
    out += tag(
        "fieldset", {{"class", "plain"}},
        tag("legend", text(title)) + hidden(name + ".id:k", asked[i]) +
            row(fields.select(name + ".shown", talk("Hình thức"),
                              choices_of<dossier::Shown>(
                                  talk, dossier::enum_words(dossier::Shown{}), talk("Không có")),
                              "paper") +
                fields.line({.name = name + ".originals:k:n",
                             .label = talk("Bản chính"),
                             .value = "1",
                             .input_mode = "numeric"}) +
                fields.line({.name = name + ".copies:k:n",
                             .label = talk("Bản sao"),
                             .value = "0",
                             .input_mode = "numeric"})));
  }
  out += fields.file("upload", talk("Tệp kèm theo"));
  return out + note(fields);
}

Html start_step_fields(const Fields& fields, const DossierPageView& view) {
  const Talk& talk = fields.talk();
  Choices steps;
  if (procedure(view)) {
    for (const auto& step : procedure(view)->steps) {
      using catalogue::StepKind;
      const bool by_command = step.kind == StepKind::kReceive || step.kind == StepKind::kPropose ||
                              step.kind == StepKind::kSign || step.kind == StepKind::kReturn;
      if (!by_command)
        steps.push_back({step.id, step_name(talk, *view.dossier, step.id, step.kind)});
    }
  }
  const auto day = [&](std::string name, std::string words) {
    return fields.line({.name = std::move(name), .label = std::move(words), .type = "date"});
  };
  return fields.select("step", talk("Bước"), steps) +
         row(day("from", talk("Từ ngày")) + day("until", talk("Đến hết ngày"))) +
         row(fields.line({.name = "asked_unit",
                          .label = talk("Mã đơn vị được hỏi"),
                          .input_mode = "numeric"}) +
             day("answer_by", talk("Trả lời trước ngày"))) +
         note(fields);
}

Html complete_step_fields(const Fields& fields, const DossierPageView& view) {
  const Talk& talk = fields.talk();
  Choices steps;
  for (const auto& step : view.dossier->state.steps)
    if (!step.completed)
      steps.push_back({step.id, step_name(talk, *view.dossier, step.id, step.kind)});
  return row(fields.select("step", talk("Bước"), steps) +
             fields.select(
                 "outcome", talk("Kết quả"),
                 choices_of<dossier::Outcome>(talk, dossier::enum_words(dossier::Outcome{})))) +
         fields.line({.name = "at",
                      .label = talk("Xong lúc"),
                      .hint = talk("Để trống là bây giờ"),
                      .type = "datetime-local"}) +
         note(fields);
}

Html propose_fields(const Fields& fields, const DossierPageView& view) {
  const Talk& talk = fields.talk();
  Html out = fields.tick("negative:b", talk("Kết quả là không đủ điều kiện giải quyết"));
  Html codes;
  if (procedure(view))
    for (const auto& result : procedure(view)->results)
      if (!result.code.empty()) codes += fields.tick("codes:m", result.name, result.code);
  if (!codes.empty())
    out += tag("fieldset", {{"class", "plain"}}, tag("legend", text(talk("Kết quả"))) + codes);
  return out + fields.area("text", talk("Tờ trình, ý kiến"));
}

Html record_fields(const Fields& fields, const DossierPageView& view) {
  const Talk& talk = fields.talk();
  Choices codes{{"", talk("Không có mã")}};
  if (procedure(view))
    for (const auto& result : procedure(view)->results)
      if (!result.code.empty()) codes.push_back({result.code, result.name});
  const bool negative = view.dossier->state.proposal && view.dossier->state.proposal->negative;
  Html out =
      row(fields.line({.name = "papers.0.number", .label = talk("Số kết quả"), .required = true}) +
          fields.line({.name = "papers.0.on:k",
                       .label = talk("Ngày ký"),
                       .type = "date",
                       .value = view.now.date.text()}));
  out += row(fields.select("papers.0.code:k", talk("Loại kết quả"), codes,
                           codes.size() == 2 ? std::string_view(codes[1].value) : "") +
             fields.line({.name = "papers.0.copies:k:n",
                          .label = talk("Số bản"),
                          .value = "1",
                          .input_mode = "numeric"}) +
             fields.line({.name = "papers.0.book", .label = talk("Quyển, trang sổ")}));
  if (negative) out += hidden("papers.0.negative:k:b", "true");
  out += fields.file("upload", talk("Bản quét kết quả"), talk("PDF, JPEG hoặc PNG, nếu có"));
  out += fields.tick("issue:b", talk("Ra kết quả luôn, mời bà con đến nhận"), "true", true);
  return out + note(fields);
}

Html return_fields(const Fields& fields, const DossierPageView& view) {
  const Talk& talk = fields.talk();
  Choices modes;
  if (procedure(view))
    for (const auto mode : procedure(view)->return_rule.modes)
      modes.push_back({std::string(catalogue::word(mode)), talk(label(mode))});
  if (modes.empty())
    modes = choices_of<catalogue::ReturnMode>(talk, catalogue::words<catalogue::ReturnMode>());
  const std::string wanted = view.dossier->state.return_mode
                                 ? std::string(catalogue::word(*view.dossier->state.return_mode))
                                 : "";
  Html out = row(fields.select("mode", talk("Trả bằng cách nào"), modes, wanted) +
                 fields.select("to", talk("Ai nhận"),
                               choices_of<dossier::Collector>(
                                   talk, dossier::enum_words(dossier::Collector{}))));
  if (procedure(view) && !procedure(view)->return_rule.hand_in.empty()) {
    Html ticks = tag("legend", text(talk("Bản chính phải nộp lại khi nhận")));
    for (const auto& id : procedure(view)->return_rule.hand_in) {
      const auto* component = catalogue::find_component(*procedure(view), id);
      ticks += fields.tick("handed_in:m", component == nullptr ? id : component->name, id);
    }
    out += tag("fieldset", {{"class", "plain"}}, ticks);
  }
  out += row(fields.line({.name = "collected_by.name",
                          .label = talk("Tên người nhận"),
                          .hint = talk("Nếu không phải người nộp")}) +
             fields.select("collected_by.identity.kind:k", talk("Loại giấy tờ"),
                           choices_of<dossier::IdentityKind>(
                               talk, dossier::enum_words(dossier::IdentityKind{}))) +
             fields.line({.name = "collected_by.identity.number", .label = talk("Số giấy tờ")}));
  return out + note(fields);
}

Html amend_fields(const Fields& fields, const DossierPageView& view) {
  const Talk& talk = fields.talk();
  Choices acts;
  if (procedure(view))
    for (const auto& rule : procedure(view)->corrections)
      acts.push_back({std::string(catalogue::word(rule.act)),
                      rule.name.empty() ? talk(label(rule.act)) : rule.name});
  Choices papers;
  for (const auto& paper : view.dossier->state.papers)
    papers.push_back({paper.number, paper.number});
  return row(fields.select("act", talk("Việc"), acts) +
             fields.select("paper", talk("Kết quả số"), papers)) +
         row(fields.line({.name = "decision", .label = talk("Số quyết định")}) +
             fields.line({.name = "on",
                          .label = talk("Ngày"),
                          .type = "date",
                          .value = view.now.date.text()}) +
             fields.line({.name = "replaced_by", .label = talk("Thay bằng số")})) +
         fields.area("text", talk("Lý do"), {}, true);
}

}  // namespace motcua::web
