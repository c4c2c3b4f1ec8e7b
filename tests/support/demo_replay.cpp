#include "support/demo_replay.h"

#include <algorithm>
#include <filesystem>

#include "base/json.h"
#include "catalogue/source.h"
#include "dossier/commands.h"
#include "dossier/decide.h"
#include "dossier/numbering.h"
#include "dossier/transitions.h"
#include "office/commands.h"
#include "support/golden.h"

namespace motcua::testing {
namespace {

std::string data(const std::string& name) {
  return read_whole(std::filesystem::path(MOTCUA_DATA) / name);
}

catalogue::Catalogue read_catalogue() {
  const std::string procedures = data("catalogue/procedures.csv");
  const std::string phrases = data("catalogue/phrases.csv");
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(MOTCUA_DATA) /
                                                               "catalogue/everyday"))
    names.push_back("catalogue/everyday/" + entry.path().filename().string());
  std::sort(names.begin(), names.end());
  std::vector<std::string> texts;
  for (const std::string& name : names) texts.push_back(data(name));
  catalogue::Sources sources{{"procedures.csv", procedures}, {"phrases.csv", phrases}, {}};
  for (std::size_t i = 0; i < names.size(); ++i) sources.everyday.push_back({names[i], texts[i]});
  return catalogue::read_sources(sources).value();
}

std::string line_of(const demo::Act& act, std::string_view why) {
  return legal_time(act.at).text() + " " + act.who.text + " " + act.type + ": " + std::string(why);
}

class Player {
 public:
  explicit Player(Replay& replay) : replay_(replay) {}

  void play(const demo::Act& act) {
    if (act.on == demo::Act::On::kOffice)
      play_office(act);
    else
      play_dossier(act);
  }

 private:
  std::optional<OfficerId> officer_of(const demo::Act& act) const {
    const office::Officer* one = replay_.office.officer(act.who);
    return one == nullptr ? std::nullopt : std::optional(one->id);
  }

  void play_office(const demo::Act& act) {
    InputErrors errors;
    const auto command = office::parse_command(act.type, act.body, errors);
    if (!command) return replay_.refused.push_back(line_of(act, "input " + errors.at(0).path));
    const office::Facts facts{officer_of(act), legal_time(act.at)};
    const auto events = office::decide(replay_.office, *command, facts);
    if (!events)
      return replay_.refused.push_back(
          line_of(act, std::to_string(static_cast<int>(events.error()))));
    for (const office::Event& event : *events)
      replay_.office = office::evolve(std::move(replay_.office), event);
  }

  dossier::Facts facts_for(const demo::Act& act, const calendar::OfficeDays& days) {
    dossier::Facts facts;
    facts.unit = UnitCode{std::string(demo::kUnit)};
    facts.now = legal_time(act.at);
    facts.claimed = act.at;
    facts.days = &days;
    for (const office::Closure& closure : replay_.office.unit->closures)
      facts.closures.push_back(
          {closure.from, closure.until, std::string(office::word(closure.ground))});
    facts.reauthenticated = act.at;
    facts.actor.officer = officer_of(act);
    if (facts.actor.officer)
      facts.actor.roles = replay_.office.roles(*facts.actor.officer, facts.now.date);
    facts.area = catalogue::AreaClass::kMountain;
    facts.submission = act.dossier;
    facts.check = "ACDEFG";
    return facts;
  }

  void know_procedure(dossier::Facts& facts, const dossier::State& state,
                      const dossier::Command& command) {
    const catalogue::Catalogue& catalogue = demo_catalogue();
    const dossier::IntakeRequest* intake = nullptr;
    if (const auto* file = std::get_if<dossier::FileDossier>(&command)) intake = &file->intake;
    const auto* receive = std::get_if<dossier::ReceiveDossier>(&command);
    if (receive != nullptr && receive->intake) intake = &*receive->intake;
    const ProcedureCode code = intake != nullptr ? intake->procedure : state.procedure;
    facts.procedure = catalogue.find(code);
    facts.procedure_version = *catalogue.hash(code);
    if (intake != nullptr) {
      const Date day = intake->filed ? intake->filed->date : facts.now.date;
      int& highest = highest_[day];
      const auto number = dossier::next_number(
          dossier::kNumberPattern, replay_.office.unit->agency, day, dossier::block_of(1),
          highest == 0 ? std::nullopt : std::optional(highest));
      ++highest;
      if (number) facts.number = *number;
    }
    const auto signature = dossier::signature_of(dossier::kind_of(command));
    if (signature && facts.actor.officer) {
      const auto mandate =
          office::may_sign(replay_.office, *facts.actor.officer, code, *signature, facts.now.date);
      if (mandate) facts.actor.delegation = *mandate;
    }
  }

  void play_dossier(const demo::Act& act) {
    dossier::State& state = replay_.dossiers[act.dossier];
    InputErrors errors;
    const auto command = dossier::parse_command(act.type, demo::body_for(act, state), errors);
    if (!command) return replay_.refused.push_back(line_of(act, "input " + errors.at(0).path));
    const calendar::OfficeDays days(demo_calendar(), {UnitCode{std::string(demo::kUnit)}});
    dossier::Facts facts = facts_for(act, days);
    know_procedure(facts, state, *command);
    const auto events = dossier::decide(state, *command, facts);
    if (!events)
      return replay_.refused.push_back(
          line_of(act, std::to_string(static_cast<int>(events.error().why)) + " " +
                           events.error().subject + " " + state.procedure.text));
    for (const dossier::Event& event : *events) {
      // The first position is the data key's, as in a store.
      const std::int64_t seq = state.version == 0 ? 2 : state.version + 1;
      state = dossier::evolve(std::move(state),
                              {seq, act.command, act.at, facts.now, facts.actor.officer}, event);
    }
  }

  Replay& replay_;
  std::map<Date, int> highest_;
};

}  // namespace

const catalogue::Catalogue& demo_catalogue() {
  static const catalogue::Catalogue kCatalogue = read_catalogue();
  return kCatalogue;
}

const calendar::Calendar& demo_calendar() {
  static const calendar::Calendar kCalendar =
      calendar::Calendar::read(json::parse(data("calendar/vn-2026.1.json")).value()).value();
  return kCalendar;
}

demo::NameTables demo_names() {
  static const std::string kFamilies = data("demo/family_names.csv");
  static const std::string kGiven = data("demo/given_names.csv");
  static const std::string kHamlets = data("demo/hamlets.csv");
  return {kFamilies, kGiven, kHamlets};
}

demo::Script demo_script(std::uint64_t seed, std::string_view today) {
  demo::Request request;
  request.seed = seed;
  request.today = Date::parse(today).value();
  request.catalogue = &demo_catalogue();
  request.calendar = &demo_calendar();
  request.names = demo_names();
  return demo::script(request).value();
}

Replay replay(const demo::Script& script) {
  Replay out;
  // Making the node opens the unit.
  out.office =
      office::evolve(std::move(out.office), office::UnitOpened{UnitCode{std::string(demo::kUnit)},
                                                               AgencyCode{std::string(demo::kUnit)},
                                                               office::Area::kMountain, false});
  Player player(out);
  for (const demo::Act& act : script.acts) player.play(act);
  return out;
}

}  // namespace motcua::testing
