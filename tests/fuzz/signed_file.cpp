// Whatever is handed in as a signed file is answered, and what no key ever signed never holds.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "adapters/signatures/openssl_signatures.h"
#include "adapters/signatures/pdf.h"
#include "base/check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kChecker = motcua::signatures::OpensslSignatures::open("");
  CHECK(kChecker.has_value());
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto found = (*kChecker)->check({bytes, bytes, motcua::Instant{1'773'000'000'000}});
  CHECK(found.verdict != motcua::SignatureVerdict::kHolds, "there is no trust anchor");
  CHECK(found.signers.size() <= static_cast<std::size_t>(found.signatures), "no signer unsigned");
  const auto reading = motcua::signatures::read_pdf_signatures(bytes);
  for (const auto& one : reading.signatures) {
    CHECK(one.gap_from < one.gap_to && one.gap_to <= one.covered_to, "places are in order");
    CHECK(one.covered_to <= size, "and inside the file");
  }
  return 0;
}
