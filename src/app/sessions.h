// Who is signed in. In memory only: a restart shuts the vault, so everybody signs in again anyway.
//
// A token is 32 random bytes, known to the browser alone; only its hash is kept. Threads: any.
#pragma once

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "office/words.h"
#include "ports/random.h"

namespace motcua::app {

struct Session {
  std::string token;  // base64url, for the cookie
  std::string csrf;   // goes back in every form
  OfficerId officer;
  Username username;
  office::RoleSet roles;  // on the day the session was last looked up
  std::int64_t began_ms = 0;
  std::int64_t seen_ms = 0;
  std::optional<Instant> reauthenticated;  // when the password was last asked again, and right
  bool must_change_password = false;
};

class Sessions {
 public:
  explicit Sessions(Random& random) : random_(random) {}

  static constexpr std::int64_t kIdleMsMax = 8LL * 3600 * 1000;  // a working day
  static constexpr std::int64_t kWholeMsMax = 12LL * 3600 * 1000;
  static constexpr std::size_t kSessionsMax = 1000;

  /// Monotonic times throughout: a clock set back ends nobody's session and prolongs none.
  /// Signing in is not yet the password asked again: that is mark_reauthenticated().
  [[nodiscard]] Session begin(const OfficerId& officer, const Username& username,
                              std::int64_t monotonic_ms, bool must_change_password);
  [[nodiscard]] std::optional<Session> find(std::string_view token, std::int64_t monotonic_ms);
  void end(std::string_view token);
  /// After a password change, a lock or an end of roles.
  void end_all_of(const OfficerId& officer);
  void mark_reauthenticated(std::string_view token, Instant now);
  void password_changed(std::string_view token);
  /// Whose session gave out that CSRF token: a living one's, or one's that ended among the last
  /// kEndedMax. It lets nobody in; it says whose typing an orphaned form is.
  [[nodiscard]] std::optional<OfficerId> owner_of(std::string_view csrf) const;
  [[nodiscard]] std::size_t size() const;

 private:
  struct Ended {
    std::string csrf;
    OfficerId officer;
  };
  static constexpr std::size_t kEndedMax = 1000;
  void remember(const Session& session);

  Random& random_;
  mutable std::mutex mutex_;
  std::unordered_map<Sha256, Session> sessions_;  // by hash of the token
  std::deque<Ended> ended_;                       // oldest first
};

}  // namespace motcua::app
