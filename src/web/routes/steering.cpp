// The leader's page, and signing many dossiers at one sitting.
#include <algorithm>
#include <charconv>
#include <memory>
#include <mutex>

#include "base/sha256.h"
#include "web/api/desk.h"
#include "web/pages/worklist.h"
#include "web/routes/routes.h"

namespace motcua::web {
namespace {

constexpr int kBatchMax = 50;
constexpr std::string_view kHere = "/dieu-hanh/ky";
constexpr office::RoleSet kLeading{office::Role::kDirector, office::Role::kDeputy};

using Which = app::WorklistQuery::Which;

Result<app::WorklistPage, app::Problem> list_of(const Call& call, Which which, int limit) {
  app::WorklistQuery query;
  query.which = which;
  query.limit = limit;
  return call.centre().worklist(*call.session, query);
}

/// One dossier of the batch: its number, and the version its signer's page showed.
struct Picked {
  DossierCode number;
  std::int64_t version = 0;
};

std::optional<Picked> read_picked(std::string_view value) {
  const auto dot = value.rfind('.');
  if (dot == value.npos) return std::nullopt;
  Picked out{DossierCode{std::string(value.substr(0, dot))}, 0};
  const auto end = value.data() + value.size();
  const auto read = std::from_chars(value.data() + dot + 1, end, out.version);
  if (read.ec != std::errc() || read.ptr != end || out.version < 1) return std::nullopt;
  return out;
}

std::vector<Picked> picked_in(const http::Parameters& fields) {
  std::vector<Picked> out;
  for (const auto& [name, value] : fields.all()) {
    const auto one = name == "so" ? read_picked(value) : std::nullopt;
    const bool known = one && std::any_of(out.begin(), out.end(), [&](const Picked& other) {
                         return other.number == one->number;
                       });
    if (one && !known && out.size() < kBatchMax) out.push_back(*one);
  }
  return out;
}

/// Of one dossier in one batch: the same however often the form is sent.
std::optional<CommandId> command_of(std::string_view batch, const DossierCode& number) {
  return parse_command_id(uuid_text(sha256({batch, "/", number.text}).raw().substr(0, 16)));
}

/// What came of each, gathered from the writer's thread; the last one answers the call.
struct Batch {
  explicit Batch(Call of) : call(std::move(of)) {}

  void refuse(const DossierCode& number, const std::string& why) {
    const std::lock_guard lock(mutex);
    outcome.emplace_back("refused", number.text + "\n" + why);
  }
  void sign(const DossierCode& number) {
    const std::lock_guard lock(mutex);
    outcome.emplace_back("signed", number.text);
  }
  /// True for whoever is the last.
  [[nodiscard]] bool one_less() {
    const std::lock_guard lock(mutex);
    return --waiting == 0;
  }
  void answer() {
    call.form.fields = http::Parameters(std::move(outcome));
    const std::string kept = call.keep_form(std::nullopt);
    call.go(std::string(kHere) + "?kept=" + kept);
  }

  std::mutex mutex;
  Call call;
  std::vector<http::Parameters::Pair> outcome;
  std::size_t waiting = 0;
};

/// Why that one cannot be signed with the others; nothing when it can.
std::string not_seen(const Call& call, const Picked& one) {
  const auto id = call.centre().dossier_id(one.number);
  if (!id) return problem_sentence(id.error(), call.language);
  if (call.centre().seen_version(*call.session, *id) >= one.version) return "";
  return call.talk()("Chưa mở xem bản đang có. Mở xem rồi chọn lại.");
}

void sign_all(Call call, const std::vector<Picked>& picked, std::string_view batch_name) {
  struct Order {
    DossierCode number;
    app::WriteRequest request;
  };
  const json::Value body(json::Object{{"type", "sign_result"}, {"way", "by_hand"}});
  auto batch = std::make_shared<Batch>(std::move(call));
  std::vector<Order> orders;
  for (const Picked& one : picked) {
    const auto command = command_of(batch_name, one.number);
    const std::string why = not_seen(batch->call, one);
    if (command && why.empty())
      orders.push_back({one.number, {*batch->call.session, *command, body, one.version}});
    else
      batch->refuse(one.number, why);
  }
  if (orders.empty()) return batch->answer();
  batch->waiting = orders.size();
  app::Centre& centre = batch->call.centre();
  for (Order& order : orders) {
    const DossierCode number = order.number;
    centre.command(std::move(order.request), number,
                   [batch, number](Result<app::CommandAnswer, app::Problem> answer) {
                     if (answer)
                       batch->sign(number);
                     else
                       batch->refuse(number,
                                     problem_sentence(answer.error(), batch->call.language));
                     if (batch->one_less()) batch->answer();
                   });
  }
}

void show_outcome(BatchView& view, const Call& call, const KeptForm& kept) {
  view.fault = told(call, kept).fault;
  for (const auto& [name, value] : kept.values.all()) {
    const auto line = value.find('\n');
    if (name == "signed") view.signed_now.push_back(value);
    if (name == "refused" && line != value.npos)
      view.refused.push_back({value.substr(0, line), value.substr(line + 1)});
  }
  for (const Picked& one : picked_in(kept.values)) view.picked.push_back(one.number.text);
}

}  // namespace

void show_steering(Call call) {
  SteeringView view;
  view.unit_name = call.unit_name(call.centre().unit());
  view.now = call.centre().now();
  view.as_of = call.site->desk().watchers.newest();
  const auto counts = call.centre().counts(*call.session);
  if (!counts) return call.refuse(counts.error());
  view.counts = *counts;
  const std::pair<Which, std::vector<app::ListedDossier>*> wanted[] = {
      {Which::kApologiseToday, &view.apologise_today},
      {Which::kToSign, &view.to_sign},
      {Which::kHarmSoon, &view.harm_soon},
      {Which::kLate, &view.late},
      {Which::kAtRisk, &view.at_risk}};
  for (const auto& [which, rows] : wanted) {
    auto page = list_of(call, which, kSteeringRows);
    if (!page) return call.refuse(page.error());
    *rows = std::move(page->rows);
  }
  view.delegations = ending_soon(*call.centre().office(), view.now.date);
  view.name_of = names(call);
  call.answer_page(steering_page(call.talk(), view));
}

void show_batch(Call call) {
  if (!call.session->roles.meets(kLeading)) return call.refuse(app::Fault::kForbidden);
  BatchView view;
  view.as_of = call.site->desk().watchers.newest();
  auto page = list_of(call, Which::kToSign, kBatchMax);
  if (!page) return call.refuse(page.error());
  view.rows = std::move(page->rows);
  view.more = page->next.has_value();
  for (const Picked& one : picked_in(call.request.query)) view.picked.push_back(one.number.text);
  if (const auto kept = call.given_back()) show_outcome(view, call, *kept);
  view.name_of = names(call);
  view.now = call.centre().now();
  view.csrf = call.csrf;
  view.batch = call.site->token();
  call.answer_page(batch_page(call.talk(), view));
}

void sign_batch(Call call) {
  if (!call.session->roles.meets(kLeading)) return call.refuse(app::Fault::kForbidden);
  const std::string password = take_password(call);
  const std::vector<Picked> picked = picked_in(call.form.fields);
  const std::string batch(call.form.fields.get("batch"));
  if (batch.size() < 16 || batch.size() > 64)
    return call.give_back(app::Problem{app::Fault::kIdempotencyKeyInvalid}, std::string(kHere));
  if (picked.empty()) return call.go(kHere);
  if (auto same_person = ask_password_again(call, password); !same_person)
    return call.give_back(std::move(same_person).error(), std::string(kHere));
  sign_all(std::move(call), picked, batch);
}

}  // namespace motcua::web
