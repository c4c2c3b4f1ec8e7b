#include "web/browser.h"

#include "http/target.h"
#include "web/router.h"

namespace motcua::test {
namespace {

std::string unescaped(std::string text) {
  const std::pair<const char*, const char*> kEntities[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, letter] : kEntities)
    for (auto at = text.find(entity); at != text.npos; at = text.find(entity, at + 1))
      text.replace(at, std::string(entity).size(), letter);
  return text;
}

std::string attribute(std::string_view tag, std::string_view name) {
  const std::string wanted = " " + std::string(name) + "=\"";
  const auto at = tag.find(wanted);
  if (at == tag.npos) return {};
  const auto begin = at + wanted.size();
  return unescaped(std::string(tag.substr(begin, tag.find('"', begin) - begin)));
}

bool has(std::string_view tag, std::string_view name) {
  return tag.find(" " + std::string(name)) != tag.npos;
}

/// What the controls of a form's markup would send.
Pairs controls(std::string_view form) {
  Pairs out;
  std::string select;
  for (auto at = form.find('<'); at != form.npos; at = form.find('<', at + 1)) {
    const std::string_view tag = form.substr(at, form.find('>', at) - at + 1);
    const std::string name = attribute(tag, "name");
    if (tag.starts_with("<input")) {
      const std::string type = attribute(tag, "type");
      const bool choice = type == "checkbox" || type == "radio";
      if (!name.empty() && type != "file" && (!choice || has(tag, "checked")))
        out.emplace_back(name, attribute(tag, "value"));
    } else if (tag.starts_with("<textarea")) {
      const auto begin = at + tag.size();
      std::string text = unescaped(std::string(form.substr(begin, form.find('<', begin) - begin)));
      if (text.starts_with('\n')) text.erase(0, 1);
      out.emplace_back(name, text);
    } else if (tag.starts_with("<select")) {
      select = name;
    } else if (tag.starts_with("<option") && !select.empty()) {
      const bool known = !out.empty() && out.back().first == select;
      if (has(tag, "selected") && known) out.back().second = attribute(tag, "value");
      if (!known) out.emplace_back(select, attribute(tag, "value"));
    }
  }
  return out;
}

}  // namespace

web::SiteParts site_parts(CentreBench& bench) {
  web::SiteParts parts;
  parts.centre = &bench.centre();
  parts.asset = [](std::string_view name) -> std::optional<std::string_view> {
    if (name == "style.css") return "body{}";
    if (name == "favicon.svg") return "<svg/>";
    return std::nullopt;
  };
  parts.random = [&bench](std::size_t count) { return bench.random().bytes(count); };
  parts.monotonic_ms = [&bench] { return bench.clock().now().since_boot_ms; };
  parts.routes = web::page_routes();
  return parts;
}

http::Request Browser::request(http::Method method, std::string_view where) const {
  http::Request request;
  request.method = method;
  const auto parsed = http::parse_target(where);
  CHECK(parsed.has_value(), "the test's own target");
  request.path = parsed->path;
  request.query = parsed->query;
  request.peer = "192.0.2.7";
  request.headers.add("Host", "localhost:8080");
  std::string all;
  for (const auto& [name, value] : cookies) all += (all.empty() ? "" : "; ") + name + "=" + value;
  if (!all.empty()) request.headers.add("Cookie", all);
  return request;
}

http::Response Browser::raw(http::Request request) {
  std::promise<http::Response> promise;
  site_.handle(std::move(request),
               http::Reply([&](http::Response r) { promise.set_value(std::move(r)); }, true));
  http::Response response = promise.get_future().get();
  take_cookies(response);
  return response;
}

void Browser::take_cookies(const http::Response& response) {
  for (const auto& field : response.headers.all()) {
    if (field.name != "Set-Cookie") continue;
    const auto equals = field.value.find('=');
    const std::string name = field.value.substr(0, equals);
    const std::string value = field.value.substr(equals + 1, field.value.find(';') - equals - 1);
    if (field.value.find("Max-Age=0") != std::string::npos) {
      cookies.erase(name);
    } else {
      cookies[name] = value;
    }
  }
}

void Browser::follow(http::Response response) {
  for (int hops = 0; response.status == 303 && hops < 5; ++hops) {
    target = *response.headers.find("Location");
    // A place on the page is the browser's own affair.
    response = raw(request(http::Method::kGet, target.substr(0, target.find('#'))));
  }
  status = response.status;
  body = response.body.empty() ? std::string(response.embedded) : response.body;
}

Browser& Browser::get(std::string_view where) {
  target = where;
  follow(raw(request(http::Method::kGet, where)));
  return *this;
}

Browser& Browser::post(std::string_view where, const Pairs& fields) {
  target = where;
  http::Request request = this->request(http::Method::kPost, where);
  request.headers.add("Content-Type", "application/x-www-form-urlencoded");
  for (const auto& [name, value] : fields) {
    if (!request.body.empty()) request.body += "&";
    request.body += http::percent_encoded(name) + "=" + http::percent_encoded(value);
  }
  follow(raw(std::move(request)));
  return *this;
}

std::vector<ShownForm> Browser::forms() const {
  std::vector<ShownForm> out;
  for (auto at = body.find("<form"); at != body.npos; at = body.find("<form", at + 1)) {
    const auto end = body.find("</form>", at);
    const std::string_view form = std::string_view(body).substr(at, end - at);
    const std::string_view tag = form.substr(0, form.find('>') + 1);
    out.push_back({attribute(tag, "action"), attribute(tag, "method"), controls(form)});
  }
  return out;
}

bool Browser::confirm() {
  for (const ShownForm& form : forms()) {
    if (!form.action.ends_with("/doc-lai")) continue;
    post(form.action, form.fields);
    return true;
  }
  return false;
}

bool Browser::send(const Pairs& filled, std::string_view type) {
  for (ShownForm& form : forms()) {
    const auto find = [&](const std::string& name) {
      return std::find_if(form.fields.begin(), form.fields.end(),
                          [&](const auto& field) { return field.first == name; });
    };
    const auto typed = find("type");
    if (!type.empty() && (typed == form.fields.end() || typed->second != type)) continue;
    if (type.empty() && std::any_of(filled.begin(), filled.end(), [&](const auto& field) {
          return find(field.first) == form.fields.end();
        }))
      continue;
    for (const auto& [name, value] : filled) {
      const auto field = find(name);
      if (field == form.fields.end()) {
        form.fields.emplace_back(name, value);
      } else {
        field->second = value;
      }
    }
    post(form.action, form.fields);
    return true;
  }
  return false;
}

}  // namespace motcua::test
