#include "web/pages/releases.h"

#include <algorithm>

#include "base/json.h"
#include "web/labels.h"
#include "web/parts.h"
#include "wording/numbers.h"

namespace motcua::web {
namespace {

constexpr std::size_t kChangesAPage = 50;
constexpr std::string_view kDoor = "/danh-muc/ban-phat-hanh";

std::string counted(std::size_t n) { return wording::grouped(static_cast<std::int64_t>(n)); }

std::string address_of(const ReleaseHash& hash) { return std::string(kDoor) + "/" + hash.text(); }

/// "2 thủ tục thêm, 0 bỏ, 5 đổi": one line for a list.
std::string summary(const Talk& talk, const app::ListedRelease& listed) {
  if (!listed.view) return talk("Không đọc được: tệp của bản này bị mất hoặc bị sửa");
  const app::ReleaseView& release = *listed.view;
  if (release.is_shipped) return talk("Bản khởi đầu: dữ liệu trình diễn, chưa ai ký");
  if (!release.is_compared) return talk("Không so được: bản trước nó không đọc được");
  std::size_t count[3] = {0, 0, 0};
  for (const auto& change : release.review.changes) ++count[static_cast<std::size_t>(change.kind)];
  return talk("{added} thủ tục thêm, {removed} bỏ, {changed} đổi",
              {{"added", counted(count[0])},
               {"removed", counted(count[1])},
               {"changed", counted(count[2])}});
}

/// When dossiers are received under it: the announced day and, where that came later, the minute.
Html time_in_force(const Talk& talk, const app::ListedRelease& release) {
  const auto moment = [&](LegalTime time) {
    return time.minute == 0 ? talk.date(time.date) : talk.moment(time);
  };
  Html out = text(release.from ? moment(*release.from) : talk.date(release.effective));
  if (release.until && release.standing != app::ReleaseStanding::kOvertaken)
    out += lone("br", {}) + tag("span", {{"class", "soft"}},
                                text(talk("đến trước {when}", {{"when", moment(*release.until)}})));
  return out;
}

std::string dossiers_of(const app::ListedRelease& release) {
  if (release.standing == app::ReleaseStanding::kNotAnnounced) return "–";
  return wording::grouped(release.dossiers);
}

/// Sentences of a list as sentences; anything else as the document writes it.
Html shown(const Talk& talk, const std::string& value) {
  if (value.empty()) return text(talk("không có"));
  const auto parsed = json::parse(value);
  const json::Array* items = parsed ? parsed->as_array() : nullptr;
  std::string sentences;
  for (const json::Value& item : items != nullptr ? *items : json::Array()) {
    const json::Value* sentence = item.find("text");
    const std::string* words = sentence == nullptr ? nullptr : sentence->as_string();
    if (words == nullptr || item.as_object()->size() != 1) return text(value);
    sentences += (sentences.empty() ? "" : "; ") + *words;
  }
  return text(sentences.empty() ? value : sentences);
}

Html fields_table(const Talk& talk, const catalogue::ProcedureChange& change) {
  Table fields;
  fields.caption = talk("Những chỗ đổi của {code}", {{"code", change.code.text}});
  fields.columns = {talk("Chỗ đổi"), talk("Trước"), talk("Sau")};
  for (const auto& field : change.fields) {
    Html place = text(change_place(talk, field.field));
    if (catalogue::weight_of(field.field) != catalogue::ChangeWeight::kOther)
      place = chip(Chip::kSoon, talk("Thời hạn, tiền")) + text(" ") + place;
    fields.rows.push_back({place, shown(talk, field.before), shown(talk, field.after)});
  }
  return table(fields);
}

Html one_change(const Talk& talk, const catalogue::ProcedureChange& change) {
  Html out = heading(3, talk(label(change.kind)) + ": " + change.name);
  out += tag("p", {{"class", "soft number"}}, text(change.code.text));
  if (!change.fields.empty()) out += fields_table(talk, change);
  return out;
}

Html phrases(const Talk& talk, std::string_view title,
             const std::vector<catalogue::Phrase>& given) {
  if (given.empty()) return {};
  std::vector<Html> items;
  for (const auto& phrase : given) items.push_back(text(phrase.text + " – " + phrase.code.text));
  return fold_out(talk(title), bullet_list(items));
}

Html changes(const Talk& talk, const ReleasePageView& view) {
  const auto& all = view.release.view->review.changes;
  const ProcedureCode after{view.after};
  auto at = std::find_if(all.begin(), all.end(), [&](const catalogue::ProcedureChange& change) {
    return after < change.code;
  });
  Html out;
  std::size_t count = 0;
  for (; at != all.end() && count < kChangesAPage; ++at, ++count) out += one_change(talk, *at);
  if (count == 0) out += paragraph(talk("Không có thủ tục nào thay đổi."));
  if (at != all.end())
    out += tag("p", {{"class", "actions"}},
               button_link(address_of(view.release.hash) + "?sau=" + std::prev(at)->code.text,
                           talk("Xem tiếp")));
  return out;
}

}  // namespace

Page releases_page(const Talk& talk, const app::ReleaseList& releases) {
  Page page;
  page.title = talk("Các bản danh mục");
  page.door = Door::kCatalogue;
  page.body = heading(1, talk("Các bản danh mục"));
  page.body += paragraph(
      talk("Mỗi bản là một bộ thủ tục không sửa được nữa, gọi tên bằng mã băm. Hồ sơ nộp khi bản "
           "nào có hiệu lực thì theo bản đó đến cùng: bản mới không đổi ngày đã hẹn."));
  Table list;
  list.caption = talk("Các bản danh mục");
  list.columns = {talk("Bản"),   talk("Tình trạng"), talk("Hiệu lực từ"),
                  talk("Hồ sơ"), talk("Thay đổi"),   talk("Ghi chú")};
  for (const auto& release : releases) {
    const std::string name = talk("Bản số {n}", {{"n", std::to_string(release.number)}});
    const bool is_shipped = release.view && release.view->is_shipped;
    const auto in_one_line = [](const Html& inside) {
      return tag("span", {{"class", "nowrap"}}, inside);
    };
    const bool has_note = release.view && !release.view->note.empty();
    list.rows.push_back(
        {in_one_line(is_shipped ? text(name) : link(address_of(release.hash), name)),
         in_one_line(chip(chip_of(release.standing), talk(label(release.standing)))),
         time_in_force(talk, release), text(dossiers_of(release)), text(summary(talk, release)),
         text(has_note ? release.view->note : "–")});
  }
  page.body += table(list);
  page.body += soft(
      talk("Bản mới được xem từng chỗ đổi rồi mới phát hành (motcua catalogue import), và chỉ có "
           "hiệu lực sau khi hai người có thẩm quyền công bố (motcua catalogue announce). Số hồ sơ "
           "đếm theo lúc nộp."));
  return page;
}

Page release_page(const Talk& talk, const ReleasePageView& view) {
  const app::ListedRelease& release = view.release;
  Page page;
  page.title = talk("Bản số {n}", {{"n", std::to_string(release.number)}});
  page.door = Door::kCatalogue;
  page.body = heading(1, page.title);
  page.body += tag("p", chip(chip_of(release.standing), talk(label(release.standing))));
  Facts facts;
  facts.push_back({talk("Hiệu lực từ"), time_in_force(talk, release)});
  if (release.announced) {
    std::string names;
    for (const OfficerId& officer : release.by)
      names += (names.empty() ? "" : ", ") + view.name_of(officer);
    facts.push_back({talk("Công bố"), text(talk.moment(release.announced) + " – " + names)});
  }
  facts.push_back({talk("Hồ sơ"), text(dossiers_of(release))});
  facts.push_back({talk("Thay đổi"), text(summary(talk, release))});
  const auto code = [](const std::string& hash) {
    return tag("span", {{"class", "number"}}, text(hash));
  };
  if (release.view) {
    facts.push_back({talk("Số tài liệu"), text(counted(release.view->documents))});
    if (!release.view->note.empty()) facts.push_back({talk("Ghi chú"), text(release.view->note)});
  }
  facts.push_back({talk("Mã băm"), code(release.hash.text())});
  if (release.view && release.view->is_compared && !release.view->is_shipped)
    facts.push_back(
        {talk("Mã xem xét"), code(catalogue::hash_of_review(release.view->review).text())});
  page.body += panel(fact_list(facts), "sand");
  if (!release.view) {
    page.body += notice(Tone::kBad, talk("Không đọc được bản này"),
                        paragraph(talk("Khi bản này có hiệu lực thì chưa nhận hồ sơ được. Chạy "
                                       "motcua doctor để biết tệp nào, rồi lấy lại từ bản sao.")));
  } else if (release.view->is_compared) {
    page.body += heading(2, talk("Những chỗ đổi so với bản trước"));
    page.body +=
        soft(talk("Thời hạn và tiền đứng đầu mỗi thủ tục, vì đổi chúng là đổi quyền của bà "
                  "con."));
    page.body += changes(talk, view);
    page.body += phrases(talk, "Câu tìm kiếm thêm", release.view->review.phrases_added);
    page.body += phrases(talk, "Câu tìm kiếm bỏ", release.view->review.phrases_removed);
  }
  page.body += tag("p", {{"class", "actions"}}, button_link(kDoor, talk("Các bản danh mục")));
  return page;
}

}  // namespace motcua::web
