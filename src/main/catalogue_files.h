// Releases of the catalogue on disk, by hash (docs/formats/catalogue.md, "Releases on disk"):
//
//   DIR/catalogue/releases/HASH.json    release documents
//   DIR/catalogue/documents/HASH.json   the documents they list
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "catalogue/release.h"
#include "catalogue/source.h"

namespace motcua {

/// A release with what it lists. The starting release inside the program has number 1.
struct LoadedRelease {
  catalogue::Release release;
  ReleaseHash hash;
  std::shared_ptr<const catalogue::Catalogue> catalogue;
  /// Forms, code lists and what else it lists beside procedures and phrases.
  std::vector<catalogue::CarriedDocument> carried = {};
  bool is_shipped = false;
};

/// The refusal of a publication that is not what was reviewed.
inline constexpr std::string_view kOtherReview =
    "mã xem xét không khớp: thay đổi bây giờ không phải thay đổi đã xem. Chạy lại lệnh không có "
    "--reviewed và xem lại";

/// What cannot be read, each with its place: for the person at the command line.
using CatalogueFaults = std::vector<std::string>;

[[nodiscard]] Result<LoadedRelease, CatalogueFaults> starting_release(
    const catalogue::Progress& progress = {});
/// A release document, its documents in `documents/` beside it or beside its folder. Every byte is
/// held to its hash.
[[nodiscard]] Result<LoadedRelease, CatalogueFaults> read_release(
    const std::string& path, const catalogue::Progress& progress = {});
/// Every release document published under the directory, by number; what cannot be read is a fault.
[[nodiscard]] Result<std::vector<catalogue::Release>, CatalogueFaults> published_releases(
    const std::string& directory);
/// The one in force for imports: the highest number published there, else the starting one.
[[nodiscard]] Result<LoadedRelease, CatalogueFaults> newest_release(
    const std::string& directory, const catalogue::Progress& progress = {});

/// What FILE proposes, as a draft over `base`: a folder of sources (procedures.csv, phrases.csv,
/// everyday/), a release document, or one procedure document.
[[nodiscard]] Result<catalogue::Draft, CatalogueFaults> read_proposal(
    const std::string& path, const LoadedRelease& base, const catalogue::Progress& progress = {});

/// Lays the documents down by their names, and the release beside its own: nobody takes it for one
/// before publish_staged(). Whoever may write there may do this, also while a server runs.
[[nodiscard]] Result<Done, std::string> stage_publication(const std::string& directory,
                                                          const catalogue::Publication& publication,
                                                          const catalogue::Progress& progress = {});
/// Makes a staged release one of the directory's, if it is whole, passes lint, follows the newest
/// one and differs from it exactly as was reviewed. The caller holds the directory. What is not
/// published leaves nothing behind that counts.
[[nodiscard]] Result<Done, std::string> publish_staged(const std::string& directory,
                                                       const ReleaseHash& hash,
                                                       std::string_view reviewed,
                                                       const catalogue::Progress& progress = {});

}  // namespace motcua
