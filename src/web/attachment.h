// An attachment on its way out: opened and sent piece by piece, always saved, never shown inside
// our own origin, since what was sent in may be anything.
#pragma once

#include "app/attachment.h"
#include "http/http.h"

namespace motcua::web {

[[nodiscard]] http::Response attachment_response(std::unique_ptr<app::AttachmentReader> content);

}  // namespace motcua::web
