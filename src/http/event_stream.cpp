#include <algorithm>
#include <utility>

#include "http/event_channel.h"

namespace motcua::http {
namespace {

void append_line(std::string& out, std::string_view field, std::string_view value) {
  out += field;
  out += ": ";
  out += value;
  out += '\n';
}

std::string_view up_to_line_break(std::string_view text) {
  return text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
}

}  // namespace

std::string event_bytes(const EventStream::Event& event) {
  std::string out;
  if (!event.name.empty()) append_line(out, "event", up_to_line_break(event.name));
  if (!event.id.empty()) append_line(out, "id", up_to_line_break(event.id));
  std::string_view rest = event.data;
  for (;;) {
    const std::string_view line = up_to_line_break(rest);
    append_line(out, "data", line);
    if (line.size() == rest.size()) break;
    const bool both = rest.substr(line.size(), 2) == "\r\n";
    rest.remove_prefix(line.size() + (both ? 2 : 1));
  }
  out += '\n';
  return out;
}

bool EventStream::Channel::send(const Event& event) {
  const std::string bytes = event_bytes(event);
  std::function<void()> wake;
  std::function<void()> notice;
  {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    if (queued_.size() + bytes.size() > bytes_queued_max_) {
      slow_ = closed_ = true;
      queued_.clear();
      notice = std::exchange(notice_, nullptr);
      wake = wake_;
    } else {
      queued_ += bytes;
      if (wake_ && !std::exchange(woken_, true)) wake = wake_;
    }
  }
  if (wake) wake();
  if (notice) notice();
  return !closed();
}

void EventStream::Channel::close(bool drop_queued) {
  std::function<void()> wake;
  std::function<void()> notice;
  {
    const std::lock_guard lock(mutex_);
    if (drop_queued) queued_.clear();
    if (closed_) return;
    closed_ = true;
    notice = std::exchange(notice_, nullptr);
    if (wake_ && !std::exchange(woken_, true)) wake = wake_;
  }
  if (wake) wake();
  if (notice) notice();
}

bool EventStream::Channel::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

bool EventStream::Channel::slow() const {
  const std::lock_guard lock(mutex_);
  return slow_;
}

void EventStream::Channel::on_closed(std::function<void()> notice) {
  {
    const std::lock_guard lock(mutex_);
    if (!closed_) {
      notice_ = std::move(notice);
      return;
    }
  }
  notice();
}

void EventStream::Channel::attach(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
}

EventStream::Channel::Taken EventStream::Channel::take() {
  const std::lock_guard lock(mutex_);
  woken_ = false;
  return {std::exchange(queued_, {}), closed_, slow_};
}

EventStream::EventStream(std::size_t bytes_queued_max)
    : channel_(std::make_shared<Channel>(bytes_queued_max)) {}

bool EventStream::send(const Event& event) { return channel_->send(event); }
void EventStream::close() { channel_->close(false); }
bool EventStream::closed() const { return channel_->closed(); }
void EventStream::on_closed(std::function<void()> notice) {
  channel_->on_closed(std::move(notice));
}

}  // namespace motcua::http
