#include "app/sessions.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/sha256.h"

namespace motcua::app {

Session Sessions::begin(const OfficerId& officer, const Username& username,
                        std::int64_t monotonic_ms, bool must_change_password) {
  Session session;
  session.token = to_base64url(random_.bytes(32));
  session.csrf = to_base64url(random_.bytes(24));
  session.officer = officer;
  session.username = username;
  session.began_ms = monotonic_ms;
  session.seen_ms = monotonic_ms;
  session.must_change_password = must_change_password;
  const std::lock_guard lock(mutex_);
  if (sessions_.size() >= kSessionsMax) {
    const auto oldest = std::min_element(
        sessions_.begin(), sessions_.end(),
        [](const auto& a, const auto& b) { return a.second.seen_ms < b.second.seen_ms; });
    sessions_.erase(oldest);
  }
  sessions_.insert_or_assign(sha256(session.token), session);
  return session;
}

std::optional<Session> Sessions::find(std::string_view token, std::int64_t monotonic_ms) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(sha256(token));
  if (found == sessions_.end()) return std::nullopt;
  Session& session = found->second;
  if (monotonic_ms - session.seen_ms > kIdleMsMax ||
      monotonic_ms - session.began_ms > kWholeMsMax) {
    sessions_.erase(found);
    return std::nullopt;
  }
  session.seen_ms = monotonic_ms;
  return session;
}

void Sessions::end(std::string_view token) {
  const std::lock_guard lock(mutex_);
  sessions_.erase(sha256(token));
}

void Sessions::end_all_of(const OfficerId& officer) {
  const std::lock_guard lock(mutex_);
  std::erase_if(sessions_, [&](const auto& one) { return one.second.officer == officer; });
}

void Sessions::mark_reauthenticated(std::string_view token, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(sha256(token));
  if (found != sessions_.end()) found->second.reauthenticated = now;
}

void Sessions::password_changed(std::string_view token) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(sha256(token));
  if (found != sessions_.end()) found->second.must_change_password = false;
}

std::size_t Sessions::size() const {
  const std::lock_guard lock(mutex_);
  return sessions_.size();
}

}  // namespace motcua::app
