// Clients of one server: whole cases, an intake and five recorded steps each, as fast as they are
// answered. Works against motcua and against bench/small_server.js.
//
// usage: bench_clients PORT ACCOUNTS.json CASES CLIENTS [tls]
// Says "ready" when everybody is signed in, begins at a line on its standard input, and prints one
// line of JSON; times are milliseconds on the wall. Each call's begin and end, monotonic
// ns, go to the file CALLS_LOG names.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/check.h"
#include "base/ids.h"
#include "base/json.h"
#include "base/time.h"
#include "line.h"

namespace motcua::bench {
namespace {

struct Call {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

struct Step {
  std::string_view role;
  std::string_view body;
};

constexpr std::string_view kCounter = "receiving_officer";
constexpr std::string_view kSpecialist = "specialist";
constexpr std::string_view kDirector = "director";
const Step kSteps[] = {
    {kCounter, R"({"type":"check_dossier","complete":true})"},
    {kSpecialist, R"({"type":"propose_result","codes":["KQ.G15.000038"]})"},
    {kDirector, R"({"type":"sign_result","way":"by_hand"})"},
    {kSpecialist, R"({"type":"record_result","issue":true,"papers":[{"code":"KQ.G15.000038",)"
                  R"("number":"12/2026","on":"TODAY"}]})"},
    {kCounter, R"({"type":"return_result","mode":"counter","to":"applicant"})"}};

std::int64_t now_ns() {
  timespec now{};
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

std::string today() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return legal_time(Instant{static_cast<std::int64_t>(now.tv_sec) * 1000}).date.text();
}

/// About 1 KB as it is sent; the people are invented.
std::string intake(int number) {
  std::string text;
  for (int i = 0; i < 8; ++i) text += "Một đơn dài vừa phải để giống đời thật. ";
  return R"({"procedure":"1.004873","way":"counter","people":{"applicant":{"person":{)"
         R"("name":"Người Thử Máy Số )" +
         std::to_string(number) +
         R"(","address":"Bản dùng để đo","born":"1990-05-06","sex":"female"}}},"text":")" + text +
         "\"}";
}

using Headers = std::map<std::string, std::string, std::less<>>;  // by role

Headers sign_in(int port, bool tls, const char* accounts) {
  std::ostringstream text;
  text << std::ifstream(accounts).rdbuf();
  const auto listed = json::parse(text.str());
  CHECK(listed && listed->as_array() != nullptr, "no accounts");
  Headers out;
  Line line(port, tls);
  for (const json::Value& account : *listed->as_array()) {
    const std::string role = *account.find("role")->as_string();
    if (out.contains(role)) continue;
    const json::Value body(json::Object{{"username", *account.find("username")},
                                        {"password", *account.find("password")}});
    const Answered answer = line.call("POST", "/api/v1/sessions", "", json::write(body));
    CHECK(answer.status < 300, answer.body.c_str());
    out[role] = "X-CSRF-Token: " + text_after(answer.body, "\"csrf\":\"", '"') + "\r\n";
    out[role] += "Cookie: " + answer.cookie + "\r\n";
    // Whoever signs is asked again; it holds for five minutes. The reference knows no such call.
    const json::Value again(json::Object{{"password", *account.find("password")}});
    (void)line.call("POST", "/api/v1/sessions/reauthentication", out[role], json::write(again));
  }
  return out;
}

class Client {
 public:
  Client(int port, bool tls, const Headers& headers, std::uint64_t seed)
      : line_(port, tls), headers_(headers), random_(seed), today_(today()) {}

  void whole_case(int number) {
    Answered answer = call("/api/v1/dossiers", kCounter, intake(number), "");
    const std::string code = text_after(answer.body, "\"code\":\"", '"');
    for (const Step& step : kSteps) {
      std::string body(step.body);
      if (const auto at = body.find("TODAY"); at != body.npos) body.replace(at, 5, today_);
      const std::string version = text_after(answer.body, "\"version\":", ',');
      answer = call("/api/v1/dossiers/" + code + "/commands", step.role, body,
                    "If-Match: \"" + version.substr(0, version.find('}')) + "\"\r\n");
    }
  }
  [[nodiscard]] const std::vector<Call>& calls() const { return calls_; }

 private:
  Answered call(const std::string& path, std::string_view role, const std::string& body,
                const std::string& more) {
    Bytes id;
    append_u64_be(id, random_());
    append_u64_be(id, random_());
    const std::string headers =
        headers_.find(role)->second + "Idempotency-Key: " + uuid_text(id) + "\r\n" + more;
    Call timed{now_ns(), 0};
    Answered answer = line_.call("POST", path, headers, body);
    timed.end = now_ns();
    calls_.push_back(timed);
    CHECK(answer.status < 300, answer.body.c_str());
    return answer;
  }

  Line line_;
  const Headers& headers_;
  std::mt19937_64 random_;
  std::string today_;
  std::vector<Call> calls_;
};

int run(int port, const char* accounts, int cases, int clients, bool tls) {
  const Headers headers = sign_in(port, tls, accounts);
  std::vector<std::unique_ptr<Client>> all;
  std::random_device seed;
  for (int i = 0; i < clients; ++i)
    all.push_back(
        std::make_unique<Client>(port, tls, headers, (std::uint64_t{seed()} << 32) | seed()));
  std::puts("ready");
  std::fflush(stdout);
  if (std::getchar() == EOF) return 1;
  std::atomic<int> next{0};
  std::vector<std::thread> threads;
  const std::int64_t begun = now_ns();
  for (auto& client : all)
    threads.emplace_back([&client, &next, cases] {
      for (int number = next++; number < cases; number = next++) client->whole_case(number);
    });
  for (std::thread& thread : threads) thread.join();
  const double wall = static_cast<double>(now_ns() - begun) / 1e9;
  std::size_t writes = 0;
  const char* log = std::getenv("CALLS_LOG");
  std::ofstream out(log != nullptr ? log : "/dev/null", std::ios::binary);
  for (const auto& client : all) {
    writes += client->calls().size();
    out.write(reinterpret_cast<const char*>(client->calls().data()),
              static_cast<std::streamsize>(client->calls().size() * sizeof(Call)));
  }
  std::printf("{\"cases\":%d,\"writes\":%zu,\"wall_s\":%.4f}\n", cases, writes, wall);
  return 0;
}

}  // namespace
}  // namespace motcua::bench

int main(int argc, char** argv) {
  if (argc < 5) return 2;
  return motcua::bench::run(std::atoi(argv[1]), argv[2], std::atoi(argv[3]), std::atoi(argv[4]),
                            argc > 5);
}
