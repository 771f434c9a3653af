// SPDX-License-Identifier: Apache-2.0
// A country of herders: 300,000 made-up people, each with up to 480 months behind or before them,
// on one core. Prints the processor time, the memory and a sum that shows the answers are there.
// population_bench [people] [rounds]

#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "app/law_in_force.h"
#include "app/made_up_people.h"
#include "law/default_pack.h"

namespace {

using namespace otor;
using namespace otor::benefit;

constexpr Month on = month_of(2026, 11);

// Seconds of the processor, so that neighbours on the machine do not count.
double seconds_of(auto work) {
  auto const begun = std::clock();
  work();
  return static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
}

std::int64_t pensions(PensionColumns const& found) {
  std::int64_t sum = 0;
  for (auto const pension : found.pension) sum += pension;
  return sum;
}

// What nothing can beat: reading every column once.
std::int64_t read_all(PeopleColumns const& people) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < people.people(); ++i) {
    sum += people.born[i].number + people.plan_income[i] + people.children[i];
  }
  for (std::size_t i = 0; i < people.from.size(); ++i) sum += people.income[i] * people.months[i];
  return sum;
}

}  // namespace

int main(int count, char** words) {
  auto const people_count = count > 1 ? std::strtoull(words[1], nullptr, 10) : 300'000;
  auto const rounds = count > 2 ? std::atoi(words[2]) : 5;
  auto const law = app::LawInForce::from_pack(law::default_pack());
  if (!law || people_count == 0 || rounds < 1) return 1;
  app::MadeUpPeople const country(on);
  app::PeopleTable people;
  for (std::uint64_t number = 0; number < people_count; ++number) {
    people.add(country.person(number));
  }
  std::vector<double> times, limits;
  std::int64_t sum = 0, read = 0;
  std::size_t not_known = 0;
  for (int round = 0; round < rounds; ++round) {
    times.push_back(seconds_of([&] {
      auto const found = estimate_population(people.columns(), on, law->terms, law->law);
      if (!found) std::exit(1);
      sum = pensions(*found);
      not_known = found->not_known;
    }));
    limits.push_back(seconds_of([&] { read = read_all(people.columns()); }));
  }
  std::ranges::sort(times);
  std::ranges::sort(limits);
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("people %llu, median %.3f s (best %.3f), reading alone %.4f s, at most %ld MB\n",
              static_cast<unsigned long long>(people_count), times[times.size() / 2], times.front(),
              limits[limits.size() / 2], used.ru_maxrss / 1024);
  std::printf("pensions %lld, not known %zu, read %lld\n", static_cast<long long>(sum), not_known,
              static_cast<long long>(read));
}
