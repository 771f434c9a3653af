// SPDX-License-Identifier: Apache-2.0
#pragma once
// A calculation as an address of the public calculator: everything that was asked stands behind the
// `#`, which no browser sends to a server. The page reads it back (web/src/calculator/address.ts).

#include <string>

#include "wire/outlook_message.h"

namespace otor::app {

/// "https://…/#/?on=2026-11&s=f&b=1996-03&c=2&p=2018-01~2019-12~h~320000&f=2026-12&a=h&w=200000".
/// `page` is the address of the calculator, with or without its slash. Sex f or m; payers h herder,
/// v voluntary, m mother, d parent of a disabled child; an income that is left out is the minimum
/// wage; w is the price of one sheep.
std::string case_address(std::string_view page, wire::OutlookRequest const& asked);

}  // namespace otor::app
