// SPDX-License-Identifier: Apache-2.0
#include "app/login_throttle.h"

#include <algorithm>
#include <array>

namespace otor::app {

namespace {

constexpr std::int64_t free_here = 5;      // one account from one address
constexpr std::int64_t free_user = 20;     // one account from anywhere
constexpr std::int64_t free_address = 60;  // a whole office may stand behind one address
constexpr std::int64_t forgotten_after_ms = 6 * 3'600'000;
constexpr std::size_t most_counts = 100'000;

std::string here(std::string_view user, std::string_view address) {
  return "h" + std::string(user) + "\n" + std::string(address);
}
std::string by_user(std::string_view user) { return "u" + std::string(user); }
std::string by_address(std::string_view address) { return "a" + std::string(address); }

}  // namespace

std::int64_t LoginThrottle::wait(std::string const& key, std::int64_t free,
                                 std::int64_t now_ms) const {
  static constexpr std::array<std::int64_t, 5> waits{30, 60, 300, 900, 3600};
  auto const found = counts_.find(key);
  if (found == counts_.end() || found->second.tries < free) return 0;
  auto const step = std::min<std::int64_t>(found->second.tries - free, waits.size() - 1);
  auto const until = found->second.last_ms + waits[static_cast<std::size_t>(step)] * 1000;
  return until <= now_ms ? 0 : (until - now_ms + 999) / 1000;
}

void LoginThrottle::count(std::string const& key, std::int64_t now_ms) {
  auto& count = counts_[key];
  if (now_ms - count.last_ms > forgotten_after_ms) count.tries = 0;
  ++count.tries;
  count.last_ms = now_ms;
}

void LoginThrottle::forget_old(std::int64_t now_ms) {
  if (counts_.size() < most_counts) return;
  std::erase_if(counts_,
                [&](auto const& entry) { return now_ms - entry.second.last_ms > 900'000; });
  if (counts_.size() >= most_counts) counts_.clear();  // a flood: better lenient than out of memory
}

std::int64_t LoginThrottle::ask(std::string_view user, std::string_view address,
                                std::int64_t now_ms) {
  forget_old(now_ms);
  auto const seconds = std::max({wait(here(user, address), free_here, now_ms),
                                 wait(by_user(user), free_user, now_ms),
                                 wait(by_address(address), free_address, now_ms)});
  if (seconds > 0) return seconds;
  count(here(user, address), now_ms);
  count(by_user(user), now_ms);
  count(by_address(address), now_ms);
  return 0;
}

void LoginThrottle::succeeded(std::string_view user, std::string_view address) {
  counts_.erase(here(user, address));
  for (auto const& key : {by_user(user), by_address(address)}) {
    auto const found = counts_.find(key);
    if (found != counts_.end() && --found->second.tries <= 0) counts_.erase(found);
  }
}

}  // namespace otor::app
