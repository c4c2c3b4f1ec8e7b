// Forms that could not be carried out, kept until their page has shown them again, so that nothing
// typed is lost and a reload posts nothing. In memory only: they hold personal data. Threads: any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "app/problem.h"
#include "http/http.h"

namespace motcua::web {

struct KeptForm {
  std::string owner;  // CSRF token of the session that typed it: nobody else sees it
  http::Parameters values;
  app::Problem problem;
};

class KeptForms {
 public:
  static constexpr std::size_t kFormsMax = 200;  // of at most 256 KiB each
  static constexpr std::int64_t kAgeMsMax = 60LL * 60 * 1000;

  void keep(std::string token, KeptForm form, std::int64_t now_ms);
  [[nodiscard]] std::optional<KeptForm> find(std::string_view token, std::string_view owner,
                                             std::int64_t now_ms) const;

 private:
  struct Place {
    std::string token;
    KeptForm form;
    std::int64_t kept_ms = 0;
  };
  mutable std::mutex mutex_;
  std::list<Place> places_;  // oldest first
};

}  // namespace motcua::web
