// What a running node does with its own database beside the use cases.
#include <future>

#include "app/token_walk.h"
#include "main/node.h"

namespace motcua {

std::string sentence_of(const store::RebuildFailure& failure) {
  std::string sentence = sentence_of(failure.why);
  if (failure.pos != 0) sentence += " (vị trí " + std::to_string(failure.pos) + ")";
  return sentence;
}

Result<store::Rebuilt, store::RebuildFailure> Node::rebuild(const store::Rebuild::KeepOn& keep_on,
                                                            const std::function<void()>& on_fill) {
  const NodeFolds folds;
  store::Rebuild rebuild(folds.all());
  {
    auto reader = parts_->readers.take();
    if (!reader) return fail(store::RebuildFailure{reader.error(), 0});
    TRY(rebuild.fold(reader->store(), keep_on));
  }
  std::promise<Result<store::Rebuilt, store::RebuildFailure>> promise;
  auto rebuilt = promise.get_future();
  parts_->writer.between_batches([&] {
    on_fill();
    auto done = rebuild.replace(*writer_, {});
    // What was read from the tables before may have been what was wrong with them.
    parts_->books.forget();
    promise.set_value(std::move(done));
  });
  auto done = rebuilt.get();
  // Tokens are side data, yet they can be made again from what the log has sealed. A failure leaves
  // them as they were; the next opening of the vault mends them.
  if (done) (void)app::walk_for_tokens(*parts_, true);
  return done;
}

bool Node::can_write() {
  std::promise<bool> promise;
  auto answer = promise.get_future();
  parts_->writer.between_batches([&] {
    // An empty commit of the writer also asks for the lease.
    const bool has_begun = writer_->begin().has_value();
    promise.set_value(has_begun && writer_->commit().has_value());
  });
  return answer.get();
}

}  // namespace motcua
