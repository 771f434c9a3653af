// SPDX-License-Identifier: Apache-2.0
#include "benefit/record.h"

namespace otor::benefit {
class RecordBuilder {
 public:
  RecordBuilder(Terms const& terms, Record& record, std::size_t pieces)
      : terms_(terms), record_(record) {
    constexpr std::size_t changes = 8;  // of the law within a record, most often
    record_.runs_.clear();
    record_.sums_.clear();
    record_.runs_.reserve(pieces + changes);
    record_.sums_.reserve(pieces + changes);
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
    Run run{from, end - from, piece.as, piece.planned, true, share, {}, {}, {}, {}};
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
    append(run);
    return {};
  }

  static law::Questions questions_of(ContributionTerms const& terms, Payer as, StateShare share) {
    auto const kind = static_cast<std::size_t>(as);
    bool const carried = share == StateShare::holds && terms.state_share[kind].millionths > 0;
    return carried ? terms.rate_questions | terms.share_questions[kind] : terms.rate_questions;
  }

  void append(Run const& run) {
    auto const& runs = record_.runs_;
    auto const sums =
        runs.empty() ? Sums{}
                     : record_.with_part_of(record_.sums_.back(), runs.back(), runs.back().months);
    record_.runs_.push_back(run);
    record_.sums_.push_back(sums);
  }

  Terms const& terms_;
  Record& record_;
  std::int64_t share_used_ = 0;
};

Sums Record::with_part_of(Sums sums, Run const& run, std::int32_t months) const {
  sums.months += months;
  sums.income += {run.income.amount * months};
  if (run.as == Payer::herder) {
    sums.herder += months;
    auto const credited =
        std::min(run.from + months, credit_to_) - std::max(run.from, credit_from_);
    sums.credited += std::max(0, credited);
  }
  if (run.planned) {
    sums.planned += months;
    sums.person += {run.person.amount * months};
    sums.state += {run.state.amount * months};
    sums.questions |= run.questions;
    sums.known = sums.known && run.known;
  }
  return sums;
}

Sums Record::before(Month month) const {
  auto const after = std::ranges::lower_bound(runs_, month, {}, &Run::from);
  if (after == runs_.begin()) return {};
  auto const index = static_cast<std::size_t>(after - runs_.begin() - 1);
  auto const& run = runs_[index];
  return with_part_of(sums_[index], run, std::min(run.months, month - run.from));
}

Tugrug Record::income_before(Month month) const {
  auto const after = std::ranges::lower_bound(runs_, month, {}, &Run::from);
  if (after == runs_.begin()) return {};
  auto const index = static_cast<std::size_t>(after - runs_.begin() - 1);
  auto const& run = runs_[index];
  auto const months = std::min(run.months, month - run.from);
  return sums_[index].income + Tugrug{run.income.amount * months};
}

Tugrug Record::best_window(Month claim, std::int32_t window, std::int32_t reach) const {
  // The sum over a window changes evenly between two months at which a run begins or ends, so the
  // best window begins or ends at such a month, or lies at either end of the reach.
  Month const earliest = claim - reach;
  Month const latest = claim - window;
  Tugrug best{0};
  auto const try_from = [&](Month start) {
    if (start < earliest || start > latest) return;
    best = std::max(best, income_before(start + window) - income_before(start));
  };
  try_from(earliest);
  try_from(latest);
  for (auto const& run : runs_) {
    if (run.end() <= earliest || run.from >= claim) continue;
    try_from(run.from);
    try_from(run.end());
    try_from(run.from - window);
    try_from(run.end() - window);
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
