// SPDX-License-Identifier: Apache-2.0
// A file of borders that somebody hands in: whatever it is, a refusal, or outlines of which one can
// say what is wrong with them, and that are laid out where nothing is.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "geography/borders.h"
#include "wire/geojson.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace otor;
  auto const features = wire::read_geojson({reinterpret_cast<char const*>(data), size}, 1 << 16);
  if (!features) return 0;
  for (auto const& feature : *features) {
    if (geography::fault_of(feature.outline) != geography::BorderFault::none) continue;
    auto const thin = geography::simplified(feature.outline, 0.1);
    if (thin.empty() || geography::fault_of(thin) != geography::BorderFault::none) std::abort();
    geography::Centre const centre{"1", 48, 90};
    if (!(geography::distance_to(thin, centre) >= 0)) std::abort();
    auto const map = geography::within_borders({{"1", thin}}, {centre});
    if (!std::isfinite(map.width) || !std::isfinite(map.height)) std::abort();
  }
  return 0;
}
