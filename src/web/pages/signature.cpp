// The signature of a result: how it was signed, what the check of the file says, what follows.
#include "web/labels.h"
#include "web/pages/dossier.h"
#include "web/parts.h"

namespace motcua::web {

Facts signature_facts(const Talk& talk, const dossier::State& state) {
  Facts facts;
  if (!state.signature || !state.signature->file) return facts;
  const dossier::Signature& signature = *state.signature;
  const auto standing = signature.standing();
  const auto verdict = signature.check ? std::optional(signature.check->verdict) : std::nullopt;
  Html words = chip(chip_of(standing), talk(label(standing)));
  if (verdict) words += text(" ") + text(talk(label(*verdict)));
  facts.push_back({talk("Chữ ký số"), words});
  facts.push_back({talk("Việc tiếp theo"), text(talk(what_follows(verdict)))});
  if (!signature.check) return facts;
  if (const auto* signers = state.signers.get()) {
    for (const dossier::Signer& signer : signers->signers)
      facts.push_back(
          {talk("Người ký theo chứng thư"),
           text(signer.name + " – " + talk("nơi cấp: {issuer}", {{"issuer", signer.issuer}}))});
  }
  if (signature.check->claimed)
    facts.push_back({talk("Giờ ký"),
                     text(talk.moment(signature.check->claimed) + " – " +
                          talk("do tệp tự khai, không có cơ quan cấp dấu thời gian xác nhận"))});
  facts.push_back({talk("Kiểm tra lúc"), text(talk.moment(signature.check->at))});
  facts.push_back(
      {talk("Chưa kiểm tra"),
       text(talk("Chứng thư có bị thu hồi hay không; người trong chứng thư có đúng là người ký hồ "
                 "sơ này hay không."))});
  return facts;
}

}  // namespace motcua::web
