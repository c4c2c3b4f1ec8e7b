#include "web/pages/releases.h"

#include "web/routes/routes.h"

namespace motcua::web {

void show_releases(Call call) {
  call.answer_page(releases_page(call.talk(), call.centre().releases()));
}

void show_release(Call call) {
  const auto hash = ReleaseHash::parse(call.arguments.get("hash"));
  if (!hash) return call.refuse(app::Fault::kNotFound);
  for (const auto& release : call.centre().releases())
    if (release->hash == *hash)
      return call.answer_page(
          release_page(call.talk(), {release, std::string(call.request.query.get("sau"))}));
  call.refuse(app::Fault::kNotFound);
}

}  // namespace motcua::web
