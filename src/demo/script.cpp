#include "demo/script.h"

#include <algorithm>
#include <map>

#include "base/check.h"
#include "demo/story.h"
#include "dossier/describe_commands.h"
#include "office/describe.h"

namespace motcua::demo {
namespace {

constexpr int kDaysBack = 140;
constexpr int kMarginDays = 200;  // limits run on after today

template <class Id>
Id drawn_id(Prng& prng) {
  Bytes raw;
  while (raw.size() < 16) append_u64_be(raw, prng.next());
  // A UUID of version 4 in form, as clients send them.
  raw[6] = static_cast<char>((raw[6] & 0x0F) | 0x40);
  raw[8] = static_cast<char>((raw[8] & 0x3F) | 0x80);
  const auto id = Id::from_raw(raw);
  CHECK(id.has_value(), "sixteen bytes are an id");
  return *id;
}

json::Value with_type(std::string_view type, const json::Value& body) {
  json::Object out{{"type", type}};
  for (const json::Member& member : *body.as_object()) out.push_back(member);
  return out;
}

/// What is told before it is numbered and named.
struct Draft {
  Act act;
  std::optional<dossier::Command> command;  // none: an office act, whose body is whole
  std::string book;
};

void put_number(dossier::Command& command, const std::string& number) {
  if (auto* record = std::get_if<dossier::RecordResult>(&command))
    for (dossier::ResultPaper& paper : record->papers) paper.number = number;
  if (auto* refuse = std::get_if<dossier::RefuseDossier>(&command)) refuse->out_number = number;
  if (auto* stop = std::get_if<dossier::StopDossier>(&command)) stop->out_number = number;
  if (auto* late = std::get_if<dossier::ApologiseAndExtend>(&command)) late->out_number = number;
}

/// Registers run on from what they held when the demonstration begins.
class Books {
 public:
  explicit Books(Prng prng) : prng_(prng) {}
  std::string next(const std::string& book) {
    const auto [found, fresh] = last_.try_emplace(book, 0);
    if (fresh) {
      Prng own = prng_.fork(book);
      found->second = own.between(11, 90);
    }
    return std::to_string(++found->second) + "/" + book;
  }

 private:
  Prng prng_;
  std::map<std::string, std::int64_t> last_;
};

std::vector<Draft> office_drafts(const Prng& prng, const World& world) {
  std::vector<Draft> out;
  Prng ids = prng.fork("office ids");
  for (OfficeAct& one : office_acts(prng.fork("office"), world.staff, world.diary, world.office)) {
    Draft draft;
    draft.act.at = instant_of(one.at);
    draft.act.who = one.who;
    draft.act.command = drawn_id<CommandId>(ids);
    draft.act.type = std::string(office::kCommandTypes[one.command.index()]);
    const json::Value body =
        std::visit([](const auto& command) { return members::write(command); }, one.command);
    draft.act.body = with_type(draft.act.type, body);
    out.push_back(std::move(draft));
  }
  return out;
}

void add_story(const Prng& prng, const World& world, const Plan& plan, std::vector<Draft>& out) {
  Prng ids = prng.fork("ids");
  const auto submission = drawn_id<SubmissionId>(ids);
  for (Told& told : tell(world, plan, prng)) {
    Draft draft;
    draft.act.at = told.at;
    draft.act.who = std::move(told.who);
    draft.act.on = told.birth ? Act::On::kBirth : Act::On::kDossier;
    draft.act.dossier = submission;
    draft.act.command = drawn_id<CommandId>(ids);
    // The first command of a dossier goes by the submission's id.
    if (told.birth) draft.act.command.bytes = submission.bytes;
    draft.command = std::move(told.command);
    draft.book = std::move(told.book);
    out.push_back(std::move(draft));
  }
}

/// In order of time, up to the end; what a story would still say then has not happened yet.
std::vector<Act> performed(const World& world, const Prng& prng, std::vector<Draft> drafts) {
  std::stable_sort(drafts.begin(), drafts.end(),
                   [](const Draft& a, const Draft& b) { return a.act.at < b.act.at; });
  std::vector<Act> acts;
  Books books(prng.fork("books"));
  for (Draft& draft : drafts) {
    if (legal_time(draft.act.at) > world.end) break;
    if (draft.command) {
      if (!draft.book.empty()) put_number(*draft.command, books.next(draft.book));
      draft.act.type = std::string(dossier::word(dossier::kind_of(*draft.command)));
      const json::Value body =
          std::visit([](const auto& command) { return members::write(command); }, *draft.command);
      draft.act.body = with_type(draft.act.type, body);
    }
    acts.push_back(std::move(draft.act));
  }
  return acts;
}

OfficeDates office_dates(const calendar::OfficeDays& days, Date today) {
  const Diary all(days, {});
  OfficeDates dates;
  dates.founded = all.open_day_after(today.plus_days(-kDaysBack));
  dates.delegation_ended = all.open_day_after(today.plus_days(-70));
  Date first = all.open_day_after(today.plus_days(-82));
  while (first.weekday() != Weekday::kTuesday || !all.open(first)) first = first.plus_days(1);
  dates.flood = {first, first.plus_days(1), "flood"};
  return dates;
}

}  // namespace

Result<Script, std::string> script(const Request& request) {
  CHECK(request.catalogue != nullptr && request.calendar != nullptr);
  const Date today = request.today;
  if (!calendar::Calendar::covers(today.plus_days(-kMarginDays)) ||
      !calendar::Calendar::covers(today.plus_days(kMarginDays)))
    return fail("the calendar does not cover " + today.text());
  const Cast cast = TRY(Cast::read(request.names));
  const calendar::OfficeDays days(*request.calendar, {UnitCode{std::string(kUnit)}, "general"});
  const OfficeDates dates = office_dates(days, today);
  const Diary diary(days, {dates.flood});
  const Prng prng(request.seed);
  const Staff staff(prng.fork("staff"), cast, today);
  const Date focus = diary.open(today) ? today : diary.open_day_after(today);
  const LegalTime end = diary.moment(diary.open_day_before(focus), 24 * 60);
  const World world{*request.catalogue, diary, cast, staff, today, focus, end, dates};

  const auto plans = TRY(make_plans(world, prng.fork("plans")));
  std::vector<Draft> drafts = office_drafts(prng, world);
  for (std::size_t i = 0; i < plans.size(); ++i)
    add_story(prng.fork("dossier " + std::to_string(i)), world, plans[i], drafts);
  return Script{staff.members(), performed(world, prng, std::move(drafts)), focus};
}

json::Value body_for(const Act& act, const dossier::State& state) {
  json::Value body = act.body;
  if (act.type != dossier::word(dossier::CommandKind::kUndo) || !state.last) return body;
  for (json::Member& member : *body.as_object())
    if (member.name == "cites") member.value = state.last->first_seq;
  return body;
}

std::vector<Account> accounts(const std::vector<StaffMember>& staff,
                              std::string_view random_bytes) {
  // Letters that are not taken for one another, aloud or in print.
  constexpr std::string_view kLetters = "abcdefghkmnpqrstuvwxyz23456789";
  constexpr std::size_t kBytes = 16;
  std::vector<Account> out;
  for (const StaffMember& one : staff) {
    if (random_bytes.size() < kBytes) return {};
    Account account{one.username, {}, one.roles.front()};
    for (std::size_t i = 0; i < 12; ++i) {
      if (i == 4 || i == 8) account.password += '-';
      const auto byte = static_cast<unsigned char>(random_bytes[i]);
      account.password += kLetters[byte % kLetters.size()];
    }
    random_bytes.remove_prefix(kBytes);
    out.push_back(std::move(account));
  }
  return out;
}

std::string text_of(const Script& script) {
  std::string out;
  for (const Act& act : script.acts) {
    out += act.at.rfc3339() + " " + (act.who.empty() ? "-" : act.who.text) + " ";
    out += uuid_text(act.command.view()) + " ";
    out += act.on == Act::On::kOffice ? "-" : uuid_text(act.dossier.view());
    out += " " + json::write(act.body) + "\n";
  }
  return out;
}

}  // namespace motcua::demo
