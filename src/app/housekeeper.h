// What happens by itself: the access log is written out, the month of new keys is set, persons are
// indexed once the vault is open, ordered erasures are carried out, signed files are checked,
// papers that never came let a dossier lapse, uploads nobody wants are swept. One thread;
// everything that changes the record still goes through the writer.
#pragma once

#include <functional>
#include <memory>

namespace motcua::app {

struct CentreParts;

class Housekeeper {
 public:
  explicit Housekeeper(CentreParts& parts);
  ~Housekeeper();
  Housekeeper(const Housekeeper&) = delete;
  Housekeeper& operator=(const Housekeeper&) = delete;

  /// After the wiring is complete.
  void start();
  void stop();
  /// One round of everything that is due, on the caller's thread: for tests.
  void round();

 private:
  struct Shared;
  std::unique_ptr<Shared> shared_;
};

}  // namespace motcua::app
