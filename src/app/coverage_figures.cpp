// SPDX-License-Identifier: Apache-2.0
#include "app/coverage_figures.h"

#include <algorithm>
#include <set>

namespace otor::app {
namespace {

// "Report of June 2021" and "Report of June 2022" are one source.
std::string without_figures(std::string const& words) {
  std::string out;
  std::ranges::copy_if(words, std::back_inserter(out), [](char c) {
    return std::string_view("0123456789 .,-/()").find(c) == std::string_view::npos;
  });
  return out;
}

}  // namespace

Result<void> CoverageFigures::read(FigureModel& model) {
  std::vector<std::string> indicators{measure_.numerator, measure_.denominator};
  if (measure_.lapses) indicators.push_back(*measure_.lapses);
  if (measure_.population) indicators.push_back(*measure_.population);
  auto areas = soums_;
  std::ranges::copy(aimags_of(soums_), std::back_inserter(areas));
  auto figures = model.figures(indicators, areas);
  if (!figures) return std::unexpected(figures.error());
  std::set<std::string> used;
  for (auto& figure : *figures) {
    used.insert(figure.set);
    figures_[{figure.indicator, figure.area}].push_back(std::move(figure));
  }
  auto sets = model.sets();
  if (!sets) return std::unexpected(sets.error());
  std::erase_if(*sets, [&](FigureSet const& set) { return !used.contains(set.id); });
  sets_ = std::move(*sets);
  return {};
}

std::vector<coverage::Figure> CoverageFigures::imported(std::string const& indicator,
                                                        std::string const& area) const {
  auto const found = figures_.find({indicator, area});
  return found == figures_.end() ? std::vector<coverage::Figure>{} : found->second;
}

// What was published for an aimag stands before what its soums add up to.
std::vector<coverage::Figure> CoverageFigures::added_up(std::string const& indicator,
                                                        Place const& place) {
  std::vector<coverage::Figure> parts;
  std::size_t count = place.soums.size();
  if (place.code.empty()) {  // aimags may have figures that no soum has
    auto const all = aimags_of(soums_);
    count = all.size();
    for (auto const& aimag : all)
      std::ranges::copy(of(indicator, place_in(aimag, soums_)), std::back_inserter(parts));
  } else {
    for (auto const& soum : place.soums)
      std::ranges::copy(imported(indicator, soum), std::back_inserter(parts));
  }
  auto sums = coverage::summed(parts, place.code, count);
  auto const own = imported(indicator, place.code);
  std::erase_if(sums, [&](coverage::Figure const& sum) {
    return std::ranges::find(own, sum.as_of, &coverage::Figure::as_of) != own.end();
  });
  for (auto const& sum : sums) {
    std::set<std::string> sets;
    for (auto const& part : parts) {
      if (part.as_of != sum.as_of) continue;
      auto const of_part = told(part).sets;
      sets.insert(of_part.begin(), of_part.end());
    }
    sets_of_sum_[{indicator, place.code, sum.as_of}] = {sets.begin(), sets.end()};
  }
  return sums;
}

std::vector<coverage::Figure> CoverageFigures::of(std::string const& indicator,
                                                  Place const& place) {
  auto figures = imported(indicator, place.code);
  if (place.soums == std::vector{place.code}) return figures;
  std::ranges::move(added_up(indicator, place), std::back_inserter(figures));
  std::ranges::sort(figures, {}, &coverage::Figure::as_of);
  return figures;
}

CoverageFigure CoverageFigures::told(coverage::Figure const& figure) const {
  auto const sum = sets_of_sum_.find({figure.indicator, figure.area, figure.as_of});
  auto sets = sum == sets_of_sum_.end() ? std::vector{figure.set} : sum->second;
  return {figure.value, text_of(figure.as_of), std::move(sets)};
}

CoverageMoment CoverageFigures::told(coverage::Moment const& moment) const {
  CoverageMoment out{told(moment.numerator), told(moment.denominator), {}};
  if (moment.count) out.share = coverage::share_of(*moment.count).hundredths;
  return out;
}

std::int64_t CoverageFigures::soums_told(Place const& place) const {
  return std::ranges::count_if(place.soums, [&](std::string const& soum) {
    return figures_.contains({measure_.numerator, soum});
  });
}

bool CoverageFigures::same_source(CoverageMoment const& one, CoverageMoment const& other) const {
  auto const sources = [&](CoverageMoment const& moment) {
    std::set<std::string> found;
    for (auto const& set : sets_)
      if (std::ranges::find(moment.numerator.sets, set.id) != moment.numerator.sets.end())
        found.insert(without_figures(set.source));
    return found;
  };
  return sources(one) == sources(other);
}

}  // namespace otor::app
