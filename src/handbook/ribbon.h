// SPDX-License-Identifier: Apache-2.0
#pragma once
// The years of a life to scale: hollow while paying, hatched where the State pays a part, solid and
// without an end from the pension on. Ages stand below.

#include "handbook/life_picture.h"

namespace otor::handbook {

struct LifeScale {
  Month opens;      // the month at the gate, or the end of the ribbon
  double gate = 0;  // across
  double per_month = 0.6;
  double x(Month month) const { return gate + (month - opens) * per_month; }
};

LifeScale scale_of(LifeShown const& life);

/// Adds to a drawing; `y` is the upper edge of the ribbon, or the line on which the ages stand.
void add_ribbon(Drawing& drawing, LifeShown const& life, LifeScale const& scale, double y,
                Format const& format);
void add_ages(Drawing& drawing, LifeShown const& life, LifeScale const& scale, double y,
              Format const& format);

}  // namespace otor::handbook
