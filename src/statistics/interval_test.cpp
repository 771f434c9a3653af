// SPDX-License-Identifier: Apache-2.0
#include "statistics/interval.h"

#include <doctest/doctest.h>

#include "statistics/recorded_for_tests.h"
#include "statistics/student.h"

namespace otor::statistics {
namespace {

using Row = std::vector<std::string>;

void check_same(std::optional<Interval> const& found, Row const& row) {
  INFO(row.front(), " of ", row[1]);
  REQUIRE(found);
  auto const end = row.size();
  CHECK(close(found->estimate, number_of(row[end - 3])));
  CHECK(close(found->low, number_of(row[end - 2])));
  CHECK(close(found->high, number_of(row[end - 1])));
}

Sample sample_of(Row const& row, std::size_t at) {
  return {*whole_of(row[at]), *whole_of(row[at + 1]), whole_of(row[at + 2])};
}

std::vector<Cluster> clusters_of(std::string const& text) {
  std::vector<Cluster> clusters;
  for (auto const& one : parts_of(text, ' ')) {
    auto const both = parts_of(one, '/');
    clusters.push_back({number_of(both[0]), number_of(both[1])});
  }
  return clusters;
}

}  // namespace

TEST_CASE("Student's t is what R says it is, from one degree of freedom to many") {
  auto const rows = recorded("student");
  REQUIRE(rows.size() > 40);
  for (auto const& row : rows) {
    INFO(row[0]);
    CHECK(close(student(static_cast<std::size_t>(*whole_of(row[0]))), number_of(row[1])));
  }
}

TEST_CASE("Wilson's interval is what R says it is, with a finite population and without") {
  auto const rows = recorded("wilson");
  REQUIRE(rows.size() > 10);
  for (auto const& row : rows) check_same(wilson(sample_of(row, 0)), row);
}

TEST_CASE("the difference of two samples is what R says it is") {
  auto const rows = recorded("newcombe");
  REQUIRE(rows.size() > 4);
  for (auto const& row : rows) check_same(newcombe(sample_of(row, 0), sample_of(row, 3)), row);
}

TEST_CASE("a ratio over clusters is what R's survey package says it is") {
  auto const rows = recorded("ratio");
  REQUIRE(rows.size() > 4);
  for (auto const& row : rows) check_same(ratio(clusters_of(row[0]), whole_of(row[1])), row);
}

TEST_CASE("the change of a ratio over the same clusters is what R's survey package says it is") {
  auto const rows = recorded("ratio_change");
  REQUIRE(rows.size() > 2);
  for (auto const& row : rows) {
    auto const before = clusters_of(row[0]), after = clusters_of(row[1]);
    std::vector<Twice> twice;
    for (std::size_t i = 0; i < before.size(); ++i) twice.push_back({before[i], after[i]});
    check_same(ratio_change(twice), row);
  }
}

TEST_CASE("no interval is made of what cannot be") {
  CHECK_FALSE(wilson({0, 0, {}}));
  CHECK_FALSE(wilson({2, 1, {}}));
  CHECK_FALSE(wilson({-1, 5, {}}));
  CHECK_FALSE(wilson({1, 5, 4}));
  CHECK(wilson({1, 5, 5})->low == wilson({1, 5, 5})->high);
  CHECK_FALSE(newcombe({1, 5, {}}, {0, 0, {}}));
  CHECK_FALSE(ratio({{1, 4}}));
  CHECK_FALSE(ratio({{0, 0}, {0, 0}}));
  CHECK_FALSE(ratio({{1, 4}, {2, 9}}, 1));
  CHECK_FALSE(ratio_change({{{1, 4}, {2, 4}}}));
}

}  // namespace otor::statistics
