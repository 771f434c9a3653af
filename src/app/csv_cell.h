// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace otor::app {

/// Adds one cell of words to a line of CSV (RFC 4180). One that a spreadsheet would take for a
/// formula begins with an apostrophe.
void put_csv(std::string& out, std::string_view word);

}  // namespace otor::app
