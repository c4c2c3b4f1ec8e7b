#include "web/labels.h"

namespace motcua::web {

std::string_view label(dossier::Phase phase) {
  switch (phase) {
    case dossier::Phase::kNone: return "Chưa có";
    case dossier::Phase::kFiled: return "Mới nộp";
    case dossier::Phase::kReceived: return "Đã tiếp nhận";
    case dossier::Phase::kRefused: return "Từ chối tiếp nhận";
    case dossier::Phase::kInWork: return "Đang xử lý";
    case dossier::Phase::kSupplement: return "Chờ bổ sung";
    case dossier::Phase::kObligation: return "Chờ nộp nghĩa vụ tài chính";
    case dossier::Phase::kWithdrawn: return "Công dân đã rút";
    case dossier::Phase::kStopped: return "Đã dừng";
    case dossier::Phase::kProposed: return "Chờ ký";
    case dossier::Phase::kSigned: return "Đã ký, chờ ra kết quả";
    case dossier::Phase::kFinished: return "Có kết quả, chờ trả";
    case dossier::Phase::kReturned: return "Đã trả kết quả";
  }
  return "";
}

Chip chip_of(dossier::Phase phase) {
  switch (phase) {
    case dossier::Phase::kFiled:
    case dossier::Phase::kReceived: return Chip::kNew;
    case dossier::Phase::kSupplement:
    case dossier::Phase::kObligation: return Chip::kSoon;
    case dossier::Phase::kFinished:
    case dossier::Phase::kReturned: return Chip::kGood;
    case dossier::Phase::kNone:
    case dossier::Phase::kRefused:
    case dossier::Phase::kInWork:
    case dossier::Phase::kWithdrawn:
    case dossier::Phase::kStopped:
    case dossier::Phase::kProposed:
    case dossier::Phase::kSigned: return Chip::kPlain;
  }
  return Chip::kPlain;
}

std::string_view label(dossier::Way way) {
  switch (way) {
    case dossier::Way::kCounter: return "Tại quầy";
    case dossier::Way::kOnline: return "Trực tuyến";
    case dossier::Way::kPost: return "Bưu chính";
    case dossier::Way::kAssisted: return "Nộp hộ tại quầy";
    case dossier::Way::kMobile: return "Lưu động";
  }
  return "";
}

std::string_view label(dossier::Shown shown) {
  switch (shown) {
    case dossier::Shown::kPaper: return "Bản giấy";
    case dossier::Shown::kCertifiedCopy: return "Bản sao chứng thực";
    case dossier::Shown::kElectronic: return "Bản điện tử";
    case dossier::Shown::kVneid: return "Xem trên VNeID";
    case dossier::Shown::kRegister: return "Tra trong cơ sở dữ liệu";
  }
  return "";
}

std::string_view label(dossier::RefusalReason reason) {
  switch (reason) {
    case dossier::RefusalReason::kIncomplete: return "Hồ sơ chưa đủ giấy tờ";
    case dossier::RefusalReason::kNotCompetent: return "Không thuộc thẩm quyền";
    case dossier::RefusalReason::kNotEligible: return "Không đủ điều kiện";
    case dossier::RefusalReason::kFalsePapers: return "Giấy tờ không đúng sự thật";
    case dossier::RefusalReason::kNoSuchProcedure: return "Không có thủ tục như vậy";
    case dossier::RefusalReason::kOther: return "Lý do khác";
  }
  return "";
}

std::string_view label(dossier::Outcome outcome) {
  switch (outcome) {
    case dossier::Outcome::kDone: return "Đã xong";
    case dossier::Outcome::kAgreed: return "Đồng ý";
    case dossier::Outcome::kObjected: return "Không đồng ý";
    case dossier::Outcome::kFailed: return "Không đạt";
    case dossier::Outcome::kNoAnswer: return "Không trả lời";
    case dossier::Outcome::kSilence: return "Im lặng là đồng ý";
  }
  return "";
}

std::string_view label(dossier::StopGround ground) {
  switch (ground) {
    case dossier::StopGround::kConditionsLost: return "Không còn đủ điều kiện";
    case dossier::StopGround::kFalsePapers: return "Giấy tờ không đúng sự thật";
    case dossier::StopGround::kCourtDecision: return "Theo quyết định của tòa án";
    case dossier::StopGround::kDuplicate: return "Trùng với hồ sơ khác";
    case dossier::StopGround::kPersonDied: return "Người nộp đã mất";
    case dossier::StopGround::kOther: return "Lý do khác";
  }
  return "";
}

std::string_view label(dossier::Collector collector) {
  switch (collector) {
    case dossier::Collector::kApplicant: return "Người nộp hồ sơ";
    case dossier::Collector::kOwner: return "Chủ hồ sơ";
    case dossier::Collector::kProxy: return "Người được ủy quyền";
    case dossier::Collector::kAllParties: return "Tất cả các bên";
    case dossier::Collector::kPostOffice: return "Bưu điện";
    case dossier::Collector::kCitizenAccount: return "Tài khoản điện tử của công dân";
  }
  return "";
}

std::string_view label(dossier::IdentityKind kind) {
  switch (kind) {
    case dossier::IdentityKind::kPersonalNumber: return "Số định danh cá nhân";
    case dossier::IdentityKind::kOldCard: return "Chứng minh nhân dân (cũ)";
    case dossier::IdentityKind::kPassport: return "Hộ chiếu";
    case dossier::IdentityKind::kTaxCode: return "Mã số thuế";
  }
  return "";
}

std::string_view label(dossier::Sex sex) {
  switch (sex) {
    case dossier::Sex::kMale: return "Nam";
    case dossier::Sex::kFemale: return "Nữ";
  }
  return "";
}

std::string_view label(dossier::Kinship kinship) {
  switch (kinship) {
    case dossier::Kinship::kNone: return "Không phải người thân";
    case dossier::Kinship::kGrandparent: return "Ông bà";
    case dossier::Kinship::kParent: return "Cha mẹ";
    case dossier::Kinship::kChild: return "Con";
    case dossier::Kinship::kSpouse: return "Vợ chồng";
    case dossier::Kinship::kSibling: return "Anh chị em ruột";
  }
  return "";
}

std::string_view label(dossier::HelperKind kind) {
  switch (kind) {
    case dossier::HelperKind::kOfficer: return "Cán bộ trung tâm";
    case dossier::HelperKind::kPostStaff: return "Nhân viên bưu điện";
    case dossier::HelperKind::kHamlet: return "Cán bộ thôn, bản";
    case dossier::HelperKind::kRelative: return "Người nhà";
    case dossier::HelperKind::kOther: return "Người khác";
  }
  return "";
}

std::string_view label(dossier::Mandate mandate) {
  switch (mandate) {
    case dossier::Mandate::kAskedOrally: return "Nhờ bằng lời nói";
    case dossier::Mandate::kAskedInWriting: return "Nhờ bằng giấy viết tay";
    case dossier::Mandate::kAuthorisedDeed: return "Có văn bản ủy quyền";
  }
  return "";
}

std::string_view label(dossier::AliasKind kind) {
  switch (kind) {
    case dossier::AliasKind::kNational: return "Mã hồ sơ quốc gia";
    case dossier::AliasKind::kPortal: return "Mã trên Cổng dịch vụ công";
  }
  return "";
}

std::string_view label(dossier::ErasureBasis basis) {
  switch (basis) {
    case dossier::ErasureBasis::kSubjectRequest: return "Người có dữ liệu yêu cầu";
    case dossier::ErasureBasis::kRetentionEnded: return "Hết thời hạn lưu";
  }
  return "";
}

}  // namespace motcua::web
