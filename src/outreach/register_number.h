// SPDX-License-Identifier: Apache-2.0
#pragma once
// Register numbers: two letters and eight digits, of which six are a birthday. No kind of event has
// a member for one, but people type them into names and notes all the same.

#include <string>
#include <string_view>

namespace otor::outreach {

/// The text with each register number in it shown as its last two digits: "УБ90010112" ->
/// "••••••••12". Letters in Cyrillic or Latin, upper or lower; a space or hyphen may stand before
/// the digits. Longer runs of digits are something else and stay.
std::string masked_register_numbers(std::string_view text);

}  // namespace otor::outreach
