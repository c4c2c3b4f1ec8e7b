#include "main/announcement.h"

#include <algorithm>

#include "app/catalogue_book.h"
#include "catalogue/review.h"
#include "main/catalogue_files.h"

namespace motcua {
namespace {

using catalogue::ReleaseAnnounced;

constexpr std::string_view kNotPublished = "chưa phát hành bản nào mang mã này trong thư mục";

/// The session is only for asking: it ends with this call.
Result<app::Session, NodeFailure> prove(Node& node, const Official& official) {
  using office::Role;
  const auto session = node.centre().sign_in(official.username, official.password);
  if (!session) return fail(official.username + ": sai mật khẩu hoặc tài khoản bị khóa");
  node.centre().sign_out(*session);
  if (session->must_change_password)
    return fail(official.username + ": phải đổi mật khẩu dùng một lần trước");
  if (!session->roles.meets({Role::kDirector, Role::kDeputy, Role::kAdministrator}))
    return fail(official.username + ": chỉ lãnh đạo và quản trị được công bố danh mục");
  return *session;
}

/// Two who prove themselves, one of them a leader of the centre.
Result<std::vector<OfficerId>, NodeFailure> prove_all(Node& node,
                                                      const std::vector<Official>& officials) {
  using office::Role;
  std::vector<OfficerId> out;
  bool leader = false;
  for (const Official& official : officials) {
    const app::Session session = TRY(prove(node, official));
    leader = leader || session.roles.meets({Role::kDirector, Role::kDeputy});
    if (std::find(out.begin(), out.end(), session.officer) != out.end())
      return fail(NodeFailure("phải là hai người khác nhau"));
    out.push_back(session.officer);
  }
  if (out.size() != 2) return fail(NodeFailure("cần đúng hai người"));
  if (!leader) return fail(NodeFailure("một trong hai người phải là lãnh đạo trung tâm"));
  return out;
}

}  // namespace

Result<Done, NodeFailure> announce_release(Node& node, const std::string& directory,
                                           const ReleaseHash& release,
                                           const std::vector<Official>& officials,
                                           const catalogue::Progress& progress) {
  app::CentreParts& parts = node.parts();
  const auto before = parts.catalogue.announced();
  if (!before) return fail(NodeFailure("không đọc được các lần công bố trong sổ"));
  const app::Releases views = parts.reference.releases();
  const auto found = std::find_if(views.begin(), views.end(), [&](const auto& one) {
    return one->hash == release && !one->is_shipped;
  });
  if (found == views.end()) return fail(NodeFailure(kNotPublished));
  const app::ReleaseView& view = **found;
  if (!view.is_compared)
    return fail(NodeFailure("bản trước bản này không đọc được, nên không rõ đã xem những gì"));
  if (!before->empty() && before->back().event.number >= view.number)
    return fail("đã công bố bản số " + std::to_string(before->back().event.number));
  // Every byte again: from its day on nothing is received without it.
  const auto whole = read_release(directory + "/" + place_of(release), progress);
  if (!whole)
    return fail(whole.error().empty() ? NodeFailure(kNotPublished) : whole.error().front());
  const auto by = TRY(prove_all(node, officials));
  const ReleaseAnnounced event{release, view.number, view.effective,
                               catalogue::hash_of_review(view.review), by};
  return node.carry_out([&](app::Transaction& transaction) {
    return app::plan_announcement(parts, transaction, event);
  });
}

}  // namespace motcua
