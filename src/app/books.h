// What the writer knows without asking the disk: the tip and key of every stream it touched lately,
// and the position the next entry will get. Used by the writer's thread only.
//
// Anything here can be thrown away and read again from the store; after a failed commit it is.
#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <unordered_map>

#include "base/ids.h"
#include "base/result.h"
#include "ports/clock.h"
#include "ports/event_store.h"
#include "ports/keys.h"
#include "ports/random.h"

namespace motcua::app {

/// What a node is, fixed when its database was made.
struct NodeIdentity {
  UnitCode unit;
  std::int64_t incarnation = 1;
  BootId boot;
  bool demo = false;
};

struct StreamTip {
  std::int64_t seq = 0;      // 0: nothing written yet
  std::optional<KeyId> key;  // the data key new parts are sealed with
};

/// State of one subject kept by the writer beside the tips; told when everything must be read
/// again.
class Shelf {
 public:
  virtual ~Shelf() = default;
  virtual void forget() = 0;
};

class Books {
 public:
  Books(EventStore& store, Keys& keys, Clock& clock, Random& random, NodeIdentity node);

  [[nodiscard]] EventStore& store() { return store_; }
  [[nodiscard]] Keys& keys() { return keys_; }
  [[nodiscard]] Clock& clock() { return clock_; }
  [[nodiscard]] Random& random() { return random_; }
  [[nodiscard]] const NodeIdentity& node() const { return node_; }

  /// Read from the stream when it is not known.
  [[nodiscard]] Result<StreamTip, StoreFailure> tip(const StreamId& stream);
  void set_tip(const StreamId& stream, const StreamTip& tip);
  [[nodiscard]] Result<std::int64_t, StoreFailure> next_pos();
  void set_next_pos(std::int64_t pos) { next_pos_ = pos; }

  /// Shelves must outlive the books.
  void add_shelf(Shelf& shelf) { shelves_.push_back(&shelf); }
  /// After a commit the store would not take: what was staged never happened.
  void forget();

 private:
  EventStore& store_;
  Keys& keys_;
  Clock& clock_;
  Random& random_;
  const NodeIdentity node_;
  std::unordered_map<StreamId, StreamTip> tips_;
  std::optional<std::int64_t> next_pos_;
  std::list<Shelf*> shelves_;
};

}  // namespace motcua::app
