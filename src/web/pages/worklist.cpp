#include "web/pages/worklist.h"

#include "http/target.h"
#include "web/labels.h"
#include "web/pages/earlier.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

using Which = app::WorklistQuery::Which;

constexpr Which kTabs[] = {Which::kOpen,   Which::kNews,     Which::kLate,    Which::kAtRisk,
                           Which::kToSign, Which::kToReturn, Which::kWaiting, Which::kEnded};

struct ListWords {
  std::string_view word;  // in the address
  std::string_view tab;   // also the table's caption
  std::string_view title;
  std::string_view empty;  // what an empty list means
};

ListWords words_of(Which which) {
  switch (which) {
    case Which::kOpen:
      return {"can-xu-ly", "Cần xử lý", "Hồ sơ cần xử lý", "Không còn hồ sơ nào cần xử lý."};
    case Which::kToSign: return {"cho-ky", "Chờ ký", "Hồ sơ chờ ký", "Không có hồ sơ nào chờ ký."};
    case Which::kToReturn:
      return {"cho-tra", "Chờ trả", "Hồ sơ chờ trả kết quả", "Không có kết quả nào chờ trả."};
    case Which::kWaiting:
      return {"cho-bo-sung", "Chờ bổ sung", "Hồ sơ chờ bổ sung", "Không có hồ sơ nào chờ bổ sung."};
    case Which::kLate:
      return {"tre-han", "Quá hạn", "Hồ sơ quá hạn", "Không có hồ sơ nào quá hạn."};
    case Which::kEnded: return {"da-xong", "Đã xong", "Hồ sơ đã xong", "Chưa có hồ sơ nào xong."};
    case Which::kNews:
      return {"tin-moi", "Có tin mới", "Hồ sơ có tin mới",
              "Không có tin mới ở hồ sơ nào của anh chị."};
    case Which::kAtRisk:
      return {"sap-den-han", "Sắp đến hạn", "Hồ sơ sắp đến hạn",
              "Không có hồ sơ nào đến hạn trong hai ngày làm việc tới."};
    case Which::kApologiseToday:
      return {"xin-loi-hom-nay", "Hôm nay là ngày cuối để xin lỗi",
              "Hôm nay là ngày cuối để xin lỗi", "Hôm nay không phải xin lỗi hồ sơ nào."};
    case Which::kHarmSoon:
      return {"sap-thiet", "Bà con sắp thiệt", "Bà con sắp thiệt",
              "Không có hồ sơ nào làm bà con thiệt trong ba ngày tới."};
  }
  return {};
}

std::optional<int> count_of(Which which, const app::WorklistCounts& counts) {
  switch (which) {
    case Which::kOpen: return counts.open;
    case Which::kToSign: return counts.to_sign;
    case Which::kToReturn: return counts.to_return;
    case Which::kWaiting: return counts.waiting;
    case Which::kLate: return counts.late;
    case Which::kNews: return counts.news;
    case Which::kAtRisk: return counts.at_risk;
    case Which::kEnded:
    case Which::kApologiseToday:
    case Which::kHarmSoon: return std::nullopt;
  }
  return std::nullopt;
}

/// The store stops counting at 200.
std::string count_words(int count) { return count >= 200 ? "200+" : std::to_string(count); }

constexpr std::string_view kPickForm = "chon";

std::string address(const WorklistView& view, Which which, const std::string& after) {
  std::string out = "/ho-so?loc=" + std::string(word(which));
  if (!view.officer_word.empty()) out += "&can-bo=" + http::percent_encoded(view.officer_word);
  if (view.query.procedure) out += "&thu-tuc=" + http::percent_encoded(view.query.procedure->text);
  if (!after.empty()) out += "&sau=" + http::percent_encoded(after);
  return out;
}

Html tabs(const Talk& talk, const WorklistView& view) {
  Html out;
  for (const Which which : kTabs) {
    Html words = text(talk(words_of(which).tab));
    if (const auto count = count_of(which, view.counts))
      words += text(" ") + tag("span", {{"class", "count"}}, text(count_words(*count)));
    Attributes attributes{{"href", address(view, which, "")}};
    if (which == view.query.which) attributes.push_back({"aria-current", "true"});
    out += tag("li", tag("a", attributes, words));
  }
  return tag("nav", {{"aria-label", talk("Lọc hồ sơ")}}, tag("ul", {{"class", "tabs"}}, out));
}

/// What the filter is now, in words, and the way out of it.
Html filtered_by(const Talk& talk, const WorklistView& view) {
  std::vector<std::string> by;
  if (view.query.assignee)
    by.push_back(talk("cán bộ {name}", {{"name", view.name_of(view.query.assignee)}}));
  if (view.query.procedure)
    by.push_back(talk("thủ tục {code}", {{"code", view.query.procedure->text}}));
  if (by.empty()) return {};
  std::string words;
  for (const auto& one : by) words += (words.empty() ? "" : ", ") + one;
  return tag("p", text(talk("Đang lọc: {words}.", {{"words", words}}) + " ") +
                      link("/ho-so?loc=" + std::string(word(view.query.which)), talk("Bỏ lọc")));
}

Html filters(const Talk& talk, const WorklistView& view) {
  const Typed none;
  const Fields fields(talk, none, "");
  Choices officers{{"", talk("Mọi cán bộ")}, {"me", talk("Của tôi")}};
  for (const auto& officer : view.officers) {
    const auto* name = officer.name.get();
    officers.push_back({officer.id.text(), name == nullptr ? officer.username.text : *name});
  }
  const Html filter =
      hidden("loc", word(view.query.which)) +
      fields.select("can-bo", talk("Cán bộ"), officers, view.officer_word) +
      fields.line({.name = "thu-tuc",
                   .label = talk("Mã thủ tục"),
                   .value = view.query.procedure ? view.query.procedure->text : ""}) +
      tag("div", submit(talk("Lọc"), ""));
  const Html find =
      hidden("csrf", view.csrf) +
      fields.line({.name = "words", .label = talk("Tìm tên, số hồ sơ hoặc số định danh")}) +
      tag("div", submit(talk("Tìm"), "strong"));
  return panel(
      tag("form",
          {{"method", "post"}, {"action", "/ho-so/tim"}, {"class", "row"}, {"role", "search"}},
          find) +
          tag("form", {{"method", "get"}, {"action", "/ho-so"}, {"class", "row"}}, filter),
      "sand side-by-side");
}

}  // namespace

std::string_view word(Which which) { return words_of(which).word; }

Which which_of(std::string_view text) {
  for (int i = 0; i <= static_cast<int>(Which::kHarmSoon); ++i)
    if (word(static_cast<Which>(i)) == text) return static_cast<Which>(i);
  return Which::kOpen;
}

Page worklist_page(const Talk& talk, const WorklistView& view) {
  Page page;
  page.title = talk("Hồ sơ");
  page.door = Door::kDossiers;
  page.body = heading(1, talk(words_of(view.query.which).title));
  page.body += tabs(talk, view) + filters(talk, view) + filtered_by(talk, view);
  page.with_list = true;
  page.body += list_help(talk, view.as_of);
  const ListWords words = words_of(view.query.which);
  const bool filtered = view.query.assignee || view.query.procedure;
  const bool picks = view.may_sign && view.query.which == Which::kToSign;
  if (view.page.rows.empty())
    page.body += tag("p", {{"class", "empty"}},
                     text(talk(filtered ? "Không có hồ sơ nào khớp với lọc này." : words.empty)));
  else
    page.body += dossier_table(talk, talk(words.tab), view.page.rows, view.name_of, view.now,
                               picks ? kPickForm : "");
  if (picks && !view.page.rows.empty())
    page.body += tag("form", {{"id", kPickForm}, {"method", "get"}, {"action", "/dieu-hanh/ky"}},
                     submit(talk("Ký nhiều hồ sơ một lượt"), "strong"));
  Html ways;
  if (!view.query.after.empty())
    ways += button_link(address(view, view.query.which, ""), talk("Về đầu danh sách"));
  if (view.page.next)
    ways += button_link(address(view, view.query.which, *view.page.next), talk("Xem tiếp"));
  if (!ways.empty()) page.body += tag("p", {{"class", "actions"}}, ways);
  page.body += tag("p", link("/so-theo-doi", talk("Sổ theo dõi hồ sơ")));
  return page;
}

Page found_page(const Talk& talk, const FoundView& view) {
  Page page;
  page.title = talk("Hồ sơ tìm thấy");
  page.door = Door::kDossiers;
  page.body = heading(1, talk("Hồ sơ tìm thấy"));
  if (view.rows.empty() && !view.by_identity)
    page.body += paragraph(talk("Thử gõ ít chữ hơn, chỉ họ hoặc chỉ tên; không cần dấu."));
  if (view.by_identity) page.body += earlier_scope(talk);
  page.body += dossier_table(talk, talk("Hồ sơ tìm thấy"), view.rows, view.name_of, view.now);
  page.body += tag("p", {{"class", "actions"}}, button_link("/ho-so", talk("Về danh sách hồ sơ")));
  return page;
}

}  // namespace motcua::web
