// SPDX-License-Identifier: Apache-2.0
#pragma once
// Work that takes a processor for long: one at a time for each account, and few at once in all, so
// that no account can stop the server.

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace otor::server {

class Turns {
 public:
  explicit Turns(std::size_t at_once) : at_once_(at_once) {}

  /// Ends when it is let go. Null where the account has one already, or too many are under way.
  std::shared_ptr<void const> take(std::string const& user) {
    std::lock_guard const lock(mutex_);
    if (users_.size() >= at_once_ || std::ranges::find(users_, user) != users_.end())
      return nullptr;
    users_.push_back(user);
    return {this, [this, user](void const*) {
              std::lock_guard const again(mutex_);
              std::erase(users_, user);
            }};
  }

 private:
  std::size_t at_once_;
  std::mutex mutex_;
  std::vector<std::string> users_;
};

}  // namespace otor::server
