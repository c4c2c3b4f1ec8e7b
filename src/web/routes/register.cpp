// The register of dossiers and the control sheet of one.
#include "web/pages/register.h"

#include "paper/register.h"
#include "web/prints.h"
#include "web/routes/routes.h"

namespace motcua::web {
namespace {

// At thirteen rows a page as many as a printer takes pages.
constexpr std::size_t kPrintedRowsMax = 5000;

/// This month so far, unless other days are asked for; false when those make no sense.
bool read_days(const Call& call, app::RegisterQuery& query) {
  const Date today = call.centre().now().date;
  query.from = today.plus_days(1 - today.day());
  query.until = today;
  const std::string_view from = call.request.query.get("tu");
  const std::string_view until = call.request.query.get("den");
  const auto asked_from = Date::parse(from);
  const auto asked_until = Date::parse(until);
  if (asked_from) query.from = *asked_from;
  if (asked_until) query.until = *asked_until;
  const bool unreadable = (!from.empty() && !asked_from) || (!until.empty() && !asked_until);
  return !unreadable && query.from <= query.until;
}

paper::RegisterRow printed_row(const Call& call, const app::RegisterRow& row) {
  paper::RegisterRow out;
  const auto* summary = row.dossier.summary.get();
  out.number = row.dossier.number.text;
  out.procedure_name = row.dossier.procedure_name;
  out.applicant = summary == nullptr ? "" : summary->owner;
  out.competent_unit = call.unit_name(row.units.competent);
  out.filed = row.dossier.filed;
  out.promised = row.promised;
  out.finished = row.finished;
  out.returned = row.returned;
  out.return_mode = row.return_mode;
  if (row.extended) out.note = "đã xin lỗi, hẹn lại";
  return out;
}

/// Every row of those days, in the order of the register.
Result<std::vector<paper::RegisterRow>, app::Problem> all_rows(const Call& call,
                                                               app::RegisterQuery query) {
  std::vector<paper::RegisterRow> out;
  query.limit = 200;
  for (;;) {
    const app::RegisterPage page = TRY(call.centre().dossier_register(*call.session, query));
    for (const app::RegisterRow& row : page.rows) out.push_back(printed_row(call, row));
    if (out.size() > kPrintedRowsMax) return fail(app::Problem{app::Fault::kPaperTooLong});
    if (!page.next) return out;
    query.after = *page.next;
  }
}

}  // namespace

void print_register(Call call) {
  app::RegisterQuery query;
  // The page of the register says what is wrong with the days.
  if (!read_days(call, query)) return call.go("/so-theo-doi?tu=x");
  auto rows = all_rows(call, query);
  if (!rows) return call.refuse(rows.error());
  const UnitCode here = call.centre().unit();
  paper::Register book;
  book.issuer = {call.unit_name(here), call.centre().unit_name(here), call.frame().demo};
  book.from = query.from;
  book.until = query.until;
  book.printed_at = call.centre().now();
  book.rows = std::move(*rows);
  auto pdf = call.centre().print(paper::dossier_register(book));
  if (!pdf) return call.refuse(pdf.error());
  call.answer(pdf_response(std::move(*pdf),
                           "mau-07-" + query.from.text() + "-" + query.until.text() + ".pdf"));
}

void show_register(Call call) {
  RegisterView view;
  view.now = call.centre().now();
  if (!read_days(call, view.query)) {
    view.fault = call.talk()("Ngày không đúng, hoặc ngày đầu ở sau ngày cuối.");
  } else {
    view.query.after = call.request.query.get("sau");
    auto page = call.centre().dossier_register(*call.session, view.query);
    if (!page) return call.refuse(page.error());
    view.page = std::move(*page);
  }
  view.name_of = names(call);
  view.unit_name = [&call](const UnitCode& unit) { return call.unit_name(unit); };
  call.answer_page(register_page(call.talk(), view));
}

void show_control_sheet(Call call) {
  const DossierCode number{std::string(call.arguments.get("code"))};
  const auto dossier = call.centre().dossier(*call.session, number);
  if (!dossier) return call.refuse(dossier.error());
  ControlSheetView view;
  view.dossier = &*dossier;
  view.procedure_name =
      dossier->procedure ? dossier->procedure->name : dossier->state.procedure.text;
  view.name_of = names(call);
  view.unit_name = [&call](const UnitCode& unit) { return call.unit_name(unit); };
  view.now = call.centre().now();
  call.answer_page(control_sheet_page(call.talk(), view));
}

}  // namespace motcua::web
