#include "paper/words.h"

#include <iterator>
#include <variant>

#include "calendar/lunar.h"
#include "wording/dates.h"
#include "wording/numbers.h"

namespace motcua::paper {

std::string_view formal(dossier::Shown shown) {
  switch (shown) {
    case dossier::Shown::kPaper: return "bản giấy";
    case dossier::Shown::kCertifiedCopy: return "bản sao chứng thực";
    case dossier::Shown::kElectronic: return "bản điện tử";
    case dossier::Shown::kVneid: return "xuất trình trên VNeID";
    case dossier::Shown::kRegister: return "tra cứu trong cơ sở dữ liệu";
  }
  return "";
}

std::string_view formal(catalogue::ReturnMode mode) {
  switch (mode) {
    case catalogue::ReturnMode::kCounter: return "nhận trực tiếp tại nơi trả kết quả";
    case catalogue::ReturnMode::kPost: return "qua dịch vụ bưu chính công ích";
    case catalogue::ReturnMode::kElectronic: return "bản điện tử";
    case catalogue::ReturnMode::kHamlet: return "tại thôn, bản";
  }
  return "";
}

std::string_view formal(dossier::RefusalReason reason) {
  switch (reason) {
    case dossier::RefusalReason::kIncomplete: return "Hồ sơ không đầy đủ, không hợp lệ";
    case dossier::RefusalReason::kNotCompetent: return "Không thuộc thẩm quyền giải quyết";
    case dossier::RefusalReason::kNotEligible: return "Không đủ điều kiện theo quy định";
    case dossier::RefusalReason::kFalsePapers: return "Có giấy tờ không đúng sự thật";
    case dossier::RefusalReason::kNoSuchProcedure:
      return "Không có thủ tục hành chính phù hợp với yêu cầu";
    case dossier::RefusalReason::kOther: return "Lý do khác";
  }
  return "";
}

std::string_view formal(dossier::StopGround ground) {
  switch (ground) {
    case dossier::StopGround::kConditionsLost: return "không còn đủ điều kiện giải quyết";
    case dossier::StopGround::kFalsePapers: return "có giấy tờ không đúng sự thật";
    case dossier::StopGround::kCourtDecision: return "theo bản án, quyết định của Tòa án";
    case dossier::StopGround::kDuplicate: return "trùng với hồ sơ đã tiếp nhận";
    case dossier::StopGround::kPersonDied: return "người có yêu cầu đã chết";
    case dossier::StopGround::kOther: return "lý do khác";
  }
  return "";
}

std::string_view happened(const dossier::Event& event) {
  // In the order of Event.
  static constexpr std::string_view kNames[] = {
      "Nộp hồ sơ",
      "Tiếp nhận hồ sơ",
      "Từ chối tiếp nhận",
      "Sửa nội dung nhập nhầm",
      "Kiểm tra thành phần hồ sơ",
      "Giao xử lý",
      "Bắt đầu một bước xử lý",
      "Xong một bước xử lý",
      "Yêu cầu bổ sung, hoàn thiện",
      "Nhận giấy tờ bổ sung",
      "Đóng hồ sơ do hết hạn bổ sung",
      "Tạm dừng tính thời hạn",
      "Tính tiếp thời hạn",
      "Thông báo nghĩa vụ tài chính",
      "Đã thực hiện nghĩa vụ tài chính",
      "Đề nghị chuyển cơ quan khác",
      "Lấy ý kiến cơ quan phối hợp",
      "Nhận ý kiến cơ quan phối hợp",
      "Trình kết quả",
      "Trả lại để xử lý tiếp",
      "Ký kết quả",
      "Ghi số kết quả",
      "Ban hành kết quả",
      "Trả kết quả",
      "Rút hồ sơ theo yêu cầu",
      "Dừng giải quyết",
      "Xin lỗi và gia hạn",
      "Sửa đổi, thu hồi kết quả",
      "Hoàn tác việc ghi nhầm",
      "Gắn mã hồ sơ khác",
      "Giữ lại hồ sơ, tạm dừng tiêu hủy",
      "Thôi giữ lại hồ sơ",
      "Đề nghị xóa dữ liệu cá nhân",
      "Quyết định xóa dữ liệu cá nhân",
      "Ghi chú",
      "Kiểm tra chữ ký số",
      "In giấy tờ",
  };
  static_assert(std::size(kNames) == std::variant_size_v<dossier::Event>);
  return kNames[event.index()];
}

std::string moment_words(LegalTime time) {
  const std::string minute = std::to_string(time.minute % 60);
  return std::to_string(time.minute / 60) + " giờ " + (minute.size() < 2 ? "0" : "") + minute +
         " phút, " + wording::document_date(time.date);
}

std::string appointed_words(LegalTime due) {
  return std::string(due.minute < 12 * 60 ? "sáng " : "chiều ") +
         wording::long_date(wording::Language::kVietnamese, due.date);
}

std::string lunar_words(Date date) {
  const auto lunar = calendar::lunar_of(date);
  if (!lunar) return {};
  // The first and the last month of a year have names.
  const std::string month = lunar->month == 1    ? "Giêng"
                            : lunar->month == 12 ? "Chạp"
                                                 : std::to_string(lunar->month);
  return "(ngày " + std::to_string(lunar->day) + " tháng " + month + (lunar->leap ? " nhuận" : "") +
         " âm lịch)";
}

std::string limit_words(const calendar::Limit& limit) {
  const std::string n = std::to_string(limit.value);
  switch (limit.unit) {
    case calendar::LimitUnit::kSameDay: return "ngay trong ngày làm việc";
    case calendar::LimitUnit::kWorkingHours: return n + " giờ làm việc";
    case calendar::LimitUnit::kWorkingDays: return n + " ngày làm việc";
    case calendar::LimitUnit::kDays: return n + " ngày";
    case calendar::LimitUnit::kMonths: return n + " tháng";
  }
  return {};
}

std::string amount_words(std::int64_t dong) {
  return wording::grouped(dong) + " đồng (" + wording::money_in_words(dong) + ")";
}

std::string addressed(const dossier::Party& party) {
  return party.organisation ? party.organisation->name : "Ông/Bà " + party.name();
}

const dossier::Person& person_of(const dossier::Party& party) {
  static const dossier::Person kNobody;
  if (party.person) return *party.person;
  return party.organisation ? party.organisation->representative : kNobody;
}

}  // namespace motcua::paper
