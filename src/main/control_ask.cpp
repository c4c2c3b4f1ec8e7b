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

/// The last line of a talk that went well; progress is shown on the way.
Result<json::Value, NodeFailure> ask_server(const std::string& directory,
                                            const std::string& request, std::string_view cut_off) {
  std::optional<json::Value> last;
  const auto asked = control::ask(directory, request, [&](std::string_view line) {
    auto parsed = json::parse(line);
    if (!parsed) return;
    if (parsed->find("ok") != nullptr) {
      last = std::move(*parsed);
    } else {
      show_progress(integer(*parsed, "done"), integer(*parsed, "total"));
    }
  });
  if (!asked) return fail(NodeFailure(sentence_of(asked.error())));
  if (!last) return fail(NodeFailure(cut_off));
  if (!is_true(*last, "ok")) return fail(text(*last, "text"));
  return std::move(*last);
}

}  // namespace

Result<LiveRebuild, NodeFailure> ask_for_rebuild(const std::string& directory) {
  const json::Value last = TRY(
      ask_server(directory, "{\"do\":\"rebuild\"}",
                 "máy chủ ngừng giữa lúc dựng lại: các bảng vẫn y như trước, hoặc đã dựng xong"));
  return LiveRebuild{integer(last, "entries"), text(last, "content_digest"), is_true(last, "same")};
}

Result<Done, NodeFailure> ask_to_publish(const std::string& directory, const ReleaseHash& release,
                                         std::string_view reviewed) {
  const std::string request = json::write(
      json::Object{{"do", "publish"}, {"release", release.text()}, {"reviewed", reviewed}});
  TRY(ask_server(directory, request,
                 "máy chủ ngừng giữa lúc phát hành: bản mới đã phát hành hẳn, hoặc chưa; chạy lại "
                 "lệnh không có --reviewed để biết"));
  return Done{};
}

Result<Done, NodeFailure> ask_to_announce(const std::string& directory, const ReleaseHash& release,
                                          const std::vector<Official>& officials) {
  json::Array by;
  for (const Official& one : officials)
    by.push_back(json::Object{{"username", one.username}, {"password", one.password}});
  const std::string request = json::write(
      json::Object{{"do", "announce"}, {"release", release.text()}, {"by", std::move(by)}});
  TRY(ask_server(directory, request,
                 "máy chủ ngừng giữa lúc công bố: đã ghi vào sổ rồi, hoặc chưa; chạy lại lệnh này "
                 "để biết"));
  return Done{};
}

}  // namespace motcua
