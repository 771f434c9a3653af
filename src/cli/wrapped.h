// SPDX-License-Identifier: Apache-2.0
#pragma once
// Text broken into the lines of a terminal.

#include <cstddef>
#include <string>
#include <string_view>

namespace otor::cli {

/// Breaks `text` into lines of at most `width` letters at its plain spaces; lines after the first
/// begin with `hanging` spaces,
/// all with `indent`.
std::string wrapped(std::string_view text, std::size_t indent, std::size_t hanging = 0,
                    std::size_t width = 80);

}  // namespace otor::cli
