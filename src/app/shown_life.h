// SPDX-License-Identifier: Apache-2.0
#pragma once
// A life line of an answer, as its picture is drawn.

#include "handbook/life_picture.h"
#include "wire/outlook_message.h"

namespace otor::app {

handbook::LifeShown shown_life(wire::LifeLine const& life, Month born);

}  // namespace otor::app
