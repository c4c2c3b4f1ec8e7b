#include "web/attachment.h"

namespace motcua::web {
namespace {

class Source final : public http::BodySource {
 public:
  explicit Source(std::unique_ptr<app::AttachmentReader> content) : content_(std::move(content)) {}

  [[nodiscard]] std::uint64_t size() const override {
    return static_cast<std::uint64_t>(content_->size());
  }
  std::optional<std::string> next(std::size_t bytes_max) override {
    auto piece = content_->next(bytes_max);
    if (!piece) return std::nullopt;
    return std::move(*piece);
  }

 private:
  const std::unique_ptr<app::AttachmentReader> content_;
};

}  // namespace

http::Response attachment_response(std::unique_ptr<app::AttachmentReader> content) {
  http::Response response;
  response.headers.set("Content-Type", "application/octet-stream");
  response.headers.set("Content-Disposition", "attachment");
  response.source = std::make_unique<Source>(std::move(content));
  return response;
}

}  // namespace motcua::web
