// Attachments coming in: whole or in pieces, before any command cites them. Sealed by the centre
// before they reach the disk.
#include "base/bytes.h"
#include "base/sha256.h"
#include "http/range.h"
#include "web/api/desk.h"
#include "web/api/handlers.h"
#include "web/api/out.h"
#include "web/api/request.h"

namespace motcua::web::api {
namespace {

using Key = PartialUploads::Key;

json::Value file_json(const dossier::File& file) {
  return json::Object{{"id", file.id.text()},
                      {"address", api::out(file.address)},
                      {"sha256", api::out(file.sha256)},
                      {"size", file.size},
                      {"media", file.media}};
}

void add_offset(http::Response& response, std::uint64_t offset, bool complete) {
  response.headers.set("Upload-Offset", std::to_string(offset));
  response.headers.set("Upload-Complete", complete ? "?1" : "?0");
}

http::Response refusal(const app::Problem& problem, const http::Request& request) {
  http::Response response = problem_document(problem, wording::Language::kVietnamese);
  add_security_headers(response, request.tls, true);
  return response;
}

/// Pieces of one PUT, into the desk's memory.
class UploadSink final : public http::BodySink {
 public:
  UploadSink(Site& site, Key key, bool tls) : site_(site), key_(key), tls_(tls) {}
  ~UploadSink() override { site_.desk().uploads.end(key_, site_.monotonic_ms()); }
  UploadSink(const UploadSink&) = delete;
  UploadSink& operator=(const UploadSink&) = delete;

  std::optional<http::Response> write(std::string_view piece) override {
    if (site_.desk().uploads.append(key_, piece)) return std::nullopt;
    http::Response response = problem_document(
        input_problem("Content-Range", InputFault::kContradicts), wording::Language::kVietnamese);
    add_security_headers(response, tls_, true);
    return response;
  }
  [[nodiscard]] const Key& key() const { return key_; }

 private:
  Site& site_;
  const Key key_;
  const bool tls_;
};

struct Announced {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};
/// Without Content-Range the body is the whole file.
Result<Announced, app::Problem> announced(const http::Request& request) {
  Announced out;
  if (const std::string* header = request.header("Content-Range")) {
    const auto range = http::parse_content_range(*header);
    if (!range) return fail(input_problem("Content-Range", InputFault::kBadForm));
    out = {range->range.first, range->size};
  } else {
    const std::string* length = request.header("Content-Length");
    if (length == nullptr) return fail(input_problem("Content-Length", InputFault::kMissing));
    // The server has refused what is no number, or too large.
    for (const char digit : *length)
      out.size = out.size * 10 + static_cast<std::uint64_t>(digit - '0');
  }
  if (out.size > PartialUploads::kFileBytesMax) return fail(problem(app::Fault::kFileTooLarge));
  if (out.size == 0) return fail(input_problem("", InputFault::kEmpty));
  return out;
}

std::optional<Sha256> promised_hash(std::string_view path) {
  return Sha256::parse(path.substr(path.rfind('/') + 1));
}

/// Who may send: the door asks again when the body is there, but a stranger's body is never read.
Result<OfficerId, app::Problem> sender(Site& site, const http::Request& request) {
  const std::string token = session_token(request);
  if (token.empty()) return fail(problem(app::Fault::kNotSignedIn));
  const auto session = TRY(site.centre().session(token));
  const std::string* csrf = request.header("X-CSRF-Token");
  if (csrf == nullptr || !equal_in_constant_time(*csrf, session.csrf))
    return fail(problem(app::Fault::kCsrf));
  return session.officer;
}

}  // namespace

Result<std::unique_ptr<http::BodySink>, http::Response> open_blob(Site& site,
                                                                  const http::Request& request) {
  const auto officer = sender(site, request);
  if (!officer) return fail(refusal(officer.error(), request));
  const auto hash = promised_hash(request.path);
  if (!hash) return fail(refusal(input_problem("sha256", InputFault::kNotAnId), request));
  const auto wanted = announced(request);
  if (!wanted) return fail(refusal(wanted.error(), request));
  const Key key{*officer, *hash};
  const auto begun =
      site.desk().uploads.begin(key, wanted->offset, wanted->size, site.monotonic_ms());
  switch (begun.begin) {
    case PartialUploads::Begin::kOk: break;
    case PartialUploads::Begin::kTooMany: return fail(refusal(too_many(60), request));
    case PartialUploads::Begin::kBusy:
      return fail(refusal(problem(app::Fault::kSameCommandUnderWay), request));
    case PartialUploads::Begin::kWrongOffset: {
      auto response = refusal(input_problem("Content-Range", InputFault::kContradicts), request);
      add_offset(response, begun.held, false);
      return fail(std::move(response));
    }
  }
  return std::make_unique<UploadSink>(site, key, request.tls);
}

void read_blob(Call call) {
  const auto hash = Sha256::parse(call.arguments.get("sha256"));
  if (!hash) return call.refuse(app::Fault::kNotFound);
  const Key key{call.session->officer, *hash};
  if (const auto file = call.site->desk().uploads.kept(key)) {
    auto response = json_response(200, file_json(*file));
    add_offset(response, static_cast<std::uint64_t>(file->size), true);
    return call.answer(std::move(response));
  }
  const auto held = call.site->desk().uploads.held(key);
  if (!held) return call.refuse(app::Fault::kNotFound);
  auto response = json_response(
      200, json::Object{{"sha256", hash->text()}, {"received", static_cast<std::int64_t>(*held)}});
  add_offset(response, *held, false);
  call.answer(std::move(response));
}

void put_blob(Call call) {
  const auto hash = Sha256::parse(call.arguments.get("sha256"));
  if (!hash) return call.refuse(input_problem("sha256", InputFault::kNotAnId));
  const Key key{call.session->officer, *hash};
  PartialUploads& uploads = call.site->desk().uploads;
  if (!call.request.sink) return call.refuse(input_problem("", InputFault::kEmpty));
  call.request.sink.reset();
  const std::uint64_t held = uploads.held(key).value_or(0);
  auto whole = uploads.take_whole(key);
  if (!whole) {
    auto response = json_response(
        202, json::Object{{"sha256", hash->text()}, {"received", static_cast<std::int64_t>(held)}});
    add_offset(response, held, false);
    return call.answer(std::move(response));
  }
  if (sha256({*whole}) != *hash)
    return call.refuse(input_problem("sha256", InputFault::kContradicts));
  if (const auto file = uploads.kept(key)) return call.answer(json_response(200, file_json(*file)));
  const auto file = call.centre().keep_file(*call.session, hash->text(), *whole);
  if (!file) return call.refuse(file.error());
  uploads.remember(key, *file);
  auto response = json_response(201, file_json(*file));
  add_offset(response, held, true);
  call.answer(std::move(response));
}

void post_blob(Call call) {
  if (call.request.body.empty()) return call.refuse(input_problem("", InputFault::kEmpty));
  const Sha256 hash = sha256({call.request.body});
  const auto file = call.centre().keep_file(*call.session, hash.text(), call.request.body);
  if (!file) return call.refuse(file.error());
  call.site->desk().uploads.remember({call.session->officer, hash}, *file);
  auto response = json_response(201, file_json(*file));
  response.headers.set("Location", "/api/v1/blobs/" + hash.text());
  call.answer(std::move(response));
}

}  // namespace motcua::web::api
