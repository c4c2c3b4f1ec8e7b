// Private<T>: personal data in memory. Open when the vault is open and the key lives, Locked while
// the vault is shut, Erased when the dossier's key is gone.
//
// decide() may ask for what is Open; evolve() never needs it, so status, dates and numbers fold the
// same with every key erased. There is no way to print one by accident: only get() opens it.
#pragma once

#include <utility>
#include <variant>

namespace motcua {

template <class T>
class Private {
 public:
  struct Locked {
    bool operator==(const Locked&) const = default;
  };
  struct Erased {
    bool operator==(const Erased&) const = default;
  };

  Private() = default;  // Locked
  [[nodiscard]] static Private open(T value) { return Private(std::move(value)); }
  [[nodiscard]] static Private locked() { return Private(); }
  [[nodiscard]] static Private erased() {
    Private out;
    out.value_ = Erased{};
    return out;
  }

  /// Null unless Open. Valid as long as this object is.
  [[nodiscard]] const T* get() const { return std::get_if<T>(&value_); }
  [[nodiscard]] bool is_open() const { return std::holds_alternative<T>(value_); }
  [[nodiscard]] bool is_erased() const { return std::holds_alternative<Erased>(value_); }
  [[nodiscard]] bool is_locked() const { return std::holds_alternative<Locked>(value_); }

  bool operator==(const Private&) const = default;

 private:
  explicit Private(T value) : value_(std::move(value)) {}
  std::variant<Locked, Erased, T> value_;
};

}  // namespace motcua
