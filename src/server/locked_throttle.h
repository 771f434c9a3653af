// SPDX-License-Identifier: Apache-2.0
#pragma once
// The login throttle for a server with many threads.

#include <mutex>

#include "app/login_throttle.h"

namespace otor::server {

class LockedThrottle final : public app::LoginThrottle {
 public:
  std::int64_t ask(std::string_view user, std::string_view address, std::int64_t now_ms) override {
    std::lock_guard const lock(mutex_);
    return LoginThrottle::ask(user, address, now_ms);
  }
  void succeeded(std::string_view user, std::string_view address) override {
    std::lock_guard const lock(mutex_);
    LoginThrottle::succeeded(user, address);
  }

 private:
  std::mutex mutex_;
};

/// Asks for one request, and notes how long it was told to wait.
class NotedThrottle final : public app::LoginThrottle {
 public:
  explicit NotedThrottle(app::LoginThrottle& throttle) : throttle_(throttle) {}
  std::int64_t ask(std::string_view user, std::string_view address, std::int64_t now_ms) override {
    return told_ = throttle_.ask(user, address, now_ms);
  }
  void succeeded(std::string_view user, std::string_view address) override {
    throttle_.succeeded(user, address);
  }
  std::int64_t told() const { return told_; }

 private:
  app::LoginThrottle& throttle_;
  std::int64_t told_ = 0;
};

}  // namespace otor::server
