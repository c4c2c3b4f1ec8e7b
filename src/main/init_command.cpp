#include "main/init_command.h"

#include <CLI/CLI.hpp>
#include <memory>

#include "adapters/clock/machine_clock.h"
#include "adapters/random/entropy.h"
#include "main/command.h"
#include "main/node.h"
#include "main/shipped_units.h"

namespace motcua {
namespace {

struct InitWords {
  NodePlace place;
  std::string unit;
  std::string role = "centre";
};

Result<Founded, NodeFailure> init(const InitWords& words) {
  const UnitCode unit{words.unit};
  if (!shipped_unit(unit))
    return fail(NodeFailure("không có đơn vị mã " + words.unit + " trong danh mục của tỉnh"));
  if (words.role != "centre")
    return fail(NodeFailure("bản này chưa làm được nút của tỉnh (--role hub)"));
  clock::MachineClock clock;
  const Date today = legal_time(clock.now().instant).date;
  // Roles begin on the day of the founding: founded in 2051, nobody could come in before.
  if (!is_plausible(today))
    return fail("đồng hồ của máy đang chỉ ngày " + today.text() + ": chỉnh lại rồi tạo nút");
  random::Entropy random;
  TRY(Node::create(words.place, unit, false, random));
  NodePlace making = words.place;
  making.is_making = true;
  const auto node = TRY(Node::open(making, clock, random));
  return found_unit(*node);
}

}  // namespace

void add_init_command(CLI::App& app, int& exit_code) {
  auto words = std::make_shared<InitWords>();
  CLI::App* command = app.add_subcommand("init", "tạo một nút trống");
  command->add_option("--data", words->place.directory, "thư mục dữ liệu")->required();
  command->add_option("--unit", words->unit, "mã đơn vị, ví dụ 15607")->required();
  command->add_option("--role", words->role, "centre hoặc hub");
  command->add_option("--store", words->place.store, "sqlite hoặc postgres://...")
      ->check(wrong_store);
  command->callback([words, &exit_code] {
    const auto founded = init(*words);
    if (!founded) {
      complain(founded.error());
      exit_code = kRefused;
      return;
    }
    print("Tên đăng nhập của giám đốc: " + founded->director.text +
          "\nMật khẩu dùng một lần: " + founded->one_time_password +
          "\nĐăng nhập rồi đổi mật khẩu ngay. Mật khẩu này không hiện lại.\n");
    // Only now: a node whose password nobody has seen is of no use to anybody.
    const auto ended = end_making(words->place);
    if (!ended) {
      complain(ended.error());
      exit_code = kRefused;
    }
  });
}

}  // namespace motcua
