// A real node in a directory of its own, with a clock and a chance that the test holds: for tests
// of use cases over the real store, keys and blobs.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <memory>
#include <string>

#include "adapters/memory/manual_clock.h"
#include "adapters/memory/seeded_random.h"
#include "base/json.h"
#include "main/node.h"
#include "main/node_files.h"

namespace motcua::test {

/// Every file below the directory, one after another: to look for what must not be on the disk.
[[nodiscard]] inline std::string all_files(const std::string& directory) {
  std::string out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    out += std::string{std::istreambuf_iterator<char>(in), {}};
  }
  return out;
}

class CentreBench {
 public:
  /// `vfs`: another disk beneath the database; it outlives the bench.
  explicit CentreBench(std::uint64_t seed = 1, const std::string& vfs = "") : random_(seed) {
    place_.vfs = vfs;
    std::string pattern = (std::filesystem::temp_directory_path() / "motcua-XXXXXX").string();
    CHECK(::mkdtemp(pattern.data()) != nullptr);
    place_.directory = pattern;
    CHECK(Node::create(place_, UnitCode{"15607"}, false, random_).has_value());
    CHECK(end_making(place_.directory).has_value());
    reopen();
    const auto founded = found_unit(*node_);
    CHECK(founded.has_value());
    password_ = founded->one_time_password;
    sign_in();
  }
  ~CentreBench() {
    node_.reset();
    std::filesystem::remove_all(place_.directory);
  }

  /// Stops the node as a restart would, and starts it again; nobody is signed in then.
  void reopen() {
    node_.reset();
    auto node = Node::open(place_, clock_, random_);
    CHECK(node.has_value(), "the node opens again");
    node_ = std::move(*node);
  }
  void stop() { node_.reset(); }
  void sign_in() {
    session_ = *node_->centre().sign_in("giamdoc", password_);
    ask_again();
  }
  /// The password asked again, as before each signature.
  void ask_again() {
    CHECK(node_->centre().reauthenticate(session_, password_).has_value());
    session_ = *node_->centre().session(session_.token);
  }

  [[nodiscard]] CommandId fresh_command() { return random_.id<CommandId>(); }
  [[nodiscard]] static json::Value body(std::string_view text) {
    const auto parsed = json::parse(text);
    CHECK(parsed.has_value(), "the test's own JSON");
    return *parsed;
  }

  Result<app::CommandAnswer, app::Problem> receive(std::string_view text,
                                                   std::optional<CommandId> key = {}) {
    std::promise<Result<app::CommandAnswer, app::Problem>> promise;
    node_->centre().receive({session_, key ? *key : fresh_command(), body(text), 0},
                            [&](auto answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
  }
  Result<app::CommandAnswer, app::Problem> command(const app::CommandAnswer& dossier,
                                                   std::string_view text,
                                                   std::optional<CommandId> key = {}) {
    std::promise<Result<app::CommandAnswer, app::Problem>> promise;
    node_->centre().command({session_, key ? *key : fresh_command(), body(text), dossier.version},
                            dossier.number,
                            [&](auto answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
  }
  /// A centre of one: the director receives, works and signs in his own right.
  void let_director_do_all() {
    const std::string today = centre().now().date.text();
    const std::string me = session_.officer.text();
    const auto recorded =
        office(R"({"type":"record_delegation","delegation":")" + random_.id<DelegationId>().text() +
               R"(","officer":")" + me + R"(","delegator":")" + me +
               R"(","instrument":"01/QĐ-UBND","capacity":"head","from":")" + today +
               R"(","until":"2027-12-31"})");
    CHECK(recorded.has_value(), "the delegation is recorded");
    for (const char* role : {"receiving_officer", "specialist"}) {
      const auto granted = office(R"({"type":"grant_role","grant":")" +
                                  random_.id<GrantId>().text() + R"(","officer":")" + me +
                                  R"(","role":")" + role + R"(","from":")" + today + R"("})");
      CHECK(granted.has_value(), "the role is granted");
    }
  }
  Result<Done, app::Problem> office(std::string_view text) {
    std::promise<Result<Done, app::Problem>> promise;
    node_->centre().office_command({session_, fresh_command(), body(text), 0},
                                   [&](auto answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
  }

  [[nodiscard]] Node& node() { return *node_; }
  [[nodiscard]] app::Centre& centre() { return node_->centre(); }
  [[nodiscard]] const NodePlace& place() const { return place_; }
  [[nodiscard]] memory::ManualClock& clock() { return clock_; }
  [[nodiscard]] memory::SeededRandom& random() { return random_; }
  [[nodiscard]] app::Session& session() { return session_; }
  /// The director's, as given at the founding.
  [[nodiscard]] const std::string& password() const { return password_; }

 private:
  NodePlace place_;
  memory::ManualClock clock_{instant_of(*LegalTime::parse("2026-03-10T09:00"))};
  memory::SeededRandom random_;
  std::unique_ptr<Node> node_;
  std::string password_;
  app::Session session_;
};

/// All of an attachment; empty when it cannot be read to its end.
[[nodiscard]] inline std::string whole(app::AttachmentReader& content) {
  std::string out;
  for (;;) {
    const auto piece = content.next(10'000);
    if (!piece) return {};
    if (piece->empty()) return out;
    out += *piece;
  }
}

/// What a test finds wrong, in words.
[[nodiscard]] inline std::string code_of(const app::Problem& problem) {
  return std::string(app::kind_of(problem.cause).code);
}

}  // namespace motcua::test
