#include "adapters/signatures/openssl.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>
#include <utility>

#include "base/check.h"
#include "base/sha256.h"
#include "base/text.h"

namespace motcua::signatures {
namespace {

constexpr std::size_t kNameMax = 200;

using Pieces = std::vector<std::string_view>;

Pieces& pieces_of(BIO* bio) { return *static_cast<Pieces*>(BIO_get_data(bio)); }

int read_some(BIO* bio, char* out, std::size_t wanted, std::size_t* given) {
  Pieces& left = pieces_of(bio);
  *given = 0;
  while (!left.empty() && left.front().empty()) left.erase(left.begin());
  if (left.empty()) return 0;
  const std::size_t count = std::min(wanted, left.front().size());
  std::memcpy(out, left.front().data(), count);
  left.front().remove_prefix(count);
  *given = count;
  return 1;
}

long control(BIO* bio, int command, long, void*) {
  const Pieces& left = pieces_of(bio);
  const bool ended = std::all_of(left.begin(), left.end(), [](auto one) { return one.empty(); });
  if (command == BIO_CTRL_EOF) return ended ? 1 : 0;
  return command == BIO_CTRL_FLUSH ? 1 : 0;
}

const BIO_METHOD* pieces_method() {
  static const BIO_METHOD* const kMethod = [] {
    BIO_METHOD* method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "pieces");
    CHECK(method != nullptr);
    BIO_meth_set_read_ex(method, read_some);
    BIO_meth_set_ctrl(method, control);
    return method;
  }();
  return kMethod;
}

std::string entry_text(const X509_NAME* name, int kind) {
  const int at = X509_NAME_get_index_by_NID(name, kind, -1);
  if (at < 0) return {};
  unsigned char* utf8 = nullptr;
  const int size =
      ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (size < 0) return {};
  const std::string_view read(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size));
  std::string out = to_nfc(read).value_or(std::string());
  OPENSSL_free(utf8);
  // A stranger wrote it: what cannot be shown safely is not shown.
  if (has_forbidden_characters(out) || code_points(out) > kNameMax) return {};
  return out;
}

}  // namespace

PieceReader::PieceReader(std::vector<std::string_view> pieces)
    : left_(std::move(pieces)), bio_(BIO_new(pieces_method())) {
  CHECK(bio_ != nullptr);
  BIO_set_data(bio_.get(), &left_);
  BIO_set_init(bio_.get(), 1);
}

std::optional<Instant> instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  const auto date = Date::of(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
  if (!date) return std::nullopt;
  const std::int64_t seconds = static_cast<std::int64_t>(date->days) * 86'400 +
                               parts.tm_hour * 3600 + parts.tm_min * 60 + parts.tm_sec;
  return Instant{seconds * 1000};
}

Sha256 fingerprint(const X509& certificate) {
  unsigned char* der = nullptr;
  const int size = i2d_X509(&certificate, &der);
  CHECK(size > 0, "a certificate that was read can be written");
  const Sha256 out =
      sha256(std::string_view(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size)));
  OPENSSL_free(der);
  return out;
}

std::string shown_name(const X509_NAME* name) {
  if (name == nullptr) return {};
  std::string out = entry_text(name, NID_commonName);
  return out.empty() ? entry_text(name, NID_organizationName) : out;
}

}  // namespace motcua::signatures
