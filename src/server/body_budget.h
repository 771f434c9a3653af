// SPDX-License-Identifier: Apache-2.0
#pragma once
// How much of request bodies may lie in memory at once, of all connections together.

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace otor::server {

/// Bytes promised to request bodies, of all connections together.
class BodyBudget {
 public:
  explicit BodyBudget(std::size_t most) : left_(static_cast<std::int64_t>(most)) {}
  bool take(std::size_t bytes) {
    auto const wanted = static_cast<std::int64_t>(bytes);
    if (left_.fetch_sub(wanted) >= wanted) return true;
    left_.fetch_add(wanted);
    return false;
  }
  void give_back(std::size_t bytes) { left_.fetch_add(static_cast<std::int64_t>(bytes)); }

 private:
  std::atomic<std::int64_t> left_;
};

struct Reservation {
  BodyBudget* budget = nullptr;
  std::size_t bytes = 0;
  Reservation() = default;
  Reservation(Reservation const&) = delete;
  Reservation& operator=(Reservation const&) = delete;
  ~Reservation() {
    if (budget != nullptr) budget->give_back(bytes);
  }
};

}  // namespace otor::server
