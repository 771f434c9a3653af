// SPDX-License-Identifier: Apache-2.0
#include "statistics/interval.h"

#include <algorithm>
#include <cmath>

#include "statistics/student.h"

namespace otor::statistics {
namespace {

struct Sum {
  double hits = 0, of = 0;
  void add(Cluster const& cluster) {
    hits += cluster.hits;
    of += cluster.of;
  }
  // How far a cluster is from the ratio, as its part of it.
  double off(Cluster const& cluster) const { return (cluster.hits - hits / of * cluster.of) / of; }
};

Interval around(double estimate, double squares, std::size_t clusters, double left) {
  auto const n = static_cast<double>(clusters);
  double const half = student(clusters - 1) * std::sqrt(left * n / (n - 1) * squares);
  return {estimate, estimate - half, estimate + half};
}

}  // namespace

std::optional<Interval> wilson(Sample const& sample) {
  auto const& [hits, of, population] = sample;
  if (of <= 0 || hits < 0 || hits > of || (population && *population < of)) return std::nullopt;
  auto const n = static_cast<double>(of);
  double left = 1;
  if (population) {
    auto const all = static_cast<double>(*population);
    left = *population == of ? 0 : (all - n) / (all - 1);
  }
  double const p = static_cast<double>(hits) / n;
  double const k = normal_975 * normal_975 * left / n;
  double const middle = (p + k / 2) / (1 + k);
  double const half = std::sqrt(p * (1 - p) * k + k * k / 4) / (1 + k);
  return Interval{p, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::optional<Interval> newcombe(Sample const& before, Sample const& after) {
  auto const one = wilson(before), two = wilson(after);
  if (!one || !two) return std::nullopt;
  double const change = two->estimate - one->estimate;
  double const down = std::hypot(two->estimate - two->low, one->high - one->estimate);
  double const up = std::hypot(two->high - two->estimate, one->estimate - one->low);
  return Interval{change, change - down, change + up};
}

std::optional<Interval> ratio(std::vector<Cluster> const& sample,
                              std::optional<std::int64_t> clusters) {
  Sum sum;
  for (auto const& one : sample) sum.add(one);
  if (sample.size() < 2 || sum.of <= 0) return std::nullopt;
  if (clusters && *clusters < std::ssize(sample)) return std::nullopt;
  double squares = 0;
  for (auto const& one : sample) squares += sum.off(one) * sum.off(one);
  double const left =
      clusters ? 1 - static_cast<double>(sample.size()) / static_cast<double>(*clusters) : 1;
  return around(sum.hits / sum.of, squares, sample.size(), left);
}

std::optional<Interval> share_in_clusters(std::vector<Cluster> const& sample) {
  auto const plain = ratio(sample);
  if (!plain || plain->estimate <= 0 || plain->estimate >= 1) return std::nullopt;
  double const p = plain->estimate;
  double const middle = std::log(p / (1 - p));
  double const half = (plain->high - p) / (p * (1 - p));
  auto const share = [](double odds) { return 1 / (1 + std::exp(-odds)); };
  return Interval{p, share(middle - half), share(middle + half)};
}

std::optional<Interval> ratio_change(std::vector<Twice> const& sample) {
  Sum before, after;
  for (auto const& one : sample) {
    before.add(one.before);
    after.add(one.after);
  }
  if (sample.size() < 2 || before.of <= 0 || after.of <= 0) return std::nullopt;
  double squares = 0;
  for (auto const& one : sample) {
    double const off = after.off(one.after) - before.off(one.before);
    squares += off * off;
  }
  return around(after.hits / after.of - before.hits / before.of, squares, sample.size(), 1);
}

}  // namespace otor::statistics
