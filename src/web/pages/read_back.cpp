// The last look before the promise: what the officer reads out, and the one button that receives.
#include "web/labels.h"
#include "web/pages/dossier.h"
#include "web/pages/intake.h"
#include "web/pages/paper_words.h"
#include "web/parts.h"

namespace motcua::web {
namespace {

constexpr std::string_view kFormId = "nhan-ho-so";

std::string counter_address(const ReadBackView& view) {
  return "/quay/" + view.procedure->code.text;
}
std::string edit_address(const ReadBackView& view) {
  return counter_address(view) + "?kept=" + view.kept;
}

std::string shown_words(const Talk& talk, const dossier::ComponentShown& shown) {
  std::string out = talk(label(shown.shown));
  if (shown.originals > 0)
    out += ", " + talk("{n} bản chính", {{"n", std::to_string(shown.originals)}});
  if (shown.copies > 0) out += ", " + talk("{n} bản sao", {{"n", std::to_string(shown.copies)}});
  if (shown.digitised) out += ", " + talk("Đã số hóa");
  return out;
}

bool is_shown(const dossier::State& state, const std::string& id) {
  for (const auto& shown : state.components)
    if (shown.id == id) return true;
  return false;
}

Html papers(const Talk& talk, const ReadBackView& view) {
  const dossier::State& state = view.intake->state;
  std::vector<Html> here;
  for (const auto& shown : state.components)
    here.push_back(strong(component_name(*view.intake, shown.id)) +
                   text(" – " + shown_words(talk, shown)));
  std::vector<Html> absent;
  for (const auto& component : view.procedure->components)
    if (component.condition.is_null() && !is_shown(state, component.id))
      absent.push_back(text(component.name));
  Html inside = heading(2, talk("Giấy tờ đã nhận"));
  inside += here.empty() ? paragraph(talk("Chưa ghi giấy tờ nào.")) : bullet_list(here);
  if (!absent.empty()) inside += notice(Tone::kWarn, talk("Chưa thấy"), bullet_list(absent));
  std::vector<Html> files;
  for (const auto& [name, value] : view.typed.values.all())
    if (name.starts_with("files.") && name.ends_with(".name")) files.push_back(text(value));
  if (!files.empty()) inside += soft(talk("Tệp đã gửi lên:")) + bullet_list(files);
  if (!view.procedure->components.empty())
    inside += tag("p", link(edit_address(view) + "#f-components-0-shown",
                            talk("Sửa: {part}", {{"part", talk("Giấy tờ đã nhận")}})));
  return panel(inside);
}

/// The date had been read out when the day went over to the next one.
Html moved(const Talk& talk, const ReadBackView& view) {
  if (!view.read_before || !view.intake->state.term) return {};
  return tag(
      "div", {{"class", "notice bad"}, {"role", "alert"}},
      paragraph(talk("Ngày hẹn vừa đổi: lúc nãy đọc là {before}, bây giờ là {now}. Chưa nhận "
                     "hồ sơ. Đọc lại ngày mới cho bà con rồi bấm Tiếp nhận.",
                     {{"before", talk.moment(view.read_before)},
                      {"now", talk.moment(view.intake->state.term->due)}})));
}

Html promise(const Talk& talk, const ReadBackView& view) {
  const dossier::State& state = view.intake->state;
  Html inside = tag("div", {{"lang", "vi"}, {"id", "hen-tra"}}, appointment(state));
  Facts facts;
  if (state.received) facts.push_back({talk("Nhận lúc"), text(talk.moment(state.received))});
  if (state.term)
    facts.push_back({talk("Thời hạn"), text(limit_words(talk, state.term->limit)) +
                                           grade_mark(talk, state.term->grade)});
  facts.push_back({talk("Nơi trả kết quả"), text(view.returning_name)});
  inside += fact_list(facts);
  Html form = hidden("csrf", view.csrf) + hidden("kept", view.kept);
  if (state.term) form += hidden("due", state.term->due.text());
  // Enter goes on: the reader's eyes are on the person, not on the screen.
  form += tag("p", {{"class", "actions"}},
              tag("button",
                  {{"class", "button main"},
                   {"type", "submit"},
                   {"autofocus", true},
                   {"aria-describedby", "hen-tra"}},
                  text(talk("Tiếp nhận"))) +
                  button_link(edit_address(view), talk("Quay lại sửa")));
  inside += tag(
      "form", {{"method", "post"}, {"action", counter_address(view) + "/doc-lai"}, {"id", kFormId}},
      form);
  return panel(inside, "sand");
}

}  // namespace

Page read_back_page(const Talk& talk, const ReadBackView& view) {
  const Fields fields(talk, view.typed, "f-", edit_address(view));
  Page page;
  page.title = talk("Đọc lại cho bà con");
  page.door = Door::kCounter;
  page.body = heading(1, talk("Đọc lại cho bà con"));
  page.body += tag("p", {{"class", "lead"}}, text(view.procedure->name));
  page.body +=
      paragraph(talk("Chưa nhận hồ sơ. Đọc từng dòng, hỏi bà con có đúng không; đúng cả "
                     "thì bấm Tiếp nhận."));
  page.body += moved(talk, view) + offline_notice(talk, *view.procedure) + promise(talk, view);
  const Html said = intake_fields(fields, *view.procedure, view.form, papers(talk, view));
  const Html why = heading(2, talk("Vì sao là ngày này")) + days_section(talk, *view.intake);
  page.body += tag(
      "div", {{"class", "columns two"}},
      tag("div", said) + tag("aside", {{"aria-label", talk("Vì sao là ngày này")}}, panel(why)));
  page.body += tag("p", {{"class", "actions"}},
                   tag("button", {{"class", "button main"}, {"type", "submit"}, {"form", kFormId}},
                       text(talk("Tiếp nhận"))));
  return page;
}

Page received_page(const Talk& talk, std::string_view slip_address) {
  Page page;
  page.title = talk("Hồ sơ này đã nhận");
  page.door = Door::kCounter;
  page.body = heading(1, talk("Hồ sơ này đã nhận"));
  page.body +=
      paragraph(talk("Những gì đã gõ đã thành một hồ sơ, không nhận lần nữa. Cần sửa thì "
                     "mở hồ sơ ra sửa."));
  page.body += tag("p", {{"class", "actions"}},
                   button_link(slip_address, talk("In giấy tiếp nhận"), "main") +
                       button_link("/quay", talk("Nhận hồ sơ khác")));
  return page;
}

}  // namespace motcua::web
