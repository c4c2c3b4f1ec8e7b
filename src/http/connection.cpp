#include "http/connection.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "base/check.h"
#include "http/letters.h"
#include "http/rate_limit.h"
#include "http/response_head.h"

namespace motcua::http {
namespace {

constexpr std::size_t kSourcePiece = 64 * 1024;
constexpr std::size_t kOneBufferMax = 16 * 1024;  // head and body are copied together up to this

// Nobody will read it: who sends events must learn that.
void abandon(const Response& response) {
  if (response.events) response.events->channel()->close(true);
}

}  // namespace

std::int64_t steady_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

Connection::Connection(Commons& commons, std::unique_ptr<Transport> transport, std::string peer)
    : commons_(commons),
      transport_(std::move(transport)),
      peer_(std::move(peer)),
      peer_key_(rate_key(peer_)) {}

void Connection::start() {
  commons_.open.emplace(this, shared_from_this());
  ++commons_.open_per_peer[peer_key_];
  ++commons_.connections;
  ++commons_.open_now;
  deadline_after(commons_.options.head_ms_max);
  transport_->open(shared_from_this());
}

void Connection::on_open(bool ok) {
  if (state_ == State::kClosed) return;
  if (!ok) return close();
  begin_request();
  advance();
}

std::int64_t Connection::transfer_ms(std::uint64_t bytes) const {
  const ServerOptions& options = commons_.options;
  const auto rate = static_cast<std::uint64_t>(std::max(1, options.transfer_rate_min));
  return options.transfer_ms_max + static_cast<std::int64_t>(bytes * 1000 / rate);
}

void Connection::tick(std::int64_t now_ms) {
  const bool late = now_ms >= deadline_ms_;
  switch (state_) {
    case State::kOpening:
    case State::kIdle:
    case State::kContinuing:
    case State::kSending:
    case State::kLingering:
      if (late) close();
      return;
    case State::kHead:
    case State::kBody:
      if (late) refuse(408);
      return;
    case State::kEvents:
      if (writing_ && late) return close();
      if (!writing_ && now_ms - last_event_ms_ >= commons_.options.keep_alive_ms) {
        out_ = ":\n\n";
        writing_ = true;
        last_event_ms_ = now_ms;
        deadline_after(transfer_ms(0));
        transport_->write(out_, {}, shared_from_this());
      }
      return;
    case State::kSink:
    case State::kHandling:
    case State::kSource:
    case State::kClosed: return;
  }
}

void Connection::drain() {
  if (state_ == State::kIdle || state_ == State::kOpening) return close();
  if (state_ == State::kEvents) channel_->close(false);
}

void Connection::close() {
  if (state_ == State::kClosed) return;
  const auto keep = shared_from_this();
  dispose_of_sink();
  state_ = State::kClosed;
  transport_->close();
  hold_body_memory(0);
  if (source_) {
    commons_.workers.post([source = std::exchange(source_, nullptr)]() mutable { source.reset(); });
  }
  if (channel_) channel_->close(true);
  const auto peer = commons_.open_per_peer.find(peer_key_);
  if (peer != commons_.open_per_peer.end() && --peer->second == 0) {
    commons_.open_per_peer.erase(peer);
  }
  commons_.open.erase(this);
  --commons_.open_now;
  if (commons_.open.empty()) commons_.emptied();
}

Reply Connection::make_reply() {
  return Reply(
      [mailbox = commons_.mailbox, weak = weak_from_this()](Response response) {
        auto held = std::make_shared<Response>(std::move(response));
        const bool posted = mailbox->post([weak, held] {
          const auto self = weak.lock();
          if (self) {
            self->answered(std::move(*held));
          } else {
            abandon(*held);
          }
        });
        if (!posted) abandon(*held);
      },
      commons_.options.dropped_reply_stops);
}

void Connection::answered(Response response) {
  if (state_ != State::kHandling) {
    abandon(response);
    return;
  }
  hold_body_memory(0);
  const std::string* wish = response.headers.find("Connection");
  const bool keep = keep_alive_ && !commons_.draining && !(wish && same_letters(*wish, "close")) &&
                    requests_ < commons_.options.requests_per_connection_max;
  send(std::move(response), keep);
}

void Connection::send(Response response, bool keep_alive) {
  response_ = std::move(response);
  state_ = State::kSending;
  out_.clear();
  HeadFacts facts{commons_.date, http_1_0_, keep_alive, std::nullopt};
  const bool events = response_.events.has_value();
  if (events && !is_head_) facts.keep_alive = false;
  std::string_view body = response_.body.empty() ? response_.embedded : response_.body;
  std::uint64_t size = body.size();
  if (response_.source) {
    body = {};
    size = response_.source->size();
  }
  if (!events) facts.content_length = size;
  append_head(out_, response_, facts);
  close_after_ = !facts.keep_alive;
  const bool bodiless = is_head_ || !status_has_body(response_.status);
  if (bodiless) body = {};
  source_ = std::move(response_.source);
  source_left_ = source_ && !bodiless ? size : 0;
  if (events) channel_ = response_.events->channel();
  if (body.size() <= kOneBufferMax) out_ += std::exchange(body, {});
  deadline_after(transfer_ms(body.size()));
  writing_ = true;
  transport_->write(out_, body, shared_from_this());
}

void Connection::on_written(bool ok) {
  writing_ = false;
  if (state_ == State::kClosed) return;
  if (!ok) return close();
  switch (state_) {
    case State::kContinuing: state_ = State::kBody; return advance();
    case State::kSending:
      if (source_left_ > 0) return send_piece();
      return sent();
    case State::kEvents: return pump_events();
    case State::kLingering: return read_more();
    case State::kOpening:
    case State::kIdle:
    case State::kHead:
    case State::kBody:
    case State::kSink:
    case State::kHandling:
    case State::kSource:
    case State::kClosed: break;
  }
  CHECK(false, "a write ended in a state that writes nothing");
}

void Connection::send_piece() {
  state_ = State::kSource;
  commons_.workers.post([source = source_, mailbox = commons_.mailbox, weak = weak_from_this()] {
    auto piece = std::make_shared<std::optional<std::string>>(source->next(kSourcePiece));
    mailbox->post([weak, piece] {
      if (const auto self = weak.lock()) self->piece_came(std::move(*piece));
    });
  });
}

void Connection::piece_came(std::optional<std::string> piece) {
  if (state_ == State::kClosed) return;
  if (!piece || piece->empty() || piece->size() > source_left_) return close();
  source_left_ -= piece->size();
  out_ = std::move(*piece);
  state_ = State::kSending;
  deadline_after(transfer_ms(out_.size()));
  writing_ = true;
  transport_->write(out_, {}, shared_from_this());
}

void Connection::sent() {
  if (source_) {
    commons_.workers.post([source = std::exchange(source_, nullptr)]() mutable { source.reset(); });
  }
  if (channel_ && !is_head_) return begin_events();
  if (channel_) std::exchange(channel_, nullptr)->close(true);
  response_ = {};
  if (close_after_) return linger();
  begin_request();
  if (commons_.draining && begin_ == end_) return close();
  advance();
}

void Connection::begin_events() {
  state_ = State::kEvents;
  response_ = {};
  last_event_ms_ = steady_ms();
  channel_->attach([mailbox = commons_.mailbox, weak = weak_from_this()] {
    mailbox->post([weak] {
      if (const auto self = weak.lock()) self->pump_events();
    });
  });
  begin_ = end_ = 0;
  read_more();
  if (commons_.draining) channel_->close(false);
  pump_events();
}

void Connection::pump_events() {
  if (state_ != State::kEvents) return;
  if (writing_) {
    // A client that reads nothing would never let the write end.
    if (channel_->slow()) close();
    return;
  }
  EventStream::Channel::Taken taken = channel_->take();
  if (taken.slow) return close();
  if (taken.bytes.empty()) {
    if (taken.ended) linger();
    return;
  }
  out_ = std::move(taken.bytes);
  last_event_ms_ = steady_ms();
  deadline_after(transfer_ms(out_.size()));
  writing_ = true;
  transport_->write(out_, {}, shared_from_this());
}

// Closing at once would make the kernel answer what the client still sends with a reset, and that
// may destroy our last words before the client has read them.
void Connection::linger() {
  state_ = State::kLingering;
  deadline_after(commons_.options.linger_ms_max);
  begin_ = end_ = 0;
  writing_ = true;
  transport_->finish_writing(shared_from_this());
}

}  // namespace motcua::http
