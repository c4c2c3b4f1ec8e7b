#include "web/pages/register.h"

#include "http/target.h"
#include "web/labels.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

std::string address(const RegisterView& view, const std::string& after) {
  std::string out = "/so-theo-doi?tu=" + view.query.from.text() + "&den=" + view.query.until.text();
  if (!after.empty()) out += "&sau=" + http::percent_encoded(after);
  return out;
}

Html days_form(const Talk& talk, const RegisterView& view) {
  const Typed none;
  const Fields fields(talk, none, "");
  const auto day = [&](std::string name, std::string label, Date value) {
    return fields.line({.name = std::move(name),
                        .label = std::move(label),
                        .type = "date",
                        .value = value.text()});
  };
  const Html inside = day("tu", talk("Nộp từ ngày"), view.query.from) +
                      day("den", talk("đến hết ngày"), view.query.until) +
                      tag("div", submit(talk("Xem"), ""));
  return panel(
      tag("form", {{"method", "get"}, {"action", "/so-theo-doi"}, {"class", "row"}}, inside),
      "sand no-print");
}

/// Whether it was done in time, once it is done.
std::string verdict(const Talk& talk, const app::RegisterRow& row) {
  const auto due = row.dossier.due;
  const auto end = row.finished ? row.finished : row.returned;
  if (!due || !end) return "";
  if (*due < *end) return talk("quá hạn");
  return end->date < due->date ? talk("trước hạn") : talk("đúng hạn");
}

std::string remarks(const Talk& talk, const app::RegisterRow& row) {
  std::string out = verdict(talk, row);
  const auto add = [&](const std::string& words) { out += (out.empty() ? "" : "; ") + words; };
  if (row.extended) add(talk("đã xin lỗi, hẹn lại"));
  if (row.promised && row.dossier.due && *row.promised != *row.dossier.due)
    add(talk("hẹn lúc đầu {day}", {{"day", wording::short_date(row.promised->date)}}));
  return out;
}

std::string day_of(const std::optional<LegalTime>& time) {
  return time ? wording::short_date(time->date) : "";
}

Html register_table(const Talk& talk, const RegisterView& view) {
  Table list;
  list.caption = talk("Sổ theo dõi hồ sơ");
  list.look = "register";
  list.columns = {talk("Mã hồ sơ"),   talk("Chủ hồ sơ"), talk("Thủ tục"),  talk("Nơi giải quyết"),
                  talk("Ngày nhận"),  talk("Ngày hẹn"),  talk("Ngày trả"), talk("Cách nhận"),
                  talk("Trạng thái"), talk("Ghi chú")};
  for (const auto& row : view.page.rows) {
    const auto* summary = row.dossier.summary.get();
    list.rows.push_back(
        {tag("a", {{"class", "number nowrap"}, {"href", "/ho-so/" + row.dossier.number.text}},
             text(row.dossier.number.text)),
         text(summary == nullptr ? talk("đang khóa") : summary->owner),
         tag("span", {{"class", "clamp"}}, text(row.dossier.procedure_name)),
         text(view.unit_name(row.units.competent)), text(day_of(row.received)),
         text(day_of(row.dossier.due)), text(day_of(row.returned)),
         text(row.return_mode ? talk(label(*row.return_mode)) : ""),
         text(talk(label(row.dossier.phase))), text(remarks(talk, row))});
  }
  return table(list);
}

}  // namespace

Page register_page(const Talk& talk, const RegisterView& view) {
  Page page;
  page.title = talk("Sổ theo dõi hồ sơ");
  page.door = Door::kDossiers;
  page.body = heading(1, talk("Sổ theo dõi hồ sơ"));
  if (!view.fault.empty())
    page.body += tag("div", {{"class", "notice bad"}, {"role", "alert"}}, paragraph(view.fault));
  page.body += days_form(talk, view);
  if (view.page.rows.empty())
    page.body +=
        tag("p", {{"class", "empty"}}, text(talk("Không có hồ sơ nào nộp trong những ngày này.")));
  else
    page.body += register_table(talk, view);
  Html ways;
  if (!view.query.after.empty()) ways += button_link(address(view, ""), talk("Về đầu sổ"));
  if (view.page.next) ways += button_link(address(view, *view.page.next), talk("Xem tiếp"));
  if (!view.page.rows.empty())
    ways += button_link(
        "/so-theo-doi/in?tu=" + view.query.from.text() + "&den=" + view.query.until.text(),
        talk("In sổ những ngày này (PDF)"));
  if (!ways.empty()) page.body += tag("p", {{"class", "actions"}}, ways);
  page.body += soft(talk("Các cột theo Mẫu 07; chưa đối chiếu với phụ lục Thông tư 03/2025."));
  return page;
}

Page control_sheet_page(const Talk& talk, const ControlSheetView& view) {
  const dossier::State& state = view.dossier->state;
  Page page;
  page.title = talk("Phiếu kiểm soát {number}", {{"number", state.number.text}});
  page.door = Door::kDossiers;
  page.body = heading(1, talk("Phiếu kiểm soát quá trình giải quyết hồ sơ"));
  page.body +=
      fact_list({{talk("Mã hồ sơ"), tag("span", {{"class", "number"}}, text(state.number.text))},
                 {talk("Thủ tục"), text(view.procedure_name)},
                 {talk("Nơi nhận"), text(view.unit_name(state.units.receiving))},
                 {talk("Nơi giải quyết"), text(view.unit_name(state.units.competent))},
                 {talk("Hạn trả"), text(talk.moment(state.due()))}});
  Table list;
  list.caption = talk("Ai giữ hồ sơ, lúc nào, làm gì");
  list.columns = {talk("Lúc"), talk("Việc"), talk("Người làm"), talk("So với hạn")};
  for (const auto& item : view.dossier->timeline) {
    const bool late = state.due() && *state.due() < item.legal;
    list.rows.push_back({text(talk.moment(item.legal)), text(talk(event_label(item.event))),
                         text(item.actor ? view.name_of(item.actor) : talk("phần mềm")),
                         text(!state.due() ? "–"
                              : late       ? talk("quá hạn")
                                           : talk("trong hạn"))});
  }
  page.body += table(list);
  page.body += tag("p", {{"class", "actions no-print"}},
                   button_link("/ho-so/" + state.number.text, talk("Về hồ sơ")));
  page.body += soft(talk("Các cột theo Mẫu 06; chưa đối chiếu với phụ lục Thông tư 03/2025."));
  return page;
}

}  // namespace motcua::web
