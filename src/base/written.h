// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is written alike in every language, and needs no sentence.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/month.h"

namespace otor {

/// Words behind each other with `between` them; an empty one is left out.
std::string joined(std::vector<std::string> const& words, std::string_view between);

/// "2026.11", "2026.11.23".
std::string short_date(std::string_view date);
inline std::string short_date(Month month) { return short_date(text_of(month)); }

/// 135000 -> "13.5%".
std::string percent_of(std::int64_t millionths);

}  // namespace otor
