#include "unit/web/html_check.h"

#include <algorithm>
#include <map>
#include <set>

namespace motcua::web {
namespace {

const std::set<std::string_view> kVoid{"meta", "link", "input", "br", "hr", "img"};
const std::set<std::string_view> kControls{"input", "select", "textarea"};

struct Tag {
  std::string name;
  std::map<std::string, std::string> attributes;
  bool closing = false;
};

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::vector<std::string> faults() {
    while (!rest_.empty()) {
      if (rest_.front() != '<') {
        text();
      } else if (rest_.starts_with("<!doctype html>")) {
        rest_.remove_prefix(15);
      } else {
        tag();
      }
    }
    for (const auto& open : open_) say("never closed: " + open);
    references();
    return std::move(faults_);
  }

 private:
  void say(std::string what) { faults_.push_back(std::move(what)); }

  void text() {
    const auto end = std::min(rest_.find('<'), rest_.size());
    if (rest_.substr(0, end).find('>') != std::string_view::npos) say("a bare > in text");
    rest_.remove_prefix(end);
  }

  void tag() {
    const Tag read = read_tag();
    if (read.closing) {
      if (open_.empty() || open_.back() != read.name) {
        say("</" + read.name + "> closes " + (open_.empty() ? "nothing" : open_.back()));
        return;
      }
      open_.pop_back();
      return;
    }
    judge(read);
    if (!kVoid.contains(read.name)) open_.push_back(read.name);
  }

  Tag read_tag() {
    Tag tag;
    rest_.remove_prefix(1);
    tag.closing = rest_.starts_with('/');
    if (tag.closing) rest_.remove_prefix(1);
    tag.name = word();
    while (!rest_.empty() && rest_.front() == ' ') {
      rest_.remove_prefix(1);
      const std::string name = word();
      std::string value;
      if (rest_.starts_with("=\"")) {
        rest_.remove_prefix(2);
        const auto end = std::min(rest_.find('"'), rest_.size());
        value = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        if (value.find('<') != value.npos) say("a bare < in " + name);
      }
      if (name.empty()) say("an attribute without a name in <" + tag.name + ">");
      if (!tag.attributes.emplace(name, value).second) say("twice " + name);
    }
    if (rest_.starts_with('>')) {
      rest_.remove_prefix(1);
    } else {
      say("an unfinished <" + tag.name);
      rest_ = {};
    }
    return tag;
  }

  std::string word() {
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != ' ' && rest_[end] != '>' && rest_[end] != '=' &&
           rest_[end] != '"')
      ++end;
    std::string out(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return out;
  }

  void judge(const Tag& tag) {
    const auto get = [&](const char* name) {
      const auto found = tag.attributes.find(name);
      return found == tag.attributes.end() ? std::string() : found->second;
    };
    const std::string id = get("id");
    if (tag.attributes.contains("id") && (id.empty() || !ids_.insert(id).second))
      say("id empty or twice: " + id);
    // A script is a file of ours, never words in a page.
    const std::string src = get("src");
    const bool ours = src.starts_with("/assets/form-") || src.starts_with("/assets/list-");
    if ((tag.name == "script" && !ours) || tag.name == "style") say("a <" + tag.name + ">");
    for (const auto& [name, value] : tag.attributes)
      if (name == "style" || name.starts_with("on")) say("inline " + name);
    if (get("href").starts_with("javascript:")) say("a script in href");
    if (tag.name == "label" && !get("for").empty()) wanted_.push_back(get("for"));
    for (const char* name : {"aria-describedby", "aria-labelledby"}) {
      std::string all = get(name) + " ";
      for (auto at = all.find(' '); at != all.npos; all.erase(0, at + 1), at = all.find(' '))
        if (at > 0) wanted_.push_back(all.substr(0, at));
    }
    if (get("href").starts_with('#')) wanted_.push_back(get("href").substr(1));
    if (tag.name == "h1") ++h1_;
    if (tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6') {
      const int level = tag.name[1] - '0';
      if (level > heading_ + 1) say("a heading skips a level: " + tag.name);
      heading_ = level;
    }
    const bool labelled_elsewhere = std::find(open_.begin(), open_.end(), "label") != open_.end();
    if (kControls.contains(tag.name) && get("type") != "hidden" && !labelled_elsewhere)
      controls_.push_back(id);
    if (tag.name == "label") labels_.insert(get("for"));
  }

  void references() {
    for (const auto& id : wanted_)
      if (!ids_.contains(id)) say("refers to no id: " + id);
    for (const auto& id : controls_)
      if (!labels_.contains(id)) say("a control without a label: " + id);
    if (h1_ != 1) say("h1 " + std::to_string(h1_) + " times");
  }

  std::string_view rest_;
  std::vector<std::string> faults_;
  std::vector<std::string> open_;
  std::set<std::string> ids_;
  std::set<std::string> labels_;
  std::vector<std::string> wanted_;
  std::vector<std::string> controls_;
  int h1_ = 0;
  int heading_ = 0;
};

}  // namespace

std::vector<std::string> html_faults(std::string_view document) {
  return Reader(document).faults();
}

}  // namespace motcua::web
