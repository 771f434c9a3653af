// SPDX-License-Identifier: Apache-2.0
#include "press/ink.h"

#include <algorithm>
#include <utility>

namespace otor::press {
namespace {

constexpr Ink white{1, 1, 1};
constexpr Ink ground{0.416, 0.369, 0.294};

constexpr Look filled(Ink fill) { return {fill, {}, 1, 0, 0, false, false, 1}; }
constexpr Look drawn(std::optional<Ink> fill, Ink stroke, double width, bool round_ends = false,
                     bool round_bends = false) {
  return {fill, stroke, width, 0, 0, round_ends, round_bends, 1};
}

/// An area of a map; the lighter the grey, the less is in it.
constexpr Look area(double grey) {
  return {Ink{grey, grey, grey}, white, 1.2, 0, 0, false, true, 1, true};
}

constexpr std::pair<std::string_view, Look> looks[] = {
    {"give", filled(give)},
    {"get", filled(get)},
    {"get-soft", filled({0.878, 0.925, 0.965})},
    {"card", filled(white)},
    {"head", filled(black)},
    {"legs", drawn({}, black, 1.5, true)},
    {"coin give", drawn(white, give, 2)},
    {"coin get", filled(get)},
    {"coin-line give", drawn({}, give, 1.8)},
    {"coin-line get", drawn({}, white, 1.8)},
    {"hill", drawn({}, {0.867, 0.835, 0.776}, 2, false, true)},
    {"horizon", drawn({}, ground, 2.5, true)},
    {"gate", drawn({}, black, 2.5, true)},
    {"ger", drawn(white, black, 2, false, true)},
    {"hollow", {{}, Ink{0.467, 0.447, 0.404}, 2, 3, 4, false, false, 1}},
    {"arrow", drawn({}, give, 2.6, true, true)},
    {"ribbon-paid", drawn(Ink{0.973, 0.906, 0.847}, give, 2)},
    {"ribbon-received", drawn(get, get, 2, false, true)},
    {"hatch", drawn({}, ground, 2.2)},
    {"bar", filled(second)},
    {"rule", drawn({}, {0.76, 0.74, 0.7}, 0.8)},
    {"curve", drawn({}, black, 2.4, false, true)},
    {"bound", {{}, black, 1.1, 4, 3, false, true, 1}},
    {"coast", drawn({}, black, 3, false, true)},
    {"edge", drawn({}, black, 0.8)},
    {"shade-0", {white, hairline, 1.2, 0, 0, false, true, 1, true}},
    {"shade-1", area(0.93)},
    {"shade-2", area(0.82)},
    {"shade-3", area(0.66)},
    {"shade-4", area(0.38)},
    {"shade-5", area(0.2)},
    {"shade-unknown", {white, hairline, 1.2, 3, 3, false, true, 1, true}},
    {"icon", drawn({}, black, 2, true, true)},
};

}  // namespace

std::optional<Look> look_of(std::string_view classes, Look const& inherited) {
  auto look = inherited;
  if (classes == "line") {
    look.fill.reset();
    return look;
  }
  if (classes == "pale") {
    look.opacity = 0.28;
    return look;
  }
  auto const* found = std::ranges::find(looks, classes, &std::pair<std::string_view, Look>::first);
  if (found == std::end(looks)) return std::nullopt;
  return found->second;
}

}  // namespace otor::press
