// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which answers a family was told, and whether one of them is another since. Asked by the desk of a
// head and by the phone of an officer alike; neither the law nor the handbook is needed for it.

#include <optional>
#include <vector>

#include "app/heard.h"
#include "base/month.h"

namespace otor::app {

/// Days, rising, on which something under an answer changed.
using ChangeDays = std::vector<Date>;

/// The last change in (after, until]; nothing where there was none.
std::optional<Date> last_change(ChangeDays const& days, Date after, Date until);

/// The last time that a family was told the answer to a question.
struct ToldAnswer {
  HeardVisit const* visit = nullptr;
  HeardFact const* fact = nullptr;
  Date day;
};

/// Each question once; of who objected, nothing. They point into `family`.
std::vector<ToldAnswer> told_answers(HeardFamily const& family);

}  // namespace otor::app
