// SPDX-License-Identifier: Apache-2.0
#pragma once
// A person's record of insurance: the months already paid and the months planned, as runs in which
// nothing changes. Every question of the pension law is then a question about sums before a month.

#include <optional>
#include <span>
#include <vector>

#include "benefit/contribution.h"

namespace otor::benefit {

struct Person {
  Sex sex = Sex::female;
  Month born;
  std::int64_t children = 0;
};

/// Months already paid, both ends included. A stated income is taken as recorded, neither raised
/// nor lowered.
struct PaidSpan {
  Month from, to;
  Payer as = Payer::voluntary;
  Income income;
};

/// Months to be paid, until `to` or until the claim. A month already paid is not planned again.
struct Plan {
  Month from;
  std::optional<Month> to;
  Payer as = Payer::voluntary;
  Income income;
};

/// Months paid before some month: all; as herder; as herder within the herder's credit.
struct PaidMonths {
  std::int64_t months = 0, herder = 0, credited = 0;
};

/// Sums over the months before some month.
struct Sums : PaidMonths {
  std::int64_t planned = 0;
  Tugrug income, person, state;
  law::Questions questions;  // of planned months
  bool known = true;         // no planned month without a known rate
};

/// Months in a row with the same payer, income and price.
struct Run {
  Month from;
  std::int32_t months = 0;
  Payer as = Payer::voluntary;
  bool planned = false;
  bool known = true;  // false: planned months whose rate nobody knows
  StateShare share = StateShare::holds;
  Tugrug income;         // counted for the reference wage
  Tugrug person, state;  // a month; planned months only
  law::Questions questions;
  Sums before;

  Month end() const { return from + months; }
};

class Record {
 public:
  /// Sums over the months before `month`.
  Sums before(Month month) const;

  /// The months among them alone.
  PaidMonths months_before(Month month) const;

  /// Largest sum of income over `window` months in a row, all within the `reach` months before
  /// `claim`; unpaid months add 0.
  Tugrug best_window(Month claim, std::int32_t window, std::int32_t reach) const;

  /// The runs, in order of time.
  std::vector<Run> const& runs() const { return runs_; }

  /// The last herder month that carries the State's share, where the months of a life are used up
  /// by the record.
  std::optional<Month> share_ends() const { return share_ends_; }
  bool share_ends_planned() const { return share_ends_planned_; }

  /// First planned month whose rate is not known.
  std::optional<Month> first_unknown() const;

 private:
  friend class RecordBuilder;
  std::vector<Run> runs_;
  Month credit_from_, credit_to_;
  std::optional<Month> share_ends_;
  bool share_ends_planned_ = false;

  Run const* last_before(Month month) const;
  Tugrug income_before(Month month) const;
  void add_months(PaidMonths& paid, Run const& run, std::int32_t months) const;
  Sums with_part_of(Run const& run, std::int32_t months) const;
};

/// Makes records one after another in the same memory.
///
/// Later spans overwrite earlier ones where they overlap; a planned month never overwrites one that
/// is there already. Planned months reach to `horizon` (not included) at most.
/// Errors: not_known for an income of "minimum" in a month whose minimum wage is not known.
class RecordMaker {
 public:
  Result<void> make(Record& record, std::span<PaidSpan const> paid, std::span<Plan const> plans,
                    Month horizon, Terms const& terms);

 private:
  // Months that still have one payer and one declared income, but may cross a change of the law.
  struct Piece {
    Month from, end;  // end not included
    Payer as = Payer::voluntary;
    Income income;
    bool planned = false;
  };
  friend class RecordBuilder;

  void lay_over(Piece const& piece);
  void plan_between(Piece const& plan);

  std::vector<Piece> pieces_, others_;
};

/// One record, made as above.
Result<Record> record_of(std::span<PaidSpan const> paid, std::span<Plan const> plans, Month horizon,
                         Terms const& terms);

}  // namespace otor::benefit
