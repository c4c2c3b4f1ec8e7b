#include "app/person_tokens.h"

#include <algorithm>

#include "app/token_walk.h"

namespace motcua::app {
namespace {

constexpr std::size_t kNumberMin = 6;
constexpr std::size_t kNumberMax = 30;

void add(const std::optional<dossier::Identity>& identity, std::vector<std::string>& out) {
  if (!identity) return;
  std::string number = plain_number(identity->number);
  if (!number.empty()) out.push_back(std::move(number));
}

void add(const dossier::Party& party, std::vector<std::string>& out) {
  if (party.person) add(party.person->identity, out);
  if (party.organisation) add(party.organisation->representative.identity, out);
}

bool has(const std::vector<Bytes>& tokens, const Bytes& token) {
  return std::find(tokens.begin(), tokens.end(), token) != tokens.end();
}

void replace(CentreParts& parts, Transaction& transaction, const DossierId& id,
             const std::vector<Bytes>& before, const std::vector<Bytes>& after) {
  Keys& keys = *parts.ports.keys;
  for (const Bytes& token : before)
    if (!has(after, token)) transaction.put(token_taken(keys, token, id));
  for (const Bytes& token : after)
    if (!has(before, token)) transaction.put(keys.token_row(token, id));
}

}  // namespace

std::string plain_number(std::string_view number) {
  std::string out;
  for (const char c : number) {
    if (c == ' ' || c == '.' || c == '-') continue;
    const bool lower = c >= 'a' && c <= 'z';
    const bool fits = lower || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!fits) return {};
    out.push_back(lower ? static_cast<char>(c - 'a' + 'A') : c);
  }
  return out.size() < kNumberMin || out.size() > kNumberMax ? std::string() : out;
}

std::vector<std::string> identity_numbers(const dossier::People& people) {
  std::vector<std::string> out;
  add(people.applicant, out);
  if (people.owner) add(*people.owner, out);
  for (const dossier::Party& one : people.beneficiaries) add(one, out);
  if (people.contact) add(people.contact->identity, out);
  if (people.proxy) add(people.proxy->person.identity, out);
  if (people.interpreter) add(people.interpreter->person.identity, out);
  for (const dossier::Person& one : people.witnesses) add(one.identity, out);
  if (people.helper) add(people.helper->identity, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Result<std::vector<Bytes>, KeyFailure> tokens_of(Keys& keys, const dossier::People& people) {
  std::vector<Bytes> out;
  for (const std::string& number : identity_numbers(people))
    out.push_back(TRY(keys.identity_token(number)));
  return out;
}

namespace {

/// Made up for once the vault is open.
void lack_tokens(Transaction& transaction) {
  transaction.put({&kTokensWholeTable, {std::int64_t{1}}, true});
}

}  // namespace

void change_tokens(CentreParts& parts, Transaction& transaction, const DossierId& id,
                   const dossier::State& before, const dossier::State& after) {
  if (before.people == after.people) return;
  std::vector<Bytes> now;
  if (const auto* people = after.people.get()) {
    auto tokens = tokens_of(*parts.ports.keys, *people);
    if (!tokens) return lack_tokens(transaction);
    now = std::move(*tokens);
  } else if (!after.people.is_erased()) {
    return lack_tokens(transaction);
  }
  if (before.phase == dossier::Phase::kNone) return replace(parts, transaction, id, {}, now);
  const auto* people = before.people.get();
  if (people != nullptr) {
    const auto then = tokens_of(*parts.ports.keys, *people);
    if (then) return replace(parts, transaction, id, *then, now);
  }
  if (const auto then = stored_tokens(parts, id)) replace(parts, transaction, id, *then, now);
}

Result<Done, Problem> renew_tokens(CentreParts& parts, Transaction& transaction,
                                   const DossierId& id, bool anew) {
  auto held = parts.dossiers.take(id);
  if (!held) return fail(Problem{held.error()});
  std::shared_ptr<const dossier::State> state = held->state;
  if (state->people.is_locked()) {  // taken while the vault was shut
    auto folded = fold_dossier(parts.books.store(), *parts.ports.keys, id, false);
    if (!folded) return fail(Problem{folded.error()});
    state = folded->held.state;
  }
  if (state->people.is_locked()) return Done{};
  std::vector<Bytes> now;
  if (const auto* people = state->people.get()) {
    auto tokens = tokens_of(*parts.ports.keys, *people);
    if (!tokens) return Done{};
    now = std::move(*tokens);
  }
  const auto stored = TRY(stored_tokens(parts, id));
  replace(parts, transaction, id, stored, now);
  if (!anew) return Done{};
  for (const Bytes& token : now)
    if (has(stored, token)) transaction.put(parts.ports.keys->token_row(token, id));
  return Done{};
}

RowChange token_taken(Keys& keys, const Bytes& token, const DossierId& id) {
  return {&keys.tokens(), {sql::Blob{token}, sql::Blob{id.raw()}}, true};
}

Result<std::vector<Bytes>, Problem> stored_tokens(CentreParts& parts, const DossierId& id) {
  constexpr std::size_t kDossierColumn = 1;
  std::vector<Bytes> out;
  const auto read =
      parts.books.store().rows_with(parts.ports.keys->tokens(), kDossierColumn, sql::Blob{id.raw()},
                                    [&](std::span<const sql::Cell> row) {
                                      out.push_back(std::get<sql::Blob>(row[0]).bytes);
                                      return true;
                                    });
  if (!read) return fail(Problem{read.error()});
  return out;
}

}  // namespace motcua::app
