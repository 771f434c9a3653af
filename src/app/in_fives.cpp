// SPDX-License-Identifier: Apache-2.0
#include "app/in_fives.h"

#include "app/withheld.h"

namespace otor::app {
namespace {

constexpr std::int64_t told_in = 5;

struct Cell {
  std::int64_t count = 0;
  bool withheld = false;
};

std::optional<std::int64_t> told(Cell const& cell) {
  if (cell.withheld) return std::nullopt;
  return cell.count / told_in * told_in;
}

}  // namespace

Fives in_fives(std::vector<std::int64_t> const& counts) {
  std::vector<Cell> cells;
  Cell all;
  for (auto const count : counts) {
    cells.push_back({count, count > 0 && count < told_in});
    all.count += count;
  }
  if (auto* least = one_more_to_withhold(std::span(cells), &Cell::count)) least->withheld = true;
  all.withheld = all.count > 0 && all.count < told_in;
  Fives fives;
  for (auto const& cell : cells) fives.each.push_back(told(cell));
  fives.all = told(all);
  return fives;
}

}  // namespace otor::app
