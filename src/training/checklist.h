// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a trainer looks for on a visit of practice: a point is seen, missed, or did not come up.

#include "handbook/chapter.h"

namespace otor::training {

struct Point {
  std::string code;
  handbook::Said title;
};
BOOST_DESCRIBE_STRUCT(Point, (), (code, title))

}  // namespace otor::training
