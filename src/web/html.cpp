#include "web/html.h"

namespace motcua::web {
namespace {

void append_escaped(std::string& out, std::string_view plain) {
  for (const char c : plain) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out.push_back(c);
    }
  }
}

}  // namespace

Html text(std::string_view plain) {
  Html html;
  append_escaped(html.markup_, plain);
  return html;
}

class TagBuilder {
 public:
  TagBuilder(Name name, const Attributes& attributes) {
    std::string& out = html_.markup_;
    out.push_back('<');
    out += name.view();
    for (const Attribute& attribute : attributes) {
      if (!attribute.present) continue;
      out.push_back(' ');
      out += attribute.name.view();
      if (attribute.bare) continue;
      out += "=\"";
      append_escaped(out, attribute.value);
      out.push_back('"');
    }
    out.push_back('>');
  }
  void close(Name name, const Html& inside) {
    html_.markup_ += inside.markup_;
    html_.markup_ += "</";
    html_.markup_ += name.view();
    html_.markup_.push_back('>');
  }
  Html take() { return std::move(html_); }

 private:
  Html html_;
};

Html tag(Name name, const Attributes& attributes, const Html& inside) {
  TagBuilder builder(name, attributes);
  builder.close(name, inside);
  return builder.take();
}

Html tag(Name name, const Html& inside) { return tag(name, {}, inside); }

Html lone(Name name, const Attributes& attributes) { return TagBuilder(name, attributes).take(); }

Html join(std::initializer_list<Html> pieces) {
  Html out;
  for (const Html& piece : pieces) out += piece;
  return out;
}

}  // namespace motcua::web
