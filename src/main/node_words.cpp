// What the world failed at, said to whoever stands at the command line.
#include "main/node.h"
#include "store/rebuild.h"

namespace motcua {

std::string sentence_of(StoreFailure failure) {
  switch (failure) {
    case StoreFailure::kDiskFull: return "đĩa đã đầy";
    case StoreFailure::kUnavailable: return "cơ sở dữ liệu không trả lời";
    case StoreFailure::kUnknown: return "cơ sở dữ liệu đứt giữa lúc ghi; hãy xem lại";
    case StoreFailure::kConflict: return "cơ sở dữ liệu đã bị nơi khác ghi";
    case StoreFailure::kCorrupt:
      return "cơ sở dữ liệu bị hỏng; chạy `motcua verify` để biết chỗ nào";
    case StoreFailure::kReadOnly: return "không được phép ghi cơ sở dữ liệu";
    case StoreFailure::kNewerVersion:
      return "cơ sở dữ liệu do bản motcua mới hơn tạo; hãy dùng bản đó";
  }
  return "cơ sở dữ liệu gặp lỗi";
}

std::string sentence_of(files::DirectoryFailure failure) {
  switch (failure) {
    case files::DirectoryFailure::kInUse: return "thư mục này đang có một motcua khác dùng";
    case files::DirectoryFailure::kMissing: return "không có thư mục này";
    case files::DirectoryFailure::kDenied: return "không được phép ghi vào thư mục này";
    case files::DirectoryFailure::kFailed: return "đĩa không cho khóa thư mục này";
  }
  return "không khóa được thư mục";
}

}  // namespace motcua
