// SPDX-License-Identifier: Apache-2.0
#pragma once
// How long a text message is, and in how many parts the network sends it (3GPP TS 23.038): letters
// of the plain alphabet take 7 bits, 160 to a message; one Cyrillic letter, and all of it takes 16,
// 70 to a message. A longer one is cut into parts, each with a head of its own.

#include <cstdint>
#include <string_view>

namespace otor::handbook {

struct MessageLength {
  std::int64_t units = 0;  // as they are counted: some letters take two
  std::int64_t parts = 0;  // none of an empty one
  std::int64_t left = 0;   // units until one more part is needed
  bool plain = true;       // in the alphabet of 7 bits
  bool operator==(MessageLength const&) const = default;
};

/// `text` is UTF-8; what is not counts as one letter a byte.
MessageLength length_of_message(std::string_view text);

}  // namespace otor::handbook
