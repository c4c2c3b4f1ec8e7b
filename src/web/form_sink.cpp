#include "web/form_sink.h"

namespace motcua::web {
namespace {

constexpr std::size_t kTextMax = 256 * 1024;

}  // namespace

Result<std::unique_ptr<http::BodySink>, http::Response> FormSink::open(
    Site& site, const http::Request& request) {
  const auto session = site.centre().session(session_token(request));
  // The site has turned strangers away; one whose session ends just now sends to nobody.
  if (!session) return fail(http::Response::redirect("/dang-nhap"));
  return std::make_unique<FormSink>(site, *session, request);
}

FormSink::FormSink(Site& site, const app::Session& session, const http::Request& request)
    : uploads_(site.centre().uploads()), officer_(session.officer), csrf_(session.csrf) {
  auto turn = uploads_.enter(officer_);
  if (turn) {
    turn_.emplace(std::move(*turn));
  } else {
    problem_ = turn.error();
  }
  const std::string* type = request.header("Content-Type");
  const auto boundary = type == nullptr ? std::nullopt : http::multipart_boundary(*type);
  if (boundary)
    reader_.emplace(*boundary, kFormLimits, static_cast<http::FormReader::Files&>(*this));
}

std::optional<http::Response> FormSink::write(std::string_view piece) {
  if (fault_) return std::nullopt;
  if (reader_) {
    if (const auto fed = reader_->feed(piece); !fed) fault_ = fed.error();
  } else if (text_.size() + piece.size() > kTextMax) {
    fault_ = http::FormFault::kTooMuch;
  } else {
    text_ += piece;
  }
  return std::nullopt;
}

Result<Done, http::FormFault> FormSink::begin(http::PartHead head, const http::Parameters& fields) {
  // Of another session: its words may be kept for their typist, its files are not taken.
  of_another_ = !equal_in_constant_time(fields.get("csrf"), csrf_);
  if (of_another_) return Done{};
  head_ = std::move(head);
  intake_ = std::make_unique<app::FileIntake>(uploads_, officer_);
  return Done{};
}

Result<Done, http::FormFault> FormSink::bytes(std::string_view piece) {
  if (of_another_ && !piece.empty()) return fail(http::FormFault::kMalformed);
  if (problem_) return Done{};
  if (const auto taken = intake_->write(piece); !taken) {
    problem_ = taken.error();
    intake_.reset();
  }
  return Done{};
}

Result<Done, http::FormFault> FormSink::end() {
  if (of_another_) return Done{};
  const auto intake = std::exchange(intake_, nullptr);
  if (problem_ || (head_.filename->empty() && intake->is_empty())) return Done{};
  auto file = intake->finish(*head_.filename);
  if (file) {
    files_.push_back({std::move(head_.name), std::move(*file)});
  } else {
    problem_ = std::move(file).error();
  }
  return Done{};
}

Result<Done, http::FormFault> FormSink::give(Call& call) {
  turn_.reset();
  if (fault_) return fail(*fault_);
  if (reader_) {
    call.form.fields = TRY(reader_->finish());
    call.files = std::move(files_);
    call.files_problem = std::move(problem_);
    return Done{};
  }
  call.request.body = std::move(text_);
  call.form = TRY(http::parse_form(call.request, kFormLimits));
  call.request.body.clear();
  return Done{};
}

}  // namespace motcua::web
