// When the world fails: the store, the keys, the attachments. Never the client's fault, so 503, but
// for what is truly a state of the thing asked for: locked, erased, not there, too large; and 507
// for a file there is no room for: the record itself goes on.
#include "app/problem_rows.h"

namespace motcua::app::rows {
namespace {

constexpr Row<StoreFailure> kStore[] = {
    {StoreFailure::kDiskFull, 503, "store-disk-full",
     "Ổ đĩa đã đầy nên chưa ghi được. Hãy báo người quản trị giải phóng ổ đĩa, rồi gửi lại với "
     "cùng mã."},
    {StoreFailure::kUnavailable, 503, "store-unavailable",
     "Kho dữ liệu chưa trả lời. Hãy gửi lại sau ít phút với cùng mã."},
    {StoreFailure::kUnknown, 503, "store-outcome-unknown",
     "Chưa rõ việc vừa gửi đã được ghi hay chưa. Hãy gửi lại với cùng mã: việc chỉ được ghi một "
     "lần."},
    {StoreFailure::kConflict, 503, "store-conflict",
     "Có việc khác vừa được ghi cùng lúc. Hãy gửi lại với cùng mã."},
    {StoreFailure::kCorrupt, 503, "store-corrupt",
     "Dữ liệu trong kho bị hỏng ở chỗ này. Hãy báo ngay người quản trị chạy kiểm tra toàn vẹn."},
    {StoreFailure::kReadOnly, 503, "store-read-only",
     "Kho dữ liệu đang chỉ cho đọc. Hãy báo người quản trị kiểm tra ổ đĩa."},
    {StoreFailure::kNewerVersion, 503, "store-newer-version",
     "Kho dữ liệu do phiên bản phần mềm mới hơn tạo ra. Hãy báo người quản trị cập nhật phần mềm."},
};
static_assert(complete<StoreFailure>(kStore), "a row for each failure, in order");

// 423 for the shut vault: waiting does not open it, an officer does, and it is no fault to page
// anybody about.
constexpr Row<KeyFailure> kKeys[] = {
    {KeyFailure::kLocked, 423, "personal-data-locked",
     "Kho dữ liệu cá nhân đang khóa. Một cán bộ phải đăng nhập để mở kho rồi làm lại."},
    {KeyFailure::kErased, 410, "personal-data-erased",
     "Dữ liệu cá nhân này đã được xóa theo quy định. Không thể khôi phục."},
    {KeyFailure::kForged, 503, "stored-content-forged",
     "Nội dung lưu không khớp với niêm phong. Hãy báo ngay người quản trị chạy kiểm tra toàn vẹn."},
};
static_assert(complete<KeyFailure>(kKeys), "a row for each failure, in order");

constexpr Row<BlobFailure> kBlobs[] = {
    {BlobFailure::kDiskFull, 507, "file-disk-full",
     "Ổ đĩa đã đầy nên chưa lưu được tệp. Hãy báo người quản trị giải phóng ổ đĩa rồi tải lên "
     "lại."},
    {BlobFailure::kUnavailable, 503, "file-store-unavailable",
     "Kho tệp chưa trả lời. Hãy tải lên lại sau ít phút."},
    {BlobFailure::kNotFound, 404, "file-not-found", "Không tìm thấy tệp. Hãy tải tệp lên lại."},
    {BlobFailure::kCorrupt, 503, "file-corrupt",
     "Tệp trong kho bị hỏng. Hãy báo người quản trị khôi phục từ bản sao."},
    {BlobFailure::kTooLarge, 413, "file-store-too-large",
     "Kho tệp không nhận tệp lớn như vậy. Hãy giảm dung lượng hoặc chia nhỏ."},
};
static_assert(complete<BlobFailure>(kBlobs), "a row for each failure, in order");

}  // namespace

std::span<const Row<StoreFailure>> store_failures() { return kStore; }
std::span<const Row<KeyFailure>> key_failures() { return kKeys; }
std::span<const Row<BlobFailure>> blob_failures() { return kBlobs; }

}  // namespace motcua::app::rows
