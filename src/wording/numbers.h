// Numbers and money as documents write them.
#pragma once

#include <cstdint>
#include <string>

namespace motcua::wording {

/// "1.250.000".
[[nodiscard]] std::string grouped(std::int64_t number);
/// "20.000 đ".
[[nodiscard]] std::string money(std::int64_t dong);
/// "hai mươi nghìn đồng"; from 0 to 999,999,999,999.
[[nodiscard]] std::string money_in_words(std::int64_t dong);
/// "một nghìn không trăm linh năm".
[[nodiscard]] std::string number_in_words(std::int64_t number);

}  // namespace motcua::wording
