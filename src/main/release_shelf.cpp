#include "main/release_shelf.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "main/catalogue_files.h"
#include "main/release_files.h"

namespace motcua {
namespace {

namespace fs = std::filesystem;

struct Published {
  int number = 0;
  ReleaseHash hash;
};

std::shared_ptr<const app::ReleaseView> view_of(const LoadedRelease& loaded,
                                                const std::optional<LoadedRelease>& before) {
  app::ReleaseView view;
  view.number = loaded.release.number;
  view.effective = loaded.release.effective;
  view.note = loaded.release.note;
  view.hash = loaded.hash;
  view.documents = loaded.release.documents.size();
  view.is_shipped = loaded.is_shipped;
  view.is_compared = loaded.is_shipped || before.has_value();
  if (before)
    view.review =
        catalogue::review(*before->catalogue, before->hash, *loaded.catalogue, loaded.hash);
  return std::make_shared<const app::ReleaseView>(std::move(view));
}

}  // namespace

std::shared_ptr<const app::ReleaseView> ReleaseShelf::shipped() {
  for (const auto& [hash, view] : known_)
    if (view->is_shipped) return view;
  const auto loaded = starting_release();
  if (!loaded) return nullptr;
  return known_.emplace(loaded->hash, view_of(*loaded, std::nullopt)).first->second;
}

app::Releases ReleaseShelf::read() {
  const std::lock_guard lock(mutex_);
  app::Releases out;
  const auto first = shipped();
  if (!first) return out;
  out.push_back(first);
  DirectoryReleases files(directory_);
  std::vector<Published> published;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(directory_ + "/catalogue/releases", error)) {
    const auto hash = ReleaseHash::parse(entry.path().stem().string());
    if (!hash || entry.path().extension() != ".json") continue;
    if (const auto found = known_.find(*hash); found != known_.end()) {
      published.push_back({found->second->number, *hash});
    } else if (const auto bytes = files.release(*hash)) {
      const auto release = catalogue::parse_release(*bytes);
      if (release) published.push_back({release->number, *hash});
    }
  }
  std::sort(published.begin(), published.end(),
            [](const Published& a, const Published& b) { return a.number < b.number; });
  Published before{first->number, first->hash};
  for (const Published& one : published) {
    auto view = view_at(one.hash, before.number + 1 == one.number ? &before.hash : nullptr);
    if (view) out.push_back(std::move(view));
    before = one;
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::shared_ptr<const app::ReleaseView> ReleaseShelf::view_at(const ReleaseHash& hash,
                                                              const ReleaseHash* before) {
  if (const auto found = known_.find(hash); found != known_.end()) return found->second;
  const auto load = [&](const ReleaseHash& wanted) -> std::optional<LoadedRelease> {
    auto loaded = shipped()->hash == wanted ? starting_release()
                                            : read_release(directory_ + "/" + place_of(wanted));
    if (!loaded) return std::nullopt;
    return std::move(*loaded);
  };
  const auto loaded = load(hash);
  if (!loaded) return nullptr;
  auto view = view_of(*loaded, before == nullptr ? std::nullopt : load(*before));
  // Not kept without its comparison: what it is compared with may be brought back.
  if (view->is_compared) known_.emplace(hash, view);
  return view;
}

}  // namespace motcua
