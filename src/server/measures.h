// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the server tells about itself: one log line a request, and counts for Prometheus. Neither
// holds a body, a name, a query or a token.

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "server/http.h"

namespace otor::server {

class Measures {
 public:
  void add(HttpRecord const& record);
  /// Prometheus text format. `commits` counts durable commits of the store.
  std::string text(std::int64_t commits) const;

 private:
  static constexpr std::array<double, 8> bounds{0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60};
  struct Route {
    std::map<int, std::int64_t> statuses;
    std::array<std::int64_t, bounds.size()> within{};
    std::int64_t count = 0;
    double seconds = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::string, Route> routes_;
};

/// {"request":7,"method":"GET","route":"/api/areas","status":200,"ms":3,"in":0,"out":512}
std::string log_line(HttpRecord const& record);

}  // namespace otor::server
