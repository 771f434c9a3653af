// SPDX-License-Identifier: Apache-2.0
#pragma once
// The part of a file that a request asks for (RFC 9110, 14): one range of bytes, so that what was
// cut off goes on where it ended.

#include <cstddef>
#include <optional>
#include <string_view>

namespace otor::wire {

struct ByteRange {
  std::size_t first = 0, last = 0;  // both are in it
  bool operator==(ByteRange const&) const = default;
};

struct RangeAsked {
  bool whole = true;  // no range, or one that is not understood: the file from its beginning
  std::optional<ByteRange> part;  // absent where `whole`, and where it lies behind the end
};

/// `header` is what stood in `Range`, "" for none; `size` is that of the file. Several ranges at
/// once, and other units than bytes, are answered with the whole file, as the standard allows.
RangeAsked range_in(std::string_view header, std::size_t size);

}  // namespace otor::wire
