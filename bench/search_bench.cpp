// Procedure search against a plain scan of the folded titles, and the time the catalogue takes to
// load. Every query is timed alone: phrases, titles, their beginnings and misspelt ones.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/prng.h"
#include "base/text.h"
#include "catalogue/search.h"
#include "main/shipped_catalogue.h"

namespace motcua {
namespace {

constexpr int kRounds = 20;

/// Processor time of this thread: a busy machine stretches the wall clock.
double cpu_us() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double at_rank(std::vector<double>& times, double share) {
  std::sort(times.begin(), times.end());
  return times[static_cast<std::size_t>(static_cast<double>(times.size() - 1) * share)];
}

std::vector<std::string> queries(const catalogue::Catalogue& all) {
  std::vector<std::string> out;
  Prng random(1);
  for (const catalogue::Phrase& phrase : all.phrases()) {
    out.push_back(phrase.text);
    out.push_back(fold(phrase.text));
    std::string wrong = fold(phrase.text);
    const std::size_t at = random.below(wrong.size());
    wrong[at] = wrong[at] == ' ' ? ' ' : 'x';
    out.push_back(wrong);
  }
  for (std::size_t i = 0; i < all.procedures().size(); i += 11) {
    const std::string folded = fold(all.procedures()[i].name);
    out.push_back(folded.substr(0, 12));
    out.push_back(folded.substr(0, 40));
    out.push_back(all.procedures()[i].name);
  }
  return out;
}

struct Figures {
  double p50 = 0;
  double p99 = 0;
};

template <class Ask>
Figures measure(const std::vector<std::string>& asked, Ask ask) {
  std::vector<double> times;
  std::size_t seen = 0;
  for (int round = 0; round < kRounds; ++round) {
    for (const std::string& query : asked) {
      const double start = cpu_us();
      seen += ask(query);
      times.push_back(cpu_us() - start);
    }
  }
  CHECK(seen > 0, "the queries find something");
  return {at_rank(times, 0.5), at_rank(times, 0.99)};
}

const char* held(bool is_held) { return is_held ? "held" : "MISSED"; }

int run() {
  const double start = cpu_us();
  const auto loaded = shipped_catalogue();
  const double load_ms = (cpu_us() - start) / 1000;
  CHECK(loaded.has_value());
  const double start_index = cpu_us();
  const catalogue::SearchIndex index(*loaded);
  const double index_ms = (cpu_us() - start_index) / 1000;

  std::vector<std::string> titles;
  for (const auto& procedure : loaded->procedures()) titles.push_back(fold(procedure.name));
  const auto asked = queries(*loaded);
  const Figures ours =
      measure(asked, [&](const std::string& query) { return index.find(query, 10).size(); });
  const Figures scan = measure(asked, [&](const std::string& query) {
    const std::string folded = fold(query);
    std::size_t found = 0;
    for (const std::string& title : titles)
      found += title.find(folded) != std::string::npos ? 1 : 0;
    return found;
  });
  const bool search_held = ours.p50 <= 50 && ours.p99 <= 200;
  std::printf(
      "| procedure search, p50 / p99 | %.1f / %.1f µs | %.2f / %.2f x a plain folded scan |"
      " 50 / 200 µs | %s |\n",
      ours.p50, ours.p99, ours.p50 / scan.p50, ours.p99 / scan.p99, held(search_held));
  std::printf(
      "| loading the catalogue, %zu procedures / its search index | %.1f / %.1f ms |"
      " %.1f x one such scan | 25 ms together | %s |\n",
      loaded->procedures().size(), load_ms, index_ms, load_ms * 1000 / scan.p50,
      held(load_ms + index_ms <= 25));
  return 0;
}

}  // namespace
}  // namespace motcua

int main() { return motcua::run(); }
