#include "web/frame.h"

#include "web/form.h"
#include "web/parts.h"

namespace motcua::web {
namespace {

using office::Role;

constexpr office::RoleSet kAtCounter{Role::kReceivingOfficer, Role::kAssistant};
constexpr office::RoleSet kWithDossiers{Role::kDirector,         Role::kDeputy,
                                        Role::kReceivingOfficer, Role::kSpecialist,
                                        Role::kAssistant,        Role::kInspector};
constexpr office::RoleSet kSteering{Role::kDirector, Role::kDeputy};
constexpr office::RoleSet kOfSystem{Role::kDirector, Role::kDeputy, Role::kAdministrator};

Html door_link(const Page& page, Door door, std::string_view address, std::string_view words) {
  Attributes attributes{{"href", address}};
  if (page.door == door) attributes.push_back({"aria-current", "page"});
  return tag("a", attributes, text(words));
}

Html doors(const Frame& frame, const Page& page) {
  const Talk& talk = frame.talk;
  Html out;
  if (!frame.signed_in) {
    out += door_link(page, Door::kTracking, "/tra-cuu", talk("Tra cứu hồ sơ"));
    out += door_link(page, Door::kCatalogue, "/danh-muc", talk("Danh mục"));
    out += link("/dang-nhap", talk("Đăng nhập"));
    return out;
  }
  const office::RoleSet roles = frame.signed_in->roles;
  if (roles.meets(kAtCounter)) out += door_link(page, Door::kCounter, "/quay", talk("Quầy"));
  if (roles.meets(kWithDossiers)) out += door_link(page, Door::kDossiers, "/ho-so", talk("Hồ sơ"));
  if (roles.meets(kSteering))
    out += door_link(page, Door::kSteering, "/dieu-hanh", talk("Điều hành"));
  out += door_link(page, Door::kCatalogue, "/danh-muc", talk("Danh mục"));
  if (roles.meets(kOfSystem)) out += door_link(page, Door::kSystem, "/he-thong", talk("Hệ thống"));
  const Html leave = hidden("csrf", frame.signed_in->csrf) +
                     tag("button", {{"class", "link"}, {"type", "submit"}},
                         text(talk("Đăng xuất")) + tag("span", {{"class", "hidden"}},
                                                       text(" " + frame.signed_in->username)));
  out += tag("form", {{"method", "post"}, {"action", "/dang-xuat"}}, leave);
  return out;
}

Html top(const Frame& frame, const Page& page) {
  const Talk& talk = frame.talk;
  const std::string name = talk("Một cửa {unit}", {{"unit", frame.unit_name}});
  const Html mark = tag("span", {{"class", "mark"}}, icon(Icon::kHouse, 24));
  const Html home = tag("a", {{"class", "home"}, {"href", "/"}}, mark + tag("span", text(name)));
  const Html nav = tag("nav", {{"aria-label", talk("Các cửa")}}, doors(frame, page));
  Html inside =
      tag("div", {{"class", "inside"}}, home + nav) + tag("div", {{"class", "weave"}}, {});
  if (frame.demo)
    inside += tag(
        "div", {{"class", "brand"}},
        tag("p", {{"class", "inside"}}, text(talk("DỮ LIỆU TRÌNH DIỄN. Không phải hồ sơ thật."))));
  return tag("header", {{"class", "top"}}, inside);
}

Html foot(const Frame& frame) {
  const Talk& talk = frame.talk;
  const bool english = talk.language == wording::Language::kEnglish;
  Html inside = text(talk("Trung tâm Phục vụ hành chính công {unit}", {{"unit", frame.unit_name}}));
  if (!frame.other_language_address.empty()) {
    inside += text(" · ") + tag("a",
                                {{"href", frame.other_language_address},
                                 {"hreflang", english ? "vi" : "en"},
                                 {"lang", english ? "vi" : "en"}},
                                text(english ? "Tiếng Việt" : "English"));
  }
  if (frame.signed_in)
    inside +=
        text(" · " + talk("Đang đăng nhập: {username}", {{"username", frame.signed_in->username}}) +
             " · ") +
        link("/doi-mat-khau", talk("Đổi mật khẩu"));
  return tag("footer", tag("div", {{"class", "inside"}}, inside));
}

Html head(const Frame& frame, const Page& page) {
  Html out = lone("meta", {{"charset", "utf-8"}});
  out += lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  out += tag("title",
             text(page.title + " – " + frame.talk("Một cửa {unit}", {{"unit", frame.unit_name}})));
  if (frame.signed_in) out += lone("meta", {{"name", "robots"}, {"content", "noindex"}});
  out += lone("link", {{"rel", "stylesheet"}, {"href", frame.style_address}});
  out += lone("link", {{"rel", "icon"}, {"href", "/assets/favicon.svg"}});
  if (page.with_list && !frame.list_script_address.empty())
    out += tag("script", {{"type", "module"}, {"src", frame.list_script_address}}, {});
  if (page.with_form && !frame.script_address.empty())
    out += tag("script", {{"type", "module"}, {"src", frame.script_address}}, {});
  return tag("head", out);
}

}  // namespace

std::string document(const Frame& frame, const Page& page) {
  const Html skip =
      tag("a", {{"class", "skip"}, {"href", "#main"}}, text(frame.talk("Đến phần nội dung")));
  const Html main = tag("main", {{"class", "inside"}, {"id", "main"}}, page.body);
  const std::string_view look = page.look == Look::kCitizen ? "citizen"
                                : page.look == Look::kPaper ? "paper"
                                                            : "staff";
  const Html body = tag("body", {{"class", look}}, skip + top(frame, page) + main + foot(frame));
  return "<!doctype html>\n" +
         tag("html", {{"lang", wording::language_tag(frame.talk.language)}},
             head(frame, page) + body)
             .take() +
         "\n";
}

}  // namespace motcua::web
