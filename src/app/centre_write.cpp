// The writing half of the Centre: from a request to a job for the writer, and back to an answer.
#include "app/acts.h"
#include "app/centre.h"
#include "app/centre_parts.h"
#include "app/form_entry.h"
#include "app/form_entry.h"
#include "app/numbers.h"
#include "app/signatures.h"
#include "base/json.h"
#include "dossier/transitions.h"

namespace motcua::app {
namespace {

/// The body of a birth is the intake itself; what belongs to receiving stands beside its members.
std::optional<dossier::Command> read_birth(const json::Value& body, InputErrors& errors) {
  const json::Value* type = body.find("type");
  const std::string* word = type == nullptr ? nullptr : type->as_string();
  const bool filed = word != nullptr && *word == "file_dossier";
  if (word != nullptr && !filed && *word != "receive_dossier")
    errors.push_back({"type", InputFault::kNotOneOf, 0});
  json::Object intake;
  json::Object command;
  const json::Object* members = body.as_object();
  if (members == nullptr) {
    errors.push_back({"", InputFault::kWrongType, 0});
    return std::nullopt;
  }
  for (const json::Member& member : *members) {
    if (member.name == "type") continue;
    const bool of_command = !filed && (member.name == "received" || member.name == "limit");
    (of_command ? command : intake).push_back(member);
  }
  command.push_back({"intake", json::Value(std::move(intake))});
  InputErrors found;
  auto parsed = dossier::parse_command(filed ? "file_dossier" : "receive_dossier",
                                       json::Value(std::move(command)), found);
  for (InputError& error : found) {
    // The sender knows nothing of "intake": his members lie at the top.
    if (error.path.starts_with("intake.")) error.path.erase(0, 7);
    errors.push_back(std::move(error));
  }
  if (!errors.empty()) return std::nullopt;
  return parsed;
}

/// The uploads a command brings. What is missing is told by the plan and not before: a repeated
/// command is answered although its uploads are forgotten by then.
struct Brought {
  InputErrors missing;
  std::vector<BlobAddress> blobs;
};

/// Clients name a file by its id; what it is and where it lies is known from its upload.
Brought fill_files(CentreParts& parts, const Session& session, dossier::Command& command) {
  Brought out;
  dossier::for_each_file(command, [&](dossier::File& file) {
    const auto upload = parts.uploads.find(session.officer, file.id);
    if (!upload) {
      out.missing.push_back({"files", InputFault::kNotOneOf, 0});
      return;
    }
    const std::string name = file.name;
    file = *upload;
    if (!name.empty()) file.name = name;
    if (file.address) out.blobs.push_back(*file.address);
  });
  return out;
}

/// From here on the sweep leaves them alone; what it took before is missing.
Result<Done, Problem> claim(CentreParts& parts, const Brought& brought) {
  InputErrors errors = brought.missing;
  const std::int64_t now = parts.ports.clock->now().since_boot_ms;
  for (const BlobAddress& blob : brought.blobs)
    if (!parts.uploads.claim(blob, now)) errors.push_back({"files", InputFault::kNotOneOf, 0});
  if (!errors.empty()) return fail(Problem{std::move(errors)});
  return Done{};
}

Asker asker_of(const Session& session) {
  return {session.officer, session.reauthenticated, nullptr};
}

/// What a command that rests on a signed file must know of it; read before the writer's turn, which
/// would wait for a large file. Null: nothing to know, or it cannot be known: decide() says which.
std::shared_ptr<const SignatureLook> look_for(CentreParts& parts, const Session& session,
                                              const DossierCode& number,
                                              const dossier::Command& command) {
  using dossier::CommandKind;
  const CommandKind kind = dossier::kind_of(command);
  const bool by_command = kind == CommandKind::kCheckSignature;
  if (!by_command && kind != CommandKind::kRecordResult && kind != CommandKind::kIssueResult)
    return nullptr;
  auto reader = parts.readers.take();
  if (!reader) return nullptr;
  const auto id = find_dossier(reader->store(), number);
  if (!id || !*id) return nullptr;
  if (!by_command && !parts.signatures.may_wait(**id)) return nullptr;
  const auto folded = fold_dossier(reader->store(), *parts.ports.keys, **id, false);
  if (!folded) return nullptr;
  const dossier::State& state = *folded->held.state;
  const LegalTime now = legal_time(parts.ports.clock->now().instant);
  const auto office = parts.office.snapshot();
  const auto scope = office::ReadScope::of(*office, session.officer, now);
  // Only what could be carried out is worth opening a file for.
  const office::RoleSet roles = office->roles(session.officer, now.date);
  if (!scope.sees(**id, state.units) || dossier::barrier(state, kind, roles)) return nullptr;
  const auto& signature = state.signature;
  if (!by_command && (!signature || !signature->file || signature->check)) return nullptr;
  auto look = look_at_signature(parts, **id);
  return look ? std::move(*look) : nullptr;
}

/// Submits, and turns the writer's outcome into the caller's answer.
/// `about`: what the address names besides the body; the same key on another address is another
/// command.
void submit_for_answer(CentreParts& parts, const WriteRequest& request, std::string_view about,
                       std::function<Result<StreamId, Problem>(Transaction&, CommandAnswer&)> plan,
                       Centre::Answer answer) {
  auto given = std::make_shared<CommandAnswer>();
  auto reply = std::make_shared<Centre::Answer>(std::move(answer));
  Job job;
  job.command = request.command;
  job.body_digest =
      parts.ports.keys->blind("body", std::string(about) + "\n" + json::write(request.body));
  job.plan = [plan = std::move(plan), given](Transaction& transaction) {
    return plan(transaction, *given);
  };
  job.done = [&parts, given, reply](Outcome outcome) {
    if (!outcome) {
      (*reply)(fail(std::move(outcome).error()));
    } else if (outcome->replayed) {
      auto now = answer_for(parts, outcome->stream);
      if (now) now->replayed = true;
      (*reply)(std::move(now));
    } else {
      if (!given->number.text.empty()) parts.changes.tell(*given);  // an act of the office has none
      (*reply)(std::move(*given));
    }
  };
  if (!parts.writer.submit(std::move(job))) (*reply)(fail(Problem{Fault::kBusy}));
}

}  // namespace

void Centre::receive(WriteRequest request, Answer answer) {
  InputErrors errors;
  auto command = read_birth(request.body, errors);
  if (!errors.empty())
    return answer(fail(unread_birth(parts_->catalogue, request.body, now(), std::move(errors))));
  Brought brought = fill_files(*parts_, request.session, *command);
  const auto submission = SubmissionId::from_raw(request.command.view());
  submit_for_answer(
      *parts_, request, "dossiers",
      [this, asker = asker_of(request.session), submission = *submission,
       brought = std::move(brought), command = std::move(*command)](
          Transaction& transaction, CommandAnswer& given) -> Result<StreamId, Problem> {
        TRY(claim(*parts_, brought));
        return plan_birth(*parts_, transaction, asker, submission, command, given);
      },
      std::move(answer));
}

Result<DossierView, Problem> Centre::rehearse(const WriteRequest& request) {
  InputErrors errors;
  auto command = read_birth(request.body, errors);
  if (!errors.empty())
    return fail(unread_birth(parts_->catalogue, request.body, now(), std::move(errors)));
  Brought brought = fill_files(*parts_, request.session, *command);
  if (!brought.missing.empty()) return fail(Problem{std::move(brought.missing)});
  const auto submission = SubmissionId::from_raw(request.command.view());
  Rehearsal rehearsed =
      TRY(rehearse_birth(*parts_, asker_of(request.session), *submission, *command));
  DossierView view;
  for (dossier::Event& event : rehearsed.events) {
    dossier::Stamp stamp;
    stamp.seq = view.state.version + 1;
    stamp.claimed = rehearsed.now.instant;
    stamp.legal = legal_time(rehearsed.now.instant);
    stamp.actor = request.session.officer;
    view.state = dossier::evolve(std::move(view.state), stamp, event);
    view.timeline.push_back({stamp.seq, stamp.claimed, stamp.legal, stamp.actor, std::move(event)});
  }
  view.state.number = {};
  view.state.check.clear();
  view.procedure = std::move(rehearsed.procedure);
  view.forms = std::move(rehearsed.forms);
  explain(*parts_, legal_time(rehearsed.now.instant), view);
  return view;
}

void Centre::command(WriteRequest request, const DossierCode& number, Answer answer) {
  const json::Value* type = request.body.find("type");
  const std::string* word = type == nullptr ? nullptr : type->as_string();
  InputErrors errors;
  if (word == nullptr)
    errors.push_back({"type", type == nullptr ? InputFault::kMissing : InputFault::kWrongType, 0});
  std::optional<dossier::Command> command;
  if (word != nullptr) {
    if (!dossier::command_kind(*word)) return answer(fail(Problem{Fault::kUnknownCommand}));
    command = dossier::parse_command(*word, request.body, errors);
  }
  if (!errors.empty()) return answer(fail(Problem{std::move(errors)}));
  Brought brought = fill_files(*parts_, request.session, *command);
  Asker asker = asker_of(request.session);
  asker.signature = look_for(*parts_, request.session, number, *command);
  submit_for_answer(
      *parts_, request, number.text,
      [this, asker = std::move(asker), number, version = request.version,
       brought = std::move(brought), command = std::move(*command)](
          Transaction& transaction, CommandAnswer& given) -> Result<StreamId, Problem> {
        const auto id = parts_->numbers.find(number);
        if (!id) return fail(Problem{id.error()});
        if (!*id) return fail(Problem{Fault::kNotFound});
        const auto held = parts_->dossiers.take(**id);
        if (!held) return fail(Problem{held.error()});
        const auto scope = office::ReadScope::of(*parts_->office.snapshot(), *asker.officer,
                                                 transaction.legal_now());
        if (!scope.sees(**id, held->state->units)) return fail(Problem{Fault::kNotFound});
        TRY(claim(*parts_, brought));
        return plan_act(*parts_, transaction, asker, **id, version, command, given);
      },
      std::move(answer));
}

void Centre::office_command(WriteRequest request, Simple done) {
  const json::Value* type = request.body.find("type");
  const std::string* word = type == nullptr ? nullptr : type->as_string();
  InputErrors errors;
  if (word == nullptr) {
    errors.push_back({"type", type == nullptr ? InputFault::kMissing : InputFault::kWrongType, 0});
    return done(fail(Problem{std::move(errors)}));
  }
  auto command = office::parse_command(*word, request.body, errors);
  if (!command && errors.empty()) return done(fail(Problem{Fault::kUnknownCommand}));
  if (!command) return done(fail(Problem{std::move(errors)}));
  submit_for_answer(
      *parts_, request, "office",
      [this, asker = asker_of(request.session), command = std::move(*command)](
          Transaction& transaction, CommandAnswer&) {
        return plan_office(*parts_, transaction, asker, command);
      },
      [done = std::move(done)](Result<CommandAnswer, Problem> answer) {
        if (!answer) return done(fail(std::move(answer).error()));
        done(Done{});
      });
}

}  // namespace motcua::app
