// SPDX-License-Identifier: Apache-2.0
#pragma once
// What benchmarks of the desk share: three aimags of nineteen soums, names of made-up things, and
// how long something took by the clock and of this thread's processor. On a machine that others use
// only the second says much.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "event/uuid.h"

namespace otor::bench {

constexpr int soums = 57, officers_in_soum = 9;

inline event::Uuid uuid(std::uint64_t kind, std::uint64_t number) {
  return {0x0190a00000007000u + kind, 0x8000000000000000u + number};
}
inline std::string quoted(event::Uuid id) { return '"' + text_of(id) + '"'; }

inline std::string code_of(int soum) {
  return std::to_string(18301 + soum / 19 * 100 + soum % 19 * 3);
}
inline std::string officer_of(int soum, int number) {
  return "o" + code_of(soum) + std::to_string(number);
}

/// Milliseconds since some moment.
inline double by_clock() {
  using namespace std::chrono;
  return duration<double, std::milli>(steady_clock::now().time_since_epoch()).count();
}
inline double of_thread() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct Took {
  std::vector<double> clock, thread;

  void add(auto work) {
    auto const first = by_clock(), own = of_thread();
    work();
    clock.push_back(by_clock() - first);
    thread.push_back(of_thread() - own);
  }
  void tell(char const* what) {
    std::ranges::sort(clock);
    std::ranges::sort(thread);
    auto const part = [](std::vector<double> const& list, double of) {
      return list[std::min(list.size() - 1,
                           static_cast<std::size_t>(of * static_cast<double>(list.size())))];
    };
    std::printf("%9.2f / %9.2f ms by the clock, %9.2f / %9.2f ms of the thread: %s, %zu times\n",
                part(clock, 0.5), part(clock, 0.99), part(thread, 0.5), part(thread, 0.99), what,
                clock.size());
    std::fflush(stdout);
  }
};

inline std::int64_t resident_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::atoll(line.c_str() + 6) / 1024;
  return 0;
}

}  // namespace otor::bench
