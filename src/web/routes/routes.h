// The handlers of the pages, one file for each door; routes.cpp is the table.
#pragma once

#include "web/pages/worklist.h"
#include "web/site.h"

namespace motcua::web {

/// Who takes dossiers in (the transitions table, receive_dossier).
inline constexpr office::RoleSet kReceiving{office::Role::kReceivingOfficer,
                                            office::Role::kAssistant};

void show_home(Call call);
void show_procedure(Call call);
void show_track_form(Call call);
void show_track(Call call);
void give_asset(Call call);

void show_sign_in(Call call);
void sign_in(Call call);
void sign_out(Call call);
void show_password(Call call);
void change_password(Call call);

void show_counter(Call call);
void show_intake(Call call);
void show_earlier(Call call);
void take_in(Call call);
void show_read_back(Call call);
void receive_what_was_read(Call call);
void show_slip(Call call);
void show_control_sheet(Call call);

void show_worklist(Call call);
void find_dossier(Call call);
void show_steering(Call call);
void show_batch(Call call);
void sign_batch(Call call);
void show_register(Call call);
void print_register(Call call);
void show_dossier(Call call);
void act_on_dossier(Call call);
void give_file(Call call);
void show_print(Call call);
void break_glass(Call call);

void show_catalogue(Call call);
void show_releases(Call call);
void show_release(Call call);
void show_system(Call call);
void act_on_office(Call call);

/// Names of officers as the caller may see them.
[[nodiscard]] NameOf names(const Call& call);
/// What the law or the state said, and on what it rests; nothing for faults of fields, which stand
/// beside their controls.
struct Told {
  std::string fault;
  std::string basis;
  InputErrors errors;
  std::vector<std::pair<std::string, std::string>> words;  // of a form's own checks
};
[[nodiscard]] Told told(const Call& call, const KeptForm& kept);
/// The Idempotency-Key for a form shown again: the same, unless it was used up.
[[nodiscard]] std::string next_command(const Call& call, const std::optional<KeptForm>& kept);
/// A password is for the moment of asking: it is neither kept nor part of the command.
[[nodiscard]] std::string take_password(Call& call);
/// The password once more, for signing; attempts count as those of signing in do. The session
/// knows of it from then on.
[[nodiscard]] Result<Done, app::Problem> ask_password_again(Call& call, std::string_view password);
/// Adds the files that came with a form to the fields as `files.N.id` and `.name`; a
/// control named in `single` becomes the object of that name instead.
[[nodiscard]] Result<Done, app::Problem> keep_uploads(Call& call, std::string_view single);

}  // namespace motcua::web
