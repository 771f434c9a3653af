// SPDX-License-Identifier: Apache-2.0
#include "app/report_rows.h"

namespace otor::app {

void ReportRows::put(std::string_view word) {
  auto const known = places_.find(word);
  if (known != places_.end()) {
    cells_.push_back(known->second);
    return;
  }
  auto const place = static_cast<std::int64_t>(words_.size());
  words_.emplace_back(word);
  places_.emplace(words_.back(), place);
  cells_.push_back(place);
}

}  // namespace otor::app
