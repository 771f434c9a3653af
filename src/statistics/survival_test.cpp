// SPDX-License-Identifier: Apache-2.0
#include "statistics/survival.h"

#include <doctest/doctest.h>

#include "statistics/recorded_for_tests.h"

namespace otor::statistics {
namespace {

std::vector<Lasted> times_of(std::string const& text) {
  std::vector<Lasted> times;
  for (auto const& one : parts_of(text, ' ')) {
    auto const both = parts_of(one, '/');
    times.push_back({*whole_of(both[0]), both[1] == "1"});
  }
  return times;
}

void check_end(std::optional<double> const& found, std::string const& told) {
  REQUIRE(found.has_value() == !told.empty());
  if (found) CHECK(close(*found, number_of(told)));
}

}  // namespace

TEST_CASE("what lasts is what R's survival package says it is, step by step") {
  auto const rows = recorded("survival");
  std::vector<SurvivalStep> steps;
  std::size_t next = 0, samples = 0;
  for (auto const& row : rows) {
    INFO(row[0], " ", row[1]);
    if (row[0] == "sample") {
      CHECK(next == steps.size());
      steps = survival(times_of(row[1]));
      CHECK(median(steps) == whole_of(row[2]));
      next = 0;
      ++samples;
      continue;
    }
    REQUIRE(next < steps.size());
    auto const& step = steps[next++];
    CHECK(step.time == *whole_of(row[1]));
    CHECK(step.at_risk == *whole_of(row[2]));
    CHECK(step.ended == *whole_of(row[3]));
    CHECK(close(step.share, number_of(row[4])));
    CHECK(close(step.error, number_of(row[5])));
    check_end(step.low, row[6]);
    check_end(step.high, row[7]);
  }
  CHECK(next == steps.size());
  CHECK(samples == 4);
}

TEST_CASE("where nothing ended nothing is told, and of nobody neither") {
  CHECK(survival({{5, false}, {9, false}}).empty());
  CHECK(survival({}).empty());
}

}  // namespace otor::statistics
