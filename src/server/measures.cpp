// SPDX-License-Identifier: Apache-2.0
#include "server/measures.h"

#include <cstdio>

namespace otor::server {

namespace {

std::string decimal(double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%g", value);
  return text.data();
}

/// A method comes from outside: only the known ones are repeated.
std::string known_method(std::string const& method) {
  for (auto const* known : {"GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"}) {
    if (method == known) return method;
  }
  return "-";
}

}  // namespace

void Measures::add(HttpRecord const& record) {
  std::lock_guard const lock(mutex_);
  auto& route = routes_[record.route];
  double const seconds = static_cast<double>(record.took.count()) / 1e6;
  ++route.statuses[record.status];
  ++route.count;
  route.seconds += seconds;
  for (std::size_t index = 0; index < bounds.size(); ++index) {
    if (seconds <= bounds[index]) ++route.within[index];
  }
}

std::string Measures::text(std::int64_t commits) const {
  std::lock_guard const lock(mutex_);
  std::string out = "# TYPE otor_requests_total counter\n";
  for (auto const& [name, route] : routes_) {
    for (auto const& [status, count] : route.statuses) {
      out += "otor_requests_total{route=\"" + name + "\",status=\"" + std::to_string(status) +
             "\"} " + std::to_string(count) + "\n";
    }
  }
  out += "# TYPE otor_request_seconds histogram\n";
  for (auto const& [name, route] : routes_) {
    auto const label = "{route=\"" + name + "\"";
    for (std::size_t index = 0; index < bounds.size(); ++index) {
      out += "otor_request_seconds_bucket" + label + ",le=\"" + decimal(bounds[index]) + "\"} " +
             std::to_string(route.within[index]) + "\n";
    }
    out += "otor_request_seconds_bucket" + label + ",le=\"+Inf\"} " + std::to_string(route.count) +
           "\n";
    out += "otor_request_seconds_sum" + label + "} " + decimal(route.seconds) + "\n";
    out += "otor_request_seconds_count" + label + "} " + std::to_string(route.count) + "\n";
  }
  out += "# TYPE otor_store_commits_total counter\notor_store_commits_total " +
         std::to_string(commits) + "\n";
  return out;
}

std::string log_line(HttpRecord const& record) {
  return "{\"request\":" + std::to_string(record.number) + ",\"method\":\"" +
         known_method(record.method) + "\",\"route\":\"" + record.route +
         "\",\"status\":" + std::to_string(record.status) +
         ",\"ms\":" + std::to_string(record.took.count() / 1000) +
         ",\"in\":" + std::to_string(record.bytes_in) +
         ",\"out\":" + std::to_string(record.bytes_out) + "}";
}

}  // namespace otor::server
