// What is asked for in a mountain commune on the border, how often, and the words that go with it.
// The shares are our own estimate; no statistics of Bát Mọt stand behind them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "demo/cast.h"

namespace motcua::demo {

/// For whom the paper is: what a list shows beside the owner's name.
enum class About : std::uint8_t {
  kPaper,  // certified copies: which paper
  kSelf,
  kNewborn,
  kChild,
  kDeceased,
  kSpouse,
  kLand,
  kHousehold,
  kBusiness,
};

struct Demand {
  std::string_view procedure;
  int dossiers = 0;
  About about = About::kSelf;
  Ages ages;
  std::string_view book;      // sign of the result's register: "QĐ-UBND"
  std::string_view steps[3];  // worked one after the other; none: decided at once
  bool mobile = false;        // only on days out in the hamlets
};

/// 332 dossiers in all.
[[nodiscard]] std::span<const Demand> demands();
inline constexpr int kDossiers = 332;

}  // namespace motcua::demo
