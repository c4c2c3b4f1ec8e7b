// One invented procedure with everything in it, for tests that break it one fault at a time.
#pragma once

#include "base/check.h"
#include "catalogue/source.h"

namespace motcua::catalogue {

inline constexpr std::string_view kExampleRow =
    "code,name,sector,level,ministry,online_level,performed_by,term_unit,term_value,term_grade,"
    "term_area_extra,term_online,term_post,term_note,fee_note\n"
    "1.004873,Cấp giấy mẫu,Hộ tịch,commune,bo-tu-phap,full,commune_committee,working_day,3,"
    "inferred,,,,Ví dụ,free\n";

inline constexpr std::string_view kExampleDetails = R"({
  "format": 1, "code": "1.004873", "grade": "published",
  "cases": [{"id": "verify", "name": "Cần xác minh"}],
  "facts": [{"id": "by_proxy", "kind": "yes_no", "ask": "Nộp thay?"},
            {"id": "born_on", "kind": "date", "ask": "Ngày sinh?", "when": {"var": "by_proxy"}}],
  "components": [
    {"id": "form", "name": "Tờ khai", "original": 1, "copies": 0, "form": true},
    {"id": "deed", "name": "Văn bản ủy quyền", "original": 1, "copies": 1, "vneid": true,
     "condition": {"and": [{"var": "by_proxy"}, {">=": [{"age_years":
       [{"var": "born_on"}, {"var": "received_on"}]}, 18]}]}, "grade": "memory"}],
  "fees": [
    {"id": "fee", "name": "Lệ phí", "kind": "fee", "channel": "counter", "from": "2025-01-01",
     "to": "2025-06-30", "amount": 8000, "per": "copy", "tiers": [{"after": 2, "amount": 1000}],
     "max": 200000, "exempt": [{"name": "Hộ nghèo"}], "grade": "memory", "source": "NQ"},
    {"id": "fee", "name": "Lệ phí", "kind": "fee", "channel": "counter", "from": "2025-07-01",
     "amount": 15000, "per": "copy", "grade": "memory", "source": "NQ"}],
  "results": [{"code": "KQ.G15.000038", "name": "Giấy mẫu", "kind": "confirmation"}],
  "return": {"modes": ["counter", "electronic"], "presence": "applicant", "hand_in": ["deed"]},
  "limits": [{"value": 3, "unit": "working_day", "grade": "published", "source": "QĐ"},
             {"case": "verify", "area": "mountain", "value": 20, "unit": "day",
              "grade": "variant_unverified", "source": "QĐ"}],
  "extensions": [{"id": "far", "name": "Xã xa", "value": 5, "unit": "working_day",
                  "grade": "published", "source": "QĐ"}],
  "limit_prose": [{"text": "03 ngày làm việc; xã xa thêm không quá 05 ngày làm việc"},
                  {"case": "verify", "text": "Trường hợp xác minh: 20 ngày"}],
  "supplement": {"mode": "resume", "lapse": {"value": 15, "unit": "day"}},
  "verification": "stops", "clock_stops": ["power"],
  "offline": {"class": "C", "reason": "Phải tra cứu"},
  "retention": {"class": "years", "years": 20},
  "steps": [
    {"id": "receive", "kind": "receive", "actor": "receiving_officer", "name": "Nhận",
     "next": ["ask", {"to": "sign", "when": {"!": {"var": "by_proxy"}}}]},
    {"id": "ask", "kind": "tacit_consent", "actor": "citizen", "name": "Hỏi ý kiến",
     "when": {"var": "by_proxy"}, "limit": {"value": 1, "unit": "day"}, "on_silence": "sign",
     "next": ["sign"]},
    {"id": "sign", "kind": "sign", "actor": "leader", "name": "Ký", "next": ["return"],
     "offline": "A"},
    {"id": "return", "kind": "return", "actor": "receiving_officer", "name": "Trả"}],
  "harm": [{"kind": "days_after_fact", "fact": "born_on", "days": 60, "name": "Trễ hạn",
            "grade": "memory", "source": "Luật"}],
  "corrections": [{"act": "annul", "actor": "leader", "name": "Hủy bỏ"}]})";

inline constexpr std::string_view kExamplePhrases = "phrase,code\nxin giấy mẫu,1.004873\n";

inline Result<Catalogue, std::vector<SourceFault>> read_example(
    std::string_view row = kExampleRow, std::string_view details = kExampleDetails,
    std::string_view phrases = kExamplePhrases) {
  return read_sources(
      {{"procedures.csv", row}, {"phrases.csv", phrases}, {{"everyday/1.004873.json", details}}});
}

inline Procedure example() {
  const auto read = read_example();
  CHECK(read.has_value());
  return read->procedures()[0];
}

}  // namespace motcua::catalogue
