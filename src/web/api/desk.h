// What the API remembers between calls. One for each Site.
#pragma once

#include "web/api/watchers.h"

namespace motcua::web::api {

struct Desk {
  Watchers watchers;
};

}  // namespace motcua::web::api
