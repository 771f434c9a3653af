// SPDX-License-Identifier: Apache-2.0
#pragma once
// A document in one long column: strips that are never broken, in their order. Pages are cut from
// it (press/pages.h).

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "press/type.h"

namespace otor::press {

struct Strip {
  double before = 0;  // space above; none at the top of a page
  double height = 0;
  bool new_page = false;
  bool with_next = false;   // does not stand last on a page
  bool repeated = false;    // the head of a table: again above what stands on the next page
  std::size_t element = 0;  // strips of one paragraph, list, table have one number
  char const* tag = "P";    // what the element is, in the words of tagged PDF
  std::function<void(cairo_t*, double x, double y)> draw;  // empty: space only
  std::optional<Date> changed;
  std::string heading;  // of the contents and the outline
  int level = 0;        // 1 chapter, 2 section
};

/// Pages of headings, by the order of the headings in the document; none before they are known.
using HeadingPages = std::vector<std::size_t>;

/// Errors: too_large where a picture's code does not fit, internal for a drawing that cannot be
/// read.
Result<std::vector<Strip>> strips_of(std::vector<handbook::Block> const& blocks, Type const& type,
                                     double width, HeadingPages const& pages = {});

/// Height of strips one below the other, and drawing them so.
double height_of(std::vector<Strip> const& strips);
void draw(std::vector<Strip> const& strips, cairo_t* canvas, double x, double y);

}  // namespace otor::press
