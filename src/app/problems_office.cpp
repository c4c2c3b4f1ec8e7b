// What the law of the office refuses: roles, delegations, accounts, the unit itself.
#include "app/problem_rows.h"

namespace motcua::app::rows {
namespace {

using office::MandateFault;
using office::Rejection;

constexpr Row<Rejection> kRejections[] = {
    {Rejection::kNotAllowed, 403, "office-not-allowed",
     "Vai trò hiện tại không được đổi nhân sự, đơn vị. Hãy chuyển cho giám đốc hoặc người quản "
     "trị."},
    {Rejection::kUnitUnknown, 409, "office-unit-unknown",
     "Đơn vị chưa được lập. Hãy khởi tạo đơn vị trước."},
    {Rejection::kUnitExists, 409, "office-unit-exists", "Đơn vị đã được lập. Không cần lập lại."},
    {Rejection::kOfficerUnknown, 422, "office-officer-unknown",
     "Không có cán bộ này. Hãy chọn lại trong danh sách cán bộ."},
    {Rejection::kOfficerExists, 409, "office-officer-exists",
     "Cán bộ này đã có trong danh sách. Hãy dùng mục đã có."},
    {Rejection::kUsernameTaken, 409, "office-username-taken",
     "Tên đăng nhập đã có người dùng. Hãy chọn tên khác."},
    {Rejection::kUsernameForm, 422, "office-username-form",
     "Tên đăng nhập không đúng dạng. Dùng 3-32 ký tự a-z, 0-9, dấu chấm hoặc gạch nối, bắt đầu "
     "bằng chữ; không lấy tên người."},
    {Rejection::kGrantUnknown, 422, "office-grant-unknown",
     "Không có lần giao vai trò này. Hãy chọn lại trong danh sách."},
    {Rejection::kGrantExists, 409, "office-grant-exists",
     "Lần giao vai trò này đã được ghi. Không cần ghi lại."},
    {Rejection::kRoleNotGrantable, 422, "office-role-not-grantable",
     "Vai trò này không giao cho người được. Hãy chọn vai trò khác."},
    {Rejection::kDelegationUnknown, 422, "office-delegation-unknown",
     "Không có văn bản giao ký này. Hãy chọn lại trong danh sách."},
    {Rejection::kDelegationExists, 409, "office-delegation-exists",
     "Văn bản giao ký này đã được ghi. Không cần ghi lại."},
    {Rejection::kDelegateToSelf, 422, "office-delegate-to-self",
     "Không tự giao ký cho chính mình. Chỉ người đứng đầu ghi quyết định bổ nhiệm của mình."},
    {Rejection::kDatesReversed, 422, "office-dates-reversed",
     "Ngày kết thúc trước ngày bắt đầu. Hãy nhập lại hai ngày."},
    {Rejection::kAlreadyEnded, 409, "office-already-ended",
     "Việc này đã kết thúc từ trước. Không cần làm gì."},
    {Rejection::kAlreadyLocked, 409, "office-already-locked",
     "Tài khoản đã bị khóa từ trước. Không cần khóa lại."},
    {Rejection::kNotLocked, 409, "office-not-locked", "Tài khoản không bị khóa. Không cần mở."},
    {Rejection::kReasonMissing, 422, "office-reason-missing",
     "Chưa ghi lý do. Hãy ghi lý do bằng lời."},
    {Rejection::kGlassTooLong, 422, "office-glass-too-long",
     "Quyền xem khẩn cấp chỉ trong 24 giờ. Hãy chọn thời điểm kết thúc sớm hơn và chưa qua."},
    {Rejection::kPointExists, 409, "office-point-exists",
     "Điểm tiếp nhận này đã có. Hãy dùng mã khác."},
    {Rejection::kPointUnknown, 422, "office-point-unknown",
     "Không có điểm tiếp nhận này. Hãy chọn lại trong danh sách."},
    {Rejection::kClosureUnknown, 422, "office-closure-unknown",
     "Không có đợt đóng cửa bắt đầu ngày này. Hãy chọn lại trong danh sách."},
};
static_assert(complete<Rejection>(kRejections), "a row for each rejection, in order");

constexpr Row<MandateFault> kMandateFaults[] = {
    {MandateFault::kUnknownOfficer, 403, "mandate-unknown-officer",
     "Người ký không có trong danh sách cán bộ. Hãy chuyển người có thẩm quyền ký."},
    {MandateFault::kAccountLocked, 403, "mandate-account-locked",
     "Tài khoản của người ký đang bị khóa. Hãy chuyển người có thẩm quyền khác ký."},
    {MandateFault::kNoSigningRole, 403, "mandate-no-signing-role",
     "Vai trò vào ngày đó không được ký. Hãy chuyển người có thẩm quyền ký."},
    {MandateFault::kNoDelegation, 403, "mandate-no-delegation",
     "Không có văn bản giao ký cho thủ tục và việc này. Hãy bổ sung văn bản, hoặc chuyển người "
     "khác ký."},
    {MandateFault::kNotYetInForce, 403, "mandate-not-yet-in-force",
     "Văn bản giao ký chưa có hiệu lực. Hãy chờ đến ngày hiệu lực, hoặc chuyển người khác ký."},
    {MandateFault::kExpired, 403, "mandate-expired",
     "Văn bản giao ký đã hết hiệu lực vào ngày đó. Hãy bổ sung văn bản mới, hoặc chuyển người khác "
     "ký."},
};
static_assert(complete<MandateFault>(kMandateFaults), "a row for each fault, in order");

}  // namespace

std::span<const Row<office::Rejection>> office_rejections() { return kRejections; }
std::span<const Row<office::MandateFault>> mandate_faults() { return kMandateFaults; }

}  // namespace motcua::app::rows
