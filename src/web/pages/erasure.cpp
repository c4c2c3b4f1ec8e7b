// How far the erasure of a dossier's personal data is, said on its page.
#include "web/pages/dossier.h"
#include "web/parts.h"

namespace motcua::web {
namespace {

/// What destroying keys does not reach, in words nobody can misread (ADR 0016).
Html what_remains(const Talk& talk) {
  return paragraph(talk(
             "Còn lại: số hồ sơ, thủ tục, trạng thái, ngày hẹn, các mốc thời gian và cán bộ "
             "đã làm. Ở một xã ít người, những điều này vẫn có thể khiến người ta đoán ra ai.")) +
         paragraph(
             talk("Bản sao lưu làm trước lúc xóa và giấy đã in thì phần mềm không xóa được; phải "
                  "hủy riêng."));
}

}  // namespace

Html erasure_notice(const Talk& talk, const DossierPageView& view) {
  const app::DossierView& dossier = *view.dossier;
  switch (dossier.erasure) {
    case app::ErasureStage::kNone: return {};
    case app::ErasureStage::kRequested:
      return notice(
          Tone::kWarn, talk("Có đề nghị xóa dữ liệu cá nhân"),
          paragraph(talk("{name} đã ký đề nghị xóa. Khi một người có quyền thứ hai ký thì mới xóa.",
                         {{"name", view.name_of(dossier.state.erasure_requested_by)}})));
    case app::ErasureStage::kOrdered:
      return notice(Tone::kBad, talk("Đã có lệnh xóa dữ liệu cá nhân"),
                    paragraph(talk("Nội dung không hiện nữa. Máy đang hủy khóa và tệp kèm theo; "
                                   "chưa xong thì máy tự làm tiếp, kể cả sau khi mất điện.")));
    case app::ErasureStage::kDone:
      return notice(Tone::kPlain, talk("Dữ liệu cá nhân của hồ sơ này đã xóa"),
                    paragraph(talk("Khóa mở nội dung đã hủy, tệp kèm theo đã xóa: không ai đọc lại "
                                   "được nữa, kể cả người viết phần mềm.")) +
                        what_remains(talk));
  }
  return {};
}

Html erasure_order_words(const Talk& talk) {
  return paragraph(talk("Xóa là vĩnh viễn: không ai đọc lại được. Cần hai người ký, người thứ "
                        "hai phải là người khác.")) +
         what_remains(talk);
}

}  // namespace motcua::web
