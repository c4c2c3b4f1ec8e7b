// How closed lists are called on screen: messages in Vietnamese, to be said with a Talk.
#pragma once

#include <string>
#include <string_view>

#include "app/releases.h"
#include "app/views.h"
#include "calendar/due.h"
#include "calendar/verdict_766.h"
#include "catalogue/difference.h"
#include "catalogue/procedure.h"
#include "dossier/commands.h"
#include "dossier/state.h"
#include "office/words.h"
#include "web/form.h"
#include "web/html.h"
#include "web/parts.h"
#include "web/talk.h"

namespace motcua::web {

[[nodiscard]] std::string_view label(dossier::Phase phase);
[[nodiscard]] Chip chip_of(dossier::Phase phase);
[[nodiscard]] std::string_view label(dossier::Way way);
[[nodiscard]] std::string_view label(dossier::Shown shown);
[[nodiscard]] std::string_view label(dossier::RefusalReason reason);
[[nodiscard]] std::string_view label(dossier::Outcome outcome);
[[nodiscard]] std::string_view label(dossier::StopGround ground);
[[nodiscard]] std::string_view label(dossier::Collector collector);
[[nodiscard]] std::string_view label(dossier::IdentityKind kind);
[[nodiscard]] std::string_view label(dossier::Sex sex);
[[nodiscard]] std::string_view label(dossier::Kinship kinship);
[[nodiscard]] std::string_view label(dossier::HelperKind kind);
[[nodiscard]] std::string_view label(dossier::Mandate mandate);
[[nodiscard]] std::string_view label(dossier::AliasKind kind);
[[nodiscard]] std::string_view label(dossier::ErasureBasis basis);
[[nodiscard]] std::string_view label(dossier::SignatureStanding standing);
[[nodiscard]] Chip chip_of(dossier::SignatureStanding standing);
[[nodiscard]] std::string_view label(dossier::SignatureVerdict verdict);
/// What an officer may or must do after that verdict; none: after no check yet.
[[nodiscard]] std::string_view what_follows(
    const std::optional<dossier::SignatureVerdict>& verdict);
[[nodiscard]] std::string_view label(dossier::PaperForm form);
/// What the officer does: the heading of its form.
[[nodiscard]] std::string_view label(dossier::CommandKind kind);
/// What happened: the line of the timeline.
[[nodiscard]] std::string_view event_label(const dossier::Event& event);

[[nodiscard]] std::string_view label(office::Role role);
[[nodiscard]] std::string_view label(office::Capacity capacity);
[[nodiscard]] std::string_view label(office::ActKind act);
[[nodiscard]] std::string_view label(office::ClosureGround ground);

[[nodiscard]] std::string_view label(catalogue::Grade grade);
[[nodiscard]] std::string_view label(catalogue::Channel channel);
[[nodiscard]] std::string_view label(catalogue::OnlineLevel level);
[[nodiscard]] std::string_view label(catalogue::OfflineClass offline);
[[nodiscard]] std::string_view label(catalogue::ReturnMode mode);
[[nodiscard]] std::string_view label(catalogue::StepKind kind);
[[nodiscard]] std::string_view label(catalogue::ClockStopGround ground);
[[nodiscard]] std::string_view label(catalogue::CorrectionAct act);
[[nodiscard]] std::string_view label(catalogue::UnitKind kind);
[[nodiscard]] std::string_view label(calendar::Verdict766 verdict);

/// "Thời hạn, mục 1, số lượng": where in a procedure something changed.
[[nodiscard]] std::string change_place(const Talk& talk, std::string_view field);
[[nodiscard]] std::string_view label(catalogue::ChangeKind kind);
[[nodiscard]] std::string_view label(app::ReleaseStanding standing);
[[nodiscard]] Chip chip_of(app::ReleaseStanding standing);
/// "3 ngày làm việc"; "trong ngày".
[[nodiscard]] std::string limit_words(const Talk& talk, const calendar::Limit& limit);
/// The grade beside a date or a sum; empty for what is published.
[[nodiscard]] Html grade_mark(const Talk& talk, catalogue::Grade grade);
/// Why this day of the dossier counts, or does not.
[[nodiscard]] std::string day_sentence(const Talk& talk, const app::DossierView& dossier,
                                       const calendar::DayReason& reason);
/// "Còn 3 ngày", "Quá hạn 2 ngày": coloured, and in words.
[[nodiscard]] Html due_chip(const Talk& talk, Date today, const std::optional<LegalTime>& due,
                            bool running);

/// All of an enumeration as choices; `words` are the values.
template <class E>
[[nodiscard]] Choices choices_of(const Talk& talk, const std::vector<std::string_view>& words,
                                 std::string_view none = {}) {
  Choices out;
  if (!none.empty()) out.push_back({"", std::string(none)});
  for (std::size_t i = 0; i < words.size(); ++i)
    out.push_back({std::string(words[i]), talk(label(static_cast<E>(i)))});
  return out;
}

}  // namespace motcua::web
