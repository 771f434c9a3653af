// SPDX-License-Identifier: Apache-2.0
#pragma once
// The law in words for a terminal: values as people write them.

#include <string>
#include <string_view>

#include "law/parameter.h"

namespace otor::cli {

/// "792,000 tögrög a month", "11.5 %", "240 in 2017, 3 more each year up to 300 in 2037", the
/// English of a sentence.
std::string value_in_words(law::Value const& value, std::string_view unit);

/// The same, or "not known".
std::string entry_in_words(law::Entry const& entry, std::string_view unit);

}  // namespace otor::cli
