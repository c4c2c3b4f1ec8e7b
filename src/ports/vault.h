// The door to the vault: a password checks an officer and opens the vault in the same act; there is
// no other way in. Implemented beside Keys by adapters/keys. Threads: any. A check takes tens of
// milliseconds and 19 MiB; checks wait for one another.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/ids.h"
#include "base/result.h"
#include "ports/keys.h"
#include "ports/table.h"

namespace motcua {

enum class SignInFailure : std::uint8_t {
  kWrongPassword,  // also when the officer has no credential: the two are not told apart
  kBusy,           // no memory for the check, or the store did not answer: try again
};

struct SignedIn {
  bool must_change_password = false;
};

class VaultDoor {
 public:
  virtual ~VaultDoor() = default;
  [[nodiscard]] virtual Result<SignedIn, SignInFailure> sign_in(const OfficerId& officer,
                                                                std::string_view password) = 0;
  /// The row to keep for an officer's password. Needs the vault open. `must_change`: a one-time
  /// one.
  [[nodiscard]] virtual Result<RowChange, KeyFailure> credential(const OfficerId& officer,
                                                                 std::string_view password,
                                                                 bool must_change) = 0;
  /// Keys minted from now on use the ring of this month (year × 12 + month - 1, legal).
  virtual void set_month(std::int32_t month) = 0;
  virtual void lock() = 0;
};

}  // namespace motcua
