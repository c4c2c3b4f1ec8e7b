// The editions of the catalogue, and what each of them changed.
#pragma once

#include <optional>
#include <string>

#include "app/releases.h"
#include "web/frame.h"
#include "web/talk.h"

namespace motcua::web {

[[nodiscard]] Page releases_page(const Talk& talk, const app::Releases& releases);

struct ReleasePageView {
  std::shared_ptr<const app::ReleaseView> release;
  std::string after;  // code behind which this page of changes begins
};
[[nodiscard]] Page release_page(const Talk& talk, const ReleasePageView& view);

}  // namespace motcua::web
