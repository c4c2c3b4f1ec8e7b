#include "wording/due_reasons.h"

#include <algorithm>
#include <array>
#include <span>

#include "wording/dates.h"

namespace motcua::wording {
namespace {

struct Named {
  std::string_view word;
  std::string_view name;
};

constexpr std::array kHolidays{
    Named{"new_year", "Tết Dương lịch"},
    Named{"tet", "Tết Nguyên đán"},
    Named{"hung_kings", "Giỗ Tổ Hùng Vương"},
    Named{"victory_day", "Ngày Chiến thắng 30/4"},
    Named{"labour_day", "Quốc tế Lao động 1/5"},
    Named{"national_day", "Quốc khánh"},
    Named{"national_day_adjacent", "Quốc khánh (ngày liền kề)"},
    Named{"culture_day", "Ngày Văn hóa Việt Nam"},
};

constexpr std::array kGrounds{
    Named{"storm", "bão"},           Named{"flood", "mưa lũ"},     Named{"power", "mất điện"},
    Named{"network", "mất kết nối"}, Named{"other", "lý do khác"},
};

constexpr std::array kPauses{
    Named{"financial_obligation", "chờ thực hiện nghĩa vụ tài chính"},
    Named{"verification", "chờ xác minh"},
    Named{"other", "thời gian không tính vào thời hạn"},
};

// Rules whose sentence depends on nothing but its parameters.
constexpr std::array kPlain{
    Named{"received_outside_hours", "Nộp ngoài giờ làm việc: coi là tiếp nhận lúc {until}"},
    Named{"same_day", "Trả kết quả trong ngày làm việc này"},
    Named{"after_cut_off", "Tiếp nhận sau {cut_off}: trả kết quả vào ngày làm việc tiếp theo"},
    Named{"working_day", "Ngày làm việc thứ {n}"},
    Named{"closed_but_counted",
          "Cơ quan đóng cửa ({ground}) nhưng vẫn tính, ngày thứ {n}: là căn cứ xin lỗi và gia hạn"},
    Named{"calendar_day", "Ngày thứ {n}, tính cả ngày nghỉ"},
    Named{"office_hours", "Tính {span} làm việc"},
    Named{"weekly_day_off", "Nghỉ hằng tuần"},
    Named{"holiday", "Nghỉ lễ: {holiday}"},
    Named{"substitute_day_off", "Nghỉ bù {holiday} ({other})"},
    Named{"used_before_restart",
          "Không tính: thời hạn được tính lại từ đầu sau khi nhận đủ giấy tờ"},
    Named{"waiting_for_papers", "Không tính: chờ bổ sung giấy tờ"},
    Named{"paused", "Không tính: {pause}"},
    Named{"stopped_by_decision", "Không tính: dừng theo quyết định {decision}"},
    Named{"end_moved_to_working_day",
          "Thời hạn hết vào ngày nghỉ nên chuyển sang ngày làm việc này"},
};

constexpr std::array kGrades{
    Named{"rule", "chưa có thông báo của năm, tạm tính theo lệ"},
    Named{"proposed", "theo đề xuất, chưa xác nhận"},
    Named{"memory", "ghi theo trí nhớ, chưa xác nhận"},
};

constexpr std::array kLimits{
    Named{"same_day", "trong ngày làm việc"},
    Named{"working_hour", "{n} giờ làm việc"},
    Named{"working_day", "{n} ngày làm việc"},
    Named{"day", "{n} ngày"},
    Named{"month", "{n} tháng"},
};

constexpr std::array kLimitGrades{
    Named{"inferred", "suy ra từ văn bản đã công bố, cần cán bộ xác nhận"},
    Named{"memory", "ghi theo trí nhớ, chưa xác nhận"},
    Named{"variant_unverified", "có nhiều mức được công bố, chưa đối chiếu"},
    Named{"missing", "chưa có thời hạn công bố"},
};

std::string_view name_in(std::span<const Named> table, std::string_view word) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Named& row) { return row.word == word; });
  return found == table.end() ? std::string_view() : found->name;
}

std::string_view message_of(const DueDay& day) {
  if (day.rule == "receipt_day") {
    return day.until ? "Ngày tiếp nhận (coi là lúc {until}), không tính"
                     : "Ngày tiếp nhận, không tính";
  }
  if (day.rule == "make_up_day") {
    return day.other ? "Ngày làm việc bù cho {other}, ngày làm việc thứ {n}"
                     : "Ngày làm việc bù, ngày làm việc thứ {n}";
  }
  if (day.rule == "off_by_decision") {
    return day.other ? "Nghỉ hoán đổi, làm bù {other}" : "Nghỉ theo quyết định";
  }
  if (day.rule == "supplement_asked") {
    if (day.minutes > 0) return "Yêu cầu bổ sung giấy tờ; đã dùng {span} làm việc";
    return day.counted ? "Yêu cầu bổ sung giấy tờ; vẫn là ngày đã dùng, thứ {n}"
                       : "Yêu cầu bổ sung giấy tờ";
  }
  if (day.rule == "papers_brought") {
    return day.minutes > 0 ? "Nhận đủ giấy tờ; tính {span} làm việc"
                           : "Ngày nhận đủ giấy tờ, không tính";
  }
  if (day.rule == "closed_but_counted" && day.closure == "other") {
    return "Cơ quan đóng cửa nhưng vẫn tính, ngày thứ {n}: là căn cứ xin lỗi và gia hạn";
  }
  return name_in(kPlain, day.rule);
}

bool rests_on_the_calendar(const DueDay& day) {
  return day.rule == "holiday" || day.rule == "substitute_day_off" ||
         day.rule == "off_by_decision" || day.rule == "make_up_day";
}

std::string span_of(Language language, int minutes) {
  const std::string hours = std::to_string(minutes / 60);
  const std::string rest = std::to_string(minutes % 60);
  if (minutes < 60) return say(language, "{minutes} phút", {{"minutes", rest}});
  if (minutes % 60 == 0) return say(language, "{hours} giờ", {{"hours", hours}});
  return say(language, "{hours} giờ {minutes} phút", {{"hours", hours}, {"minutes", rest}});
}

}  // namespace

std::string due_reason(Language language, const DueDay& day) {
  const std::string until = day.until ? long_moment(language, *day.until) : "";
  const std::string other = day.other ? short_date(*day.other) : "";
  const std::string ordinal = std::to_string(day.ordinal);
  const std::string span = span_of(language, day.minutes);
  const std::string cut_off = clock_time({Date{}, static_cast<std::int16_t>(day.cut_off)});
  std::string out = say(language, message_of(day),
                        {{"until", until},
                         {"other", other},
                         {"n", ordinal},
                         {"span", span},
                         {"cut_off", cut_off},
                         {"decision", day.decision},
                         {"holiday", translated(language, holiday_name(day.holiday))},
                         {"ground", translated(language, name_in(kGrounds, day.closure))},
                         {"pause", translated(language, name_in(kPauses, day.pause))}});
  const std::string_view doubt = name_in(kGrades, day.grade);
  if (!doubt.empty() && rests_on_the_calendar(day)) {
    out += " (" + std::string(translated(language, doubt)) + ")";
  }
  return out;
}

std::string_view holiday_name(std::string_view word) { return name_in(kHolidays, word); }

std::string limit_text(Language language, std::string_view unit, int value) {
  return say(language, name_in(kLimits, unit), {{"n", std::to_string(value)}});
}

std::string_view grade_note(Language language, std::string_view grade) {
  return translated(language, name_in(kLimitGrades, grade));
}

}  // namespace motcua::wording
