// SPDX-License-Identifier: Apache-2.0
#include "benefit/record.h"

namespace otor::benefit {
namespace {

// Months that still have one payer and one declared income, but may cross a change of the law.
struct Piece {
  Month from, end;  // end not included
  Payer as = Payer::voluntary;
  Income income;
  bool planned = false;
};

// Lays `piece` over what is there: the later span wins. Pieces stay sorted and apart.
void lay_over(std::vector<Piece>& pieces, Piece const& piece) {
  if (pieces.empty() || pieces.back().end <= piece.from) {
    pieces.push_back(piece);
    return;
  }
  auto const first = std::ranges::partition_point(
      pieces, [&](Piece const& there) { return there.end <= piece.from; });
  std::vector<Piece> replaced{piece};
  auto last = first;
  for (; last != pieces.end() && last->from < piece.end; ++last) {
    if (last->from < piece.from) {
      replaced.insert(replaced.begin(), *last);
      replaced.front().end = piece.from;
    }
    if (last->end > piece.end) {
      replaced.push_back(*last);
      replaced.back().from = piece.end;
    }
  }
  pieces.insert(pieces.erase(first, last), replaced.begin(), replaced.end());
}

// Fills the gaps between the pieces that are there with planned ones.
std::vector<Piece> with_plan(std::vector<Piece> const& there, Piece const& plan) {
  std::vector<Piece> all;
  all.reserve(there.size() * 2 + 1);
  Month next = plan.from;
  auto const plan_until = [&](Month end) {
    if (next < end) {
      all.push_back(plan);
      all.back().from = next;
      all.back().end = end;
    }
  };
  for (auto const& piece : there) {
    plan_until(std::min(piece.from, plan.end));
    all.push_back(piece);
    next = std::max(next, piece.end);
  }
  plan_until(plan.end);
  return all;
}

}  // namespace

class RecordBuilder {
 public:
  RecordBuilder(Terms const& terms, Record& record) : terms_(terms), record_(record) {
    record_.credit_from_ = terms.herder_credit.from;
    record_.credit_to_ = terms.herder_credit.to;
  }

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

Tugrug Record::best_window(Month claim, std::int32_t window, std::int32_t reach) const {
  // The sum over a window changes evenly between two months at which a run begins or ends, so the
  // best window begins or ends at such a month, or lies at either end of the reach.
  Month const earliest = claim - reach;
  Month const latest = claim - window;
  Tugrug best{0};
  auto const try_from = [&](Month start) {
    if (start < earliest || start > latest) return;
    best = std::max(best, before(start + window).income - before(start).income);
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

Result<Record> record_of(std::span<PaidSpan const> paid, std::span<Plan const> plans, Month horizon,
                         Terms const& terms) {
  std::vector<Piece> pieces;
  pieces.reserve(paid.size() + 2);
  for (auto const& span : paid)
    lay_over(pieces, {span.from, span.to + 1, span.as, span.income, false});
  for (auto const& plan : plans) {
    Month const end = std::min(plan.to ? *plan.to + 1 : horizon, horizon);
    if (plan.from < end) pieces = with_plan(pieces, {plan.from, end, plan.as, plan.income, true});
  }
  Record record;
  RecordBuilder builder(terms, record);
  for (auto const& piece : pieces) {
    if (auto added = builder.add(piece); !added) return std::unexpected(added.error());
  }
  return record;
}

}  // namespace otor::benefit
