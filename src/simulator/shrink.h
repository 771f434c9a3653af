// SPDX-License-Identifier: Apache-2.0
#pragma once
// Makes a schedule that breaks a promise smaller, as long as it still breaks one: without faults,
// with fewer phones and days, then without actions, by halves.

#include <cstdint>

#include "simulator/schedule.h"

namespace otor::simulator {

/// At most `tries` runs are made.
Schedule shrunk(Schedule schedule, std::int64_t tries);

}  // namespace otor::simulator
