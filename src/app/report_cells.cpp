// SPDX-License-Identifier: Apache-2.0
// What the cells of a report come to, and which of them are told.
#include <algorithm>
#include <cstdlib>

#include "app/report.h"
#include "base/format.h"

namespace otor::app {

std::int64_t sum_of(Report const& report, std::size_t column) {
  std::int64_t sum = 0;
  if (!report.columns[column].summed) return sum;
  if (report.more > 0) return report.sums[column];
  for (std::size_t row = 0; row < report.rows.size(); ++row)
    if (report.rows.known(row, column)) sum += report.rows.amount(row, column);
  return sum;
}

std::int64_t amount_of(Report const& report, Rest const& rest) {
  std::int64_t amount = 0;
  for (auto const column : rest.plus) amount += sum_of(report, column);
  for (auto const column : rest.minus) amount -= sum_of(report, column);
  return amount;
}

void tell_first(Report& report, std::int64_t most) {
  auto const rows = static_cast<std::int64_t>(report.rows.size());
  if (rows <= most) return;
  std::vector<std::int64_t> sums;
  for (std::size_t column = 0; column < report.columns.size(); ++column)
    sums.push_back(sum_of(report, column));
  report.sums = std::move(sums);
  report.more += rows - most;
  report.rows.keep_first(static_cast<std::size_t>(most));
}

bool has_withheld(Report const& report) {
  for (std::size_t column = 0; column < report.columns.size(); ++column)
    for (std::size_t row = 0; is_number(report.columns[column].kind) && row < report.rows.size();
         ++row)
      if (report.rows.withheld(row, column)) return true;
  return false;
}

void say_what_is_withheld(Report& report) {
  if (has_withheld(report))
    report.about.push_back(Format(report.language).say("report.withheld_means"));
}

bool has_sums(Report const& report) {
  return std::ranges::any_of(report.columns, &ReportColumn::summed);
}

std::string number_of(Report const& report, std::size_t row, std::size_t column) {
  auto const amount = report.rows.amount(row, column);
  auto const kind = report.columns[column].kind;
  if (kind != CellKind::share && kind != CellKind::points) return std::to_string(amount);
  auto const size = std::abs(amount), behind = size % 100;
  return (amount < 0 ? "-" : "") + std::to_string(size / 100) + (behind < 10 ? ".0" : ".") +
         std::to_string(behind);
}

}  // namespace otor::app
