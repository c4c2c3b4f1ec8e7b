#include "web/labels.h"
#include "web/pages/public.h"
#include "web/parts.h"
#include "wording/dates.h"

namespace motcua::web {
namespace {

using dossier::Phase;

struct Stage {
  std::string name;
  std::string below;
  bool done = false;
};

/// Morning or afternoon is how people keep an appointment.
std::string part_of_day(const Talk& talk, LegalTime time) {
  const std::string day = talk.date(time.date);
  return time.minute < 12 * 60 ? talk("sáng {day}", {{"day", day}})
                               : talk("chiều {day}", {{"day", day}});
}

bool over(Phase phase) {
  return phase == Phase::kRefused || phase == Phase::kWithdrawn || phase == Phase::kStopped;
}

bool at_least_in_work(Phase phase) {
  return phase == Phase::kInWork || phase == Phase::kProposed || phase == Phase::kSigned ||
         phase == Phase::kFinished || phase == Phase::kReturned || phase == Phase::kObligation;
}

std::vector<Stage> stages(const Talk& talk, const app::TrackView& view) {
  std::vector<Stage> out;
  const Phase phase = view.phase;
  out.push_back({talk("Đã nộp hồ sơ"), talk.moment(view.filed), true});
  out.push_back({talk("Đã tiếp nhận"), view.received ? talk.moment(view.received) : "",
                 view.received.has_value()});
  if (over(phase)) {
    out.push_back({talk(label(phase)), "", true});
    return out;
  }
  const bool ready = phase == Phase::kFinished || phase == Phase::kReturned;
  const bool proposed = phase == Phase::kProposed || phase == Phase::kSigned || ready;
  out.push_back({talk("Giấy tờ đã đủ, đang giải quyết"), "", at_least_in_work(phase)});
  out.push_back({talk("Đã trình ký"), "", proposed});
  out.push_back({talk("Có kết quả"), view.finished ? talk.moment(view.finished) : "", ready});
  out.push_back({talk("Đã trả kết quả"), view.returned ? talk.moment(view.returned) : "",
                 phase == Phase::kReturned});
  return out;
}

Html stage_list(const Talk& talk, const std::vector<Stage>& all) {
  Html out;
  int number = 0;
  bool current_told = false;
  for (const Stage& stage : all) {
    ++number;
    const std::string mark = stage.done ? "\u2713" : std::to_string(number);
    Html inside = tag("span", {{"class", "mark"}, {"aria-hidden", "true"}}, text(mark));
    inside += strong(stage.name);
    if (stage.done) inside += tag("span", {{"class", "hidden"}}, text(" (" + talk("xong") + ")"));
    if (!stage.below.empty()) inside += tag("p", {{"class", "soft"}}, text(stage.below));
    Attributes attributes;
    if (stage.done) attributes.push_back({"class", "done"});
    if (!stage.done && !current_told) {
      attributes.push_back({"aria-current", "step"});
      current_told = true;
    }
    out += tag("li", attributes, inside);
  }
  return tag("ol", {{"class", "steps"}}, out);
}

}  // namespace

std::string track_sentence(const Talk& talk, const app::TrackView& view,
                           const std::string& returning_name) {
  const std::string where = returning_name;
  const std::string when = view.due ? part_of_day(talk, *view.due) : "";
  switch (view.phase) {
    case Phase::kFiled: return talk("Trung tâm đã thấy hồ sơ và đang xem giấy tờ.");
    case Phase::kReceived:
    case Phase::kInWork:
      return when.empty()
                 ? talk("Đang giải quyết. Bà con không cần làm gì thêm.")
                 : talk("Đang giải quyết. Bà con không cần làm gì. Hẹn trả {when}, tại {where}.",
                        {{"when", when}, {"where", where}});
    case Phase::kProposed:
    case Phase::kSigned:
      return when.empty()
                 ? talk("Đang chờ ký. Bà con không cần làm gì thêm.")
                 : talk("Đang chờ ký. Bà con không cần làm gì. Hẹn trả {when}, tại {where}.",
                        {{"when", when}, {"where", where}});
    case Phase::kSupplement:
      return view.lapse ? talk("Còn thiếu giấy tờ. Bà con mang bổ sung trước hết {day}.",
                               {{"day", talk.date(*view.lapse)}})
                        : talk("Còn thiếu giấy tờ. Bà con mang bổ sung đến trung tâm.");
    case Phase::kObligation: return talk("Chờ bà con nộp nghĩa vụ tài chính theo thông báo.");
    case Phase::kFinished:
      return talk("Đã có kết quả. Mời bà con đến {where} nhận.", {{"where", where}});
    case Phase::kReturned: return talk("Đã trả kết quả. Hồ sơ đã xong.");
    case Phase::kRefused:
      return talk("Trung tâm từ chối tiếp nhận. Lý do ghi trong phiếu đã gửi bà con.");
    case Phase::kWithdrawn: return talk("Hồ sơ đã được rút theo yêu cầu.");
    case Phase::kStopped:
      return talk("Hồ sơ đã dừng giải quyết. Lý do ghi trong thông báo đã gửi bà con.");
    case Phase::kNone: break;
  }
  return talk("Chưa có thông tin.");
}

Page track_form_page(const Talk& talk, const TrackFormView& view) {
  Page page;
  page.title = talk("Tra cứu hồ sơ");
  page.door = Door::kTracking;
  page.look = Look::kCitizen;
  page.body = heading(1, talk("Hồ sơ của tôi đến đâu rồi?"));
  if (view.not_found)
    page.body += notice(
        Tone::kBad, talk("Chưa thấy hồ sơ nào khớp cả hai mã."),
        paragraph(talk("Hãy xem lại số hồ sơ và sáu chữ của mã tra cứu trên giấy tiếp nhận.")));
  if (view.incomplete)
    page.body += notice(Tone::kWarn, {},
                        paragraph(talk("Hãy gõ cả số hồ sơ và mã tra cứu. Cả hai in trên giấy tiếp "
                                       "nhận hồ sơ.")));
  const Typed none;
  const Fields fields(talk, none, "track-");
  const Html form = fields.line({.name = "so",
                                 .label = talk("Số hồ sơ"),
                                 .hint = talk("Ví dụ 15607-260213-0001"),
                                 .value = view.number}) +
                    fields.line({.name = "ma",
                                 .label = talk("Mã tra cứu"),
                                 .hint = talk("Sáu chữ và số in dưới số hồ sơ")}) +
                    submit(talk("Xem"));
  page.body += panel(tag("form", {{"method", "get"}, {"action", "/tra-cuu"}}, form));
  return page;
}

Page track_page(const Talk& talk, const app::TrackView& view, Date today,
                const std::string& returning_name) {
  Page page;
  page.title = talk("Hồ sơ đến đâu rồi");
  page.look = Look::kCitizen;
  page.body = heading(1, view.procedure_name);
  page.body += tag("p", {{"class", "soft number"}}, text(view.number.text));
  const bool running = !over(view.phase) && view.phase != Phase::kReturned &&
                       view.phase != Phase::kFinished && view.phase != Phase::kSupplement;
  Html sentence;
  if (running && view.due) sentence += due_chip(talk, today, view.due, true) + text(" ");
  sentence += text(track_sentence(talk, view, returning_name));
  page.body += tag("p", {{"class", "lead"}}, sentence);
  if (running && view.due && view.grade != catalogue::Grade::kPublished)
    page.body +=
        soft(talk("Thời hạn của thủ tục này: {grade}.", {{"grade", talk(label(view.grade))}}));
  if (!view.missing_components.empty()) {
    std::vector<Html> missing;
    for (const auto& name : view.missing_components) missing.push_back(text(name));
    page.body += notice(Tone::kWarn, talk("Giấy tờ còn thiếu"), bullet_list(missing));
  }
  page.body += heading(2, talk("Các bước")) + stage_list(talk, stages(talk, view));
  page.body += tag("p", {{"class", "actions"}}, button_link("/tra-cuu", talk("Tra hồ sơ khác")));
  return page;
}

}  // namespace motcua::web
