// Dossiers as rows: whose, what, where they stand, and how much legal time is left, in words.
#include "web/labels.h"
#include "web/pages/worklist.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

using dossier::Phase;

bool runs(Phase phase) {
  switch (phase) {
    case Phase::kReceived:
    case Phase::kInWork:
    case Phase::kObligation:
    case Phase::kProposed:
    case Phase::kSigned: return true;
    case Phase::kNone:
    case Phase::kFiled:
    case Phase::kRefused:
    case Phase::kSupplement:
    case Phase::kWithdrawn:
    case Phase::kStopped:
    case Phase::kFinished:
    case Phase::kReturned: return false;
  }
  return false;
}

/// The day after which the citizen loses something still means something.
bool can_harm(Phase phase) {
  return runs(phase) || phase == Phase::kFiled || phase == Phase::kSupplement;
}

Html owner_cell(const Talk& talk, const Private<dossier::Summary>& summary) {
  if (const auto* open = summary.get()) {
    Html out = text(open->owner);
    if (!open->subject.empty())
      out += tag("span", {{"class", "soft"}}, text(" · " + open->subject));
    return out;
  }
  return tag("span", {{"class", "soft"}},
             text(summary.is_erased() ? talk("đã xóa") : talk("đang khóa")));
}

Html harm_line(const Talk& talk, Date harm, Date today) {
  const std::string day = wording::day_and_month(harm);
  const std::string words = harm < today ? talk("bà con thiệt từ sau {day}", {{"day", day}})
                                         : talk("bà con thiệt nếu sau {day}", {{"day", day}});
  const Chip look = harm < today                 ? Chip::kLate
                    : harm <= today.plus_days(3) ? Chip::kSoon
                                                 : Chip::kPlain;
  return tag("span", {{"class", "line"}}, chip(look, words));
}

Html pick_box(const Talk& talk, const app::ListedDossier& row, std::string_view form) {
  const std::string value = row.number.text + "." + std::to_string(row.version);
  return tag(
      "label", {{"class", "pick"}},
      lone("input",
           {{"type", "checkbox"}, {"name", "so"}, {"value", value}, {"form", std::string(form)}}) +
          tag("span", {{"class", "hidden"}},
              text(talk("Chọn hồ sơ {number}", {{"number", row.number.text}}))));
}

}  // namespace

Html time_cell(const Talk& talk, const app::ListedDossier& row, LegalTime now) {
  Html out;
  if (row.phase == Phase::kSupplement) {
    out = text(talk("đồng hồ dừng, chờ giấy tờ"));
    if (row.lapse)
      out += tag("span", {{"class", "line soft"}},
                 text(talk("chờ đến hết {day}", {{"day", wording::day_and_month(*row.lapse)}})));
  } else if (!row.due) {
    out = text(runs(row.phase) ? talk("chưa có ngày hẹn trả") : "–");
  } else if (!runs(row.phase)) {
    out = text(wording::short_date(row.due->date));
  } else {
    const int left = row.working_days_left.value_or(0);
    const Chip look = *row.due < now ? Chip::kLate : left <= 2 ? Chip::kSoon : Chip::kGood;
    out = chip(look, wording::legal_time_left(talk.language, now, *row.due, left));
    out += grade_mark(talk, row.grade);
    out += tag("span", {{"class", "line soft"}}, text(wording::short_date(row.due->date)));
  }
  if (row.harm && can_harm(row.phase)) out += harm_line(talk, *row.harm, now.date);
  return out;
}

Html dossier_table(const Talk& talk, const std::string& caption,
                   const std::vector<app::ListedDossier>& rows, const NameOf& name_of,
                   LegalTime now, std::string_view pick_into) {
  if (rows.empty()) return tag("p", {{"class", "empty"}}, text(talk("Không có hồ sơ nào.")));
  Table list;
  list.caption = caption;
  list.look = "dossiers";
  list.columns = {talk("Mã hồ sơ"), talk("Chủ hồ sơ"), talk("Thủ tục"), talk("Trạng thái"),
                  talk("Hạn trả"),  talk("Cán bộ"),    talk("Kênh"),    talk("Nộp")};
  for (const auto& row : rows) {
    Html state = chip(chip_of(row.phase), talk(label(row.phase)));
    if (row.news) state += text(" ") + chip(Chip::kNew, talk("Tin mới"));
    Html number = pick_into.empty() ? Html() : pick_box(talk, row, pick_into);
    number += tag("a", {{"class", "number nowrap"}, {"href", "/ho-so/" + row.number.text}},
                  text(row.number.text));
    list.rows.push_back({number, owner_cell(talk, row.summary),
                         tag("span", {{"class", "clamp"}}, text(row.procedure_name)), state,
                         time_cell(talk, row, now), text(name_of(row.assignee)),
                         text(talk(label(row.way))), text(wording::day_and_month(row.filed.date))});
  }
  return table(list);
}

Html list_help(const Talk& talk, std::string_view as_of) {
  const auto key = [](std::string_view name) { return tag("kbd", text(name)); };
  const Html keys = fact_list({{talk("Xuống, lên một hồ sơ"), key("j") + text(" ") + key("k")},
                               {talk("Mở hồ sơ"), key("Enter")},
                               {talk("Chọn, bỏ chọn"), key("x")},
                               {talk("Tìm"), key("/")},
                               {talk("Mở, đóng bảng này"), key("?")}});
  const Html off = tag("button", {{"type", "button"}, {"class", "button"}, {"data-off", true}},
                       text(talk("Tắt hoặc bật phím tắt")));
  Html out = tag("details", {{"class", "keys"}, {"id", "phim-tat"}, {"hidden", true}},
                 tag("summary", text(talk("Phím tắt (?)"))) + keys + off);
  out += tag("p",
             {{"class", "moved"},
              {"id", "co-thay-doi"},
              {"role", "status"},
              {"data-as-of", std::string(as_of)}},
             tag("span", {{"hidden", true}},
                 text(talk("Có hồ sơ vừa thay đổi.") + " ") +
                     tag("a", {{"href", ""}}, text(talk("Tải lại trang")))));
  return out;
}

}  // namespace motcua::web
