// Writing of event lines; reading is in envelope_read.cpp.
#include "ledger/envelope.h"

#include <algorithm>

#include "base/check.h"
#include "base/sha256.h"
#include "base/text.h"
#include "ledger/envelope_forms.h"

namespace motcua::ledger {

bool is_kind(std::string_view text) {
  if (text.empty() || text.size() > kKindBytesMax) return false;
  bool after_letter = false;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || c == '_';
    if (!letter && !(c == '.' && after_letter)) return false;
    after_letter = letter;
  }
  return after_letter;
}

bool is_calendar_version(std::string_view text) {
  if (text.empty() || text.size() > kCalendarVersionBytesMax) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != '\\'; });
}

bool is_part_name(std::string_view text) {
  return std::find(kPartNames.begin(), kPartNames.end(), text) != kPartNames.end();
}

namespace {

bool is_index(std::int64_t value) { return value >= 0 && value <= json::kIntegerMax; }

bool is_well_formed(const Header& header) {
  return header.seq >= 1 && header.version >= 1 && header.since_boot_ms >= 0 &&
         is_index(header.epoch.hub_incarnation) && is_index(header.epoch.hub_index) &&
         is_kind(header.kind) && (!header.calendar || is_calendar_version(header.calendar->text)) &&
         (!header.acting_by || header.actor);
}

void append_epoch(std::string& out, const Epoch& epoch) {
  out.push_back('[');
  out += std::to_string(epoch.hub_incarnation);
  out.push_back(',');
  out += std::to_string(epoch.hub_index);
  out.push_back(']');
}

/// The header's members; the object stays open.
void append_header(std::string& out, const Header& header) {
  CHECK(is_well_formed(header), "a header that cannot be written");
  std::string epoch;
  append_epoch(epoch, header.epoch);
  json::ObjectWriter writer(out);
  writer.integer("f", kFormat)
      .text("s", header.stream.text())
      .integer("n", header.seq)
      .raw("e", epoch)
      .text("k", header.kind)
      .integer("v", header.version)
      .integer("t", header.claimed.ms)
      .text("o", header.boot.text())
      .integer("m", header.since_boot_ms);
  if (header.legal && *header.legal != legal_time(header.claimed))
    writer.text("l", header.legal->text());
  if (header.actor) writer.text("a", header.actor->text());
  if (header.acting_by) writer.text("g", header.acting_by->text());
  writer.text("c", header.command.text());
  if (header.procedure_version) writer.text("h", header.procedure_version->text());
  if (header.calendar) writer.text("y", header.calendar->text);
  if (header.submission) writer.text("u", header.submission->text());
}

void append_parts(std::string& out, const SealedParts& parts) {
  json::ObjectWriter writer(out);
  for (const auto& [name, part] : parts) {
    std::string text;
    json::ObjectWriter(text)
        .text("k", part.key.text())
        .text("n", to_base64url(part.nonce))
        .text("c", to_base64url(part.commitment))
        .text("x", to_base64url(part.ciphertext))
        .end();
    writer.raw(name, text);
  }
  writer.end();
}

bool are_writable(const SealedParts& parts) {
  const std::string* previous = nullptr;
  for (const auto& [name, part] : parts) {
    if (!is_part_name(name) || (previous != nullptr && *previous >= name)) return false;
    if (part.nonce.size() != kNonceBytes || part.commitment.size() != kCommitmentBytes ||
        part.ciphertext.size() < kTagBytes)
      return false;
    previous = &name;
  }
  return true;
}

/// What the reader would refuse: U+0000, a name twice, an integer too big, nesting too deep.
bool is_writable(const json::Value& value, std::size_t depth_left) {
  if (const auto* integer = value.as_integer())
    return *integer >= -json::kIntegerMax && *integer <= json::kIntegerMax;
  if (const auto* text = value.as_string()) return text->find('\0') == std::string::npos;
  const auto* array = value.as_array();
  const auto* object = value.as_object();
  if (array == nullptr && object == nullptr) return true;
  if (depth_left == 0) return false;
  if (array != nullptr)
    return std::all_of(array->begin(), array->end(), [&](const json::Value& element) {
      return is_writable(element, depth_left - 1);
    });
  std::vector<std::string_view> names;
  names.reserve(object->size());
  for (const json::Member& member : *object) {
    if (member.name.find('\0') != std::string::npos) return false;
    if (!is_writable(member.value, depth_left - 1)) return false;
    names.push_back(member.name);
  }
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) == names.end();
}

}  // namespace

LegalTime Header::legal_time() const { return legal ? *legal : motcua::legal_time(claimed); }

Bytes header_bytes(const Header& header) {
  Bytes out;
  out.reserve(kHeaderBytesUsual);
  append_header(out, header);
  return out;
}

Bytes line_of(const Header& header, const json::Value& body, const SealedParts& parts) {
  Bytes out;
  out.reserve(kLineBytesUsual);
  append_header(out, header);
  out += ",\"b\":";
  json::append(out, body);
  if (!parts.empty()) {
    out += ",\"p\":";
    append_parts(out, parts);
  }
  out.push_back('}');
  return out;
}

Result<Bytes, EnvelopeFault> write_entry(const Header& header, const json::Value& body,
                                         const SealedParts& parts) {
  if (body.as_object() == nullptr || !is_writable(body, kDepthMax - 1) || !are_writable(parts))
    return fail(EnvelopeFault::kWrongMember);
  Bytes line = line_of(header, body, parts);
  if (line.size() > kEntryBytesMax) return fail(EnvelopeFault::kTooLarge);
  if (!is_nfc(line)) return fail(EnvelopeFault::kNotNfc);
  return line;
}

Leaf leaf_of(std::string_view entry_bytes) {
  return Leaf{{sha256({std::string_view("\0", 1), entry_bytes}).bytes}};
}

}  // namespace motcua::ledger
