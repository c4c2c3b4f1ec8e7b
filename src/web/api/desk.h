// What the API remembers between calls. One for each Site.
#pragma once

#include "web/api/partial_uploads.h"
#include "web/api/watchers.h"

namespace motcua::web::api {

struct Desk {
  PartialUploads uploads;
  Watchers watchers;
};

}  // namespace motcua::web::api
