// What the server refuses before a request reaches a handler, in the words of the site.
#include "web/door.h"
#include "web/site.h"

namespace motcua::web {
namespace {

app::Fault fault_of(int status) {
  switch (status) {
    case 400: return app::Fault::kRequestMalformed;
    case 405: return app::Fault::kMethodNotAllowed;
    case 408: return app::Fault::kRequestTooSlow;
    case 413: return app::Fault::kBodyTooLarge;
    case 414: return app::Fault::kAddressTooLong;
    case 417: return app::Fault::kExpectationUnknown;
    case 431: return app::Fault::kHeadTooLarge;
    case 503: return app::Fault::kBusy;
    default: return app::Fault::kInternal;
  }
}

/// By the path, as for every request; where none could be read, by what is said to be accepted.
bool is_for_a_person(const http::Request& seen) {
  if (!seen.path.empty()) return !seen.path.starts_with("/api/");
  const std::string* accept = seen.header("Accept");
  return accept != nullptr && accept->find("text/html") != accept->npos;
}

}  // namespace

http::Response Site::refusal(int status, const http::Request& seen) const {
  app::Problem problem{fault_of(status)};
  // Methods nobody knows: these are the ones that anything here takes.
  if (status == 405) problem.parameters.emplace_back("allow", "GET, HEAD, POST, PUT, DELETE");
  const wording::Language language = language_of(seen);
  http::Response response;
  if (is_for_a_person(seen)) {
    const Frame frame = plain_frame(language);
    response = http::Response::text(status, "text/html; charset=utf-8",
                                    document(frame, problem_page(problem, frame.talk, false)));
    set_problem_headers(response, problem);
  } else {
    response = problem_document(problem, language);
  }
  add_security_headers(response, seen.tls, true);
  return response;
}

Frame Site::plain_frame(wording::Language language) const {
  Frame frame;
  frame.talk = {language};
  frame.demo = demo_;
  frame.unit_name = unit_name(parts_.centre->unit());
  frame.style_address = style_address_;
  frame.list_script_address = list_script_address_;
  frame.script_address = script_address_;
  return frame;
}

std::string Site::unit_name(const UnitCode& unit) const {
  std::string name = parts_.centre->unit_name(unit);
  for (const std::string_view kind : {"Xã ", "Phường ", "Đặc khu "}) {
    if (!name.starts_with(kind)) continue;
    return std::string(kind == "Xã "       ? "xã "
                       : kind == "Phường " ? "phường "
                                           : "đặc khu ") +
           name.substr(kind.size());
  }
  return name;
}

}  // namespace motcua::web
