#include <algorithm>
#include <chrono>
#include <ctime>
#include <future>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "http/connection.h"
#include "http/rate_limit.h"
#include "http/response_head.h"

namespace motcua::http {
namespace {

// How often time-outs are looked at: often enough that one is never late by more than a quarter.
int tick_ms(const ServerOptions& o) {
  const int shortest = std::min({o.head_ms_max, o.idle_ms_max, o.transfer_ms_max, o.linger_ms_max,
                                 o.drain_ms_max, o.keep_alive_ms});
  return std::clamp(shortest / 4, 2, 250);
}

}  // namespace

struct Server::Parts {
  std::unique_ptr<Loop> loop;
  Commons commons;
  std::thread thread;
  std::uint16_t port = 0;
  std::once_flag stopped;
  std::int64_t drain_deadline_ms = 0;

  void accepted(std::unique_ptr<Transport> transport, std::string peer);
  bool make_room();
  void tick();
  void drain();
  void stop();
};

void Server::Parts::accepted(std::unique_ptr<Transport> transport, std::string peer) {
  const auto of_peer = commons.open_per_peer.find(rate_key(peer));
  const std::size_t count = of_peer == commons.open_per_peer.end() ? 0 : of_peer->second;
  const bool full = commons.open.size() >= commons.options.connections_max;
  if (count >= commons.options.connections_per_peer_max || (full && !make_room())) {
    ++commons.connections_refused;
    transport->close();
    return;
  }
  std::make_shared<Connection>(commons, std::move(transport), std::move(peer))->start();
}

// The connection that has been idle longest gives way to a new one.
bool Server::Parts::make_room() {
  Connection* oldest = nullptr;
  for (const auto& [connection, held] : commons.open) {
    if (!connection->is_idle()) continue;
    if (!oldest || connection->deadline_ms() < oldest->deadline_ms()) oldest = connection;
  }
  if (!oldest) return false;
  oldest->close();
  return true;
}

void Server::Parts::tick() {
  commons.date = http_date(std::time(nullptr));
  const std::int64_t now = steady_ms();
  std::vector<std::shared_ptr<Connection>> open;
  open.reserve(commons.open.size());
  for (const auto& [connection, held] : commons.open) open.push_back(held);
  const bool cut = commons.draining && now >= drain_deadline_ms;
  for (const auto& connection : open) {
    if (cut) {
      connection->close();
    } else {
      connection->tick(now);
    }
  }
}

void Server::Parts::drain() {
  commons.draining = true;
  drain_deadline_ms = steady_ms() + commons.options.drain_ms_max;
  loop->stop_accepting();
  std::vector<std::shared_ptr<Connection>> open;
  for (const auto& [connection, held] : commons.open) open.push_back(held);
  for (const auto& connection : open) connection->drain();
  if (commons.open.empty()) loop->finish();
}

void Server::Parts::stop() {
  if (!thread.joinable()) return;
  commons.mailbox->post([this] { drain(); });
  thread.join();
  commons.mailbox->close();
  loop->run_rest();
  commons.workers.stop();
}

Server::Server(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Server::~Server() { drain_and_stop(); }
std::uint16_t Server::port() const { return parts_->port; }

void Server::drain_and_stop() {
  std::call_once(parts_->stopped, [this] { parts_->stop(); });
}

ServerCounts Server::counts() const {
  const Commons& c = parts_->commons;
  return {c.connections, c.connections_refused, c.requests, c.refusals, c.open_now};
}

Result<std::unique_ptr<Server>, StartFailure> Server::start(ServerOptions options, Site site) {
  auto parts = std::make_unique<Parts>();
  parts->loop = TRY(Loop::open(options));
  Parts& p = *parts;
  p.port = p.loop->port();
  p.commons.options = std::move(options);
  p.commons.site = std::move(site);
  p.commons.mailbox = std::make_shared<Mailbox>(*p.loop);
  p.commons.date = http_date(std::time(nullptr));
  p.commons.emptied = [&p] {
    if (p.commons.draining) p.loop->finish();
  };
  if (!p.commons.workers.start(std::max(1U, p.commons.options.workers))) {
    return fail(StartFailure::kSystem);
  }
  p.loop->accept([&p](std::unique_ptr<Transport> transport, std::string peer) {
    p.accepted(std::move(transport), std::move(peer));
  });
  p.loop->every(tick_ms(p.commons.options), [&p] { p.tick(); });
  try {
    p.thread = std::thread([&p] { p.loop->run(); });
  } catch (const std::system_error&) {
    return fail(StartFailure::kSystem);
  }
  return std::make_unique<Server>(std::move(parts));
}

}  // namespace motcua::http
