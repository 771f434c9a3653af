// SPDX-License-Identifier: Apache-2.0
#include "app/worklist_totals.h"

#include "app/withheld.h"

namespace otor::app {
namespace {

constexpr std::int64_t told_in = 5;

/// One figure of one aimag. None at all is told; it is nobody's.
struct Cell {
  std::int64_t count = 0;
  bool withheld = false;
};

std::optional<std::int64_t> told(Cell const& cell) {
  if (cell.withheld) return std::nullopt;
  return cell.count / told_in * told_in;
}

using Figure = std::int64_t StateCounts::*;
using Told = std::optional<std::int64_t> AimagTasks::*;

void put_figure(std::vector<StateCounts> const& counts, Figure figure, Told told_as,
                WorklistTotals& totals) {
  std::vector<Cell> cells;
  Cell all;
  for (auto const& one : counts) {
    auto const count = one.*figure;
    cells.push_back({count, count > 0 && count < told_in});
    all.count += count;
  }
  if (auto* least = one_more_to_withhold(std::span(cells), &Cell::count)) least->withheld = true;
  all.withheld = all.count > 0 && all.count < told_in;
  for (std::size_t at = 0; at < cells.size(); ++at) totals.aimags[at].*told_as = told(cells[at]);
  totals.all.*told_as = told(all);
}

void add(StateCounts& sum, StateCounts const& one) {
  for (auto const figure :
       {&StateCounts::tasks, &StateCounts::overdue, &StateCounts::owed, &StateCounts::stuck})
    sum.*figure += one.*figure;
}

}  // namespace

Result<WorklistTotals> worklist_totals(WorklistPorts const& ports, EachSoum const& each) {
  std::map<std::string, StateCounts> by_aimag;
  auto const read = each([&](SoumTasks const& soum) {
    add(by_aimag[soum.soum().substr(0, 3)], counts_of(soum, ports));
  });
  if (!read) return std::unexpected(read.error());
  WorklistTotals totals;
  totals.on = text_of(ports.today);
  totals.terms = ports.terms;
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
