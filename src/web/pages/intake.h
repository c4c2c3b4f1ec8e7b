// The counter: find the procedure, take the dossier in on one page, hand over the slip.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/views.h"
#include "catalogue/procedure.h"
#include "web/form.h"
#include "web/frame.h"
#include "web/pages/earlier.h"
#include "web/pages/form_block.h"

namespace motcua::web {

struct CounterHit {
  ProcedureCode code;
  std::string name;
  catalogue::OfflineClass offline = catalogue::OfflineClass::kReceive;
  bool detailed = false;
};
struct CounterView {
  std::string words;
  std::vector<CounterHit> hits;  // without words: the everyday ones
};
[[nodiscard]] Page counter_page(const Talk& talk, const CounterView& view);

struct IntakeView {
  std::shared_ptr<const catalogue::Procedure> procedure;  // with the edition it stands in
  Typed typed;
  std::string fault;  // why the law or the state said no; empty: nothing did
  std::string basis;
  std::string csrf;
  std::string command;  // the Idempotency-Key
  Date today;
  EarlierView earlier;
  std::string unfinished = {};  // where what was typed before can be had again; empty: nothing
  std::int64_t unfinished_minutes = 0;
  bool lost = false;  // what was to be read back is not kept any more
  FormView form;      // the electronic form
  std::string earlier_fault;
};
[[nodiscard]] Page intake_page(const Talk& talk, const IntakeView& view);

/// Everything the intake asks, or all that was filled in; `papers` stands among it.
[[nodiscard]] Html intake_fields(const Fields& fields, const catalogue::Procedure& procedure,
                                 const FormView& form, const Html& papers);
/// What becomes of it without a line: said before anything is promised.
[[nodiscard]] Html offline_notice(const Talk& talk, const catalogue::Procedure& procedure);

/// "Đọc lại cho bà con": all that was typed, the date with its reasons and the papers, before
/// anything is received. `intake` is what would be recorded at this moment.
struct ReadBackView {
  const app::DossierView* intake = nullptr;
  const catalogue::Procedure* procedure = nullptr;
  Typed typed;
  FormView form;
  std::string kept;  // the token of the kept form: the page itself carries nobody's words
  std::string csrf;
  std::string returning_name;
  std::optional<LegalTime> read_before = {};  // the date had been read out, and has moved since
};
[[nodiscard]] Page read_back_page(const Talk& talk, const ReadBackView& view);
/// Somebody came back to a form that was received: it cannot be received again.
[[nodiscard]] Page received_page(const Talk& talk, std::string_view slip_address);

/// Giấy tiếp nhận hồ sơ và hẹn trả kết quả (form 01), for printing on A5; always in Vietnamese.
struct SlipView {
  const app::DossierView* dossier = nullptr;
  std::string procedure_name;
  std::string unit_name;
  std::string returning_name;
  std::string officer_name;
  std::string public_address = {};  // of the site, for tracking; may be empty
  bool may_receive = false;         // the reader may take in another one
  Html print = {};                  // the button that makes the PDF
};
[[nodiscard]] Page slip_page(const Talk& talk, const SlipView& view);

/// Controls for a person at `prefix`; `full` asks for everything that forms ask.
[[nodiscard]] Html person_fields(const Fields& fields, const std::string& prefix, bool full);

}  // namespace motcua::web
