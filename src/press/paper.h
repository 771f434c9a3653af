// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sizes of paper and type. Lengths are points: 72 to an inch.

#include <string_view>

namespace otor::press {

struct Paper {
  double width = 0, height = 0;
  double inner = 0, outer = 0, top = 0, bottom = 0;  // margins; inner is at the fold
};

inline constexpr double millimetre = 72 / 25.4;

/// A booklet's page, a sheet that is left with a family, a page of an office, a wall, a pocket.
inline constexpr Paper book_a5{148 * millimetre, 210 * millimetre, 17 * millimetre,
                               13 * millimetre,  17 * millimetre,  16 * millimetre};
inline constexpr Paper sheet_a5{148 * millimetre, 210 * millimetre, 9 * millimetre,
                                9 * millimetre,   8 * millimetre,   7 * millimetre};
inline constexpr Paper sheet_a4{210 * millimetre, 297 * millimetre, 14 * millimetre,
                                14 * millimetre,  13 * millimetre,  13 * millimetre};

/// Tables of an office, with room for what stands above and below them.
inline constexpr Paper office_a4{210 * millimetre, 297 * millimetre, 15 * millimetre,
                                 15 * millimetre,  18 * millimetre,  17 * millimetre};
inline constexpr Paper office_a4_wide{297 * millimetre, 210 * millimetre, 15 * millimetre,
                                      15 * millimetre,  18 * millimetre,  17 * millimetre};

/// Put on a wall, or into a folder.
inline constexpr Paper certificate_a4{297 * millimetre, 210 * millimetre, 22 * millimetre,
                                      22 * millimetre,  20 * millimetre,  16 * millimetre};

inline constexpr Paper wall_a3{297 * millimetre, 420 * millimetre, 22 * millimetre,
                               22 * millimetre,  20 * millimetre,  18 * millimetre};
inline constexpr Paper card_a6{105 * millimetre, 148 * millimetre, 8 * millimetre,
                               8 * millimetre,   7 * millimetre,   6 * millimetre};

enum class Imposition {
  pages,   // one after the other
  booklet  // two on a sheet of twice the size, in the order in which it is folded
};

struct Setting {
  Paper paper = book_a5;
  Imposition imposition = Imposition::pages;
  double type = 1;           // all type times this
  double shrunk = 1;         // how much smaller all is drawn than it is set
  bool hyphens = false;      // in running text; never in a figure or a name
  bool on_one_page = false;  // type is made smaller until the document fits; at the least 0.6
};

/// One person's sheet: on one page, in the largest type that fits.
inline Setting personal_sheet(Paper const& paper) {
  Setting setting;
  setting.paper = paper;
  setting.type = paper.width < sheet_a4.width ? 0.9 : 1.2;  // the most
  setting.on_one_page = true;
  return setting;
}

/// On one page, whatever the length of names and lessons.
inline Setting certificate() {
  Setting setting;
  setting.paper = certificate_a4;
  setting.type = 1.5;  // the most
  setting.on_one_page = true;
  return setting;
}

}  // namespace otor::press
