// One connection's life: read a request, have it answered, write the answer, begin again.
// Everything runs on the loop thread; only tasks given to the workers do not, and they touch
// nothing but the request they carry.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/event_channel.h"
#include "http/http.h"
#include "http/request_reader.h"
#include "http/transport.h"
#include "http/workers.h"

namespace motcua::http {

class Connection;

/// What the connections of one server share. On the loop thread, but for the counters.
struct Commons {
  ServerOptions options;
  Site site;
  std::shared_ptr<Mailbox> mailbox;
  Workers workers;

  std::unordered_map<Connection*, std::shared_ptr<Connection>> open;
  std::unordered_map<std::string, std::size_t> open_per_peer;  // by rate_key
  std::uint64_t body_memory_bytes = 0;
  bool draining = false;
  std::function<void()> emptied;  // called when the last of `open` has gone
  std::string date;               // now, as the Date header says it

  std::atomic<std::uint64_t> connections{0};
  std::atomic<std::uint64_t> connections_refused{0};
  std::atomic<std::uint64_t> requests{0};
  std::atomic<std::uint64_t> refusals{0};
  std::atomic<std::uint64_t> open_now{0};
};

/// Milliseconds of a clock that never jumps.
[[nodiscard]] std::int64_t steady_ms();

class Connection final : public TransportEvents, public std::enable_shared_from_this<Connection> {
 public:
  Connection(Commons& commons, std::unique_ptr<Transport> transport, std::string peer);

  void start();
  /// Looks whether a time-out has passed. May close the connection.
  void tick(std::int64_t now_ms);
  /// The server stops: ends what waits for nothing.
  void drain();
  void close();
  [[nodiscard]] bool is_idle() const { return state_ == State::kIdle; }
  /// When it became idle; meaningful while is_idle().
  [[nodiscard]] std::int64_t deadline_ms() const { return deadline_ms_; }

  void on_open(bool ok) override;
  void on_read(std::size_t bytes) override;
  void on_written(bool ok) override;

 private:
  enum class State {
    kOpening,     // TLS handshake
    kIdle,        // no byte of a request yet
    kHead,        // some bytes of a header
    kContinuing,  // writing 100 Continue
    kBody,        // reading a body
    kSink,        // a worker opens or feeds the sink
    kHandling,    // the site has the request
    kSending,     // writing a response
    kSource,      // a worker reads the next piece of the body
    kEvents,      // an event stream
    kLingering,   // all is said; what still comes is thrown away
    kClosed,
  };

  // Reading: connection_read.cpp
  void advance();
  void read_more();
  void begin_request();
  void head_done();
  void open_sink();
  void after_head();
  bool body_came();
  void feed_sink(bool last);
  void continue_body();
  void sink_answered(std::optional<Response> answer, bool last);
  void dispatch();
  void dispose_of_sink();
  void hold_body_memory(std::uint64_t bytes);
  void refuse(int status);

  // Writing: connection.cpp
  void answered(Response response);
  void send(Response response, bool keep_alive);
  void send_piece();
  void piece_came(std::optional<std::string> piece);
  void sent();
  void begin_events();
  void pump_events();
  void linger();
  [[nodiscard]] Reply make_reply();
  void deadline_after(std::int64_t ms) { deadline_ms_ = steady_ms() + ms; }
  [[nodiscard]] std::int64_t transfer_ms(std::uint64_t bytes) const;

  Commons& commons_;
  const std::unique_ptr<Transport> transport_;
  const std::string peer_;
  const std::string peer_key_;  // what the cap per peer counts by
  State state_ = State::kOpening;
  std::int64_t deadline_ms_ = 0;  // of the present state, where it has one
  unsigned requests_ = 0;

  std::string in_;  // in_[begin_, end_) is not yet parsed
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool reading_ = false;
  std::optional<RequestReader> reader_;
  std::shared_ptr<Request> request_;  // a worker's, while the state is kSink or kHandling
  BodyRule rule_;
  std::int64_t body_began_ms_ = 0;
  std::uint64_t body_bytes_ = 0;
  std::uint64_t body_memory_held_ = 0;
  bool keep_alive_ = false;  // the client's wish
  bool http_1_0_ = false;
  bool is_head_ = false;

  std::string out_;
  Response response_;
  std::shared_ptr<BodySource> source_;
  std::uint64_t source_left_ = 0;
  bool close_after_ = false;
  std::shared_ptr<EventStream::Channel> channel_;
  bool writing_ = false;
  std::int64_t last_event_ms_ = 0;
};

}  // namespace motcua::http
