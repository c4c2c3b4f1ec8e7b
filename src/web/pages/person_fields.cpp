#include "web/labels.h"
#include "web/pages/intake.h"

namespace motcua::web {

Html person_fields(const Fields& fields, const std::string& prefix, bool full) {
  const Talk& talk = fields.talk();
  Html out = fields.row(
      fields.line({.name = prefix + ".name",
                   .label = talk("Họ và tên"),
                   .hint = talk("Viết như trong thẻ căn cước")}) +
      fields.line({.name = prefix + ".born", .label = talk("Ngày sinh"), .type = "date"}));
  out += fields.row(fields.select(prefix + ".identity.kind:k", talk("Loại giấy tờ"),
                                  choices_of<dossier::IdentityKind>(
                                      talk, dossier::enum_words(dossier::IdentityKind{})),
                                  "personal_number") +
                    fields.line({.name = prefix + ".identity.number",
                                 .label = talk("Số giấy tờ"),
                                 .hint = talk("Số định danh có 12 chữ số"),
                                 .input_mode = "numeric"}));
  if (!full) return out;
  out +=
      fields.row(fields.select(prefix + ".sex", talk("Giới tính"),
                               choices_of<dossier::Sex>(talk, dossier::enum_words(dossier::Sex{}),
                                                        talk("Không ghi"))) +
                 fields.line({.name = prefix + ".ethnic", .label = talk("Dân tộc")}) +
                 fields.line({.name = prefix + ".nationality", .label = talk("Quốc tịch")}));
  out += fields.row(
      fields.line({.name = prefix + ".phone",
                   .label = talk("Số điện thoại"),
                   .hint = talk("Để trung tâm báo khi có kết quả"),
                   .type = "tel"}) +
      fields.line({.name = prefix + ".email", .label = talk("Thư điện tử"), .type = "email"}));
  return out + fields.line({.name = prefix + ".address", .label = talk("Nơi ở")});
}

}  // namespace motcua::web
