// A centre with many dossiers, made by the real use cases, and what it answers then.
//
// usage: bench_scale make DIR COUNT   a demonstration node of COUNT dossiers, each received, worked
//                                     and, but for the last twentieth, returned; 200 or more a day
//        bench_scale ask DIR          processor time of reads, microseconds
// Both print one line of JSON. Times are of the asking thread alone: what the server needs without
// its door.
#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <mutex>
#include <string>
#include <vector>

#include "adapters/clock/machine_clock.h"
#include "adapters/memory/manual_clock.h"
#include "adapters/random/entropy.h"
#include "app/acts.h"
#include "base/check.h"
#include "base/json.h"
#include "base/prng.h"
#include "main/node.h"
#include "main/node_files.h"

namespace motcua::bench {
namespace {

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
constexpr int kInFlight = 256;
constexpr std::string_view kPassword = "mot nghin ho so de do";

double thread_cpu_us() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

json::Value parsed(const std::string& text) {
  auto value = json::parse(text);
  CHECK(value.has_value(), text.c_str());
  return std::move(*value);
}

std::string person(std::int64_t number) {
  static const char* const kFamily[] = {"Lò", "Vi", "Lương", "Hà", "Cầm", "Ngân", "Lữ", "Quàng"};
  static const char* const kMiddle[] = {"Văn", "Thị", "Đức", "Minh", "Xuân", "Thu", "Quốc", "Bảo"};
  static const char* const kGiven[] = {"Thử", "Máy", "Đo", "Đếm", "Sàng", "Bun", "Ín", "Pành"};
  return std::string(kFamily[number % 8]) + " " + kMiddle[number / 8 % 8] + " " +
         kGiven[number / 64 % 8] + " " + std::to_string(number);
}

/// Carries dossiers through their life, many at a time, a day at a time.
class Loader {
 public:
  Loader(Node& node, memory::ManualClock& clock, app::Session session)
      : node_(node), clock_(clock), session_(std::move(session)) {}

  void load(std::int64_t count, std::int64_t a_day) {
    const std::int64_t returned = count - count / 20;
    for (std::int64_t first = 0; first < count; first += a_day) {
      session_.reauthenticated = clock_.now().instant;
      const Date today = legal_time(clock_.now().instant).date;
      node_.vault().set_month(today.year() * 12 + today.month() - 1);
      steps_ = {parsed(R"({"type":"check_dossier","complete":true})"),
                parsed(R"({"type":"propose_result","codes":["KQ.G15.000038"]})"),
                parsed(R"({"type":"sign_result","way":"by_hand"})"),
                parsed(R"({"type":"record_result","issue":true,"papers":[{"code":"KQ.G15.000038",)"
                       R"("number":"12/2026","on":")" +
                       today.text() + R"("}]})"),
                parsed(R"({"type":"return_result","mode":"counter","to":"applicant"})")};
      next_ = first;
      end_ = std::min(count, first + a_day);
      returned_ = returned;
      day();
      clock_.advance(kDayMs);
    }
  }

 private:
  void day() {
    std::unique_lock lock(mutex_);
    under_way_ = static_cast<int>(std::min<std::int64_t>(kInFlight, end_ - next_));
    const std::int64_t first = next_;
    next_ += under_way_;
    const int begun = under_way_;
    lock.unlock();
    for (int i = 0; i < begun; ++i) receive(first + i);
    lock.lock();
    finished_.wait(lock, [this] { return under_way_ == 0; });
  }
  void receive(std::int64_t number) {
    std::string text;
    for (int i = 0; i < 8; ++i) text += "Một đơn dài vừa phải để giống đời thật. ";
    const auto body = parsed(
        R"({"procedure":"1.004873","way":"counter","people":{"applicant":{"person":{"name":")" +
        person(number) +
        R"(","address":"Bản dùng để đo","born":"1990-05-06","sex":"female"}}},"text":")" + text +
        "\"}");
    node_.centre().receive({session_, random_.id<CommandId>(), body, 0},
                           [this, number](auto answer) { go_on(number, 0, std::move(answer)); });
  }
  /// On the writer's thread: what it was asked for is durable, or as durable as this node is.
  void go_on(std::int64_t number, std::size_t step,
             Result<app::CommandAnswer, app::Problem> answer) {
    if (!answer) {
      const auto kind = app::kind_of(answer.error().cause);
      CHECK(false, std::string(kind.code).c_str());
    }
    const std::size_t steps = number < returned_ ? steps_.size() : number % 5;
    if (step < steps) {
      node_.centre().command(
          {session_, random_.id<CommandId>(), steps_[step], answer->version}, answer->number,
          [this, number, step](auto next) { go_on(number, step + 1, std::move(next)); });
      return;
    }
    std::unique_lock lock(mutex_);
    if (next_ < end_) {
      const std::int64_t another = next_++;
      lock.unlock();
      receive(another);
      return;
    }
    if (--under_way_ == 0) finished_.notify_one();
  }

  Node& node_;
  memory::ManualClock& clock_;
  app::Session session_;
  random::Entropy random_;
  std::vector<json::Value> steps_;
  std::int64_t returned_ = 0;
  std::mutex mutex_;  // guards everything below
  std::condition_variable finished_;
  std::int64_t next_ = 0;
  std::int64_t end_ = 0;
  int under_way_ = 0;
};

template <class T>
T must(Result<T, NodeFailure> result) {
  if (!result) CHECK(false, result.error().c_str());
  return std::move(*result);
}

int make(const std::string& directory, std::int64_t count) {
  random::Entropy random;
  clock::MachineClock real;
  const std::int64_t a_day = std::min<std::int64_t>(900, std::max<std::int64_t>(200, count / 300));
  const std::int64_t days = count / a_day + 2;
  memory::ManualClock clock(Instant{real.now().instant.ms - days * kDayMs});
  NodePlace place{.directory = directory};
  must(Node::create(place, UnitCode{"15607"}, true, random));
  place.boot = random.id<BootId>();
  place.is_careless = true;
  place.is_making = true;
  const auto node = must(Node::open(place, clock, random));
  node->parts().housekeeper.stop();
  const Founded founded = must(found_unit(*node));
  const auto* director = node->parts().office.snapshot()->officer(founded.director);
  must(set_password(*node, director->id, kPassword, false));
  const Date today = legal_time(clock.now().instant).date;
  for (const auto role : {office::Role::kReceivingOfficer, office::Role::kSpecialist})
    must(node->carry_out([&](app::Transaction& transaction) {
      return app::plan_office(
          node->parts(), transaction, app::Asker{},
          office::GrantRole{random.id<GrantId>(), director->id, role, today, std::nullopt});
    }));
  office::RecordDelegation instrument;  // for every procedure and every act
  instrument.delegation = random.id<DelegationId>();
  instrument.officer = director->id;
  instrument.delegator = director->id;
  instrument.instrument = "01/QĐ";
  instrument.capacity = office::Capacity::kHead;
  instrument.from = today;
  instrument.until = Date{today.days + 3650};
  must(node->carry_out([&](app::Transaction& transaction) {
    return app::plan_office(node->parts(), transaction, app::Asker{director->id, {}}, instrument);
  }));
  const auto session = node->centre().sign_in(founded.director.text, kPassword);
  CHECK(session.has_value());
  const double begun = static_cast<double>(std::clock());
  Loader(*node, clock, *session).load(count, a_day);
  const double used = (static_cast<double>(std::clock()) - begun) / CLOCKS_PER_SEC;
  must(write_text(directory + "/demo-accounts.json",
                  json::write(json::Array{json::Object{{"username", founded.director.text},
                                                       {"password", std::string(kPassword)},
                                                       {"role", "director"}}}) +
                      "\n"));
  must(end_making(directory));
  std::printf("{\"dossiers\":%lld,\"events\":%lld,\"cpu_s\":%.2f}\n", static_cast<long long>(count),
              static_cast<long long>(node->centre().health().events), used);
  return 0;
}

/// Median and 95th percentile of many askings, microseconds.
template <class Ask>
std::string timed(const char* name, int times, Ask ask) {
  std::vector<double> used;
  for (int i = 0; i < times; ++i) {
    const double begun = thread_cpu_us();
    ask(i);
    used.push_back(thread_cpu_us() - begun);
  }
  std::sort(used.begin(), used.end());
  char text[96];
  std::snprintf(text, sizeof text, "\"%s\":[%.1f,%.1f]", name, used[used.size() / 2],
                used[used.size() * 95 / 100]);
  return text;
}

std::string ask_all(Node& node, const app::Session& session) {
  app::Centre& centre = node.centre();
  node.parts().persons.clear();
  const double begun = thread_cpu_us();
  node.parts().housekeeper.round();
  const double indexed_ms = (thread_cpu_us() - begun) / 1e3;
  app::WorklistQuery open;
  app::WorklistQuery ended;
  ended.which = app::WorklistQuery::Which::kEnded;
  std::vector<DossierCode> numbers;
  std::string out = "{";
  for (const auto& [name, first] : {std::pair{"open", open}, {"ended", ended}}) {
    app::WorklistQuery query = first;
    out += timed(name, 200,
                 [&](int) {
                   const auto page = centre.worklist(session, query);
                   CHECK(page.has_value());
                   for (const auto& row : page->rows) numbers.push_back(row.number);
                   query.after = page->next.value_or("");
                 }) +
           ",";
  }
  Prng random(1);
  out += timed("counts", 50, [&](int) { CHECK(centre.counts(session).has_value()); }) + ",";
  out += timed("dossier", 1000,
               [&](int) {
                 CHECK(centre.dossier(session, numbers[random.below(numbers.size())]).has_value());
               }) +
         ",";
  out += timed("person", 30, [&](int i) {
    CHECK(centre.find_person(session, "thu may " + std::to_string(i + 11), 20).has_value());
  });
  char text[128];
  std::snprintf(text, sizeof text, ",\"persons\":%zu,\"person_index_ms\":%.1f}",
                node.parts().persons.size(), indexed_ms);
  return out + text;
}

int ask(const std::string& directory) {
  clock::MachineClock clock;
  random::Entropy random;
  const auto node = must(Node::open({.directory = directory}, clock, random));
  node->parts().housekeeper.stop();
  const auto session = node->centre().sign_in("giamdoc", kPassword);
  CHECK(session.has_value());
  std::printf("%s\n", ask_all(*node, *session).c_str());
  return 0;
}

}  // namespace
}  // namespace motcua::bench

int main(int argc, char** argv) {
  const std::string what = argc > 2 ? argv[1] : "";
  if (what == "make" && argc == 4) return motcua::bench::make(argv[2], std::atoll(argv[3]));
  if (what == "ask") return motcua::bench::ask(argv[2]);
  return 2;
}
