#include "base/json.h"
#include "calendar/words.h"
#include "main/due_answer.h"
#include "wording/dates.h"
#include "wording/due_reasons.h"

namespace motcua {
namespace {

using json::Array;
using json::Object;
using json::Value;
using wording::Language;

constexpr Language kVietnamese = Language::kVietnamese;

Value moment(const std::optional<LegalTime>& time) {
  return time ? Value(time->rfc3339()) : Value();
}

std::string sentence(const calendar::DayReason& reason, std::int16_t cut_off) {
  return wording::due_reason(kVietnamese, wording::due_day(reason, cut_off));
}

Value reason_value(const calendar::DayReason& reason, std::int16_t cut_off) {
  Object out{{"date", reason.date.text()},
             {"counted", reason.counted},
             {"rule", calendar::word(reason.rule)},
             {"text", sentence(reason, cut_off)},
             {"day", calendar::word(reason.day.kind)},
             {"grade", calendar::word(reason.day.grade)}};
  if (reason.counted) out.push_back({"ordinal", reason.ordinal});
  if (reason.minutes > 0) out.push_back({"minutes", reason.minutes});
  if (reason.day.holiday) out.push_back({"holiday", calendar::word(*reason.day.holiday)});
  if (!reason.closure.empty()) out.push_back({"closure", reason.closure});
  if (!reason.decision.empty()) out.push_back({"decision", reason.decision});
  return Value(std::move(out));
}

/// A date; the moment itself where Form 04 may go out until the due moment.
Value apology_value(const calendar::Due& due) {
  if (!due.apology) return {};
  const auto& apology = *due.apology;
  return apology.moment ? Value(apology.until.rfc3339()) : Value(apology.until.date.text());
}

Value limit_value(const catalogue::LimitVariant& limit) {
  const bool same_day = limit.limit.unit == calendar::LimitUnit::kSameDay;
  return Object{{"unit", catalogue::word(limit.limit.unit)},
                {"value", same_day ? Value() : Value(limit.limit.value)},
                {"source", limit.source}};
}

/// What may lawfully be added to the limit; never added by itself.
Value extension_value(const std::vector<catalogue::LimitExtension>& extensions) {
  Array out;
  for (const auto& one : extensions) {
    out.push_back(Object{{"id", one.id},
                         {"name", one.name},
                         {"unit", catalogue::word(one.limit.unit)},
                         {"value", one.limit.value},
                         {"grade", catalogue::word(one.grade)}});
  }
  return out;
}

Value harm_value(const std::vector<Harm>& harm) {
  Array out;
  for (const Harm& one : harm) {
    out.push_back(Object{{"name", one.name},
                         {"date", one.date ? Value(one.date->text()) : Value()},
                         {"grade", catalogue::word(one.grade)}});
  }
  return out;
}

Value verdict_value(const Verdict& verdict) {
  return Object{{"verdict", verdict.verdict ? Value(calendar::word(*verdict.verdict)) : Value()},
                {"due", moment(verdict.due)},
                {"asked", static_cast<std::int64_t>(verdict.asked)},
                {"warn_before_request", verdict.warn_before_request}};
}

std::string line(std::string_view name, const std::string& what) {
  return std::string(name) + ": " + what + "\n";
}

/// " (ghi theo trí nhớ, chưa xác nhận)"; nothing for what is published.
std::string doubt(catalogue::Grade grade) {
  const auto note = wording::grade_note(kVietnamese, catalogue::word(grade));
  return note.empty() ? std::string() : " (" + std::string(note) + ")";
}

std::string limit_words(const calendar::Limit& limit) {
  return wording::limit_text(kVietnamese, catalogue::word(limit.unit), limit.value);
}

std::string grounds(const DueAnswer& answer) {
  std::string out = line("Thời hạn", limit_words(answer.limit.limit) + doubt(answer.limit.grade));
  if (!answer.limit.source.empty()) out += line("Căn cứ", answer.limit.source);
  for (const auto& extension : answer.procedure->extensions) {
    out += line("Có thể cộng thêm",
                limit_words(extension.limit) + ": " + extension.name + doubt(extension.grade));
  }
  return out;
}

std::string notes(const DueAnswer& answer) {
  std::string out;
  if (answer.verdict.warn_before_request) {
    out += line("Lưu ý",
                "yêu cầu bổ sung thêm lần nữa thì hồ sơ bị tính quá hạn theo Quyết định "
                "766");
  }
  if (answer.due.asked_after_due) {
    out += line("Lưu ý", "có yêu cầu bổ sung sau khi thời hạn đã hết");
  }
  if (answer.pause_without_ground) {
    out += line("Lưu ý", "quy định của thủ tục này không có khoảng tạm dừng; tính theo lời khai");
  }
  for (const Harm& harm : answer.harm) {
    if (!harm.date) continue;
    out += line("Ngày thiệt hại",
                wording::short_date(*harm.date) + ", " + harm.name + doubt(harm.grade));
  }
  if (answer.hours_grade && *answer.hours_grade != calendar::RowGrade::kPublished) {
    out += line("Giờ làm việc", "theo thông lệ, chưa có quyết định của đơn vị");
  }
  return out;
}

}  // namespace

std::string due_as_json(const DueAnswer& answer) {
  const DueQuestion& question = answer.question;
  Array reasons;
  for (const auto& reason : answer.due.reasons)
    reasons.push_back(reason_value(reason, answer.cut_off));
  Array notes;
  if (answer.due.asked_after_due) notes.push_back("asked_after_due");
  if (answer.due.brought_after_lapse) notes.push_back("brought_after_lapse");
  if (answer.pause_without_ground) notes.push_back("pause_without_ground");
  const Object out{
      {"due", moment(answer.due.due)},
      {"grade", catalogue::word(answer.limit.grade)},
      {"last_day_to_apologise", apology_value(answer.due)},
      {"reasons", std::move(reasons)},
      {"procedure",
       Object{{"code", answer.procedure->code.text}, {"name", answer.procedure->name}}},
      {"limit", limit_value(answer.limit)},
      {"extensions", extension_value(answer.procedure->extensions)},
      {"case", question.case_name},
      {"channel", catalogue::word(question.channel)},
      {"unit", Object{{"code", question.unit.code.text},
                      {"name", question.unit.name},
                      {"area", catalogue::word(question.unit.area)},
                      {"area_grade", catalogue::word(question.unit.area_grade)}}},
      {"received", question.received.rfc3339()},
      {"receipt", answer.due.receipt.rfc3339()},
      {"lapse", answer.due.lapse ? Value(answer.due.lapse->text()) : Value()},
      {"harm", harm_value(answer.harm)},
      {"verdict_766", verdict_value(answer.verdict)},
      {"calendar", answer.calendar.text},
      {"hours_grade", answer.hours_grade ? Value(calendar::word(*answer.hours_grade)) : Value()},
      {"notes", std::move(notes)}};
  return json::write(out) + "\n";
}

std::string due_as_text(const DueAnswer& answer) {
  const calendar::Due& due = answer.due;
  std::string out = answer.procedure->code.text + " " + answer.procedure->name + "\n";
  out += grounds(answer);
  out += line("Tiếp nhận", wording::long_moment(kVietnamese, due.receipt));
  out += line("Hẹn trả", due.due ? wording::long_moment(kVietnamese, *due.due)
                                 : std::string("chưa có, đang chờ bổ sung giấy tờ"));
  if (due.apology) {
    out += line("Xin lỗi, gia hạn chậm nhất",
                due.apology->moment ? wording::long_moment(kVietnamese, due.apology->until)
                                    : wording::long_date(kVietnamese, due.apology->until.date));
  }
  if (due.lapse) out += line("Đóng hồ sơ nếu không bổ sung sau", wording::short_date(*due.lapse));
  out += notes(answer);
  for (const auto& reason : due.reasons) {
    out += "  " + wording::long_date(kVietnamese, reason.date) +
           (reason.counted ? "  +  " : "  –  ") + sentence(reason, answer.cut_off) + "\n";
  }
  out += line("Lịch", answer.calendar.text);
  return out;
}

}  // namespace motcua
