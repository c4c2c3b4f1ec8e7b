#include "web/prints.h"

#include <algorithm>
#include <cctype>

#include "office/state.h"
#include "paper/paper.h"
#include "web/pages/dossier.h"
#include "web/routes/routes.h"

namespace motcua::web {
namespace {

using dossier::PaperForm;

/// What the official signs when such a form is made; none: no instrument is needed.
std::optional<office::ActKind> act_of(PaperForm form) {
  switch (form) {
    case PaperForm::kRefusal: return office::ActKind::kSignRefusal;
    case PaperForm::kApology: return office::ActKind::kSignApology;
    case PaperForm::kStopNotice: return office::ActKind::kSignStop;
    case PaperForm::kIntakeSlip:
    case PaperForm::kSupplementRequest:
    case PaperForm::kControlSheet: return std::nullopt;
  }
  return std::nullopt;
}

/// In the capacity that the instrument of that day gave; it may have ended since.
paper::Signer signer_of(const Call& call, const dossier::State& state, PaperForm form,
                        const app::TimelineItem& item) {
  paper::Signer out;
  const auto act = act_of(form);
  if (!item.actor) return out;
  out.name = names(call)(item.actor);
  const auto office = call.centre().office();
  if (!act || !office) return out;
  const auto mandate =
      office::may_sign(*office, *item.actor, state.procedure, *act, item.legal.date);
  if (mandate) out.capacity = mandate->capacity;
  return out;
}

paper::Matter matter_of(const Call& call, const app::DossierView& dossier, PaperForm form,
                        std::int64_t cites) {
  const dossier::State& state = dossier.state;
  const NameOf name_of = names(call);
  paper::Matter out;
  out.issuer = {call.unit_name(state.units.receiving),
                call.centre().unit_name(state.units.receiving), call.frame().demo};
  out.state = &state;
  for (const app::TimelineItem& item : dossier.timeline) {
    out.story.push_back({item.seq, item.legal, item.actor ? name_of(item.actor) : "", item.event});
    if (item.seq == cites) out.signer = signer_of(call, state, form, item);
  }
  out.procedure_name = dossier.procedure ? dossier.procedure->name : state.procedure.text;
  out.civil_status = dossier.procedure && dossier.procedure->sector == "Hộ tịch";
  out.competent_unit = call.unit_name(state.units.competent);
  out.returning_unit = call.unit_name(state.units.returning);
  out.receiving_officer = state.received_by ? name_of(state.received_by) : "";
  out.component_name = [&dossier](const std::string& id) { return component_name(dossier, id); };
  out.unit_name = [&call](const UnitCode& unit) { return call.unit_name(unit); };
  out.public_address = call.site->public_address();
  out.printed_at = call.centre().now();
  return out;
}

std::string file_name(PaperForm form, const DossierCode& number) {
  std::string out = "mau-0" + std::to_string(static_cast<int>(form) + 1) + "-";
  for (const char c : number.text)
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.') out += c;
  return out + ".pdf";
}

}  // namespace

std::optional<PaperForm> paper_form(std::string_view word) {
  const auto& words = dossier::enum_words(PaperForm{});
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return static_cast<PaperForm>(found - words.begin());
}

std::optional<PaperForm> numbered_form(std::string_view name) {
  const auto count = static_cast<char>('0' + dossier::enum_words(PaperForm{}).size());
  if (name.size() != 6 || !name.starts_with("mau-0")) return std::nullopt;
  if (name.back() < '1' || name.back() > count) return std::nullopt;
  return static_cast<PaperForm>(name.back() - '1');
}

std::string print_address(const std::string& dossier_address, PaperForm form) {
  return dossier_address + "/in/mau-0" + std::to_string(static_cast<int>(form) + 1);
}

Result<http::Response, app::Problem> print_response(const Call& call,
                                                    const app::DossierView& dossier,
                                                    const PrintWish& wish) {
  using dossier::Refusal;
  const std::string word(dossier::word(wish.form));
  const dossier::Printable* printable = dossier.state.printable(wish.form, wish.cites);
  const auto refuse = [&word](Refusal why) {
    return fail(app::Problem{dossier::Rejection{why, word, std::nullopt, 0}});
  };
  if (printable == nullptr) return refuse(Refusal::kFormNotThere);
  if (printable->copies == 0) return refuse(Refusal::kNotPrinted);
  const paper::Matter matter = matter_of(call, dossier, wish.form, printable->cites);
  const auto document =
      paper::printed(wish.form, printable->cites, printable->copies, wish.sheet, matter);
  if (!document) return refuse(Refusal::kFormNotThere);
  std::string pdf = TRY(call.centre().print(*document));
  return pdf_response(std::move(pdf), file_name(wish.form, dossier.state.number));
}

http::Response pdf_response(std::string pdf, const std::string& name) {
  auto response = http::Response::text(200, "application/pdf", std::move(pdf));
  response.headers.set("Content-Disposition", "inline; filename=\"" + name + "\"");
  // The browser's own viewer is an object of this page; nothing of ours runs in it.
  response.headers.set("Content-Security-Policy",
                       "default-src 'self'; script-src 'none'; object-src 'self'; base-uri 'none'; "
                       "form-action 'none'; frame-ancestors 'none'");
  return response;
}

}  // namespace motcua::web
