// SPDX-License-Identifier: Apache-2.0
#include "allowance/scheme.h"

#include <algorithm>
#include <set>

#include "base/money.h"
#include "base/month.h"

namespace otor::allowance {
namespace {

bool is_amount(std::int64_t amount) { return amount >= 1 && amount <= largest_amount; }

std::optional<std::string> fault_of(std::vector<Dated> const& values, std::string const& what) {
  std::string last;
  for (auto const& value : values) {
    if (!parse_date(value.since)) return what + ": \"" + value.since + "\" is no day.";
    if (value.since <= last) return what + ": an entry begins after the one before it.";
    if (!is_amount(value.value)) return what + ": a whole number above zero is expected.";
    if (value.source.empty()) return what + ": an entry says where it was read.";
    last = value.since;
  }
  return std::nullopt;
}

std::optional<std::string> fault_of(Category const& category, std::int64_t amount) {
  if (category.code.empty()) return "A category has a code.";
  if (category.limit && (!is_amount(*category.limit) || *category.limit > amount))
    return category.code + ": the limit lies between 1 and the amount.";
  return fault_of(category.per_day, category.code);
}

}  // namespace

Dated const* on_day(std::vector<Dated> const& values, std::string_view day) {
  Dated const* found = nullptr;
  for (auto const& value : values)
    if (value.since <= day) found = &value;
  return found;
}

Category const* Scheme::category(std::string_view of) const {
  auto const found = std::ranges::find(categories, of, &Category::code);
  return found == categories.end() ? nullptr : &*found;
}

Scheme const* scheme_in(std::vector<Scheme> const& schemes, std::string_view code) {
  auto const found = std::ranges::find(schemes, code, &Scheme::code);
  return found == schemes.end() ? nullptr : &*found;
}

std::optional<std::string> fault_of(Scheme const& scheme) {
  if (scheme.code.empty()) return "A scheme has a code.";
  if (!parse_date(scheme.from) || !parse_date(scheme.to) || scheme.to < scheme.from)
    return "A scheme has a first and a last day, in this order.";
  if (!is_amount(scheme.amount) || !is_amount(scheme.planned_each))
    return "A scheme has an amount, and what a household is planned to cost.";
  if (scheme.currency.size() != 3) return "A currency is three letters, like MNT.";
  if (scheme.categories.empty()) return "A scheme has categories.";
  if (scheme.fuel_tolerance < 0 || scheme.fuel_tolerance > 1000)
    return "fuel_tolerance is a number of per cent.";
  if (scheme.journey_days < 1 || scheme.journey_days > 60) return "journey_days is 1 to 60.";
  std::set<std::string> codes;
  for (auto const& category : scheme.categories) {
    if (auto fault = fault_of(category, scheme.amount)) return fault;
    if (!codes.insert(category.code).second) return category.code + " stands twice.";
  }
  return fault_of(scheme.fuel_norm, "fuel_norm");
}

}  // namespace otor::allowance
