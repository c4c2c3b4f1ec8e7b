// Where and when the unit is open: receiving points, closures, the calendar that dates are counted
// with; shown to everybody who works here, changed by the forms of office_forms.cpp.
#include <algorithm>

#include "web/labels.h"
#include "web/pages/system.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

std::string_view grade_words(calendar::RowGrade grade) {
  switch (grade) {
    case calendar::RowGrade::kPublished: return "đã công bố";
    case calendar::RowGrade::kRule: return "theo quy tắc chung";
    case calendar::RowGrade::kProposed: return "mới đề xuất";
    case calendar::RowGrade::kMemory: return "chưa đối chiếu";
  }
  return "";
}

Html point_list(const Talk& talk, const office::Unit& unit) {
  if (unit.points.empty()) return paragraph(talk("Chưa ghi điểm tiếp nhận nào ngoài trung tâm."));
  std::vector<Html> items;
  for (const auto& point : unit.points) {
    std::string words = point.id;
    if (point.closed)
      words += " – " + talk("đóng từ {date}", {{"date", wording::short_date(*point.closed)}});
    items.push_back(text(words));
  }
  return bullet_list(items);
}

Html closure_list(const Talk& talk, const office::Unit& unit) {
  if (unit.closures.empty()) return paragraph(talk("Chưa báo đóng cửa lần nào."));
  std::vector<Html> items;
  for (const auto& closure : unit.closures) items.push_back(text(closure_words(talk, closure)));
  return bullet_list(items);
}

Html override_table(const Talk& talk, const std::vector<calendar::OverrideRow>& rows, int year) {
  Table list;
  list.caption = talk("Ngày nghỉ và ngày làm bù năm {year}", {{"year", std::to_string(year)}});
  list.columns = {talk("Ngày"), talk("Là ngày"), talk("Căn cứ")};
  list.folds = false;
  for (const auto& row : rows) {
    if (row.date.year() != year) continue;
    std::string source = row.decision;
    source += (source.empty() ? "" : " ") + ("(" + talk(grade_words(row.grade)) + ")");
    list.rows.push_back(
        {text(talk.date(row.date)), text(row.works ? talk("làm bù") : talk("nghỉ")), text(source)});
  }
  if (list.rows.empty())
    return paragraph(talk("Năm {year} chưa có dòng nghỉ hay làm bù nào ngoài ngày lễ.",
                          {{"year", std::to_string(year)}}));
  return table(list);
}

Html calendar_section(const Talk& talk, const SystemView& view, const office::Unit& unit) {
  if (view.calendar == nullptr) return {};
  const std::string& version = view.calendar->version().text;
  std::string adopted;
  for (const auto& one : unit.calendars)
    if (one.calendar.text == version)
      adopted = talk("Đơn vị dùng từ {date}.", {{"date", wording::short_date(one.from)}});
  Html out = paragraph(talk("Ngày hẹn đang tính theo lịch {version}.", {{"version", version}}) +
                       " " + (adopted.empty() ? talk("Đơn vị chưa ghi nhận lịch này.") : adopted));
  return out + override_table(talk, view.calendar->overrides(), view.today.year());
}

}  // namespace

std::string_view label(office::ClosureGround ground) {
  switch (ground) {
    case office::ClosureGround::kStorm: return "Bão";
    case office::ClosureGround::kFlood: return "Mưa lũ";
    case office::ClosureGround::kPower: return "Mất điện";
    case office::ClosureGround::kNetwork: return "Mất kết nối";
    case office::ClosureGround::kOther: return "Lý do khác";
  }
  return "";
}

std::string closure_words(const Talk& talk, const office::Closure& closure) {
  return wording::short_date(closure.from) + "–" + wording::short_date(closure.until) + ", " +
         talk(label(closure.ground));
}

Html office_places(const Talk& talk, const SystemView& view) {
  if (!view.office || !view.office->unit) return {};
  const office::Unit& unit = *view.office->unit;
  return heading(2, talk("Lịch làm việc")) + calendar_section(talk, view, unit) +
         heading(2, talk("Đóng cửa")) + closure_list(talk, unit) +
         heading(2, talk("Điểm tiếp nhận")) + point_list(talk, unit);
}

}  // namespace motcua::web
