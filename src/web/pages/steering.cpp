#include "web/pages/worklist.h"
#include "web/parts.h"

namespace motcua::web {
namespace {

Html figure(int count, std::string_view words, std::string_view address, bool bad) {
  const std::string number = count >= 200 ? "200+" : std::to_string(count);
  return tag("a", {{"class", bad ? "figure bad" : "figure"}, {"href", address}},
             tag("span", {{"class", "big"}}, text(number)) + tag("span", text(words)));
}

}  // namespace

bool is_last_day_to_apologise(const app::ListedDossier& dossier, Date today) {
  return dossier.apologise_until && dossier.apologise_until->date == today &&
         dossier.phase != dossier::Phase::kSupplement && dossier.phase != dossier::Phase::kFinished;
}

Page steering_page(const Talk& talk, const SteeringView& view) {
  Page page;
  page.title = talk("Điều hành");
  page.door = Door::kSteering;
  page.body = heading(1, talk("Hôm nay ở {unit}", {{"unit", view.unit_name}}));
  page.body += tag("p", {{"class", "soft"}}, text(talk.date(view.now.date)));
  const app::WorklistCounts& counts = view.counts;
  page.body +=
      tag("div", {{"class", "columns figures"}},
          figure(counts.late, talk("hồ sơ trễ hạn"), "/ho-so?loc=tre-han", counts.late > 0) +
              figure(counts.to_sign, talk("chờ ký"), "/ho-so?loc=cho-ky", false) +
              figure(counts.to_return, talk("chờ trả kết quả"), "/ho-so?loc=cho-tra", false) +
              figure(counts.open, talk("đang cần xử lý"), "/ho-so?loc=can-xu-ly", false));
  const auto section = [&](const std::string& title, const std::string& why,
                           const std::vector<app::ListedDossier>& rows) {
    page.body += heading(2, title);
    if (!rows.empty() && !why.empty()) page.body += soft(why);
    page.body += dossier_table(talk, title, rows, view.name_of, view.now);
  };
  section(talk("Hôm nay là ngày cuối để xin lỗi"),
          talk("Sau hôm nay không còn gửi được văn bản xin lỗi và hẹn lại ngày trả."),
          view.apologise_today);
  section(talk("Chờ ký"), "", view.to_sign);
  section(talk("Bà con sắp thiệt"),
          talk("Qua ngày này bà con mất tiền hoặc mất quyền, dù hồ sơ chưa trễ hạn."),
          view.harm_soon);
  section(talk("Trễ hạn"), "", view.late);
  return page;
}

}  // namespace motcua::web
