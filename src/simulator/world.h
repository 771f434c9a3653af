// SPDX-License-Identifier: Apache-2.0
#pragma once
// One run: phones, a server, the air between them, people and fate, on one thread, from one queue,
// out of one seed. The same schedule gives the same run, byte for byte.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "simulator/schedule.h"

namespace otor::simulator {

struct Outcome {
  std::optional<std::string> broken;  // the promise that did not hold
  std::int64_t steps = 0, events = 0, contacts = 0;
  /// Files that the server took, files of receipts that a phone believed, files that brought it
  /// news, programs replaced.
  std::int64_t files = 0, believed = 0, news = 0, updates = 0;
  std::vector<std::string> record;  // lines that the server holds at the end, for each soum
  std::string fingerprint;          // of all of them
};

Outcome run(Schedule const& schedule);

}  // namespace otor::simulator
