// SPDX-License-Identifier: Apache-2.0
#include "app/approved.h"

namespace otor::app {
namespace {

Result<void> add_through(Approved& approved, std::string OfficerSum::*key,
                         std::string const& through, std::int64_t times, MoneyPorts const& ports) {
  for (auto const& scheme : ports.schemes) {
    auto const sums = ports.model.officer_sums(ports.soums, scheme.code, through);
    if (!sums) return std::unexpected(sums.error());
    for (auto const& sum : *sums) approved[sum.*key] += times * sum.balance.spent;
  }
  return {};
}

}  // namespace

Result<Approved> approved_by(std::string OfficerSum::*key, std::string const& from,
                             std::string const& through, MoneyPorts const& ports) {
  Approved approved;
  auto good = add_through(approved, key, through, 1, ports);
  if (good && !from.empty()) {
    auto const before = text_of(date_of_day(day_number(*parse_date(from)) - 1));
    good = add_through(approved, key, before, -1, ports);
  }
  if (!good) return std::unexpected(good.error());
  return approved;
}

std::int64_t sum_of(Approved const& approved) {
  std::int64_t sum = 0;
  for (auto const& [_, amount] : approved) sum += amount;
  return sum;
}

}  // namespace otor::app
