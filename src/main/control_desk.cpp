#include "main/control_desk.h"

#include "base/input.h"
#include "base/json.h"
#include "main/catalogue_files.h"

namespace motcua {
namespace {

constexpr json::ParseLimits kRequestLimits{.bytes_max = 4096, .depth_max = 4};

std::string refusal(std::string_view code, std::string_view text) {
  return json::write(json::Object{{"ok", false}, {"code", code}, {"text", text}});
}

std::string step(std::string_view name, std::int64_t done, std::int64_t total) {
  return json::write(json::Object{{"step", name}, {"done", done}, {"total", total}});
}

std::string bad_request() { return refusal("bad_request", "máy chủ không đọc được yêu cầu này"); }

std::string done() { return json::write(json::Object{{"ok", true}}); }

}  // namespace

Result<std::unique_ptr<ControlDesk>, NodeFailure> ControlDesk::open(const std::string& directory,
                                                                    Node& node) {
  auto desk = std::make_unique<ControlDesk>(directory, node);
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
  const auto parsed = json::parse(request, kRequestLimits);
  if (!parsed || parsed->as_object() == nullptr) return peer.answer(bad_request());
  if (is_at_work_.exchange(true))
    return peer.answer(refusal("busy", "máy chủ đang bận một việc như vậy rồi; hãy đợi nó xong"));
  const std::string answer = act(*parsed, peer);
  is_at_work_ = false;  // before the answer: whoever has it may ask again
  peer.answer(answer);
}

std::string ControlDesk::act(const json::Value& request, control::Peer& peer) {
  const json::Value* given = request.find("do");
  const std::string* word = given == nullptr ? nullptr : given->as_string();
  if (word == nullptr) return bad_request();
  if (*word == "rebuild") return request.as_object()->size() == 1 ? rebuild(peer) : bad_request();
  if (*word == "publish") return publish(request, peer);
  if (*word == "announce") return announce(request, peer);
  return refusal("unknown_request", "máy chủ đang chạy không biết việc này");
}

std::string ControlDesk::publish(const json::Value& request, control::Peer& peer) {
  InputErrors errors;
  input::Reader in(request, errors);
  (void)in.text("do");
  const auto release = in.id<ReleaseHash>("release");
  const std::string reviewed = in.text("reviewed");
  in.done();
  if (!errors.empty()) return bad_request();
  const auto published =
      publish_staged(directory_, release, reviewed, [&](std::size_t at, std::size_t total) {
        peer.tell(step("check", static_cast<std::int64_t>(at), static_cast<std::int64_t>(total)));
      });
  return published ? done() : refusal("failed", published.error());
}

std::string ControlDesk::announce(const json::Value& request, control::Peer& peer) {
  InputErrors errors;
  input::Reader in(request, errors);
  (void)in.text("do");
  const auto release = in.id<ReleaseHash>("release");
  std::vector<Official> officials;
  for (const json::Value* item : in.items("by", 2, true)) {
    input::Reader one(*item, errors, "by");
    Official official;
    official.username = one.text("username");
    // As it was typed: a password may begin with a space.
    const json::Value* password = one.member("password", true);
    const std::string* typed = password == nullptr ? nullptr : password->as_string();
    if (typed == nullptr) one.fault("password", InputFault::kWrongType);
    if (typed != nullptr) official.password = *typed;
    one.done();
    officials.push_back(std::move(official));
  }
  in.done();
  if (!errors.empty()) return bad_request();
  const auto announced = announce_release(
      node_, directory_, release, officials, [&](std::size_t at, std::size_t total) {
        peer.tell(step("check", static_cast<std::int64_t>(at), static_cast<std::int64_t>(total)));
      });
  return announced ? done() : refusal("failed", announced.error());
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
