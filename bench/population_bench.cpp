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
#include "base/chance.h"
#include "benefit/population.h"
#include "law/default_pack.h"

namespace {

using namespace otor;
using namespace otor::benefit;

constexpr std::uint64_t seed = 20261123;
constexpr Month on = month_of(2026, 11);

std::int64_t draw(std::uint64_t person, char const* what, std::int64_t from, std::int64_t to) {
  auto const count = static_cast<std::uint64_t>(to - from + 1);
  return from + static_cast<std::int64_t>(chance_below(count, seed, {person, chance_word(what)}));
}

struct People {
  std::vector<Month> born, plan_from, from;
  std::vector<Sex> sex;
  std::vector<std::uint8_t> children;
  std::vector<std::uint32_t> spans_begin{0};
  std::vector<Payer> plan_as, payer;
  std::vector<std::int64_t> plan_income, income;
  std::vector<std::int32_t> months;

  explicit People(std::uint64_t count) {
    for (std::uint64_t person = 0; person < count; ++person) add(person);
  }

  void add(std::uint64_t person) {
    auto const age = draw(person, "age", 18 * 12, 58 * 12);
    born.push_back(on - static_cast<std::int32_t>(age));
    sex.push_back(draw(person, "sex", 0, 1) == 0 ? Sex::female : Sex::male);
    children.push_back(static_cast<std::uint8_t>(draw(person, "children", 0, 6)));
    add_spans(person, born.back());
    plan_from.push_back(on + static_cast<std::int32_t>(draw(person, "start", 0, 60)));
    plan_as.push_back(Payer::herder);
    auto const more = draw(person, "more", 0, 3) == 0;
    plan_income.push_back(more ? draw(person, "income", 800'000, 3'000'000) : minimum_income);
  }

  // Up to four spans since the eighteenth birthday: 480 months at most.
  void add_spans(std::uint64_t person, Month birth) {
    Month at = std::max(birth + 18 * 12, month_of(1995, 1));
    auto const count = draw(person, "spans", 0, 4);
    for (std::int64_t span = 0; span < count && at < on; ++span) {
      auto const word = person * 8 + static_cast<std::uint64_t>(span);
      at = at + static_cast<std::int32_t>(draw(word, "gap", 0, 36));
      auto const length = std::min<std::int64_t>(draw(word, "length", 1, 120), on - at);
      if (length < 1) break;
      from.push_back(at);
      months.push_back(static_cast<std::int32_t>(length));
      payer.push_back(draw(word, "as", 0, 2) == 0 ? Payer::voluntary : Payer::herder);
      income.push_back(draw(word, "amount", 150'000, 900'000));
      at = at + static_cast<std::int32_t>(length);
    }
    spans_begin.push_back(static_cast<std::uint32_t>(from.size()));
  }

  PeopleColumns columns() const {
    return {born,        sex,  children, spans_begin, plan_from, plan_as,
            plan_income, from, months,   payer,       income};
  }
};

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
std::int64_t read_all(People const& people) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < people.born.size(); ++i) {
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
  People const people(people_count);
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
    limits.push_back(seconds_of([&] { read = read_all(people); }));
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
