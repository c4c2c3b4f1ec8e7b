#include "base/ids.h"

#include <algorithm>

#include "base/check.h"
#include "base/sha256.h"

namespace motcua {
namespace {

std::array<std::uint8_t, 16> first_sixteen(const Sha256& hash) {
  std::array<std::uint8_t, 16> out{};
  std::copy_n(hash.bytes.begin(), 16, out.begin());
  return out;
}

std::optional<Bytes> uuid_bytes(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  std::string hex;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash != (text[i] == '-')) return std::nullopt;
    if (dash) continue;
    const char c = text[i];
    hex.push_back(c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  return from_hex(hex);
}

}  // namespace

std::optional<StreamKind> stream_kind(char letter) {
  switch (static_cast<StreamKind>(letter)) {
    case StreamKind::kDossier:
    case StreamKind::kNote:
    case StreamKind::kTicketDay:
    case StreamKind::kAppointment:
    case StreamKind::kProblem:
    case StreamKind::kPayment:
    case StreamKind::kBookYear:
    case StreamKind::kFeeSeries:
    case StreamKind::kTill:
    case StreamKind::kUnit:
    case StreamKind::kStaff:
    case StreamKind::kCatalogue:
    case StreamKind::kNode: return static_cast<StreamKind>(letter);
  }
  return std::nullopt;
}

std::string StreamId::text() const {
  const Bytes bytes = raw();
  return std::string{bytes[0], '.'} + to_base64url(std::string_view(bytes).substr(1));
}

Bytes StreamId::raw() const {
  Bytes out(17, static_cast<char>(kind));
  for (std::size_t i = 0; i < id.size(); ++i) out[i + 1] = static_cast<char>(id[i]);
  return out;
}

std::optional<StreamId> StreamId::parse(std::string_view text) {
  if (text.size() != 24 || text[1] != '.') return std::nullopt;
  const auto rest = from_base64url(text.substr(2));
  if (!rest) return std::nullopt;
  return from_raw(text[0] + *rest);
}

std::optional<StreamId> StreamId::from_raw(std::string_view raw) {
  if (raw.size() != 17) return std::nullopt;
  const auto kind = stream_kind(raw[0]);
  if (!kind) return std::nullopt;
  StreamId stream{*kind, {}};
  for (std::size_t i = 0; i < 16; ++i) stream.id[i] = static_cast<std::uint8_t>(raw[i + 1]);
  return stream;
}

StreamId stream_of(DossierId id) { return {StreamKind::kDossier, id.bytes}; }

StreamId named_stream(StreamKind kind, std::string_view name) {
  Bytes input = "motcua-stream";
  input.push_back(static_cast<char>(kind));
  input.append(name);
  return {kind, first_sixteen(sha256(input))};
}

DossierId dossier_of(SubmissionId submission) {
  Bytes input = "motcua-submission";
  input.append(submission.view());
  DossierId id;
  id.bytes = first_sixteen(sha256(input));
  return id;
}

std::optional<SubmissionId> parse_uuid(std::string_view text) {
  const auto raw = uuid_bytes(text);
  if (!raw) return std::nullopt;
  return SubmissionId::from_raw(*raw);
}

std::optional<CommandId> parse_command_id(std::string_view uuid_text) {
  const auto raw = uuid_bytes(uuid_text);
  if (!raw) return std::nullopt;
  return CommandId::from_raw(*raw);
}

std::string uuid_text(std::string_view sixteen_bytes) {
  CHECK(sixteen_bytes.size() == 16);
  std::string hex = to_hex(sixteen_bytes);
  for (const std::size_t at : {20U, 16U, 12U, 8U}) hex.insert(at, 1, '-');
  return hex;
}

}  // namespace motcua
