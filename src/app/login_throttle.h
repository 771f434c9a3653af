// SPDX-License-Identifier: Apache-2.0
#pragma once
// How often a password may be guessed. A few tries are free, then each costs a longer wait. It
// counts by account from one address, by account, and by address, and it counts accounts that do
// not exist exactly as those that do, so that it tells nobody which names are real.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace otor::app {

/// One thread at a time; a door with many threads puts a lock around it.
class LoginThrottle {
 public:
  virtual ~LoginThrottle() = default;
  /// Seconds to wait before the next try, 0 when one is allowed now. An allowed try is counted at
  /// once as failed, so that many at the same moment do not slip through.
  virtual std::int64_t ask(std::string_view user, std::string_view address, std::int64_t now_ms);
  /// Takes back what `ask` counted.
  virtual void succeeded(std::string_view user, std::string_view address);

 private:
  struct Count {
    std::int64_t tries = 0;
    std::int64_t last_ms = 0;
  };
  std::int64_t wait(std::string const& key, std::int64_t free, std::int64_t now_ms) const;
  void count(std::string const& key, std::int64_t now_ms);
  void forget_old(std::int64_t now_ms);

  std::map<std::string, Count> counts_;
};

}  // namespace otor::app
