#include "app/office_book.h"

#include "app/unseal.h"
#include "base/check.h"

namespace motcua::app {

OfficeBook::OfficeBook(Books& books, EventStore& readable)
    : books_(books), readable_(readable), state_(std::make_shared<const office::OfficeState>()) {
  books_.add_shelf(*this);
}

StreamId OfficeBook::staff_stream() const {
  return named_stream(StreamKind::kStaff, books_.node().unit.text);
}

StreamId OfficeBook::unit_stream() const {
  return named_stream(StreamKind::kUnit, books_.node().unit.text);
}

Result<Done, StoreFailure> OfficeBook::load() {
  const std::lock_guard lock(load_mutex_);
  office::OfficeState state;
  std::optional<StoreFailure> failure;
  for (const StreamId& stream : {unit_stream(), staff_stream()}) {
    TRY(readable_.read_stream(stream, 1, [&](const StoredEntry& entry) {
      auto event = read_office_entry(books_.keys(), entry);
      if (!event) {
        failure = event.error();
        return false;
      }
      if (*event) state = office::evolve(std::move(state), **event);
      return true;
    }));
    if (failure) return fail(*failure);
  }
  set(std::move(state));
  return Done{};
}

OfficeBook::Snapshot OfficeBook::snapshot() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

void OfficeBook::set(office::OfficeState state) {
  auto fresh = std::make_shared<const office::OfficeState>(std::move(state));
  const std::lock_guard lock(mutex_);
  state_ = std::move(fresh);
}

void OfficeBook::forget() {
  // The old state is right but for what was staged and lost; when even reading fails it is kept,
  // and the next commit will fail in its turn.
  (void)load();
}

}  // namespace motcua::app
