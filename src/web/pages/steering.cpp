// The leader's morning: what is lost if it is not done today comes first.
#include <algorithm>

#include "web/labels.h"
#include "web/pages/worklist.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

using Which = app::WorklistQuery::Which;

constexpr int kDelegationDays = 30;

std::string list_address(Which which) { return "/ho-so?loc=" + std::string(word(which)); }

Html figure(int count, std::string_view words, Which which, bool bad) {
  const std::string number = count >= 200 ? "200+" : std::to_string(count);
  return tag("a", {{"class", bad ? "figure bad" : "figure"}, {"href", list_address(which)}},
             tag("span", {{"class", "big"}}, text(number)) + tag("span", text(words)));
}

Html delegation_section(const Talk& talk, const SteeringView& view) {
  Html out = heading(2, talk("Ủy quyền sắp hết hạn"));
  if (view.delegations.empty())
    return out + soft(talk("Trong {n} ngày tới không có ủy quyền nào hết hạn.",
                           {{"n", std::to_string(kDelegationDays)}}));
  out += soft(talk("Hết hạn rồi người được ủy quyền không ký được nữa, kể cả khi mất mạng."));
  Table list;
  list.caption = talk("Ủy quyền sắp hết hạn");
  list.columns = {talk("Người ký"), talk("Tư cách"), talk("Văn bản"), talk("Đến hết"),
                  talk("Còn lại")};
  for (const auto& one : view.delegations) {
    const int days = one.until.days - view.now.date.days;
    list.rows.push_back({text(view.name_of(one.officer)), text(talk(label(one.capacity))),
                         text(one.instrument), text(wording::short_date(one.until)),
                         chip(days <= 7 ? Chip::kSoon : Chip::kPlain,
                              days == 0 ? talk("hết hôm nay")
                                        : talk("còn {n} ngày", {{"n", std::to_string(days)}}))});
  }
  return out + table(list) +
         tag("p", {{"class", "actions"}}, button_link("/he-thong", talk("Ghi ủy quyền mới")));
}

}  // namespace

std::vector<office::Delegation> ending_soon(const office::OfficeState& office, Date today) {
  std::vector<office::Delegation> out;
  for (const auto& one : office.delegations)
    if (one.in_force(today) && one.until <= today.plus_days(kDelegationDays)) out.push_back(one);
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.until < b.until; });
  return out;
}

Page steering_page(const Talk& talk, const SteeringView& view) {
  Page page;
  page.title = talk("Điều hành");
  page.door = Door::kSteering;
  page.with_list = true;
  page.body = heading(1, talk("Hôm nay ở {unit}", {{"unit", view.unit_name}}));
  page.body += tag("p", {{"class", "soft"}}, text(talk.date(view.now.date)));
  const app::WorklistCounts& counts = view.counts;
  page.body += tag("div", {{"class", "columns figures"}},
                   figure(counts.late, talk("hồ sơ quá hạn"), Which::kLate, counts.late > 0) +
                       figure(counts.at_risk, talk("sắp đến hạn"), Which::kAtRisk, false) +
                       figure(counts.to_sign, talk("chờ ký"), Which::kToSign, false) +
                       figure(counts.to_return, talk("chờ trả kết quả"), Which::kToReturn, false));
  page.body += list_help(talk, view.as_of);
  const auto section = [&](Which which, const std::string& title, const std::string& why,
                           const std::vector<app::ListedDossier>& rows) {
    page.body += heading(2, title);
    if (!rows.empty() && !why.empty()) page.body += soft(why);
    page.body += dossier_table(talk, title, rows, view.name_of, view.now);
    if (rows.size() >= static_cast<std::size_t>(kSteeringRows))
      page.body += tag("p", link(list_address(which), talk("Xem tất cả")));
  };
  section(Which::kApologiseToday, talk("Hôm nay là ngày cuối để xin lỗi"),
          talk("Sau hôm nay không còn gửi được văn bản xin lỗi và hẹn lại ngày trả."),
          view.apologise_today);
  section(Which::kToSign, talk("Chờ ký"), "", view.to_sign);
  if (!view.to_sign.empty())
    page.body += tag("p", {{"class", "actions"}},
                     button_link("/dieu-hanh/ky", talk("Ký nhiều hồ sơ một lượt"), "strong"));
  section(Which::kHarmSoon, talk("Bà con sắp thiệt"),
          talk("Qua ngày này bà con mất tiền hoặc mất quyền, dù hồ sơ chưa quá hạn."),
          view.harm_soon);
  section(Which::kLate, talk("Quá hạn"), "", view.late);
  section(Which::kAtRisk, talk("Sắp đến hạn"),
          talk("Hôm nay hoặc một trong hai ngày làm việc tới là hết hạn."), view.at_risk);
  page.body += delegation_section(talk, view);
  page.body +=
      tag("p", {{"class", "actions"}}, button_link("/so-theo-doi", talk("Sổ theo dõi hồ sơ")));
  return page;
}

}  // namespace motcua::web
