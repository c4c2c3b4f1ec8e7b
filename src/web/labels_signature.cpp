// What a check of a signed file found, in words an officer acts on.
#include "web/labels.h"

namespace motcua::web {

using dossier::SignatureStanding;
using dossier::SignatureVerdict;

std::string_view label(SignatureStanding standing) {
  switch (standing) {
    case SignatureStanding::kUnchecked: return "Chưa kiểm tra";
    case SignatureStanding::kHolds: return "Chữ ký đạt";
    case SignatureStanding::kCannotTell: return "Chưa kết luận được";
    case SignatureStanding::kDoesNotHold: return "Chữ ký không đạt";
  }
  return "";
}

Chip chip_of(SignatureStanding standing) {
  switch (standing) {
    case SignatureStanding::kUnchecked: return Chip::kPlain;
    case SignatureStanding::kHolds: return Chip::kGood;
    case SignatureStanding::kCannotTell: return Chip::kSoon;
    case SignatureStanding::kDoesNotHold: return Chip::kLate;
  }
  return Chip::kPlain;
}

std::string_view label(SignatureVerdict verdict) {
  switch (verdict) {
    case SignatureVerdict::kHolds:
      return "Tệp còn nguyên, chữ ký đúng, chứng thư do nơi trung tâm tin cấp và còn hạn lúc ký.";
    case SignatureVerdict::kTimeUnproven:
      return "Tệp còn nguyên, chữ ký đúng, nhưng giờ ký do tệp tự khai không khớp với lúc nộp tệp "
             "và thời hạn của chứng thư.";
    case SignatureVerdict::kIssuerUnknown:
      return "Tệp còn nguyên, chữ ký đúng, nhưng trung tâm chưa biết nơi cấp chứng thư này.";
    case SignatureVerdict::kFormNotSupported:
      return "Tệp ký theo kiểu mà phần mềm chưa kiểm tra được.";
    case SignatureVerdict::kTooLarge: return "Tệp quá lớn nên không kiểm tra được.";
    case SignatureVerdict::kNotSigned: return "Trong tệp không có chữ ký số nào.";
    case SignatureVerdict::kOtherFile: return "Tệp đang lưu không phải tệp đã nộp lúc ký.";
    case SignatureVerdict::kContentMissing: return "Đây là chữ ký rời nhưng thiếu văn bản được ký.";
    case SignatureVerdict::kCertificateMissing: return "Trong tệp không có chứng thư của người ký.";
    case SignatureVerdict::kMalformed: return "Phần chữ ký trong tệp bị hỏng hoặc sai cấu trúc.";
    case SignatureVerdict::kNotWholeFile:
      return "Chữ ký không bao trùm cả tệp: có phần nội dung không được ký.";
    case SignatureVerdict::kExtendedAfter: return "Tệp đã bị thêm nội dung sau khi ký.";
    case SignatureVerdict::kAltered: return "Nội dung tệp đã bị sửa sau khi ký.";
    case SignatureVerdict::kSignatureWrong: return "Chữ ký không khớp với chứng thư của người ký.";
    case SignatureVerdict::kWeakMethod: return "Chữ ký dùng thuật toán hoặc khóa quá yếu.";
    case SignatureVerdict::kKeyUsageWrong: return "Chứng thư này không được cấp để ký.";
    case SignatureVerdict::kNotValidThen:
      return "Lúc ký, chứng thư chưa có hiệu lực hoặc đã hết hạn.";
    case SignatureVerdict::kIssuerNotTrusted:
      return "Nơi cấp chứng thư không có trong danh sách trung tâm tin.";
    case SignatureVerdict::kChainWrong: return "Chuỗi chứng thư phía trên người ký có chỗ sai.";
  }
  return "";
}

std::string_view what_follows(const std::optional<SignatureVerdict>& verdict) {
  if (!verdict)
    return "Phần mềm tự kiểm tra sau khi ký ít giây; ghi số hay ra kết quả trước đó thì kiểm tra "
           "ngay lúc ấy.";
  if (*verdict == SignatureVerdict::kHolds) return "Ra kết quả được.";
  if (dossier::lets_issue(*verdict))
    return "Vẫn ra kết quả được; người ra kết quả tự đối chiếu chữ ký.";
  return "Chưa ra kết quả được: phải ký lại, bằng tệp được ký đúng hoặc ký tay trên giấy.";
}

}  // namespace motcua::web
