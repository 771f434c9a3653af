// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is to be done next, as a pure function of the facts, the rules and the day. Nothing is
// stored: a task is there while the facts call for it, says which rule and which facts those are,
// and goes when another fact settles it, or when somebody closes it or puts it off.
//
// A task is its officer's while she works where the household is. Where the household was given to
// somebody since, it is hers; where its officer left, or the household moved, it is whoever was
// given the household there; and where that is nobody, the soum's.

#include "outreach/book.h"
#include "outreach/codebook.h"

namespace otor::outreach {

/// Who would do a task, each as an account that may have left; "": nobody.
struct Owners {
  std::string named;         // by the fact it follows from, where that was told where the task is
  std::string given;         // who was given the household there
  bool given_since = false;  // after that fact
  bool operator==(Owners const&) const = default;

  /// The one who does it: the first of them that works, "" where none does.
  template <class Works>
  std::string const& one(Works const& works) const {
    static std::string const nobody;
    auto const& first = given_since ? given : named;
    auto const& second = given_since ? named : given;
    if (!first.empty() && works(first)) return first;
    return !second.empty() && works(second) ? second : nobody;
  }
};

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
  Owners owners;
  std::int64_t put_off = 0;  // how often
  bool set_down = false;     // closed by its name, though what was promised was not given
};

/// The accounts that work; nothing: nobody is known to have left.
using Staff = std::optional<std::vector<std::string>>;

/// What a desk watches over: the tasks, and with them the answers that are owed and were set down.
/// `again`: the first day on which a household's tasks can be others though nothing was told of it;
/// of a household that is not there, no day changes anything.
struct Followed {
  std::vector<Task> tasks;
  std::map<Uuid, Date> again;
};
Followed follow(Book const& book, std::vector<Rule> const& rules, Date today, Staff const& staff);

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
