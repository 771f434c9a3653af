// SPDX-License-Identifier: Apache-2.0
#include "coverage/indicator.h"

#include <algorithm>
#include <set>

namespace otor::coverage {
namespace {

constexpr std::size_t longest_code = 32;

std::unexpected<Problem> wrong(std::string_view code, std::string_view what) {
  return problem(ProblemKind::bad_value, std::string(code) + ": " + std::string(what) + ".");
}

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= longest_code && std::ranges::all_of(code, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool says_all(outreach::Title const& text) {
  return !text.mn.empty() && !text.kk.empty() && !text.en.empty();
}

Result<void> check_name(std::set<std::string_view>& seen, std::string_view code,
                        outreach::Title const& title) {
  if (!is_code(code)) return wrong(code, "a code has 1 to 32 small letters, digits and _");
  if (!seen.insert(code).second) return wrong(code, "this code stands twice");
  if (!says_all(title)) return wrong(code, "a title in mn, kk and en is expected");
  return {};
}

Result<void> check_share(Definitions const& definitions, Measure const& measure) {
  auto const* above = indicator_of(definitions, measure.numerator);
  auto const* below = indicator_of(definitions, measure.denominator);
  if (above == nullptr) return wrong(measure.code, "there is no indicator " + measure.numerator);
  if (below == nullptr) return wrong(measure.code, "there is no indicator " + measure.denominator);
  if (above == below) return wrong(measure.code, "it would be a share of itself");
  if (above->unit != below->unit)
    return wrong(measure.code, "people and households are not divided by each other");
  if (below->origin == Origin::self_reported && above->origin != Origin::self_reported)
    return wrong(measure.code, "what a register confirms is no share of those who were asked");
  if (measure.population) {
    auto const* all = indicator_of(definitions, *measure.population);
    if (all == nullptr) return wrong(measure.code, "there is no indicator " + *measure.population);
    if (all->unit != above->unit || below->origin != Origin::self_reported)
      return wrong(measure.code, "a population is of those who were asked, and counts the same");
  }
  if (!measure.lapses) return {};
  auto const* lapses = indicator_of(definitions, *measure.lapses);
  if (lapses == nullptr) return wrong(measure.code, "there is no indicator " + *measure.lapses);
  if (lapses == above || lapses->unit != above->unit || lapses->origin != above->origin)
    return wrong(measure.code, "its lapses count others than its numerator");
  return {};
}

template <class Named>
Named const* of_code(std::vector<Named> const& all, std::string_view code) {
  auto const found = std::ranges::find(all, code, &Named::code);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

Indicator const* indicator_of(Definitions const& definitions, std::string_view code) {
  return of_code(definitions.indicators, code);
}

Measure const* measure_of(Definitions const& definitions, std::string_view code) {
  return of_code(definitions.measures, code);
}

Result<void> check(Definitions const& definitions) {
  std::set<std::string_view> indicators, measures;
  for (auto const& one : definitions.indicators) {
    if (auto good = check_name(indicators, one.code, one.title); !good) return good;
    if (!says_all(one.definition))
      return wrong(one.code, "a definition in mn, kk and en is expected");
  }
  for (auto const& one : definitions.measures) {
    if (auto good = check_name(measures, one.code, one.title); !good) return good;
    if (auto good = check_share(definitions, one); !good) return good;
  }
  return {};
}

}  // namespace otor::coverage
