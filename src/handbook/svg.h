// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pieces of SVG. Colours are named by class; who draws the picture brings the style: the page its
// own lights, `press` ink on paper.

#include <string>
#include <string_view>

#include "handbook/document.h"

namespace otor::handbook::svg {

/// A length to a hundredth, without needless zeros: "12.5". The same bytes on every machine.
std::string number(double length);

/// Text as it may stand between tags and in attributes.
std::string escaped(std::string_view text);

std::string path(std::string_view classes, std::string_view d);
std::string rectangle(std::string_view classes, double x, double y, double width, double height,
                      double radius = 0);

std::string disc(std::string_view classes, double x, double y, double radius);

/// The whole drawing as SVG, for a screen.
std::string picture_of(Drawing const& drawing);

/// How wide a plot is drawn that takes the whole of a page; a narrower one has its share of it.
inline constexpr double page_wide = 680;

/// The width of a text, as far as one can know it before it is drawn.
double width_of(std::string_view text, double size, bool strong = true);

}  // namespace otor::handbook::svg
