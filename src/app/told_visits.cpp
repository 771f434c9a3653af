// SPDX-License-Identifier: Apache-2.0
#include "app/told_visits.h"

#include <algorithm>

#include "base/month.h"

namespace otor::app {
namespace {

constexpr std::int64_t week = 7;

Result<ToldTime> divided(std::vector<std::string> const& soums, ToldTime const& told,
                         ReadModel& model) {
  if (!told.from.empty()) return in_parts(told, "", "");
  auto const weeks = model.weeks(soums, "", "");
  if (!weeks) return std::unexpected(weeks.error());
  if (weeks->empty()) return told;
  auto const last = parse_date(weeks->back().monday);
  if (!last) return std::unexpected(last.error());
  return in_parts(told, weeks->front().monday, text_of(date_of_day(day_number(*last) + week - 1)));
}

std::map<std::string, VisitSums> by_soum(OverviewSums const& told) {
  std::map<std::string, VisitSums> sums;
  for (auto const& one : told.officers) add(sums[one.area], one);
  return sums;
}

std::vector<ToldSoum> undivided(std::vector<std::string> const& soums, OverviewSums const& told) {
  auto sums = by_soum(told);
  std::vector<ToldSoum> all;
  for (auto const& soum : soums) {
    auto const& sum = sums[soum];
    all.push_back(
        {soum, {}, in_fives(sum.visits), in_fives(sum.handbooks), in_fives(sum.calculations)});
  }
  return all;
}

Five sum_over(std::vector<ToldVisits> const& parts, std::size_t soum, Five ToldSoum::*figure) {
  std::vector<Five> told;
  for (auto const& part : parts) told.push_back(part.soums[soum].*figure);
  return sum_of(told);
}

void put_households(ToldVisits& told, std::vector<std::string> const& soums,
                    std::vector<ToldVisits> const& parts) {
  for (std::size_t at = 0; at < soums.size(); ++at) {
    std::vector<Five> of_parts;
    for (auto const& part : parts) of_parts.push_back(part.soums[at].households);
    auto const found = told.sums.households_visited.find(soums[at]);
    auto const count = found == told.sums.households_visited.end() ? 0 : found->second;
    told.soums[at].households = in_fives(count, of_parts);
  }
}

Result<ToldVisits> counted(std::vector<std::string> const& soums, ToldTime const& time,
                           ReadModel& model) {
  auto sums = model.overview(soums, time.from, time.to);
  if (!sums) return std::unexpected(sums.error());
  std::vector<ToldVisits> parts;
  for (auto const& part : time.parts) {
    auto told = counted(soums, part, model);
    if (!told) return told;
    parts.push_back(std::move(*told));
  }
  ToldVisits told{std::move(*sums), {}};
  told.soums = undivided(soums, told.sums);
  if (!parts.empty())
    for (std::size_t at = 0; at < soums.size(); ++at)
      for (auto const figure : {&ToldSoum::visits, &ToldSoum::handbooks, &ToldSoum::calculations})
        told.soums[at].*figure = sum_over(parts, at, figure);
  put_households(told, soums, parts);
  return told;
}

}  // namespace

Five ToldVisits::in(std::vector<std::string> const& codes, Five ToldSoum::*figure) const {
  std::vector<Five> told;
  for (auto const& soum : soums)
    if (std::ranges::find(codes, soum.code) != codes.end()) told.push_back(soum.*figure);
  return sum_of(told);
}

Result<ToldVisits> told_visits(std::vector<std::string> const& soums, ToldTime const& told,
                               ReadModel& model) {
  auto const time = divided(soums, told, model);
  if (!time) return std::unexpected(time.error());
  return counted(soums, *time, model);
}

}  // namespace otor::app
