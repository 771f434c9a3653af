// SPDX-License-Identifier: Apache-2.0
#include "app/told_visits.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "base/month.h"

namespace otor::app {
namespace {

std::vector<std::string> const soums{"18301", "18304", "18401", "18501"};
constexpr std::int64_t quarters = 8;  // 2025 and 2026

/// One visit to a household of a soum in a quarter.
struct Visit {
  std::int64_t soum = 0, household = 0, quarter = 0;
};

std::string month_after(std::int64_t quarter, std::int64_t more, char const* day) {
  auto const month = quarter % 4 * 3 + 1 + more;
  return std::to_string(2025 + quarter / 4) + (month < 10 ? "-0" : "-") + std::to_string(month) +
         day;
}

/// Counts visits, as a store does.
struct Counted final : ReadModel {
  std::vector<Visit> all;

  Result<OverviewWords> words(std::vector<AreaHousehold> const&,
                              std::vector<event::Uuid> const&) override {
    return OverviewWords{};
  }
  Result<OverviewSums> overview(std::vector<std::string> const& areas, std::string const& from,
                                std::string const& to) override {
    OverviewSums sums;
    std::map<std::string, std::set<std::int64_t>> households;
    std::map<std::string, VisitSums> by_soum;
    for (auto const& visit : all) {
      auto const day = month_after(visit.quarter, 1, "-15");
      auto const& soum = soums[static_cast<std::size_t>(visit.soum)];
      if (day < from || (!to.empty() && day > to)) continue;
      if (std::ranges::find(areas, soum) == areas.end()) continue;
      ++by_soum[soum].visits;
      households[soum].insert(visit.household);
    }
    for (auto& [soum, sum] : by_soum) {
      sum.area = soum;
      sum.officer = "o" + soum;
      sums.officers.push_back(sum);
      sums.households_visited[soum] = std::ssize(households[soum]);
    }
    return sums;
  }
  Result<std::vector<WeekSums>> weeks(std::vector<std::string> const&, std::string const& from,
                                      std::string const& to) override {
    if (!parse_date(from) || !parse_date(to)) return std::vector<WeekSums>{};
    return std::vector<WeekSums>{{"2025-01-06", 1, 1, 0, 0}, {"2026-12-21", 1, 1, 0, 0}};
  }
  Result<std::vector<StageMove>> stage_moves(std::vector<std::string> const&, std::string const&,
                                             std::string const&) override {
    return std::vector<StageMove>{};
  }
  Result<NotedSums> noted(std::vector<std::string> const&, OverviewQuestion const&) override {
    return NotedSums{};
  }
  Result<std::vector<ToldVisit>> visits(std::vector<std::string> const&,
                                        OverviewQuestion const&) override {
    return std::vector<ToldVisit>{};
  }
};

std::vector<ToldTime> all_times() {
  std::vector<ToldTime> times{
      {}, told_days("2025-01-01", "2025-12-31"), told_days("2026-01-01", "2026-12-31")};
  for (std::int64_t quarter = 0; quarter < quarters; ++quarter)
    times.push_back(told_days(month_after(quarter, 0, "-01"), month_after(quarter, 2, "-01")));
  return times;
}

/// All that anybody is told: each soum, each aimag and all, in every time.
std::string answers(Counted& model) {
  Account const programme{"programme", "P", Role::programme, {}, true};
  std::vector<Area> areas(soums.size());
  for (std::size_t at = 0; at < soums.size(); ++at) areas[at].code = soums[at];
  std::string all;
  for (auto const& time : all_times()) {
    all += *overview(programme, {time.from, time.to}, areas, {}, model);
    auto const told = *told_visits(soums, time, model);
    for (auto const figure : {&ToldPlace::households, &ToldPlace::visits})
      for (auto const* aimag : {"183", "184", "185"})
        all += " " + std::to_string(told.in(aimag, figure).number.value_or(-1));
  }
  return all;
}

std::vector<Visit> some_visits() {
  auto const count = *rc::gen::inRange<std::size_t>(0, 200);
  return *rc::gen::container<std::vector<Visit>>(
      count,
      rc::gen::apply(
          [](std::int64_t soum, std::int64_t household, std::int64_t quarter) {
            return Visit{soum, household, quarter};
          },
          rc::gen::inRange<std::int64_t>(0, std::ssize(soums)),
          rc::gen::inRange<std::int64_t>(0, 40), rc::gen::inRange<std::int64_t>(0, quarters)));
}

/// What all answers are made of: soums and aimags by quarter, and households by longer times.
std::vector<Five> told_alone(Counted& model) {
  std::vector<Five> all;
  for (auto const& time : all_times()) {
    auto const told = *told_visits(soums, time, model);
    bool const quarter = in_parts(time, "2025-01-01", "2026-12-31").parts.empty();
    for (auto const* places : {&told.soums, &told.aimags})
      for (auto const& place : *places) {
        all.push_back(place.households);
        if (quarter) all.push_back(place.visits);
      }
  }
  return all;
}

}  // namespace

TEST_CASE("no visit more or less changes any answer where soum and aimag are told alike") {
  CHECK(rc::check([] {
    Counted model;
    model.all = some_visits();
    RC_PRE(!model.all.empty());
    auto const before = answers(model);
    auto const alike = told_alone(model);
    auto const visit = *rc::gen::elementOf(model.all);
    for (int more = 0; more < 5; ++more) {
      model.all.push_back(visit);
      bool const same = told_alone(model) == alike;
      RC_ASSERT((answers(model) == before) == same);
    }
  }));
}

TEST_CASE("no household more or less changes any answer where soum and aimag are told alike") {
  CHECK(rc::check([] {
    Counted model;
    model.all = some_visits();
    auto const soum = *rc::gen::inRange<std::int64_t>(0, std::ssize(soums));
    auto const quarter = *rc::gen::inRange<std::int64_t>(0, quarters);
    model.all.push_back({soum, 100, quarter});
    auto const before = answers(model);
    auto const alike = told_alone(model);
    // It may as well have been a household that is there already.
    model.all.back().household = *rc::gen::inRange<std::int64_t>(0, 40);
    RC_ASSERT((answers(model) == before) == (told_alone(model) == alike));
  }));
}

TEST_CASE("a year is what its quarters are told as, a household in two of them is one") {
  Counted model;
  for (std::int64_t home = 0; home < 12; ++home) {
    model.all.push_back({0, home, 4});
    model.all.push_back({0, home, 6});
    if (home < 3) model.all.push_back({0, home, 7});
  }
  auto const told = [&](char const* from, char const* to) {
    return (*told_visits(soums, told_days(from, to), model)).soums.front();
  };
  CHECK(told("2026-01-01", "2026-03-31").visits.number == 10);
  CHECK(told("2026-04-01", "2026-06-30").visits.number == 0);
  CHECK(told("2026-10-01", "2026-12-31").visits.number == std::nullopt);
  CHECK(told("2026-01-01", "2026-12-31").visits.number == 25);  // 12, 12 and 2.5
  CHECK(told("2026-01-01", "2026-12-31").households.number == 10);
  CHECK(told("", "").visits.number == 25);
  CHECK(told("", "").households.number == 10);
}

}  // namespace otor::app
