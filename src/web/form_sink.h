// A page's form with files, taken in as it comes: texts in memory within bounds, each file sealed
// to the disk. A file before the form's own token (`csrf`) is not taken: nobody else's form leaves
// anything here.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/file_intake.h"
#include "http/multipart.h"
#include "web/site.h"

namespace motcua::web {

class FormSink final : public http::BodySink, private http::FormReader::Files {
 public:
  /// For Route::open_sink of a page that wants a session.
  [[nodiscard]] static Result<std::unique_ptr<http::BodySink>, http::Response> open(
      Site& site, const http::Request& request);
  FormSink(Site& site, const app::Session& session, const http::Request& request);

  /// Never an answer: what is wrong is said by the handler, on the form itself.
  std::optional<http::Response> write(std::string_view piece) override;

  /// The body is all there: its texts and files into the call.
  [[nodiscard]] Result<Done, http::FormFault> give(Call& call);

 private:
  Result<Done, http::FormFault> begin(http::PartHead head, const http::Parameters& fields) override;
  Result<Done, http::FormFault> bytes(std::string_view piece) override;
  Result<Done, http::FormFault> end() override;

  app::Uploads& uploads_;
  const OfficerId officer_;
  const std::string csrf_;
  std::optional<app::Uploads::Turn> turn_;
  std::optional<http::FormReader> reader_;  // none: not multipart, gathered in text_
  std::string text_;
  std::optional<http::FormFault> fault_;
  std::optional<app::Problem> problem_;  // of the files: the first
  bool of_another_ = false;              // the form carries the token of another session
  http::PartHead head_;
  std::unique_ptr<app::FileIntake> intake_;
  std::vector<CameFile> files_;
};

}  // namespace motcua::web
