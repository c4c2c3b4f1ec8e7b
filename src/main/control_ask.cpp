// The command's side of the control socket.
#include "base/json.h"
#include "main/control_desk.h"
#include "main/progress.h"

namespace motcua {
namespace {

std::string_view sentence_of(control::ControlFailure failure) {
  switch (failure) {
    case control::ControlFailure::kNobody:
      return "thư mục này đang có một motcua khác dùng mà không nhận lệnh: đợi nó xong rồi làm lại";
    case control::ControlFailure::kDenied:
      return "chỉ người dùng đang chạy máy chủ mới ra lệnh được cho nó: dùng `sudo -u`";
    case control::ControlFailure::kFailed: return "không nói chuyện được với máy chủ đang chạy";
  }
  return "không nói chuyện được với máy chủ đang chạy";
}

std::int64_t integer(const json::Value& line, std::string_view name) {
  const json::Value* value = line.find(name);
  const std::int64_t* number = value == nullptr ? nullptr : value->as_integer();
  return number == nullptr ? 0 : *number;
}

std::string text(const json::Value& line, std::string_view name) {
  const json::Value* value = line.find(name);
  const std::string* words = value == nullptr ? nullptr : value->as_string();
  return words == nullptr ? std::string() : *words;
}

bool is_true(const json::Value& line, std::string_view name) {
  const json::Value* value = line.find(name);
  const bool* flag = value == nullptr ? nullptr : value->as_bool();
  return flag != nullptr && *flag;
}

}  // namespace

Result<LiveRebuild, NodeFailure> ask_for_rebuild(const std::string& directory) {
  std::optional<json::Value> last;
  const auto asked = control::ask(directory, "{\"do\":\"rebuild\"}", [&](std::string_view line) {
    auto parsed = json::parse(line);
    if (!parsed) return;
    if (parsed->find("ok") != nullptr) {
      last = std::move(*parsed);
    } else {
      show_progress(integer(*parsed, "done"), integer(*parsed, "total"));
    }
  });
  if (!asked) return fail(NodeFailure(sentence_of(asked.error())));
  if (!last)
    return fail(
        NodeFailure("máy chủ ngừng giữa lúc dựng lại: các bảng vẫn y như trước, hoặc đã "
                    "dựng xong"));
  if (!is_true(*last, "ok")) return fail(text(*last, "text"));
  return LiveRebuild{integer(*last, "entries"), text(*last, "content_digest"),
                     is_true(*last, "same")};
}

}  // namespace motcua
