// SPDX-License-Identifier: Apache-2.0
// The header with which a phone asks for the rest of a file: whatever stands there, the part that
// comes of it lies inside the file.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "wire/byte_range.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const header(reinterpret_cast<char const*>(data), size);
  for (std::size_t const length : {std::size_t{0}, std::size_t{1}, std::size_t{1000}, SIZE_MAX}) {
    auto const asked = otor::wire::range_in(header, length);
    if (asked.whole && asked.part) std::abort();
    if (asked.part && (asked.part->first > asked.part->last || asked.part->last >= length))
      std::abort();
  }
  return 0;
}
