#include "web/pages/worklist.h"

#include "http/target.h"
#include "web/labels.h"
#include "web/pages/earlier.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

using Which = app::WorklistQuery::Which;

constexpr Which kTabs[] = {Which::kOpen,    Which::kToSign, Which::kToReturn,
                           Which::kWaiting, Which::kLate,   Which::kEnded};

std::string_view tab_label(Which which) {
  switch (which) {
    case Which::kOpen: return "Cần xử lý";
    case Which::kToSign: return "Chờ ký";
    case Which::kToReturn: return "Chờ trả";
    case Which::kWaiting: return "Chờ bổ sung";
    case Which::kLate: return "Trễ hạn";
    case Which::kEnded: return "Đã xong";
  }
  return "";
}

std::string_view list_title(Which which) {
  switch (which) {
    case Which::kOpen: return "Hồ sơ cần xử lý";
    case Which::kToSign: return "Hồ sơ chờ ký";
    case Which::kToReturn: return "Hồ sơ chờ trả kết quả";
    case Which::kWaiting: return "Hồ sơ chờ bổ sung";
    case Which::kLate: return "Hồ sơ trễ hạn";
    case Which::kEnded: return "Hồ sơ đã xong";
  }
  return "";
}

std::optional<int> count_of(Which which, const app::WorklistCounts& counts) {
  switch (which) {
    case Which::kOpen: return counts.open;
    case Which::kToSign: return counts.to_sign;
    case Which::kToReturn: return counts.to_return;
    case Which::kWaiting: return counts.waiting;
    case Which::kLate: return counts.late;
    case Which::kEnded: return std::nullopt;
  }
  return std::nullopt;
}

/// The store stops counting at 200.
std::string count_words(int count) { return count >= 200 ? "200+" : std::to_string(count); }

bool runs(dossier::Phase phase) {
  switch (phase) {
    case dossier::Phase::kReceived:
    case dossier::Phase::kInWork:
    case dossier::Phase::kObligation:
    case dossier::Phase::kProposed:
    case dossier::Phase::kSigned: return true;
    case dossier::Phase::kNone:
    case dossier::Phase::kFiled:
    case dossier::Phase::kRefused:
    case dossier::Phase::kSupplement:
    case dossier::Phase::kWithdrawn:
    case dossier::Phase::kStopped:
    case dossier::Phase::kFinished:
    case dossier::Phase::kReturned: return false;
  }
  return false;
}

Html owner_cell(const Talk& talk, const Private<dossier::Summary>& summary) {
  if (const auto* open = summary.get()) {
    Html out = text(open->owner);
    if (!open->subject.empty())
      out += tag("span", {{"class", "soft"}}, text(" · " + open->subject));
    return out;
  }
  return tag("span", {{"class", "soft"}},
             text(summary.is_erased() ? talk("đã xóa") : talk("đang khóa")));
}

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
    Html words = text(talk(tab_label(which)));
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

/// What an empty list means.
std::string_view empty_words(Which which, bool filtered) {
  if (filtered) return "Không có hồ sơ nào khớp với lọc này.";
  switch (which) {
    case Which::kOpen: return "Không còn hồ sơ nào cần xử lý.";
    case Which::kToSign: return "Không có hồ sơ nào chờ ký.";
    case Which::kToReturn: return "Không có kết quả nào chờ trả.";
    case Which::kWaiting: return "Không có hồ sơ nào chờ bổ sung.";
    case Which::kLate: return "Không có hồ sơ nào trễ hạn.";
    case Which::kEnded: return "Chưa có hồ sơ nào xong.";
  }
  return "";
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

std::string_view word(Which which) {
  switch (which) {
    case Which::kOpen: return "can-xu-ly";
    case Which::kToSign: return "cho-ky";
    case Which::kToReturn: return "cho-tra";
    case Which::kWaiting: return "cho-bo-sung";
    case Which::kLate: return "tre-han";
    case Which::kEnded: return "da-xong";
  }
  return "";
}

Which which_of(std::string_view text) {
  for (const Which which : kTabs)
    if (word(which) == text) return which;
  return Which::kOpen;
}

Html dossier_table(const Talk& talk, const std::string& caption,
                   const std::vector<app::ListedDossier>& rows, const NameOf& name_of,
                   LegalTime now) {
  if (rows.empty()) return tag("p", {{"class", "empty"}}, text(talk("Không có hồ sơ nào.")));
  Table list;
  list.caption = caption;
  list.look = "dossiers";
  list.columns = {talk("Mã hồ sơ"), talk("Chủ hồ sơ"), talk("Thủ tục"), talk("Trạng thái"),
                  talk("Hạn trả"),  talk("Cán bộ"),    talk("Kênh"),    talk("Nộp")};
  for (const auto& row : rows) {
    Html due = due_chip(talk, now.date, row.due, runs(row.phase));
    if (row.due) due += grade_mark(talk, row.grade);
    list.rows.push_back(
        {tag("a", {{"class", "number nowrap"}, {"href", "/ho-so/" + row.number.text}},
             text(row.number.text)),
         owner_cell(talk, row.summary), tag("span", {{"class", "clamp"}}, text(row.procedure_name)),
         chip(chip_of(row.phase), talk(label(row.phase))), due, text(name_of(row.assignee)),
         text(talk(label(row.way))), text(wording::day_and_month(row.filed.date))});
  }
  return table(list);
}

Page worklist_page(const Talk& talk, const WorklistView& view) {
  Page page;
  page.title = talk("Hồ sơ");
  page.door = Door::kDossiers;
  page.body = heading(1, talk(list_title(view.query.which)));
  page.body += tabs(talk, view) + filters(talk, view) + filtered_by(talk, view);
  const bool filtered = view.query.assignee || view.query.procedure;
  if (view.page.rows.empty())
    page.body +=
        tag("p", {{"class", "empty"}}, text(talk(empty_words(view.query.which, filtered))));
  else
    page.body += dossier_table(talk, talk(tab_label(view.query.which)), view.page.rows,
                               view.name_of, view.now);
  Html ways;
  if (!view.query.after.empty())
    ways += button_link(address(view, view.query.which, ""), talk("Về đầu danh sách"));
  if (view.page.next)
    ways += button_link(address(view, view.query.which, *view.page.next), talk("Xem tiếp"));
  if (!ways.empty()) page.body += tag("p", {{"class", "actions"}}, ways);
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
