#include "http/target.h"
#include "web/labels.h"
#include "web/pages/public.h"
#include "web/pages/system.h"
#include "web/parts.h"
#include "wording/numbers.h"

namespace motcua::web {
namespace {

Html first_limit(const Talk& talk, const catalogue::Procedure& procedure) {
  const auto& limit = procedure.limits.front();
  if (limit.grade == catalogue::Grade::kMissing) return text(talk("Chưa có số liệu công bố"));
  Html out = text(limit_words(talk, limit.limit)) + grade_mark(talk, limit.grade);
  if (procedure.limits.size() > 1) out += text(" " + talk("(tùy trường hợp)"));
  return out;
}

/// For officers: the door asks who it is.
Html releases_link(const Talk& talk) {
  return tag("p", {{"class", "soft"}},
             link("/danh-muc/ban-phat-hanh", talk("Các bản danh mục và những chỗ đổi")));
}

}  // namespace

Page catalogue_page(const Talk& talk, const CatalogueView& view) {
  Page page;
  page.title = talk("Danh mục thủ tục");
  page.door = Door::kCatalogue;
  page.body = heading(1, talk("Danh mục thủ tục"));
  const auto number = [](std::size_t n) { return wording::grouped(static_cast<std::int64_t>(n)); };
  page.body +=
      paragraph(talk("{all} thủ tục: {full} trực tuyến toàn trình, {partial} trực tuyến "
                     "một phần, {none} chưa làm trực tuyến.",
                     {{"all", number(view.counts.procedures)},
                      {"full", number(view.counts.full)},
                      {"partial", number(view.counts.partial)},
                      {"none", number(view.counts.none)}}));
  page.body +=
      soft(talk("Mức trực tuyến của từng thủ tục là số liệu trình diễn: chỉ các số tổng là "
                "của tỉnh."));
  const Typed none;
  const Fields fields(talk, none, "");
  page.body += panel(
      tag("form",
          {{"method", "get"}, {"action", "/danh-muc"}, {"role", "search"}, {"class", "row"}},
          fields.line(
              {.name = "q", .label = talk("Tìm thủ tục"), .type = "search", .value = view.words}) +
              tag("div", submit(talk("Tìm"), "strong"))),
      "sand");
  Table list;
  list.caption = talk("Danh mục thủ tục");
  list.columns = {talk("Mã"),       talk("Tên thủ tục"),    talk("Lĩnh vực"),
                  talk("Thời hạn"), talk("Nộp trực tuyến"), talk("Khi mất mạng")};
  for (const auto* procedure : view.rows)
    list.rows.push_back({tag("span", {{"class", "number nowrap"}}, text(procedure->code.text)),
                         link("/thu-tuc/" + procedure->code.text, procedure->name),
                         text(procedure->sector), first_limit(talk, *procedure),
                         online_level_words(talk, *procedure),
                         text(talk(label(procedure->offline.offline_class))) +
                             grade_mark(talk, procedure->offline.grade)});
  if (view.rows.empty()) {
    page.body += tag("p", {{"class", "empty"}}, text(talk("Chưa tìm thấy. Thử gõ ít chữ hơn.")));
  } else {
    page.body += table(list);
  }
  page.body += releases_link(talk);
  if (view.next)
    page.body +=
        tag("p", {{"class", "actions"}},
            button_link("/danh-muc?sau=" + http::percent_encoded(*view.next), talk("Xem tiếp")));
  return page;
}

}  // namespace motcua::web
