#include "main/control_desk.h"

#include "base/json.h"

namespace motcua {
namespace {

constexpr json::ParseLimits kRequestLimits{.bytes_max = 4096, .depth_max = 4};

std::string refusal(std::string_view code, std::string_view text) {
  return json::write(json::Object{{"ok", false}, {"code", code}, {"text", text}});
}

std::string step(std::string_view name, std::int64_t done, std::int64_t total) {
  return json::write(json::Object{{"step", name}, {"done", done}, {"total", total}});
}

/// The word of `{"do":WORD}`; nothing for anything else.
std::optional<std::string> wanted(std::string_view request) {
  const auto parsed = json::parse(request, kRequestLimits);
  if (!parsed) return std::nullopt;
  const json::Object* members = parsed->as_object();
  if (members == nullptr || members->size() != 1) return std::nullopt;
  const json::Value* word = parsed->find("do");
  const std::string* text = word == nullptr ? nullptr : word->as_string();
  if (text == nullptr) return std::nullopt;
  return *text;
}

}  // namespace

Result<std::unique_ptr<ControlDesk>, NodeFailure> ControlDesk::open(const std::string& directory,
                                                                    Node& node) {
  auto desk = std::make_unique<ControlDesk>(node);
  control::Refusals refusals;
  refusals.not_owner = refusal(
      "not_owner", "chỉ người dùng đang chạy máy chủ mới ra lệnh được cho nó: dùng `sudo -u`");
  refusals.bad_request = refusal("bad_request", "máy chủ không đọc được yêu cầu này");
  refusals.busy = refusal("busy", "máy chủ đang bận trả lời các lệnh khác; hãy thử lại");
  auto listener =
      control::Listener::open(directory, std::move(refusals),
                              [given = desk.get()](std::string_view request, control::Peer& peer) {
                                given->carry_out(request, peer);
                              });
  if (!listener) return fail(NodeFailure("không mở được lối ra lệnh " + directory + "/control"));
  desk->listener_ = std::move(*listener);
  return desk;
}

void ControlDesk::carry_out(std::string_view request, control::Peer& peer) {
  const auto word = wanted(request);
  if (!word) return peer.answer(refusal("bad_request", "máy chủ không đọc được yêu cầu này"));
  if (*word != "rebuild")
    return peer.answer(refusal("unknown_request", "máy chủ đang chạy không biết việc này"));
  if (is_rebuilding_.exchange(true))
    return peer.answer(refusal("busy", "máy chủ đang dựng lại rồi; hãy đợi nó xong"));
  const std::string answer = rebuild(peer);
  is_rebuilding_ = false;  // before the answer: whoever has it may ask again
  peer.answer(answer);
}

std::string ControlDesk::rebuild(control::Peer& peer) {
  std::int64_t total_seen = 0;
  const auto rebuilt = node_.rebuild(
      [&](std::int64_t done, std::int64_t total) {
        total_seen = total;
        peer.tell(step("fold", done, total));
        return !peer.is_closing();
      },
      [&] { peer.tell(step("fill", 0, total_seen)); });
  if (!rebuilt && peer.is_closing())
    return refusal("stopping", "máy chủ đang dừng; chưa có gì thay đổi");
  if (!rebuilt) return refusal("failed", sentence_of(rebuilt.error()));
  return json::write(json::Object{{"ok", true},
                                  {"entries", rebuilt->entries},
                                  {"content_digest", rebuilt->after.text()},
                                  {"same", rebuilt->before && *rebuilt->before == rebuilt->after}});
}

}  // namespace motcua
