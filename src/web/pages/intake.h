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
};
[[nodiscard]] Page intake_page(const Talk& talk, const IntakeView& view);

/// Giấy tiếp nhận hồ sơ và hẹn trả kết quả (form 01), for printing on A5; always in Vietnamese.
struct SlipView {
  const app::DossierView* dossier = nullptr;
  std::string procedure_name;
  std::string unit_name;
  std::string returning_name;
  std::string officer_name;
  std::string public_address = {};  // of the site, for tracking; may be empty
  bool may_receive = false;         // the reader may take in another one
};
[[nodiscard]] Page slip_page(const Talk& talk, const SlipView& view);

/// Controls for a person at `prefix`; `full` asks for everything that forms ask.
[[nodiscard]] Html person_fields(const Fields& fields, const std::string& prefix, bool full);

}  // namespace motcua::web
