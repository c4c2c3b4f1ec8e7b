#include "main/release_shelf.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "main/catalogue_files.h"

namespace motcua {
namespace {

std::shared_ptr<const app::ReleaseView> view_of(const LoadedRelease& loaded,
                                                catalogue::Review review) {
  app::ReleaseView view;
  view.number = loaded.release.number;
  view.effective = loaded.release.effective;
  view.note = loaded.release.note;
  view.hash = loaded.hash;
  view.documents = loaded.release.documents.size();
  view.is_shipped = loaded.is_shipped;
  view.review = std::move(review);
  return std::make_shared<const app::ReleaseView>(std::move(view));
}

}  // namespace

app::Releases ReleaseShelf::read() {
  const std::lock_guard lock(mutex_);
  app::Releases out;
  std::optional<LoadedRelease> before;
  const auto take_starting = [&] {
    auto loaded = starting_release();
    if (loaded) before = std::move(*loaded);
    return before.has_value();
  };
  if (known_.empty()) {
    if (!take_starting()) return out;
    known_.emplace(before->hash, view_of(*before, {}));
  }
  for (const auto& [hash, view] : known_)
    if (view->is_shipped) out.push_back(view);
  const auto published = published_releases(directory_);
  if (!published) return out;
  for (const catalogue::Release& release : *published) {
    const ReleaseHash hash = catalogue::hash_of_release(catalogue::release_document(release));
    const auto found = known_.find(hash);
    if (found != known_.end()) {
      out.push_back(found->second);
      before.reset();
      continue;
    }
    // What it is compared with is read again only when something new is there.
    const std::string folder = directory_ + "/catalogue/releases/";
    if (!before && out.back()->is_shipped && !take_starting()) break;
    if (!before) {
      auto again = read_release(folder + out.back()->hash.text() + ".json");
      if (!again) break;
      before = std::move(*again);
    }
    auto loaded = read_release(folder + hash.text() + ".json");
    if (!loaded) break;
    auto review =
        catalogue::review(*before->catalogue, before->hash, *loaded->catalogue, loaded->hash);
    const auto view = view_of(*loaded, std::move(review));
    known_.emplace(hash, view);
    out.push_back(view);
    before = std::move(*loaded);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace motcua
