// Events of a subject to and from {kind, version, open body, plain parts}, made from the one
// description of their members (base/members.h). Sealing the parts and writing the line is not done
// here.
//
// For subjects whose kinds are all of version 1 and have no pins in the header. A struct's
// describe() names its sealed parts with `v.part("text", e.text)`, in byte order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "base/alternatives.h"
#include "base/json.h"
#include "base/members.h"
#include "base/private.h"
#include "base/result.h"

namespace motcua::members {

struct Encoded {
  std::string_view kind;
  std::int64_t version = 1;
  json::Value body;
  PlainParts parts;
  bool operator==(const Encoded&) const = default;
};

struct DecodeError {
  enum class Fault : std::uint8_t { kUnknownKind, kUnknownVersion, kBadBody, kBadPart };
  Fault fault = Fault::kUnknownKind;
  std::string place;
};

class EventWriter : public Writer {
 public:
  template <class T>
  void part(std::string_view name, const Private<T>& value) {
    Private<std::string> plain;
    if (const T* open = value.get()) {
      plain = Private<std::string>::open(json::write(to_json(*open)));
    } else if (value.is_erased()) {
      plain = Private<std::string>::erased();
    }
    parts.emplace_back(name, std::move(plain));
  }
  /// A part that an event of its kind may be without.
  template <class T>
  void opt_part(std::string_view name, const std::optional<Private<T>>& value) {
    if (value) part(name, *value);
  }
  PlainParts parts;
};

class EventReader : public StrictReader {
 public:
  EventReader(const json::Value& body, const PlainParts& parts)
      : StrictReader(body), parts_(parts) {}

  template <class T>
  void part(std::string_view name, Private<T>& out) {
    for (const auto& [part, plain] : parts_) {
      if (part != name) continue;
      ++parts_read_;
      if (const std::string* text = plain.get())
        read_part(*text, out);
      else
        out = plain.is_erased() ? Private<T>::erased() : Private<T>::locked();
    }
  }
  template <class T>
  void opt_part(std::string_view name, std::optional<Private<T>>& out) {
    for (const auto& [part_name, plain] : parts_)
      if (part_name == name) part(name, out.emplace());
  }
  [[nodiscard]] std::optional<DecodeError> error() {
    using Fault = DecodeError::Fault;
    if (const auto place = fault()) return DecodeError{Fault::kBadBody, *place};
    if (bad_part_ || parts_read_ != parts_.size()) return DecodeError{Fault::kBadPart, ""};
    return std::nullopt;
  }

 private:
  template <class T>
  void read_part(const std::string& text, Private<T>& out) {
    const auto parsed = json::parse(text);
    T value{};
    bool good = parsed && parsed->as_object() != nullptr;
    if (good) {
      StrictReader reader(*parsed);
      describe(reader, value);
      good = !reader.fault();
    }
    bad_part_ = bad_part_ || !good;
    out = Private<T>::open(std::move(value));
  }

  const PlainParts& parts_;
  std::size_t parts_read_ = 0;
  bool bad_part_ = false;
};

/// `kinds`: in the order of the variant.
template <class Event, class Kinds>
[[nodiscard]] Encoded encode_event(const Kinds& kinds, const Event& event) {
  Event copy = event;  // describe() takes what it describes by reference, also to read it
  EventWriter writer;
  std::visit([&](auto& e) { describe(writer, e); }, copy);
  return {kinds[event.index()], 1, writer.take(), std::move(writer.parts)};
}

template <class Event, class Kinds>
[[nodiscard]] Result<Event, DecodeError> decode_event(const Kinds& kinds, std::string_view kind,
                                                      std::int64_t version, const json::Value& body,
                                                      const PlainParts& parts) {
  const std::size_t place = place_among(kinds, kind);
  if (place >= std::size(kinds))
    return fail(DecodeError{DecodeError::Fault::kUnknownKind, std::string(kind)});
  if (version != 1)
    return fail(DecodeError{DecodeError::Fault::kUnknownVersion, std::to_string(version)});
  return with_alternative<Event>(
      place, [&]<class E>(std::in_place_type_t<E>) -> Result<Event, DecodeError> {
        E event;
        EventReader reader(body, parts);
        if (body.as_object() != nullptr) describe(reader, event);
        if (auto error = reader.error()) return fail(std::move(*error));
        return Event(std::move(event));
      });
}

/// The command of that type from a JSON object, every fault at once; nothing when `errors` grew.
/// `types`: in the order of the variant.
template <class Command, class Types>
[[nodiscard]] std::optional<Command> read_command(const Types& types, std::string_view type,
                                                  const json::Value& value, InputErrors& errors) {
  const std::size_t place = place_among(types, type);
  if (place >= std::size(types)) {
    errors.push_back({"type", InputFault::kNotOneOf, 0});
    return std::nullopt;
  }
  const std::size_t before = errors.size();
  Command command =
      with_alternative<Command>(place, [&]<class C>(std::in_place_type_t<C>) -> Command {
        C one;
        input::Reader in(value, errors);
        if (value.as_object() == nullptr) return one;
        InputReader reader(in, errors);
        (void)in.member("type", false);
        describe(reader, one);
        in.done();
        return one;
      });
  if (errors.size() != before) return std::nullopt;
  return command;
}

}  // namespace motcua::members
