// multipart/form-data (RFC 7578) as it comes, piece by piece: strict, within bounds, and never more
// in memory than a part's header and a boundary. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/forms.h"

namespace motcua::http {

struct PartHead {
  std::string name;  // valid UTF-8, no NUL
  /// As FormFile::filename; nothing: a text.
  std::optional<std::string> filename;
  std::string content_type;  // as FormFile::content_type
};

/// Takes what the reader finds, in order: begin, bytes any number of times, end, for each part.
class PartSink {
 public:
  virtual ~PartSink() = default;
  [[nodiscard]] virtual Result<Done, FormFault> begin(PartHead head) = 0;
  [[nodiscard]] virtual Result<Done, FormFault> bytes(std::string_view piece) = 0;
  [[nodiscard]] virtual Result<Done, FormFault> end() = 0;
};

class MultipartReader {
 public:
  MultipartReader(std::string_view boundary, std::size_t part_header_bytes_max, PartSink& sink);

  /// A fault is final.
  [[nodiscard]] Result<Done, FormFault> feed(std::string_view piece);
  /// kMalformed unless the last boundary was there.
  [[nodiscard]] Result<Done, FormFault> finish();

 private:
  enum class State { kBeginning, kBehindBoundary, kHead, kBody, kEnd };
  // Each takes what it can from the front of held_; false when it needs more.
  [[nodiscard]] Result<bool, FormFault> step();
  [[nodiscard]] Result<bool, FormFault> beginning();
  [[nodiscard]] Result<bool, FormFault> behind_boundary();
  [[nodiscard]] Result<bool, FormFault> head();
  [[nodiscard]] Result<bool, FormFault> body();
  [[nodiscard]] std::string_view rest() const { return std::string_view(held_).substr(at_); }

  const std::string between_;  // CR LF, two dashes, the boundary
  const std::size_t head_bytes_max_;
  PartSink& sink_;
  State state_ = State::kBeginning;
  std::string held_;
  std::size_t at_ = 0;  // what is before was taken
};

/// The same with its texts gathered and held to the limits; files go on to `files`, whose begin()
/// is called with the form as far as it has come.
class FormReader final : private PartSink {
 public:
  class Files {
   public:
    virtual ~Files() = default;
    /// `filename` is set.
    [[nodiscard]] virtual Result<Done, FormFault> begin(PartHead head,
                                                        const Parameters& fields) = 0;
    [[nodiscard]] virtual Result<Done, FormFault> bytes(std::string_view piece) = 0;
    [[nodiscard]] virtual Result<Done, FormFault> end() = 0;
  };

  FormReader(std::string_view boundary, const FormLimits& limits, Files& files);
  [[nodiscard]] Result<Done, FormFault> feed(std::string_view piece) { return reader_.feed(piece); }
  /// The texts.
  [[nodiscard]] Result<Parameters, FormFault> finish();

 private:
  [[nodiscard]] Result<Done, FormFault> begin(PartHead head) override;
  [[nodiscard]] Result<Done, FormFault> bytes(std::string_view piece) override;
  [[nodiscard]] Result<Done, FormFault> end() override;

  const FormLimits limits_;
  Files& files_;
  MultipartReader reader_;
  std::vector<Parameters::Pair> fields_;
  std::size_t file_count_ = 0;
  std::size_t text_bytes_ = 0;
  bool in_file_ = false;
};

}  // namespace motcua::http
