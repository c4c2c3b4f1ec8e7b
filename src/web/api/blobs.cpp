// Attachments coming in: whole or in pieces, before any command cites them. They go to the disk as
// they come, sealed by the centre.
#include "app/file_intake.h"
#include "app/partial_uploads.h"
#include "base/bytes.h"
#include "http/range.h"
#include "web/api/handlers.h"
#include "web/api/out.h"
#include "web/api/request.h"

namespace motcua::web::api {
namespace {

using Key = app::PartialUploads::Key;

json::Value file_json(const dossier::File& file) {
  return json::Object{{"id", file.id.text()},
                      {"address", api::out(file.address)},
                      {"sha256", api::out(file.sha256)},
                      {"size", file.size},
                      {"media", file.media}};
}

void add_offset(http::Response& response, std::int64_t offset, bool complete) {
  response.headers.set("Upload-Offset", std::to_string(offset));
  response.headers.set("Upload-Complete", complete ? "?1" : "?0");
}

http::Response refusal(const app::Problem& problem, bool tls) {
  http::Response response = problem_document(problem, wording::Language::kVietnamese);
  add_security_headers(response, tls, true);
  return response;
}

/// Pieces of one PUT.
class PutSink final : public http::BodySink {
 public:
  PutSink(app::PartialUploads& uploads, app::Uploads::Turn turn, Key key, bool tls)
      : uploads_(uploads), turn_(std::move(turn)), key_(key), tls_(tls) {}
  ~PutSink() override { uploads_.end(key_); }
  PutSink(const PutSink&) = delete;
  PutSink& operator=(const PutSink&) = delete;

  std::optional<http::Response> write(std::string_view piece) override {
    const auto taken = uploads_.append(key_, piece);
    if (taken) return std::nullopt;
    return refusal(taken.error(), tls_);
  }

 private:
  app::PartialUploads& uploads_;
  const app::Uploads::Turn turn_;
  const Key key_;
  const bool tls_;
};

/// What was kept before comes again: its answer is known.
class RepeatedSink final : public http::BodySink {
 public:
  std::optional<http::Response> write(std::string_view) override { return std::nullopt; }
};

/// A whole file.
class PostSink final : public http::BodySink {
 public:
  PostSink(app::Uploads& uploads, app::Uploads::Turn turn, const OfficerId& officer, bool tls)
      : turn_(std::move(turn)), intake_(uploads, officer), tls_(tls) {}

  std::optional<http::Response> write(std::string_view piece) override {
    const auto taken = intake_.write(piece);
    if (taken) return std::nullopt;
    return refusal(taken.error(), tls_);
  }
  [[nodiscard]] Result<dossier::File, app::Problem> finish() { return intake_.finish(""); }

 private:
  const app::Uploads::Turn turn_;
  app::FileIntake intake_;
  const bool tls_;
};

struct Announced {
  std::int64_t offset = 0;
  std::int64_t size = 0;
};
/// The server has refused what is no number, or too large.
std::int64_t length_of(const http::Request& request) {
  std::int64_t out = 0;
  const std::string* length = request.header("Content-Length");
  if (length != nullptr)
    for (const char digit : *length) out = out * 10 + (digit - '0');
  return out;
}

/// Without Content-Range the body is the whole file.
Result<Announced, app::Problem> announced(const http::Request& request) {
  Announced out;
  if (const std::string* header = request.header("Content-Range")) {
    const auto range = http::parse_content_range(*header);
    if (!range) return fail(input_problem("Content-Range", InputFault::kBadForm));
    if (range->size > static_cast<std::uint64_t>(app::kFileBytesMax))
      return fail(problem(app::Fault::kFileTooLarge));
    out = {static_cast<std::int64_t>(range->range.first), static_cast<std::int64_t>(range->size)};
  } else {
    if (request.header("Content-Length") == nullptr)
      return fail(input_problem("Content-Length", InputFault::kMissing));
    out.size = length_of(request);
  }
  if (out.size > app::kFileBytesMax) return fail(problem(app::Fault::kFileTooLarge));
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

Result<std::unique_ptr<http::BodySink>, http::Response> open_put(Site& site,
                                                                 const http::Request& request) {
  const auto officer = sender(site, request);
  if (!officer) return fail(refusal(officer.error(), request.tls));
  const auto hash = promised_hash(request.path);
  if (!hash) return fail(refusal(input_problem("sha256", InputFault::kNotAnId), request.tls));
  const auto wanted = announced(request);
  if (!wanted) return fail(refusal(wanted.error(), request.tls));
  const Key key{*officer, *hash};
  if (site.centre().uploads().find_same(*officer, *hash)) return std::make_unique<RepeatedSink>();
  auto turn = site.centre().uploads().enter(*officer);
  if (!turn) return fail(refusal(turn.error(), request.tls));
  app::PartialUploads& uploads = site.centre().partial_uploads();
  const auto begun = uploads.begin(key, wanted->offset, wanted->size);
  if (!begun) return fail(refusal(begun.error(), request.tls));
  switch (begun->begin) {
    case app::PartialUploads::Begin::kOk: break;
    case app::PartialUploads::Begin::kBusy:
      return fail(refusal(problem(app::Fault::kSameCommandUnderWay), request.tls));
    case app::PartialUploads::Begin::kWrongOffset: {
      auto response =
          refusal(input_problem("Content-Range", InputFault::kContradicts), request.tls);
      add_offset(response, begun->held, false);
      return fail(std::move(response));
    }
  }
  return std::make_unique<PutSink>(uploads, std::move(*turn), key, request.tls);
}

Result<std::unique_ptr<http::BodySink>, http::Response> open_post(Site& site,
                                                                  const http::Request& request) {
  const auto officer = sender(site, request);
  if (!officer) return fail(refusal(officer.error(), request.tls));
  app::Uploads& uploads = site.centre().uploads();
  auto turn = uploads.enter(*officer);
  if (!turn) return fail(refusal(turn.error(), request.tls));
  if (const auto room = uploads.ports().blobs->room_for(length_of(request)); !room)
    return fail(refusal(app::Problem{room.error()}, request.tls));
  return std::make_unique<PostSink>(uploads, std::move(*turn), *officer, request.tls);
}

void read_blob(Call call) {
  const auto hash = Sha256::parse(call.arguments.get("sha256"));
  if (!hash) return call.refuse(app::Fault::kNotFound);
  if (const auto file = call.centre().uploads().find_same(call.session->officer, *hash)) {
    auto response = json_response(200, file_json(*file));
    add_offset(response, file->size, true);
    return call.answer(std::move(response));
  }
  const auto held = call.centre().partial_uploads().held({call.session->officer, *hash});
  if (!held) return call.refuse(app::Fault::kNotFound);
  auto response = json_response(200, json::Object{{"sha256", hash->text()}, {"received", *held}});
  add_offset(response, *held, false);
  call.answer(std::move(response));
}

void put_blob(Call call) {
  const auto hash = Sha256::parse(call.arguments.get("sha256"));
  if (!hash) return call.refuse(input_problem("sha256", InputFault::kNotAnId));
  if (!call.request.sink) return call.refuse(input_problem("", InputFault::kEmpty));
  call.request.sink.reset();
  const Key key{call.session->officer, *hash};
  if (const auto file = call.centre().uploads().find_same(key.officer, *hash))
    return call.answer(json_response(200, file_json(*file)));
  app::PartialUploads& uploads = call.centre().partial_uploads();
  const auto file = uploads.finish(key);
  if (!file) return call.refuse(file.error());
  if (*file) {
    auto response = json_response(201, file_json(**file));
    add_offset(response, (*file)->size, true);
    return call.answer(std::move(response));
  }
  const std::int64_t held = uploads.held(key).value_or(0);
  auto response = json_response(202, json::Object{{"sha256", hash->text()}, {"received", held}});
  add_offset(response, held, false);
  call.answer(std::move(response));
}

void post_blob(Call call) {
  if (!call.request.sink) return call.refuse(input_problem("", InputFault::kEmpty));
  const auto sink = std::move(call.request.sink);
  const auto file = static_cast<PostSink&>(*sink).finish();
  if (!file) return call.refuse(file.error());
  auto response = json_response(201, file_json(*file));
  response.headers.set("Location", "/api/v1/blobs/" + file->sha256->text());
  call.answer(std::move(response));
}

}  // namespace motcua::web::api
