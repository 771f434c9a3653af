// SPDX-License-Identifier: Apache-2.0
#include "app/visited_share.h"

#include <cmath>
#include <map>

#include "app/withheld.h"
#include "base/month.h"

namespace otor::app {
namespace {

constexpr std::int64_t fewest = 5, told_in = 5, whole_per_cent = 100;
constexpr std::size_t fewest_officers = 5;
constexpr std::int32_t year = 12;
constexpr double hundredths = 10'000;

/// Days of twelve whole months before a month.
struct Year {
  std::string from, to;
  explicit Year(Month behind)
      : from(text_of(Date{behind - year, 1})),
        to(text_of(date_of_day(day_number(Date{behind, 1}) - 1))) {}
};

using Officers = std::map<std::string, statistics::Twice>;

struct Sum {
  std::int64_t households = 0, paying = 0;
  bool too_few() const {
    return households > 0 && (paying < fewest || households - paying < fewest);
  }
};

Sum count(std::vector<Staged> const& stages, statistics::Cluster statistics::Twice::*when,
          Officers& officers) {
  Sum sum;
  for (auto const& one : stages) {
    auto& cluster = officers[one.officer].*when;
    cluster.of += static_cast<double>(one.households);
    cluster.hits += static_cast<double>(one.paying);
    sum.households += one.households;
    sum.paying += one.paying;
  }
  return sum;
}

StageShare share_of(Year const& time, Sum const& sum, Officers const& officers,
                    statistics::Cluster statistics::Twice::*when) {
  StageShare share{time.from, time.to, sum.households, 0, {}, {}, {}};
  std::vector<statistics::Cluster> clusters;
  for (auto const& [_, twice] : officers)
    if ((twice.*when).of > 0) clusters.push_back(twice.*when);
  share.officers = std::ssize(clusters);
  if (sum.households == 0) return share;
  share.share = coverage::share_of({sum.paying, sum.households}).hundredths;
  auto const interval = statistics::ratio(clusters);
  if (!interval || clusters.size() < fewest_officers) return share;
  share.low = std::llround(std::max(0.0, interval->low) * hundredths);
  share.high = std::llround(std::min(1.0, interval->high) * hundredths);
  return share;
}

void round_off(std::optional<std::int64_t>& points) {
  if (points) points = std::llround(static_cast<double>(*points) / whole_per_cent) * whole_per_cent;
}

void round_off(StageShare& share) {
  share.households = share.households / told_in * told_in;
  for (auto* one : {&share.share, &share.low, &share.high}) round_off(*one);
}

}  // namespace

Result<VisitedShare> visited_share(std::vector<std::string> const& soums, std::string const& today,
                                   bool totals, StageModel& model) {
  auto const day = parse_date(today);
  if (!day) return std::unexpected(day.error());
  auto const behind = totals ? month_of(day->month.year(), 1) : day->month;
  Year const second(behind), first(behind - year);
  auto const before = model.stages(soums, first.from, first.to);
  if (!before) return std::unexpected(before.error());
  auto const after = model.stages(soums, second.from, second.to);
  if (!after) return std::unexpected(after.error());
  Officers officers;
  auto const sum_before = count(*before, &statistics::Twice::before, officers);
  auto const sum_after = count(*after, &statistics::Twice::after, officers);
  VisitedShare told;
  told.before = share_of(first, sum_before, officers, &statistics::Twice::before);
  told.after = share_of(second, sum_after, officers, &statistics::Twice::after);
  std::vector<statistics::Twice> clusters;
  for (auto const& [_, twice] : officers) clusters.push_back(twice);
  std::optional<statistics::Interval> change;
  if (clusters.size() >= fewest_officers) change = statistics::ratio_change(clusters);
  told.verdict = told.after.share ? coverage::of_sample(change) : coverage::Reality::not_known;
  if (change) {
    told.change = *told.after.share - *told.before.share;
    told.low = std::llround(change->low * hundredths);
    told.high = std::llround(change->high * hundredths);
  }
  if (!totals) return told;
  if (sum_after.too_few() || sum_before.too_few()) {
    VisitedShare nothing;
    nothing.before = {first.from, first.to, 0, 0, {}, {}, {}};
    nothing.after = {second.from, second.to, 0, 0, {}, {}, {}};
    nothing.verdict = coverage::Reality::not_known;
    nothing.withheld = true;
    return nothing;
  }
  round_off(told.before);
  round_off(told.after);
  for (auto* one : {&told.change, &told.low, &told.high}) round_off(*one);
  return told;
}

}  // namespace otor::app
