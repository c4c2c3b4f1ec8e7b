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
    remember(oldest->second);
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
    remember(session);
    sessions_.erase(found);
    return std::nullopt;
  }
  session.seen_ms = monotonic_ms;
  return session;
}

void Sessions::end(std::string_view token) {
  const std::lock_guard lock(mutex_);
  const auto found = sessions_.find(sha256(token));
  if (found == sessions_.end()) return;
  remember(found->second);
  sessions_.erase(found);
}

void Sessions::end_all_of(const OfficerId& officer) {
  const std::lock_guard lock(mutex_);
  std::erase_if(sessions_, [&](const auto& one) {
    if (one.second.officer != officer) return false;
    remember(one.second);
    return true;
  });
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

void Sessions::remember(const Session& session) {
  if (ended_.size() >= kEndedMax) ended_.pop_front();
  ended_.push_back({session.csrf, session.officer});
}

std::optional<OfficerId> Sessions::owner_of(std::string_view csrf) const {
  const std::lock_guard lock(mutex_);
  for (const auto& [hash, session] : sessions_)
    if (equal_in_constant_time(session.csrf, csrf)) return session.officer;
  for (const Ended& one : ended_)
    if (equal_in_constant_time(one.csrf, csrf)) return one.officer;
  return std::nullopt;
}

std::size_t Sessions::size() const {
  const std::lock_guard lock(mutex_);
  return sessions_.size();
}

}  // namespace motcua::app
