#include "web/form.h"

namespace motcua::web {

std::string fault_sentence(const Talk& talk, const InputError& fault) {
  const std::string limit = std::to_string(fault.limit);
  switch (fault.fault) {
    case InputFault::kMissing:
    case InputFault::kEmpty: return talk("Chưa điền.");
    case InputFault::kWrongType: return talk("Không đúng kiểu dữ liệu.");
    case InputFault::kUnknownMember: return talk("Trang này không có mục đó.");
    case InputFault::kTooLong: return talk("Dài quá: tối đa {n} chữ.", {{"n", limit}});
    case InputFault::kTooShort: return talk("Ngắn quá: ít nhất {n} chữ.", {{"n", limit}});
    case InputFault::kBadCharacters: return talk("Có ký tự không dùng được. Xin gõ lại.");
    case InputFault::kOutOfRange: return talk("Vượt giới hạn {n}.", {{"n", limit}});
    case InputFault::kNotADate: return talk("Không phải là ngày có thật.");
    case InputFault::kNotATime: return talk("Không phải là giờ có thật.");
    case InputFault::kNotAnId: return talk("Mã không đúng dạng.");
    case InputFault::kNotOneOf: return talk("Hãy chọn một mục trong danh sách.");
    case InputFault::kTooMany: return talk("Nhiều quá: tối đa {n} mục.", {{"n", limit}});
    case InputFault::kBadForm: return talk("Không đúng dạng.");
    case InputFault::kNotADocumentNumber:
      return talk(
          "Số văn bản viết liền, có chữ số, ví dụ 12/QĐ-UBND. Không ghi tên người, số giấy tờ tùy "
          "thân hay số điện thoại.");
    case InputFault::kInFuture: return talk("Không được ở tương lai.");
    case InputFault::kContradicts: return talk("Không khớp với mục khác.");
  }
  return talk("Không đúng dạng.");
}

std::string fault_sentence(const Talk& talk, const InputErrors& faults, std::size_t place,
                           const std::vector<std::pair<std::string, std::string>>& words) {
  const InputError& fault = faults[place];
  if (fault.fault == InputFault::kContradicts) {
    std::size_t before = 0;
    for (std::size_t i = 0; i < place; ++i)
      if (faults[i] == fault) ++before;
    for (const auto& [path, sentence] : words)
      if (path == fault.path && before-- == 0) return sentence;
  }
  return fault_sentence(talk, fault);
}

}  // namespace motcua::web
