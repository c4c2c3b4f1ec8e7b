#include "web/pages/releases.h"

#include "web/routes/routes.h"

namespace motcua::web {

void show_releases(Call call) {
  const auto releases = call.centre().releases();
  if (!releases) return call.refuse(releases.error());
  call.answer_page(releases_page(call.talk(), *releases));
}

void show_release(Call call) {
  const auto hash = ReleaseHash::parse(call.arguments.get("hash"));
  if (!hash) return call.refuse(app::Fault::kNotFound);
  const auto releases = call.centre().releases();
  if (!releases) return call.refuse(releases.error());
  for (const auto& release : *releases)
    if (release.hash == *hash)
      return call.answer_page(release_page(
          call.talk(), {release, names(call), std::string(call.request.query.get("sau"))}));
  call.refuse(app::Fault::kNotFound);
}

}  // namespace motcua::web
