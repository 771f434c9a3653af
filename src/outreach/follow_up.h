// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is to be done next, as a pure function of the facts, the rules and the day. Nothing is
// stored: a task is there while the facts call for it, says which rule and which facts those are,
// and goes when another fact settles it, or when somebody closes it or puts it off.
//
// A task is its officer's while she works where the household is. Where she left, or the household
// moved, it is whoever looks after the household now; and where that is nobody, the soum's.

#include "outreach/book.h"
#include "outreach/codebook.h"

namespace otor::outreach {

struct Task {
  std::string rule;  // code
  Uuid about;        // with `rule` it names the task: a promise, a question, a camp, ...
  Uuid household;
  std::optional<Uuid> person;
  std::string area;  // whose task it is
  Date due;
  std::string owner;  // account; "" is the soum
  std::string what;   // a code, or words of the fact
  std::vector<Uuid> facts;
  Date since;  // the day of the latest of them
};

/// The accounts that work; nothing: nobody is known to have left.
using Staff = std::optional<std::vector<std::string>>;

/// All tasks of the households, the nearest first, in one order for equal facts. Those that are due
/// far ahead are among them.
std::vector<Task> tasks(Book const& book, std::vector<Rule> const& rules, Date today,
                        Staff const& staff);

/// What was calculated for a person of the household last, in any visit that stands: of all that
/// was shown, or of that by which a pension opens. Null where nothing was.
enum class Shown { any, opening };
Entry<event::CalculationShown> const* last_calculation(Household const& home, Person const& person,
                                                       Shown which);

/// The day of an event, by its corrected time, in the time of the west (UTC+7).
Date day_of(event::Origin const& origin);

}  // namespace otor::outreach
