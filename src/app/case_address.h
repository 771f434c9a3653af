// SPDX-License-Identifier: Apache-2.0
#pragma once
// A calculation as an address of the public calculator: everything that was asked stands behind the
// `#`, which no browser sends to a server. The page reads it back (web/src/calculator/address.ts).

#include <string>

#include "wire/outlook_message.h"

namespace otor::app {

/// "https://…/#/?on=2026-11&s=f&b=1996-03&c=2&p=2018-01~2019-12~h~320000&f=2026-12&a=h&w=200000
/// &k=b66f3015".
/// `page` is the address of the calculator, with or without its slash. Sex f or m; payers h herder,
/// v voluntary, m mother, d parent of a disabled child; an income that is left out is the minimum
/// wage; w is the price of one sheep. Of the plan besides, where it was asked: l months to wait, m
/// months missed, y the months of the season ("4~5"). k is the beginning of the name of the law
/// pack it was computed with; the page says where its own is another.
std::string case_address(std::string_view page, wire::OutlookRequest const& asked,
                         std::string_view pack);

}  // namespace otor::app
