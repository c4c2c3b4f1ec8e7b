// Dossier numbers and tracking checks (docs/formats/dossier_events.md, "Numbers"; ADR 0021). Pure:
// the largest number so far comes from the log, randomness from its port.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/ids.h"
#include "base/result.h"
#include "base/time.h"
#include "dossier/rejection.h"

namespace motcua::dossier {

struct NumberBlock {
  int first = 0;
  int last = 0;
  bool operator==(const NumberBlock&) const = default;
};
inline constexpr NumberBlock kHubBlock{7000, 7999};
inline constexpr NumberBlock kMobileBlock{9000, 9899};
inline constexpr NumberBlock kPaperBlock{9900, 9999};
/// Of a node's incarnation, from 1: block (incarnation - 1) mod 7 of 0001-6999.
[[nodiscard]] NumberBlock block_of(std::int64_t incarnation);
/// Where a block of a node or of the hub goes on when it has run out, in seven digits:
/// 1000000-1999999 for 0001-0999, 2000000-2999999 for 1000-1999 and so on. Others are leased anew.
[[nodiscard]] std::optional<NumberBlock> continuation_of(NumberBlock block);
/// The first order of the block that the order belongs to, itself or by its continuation.
[[nodiscard]] int block_first_of(int order);

/// `{agency}`, `{yymmdd}`, `{yyyymmdd}`, `{nnnn}`, `{nnnnnnn}`; anything else stands for itself.
inline constexpr std::string_view kNumberPattern = "{agency}-{yymmdd}-{nnnn}";

struct NumberParts {
  AgencyCode agency;
  Date day;
  int order = 0;
  bool operator==(const NumberParts&) const = default;
};
[[nodiscard]] DossierCode write_number(std::string_view pattern, const NumberParts& parts);
/// Nothing when the text is not of the pattern; `{nnnn}` also reads the seven digits of a
/// continuation. Years of two digits are 2000-2099.
[[nodiscard]] std::optional<NumberParts> read_number(std::string_view pattern,
                                                     std::string_view text);

/// `highest`: the largest order of this block and day in the log. Nothing is ever given twice,
/// whatever the clock says, because the log is asked for the very day that is written.
[[nodiscard]] Result<DossierCode, Rejection> next_number(std::string_view pattern,
                                                         const AgencyCode& agency, Date day,
                                                         NumberBlock block,
                                                         std::optional<int> highest);

inline constexpr std::string_view kCheckAlphabet = "ACDEFGHJKMNPQRTWXY34679";
inline constexpr std::size_t kCheckLength = 6;
/// Without bias; nothing when too few of the bytes could be used (give 32: never in practice).
[[nodiscard]] std::optional<std::string> tracking_check(std::string_view random_bytes);
/// What a person typed: lower case and blanks forgiven. Nothing when it cannot be a check.
[[nodiscard]] std::optional<std::string> read_check(std::string_view typed);

}  // namespace motcua::dossier
