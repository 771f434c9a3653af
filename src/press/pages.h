// SPDX-License-Identifier: Apache-2.0
#pragma once
// Strips cut into pages.

#include <string>
#include <vector>

#include "press/galley.h"

namespace otor::press {

struct SetStrip {
  Strip const* strip = nullptr;
  double y = 0;
};

struct SetPage {
  std::vector<SetStrip> strips;
  std::string chapter;  // the last that has begun: the running head
};

/// Strips that must stay together go to the next page together. Errors: too_large for a strip that
/// is higher than a page: nothing is ever cut.
Result<std::vector<SetPage>> pages_of(std::vector<Strip> const& strips, double height);

/// The numbers of the pages of a booklet, two by two: the outer sheet's front, its back, and so
/// inward. Zero is an empty page.
std::vector<std::size_t> folded(std::size_t pages);

}  // namespace otor::press
