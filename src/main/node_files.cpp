#include "main/node_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

namespace motcua {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = "half-made";
/// All that is written before the making ends.
constexpr std::string_view kMadeFirst[] = {
    "motcua.db", "motcua.db-wal", "motcua.db-shm", "motcua.db-journal",
    "keys",      "blobs",         "uploads",       "demo-accounts.json"};

std::string failed(std::string_view what, const std::string& path) {
  return std::string(what) + " " + path + ": " + std::strerror(errno);
}

Result<Done, std::string> sync_directory_of(const std::string& path) {
  const std::string directory = fs::path(path).parent_path().string();
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return fail(failed("không mở được", directory));
  const int synced = ::fsync(descriptor);
  ::close(descriptor);
  if (synced != 0) return fail(failed("không ghi chắc được", directory));
  return Done{};
}

/// What is not there needs no syncing; a directory's files are synced by who writes them.
Result<Done, std::string> sync_if_there(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0 && errno == ENOENT) return Done{};
  if (descriptor < 0) return fail(failed("không mở được", path));
  const int synced = ::fsync(descriptor);
  ::close(descriptor);
  if (synced != 0) return fail(failed("không ghi chắc được", path));
  return Done{};
}

/// The open file, all of it written; -1 with `why` filled in.
int write_file(const std::string& path, std::string_view content, std::string& why) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (descriptor < 0) {
    why = failed("không ghi được", path);
    return -1;
  }
  std::size_t at = 0;
  while (at < content.size()) {
    const auto n = ::write(descriptor, content.data() + at, content.size() - at);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) {
      why = failed("không ghi được", path);
      ::close(descriptor);
      return -1;
    }
    at += static_cast<std::size_t>(n);
  }
  return descriptor;
}

Result<Done, std::string> write_durably(const std::string& path, std::string_view content) {
  std::string why;
  const int descriptor = write_file(path, content, why);
  if (descriptor < 0) return fail(why);
  const int synced = ::fsync(descriptor);
  ::close(descriptor);
  if (synced != 0) return fail(failed("không ghi chắc được", path));
  return sync_directory_of(path);
}

}  // namespace

Result<Done, std::string> make_directories(const std::string& directory) {
  std::error_code error;
  fs::create_directories(directory + "/keys", error);
  if (error) return fail("không tạo được " + directory + ": " + error.message());
  if (::chmod(directory.c_str(), 0700) != 0)
    return fail(failed("không đặt được quyền của", directory));
  return Done{};
}

bool holds_a_node(const std::string& directory) {
  std::error_code error;
  const bool some = fs::exists(directory + "/keys/node.seed", error) ||
                    fs::exists(directory + "/motcua.db", error);
  return some && !holds_a_half_made_node(directory);
}

Result<Done, std::string> check_node_is_whole(const std::string& directory, bool in_a_file) {
  std::error_code error;
  if (!fs::is_directory(directory, error)) return fail("không có thư mục " + directory);
  if (!holds_a_node(directory))
    return fail(std::string("trong thư mục này chưa có nút nào; tạo bằng `motcua init`"));
  for (const std::string_view name : {"keys/node.seed", "motcua.db"}) {
    if (name == "motcua.db" && !in_a_file) continue;
    if (!fs::exists(directory + "/" + std::string(name), error))
      return fail("nút này mất tệp " + std::string(name) +
                  ": lấy lại từ bản sao lưu, đừng tạo nút khác lên trên");
  }
  return Done{};
}

bool holds_a_half_made_node(const std::string& directory) {
  std::error_code error;
  return fs::exists(directory + "/" + std::string(kMark), error);
}

Result<Done, std::string> begin_making(const std::string& directory) {
  if (holds_a_half_made_node(directory)) {
    for (const std::string_view name : kMadeFirst) {
      std::error_code error;
      fs::remove_all(directory + "/" + std::string(name), error);
      if (error)
        return fail("không xóa được phần dở dang trong " + directory + ": " + error.message());
    }
    TRY(make_directories(directory));
  }
  return write_durably(directory + "/" + std::string(kMark), "");
}

Result<Done, std::string> end_making(const std::string& directory) {
  for (const std::string_view name : kMadeFirst)
    TRY(sync_if_there(directory + "/" + std::string(name)));
  const std::string mark = directory + "/" + std::string(kMark);
  if (::unlink(mark.c_str()) != 0) return fail(failed("không xóa được", mark));
  return sync_directory_of(mark);
}

Result<Done, std::string> write_secret(const std::string& path, std::string_view content) {
  return write_durably(path, content);
}

Result<Done, std::string> write_text(const std::string& path, std::string_view content) {
  return write_durably(path, content);
}

Result<Done, std::string> write_loosely(const std::string& path, std::string_view content) {
  std::string why;
  const int descriptor = write_file(path, content, why);
  if (descriptor < 0) return fail(why);
  ::close(descriptor);
  return Done{};
}

Result<Done, std::string> sync_file_system(const std::string& directory) {
  const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return fail(failed("không mở được", directory));
  const int synced = ::syncfs(descriptor);
  ::close(descriptor);
  if (synced != 0) return fail(failed("không ghi chắc được", directory));
  return Done{};
}

Result<std::string, std::string> read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail("không đọc được " + path);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

Result<Bytes, std::string> read_secret(const std::string& path) {
  Bytes content = TRY(read_text(path));
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return fail(failed("không đọc được", path));
  if ((info.st_mode & 077) != 0)
    return fail(path + " người khác cũng đọc được; đặt lại quyền 0600");
  if (content.size() != 32) return fail(path + " không phải khóa của nút");
  return content;
}

BootId machine_boot() {
  const auto text = read_text("/proc/sys/kernel/random/boot_id");
  if (text) {
    if (const auto id = parse_uuid(std::string_view(*text).substr(0, 36)))
      return *BootId::from_raw(id->view());
  }
  return {};
}

}  // namespace motcua
