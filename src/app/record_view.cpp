// SPDX-License-Identifier: Apache-2.0
#include "app/record_view.h"

#include <algorithm>
#include <charconv>

namespace otor::app {
namespace {

std::optional<std::int64_t> milliseconds(std::optional<wire::Verbatim> const& told) {
  if (!told) return std::nullopt;
  std::int64_t ms = 0;
  auto const end = told->text.data() + told->text.size();
  auto const read = std::from_chars(told->text.data(), end, ms);
  return read.ec == std::errc{} && read.ptr == end ? std::optional(ms) : std::nullopt;
}

}  // namespace

event::Received received_of(wire::LogEntry const& entry) {
  return {milliseconds(entry.received), entry.skew.value_or(0), milliseconds(entry.registered)};
}

event::Received received_of(wire::ReceiptNote const& receipt) {
  return {milliseconds(receipt.received), receipt.skew.value_or(0),
          milliseconds(receipt.registered)};
}

std::int64_t unsafe_in(std::vector<outreach::OriginRef> const& origins) {
  return std::ranges::count_if(origins, [](auto const& origin) { return !origin->safe; });
}

bool is_open(outreach::Promise const& promise) { return promise.made && promise.kept.empty(); }

std::int64_t open_promises(outreach::Household const& household) {
  return std::ranges::count_if(household.promises,
                               [](auto const& row) { return is_open(row.second); });
}

std::string_view nearest_promise(outreach::Household const& household) {
  std::string_view nearest;
  for (auto const& [id, promise] : household.promises) {
    if (!is_open(promise)) continue;
    auto const& by = promise.made->fact.by;
    if (nearest.empty() || by < nearest) nearest = by;
  }
  return nearest;
}

}  // namespace otor::app
