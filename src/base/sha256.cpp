#include "base/sha256.h"

#include <openssl/evp.h>

#include "base/check.h"

namespace motcua {
namespace {

// Fetching an algorithm in OpenSSL 3 costs more than hashing an event: do it once.
const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  CHECK(fetched != nullptr);
  return fetched;
}

struct ContextFree {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using ContextPtr = std::unique_ptr<EVP_MD_CTX, ContextFree>;

ContextPtr start() {
  ContextPtr context(EVP_MD_CTX_new());
  CHECK(context != nullptr);
  CHECK(EVP_DigestInit_ex2(context.get(), algorithm(), nullptr) == 1);
  return context;
}

Sha256 end(EVP_MD_CTX* context) {
  Sha256 out;
  unsigned length = 0;
  CHECK(EVP_DigestFinal_ex(context, out.bytes.data(), &length) == 1);
  CHECK(length == out.bytes.size());
  return out;
}

}  // namespace

struct Sha256Stream::Context {
  ContextPtr evp = start();
};

Sha256 sha256(std::string_view bytes) { return sha256({bytes}); }

Sha256 sha256(std::initializer_list<std::string_view> pieces) {
  thread_local const ContextPtr context(EVP_MD_CTX_new());
  CHECK(EVP_DigestInit_ex2(context.get(), algorithm(), nullptr) == 1);
  for (const auto piece : pieces)
    CHECK(EVP_DigestUpdate(context.get(), piece.data(), piece.size()) == 1);
  return end(context.get());
}

Sha256Stream::Sha256Stream() : context_(std::make_unique<Context>()) {}
Sha256Stream::~Sha256Stream() = default;
Sha256Stream::Sha256Stream(Sha256Stream&&) noexcept = default;
Sha256Stream& Sha256Stream::operator=(Sha256Stream&&) noexcept = default;

void Sha256Stream::add(std::string_view bytes) {
  CHECK(context_ != nullptr);
  CHECK(EVP_DigestUpdate(context_->evp.get(), bytes.data(), bytes.size()) == 1);
}

Sha256 Sha256Stream::finish() {
  CHECK(context_ != nullptr);
  const Sha256 out = end(context_->evp.get());
  context_.reset();
  return out;
}

}  // namespace motcua
