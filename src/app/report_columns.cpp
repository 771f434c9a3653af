// SPDX-License-Identifier: Apache-2.0
#include "app/report_columns.h"

#include "base/money.h"

namespace otor::app {
namespace {

std::string heading(Format const& format, std::string const& code) {
  return format.say("report.column_" + code);
}

std::string meaning(Format const& format, std::string const& code) {
  return format.say("report.says_" + code);
}

}  // namespace

void put_words(Report& report, Format const& format, std::initializer_list<char const*> codes) {
  for (auto const* code : codes)
    report.columns.push_back({code, heading(format, code), CellKind::text});
}

void put_numbers(Report& report, Format const& format, std::initializer_list<char const*> codes) {
  for (auto const* code : codes)
    report.columns.push_back(
        {code, heading(format, code), CellKind::count, true, meaning(format, code)});
}

void put_spent(Report& report, Format const& format) {
  report.columns.push_back(
      {"spent", heading(format, "spent"), CellKind::tugrug, true, meaning(format, "spent")});
}

void put_cost(Report& report, Format const& format) {
  report.columns.push_back(
      {"cost", heading(format, "cost"), CellKind::tugrug, false, meaning(format, "cost"), true});
}

std::optional<std::int64_t> cost_of_visited(std::int64_t approved, std::int64_t households) {
  if (approved <= 0 || households <= 0) return std::nullopt;
  return divided(approved, households, Round::half_up);
}

}  // namespace otor::app
