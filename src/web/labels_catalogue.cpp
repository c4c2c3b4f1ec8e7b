#include "web/labels.h"

namespace motcua::web {

std::string_view label(catalogue::Grade grade) {
  switch (grade) {
    case catalogue::Grade::kPublished: return "đã công bố";
    case catalogue::Grade::kInferred: return "suy ra từ văn bản";
    case catalogue::Grade::kMemory: return "chưa đối chiếu";
    case catalogue::Grade::kVariantUnverified: return "chưa rõ trường hợp";
    case catalogue::Grade::kMissing: return "chưa có số liệu";
  }
  return "";
}

std::string_view label(catalogue::Channel channel) {
  switch (channel) {
    case catalogue::Channel::kCounter: return "Nộp trực tiếp";
    case catalogue::Channel::kOnline: return "Nộp trực tuyến";
    case catalogue::Channel::kPost: return "Nộp qua bưu chính";
  }
  return "";
}

std::string_view label(catalogue::OnlineLevel level) {
  switch (level) {
    case catalogue::OnlineLevel::kFull: return "Trực tuyến toàn trình";
    case catalogue::OnlineLevel::kPartial: return "Trực tuyến một phần";
    case catalogue::OnlineLevel::kNone: return "Chưa làm trực tuyến";
  }
  return "";
}

std::string_view label(catalogue::OfflineClass offline) {
  switch (offline) {
    case catalogue::OfflineClass::kFinish: return "Vẫn làm xong được";
    case catalogue::OfflineClass::kReceive: return "Nhận được, giải quyết sau";
    case catalogue::OfflineClass::kNeedsRegister:
      return "Chưa giải quyết được, phải tra cơ sở dữ liệu";
  }
  return "";
}

std::string_view label(catalogue::ReturnMode mode) {
  switch (mode) {
    case catalogue::ReturnMode::kCounter: return "Nhận tại quầy";
    case catalogue::ReturnMode::kPost: return "Nhận qua bưu chính";
    case catalogue::ReturnMode::kElectronic: return "Nhận bản điện tử";
    case catalogue::ReturnMode::kHamlet: return "Nhận tại thôn, bản";
  }
  return "";
}

std::string_view label(catalogue::StepKind kind) {
  switch (kind) {
    case catalogue::StepKind::kReceive: return "Tiếp nhận";
    case catalogue::StepKind::kCheck: return "Kiểm tra";
    case catalogue::StepKind::kVerify: return "Xác minh";
    case catalogue::StepKind::kPublicPosting: return "Niêm yết công khai";
    case catalogue::StepKind::kMeeting: return "Họp xét";
    case catalogue::StepKind::kFieldCheck: return "Kiểm tra thực địa";
    case catalogue::StepKind::kInterCommuneVerification: return "Xác minh với xã khác";
    case catalogue::StepKind::kTacitConsent: return "Chờ ý kiến, im lặng là đồng ý";
    case catalogue::StepKind::kPropose: return "Trình kết quả";
    case catalogue::StepKind::kSign: return "Ký";
    case catalogue::StepKind::kReturn: return "Trả kết quả";
  }
  return "";
}

std::string_view label(catalogue::ClockStopGround ground) {
  switch (ground) {
    case catalogue::ClockStopGround::kDisaster: return "Thiên tai";
    case catalogue::ClockStopGround::kPower: return "Mất điện";
    case catalogue::ClockStopGround::kInternet: return "Mất mạng";
  }
  return "";
}

std::string_view label(catalogue::CorrectionAct act) {
  switch (act) {
    case catalogue::CorrectionAct::kRectify: return "Cải chính";
    case catalogue::CorrectionAct::kCorrect: return "Đính chính";
    case catalogue::CorrectionAct::kRevoke: return "Thu hồi";
    case catalogue::CorrectionAct::kAnnul: return "Hủy bỏ";
  }
  return "";
}

std::string_view label(catalogue::UnitKind kind) {
  switch (kind) {
    case catalogue::UnitKind::kCommuneCommittee: return "Ủy ban nhân dân xã";
    case catalogue::UnitKind::kCommunePolice: return "Công an xã";
    case catalogue::UnitKind::kProvinceCommittee: return "Ủy ban nhân dân tỉnh";
    case catalogue::UnitKind::kProvincePolice: return "Công an tỉnh";
    case catalogue::UnitKind::kMinistry: return "Bộ, ngành";
    case catalogue::UnitKind::kLandRegistry: return "Văn phòng đăng ký đất đai";
    case catalogue::UnitKind::kTax: return "Cơ quan thuế";
    case catalogue::UnitKind::kSocialInsurance: return "Bảo hiểm xã hội";
    case catalogue::UnitKind::kTreasury: return "Kho bạc";
    case catalogue::UnitKind::kCustoms: return "Hải quan";
    case catalogue::UnitKind::kStateBank: return "Ngân hàng Nhà nước";
    case catalogue::UnitKind::kCourt: return "Tòa án";
  }
  return "";
}

std::string_view label(calendar::Verdict766 verdict) {
  switch (verdict) {
    case calendar::Verdict766::kOnTime: return "Đúng hạn";
    case calendar::Verdict766::kLate: return "Quá hạn";
    case calendar::Verdict766::kLateAskedAgain: return "Quá hạn vì yêu cầu bổ sung quá một lần";
  }
  return "";
}

}  // namespace motcua::web
