// Where a change of the catalogue lies, in the words of who reviews it.
#include <algorithm>
#include <iterator>

#include "web/labels.h"

namespace motcua::web {
namespace {

struct Name {
  std::string_view member;
  std::string_view words;
};

/// Members of the procedure document (docs/formats/catalogue.md).
constexpr Name kMembers[] = {{"name", "Tên thủ tục"},
                             {"sector", "Lĩnh vực"},
                             {"level", "Cấp thực hiện"},
                             {"ministry", "Bộ quản lý"},
                             {"performed_by", "Nơi thực hiện"},
                             {"online_level", "Mức trực tuyến"},
                             {"limits", "Thời hạn"},
                             {"extensions", "Được gia hạn thêm"},
                             {"limit_prose", "Câu nêu thời hạn"},
                             {"supplement", "Bổ sung giấy tờ"},
                             {"verification", "Xác minh"},
                             {"clock_stops", "Tạm dừng tính thời hạn"},
                             {"harm", "Ngày bà con bị thiệt"},
                             {"fees", "Phí, lệ phí"},
                             {"fee_note", "Ghi chú về phí"},
                             {"financial_obligation", "Nghĩa vụ tài chính"},
                             {"cases", "Trường hợp"},
                             {"facts", "Câu hỏi khi tiếp nhận"},
                             {"components", "Giấy tờ"},
                             {"results", "Kết quả"},
                             {"return", "Trả kết quả"},
                             {"steps", "Các bước"},
                             {"corrections", "Sửa kết quả theo luật"},
                             {"offline", "Khi mất mạng"},
                             {"retention", "Lưu trữ"},
                             {"legal_basis", "Căn cứ pháp lý"},
                             {"decision", "Quyết định công bố"},
                             {"source", "Nguồn"},
                             {"grade", "Độ tin cậy"},
                             {"note", "Ghi chú"},
                             {"value", "số lượng"},
                             {"unit", "đơn vị tính"},
                             {"amount", "số tiền"},
                             {"channel", "cách nộp"},
                             {"area", "vùng"},
                             {"from", "từ ngày"},
                             {"to", "đến ngày"},
                             {"original", "bản chính"},
                             {"copies", "bản sao"},
                             {"condition", "điều kiện"}};

std::string words_of(const Talk& talk, std::string_view part) {
  const auto* found = std::find_if(std::begin(kMembers), std::end(kMembers),
                                   [&](const Name& name) { return name.member == part; });
  // A member without words keeps its own name: nothing that changes is left unsaid.
  return found == std::end(kMembers) ? std::string(part) : talk(found->words);
}

bool is_place(std::string_view part) {
  return !part.empty() &&
         std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string change_place(const Talk& talk, std::string_view field) {
  std::string out;
  while (!field.empty()) {
    const auto dot = field.find('.');
    const std::string_view part = field.substr(0, dot);
    if (!out.empty()) out += ", ";
    out += is_place(part) && part.size() < 6
               ? talk("mục {n}", {{"n", std::to_string(std::stoi(std::string(part)) + 1)}})
               : words_of(talk, part);
    field = dot == std::string_view::npos ? std::string_view() : field.substr(dot + 1);
  }
  return out;
}

std::string_view label(app::ReleaseStanding standing) {
  switch (standing) {
    case app::ReleaseStanding::kInForce: return "Đang có hiệu lực";
    case app::ReleaseStanding::kComing: return "Sắp có hiệu lực";
    case app::ReleaseStanding::kPast: return "Đã hết hiệu lực";
    case app::ReleaseStanding::kOvertaken: return "Không dùng đến";
    case app::ReleaseStanding::kNotAnnounced: return "Chưa công bố";
  }
  return "";
}

Chip chip_of(app::ReleaseStanding standing) {
  switch (standing) {
    case app::ReleaseStanding::kInForce: return Chip::kGood;
    case app::ReleaseStanding::kComing: return Chip::kSoon;
    case app::ReleaseStanding::kNotAnnounced: return Chip::kNew;
    case app::ReleaseStanding::kPast:
    case app::ReleaseStanding::kOvertaken: return Chip::kPlain;
  }
  return Chip::kPlain;
}

std::string_view label(catalogue::ChangeKind kind) {
  switch (kind) {
    case catalogue::ChangeKind::kAdded: return "Thêm";
    case catalogue::ChangeKind::kRemoved: return "Bỏ";
    case catalogue::ChangeKind::kChanged: return "Đổi";
  }
  return "";
}

}  // namespace motcua::web
