#include "app/through_writer.h"

#include <future>

namespace motcua::app {

Result<Done, Problem> through_writer(
    CentreParts& parts, const std::function<Result<Done, Problem>(Transaction&)>& plan) {
  std::promise<Outcome> promise;
  auto outcome = promise.get_future();
  Job job;
  job.command = parts.ports.random->id<CommandId>();
  job.plan = [&](Transaction& transaction) -> Result<StreamId, Problem> {
    TRY(plan(transaction));
    return parts.office.staff_stream();
  };
  job.done = [&promise](Outcome given) { promise.set_value(std::move(given)); };
  if (!parts.writer.submit(std::move(job))) return fail(Problem{Fault::kBusy});
  const Outcome given = outcome.get();
  if (!given) return fail(given.error());
  return Done{};
}

}  // namespace motcua::app
