#include "paper/paper.h"

#include "paper/parts.h"

namespace motcua::paper {

std::string_view form_name(dossier::PaperForm form) {
  switch (form) {
    case dossier::PaperForm::kIntakeSlip: return "Giấy tiếp nhận hồ sơ và hẹn trả kết quả";
    case dossier::PaperForm::kSupplementRequest: return "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ";
    case dossier::PaperForm::kRefusal: return "Phiếu từ chối tiếp nhận giải quyết hồ sơ";
    case dossier::PaperForm::kApology:
      return "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết";
    case dossier::PaperForm::kStopNotice: return "Thông báo dừng giải quyết hồ sơ";
    case dossier::PaperForm::kControlSheet: return "Phiếu kiểm soát quá trình giải quyết hồ sơ";
  }
  return "";
}

std::optional<blocks::Document> printed(dossier::PaperForm form, std::int64_t cites,
                                        std::int64_t copy, blocks::Paper sheet,
                                        const Matter& matter) {
  const Print print{cites, copy, sheet};
  switch (form) {
    case dossier::PaperForm::kIntakeSlip: return intake_slip(matter, print);
    case dossier::PaperForm::kSupplementRequest: return supplement_request(matter, print);
    case dossier::PaperForm::kRefusal: return refusal(matter, print);
    case dossier::PaperForm::kApology: return apology(matter, print);
    case dossier::PaperForm::kStopNotice: return stop_notice(matter, print);
    case dossier::PaperForm::kControlSheet: return control_sheet(matter, print);
  }
  return std::nullopt;
}

}  // namespace motcua::paper
