// SPDX-License-Identifier: Apache-2.0
// What is computed here beside the tables of cases/coverage, which R computed.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "statistics/interval.h"
#include "statistics/student.h"
#include "statistics/survival.h"

namespace otor::statistics {
namespace {

std::vector<std::string> parts_of(std::string const& text, char at) {
  std::vector<std::string> parts{""};
  for (char const c : text) {
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

/// The rows of a table, without its remarks and its heading; none where there is no such file.
std::vector<std::vector<std::string>> recorded(std::string const& name) {
  std::ifstream file("cases/coverage/" + name + ".csv");
  std::vector<std::vector<std::string>> rows;
  for (std::string line; std::getline(file, line);)
    if (!line.starts_with('#')) rows.push_back(parts_of(line, ','));
  if (!rows.empty()) rows.erase(rows.begin());
  return rows;
}

double number_of(std::string const& text) { return std::stod(text); }

std::optional<std::int64_t> whole_of(std::string const& text) {
  return text.empty() ? std::nullopt : std::optional<std::int64_t>(std::stoll(text));
}

bool close(double one, double other) { return std::abs(one - other) < 1e-9; }

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

TEST_CASE("a share in clusters is what R's survey package says it is") {
  auto const rows = recorded("share_in_clusters");
  REQUIRE(rows.size() > 4);
  for (auto const& row : rows) check_same(share_in_clusters(clusters_of(row[0])), row);
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
  CHECK_FALSE(share_in_clusters({{1, 4}}));
  CHECK_FALSE(share_in_clusters({{0, 4}, {0, 9}}));
  CHECK_FALSE(share_in_clusters({{4, 4}, {9, 9}}));
}

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
