// SPDX-License-Identifier: Apache-2.0
// Sums of a record against adding month by month.
#include "benefit/record.h"

#include <doctest/doctest.h>

#include <map>

#include "base/chance.h"

namespace otor::benefit {
namespace {

constexpr Month first = month_of(2000, 1), claim = month_of(2040, 1);

std::int32_t draw(std::uint64_t record, std::uint64_t span, char const* what, std::int32_t most) {
  auto const count = static_cast<std::uint64_t>(most + 1);
  return static_cast<std::int32_t>(chance_below(count, 11, {record, span, chance_word(what)}));
}

// Spans that overlap and leave gaps, some of a single month.
std::vector<PaidSpan> made_up_spans(std::uint64_t record) {
  std::vector<PaidSpan> spans;
  auto const count = draw(record, 0, "count", 12);
  for (std::int32_t span = 0; span < count; ++span) {
    auto const word = static_cast<std::uint64_t>(span);
    Month const from = first + draw(record, word, "from", 480);
    auto const as = draw(record, word, "as", 1) == 0 ? Payer::herder : Payer::voluntary;
    spans.push_back({from, from + draw(record, word, "months", 90), as,
                     Income{Tugrug{draw(record, word, "income", 5)}}});
  }
  return spans;
}

// The same months one by one; a later span wins.
std::map<Month, PaidSpan> by_month(std::vector<PaidSpan> const& spans) {
  std::map<Month, PaidSpan> months;
  for (auto const& span : spans) {
    for (Month month = span.from; month <= span.to; month = month + 1)
      months.insert_or_assign(month, span);
  }
  return months;
}

Terms terms_without_a_law() {
  Terms terms;
  terms.contribution.push_back({first_month});
  terms.herder_credit = {month_of(2010, 1), month_of(2020, 1), 3, {}};
  return terms;
}

class SlowRecord {
 public:
  explicit SlowRecord(std::map<Month, PaidSpan> months) : months_(std::move(months)) {}

  std::int64_t income(Month from, Month to) const {
    std::int64_t sum = 0;
    for (auto at = months_.lower_bound(from); at != months_.end() && at->first < to; ++at)
      sum += at->second.income.amount->amount;
    return sum;
  }

  std::int64_t best_window(std::int32_t window, std::int32_t reach) const {
    std::int64_t best = 0;
    for (Month start = claim - reach; start <= claim - window; start = start + 1)
      best = std::max(best, income(start, start + window));
    return best;
  }

  PaidMonths before(Month month, HerderCredit const& credit) const {
    PaidMonths paid;
    for (auto const& [at, span] : months_) {
      if (at >= month) break;
      bool const herder = span.as == Payer::herder;
      ++paid.months;
      paid.herder += herder;
      paid.credited += herder && at >= credit.from && at < credit.to;
    }
    return paid;
  }

 private:
  std::map<Month, PaidSpan> months_;
};

TEST_CASE("the best window and the months of a record are those that adding months finds") {
  auto const terms = terms_without_a_law();
  for (std::uint64_t number = 0; number < 200; ++number) {
    CAPTURE(number);
    auto const spans = made_up_spans(number);
    SlowRecord const slow(by_month(spans));
    auto const record = record_of(spans, {}, claim, terms);
    REQUIRE(record.has_value());
    for (auto const& [window, reach] : {std::pair{60, 240}, {84, 84}, {1, 12}, {240, 480}})
      CHECK(record->best_window(claim, window, reach).amount == slow.best_window(window, reach));
    for (std::int32_t months = 0; months < 600; months += 7) {
      Month const month = first + months;
      auto const paid = record->months_before(month);
      auto const expected = slow.before(month, terms.herder_credit);
      CHECK(paid.months == expected.months);
      CHECK(paid.herder == expected.herder);
      CHECK(paid.credited == expected.credited);
      CHECK(record->before(month).months == expected.months);
      CHECK(record->before(month).income.amount == slow.income(first, month));
    }
  }
}

TEST_CASE("a window longer than its reach holds nothing") {
  std::vector<PaidSpan> const paid{{first, first + 11, Payer::herder, Income{Tugrug{1}}}};
  auto const record = record_of(paid, {}, claim, terms_without_a_law());
  REQUIRE(record.has_value());
  CHECK(record->best_window(first + 12, 12, 12).amount == 12);
  CHECK(record->best_window(first + 12, 13, 12).amount == 0);
}

}  // namespace
}  // namespace otor::benefit
