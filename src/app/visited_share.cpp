// SPDX-License-Identifier: Apache-2.0
#include "app/visited_share.h"

#include <algorithm>
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
VisitedDays year_before(Month behind) {
  return {text_of(Date{behind - year, 1}), text_of(date_of_day(day_number(Date{behind, 1}) - 1))};
}

/// The same day so many months earlier, or the last of its month.
Date earlier(Date day, std::int32_t months) {
  auto const month = day.month - months;
  auto const last = date_of_day(day_number(Date{month + 1, 1}) - 1);
  return {month, std::min(day.day, last.day)};
}

struct Compared {
  VisitedDays first, second;
};

Result<Compared> chosen_days(VisitedDays const& chosen, Date today) {
  auto const to = chosen.to.empty() ? Result<Date>(today) : parse_date(chosen.to);
  if (!to) return std::unexpected(to.error());
  auto const from = chosen.from.empty()
                        ? Result<Date>(date_of_day(day_number(earlier(*to, year)) + 1))
                        : parse_date(chosen.from);
  if (!from) return std::unexpected(from.error());
  if (day_number(*to) < day_number(*from))
    return problem(ProblemKind::bad_value, "from: it is behind the last day.");
  auto months = year;
  while (day_number(earlier(*to, months)) >= day_number(*from)) months += year;
  return Compared{{text_of(earlier(*from, months)), text_of(earlier(*to, months))},
                  {text_of(*from), text_of(*to)}};
}

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

StageShare share_of(VisitedDays const& time, Sum const& sum, Officers const& officers,
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
                                   bool totals, StageModel& model, VisitedDays const& chosen) {
  auto const day = parse_date(today);
  if (!day) return std::unexpected(day.error());
  auto const behind = totals ? month_of(day->month.year(), 1) : day->month;
  bool const usual = totals || (chosen.from.empty() && chosen.to.empty());
  auto const compared =
      usual ? Result<Compared>(Compared{year_before(behind - year), year_before(behind)})
            : chosen_days(chosen, *day);
  if (!compared) return std::unexpected(compared.error());
  auto const& [first, second] = *compared;
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
