// SPDX-License-Identifier: Apache-2.0
#include "benefit/record.h"

namespace otor::benefit {
class RecordBuilder {
 public:
  RecordBuilder(Terms const& terms, Record& record, std::size_t pieces)
      : terms_(terms), record_(record) {
    constexpr std::size_t changes = 8;  // of the law within a record, most often
    record_.runs_.clear();
    record_.runs_.reserve(pieces + changes);
    record_.share_ends_.reset();
    record_.share_ends_planned_ = false;
    record_.credit_from_ = terms.herder_credit.from;
    record_.credit_to_ = terms.herder_credit.to;
  }

  using Piece = RecordMaker::Piece;

  Result<void> add(Piece const& piece) {
    auto terms =
        std::ranges::upper_bound(terms_.contribution, piece.from, {}, &ContributionTerms::from);
    if (terms != terms_.contribution.begin()) --terms;
    for (Month from = piece.from; from < piece.end; ++terms) {
      auto const next = std::next(terms);
      auto const end =
          next == terms_.contribution.end() ? piece.end : std::min(piece.end, next->from);
      if (auto added = add_under(*terms, piece, from, end); !added) return added;
      from = end;
    }
    return {};
  }

 private:
  // Months of one piece under one set of terms; split where a herder's share is used up.
  Result<void> add_under(ContributionTerms const& terms, Piece const& piece, Month from,
                         Month end) {
    bool const counts_share = piece.as == Payer::herder && terms.share_months >= 0;
    if (!counts_share) return add_run(terms, piece, from, end, StateShare::holds);
    auto const left = std::max<std::int64_t>(0, terms.share_months - share_used_);
    auto const months = std::int64_t{end - from};
    auto const carried = static_cast<std::int32_t>(std::min(left, months));
    share_used_ += months;
    if (left > 0 && left <= months) {
      record_.share_ends_ = from + carried - 1;
      record_.share_ends_planned_ = piece.planned;
    }
    if (auto added = add_run(terms, piece, from, from + carried, StateShare::holds); !added)
      return added;
    return add_run(terms, piece, from + carried, end, StateShare::used_up);
  }

  Result<void> add_run(ContributionTerms const& terms, Piece const& piece, Month from, Month end,
                       StateShare share) {
    if (from >= end) return {};
    Run run{from, end - from, piece.as, piece.planned, true, share, {}, {}, {}, {}, {}};
    if (!piece.planned) {
      if (!piece.income.amount && !terms.wage_known) {
        return problem(ProblemKind::not_known,
                       "The minimum wage of " + text_of(from) + " is not known.");
      }
      run.income = piece.income.amount.value_or(terms.minimum);
    } else if (terms.rates_known) {
      auto const price = due(piece.income, piece.as, share, terms);
      run.income = price.income;
      run.person = price.person;
      run.state = price.state;
      run.questions = questions_of(terms, piece.as, share);
    } else {
      run.known = false;
    }
    auto& runs = record_.runs_;
    if (!runs.empty()) run.before = record_.with_part_of(runs.back(), runs.back().months);
    runs.push_back(run);
    return {};
  }

  static law::Questions questions_of(ContributionTerms const& terms, Payer as, StateShare share) {
    auto const kind = static_cast<std::size_t>(as);
    bool const carried = share == StateShare::holds && terms.state_share[kind].millionths > 0;
    return carried ? terms.rate_questions | terms.share_questions[kind] : terms.rate_questions;
  }

  Terms const& terms_;
  Record& record_;
  std::int64_t share_used_ = 0;
};

void Record::add_months(PaidMonths& paid, Run const& run, std::int32_t months) const {
  paid.months += months;
  if (run.as != Payer::herder) return;
  paid.herder += months;
  auto const credited = std::min(run.from + months, credit_to_) - std::max(run.from, credit_from_);
  paid.credited += std::max(0, credited);
}

// The sums before `run`, and its first `months`.
Sums Record::with_part_of(Run const& run, std::int32_t months) const {
  Sums sums = run.before;
  add_months(sums, run, months);
  sums.income += {run.income.amount * months};
  if (run.planned) {
    sums.planned += months;
    sums.person += {run.person.amount * months};
    sums.state += {run.state.amount * months};
    sums.questions |= run.questions;
    sums.known = sums.known && run.known;
  }
  return sums;
}

// The last run that begins before `month`, or null. Claims mostly lie in the last run of all.
Run const* Record::last_before(Month month) const {
  if (!runs_.empty() && runs_.back().from < month) return &runs_.back();
  auto const after = std::ranges::lower_bound(runs_, month, {}, &Run::from);
  return after == runs_.begin() ? nullptr : &*std::prev(after);
}

Sums Record::before(Month month) const {
  auto const* run = last_before(month);
  if (run == nullptr) return {};
  return with_part_of(*run, std::min(run->months, month - run->from));
}

PaidMonths Record::months_before(Month month) const {
  auto const* run = last_before(month);
  if (run == nullptr) return {};
  PaidMonths paid = run->before;
  add_months(paid, *run, std::min(run->months, month - run->from));
  return paid;
}

Tugrug Record::income_before(Month month) const {
  auto const* run = last_before(month);
  if (run == nullptr) return {};
  auto const months = std::min(run->months, month - run->from);
  return run->before.income + Tugrug{run->income.amount * months};
}

namespace {

// Walks over the months of a record: the income of the month it stands at, and how long that lasts.
class Walk {
 public:
  Walk(std::span<Run const> runs, Month at) : at_(at) {
    auto const there = [&](Run const& run) { return run.end() <= at; };
    runs_ = runs.subspan(
        static_cast<std::size_t>(std::ranges::partition_point(runs, there) - runs.begin()));
  }

  std::int64_t income() const { return inside() ? runs_.front().income.amount : 0; }

  std::int32_t lasts() const {
    if (runs_.empty()) return INT32_MAX;
    return (inside() ? runs_.front().end() : runs_.front().from) - at_;
  }

  void go_on(std::int32_t months) {
    at_ = at_ + months;
    while (!runs_.empty() && runs_.front().end() <= at_) runs_ = runs_.subspan(1);
  }

 private:
  bool inside() const { return !runs_.empty() && runs_.front().from <= at_; }

  std::span<Run const> runs_;  // that are not over
  Month at_;
};

}  // namespace

Tugrug Record::best_window(Month claim, std::int32_t window, std::int32_t reach) const {
  // The sum over a window changes evenly until its first month or the month behind it meets a run
  // that begins or ends, so the best window stands at such a meeting or at an end of the reach.
  if (window > reach) return {};
  Month const earliest = claim - reach;
  Walk first(runs_, earliest), behind(runs_, earliest + window);
  Tugrug sum = income_before(earliest + window) - income_before(earliest);
  Tugrug best = sum;
  for (std::int32_t left = reach - window; left > 0;) {
    auto const months = std::min({left, first.lasts(), behind.lasts()});
    sum += {(behind.income() - first.income()) * months};
    best = std::max(best, sum);
    first.go_on(months);
    behind.go_on(months);
    left -= months;
  }
  return best;
}

std::optional<Month> Record::first_unknown() const {
  auto const found = std::ranges::find(runs_, false, &Run::known);
  return found == runs_.end() ? std::nullopt : std::optional(found->from);
}

// Lays `piece` over what is there: the later span wins. Pieces stay sorted and apart.
void RecordMaker::lay_over(Piece const& piece) {
  if (pieces_.empty() || pieces_.back().end <= piece.from) {
    pieces_.push_back(piece);
    return;
  }
  auto const first = std::ranges::partition_point(
      pieces_, [&](Piece const& there) { return there.end <= piece.from; });
  auto last = first;
  others_.clear();
  if (first != pieces_.end() && first->from < piece.from) {
    others_.push_back(*first);
    others_.back().end = piece.from;
  }
  others_.push_back(piece);
  for (; last != pieces_.end() && last->from < piece.end; ++last) {
    if (last->end <= piece.end) continue;
    others_.push_back(*last);
    others_.back().from = piece.end;
  }
  pieces_.insert(pieces_.erase(first, last), others_.begin(), others_.end());
}

// Fills the gaps between the pieces that are there with planned ones.
void RecordMaker::plan_between(Piece const& plan) {
  if (pieces_.empty() || pieces_.back().end <= plan.from) {
    pieces_.push_back(plan);
    return;
  }
  others_.clear();
  Month next = plan.from;
  auto const plan_until = [&](Month end) {
    if (next >= end) return;
    others_.push_back(plan);
    others_.back().from = next;
    others_.back().end = end;
  };
  for (auto const& piece : pieces_) {
    plan_until(std::min(piece.from, plan.end));
    others_.push_back(piece);
    next = std::max(next, piece.end);
  }
  plan_until(plan.end);
  std::swap(pieces_, others_);
}

Result<void> RecordMaker::make(Record& record, std::span<PaidSpan const> paid,
                               std::span<Plan const> plans, Month horizon, Terms const& terms) {
  pieces_.clear();
  pieces_.reserve(paid.size() + plans.size());
  for (auto const& span : paid) lay_over({span.from, span.to + 1, span.as, span.income, false});
  for (auto const& plan : plans) {
    Month const end = std::min(plan.to ? *plan.to + 1 : horizon, horizon);
    if (plan.from < end) plan_between({plan.from, end, plan.as, plan.income, true});
  }
  RecordBuilder builder(terms, record, pieces_.size());
  for (auto const& piece : pieces_) {
    if (auto added = builder.add(piece); !added) return added;
  }
  return {};
}

Result<Record> record_of(std::span<PaidSpan const> paid, std::span<Plan const> plans, Month horizon,
                         Terms const& terms) {
  Record record;
  RecordMaker maker;
  if (auto made = maker.make(record, paid, plans, horizon, terms); !made) {
    return std::unexpected(std::move(made.error()));
  }
  return record;
}

}  // namespace otor::benefit
