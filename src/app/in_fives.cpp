// SPDX-License-Identifier: Apache-2.0
#include "app/in_fives.h"

#include <algorithm>

namespace otor::app {
namespace {

constexpr std::int64_t told_in = 5, most_over = told_in - 1;

std::int64_t rounded(std::int64_t count) { return count / told_in * told_in; }

Five told(std::int64_t fives) {
  if (fives == 0) return {std::nullopt, 1 + most_over, 1, most_over};  // one to four
  return {fives, 2 * fives + most_over, fives, fives + most_over};
}

}  // namespace

Five in_fives(std::int64_t count) { return count == 0 ? Five{} : told(rounded(count)); }

Five sum_of(std::vector<Five> const& told) {
  Five sum;
  for (auto const& one : told) {
    sum.twice += one.twice;
    sum.least += one.least;
    sum.most += one.most;
  }
  sum.number = rounded(sum.twice / 2);
  if (sum.number == 0 && sum.twice > 0) sum.number = std::nullopt;
  return sum;
}

Five in_fives(std::int64_t count, std::vector<Five> const& parts) {
  if (count == 0 || parts.empty()) return in_fives(count);
  std::int64_t most_in_all = 0;
  for (auto const& part : parts) most_in_all += part.most;
  return told(rounded(std::min(count, std::max<std::int64_t>(0, most_in_all - most_over))));
}

// Told as `fives`, each place may be at its least with all others at their most, and the other way
// round. Where no number in fives allows that, the places alone say what is told.
Five in_all(std::int64_t count, std::vector<Five> const& places, std::vector<Five> const& parts) {
  auto const sum = sum_of(places);
  count = std::min(count, in_fives(count, parts).most);
  if (count == 0) return sum;
  auto const least = rounded(sum.least + most_over), most = rounded(sum.most - most_over);
  if (sum.most < most_over || most < least) return told(rounded(sum.twice / 2));
  return told(std::clamp(rounded(count), least, most));
}

Fives in_fives(std::vector<std::int64_t> const& counts) {
  std::vector<Five> cells;
  Fives fives;
  for (auto const count : counts) {
    cells.push_back(in_fives(count));
    fives.each.push_back(cells.back().number);
  }
  fives.all = sum_of(cells).number;
  return fives;
}

}  // namespace otor::app
