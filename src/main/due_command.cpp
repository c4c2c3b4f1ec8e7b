#include "main/due_command.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "main/command.h"
#include "main/due_answer.h"
#include "main/shipped_calendar.h"
#include "main/shipped_catalogue.h"

namespace motcua {
namespace {

struct DueWords {
  std::string procedure;
  std::string received;
  std::string channel = "counter";
  std::string unit = "15607";
  std::string case_name;
  std::string finished;
  std::vector<std::string> asked;
  std::vector<std::string> brought;
  std::vector<std::string> pauses;
  std::vector<std::string> stops;
  std::vector<std::string> closures;
  int resumes = 0;  // how often; which of the rounds, the order on the line tells
  bool as_json = false;
};

/// One `--asked T [--brought T [--resume]]` as it stood on the line.
struct RoundWords {
  std::string asked;
  std::optional<std::string> brought;
  bool resume = false;
};

constexpr std::string_view kGivenDecision = "(nêu khi hỏi, chưa kiểm tra)";

DueRefusal wrong(std::string sentence) { return {kWrongWords, std::move(sentence)}; }

/// A moment, or a day alone taken at `minute`.
Result<LegalTime, DueRefusal> moment(const std::string& text, std::int16_t minute) {
  if (const auto time = LegalTime::parse(text)) return *time;
  if (const auto date = Date::parse(text)) return LegalTime{*date, minute};
  return fail(wrong("không hiểu thời điểm \"" + text + "\": viết 2026-02-13T09:00"));
}

bool is_day(const std::string& text) { return Date::parse(text).has_value(); }

Result<std::pair<std::string, std::string>, DueRefusal> ends(const std::string& text) {
  const auto slash = text.find('/');
  if (slash == std::string::npos) {
    return fail(wrong("không hiểu khoảng \"" + text + "\": viết 2026-02-13/2026-02-20"));
  }
  return std::pair(text.substr(0, slash), text.substr(slash + 1));
}

// Options of the same name lose their neighbours in CLI11; their order tells who belongs together.
Result<std::vector<RoundWords>, DueRefusal> rounds_in_order(const CLI::App& command,
                                                            const DueWords& words) {
  std::vector<RoundWords> out;
  std::size_t asked = 0;
  std::size_t brought = 0;
  for (const CLI::Option* option : command.parse_order()) {
    const std::string name = option->get_name();
    if (name == "--asked" && asked < words.asked.size()) {
      out.push_back({words.asked[asked++], std::nullopt, false});
    } else if (name == "--brought" && brought < words.brought.size()) {
      if (out.empty() || out.back().brought) {
        return fail(wrong("--brought phải đứng sau --asked của lần đó"));
      }
      out.back().brought = words.brought[brought++];
    } else if (name == "--resume") {
      if (out.empty()) return fail(wrong("--resume phải đứng sau --asked và --brought"));
      out.back().resume = true;
    }
  }
  return out;
}

// A day alone: the request is at that day's closing (the day is used), the papers at its opening.
Result<Done, DueRefusal> read_rounds(const std::vector<RoundWords>& rounds,
                                     const calendar::OfficeDays& days, DueQuestion& question) {
  for (const RoundWords& words : rounds) {
    calendar::SupplementRound round;
    round.asked = TRY(moment(words.asked, 12 * 60));
    if (is_day(words.asked)) {
      round.asked = days.closing(round.asked.date).value_or(round.asked);
      if (round.asked.date == question.received.date) {
        round.asked = std::max(round.asked, question.received);
      }
    }
    if (words.brought) {
      round.brought = TRY(moment(*words.brought, 0));
      const bool same_day = round.brought->date == round.asked.date;
      if (is_day(*words.brought) && same_day) round.brought = round.asked;
    }
    question.rounds.push_back(round);
    question.resumes.push_back(words.resume);
  }
  return Done{};
}

Result<Done, DueRefusal> read_stills(const DueWords& words, DueQuestion& question) {
  for (const std::string& text : words.pauses) {
    const auto [from, to] = TRY(ends(text));
    calendar::Pause pause;
    pause.from = TRY(moment(from, 0));
    // The day a pause begins is a used day: before the receipt of that very day there is no pause.
    if (is_day(from) && pause.from.date == question.received.date) pause.from = question.received;
    pause.to = TRY(moment(to, 0));
    pause.to = is_day(to) ? std::max(pause.to, pause.from) : pause.to;
    const bool backwards = is_day(to) && pause.to.date != Date::parse(to);
    if (backwards) return fail(wrong("khoảng tạm dừng (--pause) kết thúc trước khi bắt đầu"));
    question.pauses.push_back(pause);
  }
  for (const std::string& text : words.stops) {
    const auto [from, to] = TRY(ends(text));
    const LegalTime first = TRY(moment(from, 0));
    const LegalTime last = TRY(moment(to, 0));
    const LegalTime end = is_day(to) ? LegalTime{last.date.plus_days(1), 0} : last;
    if (last < first) return fail(wrong("khoảng dừng (--stop) kết thúc trước khi bắt đầu"));
    question.stops.push_back({first, end, std::string(kGivenDecision)});
  }
  for (const std::string& text : words.closures) {
    const auto date = Date::parse(text);
    if (!date) return fail(wrong("không hiểu ngày \"" + text + "\": viết 2026-02-24"));
    question.closures.push_back({*date, *date, "other"});
  }
  return Done{};
}

Result<DueQuestion, DueRefusal> read_question(const CLI::App& command, const DueWords& words,
                                              const calendar::Calendar& calendar) {
  DueQuestion question;
  if (!catalogue::is_procedure_code(words.procedure)) {
    return fail(wrong("mã thủ tục có dạng 1.004873"));
  }
  question.procedure.text = words.procedure;
  question.case_name = words.case_name;
  const auto received = LegalTime::parse(words.received);
  if (!received) return fail(wrong("--received có dạng 2026-02-13T09:00"));
  question.received = *received;
  if (!words.finished.empty()) {
    question.finished = TRY(moment(words.finished, 0));
    if (question.finished->date < question.received.date)
      return fail(wrong("xong việc (--finished) trước khi tiếp nhận (--received)"));
  }
  const auto channel = catalogue::from_word<catalogue::Channel>(words.channel);
  if (!channel) return fail(wrong("--channel là counter, online hoặc post"));
  question.channel = *channel;
  auto unit = shipped_unit(UnitCode{words.unit});
  if (!unit) return fail(DueRefusal{kRefused, "tỉnh không có đơn vị mã " + words.unit});
  question.unit = *std::move(unit);
  const calendar::OfficeDays days(calendar, {question.unit.code});
  const std::vector<RoundWords> rounds = TRY(rounds_in_order(command, words));
  TRY(read_rounds(rounds, days, question));
  TRY(read_stills(words, question));
  return question;
}

Result<std::string, DueRefusal> answer(const CLI::App& command, const DueWords& words) {
  const calendar::Calendar calendar = newest_calendar();
  DueQuestion question = TRY(read_question(command, words, calendar));
  const auto catalogue = shipped_catalogue();
  if (!catalogue) return fail(DueRefusal{kRefused, "danh mục trong chương trình bị hỏng"});
  const DueAnswer found = TRY(answer_due(*catalogue, calendar, std::move(question)));
  return words.as_json ? due_as_json(found) : due_as_text(found);
}

void add_repeated(CLI::App& command, const char* name, std::vector<std::string>& values,
                  const char* meaning) {
  command.add_option(name, values, meaning)->allow_extra_args(false)->type_name("T");
}

}  // namespace

void add_due_command(CLI::App& app, int& exit_code) {
  CLI::App* command =
      app.add_subcommand("due", "ngày hẹn trả của một lần tiếp nhận, kèm lý do từng ngày");
  const auto words = std::make_shared<DueWords>();
  command->add_option("--procedure", words->procedure, "mã thủ tục, ví dụ 1.004873")->required();
  command->add_option("--received", words->received, "lúc tiếp nhận, ví dụ 2026-02-13T09:00")
      ->required();
  command->add_option("--channel", words->channel, "counter, online hoặc post");
  command->add_option("--unit", words->unit, "mã đơn vị có thẩm quyền");
  command->add_option("--case", words->case_name, "trường hợp của thủ tục");
  command->add_option("--finished", words->finished,
                      "lúc xử lý xong: để xét đúng hạn theo Quyết định 766");
  add_repeated(*command, "--asked", words->asked, "yêu cầu bổ sung");
  add_repeated(*command, "--brought", words->brought, "đã nhận bổ sung");
  command->add_flag("--resume", words->resumes,
                    "sau lần bổ sung này thời hạn tính tiếp phần còn lại");
  add_repeated(*command, "--pause", words->pauses, "A/B: khoảng tạm dừng thủ tục cho phép");
  add_repeated(*command, "--stop", words->stops, "A/B: dừng tính thời hạn theo quyết định");
  add_repeated(*command, "--closure", words->closures, "ngày đóng cửa: không làm dời ngày hẹn");
  command->add_flag("--json", words->as_json, "một văn bản JSON");
  command->callback([command, words, &exit_code] {
    const auto text = answer(*command, *words);
    if (text) {
      print(*text);
    } else {
      complain(text.error().sentence);
      exit_code = text.error().exit_code;
    }
  });
}

}  // namespace motcua
