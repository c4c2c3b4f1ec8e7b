// SHA-256 (FIPS 180-4), by OpenSSL.
#pragma once

#include <initializer_list>
#include <memory>
#include <string_view>

#include "base/ids.h"

namespace motcua {

[[nodiscard]] Sha256 sha256(std::string_view bytes);
/// Of the concatenation, without building it.
[[nodiscard]] Sha256 sha256(std::initializer_list<std::string_view> pieces);

/// For what comes in pieces (a digest of a whole table, an upload). Not shared between threads.
class Sha256Stream {
 public:
  Sha256Stream();
  ~Sha256Stream();
  Sha256Stream(Sha256Stream&&) noexcept;
  Sha256Stream& operator=(Sha256Stream&&) noexcept;
  void add(std::string_view bytes);
  /// Ends the stream; adding afterwards is a bug.
  [[nodiscard]] Sha256 finish();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace motcua
