// Strict reading: members in their order, nothing unknown, and the line written again from what was
// read must be the same bytes.
#include <utility>

#include "base/text.h"
#include "ledger/envelope.h"
#include "ledger/envelope_forms.h"

namespace motcua::ledger {
namespace {

using Fault = EnvelopeFault;

/// Takes the members of an object from front to back.
class Members {
 public:
  explicit Members(json::Object& object) : object_(object) {}

  /// Null when the next member has another name.
  json::Value* next(std::string_view name) {
    if (at_ == object_.size() || object_[at_].name != name) return nullptr;
    return &object_[at_++].value;
  }
  Result<json::Value*, Fault> required(std::string_view name) {
    if (json::Value* value = next(name)) return value;
    for (std::size_t i = at_; i < object_.size(); ++i)
      if (object_[i].name == name) return fail(Fault::kNotCanonical);  // there, but later
    return fail(Fault::kMissingMember);
  }
  Result<std::int64_t, Fault> integer(std::string_view name, std::int64_t min) {
    const json::Value* value = TRY(required(name));
    const std::int64_t* integer = value->as_integer();
    if (integer == nullptr || *integer < min) return fail(Fault::kWrongMember);
    return *integer;
  }
  Result<std::string, Fault> text(std::string_view name) {
    json::Value* value = TRY(required(name));
    const std::string* text = value->as_string();
    if (text == nullptr) return fail(Fault::kWrongMember);
    return *text;
  }
  /// A text that a type's parse() takes.
  template <class T>
  Result<T, Fault> parsed(std::string_view name) {
    const std::string text_read = TRY(text(name));
    const auto value = T::parse(text_read);
    if (!value) return fail(Fault::kWrongMember);
    return *value;
  }
  template <class T>
  Result<std::optional<T>, Fault> parsed_if(std::string_view name) {
    if (at_ == object_.size() || object_[at_].name != name) return std::optional<T>();
    const T value = TRY(parsed<T>(name));
    return std::optional<T>(value);
  }
  Result<Bytes, Fault> base64(std::string_view name, std::size_t size_min, std::size_t size_max) {
    const std::string text_read = TRY(text(name));
    auto bytes = from_base64url(text_read);
    if (!bytes || bytes->size() < size_min || bytes->size() > size_max)
      return fail(Fault::kWrongMember);
    return std::move(*bytes);
  }
  [[nodiscard]] Result<Done, Fault> end() const {
    if (at_ != object_.size()) return fail(Fault::kWrongMember);
    return Done{};
  }

 private:
  json::Object& object_;
  std::size_t at_ = 0;
};

Result<Epoch, Fault> read_epoch(Members& members) {
  const json::Value* value = TRY(members.required("e"));
  const json::Array* pair = value->as_array();
  if (pair == nullptr || pair->size() != 2) return fail(Fault::kWrongMember);
  const std::int64_t* incarnation = (*pair)[0].as_integer();
  const std::int64_t* index = (*pair)[1].as_integer();
  if (incarnation == nullptr || index == nullptr || *incarnation < 0 || *index < 0)
    return fail(Fault::kWrongMember);
  return Epoch{*incarnation, *index};
}

Result<Header, Fault> read_header(Members& members) {
  Header header;
  const std::int64_t format = TRY(members.integer("f", 1));
  if (format != kFormat) return fail(Fault::kUnknownFormat);
  header.stream = TRY(members.parsed<StreamId>("s"));
  header.seq = TRY(members.integer("n", 1));
  header.epoch = TRY(read_epoch(members));
  header.kind = TRY(members.text("k"));
  if (!is_kind(header.kind)) return fail(Fault::kWrongMember);
  header.version = TRY(members.integer("v", 1));
  header.claimed.ms = TRY(members.integer("t", -json::kIntegerMax));
  header.boot = TRY(members.parsed<BootId>("o"));
  header.since_boot_ms = TRY(members.integer("m", 0));
  header.legal = TRY(members.parsed_if<LegalTime>("l"));
  if (header.legal && *header.legal == legal_time(header.claimed)) return fail(Fault::kWrongMember);
  header.actor = TRY(members.parsed_if<OfficerId>("a"));
  header.acting_by = TRY(members.parsed_if<DelegationId>("g"));
  if (header.acting_by && !header.actor) return fail(Fault::kMissingMember);
  header.command = TRY(members.parsed<CommandId>("c"));
  header.procedure_version = TRY(members.parsed_if<DocumentHash>("h"));
  if (json::Value* calendar = members.next("y")) {
    const std::string* text = calendar->as_string();
    if (text == nullptr || !is_calendar_version(*text)) return fail(Fault::kWrongMember);
    header.calendar = CalendarVersion{*text};
  }
  header.submission = TRY(members.parsed_if<SubmissionId>("u"));
  return header;
}

Result<SealedPart, Fault> read_part(json::Value& value) {
  json::Object* object = value.as_object();
  if (object == nullptr) return fail(Fault::kWrongMember);
  Members members(*object);
  SealedPart part;
  part.key = TRY(members.parsed<KeyId>("k"));
  part.nonce = TRY(members.base64("n", kNonceBytes, kNonceBytes));
  part.commitment = TRY(members.base64("c", kCommitmentBytes, kCommitmentBytes));
  part.ciphertext = TRY(members.base64("x", kTagBytes, kEntryBytesMax));
  TRY(members.end());
  return part;
}

Result<SealedParts, Fault> read_parts(json::Value& value) {
  json::Object* object = value.as_object();
  if (object == nullptr || object->empty()) return fail(Fault::kWrongMember);
  SealedParts parts;
  for (json::Member& member : *object) {
    if (!is_part_name(member.name)) return fail(Fault::kWrongMember);
    if (!parts.empty() && parts.back().first >= member.name) return fail(Fault::kNotCanonical);
    SealedPart part = TRY(read_part(member.value));
    parts.emplace_back(member.name, std::move(part));
  }
  return parts;
}

}  // namespace

Result<Envelope, EnvelopeFault> read_entry(std::string_view bytes) {
  if (bytes.size() > kEntryBytesMax) return fail(Fault::kTooLarge);
  auto parsed = json::parse(bytes, {.bytes_max = kEntryBytesMax, .depth_max = kDepthMax});
  if (!parsed || parsed->as_object() == nullptr) return fail(Fault::kNotJson);
  if (!is_nfc(bytes)) return fail(Fault::kNotNfc);
  Members members(*parsed->as_object());
  Envelope envelope;
  envelope.header = TRY(read_header(members));
  json::Value* body = TRY(members.required("b"));
  if (body->as_object() == nullptr) return fail(Fault::kWrongMember);
  envelope.body = std::move(*body);
  if (json::Value* parts = members.next("p")) envelope.parts = TRY(read_parts(*parts));
  TRY(members.end());
  if (line_of(envelope.header, envelope.body, envelope.parts) != bytes)
    return fail(Fault::kNotCanonical);
  return envelope;
}

Result<std::string_view, EnvelopeFault> header_of(std::string_view bytes) {
  // No text of the header may hold a quotation mark, so the first occurrence is the member itself.
  const std::size_t end = bytes.find(",\"b\":");
  if (end == std::string_view::npos) return fail(Fault::kMissingMember);
  return bytes.substr(0, end);
}

}  // namespace motcua::ledger
