// SPDX-License-Identifier: Apache-2.0
#pragma once
// The icons of screens and paper, made from content/icons.toml.

#include <string_view>

namespace otor::handbook {

/// The path of SVG on a grid of 24 (`mark`: 26), to be stroked; empty for a name nobody knows.
std::string_view icon_path(std::string_view name);

}  // namespace otor::handbook
