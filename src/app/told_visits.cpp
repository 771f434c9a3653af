// SPDX-License-Identifier: Apache-2.0
#include "app/told_visits.h"

#include <algorithm>

#include "base/month.h"

namespace otor::app {
namespace {

constexpr std::int64_t week = 7;
constexpr std::size_t aimag_digits = 3;

using Figure = Five ToldPlace::*;

/// What happens at one time and no other.
constexpr Figure of_times[] = {&ToldPlace::visits, &ToldPlace::handbooks, &ToldPlace::calculations};

Result<ToldTime> divided(std::vector<std::string> const& soums, ToldTime const& told,
                         ReadModel& model) {
  if (!told.from.empty()) return in_parts(told, "", "");
  auto const weeks =
      model.weeks(soums, text_of(Date{first_month, 1}), text_of(Date{last_month, 31}));
  if (!weeks) return std::unexpected(weeks.error());
  if (weeks->empty()) return told;
  auto const last = parse_date(weeks->back().monday);
  if (!last) return std::unexpected(last.error());
  return in_parts(told, weeks->front().monday, text_of(date_of_day(day_number(*last) + week - 1)));
}

/// What was counted of a soum or an aimag.
struct Counts {
  std::int64_t known = 0, households = 0;
  VisitSums visits;
};

std::map<std::string, Counts> counts_of(OverviewSums const& sums, std::size_t digits) {
  std::map<std::string, Counts> counts;
  auto const of = [&](std::string const& area) -> Counts& {
    return counts[area.substr(0, digits)];
  };
  for (auto const& one : sums.officers) add(of(one.area).visits, one);
  for (auto const& [area, count] : sums.households_visited) of(area).households += count;
  for (auto const& [area, count] : sums.households_known) of(area).known += count;
  return counts;
}

/// Of one time, of its parts and of the soums in it.
class Place {
 public:
  Place(std::string code, Counts counts, std::vector<ToldPlace const*> parts,
        std::vector<ToldPlace const*> soums)
      : counts_(std::move(counts)), parts_(std::move(parts)), soums_(std::move(soums)) {
    told_.code = std::move(code);
  }

  ToldPlace told() {
    told_.known = alone(counts_.known, &ToldPlace::known);
    told_.households = households();
    auto const& visits = counts_.visits;
    told_.visits = alone(visits.visits, &ToldPlace::visits);
    told_.handbooks = alone(visits.handbooks, &ToldPlace::handbooks);
    told_.calculations = alone(visits.calculations, &ToldPlace::calculations);
    if (!parts_.empty())
      for (auto const figure : of_times) told_.*figure = sum_of(each(parts_, figure));
    return std::move(told_);
  }

 private:
  static std::vector<Five> each(std::vector<ToldPlace const*> const& places, Figure figure) {
    std::vector<Five> told;
    for (auto const* place : places) told.push_back(place->*figure);
    return told;
  }

  Five alone(std::int64_t count, Figure figure) const {
    return soums_.empty() ? in_fives(count) : in_all(count, each(soums_, figure));
  }

  Five households() const {
    auto const parts = each(parts_, &ToldPlace::households);
    if (soums_.empty()) return in_fives(counts_.households, parts);
    return in_all(counts_.households, each(soums_, &ToldPlace::households), parts);
  }

  ToldPlace told_;
  Counts counts_;
  std::vector<ToldPlace const*> parts_, soums_;
};

std::vector<ToldPlace const*> same_in(std::vector<ToldVisits> const& parts,
                                      std::vector<ToldPlace> ToldVisits::*places, std::size_t at) {
  std::vector<ToldPlace const*> same;
  for (auto const& part : parts) same.push_back(&(part.*places)[at]);
  return same;
}

void put_places(ToldVisits& told, std::vector<std::string> const& soums,
                std::vector<ToldVisits> const& parts) {
  auto counts = counts_of(told.sums, std::string::npos);
  for (std::size_t at = 0; at < soums.size(); ++at)
    told.soums.push_back(
        Place(soums[at], counts[soums[at]], same_in(parts, &ToldVisits::soums, at), {}).told());
  std::map<std::string, std::vector<ToldPlace const*>> aimags;
  for (auto const& soum : told.soums) aimags[soum.code.substr(0, aimag_digits)].push_back(&soum);
  counts = counts_of(told.sums, aimag_digits);
  for (auto const& [code, here] : aimags)
    told.aimags.push_back(
        Place(code, counts[code], same_in(parts, &ToldVisits::aimags, told.aimags.size()), here)
            .told());
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
  ToldVisits told{std::move(*sums), {}, {}};
  put_places(told, soums, parts);
  return told;
}

}  // namespace

Five ToldVisits::in(std::string const& place, Five ToldPlace::*figure) const {
  std::vector<Five> told;
  for (auto const& one : place.size() > aimag_digits ? soums : aimags)
    if (place.empty() || one.code == place) told.push_back(one.*figure);
  return sum_of(told);
}

Result<ToldVisits> told_visits(std::vector<std::string> const& soums, ToldTime const& told,
                               ReadModel& model) {
  auto const time = divided(soums, told, model);
  if (!time) return std::unexpected(time.error());
  return counted(soums, *time, model);
}

}  // namespace otor::app
