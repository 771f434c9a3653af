// SPDX-License-Identifier: Apache-2.0
#pragma once
// Money for the road that was approved in a time, of all schemes.

#include <map>
#include <string>

#include "app/money_desk.h"

namespace otor::app {

/// By a member of the sums: the soum, or the officer.
using Approved = std::map<std::string, std::int64_t>;

/// On the days from `from` ("" the beginning) to `through`, both included, in `ports.soums`.
/// Errors: storage.
Result<Approved> approved_by(std::string OfficerSum::*key, std::string const& from,
                             std::string const& through, MoneyPorts const& ports);

/// Of all together.
std::int64_t sum_of(Approved const& approved);

}  // namespace otor::app
