#include "dossier/codec.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/alternatives.h"
#include "dossier/describe_events.h"

namespace motcua::dossier {
namespace {

class EventWriter : public members::Writer {
 public:
  template <class T>
  void part(std::string_view name, const Part<T>& part) {
    if (!part) return;
    Private<std::string> plain;
    if (const T* open = part->get()) {
      plain = Private<std::string>::open(json::write(to_json(*open)));
    } else if (part->is_erased()) {
      plain = Private<std::string>::erased();
    }
    encoded.parts.emplace_back(name, std::move(plain));
  }
  void pin(const DocumentHash& hash) { encoded.pins.procedure_version = hash; }
  void pin(const CalendarVersion& version) { encoded.pins.calendar = version; }
  void pin(const SubmissionId& submission) { encoded.pins.submission = submission; }
  void pin(const std::optional<SubmissionId>& submission) { encoded.pins.submission = submission; }

  Encoded encoded;
};

class EventReader : public members::StrictReader {
 public:
  EventReader(const json::Value& body, const Pins& pins, const PlainParts& parts)
      : StrictReader(body), pins_(pins), parts_(parts) {}

  template <class T>
  void part(std::string_view name, Part<T>& out) {
    const auto found = std::find_if(parts_.begin(), parts_.end(),
                                    [&](const auto& part) { return part.first == name; });
    if (found == parts_.end()) return;
    ++parts_read_;
    if (const std::string* text = found->second.get()) {
      T value{};
      if (!read_part(*text, value)) bad_part(name);
      out = Private<T>::open(std::move(value));
    } else {
      out = found->second.is_erased() ? Private<T>::erased() : Private<T>::locked();
    }
  }
  void pin(DocumentHash& out) { take(pins_.procedure_version, out, "h"); }
  void pin(CalendarVersion& out) { take(pins_.calendar, out, "y"); }
  void pin(SubmissionId& out) { take(pins_.submission, out, "u"); }
  void pin(std::optional<SubmissionId>& out) { take(pins_.submission, out.emplace(), "u"); }

  [[nodiscard]] std::optional<DecodeError> error() {
    using Fault = DecodeError::Fault;
    if (const auto place = fault()) return DecodeError{Fault::kBadBody, *place};
    if (!bad_pin_.empty()) return DecodeError{Fault::kBadPin, bad_pin_};
    if (!bad_part_.empty()) return DecodeError{Fault::kBadPart, bad_part_};
    if (parts_read_ != parts_.size()) return DecodeError{Fault::kBadPart, ""};
    return std::nullopt;
  }

 private:
  void bad_part(std::string_view name) {
    if (bad_part_.empty()) bad_part_ = name;
  }
  template <class T>
  bool read_part(const std::string& text, T& out) {
    const auto parsed = json::parse(text);
    if (!parsed || parsed->as_object() == nullptr) return false;
    if constexpr (std::same_as<T, json::Value>) {
      out = *parsed;
      return true;
    } else {
      members::StrictReader reader(*parsed);
      describe(reader, out);
      return !reader.fault();
    }
  }
  template <class T>
  void take(const std::optional<T>& pin, T& out, std::string_view name) {
    if (pin)
      out = *pin;
    else
      bad_pin_ = name;
  }

  const Pins& pins_;
  const PlainParts& parts_;
  std::size_t parts_read_ = 0;
  std::string bad_part_;
  std::string bad_pin_;
};

}  // namespace

bool is_dossier_kind(std::string_view kind) {
  return place_among(kEventKinds, kind) < std::size(kEventKinds);
}

Encoded encode(const Event& event) {
  Event copy = event;  // describe() takes what it describes by reference, also to read it
  EventWriter writer;
  std::visit([&](auto& e) { describe(writer, e); }, copy);
  Encoded out = std::move(writer.encoded);
  out.kind = kind_of(event);
  out.body = writer.take();
  std::sort(out.parts.begin(), out.parts.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  return out;
}

Result<Event, DecodeError> decode(std::string_view kind, std::int64_t version, const Pins& pins,
                                  const json::Value& body, const PlainParts& parts) {
  const std::size_t place = place_among(kEventKinds, kind);
  if (place >= std::size(kEventKinds))
    return fail(DecodeError{DecodeError::Fault::kUnknownKind, std::string(kind)});
  if (version != 1)
    return fail(DecodeError{DecodeError::Fault::kUnknownVersion, std::to_string(version)});
  return with_alternative<Event>(
      place, [&]<class E>(std::in_place_type_t<E>) -> Result<Event, DecodeError> {
        E event;
        EventReader reader(body, pins, parts);
        if (body.as_object() != nullptr) describe(reader, event);
        if (auto error = reader.error()) return fail(std::move(*error));
        return Event(std::move(event));
      });
}

std::size_t sealed_size(const Encoded& encoded) {
  constexpr std::size_t kHeader = 640;     // every member of a header at its longest
  constexpr std::size_t kPartFrame = 160;  // name, key id, nonce, commitment, punctuation
  constexpr std::size_t kTag = 16;
  std::size_t size = kHeader + json::write(encoded.body).size();
  for (const auto& [name, plain] : encoded.parts) {
    const std::string* text = plain.get();
    if (text != nullptr) size += kPartFrame + (text->size() + kTag + 2) / 3 * 4;
  }
  return size;
}

}  // namespace motcua::dossier
