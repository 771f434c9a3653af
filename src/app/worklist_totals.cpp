// SPDX-License-Identifier: Apache-2.0
#include "app/worklist_totals.h"

#include "app/in_fives.h"

namespace otor::app {
namespace {

using Figure = std::int64_t StateCounts::*;
using Told = std::optional<std::int64_t> AimagTasks::*;

void put_figure(std::vector<StateCounts> const& counts, Figure figure, Told told_as,
                WorklistTotals& totals) {
  std::vector<std::int64_t> cells;
  for (auto const& one : counts) cells.push_back(one.*figure);
  auto const fives = in_fives(cells);
  for (std::size_t at = 0; at < cells.size(); ++at) totals.aimags[at].*told_as = fives.each[at];
  totals.all.*told_as = fives.all;
}

void add(StateCounts& sum, StateCounts const& one) {
  for (auto const figure :
       {&StateCounts::tasks, &StateCounts::overdue, &StateCounts::owed, &StateCounts::stuck})
    sum.*figure += one.*figure;
}

}  // namespace

WorklistTotals worklist_totals(std::map<std::string, StateCounts> const& soums,
                               WorklistTerms const& terms, Date today) {
  std::map<std::string, StateCounts> by_aimag;
  for (auto const& [soum, one] : soums) add(by_aimag[soum.substr(0, 3)], one);
  WorklistTotals totals;
  totals.on = text_of(today);
  totals.terms = terms;
  std::vector<StateCounts> counts;
  for (auto const& [aimag, one] : by_aimag) {
    totals.aimags.push_back({aimag, {}, {}, {}, {}});
    counts.push_back(one);
  }
  put_figure(counts, &StateCounts::tasks, &AimagTasks::tasks, totals);
  put_figure(counts, &StateCounts::overdue, &AimagTasks::overdue, totals);
  put_figure(counts, &StateCounts::owed, &AimagTasks::owed, totals);
  put_figure(counts, &StateCounts::stuck, &AimagTasks::stuck, totals);
  return totals;
}

}  // namespace otor::app
