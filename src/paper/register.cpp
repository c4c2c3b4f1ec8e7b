#include "paper/register.h"

#include "base/capitals.h"
#include "paper/parts.h"
#include "paper/words.h"
#include "wording/dates.h"

namespace motcua::paper {
namespace {

using blocks::Align;

std::string moment(const std::optional<LegalTime>& time) {
  if (!time) return {};
  return wording::clock_time(*time) + " " + wording::short_date(time->date);
}

blocks::Table table_of(const std::vector<RegisterRow>& rows) {
  blocks::Table table;
  table.columns = {{"TT", 4, Align::kCentre},          {"Mã hồ sơ", 12, Align::kLeft},
                   {"Tên thủ tục", 17, Align::kLeft},  {"Tổ chức, cá nhân nộp", 14, Align::kLeft},
                   {"Cơ quan giải quyết", 9},          {"Nhận", 8, Align::kCentre},
                   {"Hẹn trả", 8, Align::kCentre},     {"Giải quyết xong", 8, Align::kCentre},
                   {"Trả kết quả", 8, Align::kCentre}, {"Cách nhận, ghi chú", 12, Align::kLeft}};
  for (const RegisterRow& row : rows) {
    std::string note = row.return_mode ? std::string(formal(*row.return_mode)) : "";
    if (!row.note.empty()) note += (note.empty() ? "" : "; ") + row.note;
    table.rows.push_back({std::to_string(table.rows.size() + 1), row.number, row.procedure_name,
                          row.applicant.empty() ? std::string(kUnreadable) : row.applicant,
                          row.competent_unit, moment(row.filed), moment(row.promised),
                          moment(row.finished), moment(row.returned), note});
  }
  return table;
}

}  // namespace

blocks::Document dossier_register(const Register& book) {
  const std::string span = wording::short_date(book.from) + " – " + wording::short_date(book.until);
  blocks::Document out;
  out.paper = blocks::Paper::kA4Across;
  out.title = "Sổ theo dõi hồ sơ";
  out.author = "Trung tâm Phục vụ hành chính công " + book.issuer.unit;
  out.running_head = out.title + " " + span + " (tiếp theo)";
  out.foot = conversion_mark(book.issuer, "", book.printed_at);
  if (book.issuer.demo) out.watermark = std::string(kDemonstration);
  out.body.push_back(letterhead(book.issuer, "", book.printed_at.date));
  out.body.push_back(space(3));
  out.body.push_back(title(out.title));
  out.body.push_back(centred(italic("Hồ sơ nộp từ ngày " + wording::short_date(book.from) +
                                    " đến hết ngày " + wording::short_date(book.until) + "; " +
                                    std::to_string(book.rows.size()) + " hồ sơ")));
  out.body.push_back(space(2));
  out.body.push_back({table_of(book.rows)});
  out.body.push_back(space(3));
  out.body.push_back(hands({{"NGƯỜI LẬP SỔ"}, "(Ký và ghi rõ họ tên)", ""},
                           {{"GIÁM ĐỐC"}, "(Ký, ghi rõ họ tên và đóng dấu)", ""}));
  return out;
}

}  // namespace motcua::paper
