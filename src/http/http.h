// What the rest of the program knows of HTTP: requests, responses, event streams and a server.
// The libraries that do the work (Boost.Beast, Asio, OpenSSL) stay inside two .cpp files here.
//
// Threads: one loop thread moves bytes; ServerOptions::workers threads run the handlers. A handler
// may answer later, from any thread, through its Reply: so a request that waits for the writer's
// commit holds a connection, but no worker.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace motcua::http {

/// The methods we ever answer. Any other is refused with 501 before a handler sees it.
enum class Method { kGet, kHead, kPost, kPut, kPatch, kDelete, kOptions };
[[nodiscard]] std::string_view method_name(Method method);

/// In the order received or added. Names compare without regard to ASCII case.
class Headers {
 public:
  struct Field {
    std::string name;
    std::string value;
  };

  /// The first of that name, or null. Valid until the next change.
  [[nodiscard]] const std::string* find(std::string_view name) const;
  /// Adds one more of that name.
  void add(std::string_view name, std::string_view value);
  /// Replaces all of that name.
  void set(std::string_view name, std::string_view value);
  [[nodiscard]] std::size_t count(std::string_view name) const;
  [[nodiscard]] const std::vector<Field>& all() const { return fields_; }

 private:
  std::vector<Field> fields_;
};

/// Decoded name=value pairs: of a query, a form, a Cookie header. Order kept, names may repeat.
class Parameters {
 public:
  using Pair = std::pair<std::string, std::string>;

  Parameters() = default;
  explicit Parameters(std::vector<Pair> pairs) : pairs_(std::move(pairs)) {}
  /// The first of that name, or null.
  [[nodiscard]] const std::string* find(std::string_view name) const;
  /// As find(), "" when absent.
  [[nodiscard]] std::string_view get(std::string_view name) const;
  [[nodiscard]] const std::vector<Pair>& all() const { return pairs_; }

 private:
  std::vector<Pair> pairs_;
};

struct Response;

/// Takes a large request body piece by piece. Lives on the workers: no two calls at once, and it is
/// destroyed there too when the client goes away before the end. See Site::open_sink.
class BodySink {
 public:
  virtual ~BodySink() = default;
  /// The next piece, in order. An answer ends the request: nothing more is read, the handler is not
  /// called, the connection is closed after the answer.
  virtual std::optional<Response> write(std::string_view piece) = 0;
};

/// Gives a large response body piece by piece, on the workers, no two calls at once.
class BodySource {
 public:
  virtual ~BodySource() = default;
  /// Bytes in all: becomes Content-Length.
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  /// The next piece, of 1 to `bytes_max` bytes. nullopt: it can no longer be read; the connection
  /// is cut, so that the client sees a broken download and not a short file.
  virtual std::optional<std::string> next(std::size_t bytes_max) = 0;
};

struct Request {
  Method method = Method::kGet;
  /// Decoded once, valid UTF-8, begins with '/'; no empty, "." or ".." segment, no control
  /// character, no backslash, no encoded slash. A trailing '/' is kept.
  std::string path;
  Parameters query;
  Headers headers;
  /// The whole body, unless it went to a sink.
  std::string body;
  /// Set when the site asked for a sink (Site::body_rule) and there was a body: all of it has been
  /// written.
  std::unique_ptr<BodySink> sink;
  /// Numeric address of the other end, without port; IPv4 also when it came over an IPv6 socket.
  std::string peer;
  bool tls = false;

  [[nodiscard]] const std::string* header(std::string_view name) const {
    return headers.find(name);
  }
  /// Of all Cookie headers; malformed pairs are left out.
  [[nodiscard]] Parameters cookies() const;
  /// The Content-Type without its parameters, lower case; "" when absent.
  [[nodiscard]] std::string media_type() const;
};

/// A stream of server-sent events to one client. A handle: copies name the same stream. All members
/// may be called from any thread, before and after the stream is handed over in a Response.
class EventStream {
 public:
  /// A client that lets more than `bytes_queued_max` pile up is dropped: it reconnects and says by
  /// Last-Event-ID where it was.
  explicit EventStream(std::size_t bytes_queued_max = 256 * 1024);

  struct Event {
    std::string name;  // "" is the default, "message"; no line breaks
    std::string id;    // "" leaves the client's last id as it was; no line breaks
    std::string data;  // UTF-8, may hold line breaks
  };
  /// False when the stream is closed: nobody will see it.
  bool send(const Event& event);
  /// Sends what is queued, then ends the stream.
  void close();
  [[nodiscard]] bool closed() const;
  /// Called once when the stream ends for any reason, at once if it already has. It runs on the
  /// loop thread, or on the thread that closed it: quick, no waiting.
  void on_closed(std::function<void()> notice);

  struct Channel;  // of the server
  [[nodiscard]] const std::shared_ptr<Channel>& channel() const { return channel_; }

 private:
  std::shared_ptr<Channel> channel_;
};

/// The server itself adds Date, Content-Length and Connection, nothing else: every other header is
/// the site's. CR, LF and NUL inside a header value go out as spaces. To HEAD the same response is
/// given as to GET: the server leaves the body out.
struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  /// Bytes that live as long as the program (embedded assets); used when `body` is empty.
  std::string_view embedded;
  /// Used instead of both when set.
  std::unique_ptr<BodySource> source;
  /// Used instead of all three when set; status must be 200.
  std::optional<EventStream> events;

  [[nodiscard]] static Response text(int status, std::string_view content_type, std::string body);
  /// 303 unless told otherwise.
  [[nodiscard]] static Response redirect(std::string_view location, int status = 303);
  /// text/event-stream, never cached.
  [[nodiscard]] static Response stream(EventStream events);
};

/// The standard words of a status code ("Not Found").
[[nodiscard]] std::string_view reason_phrase(int status);

/// The right to answer one request, once, from any thread. Dropping it unanswered is a bug: a
/// CHECK, or a 500 where ServerOptions::dropped_reply_stops is false. Answering after the client
/// has gone, or after the server has stopped, does nothing.
class Reply {
 public:
  using Answer = std::function<void(Response)>;

  Reply() = default;
  Reply(Answer answer, bool dropped_stops)
      : answer_(std::move(answer)), dropped_stops_(dropped_stops) {}
  Reply(Reply&& other) noexcept;
  Reply& operator=(Reply&& other) noexcept;
  Reply(const Reply&) = delete;
  Reply& operator=(const Reply&) = delete;
  ~Reply();

  /// Once: a second call is a bug.
  void send(Response response);
  [[nodiscard]] bool pending() const { return static_cast<bool>(answer_); }

 private:
  void drop();
  Answer answer_;
  bool dropped_stops_ = true;
};

/// What to do with a body before it is read. Nothing past `bytes_max` is read: 413.
struct BodyRule {
  std::uint64_t bytes_max = 1 << 20;
  bool to_sink = false;  // Site::open_sink, then the handler with Request::sink set
};

/// What a server serves. The functions are called from many threads at once.
struct Site {
  /// On a worker. Answers through the Reply, now or later.
  std::function<void(Request, Reply)> handle;
  /// On the loop thread, for every request that has a body, head only: look at method and path, no
  /// more. Absent: the BodyRule of ServerOptions for all.
  std::function<BodyRule(const Request&)> body_rule;
  /// On a worker, before any of the body is read (and before 100 Continue): the place to authorise
  /// an upload. An error is the answer. Needed when a rule says to_sink.
  std::function<Result<std::unique_ptr<BodySink>, Response>(const Request&)> open_sink;
  /// The body and headers for what the server refuses by itself (400, 408, 413, 414, 417, 431, 500,
  /// 501, 503, 505). `seen` is what had come of the request: perhaps a head in part, perhaps
  /// nothing. On the loop thread. Absent: an RFC 9457 document in English.
  std::function<Response(int status, const Request& seen)> refusal;
};

struct ServerOptions {
  std::string address = "127.0.0.1";  // numeric, or "localhost"; "::" is every address
  std::uint16_t port = 0;             // 0: the system chooses, see Server::port
  std::string tls_certificate_file;   // PEM, leaf first; empty: plain HTTP
  std::string tls_key_file;           // PEM
  unsigned workers = 4;

  std::size_t header_bytes_max = 16 * 1024;
  BodyRule body_rule;
  /// Of all bodies held in memory at one time; beyond it 503.
  std::uint64_t body_memory_bytes_max = 64 << 20;
  std::size_t connections_max = 1024;
  std::size_t connections_per_peer_max = 128;  // of IPv6, per /64
  /// Requests answered on one connection before it is closed.
  unsigned requests_per_connection_max = 100'000;

  int head_ms_max = 10'000;       // from a request's first byte to its header's end; 408. Also TLS
  int idle_ms_max = 60'000;       // between requests; closed silently
  int transfer_ms_max = 20'000;   // a body, either way, may take this and ...
  int transfer_rate_min = 2'000;  // ... a second more for each so many bytes
  int linger_ms_max = 2'000;      // how long a refused client may go on sending before it is cut
  int drain_ms_max = 10'000;      // drain_and_stop() waits so long for requests in flight
  int keep_alive_ms = 15'000;     // a comment line on silent event streams

#ifdef NDEBUG
  bool dropped_reply_stops = false;
#else
  bool dropped_reply_stops = true;
#endif
};

enum class StartFailure {
  kBadAddress,  // neither a numeric address nor localhost
  kAddressInUse,
  kAddressRefused,  // not an address of this machine, or a port that needs privilege
  kBadCertificate,  // cannot be read, or is not PEM
  kBadKey,          // cannot be read, not PEM, or not the certificate's
  kSystem,          // no descriptors, no memory, no thread
};

/// Counts since the start, for the metrics page.
struct ServerCounts {
  std::uint64_t connections = 0;
  std::uint64_t connections_refused = 0;  // by a cap
  std::uint64_t requests = 0;
  std::uint64_t refusals = 0;  // answered by the server itself
  std::uint64_t open = 0;      // connections now
};

class Server {
 public:
  /// Listening when it returns; handlers may be called before it does.
  [[nodiscard]] static Result<std::unique_ptr<Server>, StartFailure> start(ServerOptions options,
                                                                           Site site);
  /// As drain_and_stop().
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] ServerCounts counts() const;
  /// Stops listening, closes idle connections and event streams, lets requests in flight be
  /// answered for at most drain_ms_max, then cuts the rest. Returns when every handler has
  /// returned. Not from a handler. A second call does nothing.
  void drain_and_stop();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;

 public:
  explicit Server(std::unique_ptr<Parts> parts);  // start() is the way
};

/// "127.0.0.0/8", "::1", "::ffff:127.*" and "localhost": what may be served without TLS.
[[nodiscard]] bool is_loopback(std::string_view address);

}  // namespace motcua::http
