// The releases of the catalogue: which holds, which will, and what each of them changed.
#pragma once

#include <optional>
#include <string>

#include "app/releases.h"
#include "web/frame.h"
#include "web/pages/worklist.h"
#include "web/talk.h"

namespace motcua::web {

[[nodiscard]] Page releases_page(const Talk& talk, const app::ReleaseList& releases);

struct ReleasePageView {
  app::ListedRelease release;
  NameOf name_of;
  std::string after;  // code behind which this page of changes begins
};
[[nodiscard]] Page release_page(const Talk& talk, const ReleasePageView& view);

}  // namespace motcua::web
