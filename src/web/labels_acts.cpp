#include "web/labels.h"

#include <iterator>
#include <variant>

namespace motcua::web {

std::string_view label(dossier::CommandKind kind) {
  switch (kind) {
    case dossier::CommandKind::kFileDossier: return "Ghi hồ sơ đã nộp";
    case dossier::CommandKind::kReceiveDossier: return "Tiếp nhận hồ sơ";
    case dossier::CommandKind::kRefuseDossier: return "Từ chối tiếp nhận";
    case dossier::CommandKind::kCorrectEntry: return "Sửa chỗ nhập nhầm";
    case dossier::CommandKind::kCheckDossier: return "Ghi kết quả kiểm tra giấy tờ";
    case dossier::CommandKind::kAssign: return "Giao việc";
    case dossier::CommandKind::kStartStep: return "Bắt đầu một bước";
    case dossier::CommandKind::kCompleteStep: return "Xong một bước";
    case dossier::CommandKind::kRequestSupplement: return "Yêu cầu bổ sung giấy tờ";
    case dossier::CommandKind::kReceiveSupplement: return "Nhận giấy tờ bổ sung";
    case dossier::CommandKind::kLapse: return "Đóng hồ sơ vì quá hạn bổ sung";
    case dossier::CommandKind::kStopClock: return "Tạm dừng tính thời hạn";
    case dossier::CommandKind::kResumeClock: return "Tính tiếp thời hạn";
    case dossier::CommandKind::kRequestObligation: return "Báo nghĩa vụ tài chính";
    case dossier::CommandKind::kFulfilObligation: return "Ghi đã nộp nghĩa vụ tài chính";
    case dossier::CommandKind::kIntendTransfer: return "Chuyển đơn vị khác";
    case dossier::CommandKind::kConsult: return "Hỏi ý kiến đơn vị khác";
    case dossier::CommandKind::kAnswerConsultation: return "Ghi trả lời ý kiến";
    case dossier::CommandKind::kProposeResult: return "Trình kết quả";
    case dossier::CommandKind::kSendBack: return "Trả lại người trình";
    case dossier::CommandKind::kSignResult: return "Ký kết quả";
    case dossier::CommandKind::kRecordResult: return "Ghi số kết quả";
    case dossier::CommandKind::kIssueResult: return "Ra kết quả";
    case dossier::CommandKind::kReturnResult: return "Trả kết quả";
    case dossier::CommandKind::kWithdrawDossier: return "Công dân rút hồ sơ";
    case dossier::CommandKind::kStopDossier: return "Dừng giải quyết";
    case dossier::CommandKind::kApologiseAndExtend: return "Xin lỗi và hẹn lại ngày trả";
    case dossier::CommandKind::kAmendResult: return "Cải chính, đính chính, thu hồi, hủy kết quả";
    case dossier::CommandKind::kUndo: return "Hoàn tác việc vừa làm";
    case dossier::CommandKind::kBindAlias: return "Gắn mã khác";
    case dossier::CommandKind::kPlaceHold: return "Giữ lại, không được tiêu hủy";
    case dossier::CommandKind::kLiftHold: return "Thôi giữ";
    case dossier::CommandKind::kOrderErasure: return "Xóa dữ liệu cá nhân";
    case dossier::CommandKind::kAddNote: return "Ghi chú";
    case dossier::CommandKind::kCheckSignature: return "Kiểm tra chữ ký số";
    case dossier::CommandKind::kPrintPaper: return "In giấy tờ";
  }
  return "";
}

std::string_view label(dossier::PaperForm form) {
  switch (form) {
    case dossier::PaperForm::kIntakeSlip: return "Giấy tiếp nhận và hẹn trả (mẫu 01)";
    case dossier::PaperForm::kSupplementRequest: return "Phiếu yêu cầu bổ sung (mẫu 02)";
    case dossier::PaperForm::kRefusal: return "Phiếu từ chối tiếp nhận (mẫu 03)";
    case dossier::PaperForm::kApology: return "Văn bản xin lỗi và gia hạn (mẫu 04)";
    case dossier::PaperForm::kStopNotice: return "Thông báo dừng giải quyết (mẫu 05)";
    case dossier::PaperForm::kControlSheet: return "Phiếu kiểm soát quá trình (mẫu 06)";
  }
  return "";
}

std::string_view event_label(const dossier::Event& event) {
  // In the order of Event.
  static constexpr std::string_view kLabels[] = {
      "Đã nộp hồ sơ",
      "Đã tiếp nhận hồ sơ",
      "Đã từ chối tiếp nhận",
      "Đã sửa chỗ nhập nhầm",
      "Đã kiểm tra giấy tờ",
      "Đã giao việc",
      "Đã bắt đầu một bước",
      "Đã xong một bước",
      "Đã yêu cầu bổ sung giấy tờ",
      "Đã nhận giấy tờ bổ sung",
      "Đã đóng hồ sơ vì quá hạn bổ sung",
      "Đã tạm dừng tính thời hạn",
      "Đã tính tiếp thời hạn",
      "Đã báo nghĩa vụ tài chính",
      "Đã nộp nghĩa vụ tài chính",
      "Đã đề nghị chuyển đơn vị",
      "Đã hỏi ý kiến đơn vị khác",
      "Đã có trả lời ý kiến",
      "Đã trình kết quả",
      "Đã trả lại người trình",
      "Đã ký kết quả",
      "Đã ghi số kết quả",
      "Đã ra kết quả",
      "Đã trả kết quả",
      "Công dân đã rút hồ sơ",
      "Đã dừng giải quyết",
      "Đã xin lỗi và hẹn lại ngày trả",
      "Đã sửa kết quả theo luật",
      "Đã hoàn tác",
      "Đã gắn mã khác",
      "Đã giữ lại, không được tiêu hủy",
      "Đã thôi giữ",
      "Đã đề nghị xóa dữ liệu cá nhân",
      "Đã lệnh xóa dữ liệu cá nhân",
      "Đã ghi chú",
      "Đã kiểm tra chữ ký số",
      "Đã in giấy tờ",
  };
  static_assert(std::size(kLabels) == std::variant_size_v<dossier::Event>);
  return kLabels[event.index()];
}

std::string_view label(office::Role role) {
  switch (role) {
    case office::Role::kDirector: return "Giám đốc";
    case office::Role::kDeputy: return "Phó giám đốc";
    case office::Role::kReceivingOfficer: return "Người tiếp nhận hồ sơ";
    case office::Role::kSpecialist: return "Công chức chuyên môn";
    case office::Role::kAssistant: return "Nhân viên hỗ trợ";
    case office::Role::kInspector: return "Thanh tra";
    case office::Role::kIntegrator: return "Hệ thống khác";
    case office::Role::kAdministrator: return "Quản trị";
    case office::Role::kNode: return "Phần mềm";
  }
  return "";
}

std::string_view label(office::Capacity capacity) {
  switch (capacity) {
    case office::Capacity::kHead: return "Người đứng đầu";
    case office::Capacity::kKt: return "KT. (ký thay)";
    case office::Capacity::kTuq: return "TUQ. (thừa ủy quyền)";
    case office::Capacity::kTl: return "TL. (thừa lệnh)";
  }
  return "";
}

std::string_view label(office::ActKind act) {
  switch (act) {
    case office::ActKind::kSignResult: return "Ký kết quả";
    case office::ActKind::kSignRefusal: return "Ký phiếu từ chối";
    case office::ActKind::kSignApology: return "Ký văn bản xin lỗi";
    case office::ActKind::kSignStop: return "Ký thông báo dừng";
  }
  return "";
}

}  // namespace motcua::web
