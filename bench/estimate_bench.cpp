// SPDX-License-Identifier: Apache-2.0
// One full estimate of the worked case, from a request that is already read to an answer that is
// not yet written: bare, with its steps, and as a line of JSON. Beside them what nothing can beat:
// a call that returns at once, and the divisions that the formulas ask for.

#include <benchmark/benchmark.h>

#include <cstdlib>

#include "app/calculation_calls.h"
#include "app/estimate.h"
#include "law/default_pack.h"

namespace {

using namespace otor;

app::LawInForce const& law_in_force() {
  static auto const loaded = app::LawInForce::from_pack(law::default_pack());
  if (!loaded) std::abort();
  return *loaded;
}

constexpr std::string_view worked_case =
    R"({"id":"a","on":"2026-11","sex":"female","born":"1996-03-14","children":2,)"
    R"("paid":[{"from":"2018-01","to":"2019-12","as":"herder","income":320000}],)"
    R"("plan":{"from":"2026-12","to":null,"as":"herder","income":"minimum"}})";

wire::EstimateRequest request() { return *wire::read_text<wire::EstimateRequest>(worked_case); }

void reckon(benchmark::State& state) {
  auto const& law = law_in_force();
  auto const person = *app::case_of(request());
  for (auto _ : state) {
    auto life = app::life_of(person, law);
    benchmark::DoNotOptimize(life);
  }
}
BENCHMARK(reckon);

void estimate(benchmark::State& state, app::Explained explained) {
  auto const& law = law_in_force();
  auto const asked = request();
  for (auto _ : state) {
    auto answer = app::estimate(asked, explained, law);
    benchmark::DoNotOptimize(answer);
  }
}
BENCHMARK_CAPTURE(estimate, without_steps, app::Explained::no);
BENCHMARK_CAPTURE(estimate, with_steps, app::Explained::yes);

void line(benchmark::State& state, app::Explained explained) {
  auto const& law = law_in_force();
  for (auto _ : state) {
    auto answer = app::answer_calculation_text("estimate", worked_case, explained, law);
    benchmark::DoNotOptimize(answer);
  }
}
BENCHMARK_CAPTURE(line, without_steps, app::Explained::no);
BENCHMARK_CAPTURE(line, with_steps, app::Explained::yes);

[[gnu::noinline]] void nothing(benchmark::State const& state) { benchmark::DoNotOptimize(&state); }

void limit_empty_call(benchmark::State& state) {
  for (auto _ : state) nothing(state);
}
BENCHMARK(limit_empty_call);

// Five roads: average, formula, threshold and months to break even each divide once in 128 bits;
// the two prices of the plan divide four times each.
void limit_divisions(benchmark::State& state) {
  std::int64_t amount = 62'400'000;
  for (auto _ : state) {
    for (int division = 0; division < 5 * 4 + 2 * 4; ++division) {
      benchmark::DoNotOptimize(amount);
      benchmark::DoNotOptimize(divided(Wide{amount} * 510'000, 60 * one_whole, Round::half_up));
    }
  }
}
BENCHMARK(limit_divisions);

}  // namespace

BENCHMARK_MAIN();
