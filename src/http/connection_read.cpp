#include <algorithm>
#include <cstring>
#include <utility>

#include "http/connection.h"
#include "http/response_head.h"

namespace motcua::http {
namespace {

constexpr std::size_t kFirstBuffer = 4 * 1024;
constexpr std::size_t kBodyBuffer = 64 * 1024;
constexpr std::size_t kSinkPiece = 32 * 1024;

}  // namespace

void Connection::begin_request() {
  reader_.emplace(commons_.options.header_bytes_max);
  request_.reset();
  rule_ = {};
  hold_body_memory(0);
  if (in_.size() > kFirstBuffer && end_ - begin_ <= kFirstBuffer) {
    std::string small(kFirstBuffer, '\0');
    std::memcpy(small.data(), in_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    in_ = std::move(small);
  }
  state_ = State::kIdle;
  deadline_after(commons_.options.idle_ms_max);
}

// Parses what is there; reads when that is not enough. One request at a time: what a client sends
// ahead waits in the buffer, and then in its own socket.
void Connection::advance() {
  while (state_ == State::kIdle || state_ == State::kHead || state_ == State::kBody) {
    if (begin_ == end_) return read_more();
    if (state_ == State::kIdle) {
      state_ = State::kHead;
      deadline_after(commons_.options.head_ms_max);
    }
    const std::size_t used = reader_->feed({in_.data() + begin_, end_ - begin_});
    begin_ += used;
    switch (reader_->state()) {
      case RequestReader::State::kRefused: return refuse(reader_->refusal());
      case RequestReader::State::kHead: return read_more();
      case RequestReader::State::kHeadDone: head_done(); break;
      case RequestReader::State::kDone:
        if (state_ == State::kHead) after_head();
        if (body_came()) dispatch();
        break;
      case RequestReader::State::kBody:
        if (!body_came()) break;
        if (begin_ == end_ || used == 0) return read_more();
        break;
    }
  }
}

void Connection::read_more() {
  if (reading_) return;
  if (begin_ == end_) {
    begin_ = end_ = 0;
  } else if (begin_ > 0) {
    std::memmove(in_.data(), in_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  const bool in_body = state_ == State::kBody;
  const std::size_t most = in_body ? kBodyBuffer : commons_.options.header_bytes_max + kFirstBuffer;
  if (end_ == in_.size() || (in_body && in_.size() < most)) {
    // A chunk's header that fills the buffer, or a header the parser has not refused by itself.
    if (in_.size() >= most) return refuse(in_body ? 400 : 431);
    in_.resize(in_body ? most : std::clamp(in_.size() * 2, kFirstBuffer, most));
  }
  reading_ = true;
  transport_->read(in_.data() + end_, in_.size() - end_, shared_from_this());
}

void Connection::on_read(std::size_t bytes) {
  reading_ = false;
  if (state_ == State::kClosed) return;
  // Half a request and then the end: nobody to tell. A client that has only stopped sending still
  // gets its answers, because nothing is read while a request is with the site.
  if (bytes == 0) return close();
  if (state_ == State::kEvents || state_ == State::kLingering) {
    begin_ = end_ = 0;
    return read_more();
  }
  end_ += bytes;
  advance();
}

void Connection::after_head() {
  Request& request = reader_->request();
  request.peer = peer_;
  request.tls = transport_->is_tls();
  keep_alive_ = reader_->keep_alive();
  http_1_0_ = reader_->http_1_0();
  is_head_ = request.method == Method::kHead;
  ++requests_;
  ++commons_.requests;
  request_ = std::make_shared<Request>(std::move(request));
}

void Connection::head_done() {
  after_head();
  rule_ = commons_.site.body_rule ? commons_.site.body_rule(*request_) : commons_.options.body_rule;
  reader_->body_limit(rule_.bytes_max);
  if (reader_->state() == RequestReader::State::kRefused) return refuse(reader_->refusal());
  body_began_ms_ = steady_ms();
  body_bytes_ = 0;
  if (rule_.to_sink && commons_.site.open_sink) return open_sink();
  rule_.to_sink = false;
  const std::uint64_t length = reader_->content_length().value_or(0);
  if (commons_.body_memory_bytes + length > commons_.options.body_memory_bytes_max) {
    return refuse(503);
  }
  continue_body();
}

void Connection::open_sink() {
  state_ = State::kSink;
  commons_.workers.post([request = request_, mailbox = commons_.mailbox, weak = weak_from_this(),
                         &site = commons_.site] {
    auto opened = site.open_sink(*request);
    auto answer = std::make_shared<std::optional<Response>>();
    if (opened) {
      request->sink = std::move(*opened);
    } else {
      *answer = std::move(opened.error());
    }
    mailbox->post([weak, answer] {
      if (const auto self = weak.lock()) self->sink_answered(std::move(*answer), false);
    });
  });
}

// The sink has been opened, or has taken a piece: on with the body.
void Connection::sink_answered(std::optional<Response> answer, bool last) {
  if (state_ == State::kClosed) return dispose_of_sink();
  if (answer) {
    dispose_of_sink();
    return send(std::move(*answer), false);
  }
  if (last) return dispatch();
  continue_body();
  advance();
}

void Connection::continue_body() {
  const bool nothing_yet = body_bytes_ == 0 && begin_ == end_;
  deadline_ms_ = body_began_ms_ + transfer_ms(body_bytes_);
  if (nothing_yet && reader_->expects_continue()) {
    state_ = State::kContinuing;
    writing_ = true;
    transport_->write("HTTP/1.1 100 Continue\r\n\r\n", {}, shared_from_this());
    return;
  }
  state_ = State::kBody;
}

// False when the request is out of our hands: refused, or its piece is with a worker.
bool Connection::body_came() {
  const bool last = reader_->state() == RequestReader::State::kDone;
  std::string& body = reader_->body();
  if (rule_.to_sink && request_->sink != nullptr) {
    if (last || body.size() >= kSinkPiece) {
      feed_sink(last);
      return false;
    }
    // What has come counts, not only what the sink has: a slow line is not a stopped one.
    deadline_ms_ = body_began_ms_ + transfer_ms(body_bytes_ + body.size());
    return true;
  }
  body_bytes_ = body.size();
  deadline_ms_ = body_began_ms_ + transfer_ms(body_bytes_);
  hold_body_memory(body_bytes_);
  if (commons_.body_memory_bytes > commons_.options.body_memory_bytes_max) {
    refuse(503);
    return false;
  }
  return true;
}

void Connection::feed_sink(bool last) {
  auto piece = std::make_shared<std::string>(std::exchange(reader_->body(), {}));
  body_bytes_ += piece->size();
  state_ = State::kSink;
  commons_.workers.post(
      [request = request_, piece, last, mailbox = commons_.mailbox, weak = weak_from_this()] {
        auto answer = std::make_shared<std::optional<Response>>();
        if (!piece->empty()) *answer = request->sink->write(*piece);
        mailbox->post([weak, answer, last] {
          if (const auto self = weak.lock()) self->sink_answered(std::move(*answer), last);
        });
      });
}

void Connection::dispatch() {
  request_->body = std::move(reader_->body());
  state_ = State::kHandling;
  auto request = std::exchange(request_, nullptr);
  auto reply = std::make_shared<Reply>(make_reply());
  commons_.workers.post(
      [request = std::move(request), reply = std::move(reply), &site = commons_.site] {
        site.handle(std::move(*request), std::move(*reply));
      });
}

// A sink may hold a file: it is let go where files may be waited for. What had come and was not yet
// a piece is given to it first: on a bad line the sender need not repeat it.
void Connection::dispose_of_sink() {
  if (request_ == nullptr) return;
  auto request = std::exchange(request_, nullptr);
  if (!rule_.to_sink) return;
  std::string rest;
  if (state_ == State::kBody) rest = std::exchange(reader_->body(), {});
  commons_.workers.post([request = std::move(request), rest = std::move(rest)]() mutable {
    if (request->sink != nullptr && !rest.empty()) (void)request->sink->write(rest);
    request.reset();
  });
}

void Connection::hold_body_memory(std::uint64_t bytes) {
  commons_.body_memory_bytes += bytes - body_memory_held_;
  body_memory_held_ = bytes;
}

void Connection::refuse(int status) {
  ++commons_.refusals;
  static const Request kNothing;
  const Request& seen = request_ != nullptr ? *request_ : reader_ ? reader_->request() : kNothing;
  Response response =
      commons_.site.refusal ? commons_.site.refusal(status, seen) : plain_refusal(status);
  response.status = status;
  dispose_of_sink();
  hold_body_memory(0);
  // The method may not even be known; a body after HEAD is thrown away with the connection.
  is_head_ = is_head_ && requests_ > 0;
  send(std::move(response), false);
}

}  // namespace motcua::http
