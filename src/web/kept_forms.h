// Forms that could not be carried out, or wait to be read back, kept until their page has shown
// them again, so that nothing typed is lost and a reload posts nothing. In memory only: they hold
// personal data. Threads: any.
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
  std::string owner;  // whoever typed it: nobody else sees it
  http::Parameters values;
  std::optional<app::Problem> problem;  // none: it waits to be read back
  std::string done = {};                // what came of it, once it was carried out
};

class KeptForms {
 public:
  static constexpr std::size_t kFormsMax = 200;  // of at most 256 KiB each
  static constexpr std::int64_t kAgeMsMax = 60LL * 60 * 1000;

  void keep(std::string token, KeptForm form, std::int64_t now_ms);
  [[nodiscard]] std::optional<KeptForm> find(std::string_view token, std::string_view owner,
                                             std::int64_t now_ms) const;
  /// It was carried out and `address` shows what came of it: nothing typed stays, here or under
  /// other tokens of the same command.
  void finish(std::string_view token, const std::string& address);

  struct Unfinished {
    std::string token;
    std::int64_t age_ms = 0;
  };
  /// The owner's newest form that has `value` in `field` and was never carried out.
  [[nodiscard]] std::optional<Unfinished> unfinished(std::string_view owner, std::string_view field,
                                                     std::string_view value,
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
