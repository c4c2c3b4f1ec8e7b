#include "http/target.h"
#include "web/pages/public.h"
#include "web/parts.h"

namespace motcua::web {
namespace {

struct LifeEvent {
  Icon icon;
  std::string_view name;
  std::string_view words;  // what is searched for
};
constexpr LifeEvent kLifeEvents[] = {
    {Icon::kBaby, "Em bé mới sinh", "đăng ký khai sinh"},
    {Icon::kRings, "Kết hôn", "đăng ký kết hôn"},
    {Icon::kStamp, "Chứng thực giấy tờ", "chứng thực bản sao từ bản chính"},
    {Icon::kDove, "Nhà có người mất", "đăng ký khai tử"},
    {Icon::kHand, "Trợ cấp, người cao tuổi", "trợ cấp hưu trí xã hội"},
    {Icon::kField, "Đất đai", "đăng ký đất đai"},
    {Icon::kShop, "Buôn bán, hộ kinh doanh", "đăng ký thành lập hộ kinh doanh"},
    {Icon::kPaper, "Xác nhận độc thân", "xác nhận tình trạng hôn nhân"},
};

Html search_form(const Talk& talk, const std::string& words) {
  const Html field = tag("label", {{"for", "q"}}, text(talk("Bà con cần làm giấy tờ gì?"))) +
                     tag("p", {{"class", "hint"}, {"id", "q-hint"}},
                         text(talk("Gõ như khi nói, không cần dấu. Ví dụ: lam giay khai sinh"))) +
                     lone("input", {{"type", "search"},
                                    {"id", "q"},
                                    {"name", "q"},
                                    {"value", words},
                                    {"maxlength", "200"},
                                    {"autocomplete", "off"},
                                    {"aria-describedby", "q-hint"}});
  return tag("form", {{"method", "get"}, {"action", "/"}, {"role", "search"}},
             tag("div", {{"class", "field"}}, field) + submit(talk("Tìm"), "strong"));
}

Html track_form(const Talk& talk) {
  const Html number = tag("label", {{"for", "so"}}, text(talk("Số hồ sơ"))) +
                      lone("input", {{"type", "text"},
                                     {"id", "so"},
                                     {"name", "so"},
                                     {"autocomplete", "off"},
                                     {"spellcheck", "false"}});
  const Html check = tag("label", {{"for", "ma"}}, text(talk("Mã tra cứu"))) +
                     lone("input", {{"type", "text"},
                                    {"id", "ma"},
                                    {"name", "ma"},
                                    {"autocomplete", "off"},
                                    {"spellcheck", "false"}});
  const Html fields =
      tag("div", {{"class", "row"}},
          tag("div", {{"class", "field"}}, number) + tag("div", {{"class", "field"}}, check));
  return panel(
      tag("h2", {{"id", "track"}}, text(talk("Xem hồ sơ của tôi đến đâu rồi"))) +
          tag("form", {{"method", "get"}, {"action", "/tra-cuu"}, {"aria-labelledby", "track"}},
              tag("p", {{"class", "hint"}},
                  text(talk("Hai mã này in trên giấy tiếp nhận hồ sơ."))) +
                  fields + submit(talk("Xem"))),
      "dark");
}

Html hit_list(const Talk& talk, const HomeView& view) {
  if (view.words.empty()) return {};
  Html out = heading(2, talk("Thủ tục tìm thấy"), "found");
  if (view.hits.empty())
    return out + paragraph(talk("Chưa tìm thấy. Thử gõ ít chữ hơn, hoặc hỏi cán bộ ở quầy."));
  Html items;
  for (const auto& hit : view.hits)
    items += tag("li", tag("a", {{"href", "/thu-tuc/" + hit.code.text}},
                           text(hit.name) +
                               tag("span", {{"class", "soft number"}}, text(" " + hit.code.text))));
  return out + tag("ul", {{"class", "hits"}}, items);
}

}  // namespace

Page home_page(const Talk& talk, const HomeView& view) {
  Page page;
  page.title = talk("Tìm thủ tục, tra cứu hồ sơ");
  page.look = Look::kCitizen;
  page.body = heading(1, talk("Bà con cần làm việc gì?"));
  page.body += panel(search_form(talk, view.words), "sand");
  page.body += hit_list(talk, view);
  page.body += track_form(talk);
  page.body += heading(2, talk("Việc hay gặp")) + life_event_cards(talk, "/?q=");
  page.body += tag("p", link("/danh-muc", talk("Xem tất cả thủ tục")));
  return page;
}

Html life_event_cards(const Talk& talk, std::string_view address) {
  Html cards;
  for (const LifeEvent& event : kLifeEvents)
    cards += card(std::string(address) + http::percent_encoded(event.words), event.icon,
                  talk(event.name));
  return tag("div", {{"class", "columns cards"}}, cards);
}

}  // namespace motcua::web
