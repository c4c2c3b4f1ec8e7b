// Bodies of HTML forms: application/x-www-form-urlencoded and multipart/form-data (RFC 7578), read
// strictly and within bounds. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/http.h"

namespace motcua::http {

struct FormLimits {
  std::size_t fields_max = 200;
  std::size_t files_max = 20;
  std::size_t field_bytes_max = 64 * 1024;  // of one text; files are bounded by the body alone
  std::size_t text_bytes_max = 4U << 20;    // of all of a multipart form's
  std::size_t part_header_bytes_max = 2 * 1024;
};

struct FormFile {
  std::string field;
  /// As the client named it, without directories; valid UTF-8 without control characters. Never a
  /// path on this machine.
  std::string filename;
  std::string content_type;  // as claimed, lower case, without parameters; "" when not said
  std::string bytes;
};

struct Form {
  Parameters fields;  // valid UTF-8, no NUL
  std::vector<FormFile> files;
  /// The first file of that field, or null.
  [[nodiscard]] const FormFile* file(std::string_view field) const;
};

enum class FormFault {
  kNotAForm,   // another Content-Type: 415
  kMalformed,  // 400
  kTooMuch,    // more than the limits allow: 413
};

/// By the request's Content-Type. A file input left empty by the user gives no file.
[[nodiscard]] Result<Form, FormFault> parse_form(const Request& request, FormLimits limits = {});

/// The boundary of a multipart/form-data Content-Type; nullopt when it is another type or has none.
[[nodiscard]] std::optional<std::string> multipart_boundary(std::string_view content_type);
[[nodiscard]] Result<Form, FormFault> parse_multipart(std::string_view body,
                                                      std::string_view boundary,
                                                      FormLimits limits = {});

/// "form-data; name=\"a\"" as the first word, lower case, and its parameters, names in lower case.
/// nullopt when malformed or when a name comes twice.
struct HeaderWords {
  std::string word;
  Parameters parameters;
};
[[nodiscard]] std::optional<HeaderWords> parse_header_words(std::string_view value);

}  // namespace motcua::http
