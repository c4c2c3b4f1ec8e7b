// What the door itself says no to, before the office is asked; and the faults of single fields.
#include "app/problem_rows.h"

namespace motcua::app::rows {
namespace {

constexpr Row<Fault> kFaults[] = {
    {Fault::kNotSignedIn, 401, "not-signed-in", "Chưa đăng nhập. Hãy đăng nhập rồi làm lại."},
    {Fault::kSessionEnded, 401, "session-ended",
     "Phiên làm việc đã hết. Hãy đăng nhập lại; những gì đã lưu vẫn còn."},
    {Fault::kWrongPassword, 401, "wrong-password",
     "Tên đăng nhập hoặc mật khẩu không đúng. Hãy nhập lại; quên mật khẩu thì nhờ người quản trị "
     "cấp mật khẩu dùng một lần."},
    {Fault::kAccountLocked, 403, "account-locked",
     "Tài khoản đang bị khóa. Hãy liên hệ người quản trị hoặc giám đốc trung tâm để mở khóa."},
    {Fault::kMustChangePassword, 403, "password-change-required",
     "Phải đổi mật khẩu trước khi làm việc. Hãy đặt mật khẩu mới của riêng mình."},
    {Fault::kWeakPassword, 422, "password-too-weak",
     "Mật khẩu mới chưa đủ mạnh. Hãy đặt từ 12 ký tự trở lên, nên là vài từ ghép lại."},
    {Fault::kReauthenticate, 403, "reauthentication-required",
     "Việc này cần nhập lại mật khẩu. Hãy nhập mật khẩu để xác nhận rồi làm lại."},
    {Fault::kForbidden, 403, "forbidden",
     "Vai trò hiện tại không được làm việc này. Hãy chuyển cho người có thẩm quyền."},
    {Fault::kCsrf, 403, "csrf-token-wrong",
     "Yêu cầu không đến từ trang đang mở, hoặc trang đã mở quá lâu. Hãy tải lại trang rồi gửi "
     "lại."},
    {Fault::kNotFound, 404, "not-found", "Không tìm thấy. Hãy kiểm tra lại mã số hoặc địa chỉ."},
    {Fault::kMethodNotAllowed, 405, "method-not-allowed",
     "Địa chỉ này không nhận phương thức đã dùng. Hãy xem tài liệu API."},
    {Fault::kNotAcceptable, 406, "not-acceptable",
     "Không có dạng dữ liệu được yêu cầu. Hãy nhận dạng JSON hoặc HTML."},
    {Fault::kVersionMissing, 428, "dossier-version-missing",
     "Thiếu phiên bản hồ sơ mà người gửi đã xem. Hãy gửi kèm If-Match với phiên bản đọc được lần "
     "cuối."},
    {Fault::kVersionStale, 412, "dossier-version-stale",
     "Hồ sơ đã có thay đổi từ lúc mở xem. Hãy tải lại hồ sơ, xem thay đổi rồi làm lại."},
    {Fault::kIdempotencyKeyMissing, 400, "idempotency-key-missing",
     "Thiếu mã chống gửi trùng. Hãy gửi kèm Idempotency-Key là một UUID mới cho mỗi việc."},
    {Fault::kIdempotencyKeyInvalid, 400, "idempotency-key-invalid",
     "Mã chống gửi trùng không đúng dạng. Idempotency-Key phải là một UUID."},
    {Fault::kIdempotencyKeyReused, 422, "idempotency-key-reused",
     "Mã chống gửi trùng đã dùng cho nội dung khác. Hãy tạo mã mới cho việc mới."},
    {Fault::kSameCommandUnderWay, 409, "same-command-under-way",
     "Chính yêu cầu này đang được xử lý. Hãy chờ vài giây rồi gửi lại với cùng mã."},
    {Fault::kBodyNotJson, 400, "body-not-json",
     "Nội dung gửi lên không phải JSON hợp lệ. Hãy sửa lại cú pháp rồi gửi lại."},
    {Fault::kBodyTooLarge, 413, "body-too-large",
     "Nội dung gửi lên quá lớn. Hãy chia nhỏ, hoặc giảm dung lượng tệp rồi gửi lại."},
    {Fault::kUnsupportedMediaType, 415, "media-type-not-supported",
     "Loại dữ liệu này không được nhận. Tệp phải là PDF, JPEG hoặc PNG; dữ liệu phải là JSON."},
    {Fault::kEventTooLarge, 413, "content-too-long",
     "Nội dung quá dài để ghi vào sổ. Hãy rút gọn, hoặc đưa phần dài vào tệp đính kèm."},
    {Fault::kTooManyRequests, 429, "too-many-requests",
     "Gửi yêu cầu quá nhiều lần. Hãy chờ một lát rồi thử lại."},
    {Fault::kBusy, 503, "busy",
     "Hệ thống đang bận. Hãy gửi lại sau vài giây với cùng mã; không có gì bị mất."},
    {Fault::kUnknownProcedure, 404, "procedure-unknown",
     "Không có thủ tục mang mã này trong danh mục. Hãy tìm lại theo tên thủ tục."},
    {Fault::kUnknownCommand, 422, "command-unknown",
     "Không có loại việc này. Hãy dùng một trong các loại việc mà hồ sơ đang cho phép."},
    {Fault::kClockSuspect, 503, "clock-suspect",
     "Đồng hồ của máy đang bị nghi ngờ là sai. Người quản trị phải xác nhận ngày giờ trước khi ghi "
     "tiếp."},
    {Fault::kReadOnly, 503, "read-only",
     "Hệ thống đang chỉ cho xem, chưa ghi được. Hãy báo người quản trị rồi làm lại sau."},
    {Fault::kReadsNotLogged, 503, "reads-not-logged",
     "Chưa ghi được nhật ký truy cập nên không hiện dữ liệu cá nhân. Hãy báo người quản trị kiểm "
     "tra ổ đĩa."},
    {Fault::kFileUnknown, 422, "file-unknown",
     "Tệp được dẫn đến không có ở đây. Hãy tải tệp lên rồi gửi lại."},
    {Fault::kFileKindRefused, 415, "file-kind-refused",
     "Loại tệp này không được nhận. Hãy dùng tệp PDF, JPEG, PNG, hoặc tệp chữ ký số (.p7m, "
     ".p7s)."},
    {Fault::kFileTooLarge, 413, "file-too-large",
     "Tệp quá lớn. Mỗi tệp tối đa 50 MB; hãy giảm dung lượng hoặc chia nhỏ."},
    {Fault::kCatalogueUnreadable, 503, "catalogue-unreadable",
     "Không đọc được bản danh mục đang có hiệu lực nên chưa nhận hồ sơ và chưa tra thủ tục được. "
     "Hãy báo người quản trị lấy lại tệp của bản danh mục từ bản sao."},
    {Fault::kPaperNotMade, 503, "paper-not-made",
     "Máy chủ chưa làm được bản in. Hãy báo người quản trị chạy `motcua doctor` để xem phông chữ."},
    {Fault::kPaperTooLong, 422, "paper-too-long",
     "Bản in quá dài. Hãy chọn khoảng ngày ngắn hơn, hoặc in từng phần."},
    {Fault::kInternal, 500, "internal-error",
     "Phần mềm gặp lỗi. Hãy làm lại; nếu vẫn lỗi thì báo người quản trị."},
    {Fault::kRequestMalformed, 400, "request-malformed",
     "Máy chủ không hiểu yêu cầu này. Hãy mở lại trang từ trang chủ."},
    {Fault::kRequestTooSlow, 408, "request-too-slow",
     "Đường truyền chậm quá nên chưa nhận hết. Chưa có gì được ghi; hãy gửi lại."},
    {Fault::kAddressTooLong, 414, "address-too-long",
     "Địa chỉ trang dài quá. Hãy mở lại trang từ trang chủ."},
    {Fault::kExpectationUnknown, 417, "expectation-unknown",
     "Máy chủ không làm được điều kiện mà yêu cầu đặt ra. Hãy bỏ Expect rồi gửi lại."},
    {Fault::kHeadTooLarge, 431, "request-head-too-large",
     "Phần đầu của yêu cầu dài quá. Hãy xóa cookie của trang này rồi mở lại."},
};
static_assert(complete<Fault>(kFaults), "a row for each fault, in order");

constexpr Row<InputFault> kInput[] = {
    {InputFault::kMissing, 400, "missing", "Chưa có mục này. Hãy điền vào."},
    {InputFault::kWrongType, 400, "wrong-type",
     "Kiểu dữ liệu không đúng. Hãy gửi đúng kiểu như tài liệu API."},
    {InputFault::kUnknownMember, 400, "unknown-member",
     "Không có mục mang tên này. Hãy bỏ đi hoặc sửa lại tên."},
    {InputFault::kTooLong, 400, "too-long", "Dài quá. Tối đa {limit} ký tự."},
    {InputFault::kTooShort, 400, "too-short", "Ngắn quá. Ít nhất {limit} ký tự."},
    {InputFault::kEmpty, 400, "empty", "Đang để trống. Hãy điền vào."},
    {InputFault::kBadCharacters, 400, "bad-characters",
     "Có ký tự không dùng được. Hãy gõ lại, không chép ký tự lạ."},
    {InputFault::kOutOfRange, 400, "out-of-range",
     "Số nằm ngoài khoảng cho phép. Giới hạn là {limit}."},
    {InputFault::kNotADate, 400, "not-a-date",
     "Không phải một ngày có thật. Hãy gửi dạng 2026-02-25."},
    {InputFault::kNotATime, 400, "not-a-time",
     "Không phải một thời điểm có thật. Hãy gửi dạng 2026-02-25T09:00."},
    {InputFault::kNotAnId, 400, "not-an-id",
     "Mã định danh không đúng dạng. Hãy dùng mã mà hệ thống đã cấp."},
    {InputFault::kNotOneOf, 400, "not-one-of",
     "Giá trị không có trong danh sách. Hãy chọn một giá trị cho phép."},
    {InputFault::kTooMany, 400, "too-many", "Quá nhiều mục. Tối đa {limit} mục."},
    {InputFault::kBadForm, 400, "bad-form",
     "Không đúng dạng của loại số hoặc mã này. Hãy kiểm tra lại từng ký tự."},
    {InputFault::kNotADocumentNumber, 400, "not-a-document-number",
     "Số văn bản viết liền, có chữ số, ví dụ 12/QĐ-UBND. Không ghi tên người, số giấy tờ tùy thân "
     "hay số điện thoại."},
    {InputFault::kInFuture, 400, "in-future",
     "Thời điểm ở tương lai. Hãy nhập ngày đã qua hoặc hôm nay."},
    {InputFault::kContradicts, 400, "contradicts",
     "Trái với một mục khác. Hãy kiểm tra lại cả hai mục."},
};
static_assert(complete<InputFault>(kInput), "a row for each fault, in order");

}  // namespace

std::span<const Row<Fault>> faults() { return kFaults; }
std::span<const Row<InputFault>> input_faults() { return kInput; }

}  // namespace motcua::app::rows
