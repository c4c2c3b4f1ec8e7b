#include "main/demo_seed.h"

#include <cstdio>
#include <future>
#include <map>

#include "adapters/memory/manual_clock.h"
#include "adapters/memory/seeded_random.h"
#include "app/acts.h"
#include "base/check.h"
#include "base/json.h"
#include "demo/script.h"
#include "main/assets.h"
#include "main/command.h"
#include "main/node_files.h"
#include "main/progress.h"

namespace motcua {
namespace {

constexpr std::uint64_t kSeed = 15'607;
constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;

std::string accounts_path(const NodePlace& place) {
  return place.directory + "/demo-accounts.json";
}

std::string_view table(std::string_view name) {
  const auto text = asset(name);
  CHECK(text.has_value(), "the demonstration's tables travel inside the binary");
  return *text;
}

/// Plays acts one after another: each sees the world the one before it left, at its own time.
class Player {
 public:
  Player(Node& node, memory::ManualClock& clock, const demo::Script& script)
      : node_(node), clock_(clock) {
    for (const demo::StaffMember& member : script.staff)
      officers_.emplace(member.username.text, member.id);
  }

  [[nodiscard]] Result<Done, NodeFailure> play(const demo::Act& act) {
    const std::int64_t ahead = act.at.ms - clock_.now().instant.ms;
    if (ahead > 0) clock_.advance(ahead);
    const Date today = legal_time(act.at).date;
    node_.vault().set_month(today.year() * 12 + today.month() - 1);
    std::promise<app::Outcome> promise;
    auto outcome = promise.get_future();
    app::Job job;
    job.command = act.command;
    job.body_digest = node_.vault().blind("body", json::write(act.body));
    job.plan = [&](app::Transaction& transaction) { return plan(act, transaction); };
    job.done = [&promise](app::Outcome given) { promise.set_value(std::move(given)); };
    CHECK(node_.parts().writer.submit(std::move(job)));
    const app::Outcome given = outcome.get();
    if (given) return Done{};
    return fail(NodeFailure("trình diễn: " + act.type + " lúc " + legal_time(act.at).text() + ": " +
                            std::string(app::kind_of(given.error().cause).code)));
  }

 private:
  Result<StreamId, app::Problem> plan(const demo::Act& act, app::Transaction& transaction) {
    app::CentreParts& parts = node_.parts();
    app::Asker asker;
    const auto officer = officers_.find(act.who.text);
    if (officer != officers_.end()) asker = {officer->second, transaction.now().instant, nullptr};
    InputErrors errors;
    app::CommandAnswer answer;
    if (act.on == demo::Act::On::kOffice) {
      const auto command = office::parse_command(act.type, act.body, errors);
      if (!command) return fail(app::Problem(errors));
      return app::plan_office(parts, transaction, asker, *command);
    }
    const DossierId id = dossier_of(act.dossier);
    const auto held = parts.dossiers.take(id);
    if (!held) return fail(app::Problem(held.error()));
    const auto command =
        dossier::parse_command(act.type, demo::body_for(act, *held->state), errors);
    if (!command) return fail(app::Problem(errors));
    if (act.on == demo::Act::On::kBirth)
      return app::plan_birth(parts, transaction, asker, act.dossier, *command, answer);
    return app::plan_act(parts, transaction, asker, id, std::nullopt, *command, answer);
  }

  Node& node_;
  memory::ManualClock& clock_;
  std::map<std::string, OfficerId> officers_;
};

Result<Done, NodeFailure> keep_accounts(const NodePlace& place, Node& node, Random& random,
                                        const demo::Script& script) {
  const auto accounts = demo::accounts(script.staff, random.bytes(16 * script.staff.size()));
  json::Array listed;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    TRY(set_password(node, script.staff[i].id, accounts[i].password, false));
    listed.push_back(json::Object{{"username", accounts[i].username.text},
                                  {"password", accounts[i].password},
                                  {"role", office::word(accounts[i].role)}});
  }
  return write_text(accounts_path(place), json::write(listed) + "\n");
}

Result<Done, NodeFailure> make(const NodePlace& place, Instant now) {
  const Date today = legal_time(now).date;
  // Before anything is written: its past lies in the year before, which the calendar must know.
  if (!is_plausible(today))
    return fail("đồng hồ của máy đang chỉ ngày " + today.text() +
                ": chỉnh lại rồi tạo dữ liệu trình diễn");
  memory::SeededRandom random(kSeed);
  TRY(Node::create(place, UnitCode{std::string(demo::kUnit)}, true, random));
  // The script's first day lies well within a year before today.
  memory::ManualClock clock(Instant{now.ms - 300 * kDayMs});
  NodePlace past = place;
  past.boot = random.id<BootId>();
  past.is_careless = true;
  past.is_making = true;
  auto node = TRY(Node::open(past, clock, random));
  node->parts().housekeeper.stop();  // it would draw from the same chance at times of its own
  TRY(found_node(*node));
  demo::Request request;
  request.seed = kSeed;
  request.today = today;
  request.catalogue = &node->parts().reference.starting->catalogue;
  request.calendar = node->parts().reference.calendar.get();
  request.names = {table("demo/family_names.csv"), table("demo/given_names.csv"),
                   table("demo/hamlets.csv")};
  const auto script = demo::script(request);
  if (!script) return fail(NodeFailure("trình diễn: " + script.error()));
  Player player(*node, clock, *script);
  const auto total = static_cast<std::int64_t>(script->acts.size());
  std::int64_t played = 0;
  for (const demo::Act& act : script->acts) {
    TRY(player.play(act));
    if (++played % 50 == 0 || played == total) show_progress(played, total);
  }
  TRY(keep_accounts(place, *node, random, *script));
  node.reset();
  return end_making(place);
}

struct KnownAccount {
  Username username;
  std::string password;
  std::string role;
};

Result<std::vector<KnownAccount>, NodeFailure> read_accounts(const NodePlace& place) {
  const std::string text = TRY(read_text(accounts_path(place)));
  const auto parsed = json::parse(text);
  const json::Array* rows = parsed ? parsed->as_array() : nullptr;
  if (rows == nullptr) return fail(NodeFailure("không hiểu " + accounts_path(place)));
  std::vector<KnownAccount> out;
  for (const json::Value& row : *rows) {
    InputErrors errors;
    input::Reader in(row, errors);
    KnownAccount account{Username{in.text("username")}, in.text("password"), in.text("role")};
    if (!errors.empty()) return fail(NodeFailure("không hiểu " + accounts_path(place)));
    out.push_back(std::move(account));
  }
  return out;
}

}  // namespace

Result<Done, NodeFailure> prepare_demo(const NodePlace& place, Clock& clock) {
  if (holds_a_node(place.directory)) return Done{};
  return make(place, clock.now().instant);
}

Result<Done, NodeFailure> open_demo(const NodePlace& place, Node& node) {
  if (!node.identity().is_demo)
    return fail(NodeFailure("đây là nút thật, không phải dữ liệu trình diễn: bỏ --demo"));
  const auto accounts = read_accounts(place);
  if (!accounts) return fail(accounts.error());
  for (const KnownAccount& account : *accounts) {
    if (const auto* officer = node.parts().office.snapshot()->officer(account.username)) {
      // Any of them opens the vault; one whose password was changed since is passed over.
      if (node.parts().ports.keys->is_locked())
        (void)node.vault().sign_in(officer->id, account.password);
    }
    std::fprintf(stderr, "%-12s %s  (%s)\n", account.username.text.c_str(),
                 account.password.c_str(), account.role.c_str());
  }
  node.centre().vault_opened();
  return Done{};
}

}  // namespace motcua
