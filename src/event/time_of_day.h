// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace otor::event {

/// "09:00", of 24 hours.
inline bool is_time_of_day(std::string_view text) {
  auto const digit = [&](std::size_t at, char most) { return text[at] >= '0' && text[at] <= most; };
  return text.size() == 5 && digit(0, '2') && digit(1, text[0] == '2' ? '3' : '9') &&
         text[2] == ':' && digit(3, '5') && digit(4, '9');
}

}  // namespace otor::event
