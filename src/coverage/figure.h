// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/month.h"

namespace otor::coverage {

/// What borders of soums are imported as, beside the indicators. They are none.
inline constexpr std::string_view area_borders = "area_borders";

/// One number out of an official table, or counted from what herders say: so many of an indicator
/// in an area on a day. What no figure tells is not known; nothing is put in its place.
struct Figure {
  std::string indicator;  // its code (coverage/indicator.h)
  std::string area;       // a soum ("18331") or an aimag ("183")
  Date as_of;
  std::int64_t value = 0;  // never negative
  std::string set;         // the import it came from
  bool operator==(Figure const&) const = default;
};

}  // namespace otor::coverage
