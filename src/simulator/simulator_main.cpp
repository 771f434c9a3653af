// SPDX-License-Identifier: Apache-2.0
// The simulator on the command line:
//
//     otor_simulator seeds FIRST SECONDS        runs seeds until the time is over
//     otor_simulator replay FILE...             plays cases; none may break a promise
//     otor_simulator planted SEEDS [NAME]       each planted bug must show within so many seeds
//     otor_simulator shrink FILE                makes a case smaller
//     otor_simulator calls                      answers record calls, one request a line
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include <boost/mp11/algorithm.hpp>

#include "app/calls.h"
#include "simulator/shrink.h"
#include "simulator/world.h"

namespace otor::simulator {
namespace {

constexpr std::int64_t most_tries = 600;

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string broken_text(Schedule const& schedule, std::string const& what) {
  return "# " + what + "\n" + text_of(schedule);
}

int seeds(std::uint64_t first, double seconds) {
  auto const start = std::chrono::steady_clock::now();
  std::int64_t count = 0, broken = 0, days = 0, events = 0, contacts = 0;
  for (auto seed = first; seconds_since(start) < seconds; ++seed, ++count) {
    auto const schedule = schedule_of(seed);
    auto const outcome = run(schedule);
    days += schedule.phones * schedule.days;
    events += outcome.events;
    contacts += outcome.contacts;
    if (!outcome.broken) continue;
    if (++broken > 3) continue;
    auto const smaller = shrunk(schedule, most_tries);
    auto const told = run(smaller).broken;
    std::cout << "seed " << seed << " breaks a promise; made smaller:\n"
              << broken_text(smaller, told.value_or(*outcome.broken)) << std::endl;
  }
  auto const took = seconds_since(start);
  auto const rate = [&](std::int64_t number) {
    return std::to_string(static_cast<std::int64_t>(static_cast<double>(number) / took));
  };
  std::cout << count << " seeds from " << first << ", " << rate(count) << " seeds/s, " << rate(days)
            << " device-days/s, " << events << " events, " << contacts << " requests\n"
            << count - broken << " passed, " << broken << " failed\n";
  return broken == 0 ? 0 : 1;
}

Result<Schedule> schedule_in(char const* path) {
  std::ifstream in(path);
  std::stringstream text;
  text << in.rdbuf();
  if (!in) return problem(ProblemKind::not_found, "There is no such file.");
  return read_schedule(text.str());
}

int replay(int count, char** paths) {
  int failed = 0;
  for (int at = 0; at < count; ++at) {
    auto const schedule = schedule_in(paths[at]);
    auto const what = schedule ? run(*schedule).broken : std::optional(schedule.error().detail);
    if (!what) continue;
    ++failed;
    std::cout << paths[at] << ": " << *what << "\n";
  }
  std::cout << count - failed << " passed, " << failed << " failed\n";
  return failed == 0 ? 0 : 1;
}

/// The first seed that shows the bug, 0 for none.
std::uint64_t shows(Planted planted, std::uint64_t most) {
  for (std::uint64_t seed = 1; seed <= most; ++seed) {
    auto schedule = schedule_of(seed);
    schedule.planted = planted;
    if (!run(schedule).broken) continue;
    if (!run(schedule_of(seed)).broken) return seed;  // and only because of the bug
  }
  return 0;
}

int planted(std::uint64_t most, std::string const& only) {
  int passed = 0, failed = 0;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Planted>>([&](auto enumerator) {
    if (enumerator.value == Planted::none) return;
    if (!only.empty() && only != enumerator.name) return;
    auto const seed = shows(enumerator.value, most);
    std::cout << enumerator.name << ": ";
    if (seed == 0) {
      std::cout << "not found in " << most << " seeds" << std::endl;
      return (void)++failed;
    }
    auto schedule = schedule_of(seed);
    schedule.planted = enumerator.value;
    std::cout << "seed " << seed << ", " << *run(schedule).broken << std::endl;
    ++passed;
  });
  std::cout << passed << " passed, " << failed << " failed\n";
  return failed == 0 ? 0 : 1;
}

int make_smaller(char const* path) {
  auto const schedule = schedule_in(path);
  if (!schedule) return std::cerr << schedule.error().detail << "\n", 1;
  auto const smaller = shrunk(*schedule, most_tries);
  std::cout << broken_text(smaller, run(smaller).broken.value_or("nothing is broken"));
  return 0;
}

int calls() {
  app::RecordSession session;
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << app::answer_request(line, session) << "\n";
  }
  return 0;
}

}  // namespace
}  // namespace otor::simulator

int main(int count, char** words) {
  using namespace otor::simulator;
  std::string const does = count > 1 ? words[1] : "";
  if (does == "seeds" && count == 4) {
    return seeds(std::strtoull(words[2], nullptr, 10), std::strtod(words[3], nullptr));
  }
  if (does == "replay") return replay(count - 2, words + 2);
  if (does == "planted" && (count == 3 || count == 4)) {
    return planted(std::strtoull(words[2], nullptr, 10), count == 4 ? words[3] : "");
  }
  if (does == "shrink" && count == 3) return make_smaller(words[2]);
  if (does == "calls") return calls();
  std::cerr
      << "usage: otor_simulator seeds FIRST SECONDS | replay FILE... | planted SEEDS [NAME] | "
         "shrink FILE | calls\n";
  return 2;
}
