#include "http/request_reader.h"

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>

#include "base/check.h"
#include "http/letters.h"
#include "http/target.h"

namespace motcua::http {
namespace {

namespace beast_http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

constexpr std::size_t kFieldsMax = 100;

std::string_view plain(string_view text) { return {text.data(), text.size()}; }

std::optional<Method> known_method(std::string_view word) {
  for (const Method method : {Method::kGet, Method::kHead, Method::kPost, Method::kPut,
                              Method::kPatch, Method::kDelete, Method::kOptions}) {
    if (method_name(method) == word) return method;
  }
  return std::nullopt;
}

int status_of(const error_code& error) {
  if (error == beast_http::error::header_limit) return 431;
  if (error == beast_http::error::body_limit) return 413;
  return 400;  // a version that is not ours too: what the client did is never called our fault
}

}  // namespace

class RequestReader::Parser final : public beast_http::basic_parser<true> {
 public:
  explicit Parser(std::size_t header_bytes_max) : header_bytes_max_(header_bytes_max) {
    header_limit(static_cast<std::uint32_t>(header_bytes_max));
    // Ours is applied when the header is complete: Beast's would come before the site's rule.
    beast_http::basic_parser<true>::body_limit(boost::none);
  }

  std::size_t feed(std::string_view bytes);
  void refuse(int status) {
    refusal_ = status;
    state_ = State::kRefused;
  }

  State state_ = State::kHead;
  int refusal_ = 0;
  Request request_;
  std::string body_;
  std::uint64_t body_bytes_max_ = std::numeric_limits<std::uint64_t>::max();
  std::uint64_t body_bytes_ = 0;
  bool expects_continue_ = false;
  bool http_1_0_ = false;

 private:
  void head_complete();
  void check_fields();
  bool take_body(string_view piece);

  void on_request_impl(beast_http::verb, string_view method, string_view target, int version,
                       error_code&) override;
  void on_field_impl(beast_http::field, string_view name, string_view value,
                     error_code& error) override;
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(string_view piece, error_code& error) override {
    if (!take_body(piece)) error = beast_http::error::body_limit;
    return piece.size();
  }
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view piece, error_code& error) override {
    if (!take_body(piece)) error = beast_http::error::body_limit;
    return piece.size();
  }
  void on_finish_impl(error_code&) override {}
  // Never called for requests.
  void on_response_impl(int, string_view, int, error_code&) override {}

  const std::size_t header_bytes_max_;
  std::size_t header_bytes_ = 0;
  int early_refusal_ = 0;  // well formed as HTTP, but not for us: said once the header is complete
};

std::size_t RequestReader::Parser::feed(std::string_view bytes) {
  CHECK(state_ != State::kDone && state_ != State::kRefused);
  std::size_t used = 0;
  // RFC 9112 section 2.2: an empty line before a request line is to be ignored.
  if (!got_some() && bytes == "\r") return 0;
  if (!got_some() && bytes.starts_with("\r\n")) used = 2;
  if (state_ == State::kHeadDone) state_ = State::kBody;
  while (used < bytes.size()) {
    error_code error;
    const std::size_t taken = put({bytes.data() + used, bytes.size() - used}, error);
    used += taken;
    if (state_ == State::kHead) header_bytes_ += taken;
    if (error == beast_http::error::need_more) {
      // Beast holds the request line and the fields to the limit one by one; we, together.
      const std::size_t waiting = bytes.size() - used;
      if (state_ == State::kHead && header_bytes_ + waiting >= header_bytes_max_) refuse(431);
      break;
    }
    if (error) {
      refuse(status_of(error));
      break;
    }
    if (state_ == State::kHead && is_header_done()) {
      head_complete();
      break;
    }
    if (is_done()) {
      state_ = State::kDone;
      break;
    }
    if (taken == 0) break;
  }
  return used;
}

void RequestReader::Parser::on_request_impl(beast_http::verb, string_view method,
                                            string_view target, int version, error_code&) {
  http_1_0_ = version == 10;
  const auto known = known_method(plain(method));
  if (!known) {
    early_refusal_ = 405;
    return;
  }
  request_.method = *known;
  auto parsed = http::parse_target(plain(target));
  if (!parsed) {
    early_refusal_ = parsed.error();
    return;
  }
  request_.path = std::move(parsed->path);
  request_.query = std::move(parsed->query);
}

void RequestReader::Parser::on_field_impl(beast_http::field, string_view name, string_view value,
                                          error_code& error) {
  if (state_ != State::kHead) return;  // a trailer: nothing of ours reads one
  if (request_.headers.all().size() == kFieldsMax) {
    error = beast_http::error::header_limit;
    return;
  }
  request_.headers.add(plain(name), plain(value));
}

void RequestReader::Parser::head_complete() {
  if (header_bytes_ > header_bytes_max_) return refuse(431);
  check_fields();
  if (early_refusal_ != 0) return refuse(early_refusal_);
  state_ = is_done() ? State::kDone : State::kHeadDone;
}

// What two servers in a row could read in two ways is refused: Host, and how the body ends.
void RequestReader::Parser::check_fields() {
  const Headers& headers = request_.headers;
  const std::size_t hosts = headers.count("Host");
  if (hosts > 1 || (hosts == 0 && !http_1_0_)) early_refusal_ = 400;
  if (const std::string* coding = headers.find("Transfer-Encoding")) {
    if (http_1_0_ || headers.count("Transfer-Encoding") > 1) early_refusal_ = 400;
    if (early_refusal_ == 0 && !same_letters(*coding, "chunked")) early_refusal_ = 400;
  }
  if (const std::string* expectation = headers.find("Expect"); expectation && !http_1_0_) {
    if (same_letters(*expectation, "100-continue")) {
      expects_continue_ = true;
    } else if (early_refusal_ == 0) {
      early_refusal_ = 417;
    }
  }
}

bool RequestReader::Parser::take_body(string_view piece) {
  if (piece.size() > body_bytes_max_ - body_bytes_) return false;
  body_bytes_ += piece.size();
  body_.append(piece.data(), piece.size());
  return true;
}

RequestReader::RequestReader(std::size_t header_bytes_max)
    : parser_(std::make_unique<Parser>(header_bytes_max)) {}
RequestReader::~RequestReader() = default;

std::size_t RequestReader::feed(std::string_view bytes) { return parser_->feed(bytes); }
RequestReader::State RequestReader::state() const { return parser_->state_; }
int RequestReader::refusal() const { return parser_->refusal_; }
Request& RequestReader::request() { return parser_->request_; }
std::string& RequestReader::body() { return parser_->body_; }
bool RequestReader::expects_continue() const { return parser_->expects_continue_; }
bool RequestReader::http_1_0() const { return parser_->http_1_0_; }
bool RequestReader::keep_alive() const { return parser_->keep_alive(); }

std::optional<std::uint64_t> RequestReader::content_length() const {
  const auto length = parser_->content_length();
  if (!length) return std::nullopt;
  return *length;
}

void RequestReader::body_limit(std::uint64_t bytes_max) {
  parser_->body_bytes_max_ = bytes_max;
  const auto length = content_length();
  if (length && *length > bytes_max) parser_->refuse(413);
}

ParsedRequests parse_requests(std::string_view bytes, std::size_t header_bytes_max,
                              std::uint64_t body_bytes_max) {
  using State = RequestReader::State;
  ParsedRequests out;
  while (!bytes.empty()) {
    RequestReader reader(header_bytes_max);
    std::string_view rest = bytes;
    rest.remove_prefix(reader.feed(rest));
    if (reader.state() == State::kHeadDone) {
      reader.body_limit(body_bytes_max);
      if (reader.state() != State::kRefused) rest.remove_prefix(reader.feed(rest));
    }
    if (reader.state() == State::kRefused) out.refusal = reader.refusal();
    if (reader.state() != State::kDone) {
      out.left_over = bytes.size();
      return out;
    }
    reader.request().body = std::move(reader.body());
    out.requests.push_back(std::move(reader.request()));
    bytes = rest;
  }
  return out;
}

}  // namespace motcua::http
