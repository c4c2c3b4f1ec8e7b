#include "office/codec.h"

#include <iterator>
#include <utility>

#include "base/alternatives.h"
#include "office/describe.h"

namespace motcua::office {
namespace {

class EventWriter : public members::Writer {
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
  PlainParts parts;
};

class EventReader : public members::StrictReader {
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
      members::StrictReader reader(*parsed);
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

}  // namespace

bool is_office_kind(std::string_view kind) {
  return place_among(kEventKinds, kind) < std::size(kEventKinds);
}

StreamKind stream_of(const Event& event) {
  return event.index() < place_among(kEventKinds, "unit.opened") ? StreamKind::kStaff
                                                                 : StreamKind::kUnit;
}

Encoded encode(const Event& event) {
  Event copy = event;  // describe() takes what it describes by reference, also to read it
  EventWriter writer;
  std::visit([&](auto& e) { describe(writer, e); }, copy);
  return {kEventKinds[event.index()], 1, writer.take(), std::move(writer.parts)};
}

Result<Event, DecodeError> decode(std::string_view kind, std::int64_t version,
                                  const json::Value& body, const PlainParts& parts) {
  const std::size_t place = place_among(kEventKinds, kind);
  if (place >= std::size(kEventKinds))
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

}  // namespace motcua::office
