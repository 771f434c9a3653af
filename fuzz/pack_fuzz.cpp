// SPDX-License-Identifier: Apache-2.0
// A pack is refused, or it is read and writes itself again byte for byte; and a law made from it
// can be computed with.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "app/law_in_force.h"
#include "wire/pack.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view text(reinterpret_cast<char const*>(data), size);
  auto const pack = otor::wire::read_pack(text);
  if (!pack) return 0;
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (otor::wire::pack_text(*pack) != text) std::abort();
  (void)otor::app::LawInForce::from_pack(text);
  return 0;
}
