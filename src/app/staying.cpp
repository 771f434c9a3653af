// SPDX-License-Identifier: Apache-2.0
#include "app/staying.h"

#include <boost/describe/enum_from_string.hpp>
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <span>

#include "app/csv_line.h"
#include "app/places.h"
#include "app/withheld.h"
#include "coverage/points.h"

namespace otor::app {
namespace {

using coverage::InsuredAs;
using coverage::StayCount;
using statistics::LifeRow;

constexpr std::int64_t fewest_people = 5, told_in = 5, whole_per_cent = 100;
constexpr std::int64_t told_after[] = {6, 12, 24, 36, 48, 60};

std::int64_t hundredths(double share) {
  return std::llround(share * static_cast<double>(coverage::whole_in_hundredths));
}

std::optional<std::int64_t> hundredths(std::optional<double> share) {
  return share ? std::optional(hundredths(*share)) : std::nullopt;
}

/// The curve of one place, month by month, so far as enough came.
std::vector<StayPoint> curve_of(std::vector<LifeRow> const& rows) {
  std::vector<StayPoint> curve;
  auto const steps = statistics::survival_in(rows);
  auto step = steps.begin();
  StayPoint point{0, 0, 0, coverage::whole_in_hundredths, {}, {}};
  for (std::int64_t month = 1;; ++month) {
    point.months = month;
    point.at_risk = coverage::at_risk(rows, month);
    if (point.at_risk < fewest_watched) return curve;
    point.ended = 0;
    if (step != steps.end() && step->time == month) {
      point.ended = step->ended;
      point.share = hundredths(step->share);
      point.low = hundredths(step->low);
      point.high = hundredths(step->high);
      ++step;
    }
    curve.push_back(point);
  }
}

class StayingDesk {
 public:
  StayingDesk(std::vector<StayCount> const& counts, std::vector<FigureSet> const& sets) {
    for (auto const& count : counts) by_soum_[count.area].push_back(&count);
    for (auto const& set : sets) days_[set.id] = set.as_of;
  }

  StayArea area(Place const& place) const {
    StayArea told;
    told.area = place.code;
    told.soums = std::ssize(place.soums);
    std::vector<LifeRow> rows;
    for (auto const& soum : place.soums) add(told, rows, soum);
    told.curve = curve_of(rows);
    told.watched = std::ssize(told.curve);
    for (auto const months : told_after)
      if (months <= told.watched)
        told.after.push_back(told.curve[static_cast<std::size_t>(months - 1)]);
    constexpr auto half = coverage::whole_in_hundredths / 2;
    auto const middle =
        std::ranges::find_if(told.curve, [](auto const& point) { return point.share <= half; });
    if (middle != told.curve.end()) told.median = middle->months;
    pace(told, rows);
    return told;
  }

 private:
  void add(StayArea& told, std::vector<LifeRow>& rows, std::string const& soum) const {
    auto const found = by_soum_.find(soum);
    if (found == by_soum_.end()) return;
    ++told.soums_told;
    for (auto const* count : found->second) {
      rows.push_back({count->months, count->ended, count->open});
      told.begun += count->ended + count->open;
      told.ended += count->ended;
      auto const day = days_.find(count->set);
      if (day == days_.end()) continue;
      if (told.first_day.empty() || day->second < told.first_day) told.first_day = day->second;
      told.last_day = std::max(told.last_day, day->second);
    }
  }

  static void pace(StayArea& told, std::vector<LifeRow> const& rows) {
    auto const usual = coverage::pace_of(rows, told.watched);
    if (usual.months == 0) return;
    told.usual = coverage::share_of({usual.ended, usual.months}).hundredths;
    for (auto const& month : coverage::steep_months(rows, told.watched))
      told.steep.push_back(
          {month.months, coverage::share_of({month.ended, month.at_risk}).hundredths});
  }

  std::map<std::string, std::vector<StayCount const*>> by_soum_;
  std::map<std::string, std::string> days_;  // of sets
};

std::int64_t rounded(std::int64_t share) {
  return (share + whole_per_cent / 2) / whole_per_cent * whole_per_cent;
}

void blur(StayPoint& point) {
  point.at_risk = point.at_risk / told_in * told_in;
  point.ended.reset();
  point.share = rounded(point.share);
  if (point.low) point.low = rounded(*point.low);
  if (point.high) point.high = rounded(*point.high);
}

/// For who may see totals only.
void blur(StayArea& area) {
  area.begun = area.begun / told_in * told_in;
  area.ended = area.ended / told_in * told_in;
  for (auto& point : area.after) blur(point);
  for (auto& point : area.curve) blur(point);
  if (area.usual) area.usual = rounded(*area.usual);
  for (auto& steep : area.steep) steep.loss = rounded(steep.loss);
}

void withhold(StayArea& area) {
  StayArea nothing;
  nothing.area = area.area;
  nothing.soums = area.soums;
  nothing.withheld = true;
  area = std::move(nothing);
}

void as_totals(Staying& told) {
  for (auto& area : told.areas)
    if (area.begun > 0 && area.begun < fewest_people) withhold(area);
  auto const parts = std::span(told.areas).subspan(told.areas.empty() ? 0 : 1);
  // Where no table was brought nothing is hidden by withholding.
  std::vector<StayArea> known;
  std::ranges::copy_if(parts, std::back_inserter(known),
                       [](StayArea const& area) { return area.withheld || area.begun > 0; });
  if (auto const* more = one_more_to_withhold(std::span(known), &StayArea::begun))
    withhold(*std::ranges::find(told.areas, more->area, &StayArea::area));
  for (auto& area : told.areas) blur(area);
  for (auto& set : told.sets) {
    set.by.clear();
    set.file.clear();
    set.hash.clear();
  }
}

std::vector<InsuredAs> kinds_in(std::vector<StayCount> const& counts) {
  std::set<InsuredAs> kinds;
  for (auto const& count : counts)
    if (count.kind != InsuredAs::unsaid) kinds.insert(count.kind);
  return {kinds.begin(), kinds.end()};
}

}  // namespace

Result<Staying> staying(Account const& account, StayQuestion const& question,
                        std::vector<std::string> const& soums, FigureModel& model) {
  InsuredAs kind{};
  if (!question.kind.empty() && !boost::describe::enum_from_string(question.kind.c_str(), kind))
    return problem(ProblemKind::bad_value, "kind: herder or voluntary is expected.");
  bool const totals = may_anywhere(account, Verb::count, Matter::totals);
  if (!totals && !may_anywhere(account, Verb::see, Matter::overview))
    return problem(ProblemKind::not_allowed, "This account does not see who is insured.");
  auto const mine = totals ? areas_for(account, Verb::count, Matter::totals, soums)
                           : areas_for(account, Verb::see, Matter::overview, soums);
  auto counts = model.stays(mine, question.through);
  if (!counts) return std::unexpected(counts.error());
  auto sets = model.sets();
  if (!sets) return std::unexpected(sets.error());
  Staying told{question.kind, kinds_in(*counts), fewest_watched, {}, std::move(*sets)};
  std::set<std::string> used;
  for (auto const& count : *counts) used.insert(count.set);
  std::erase_if(told.sets, [&](FigureSet const& set) { return !used.contains(set.id); });
  if (!question.kind.empty())
    std::erase_if(*counts, [&](StayCount const& count) { return count.kind != kind; });
  StayingDesk const desk(*counts, told.sets);
  for (auto const& place : places_of(mine, totals, totals)) told.areas.push_back(desk.area(place));
  if (totals) as_totals(told);
  for (auto& area : told.areas)
    if (question.area && area.area != *question.area) area.curve.clear();
  return told;
}

std::string staying_csv(Staying const& staying) {
  std::string out =
      "\xef\xbb\xbf"
      "area,kind,months,at_risk,ended,share_hundredths,low_hundredths,high_hundredths,begun,"
      "first_day,last_day,withheld\r\n";
  for (auto const& area : staying.areas) {
    auto const row = [&](StayPoint const* point) {
      using Number = std::optional<std::int64_t>;
      CsvLine line(out);
      line.word(area.area).word(staying.kind);
      line.number(point ? Number(point->months) : Number());
      line.number(point ? Number(point->at_risk) : Number());
      line.number(point ? point->ended : Number());
      line.number(point ? Number(point->share) : Number());
      line.number(point ? point->low : Number());
      line.number(point ? point->high : Number());
      line.number(area.withheld ? Number() : Number(area.begun));
      line.word(area.first_day).word(area.last_day).word(area.withheld ? "yes" : "").end();
    };
    if (area.curve.empty()) row(nullptr);
    for (auto const& point : area.curve) row(&point);
  }
  return out;
}

}  // namespace otor::app
