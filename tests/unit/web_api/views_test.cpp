// What goes out: every promised member, times with their offset, and nothing that opens a seal.
#include "web/api/views.h"

#include <gtest/gtest.h>

#include "dossier/describe_events.h"
#include "web/api/out.h"
#include "web/api/watchers.h"

namespace motcua::web::api {
namespace {

std::string text_of(const json::Value& value, std::string_view name) {
  const json::Value* found = value.find(name);
  if (found == nullptr || found->as_string() == nullptr) return "(none)";
  return *found->as_string();
}

app::CommandAnswer an_answer() {
  app::CommandAnswer answer;
  answer.id = *DossierId::from_raw(std::string(16, 'i'));
  answer.number = DossierCode{"15607-260213-0001"};
  answer.status = 2;
  answer.version = 3;
  answer.due = LegalTime::parse("2026-02-25T17:00");
  answer.grade = catalogue::Grade::kPublished;
  answer.check = "ACDEFG";
  return answer;
}

TEST(ApiViews, ABirthIsAnsweredWithTheContractsMembers) {
  const json::Value value = birth_json(an_answer());
  EXPECT_EQ(text_of(value, "code"), "15607-260213-0001");
  EXPECT_EQ(text_of(value, "due"), "2026-02-25T17:00:00+07:00");
  EXPECT_EQ(text_of(value, "grade"), "published");
  EXPECT_EQ(text_of(value, "id").size(), 22u);
  EXPECT_EQ(*value.find("status")->as_integer(), 2);
  ASSERT_NE(value.find("receipt"), nullptr);
  EXPECT_EQ(text_of(*value.find("receipt"), "check"), "ACDEFG");
  EXPECT_EQ(text_of(*value.find("receipt"), "number"), "15607-260213-0001");
}

TEST(ApiViews, NoDateIsNullAndNotLeftOut) {
  app::CommandAnswer answer = an_answer();
  answer.due.reset();
  const json::Value value = answer_json(answer);
  ASSERT_NE(value.find("due"), nullptr);
  EXPECT_TRUE(value.find("due")->is_null());
}

TEST(ApiViews, TheKeyOfAnAttachmentNeverGoesOut) {
  dossier::File file;
  file.name = "don.pdf";
  file.key = std::string(64, 'f');
  file.address = BlobAddress::from_raw(std::string(32, 'e'));
  dossier::DossierReceived received;
  received.files = Private<dossier::Files>::open({{file}});
  Out event;
  describe(event, received);
  const std::string text = json::write(event.take());
  EXPECT_NE(text.find("don.pdf"), std::string::npos);
  EXPECT_EQ(text.find(file.key), std::string::npos);
  EXPECT_EQ(text.find(file.address->text()), std::string::npos);
}

TEST(ApiViews, PersonalDataThatCannotBeOpenedSaysWhy) {
  app::ListedDossier row;
  row.summary = Private<dossier::Summary>::locked();
  EXPECT_EQ(text_of(*row_json(row).find("summary"), "state"), "locked");
  row.summary = Private<dossier::Summary>::erased();
  EXPECT_EQ(text_of(*row_json(row).find("summary"), "state"), "erased");
  row.summary = Private<dossier::Summary>::open({"Lò Thị Thử", "khai sinh"});
  EXPECT_EQ(text_of(*row_json(row).find("summary"), "owner"), "Lò Thị Thử");
}

TEST(ApiViews, ADossierHasItsStateItsAllowedCommandsAndItsTimeline) {
  app::DossierView view;
  view.state.number = DossierCode{"15607-260213-0001"};
  view.state.phase = dossier::Phase::kInWork;
  view.state.version = 7;
  view.allowed = {dossier::CommandKind::kAssign, dossier::CommandKind::kAddNote};
  app::TimelineItem item;
  item.seq = 7;
  item.event = dossier::DossierNoted{Private<dossier::Words>::open({"đã gọi điện", {}})};
  view.timeline.push_back(item);
  const json::Value value = dossier_json(view, Talk{});
  EXPECT_EQ(*value.find("status")->as_integer(), 4);
  EXPECT_EQ(text_of(value, "phase"), "in_work");
  ASSERT_EQ(value.find("allowed")->as_array()->size(), 2u);
  EXPECT_EQ(*value.find("allowed")->as_array()->front().as_string(), "assign");
  ASSERT_EQ(value.find("timeline")->as_array()->size(), 1u);
  const json::Value& first = value.find("timeline")->as_array()->front();
  EXPECT_EQ(text_of(first, "kind"), "dossier.noted");
  EXPECT_EQ(text_of(*first.find("event")->find("text"), "text"), "đã gọi điện");
}

TEST(ApiViews, TrackingCarriesNothingOfAPerson) {
  const json::Value value = track_json(app::TrackView{});
  for (const std::string_view name : {"people", "summary", "owner", "check", "assignee", "form"})
    EXPECT_EQ(value.find(name), nullptr) << name;
}

TEST(ApiWatchers, AnOfficerHasSixStreams) {
  Watchers watchers;
  const OfficerId officer = *OfficerId::from_raw(std::string(16, 'o'));
  std::vector<http::EventStream> streams(7);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_TRUE(watchers.add(streams[i], officer, "", 0));
  EXPECT_FALSE(watchers.add(streams[6], officer, "", 0));
  streams[0].close();
  EXPECT_TRUE(watchers.add(streams[6], officer, "", 0));
}

TEST(ApiWatchers, AnOldStreamEndsSoThatItsReaderIsAskedAgain) {
  Watchers watchers;
  http::EventStream stream;
  ASSERT_TRUE(watchers.add(stream, OfficerId{}, "", 0));
  watchers.tell(an_answer(), 1000);
  EXPECT_FALSE(stream.closed());
  watchers.tell(an_answer(), Watchers::kStreamMsMax + 1);
  EXPECT_TRUE(stream.closed());
  EXPECT_EQ(watchers.size(), 0u);
}

TEST(ApiWatchers, ANoticeIsNamedAndAnotherRunsNamesAreNotKnown) {
  Watchers first;
  first.begin("a");
  EXPECT_EQ(first.newest(), "a.0");
  first.tell(an_answer(), 0);
  EXPECT_EQ(first.newest(), "a.1");
  Watchers second;
  second.begin("b");
  second.tell(an_answer(), 0);
  EXPECT_NE(second.newest(), first.newest());
}

}  // namespace
}  // namespace motcua::web::api
