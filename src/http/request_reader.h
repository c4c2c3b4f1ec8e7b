// Bytes in, one request out: Beast's parser behind plain states. No socket, no clock: the server
// feeds it what a connection brings, the fuzzer what it likes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/http.h"

namespace motcua::http {

class RequestReader {
 public:
  enum class State {
    kHead,      // the header is not complete
    kHeadDone,  // complete, a body follows: say body_limit(), then feed on
    kBody,
    kDone,
    kRefused,  // refusal() is the status; nothing more can be read from this connection
  };

  explicit RequestReader(std::size_t header_bytes_max);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  /// Returns how many of `bytes` were used; the rest must be offered again, with more behind it (in
  /// state kHead and kBody) or to the next reader (kDone). Stops once at kHeadDone.
  std::size_t feed(std::string_view bytes);

  [[nodiscard]] State state() const;
  [[nodiscard]] int refusal() const;
  /// From kHeadDone on. `body` stays empty: see below. `peer` and `tls` are the caller's.
  [[nodiscard]] Request& request();
  [[nodiscard]] std::optional<std::uint64_t> content_length() const;
  /// Refuses with 413 what is longer; before the body is fed.
  void body_limit(std::uint64_t bytes_max);
  /// What of the body was fed since the caller last emptied it.
  [[nodiscard]] std::string& body();
  [[nodiscard]] bool expects_continue() const;
  [[nodiscard]] bool keep_alive() const;
  [[nodiscard]] bool http_1_0() const;

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

struct ParsedRequests {
  std::vector<Request> requests;
  int refusal = 0;            // 0, or the status that ended the connection
  std::size_t left_over = 0;  // bytes of an unfinished request
};
/// Everything a connection would make of these bytes: for tests and the fuzzer.
[[nodiscard]] ParsedRequests parse_requests(std::string_view bytes, std::size_t header_bytes_max,
                                            std::uint64_t body_bytes_max);

}  // namespace motcua::http
