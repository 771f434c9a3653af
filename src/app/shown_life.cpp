// SPDX-License-Identifier: Apache-2.0
#include "app/shown_life.h"

namespace otor::app {

handbook::LifeShown shown_life(wire::LifeLine const& life, Month born) {
  handbook::LifeShown shown{born, life.start, life.opens, {}, life.pension, life.pension_sheep, {}};
  for (auto const& stretch : life.stretches)
    shown.stretches.push_back(
        {stretch.from, stretch.months, stretch.person, stretch.state, stretch.sheep});
  return shown;
}

}  // namespace otor::app
