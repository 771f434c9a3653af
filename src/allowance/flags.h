// SPDX-License-Identifier: Apache-2.0
#pragma once
// What is unusual about an expense. Each flag is a rule with numbers that anybody can check; the
// officer sees the same ones before anybody else does, and none of them decides anything. There is
// no score, and nothing here knows where anybody was.

#include <set>
#include <tuple>

#include "allowance/ledger.h"
#include "allowance/scheme.h"

namespace otor::allowance {

BOOST_DEFINE_ENUM_CLASS(FlagKind,
                        over_limit,     // of its category: `is` claimed of `most`
                        over_day,       // more than the day is worth
                        receipt_twice,  // the same number of a receipt as `other`
                        same_again,     // the same category, day and amount as `other`
                        no_visit,       // no visit on the journey that began on `day`
                        litres_over,    // ml since the reading before, of what the norm gives
                        odometer_back,  // a lower reading than the one before
                        no_receipt,     // a receipt has to be shown
                        after_closing)  // came after its period was closed

struct Flag {
  FlagKind kind{};
  std::optional<std::int64_t> is, most;
  std::optional<event::Uuid> other;  // an expense
  std::optional<std::string> day;
};
BOOST_DESCRIBE_STRUCT(Flag, (), (kind, is, most, other, day))

/// A visit of an officer: its day, and to whom.
struct Visited {
  std::string officer, day;
  event::Uuid household;
  auto operator<=>(Visited const&) const = default;
};

/// What stands of a scheme, by officer and category.
using CategorySums = std::map<std::pair<std::string, std::string>, std::int64_t>;

/// Days on which a visit of the officer belongs to an expense; `before` is no longer one.
struct Journey {
  std::string officer, from, before;
};
Journey journey_of(Expense const& expense, Scheme const& scheme);

/// Of every expense that stands. `all` holds the expenses of everybody whose receipts are compared.
class Flags {
 public:
  Flags(Scheme const& scheme, std::vector<Expense> const& all, std::vector<Visited> const& visits);
  /// Where only some expenses are asked about. `compared`, in the order of a ledger, holds of those
  /// that stand what each of them is compared with: the same officer's of its category and day, her
  /// reading of the odometer before, the first two with its receipt. `visits`: one of each journey.
  Flags(Scheme const& scheme, std::vector<Expense> const& compared, CategorySums spent,
        std::vector<Visited> const& visits);
  std::vector<Flag> of(Expense const& expense) const;

 private:
  using Place = std::pair<std::string, std::string>;  // officer, and category or day
  void limits(Expense const& expense, Category const& category, std::vector<Flag>& flags) const;
  void twice(Expense const& expense, std::vector<Flag>& flags) const;
  void fuel(Expense const& expense, std::vector<Flag>& flags) const;
  bool has_visit(Expense const& expense) const;

  Scheme const& scheme_;
  using Day = std::tuple<std::string, std::string, std::string>;  // officer, category, day
  std::vector<Expense const*> const& same_day(Expense const& expense) const;

  CategorySums by_category_;
  std::map<Day, std::vector<Expense const*>> by_day_;
  std::map<std::string, std::vector<Expense const*>> by_receipt_;
  std::map<std::string, std::vector<Expense const*>>
      petrol_;  // of an officer, those with a reading
  std::set<Place> visit_days_;
};

BOOST_DEFINE_ENUM_CLASS(Refusal, no_scheme, unknown_category, bad_amount, bad_day, future, outside,
                        closed, over_limit, needs_receipt, needs_litres, needs_words)

/// Why an expense cannot be entered, with the amount or the day that it hangs on.
struct Refused {
  Refusal why{};
  std::optional<std::int64_t> amount;
  std::optional<std::string> day;
};
BOOST_DESCRIBE_STRUCT(Refused, (), (why, amount, day))

/// What an officer typed, before it is an event.
struct Draft {
  std::string category, on;
  std::int64_t amount = 0;
  std::optional<std::string> trip, receipt, note;
  std::optional<std::int64_t> litres_ml, odometer_km;
  std::optional<bool> pictured;
};
BOOST_DESCRIBE_STRUCT(Draft, (),
                      (category, on, amount, trip, receipt, note, litres_ml, odometer_km, pictured))

/// All that speaks against it on this day, in the soum where it is booked.
std::vector<Refused> refusals(Draft const& draft, Scheme const& scheme, Ledger const& ledger,
                              std::string const& officer, std::string const& area,
                              std::string const& today);

/// What the rest still reaches: households, and what one of them takes.
struct Reach {
  std::int64_t households = 0, each = 0;
  bool own = false;  // by what this officer's visits took; else as the scheme plans
  std::int64_t reached = 0;
};
BOOST_DESCRIBE_STRUCT(Reach, (), (households, each, own, reached))

Reach reach_of(Scheme const& scheme, Balance const& balance, std::string const& officer,
               std::vector<Visited> const& visits);
/// Where the households that the officer reached are counted.
Reach reach_of(Scheme const& scheme, Balance const& balance, std::int64_t reached);

}  // namespace otor::allowance
