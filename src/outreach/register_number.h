// SPDX-License-Identifier: Apache-2.0
#pragma once
// Register numbers: two letters and eight digits, of which six are a birthday. No kind of event has
// a member for one: of a number that an officer types from an identity card only its mark is kept,
// by which two records of one person find each other. People type numbers into names and notes all
// the same; there they are masked where they are shown.
//
// A mark is `KEY.HASH.END`, 44 signs: which key made it (8 hex digits), the first 128 bits of
// HMAC-SHA-256 over the number under that key (32 hex digits), and the last two digits of the
// number, for the eye. Marks of different keys say nothing of each other.

#include <boost/describe.hpp>
#include <expected>
#include <string>
#include <string_view>

namespace otor::outreach {

/// The text with each register number in it shown as its last two digits: "УБ90010112" ->
/// "••••••••12". Letters in Cyrillic or Latin, upper or lower; a space or hyphen may stand before
/// the digits. Longer runs of digits are something else and stay.
std::string masked_register_numbers(std::string_view text);

/// Why what was typed is no register number: not two letters and eight digits; letters that are not
/// of the Mongolian alphabet; digits that are nobody's birthday.
BOOST_DEFINE_ENUM_CLASS(NumberFault, form, letters, birthday)

/// "уб 99310112" -> "УБ99310112": capitals, without spaces and hyphens. The digits are year, month
/// and day of birth and two more; months 21 to 32 are those of people born from 2000 on
/// (docs/decisions/0056-marks-of-register-numbers.md). Latin letters are refused, also those that
/// look alike: whether H was read off the card or typed for the sound of Х, nobody can tell.
std::expected<std::string, NumberFault> normal_register_number(std::string_view typed);

/// The mark of a number in its normal form. `key` is of some bytes, never empty.
std::string number_mark(std::string_view key, std::string_view number);

bool is_number_mark(std::string_view text);

/// What two marks say of two records. Nothing where one has none, or another key made it.
BOOST_DEFINE_ENUM_CLASS(Numbers, unknown, same, differ)
Numbers compare_marks(std::string_view one, std::string_view other);

}  // namespace otor::outreach
