// SPDX-License-Identifier: Apache-2.0
#include "allowance/flags.h"

#include <algorithm>

#include "base/money.h"
#include "base/month.h"

namespace otor::allowance {
namespace {

constexpr std::int64_t enough_reached = 3;  // households, before their own cost says anything

std::string first_day_of(Expense const& expense) {
  return expense.trip.empty() ? expense.on : expense.trip;
}

CategorySums sums_of(Scheme const& scheme, std::vector<Expense> const& all) {
  CategorySums sums;
  for (auto const& expense : all)
    if (expense.stands() && expense.scheme == scheme.code)
      sums[{expense.officer, expense.category}] += expense.amount;
  return sums;
}

Flag flag(FlagKind kind, std::optional<std::int64_t> is = {},
          std::optional<std::int64_t> most = {}) {
  return {kind, is, most, {}, {}};
}

}  // namespace

Journey journey_of(Expense const& expense, Scheme const& scheme) {
  auto const first = first_day_of(expense);
  return {expense.officer, first, day_later(first, scheme.journey_days)};
}

Flags::Flags(Scheme const& scheme, std::vector<Expense> const& all,
             std::vector<Visited> const& visits)
    : Flags(scheme, all, sums_of(scheme, all), visits) {}

Flags::Flags(Scheme const& scheme, std::vector<Expense> const& compared, CategorySums spent,
             std::vector<Visited> const& visits)
    : scheme_(scheme), by_category_(std::move(spent)) {
  for (auto const& expense : compared) {
    if (!expense.stands() || expense.scheme != scheme.code) continue;
    by_day_[{expense.officer, expense.category, expense.on}].push_back(&expense);
    if (!expense.receipt.empty()) by_receipt_[expense.receipt].push_back(&expense);
    auto const* category = scheme.category(expense.category);
    if (category != nullptr && category->petrol && expense.odometer_km)
      petrol_[expense.officer].push_back(&expense);
  }
  for (auto& [_, row] : petrol_) std::ranges::stable_sort(row, {}, &Expense::on);
  for (auto const& visit : visits) visit_days_.emplace(visit.officer, visit.day);
}

std::vector<Flag> Flags::of(Expense const& expense) const {
  std::vector<Flag> flags;
  if (!expense.stands()) return flags;
  if (auto const* category = scheme_.category(expense.category)) {
    limits(expense, *category, flags);
    if (category->receipt && expense.receipt.empty() && !expense.pictured)
      flags.push_back(flag(FlagKind::no_receipt));
    if (category->travel && !has_visit(expense)) {
      flags.push_back(flag(FlagKind::no_visit));
      flags.back().day = first_day_of(expense);
    }
  }
  twice(expense, flags);
  fuel(expense, flags);
  if (expense.late) flags.push_back(flag(FlagKind::after_closing));
  return flags;
}

std::vector<Expense const*> const& Flags::same_day(Expense const& expense) const {
  static std::vector<Expense const*> const none;
  auto const found = by_day_.find({expense.officer, expense.category, expense.on});
  return found == by_day_.end() ? none : found->second;
}

void Flags::limits(Expense const& expense, Category const& category,
                   std::vector<Flag>& flags) const {
  auto const sum = by_category_.find({expense.officer, expense.category});
  if (category.limit && sum != by_category_.end() && sum->second > *category.limit)
    flags.push_back(flag(FlagKind::over_limit, sum->second, *category.limit));
  auto const* worth = on_day(category.per_day, expense.on);
  if (worth == nullptr) return;
  std::int64_t spent = 0;
  for (auto const* other : same_day(expense)) spent += other->amount;
  if (spent > worth->value) {
    flags.push_back(flag(FlagKind::over_day, spent, worth->value));
    flags.back().day = expense.on;
  }
}

void Flags::twice(Expense const& expense, std::vector<Flag>& flags) const {
  if (auto const same = by_receipt_.find(expense.receipt); same != by_receipt_.end()) {
    for (auto const* other : same->second) {
      if (other->id == expense.id) continue;
      flags.push_back(flag(FlagKind::receipt_twice));
      flags.back().other = other->id;
      break;
    }
  }
  for (auto const* other : same_day(expense)) {
    if (other->id == expense.id || other->amount != expense.amount) continue;
    flags.push_back(flag(FlagKind::same_again));
    flags.back().other = other->id;
    break;
  }
}

// Tank to tank: what is filled in now was used since the reading before.
void Flags::fuel(Expense const& expense, std::vector<Flag>& flags) const {
  auto const row = petrol_.find(expense.officer);
  if (row == petrol_.end() || !expense.odometer_km) return;
  auto const here = std::ranges::find(row->second, expense.id, &Expense::id);
  if (here == row->second.end() || here == row->second.begin()) return;
  auto const before = *(*std::prev(here))->odometer_km;
  auto const km = *expense.odometer_km - before;
  if (km < 0) return flags.push_back(flag(FlagKind::odometer_back, *expense.odometer_km, before));
  auto const* norm = on_day(scheme_.fuel_norm, expense.on);
  if (norm == nullptr || !expense.litres_ml) return;
  auto const most =
      divided(Wide{km} * norm->value * (100 + scheme_.fuel_tolerance), 100 * 100, Round::half_up);
  if (*expense.litres_ml > most) {
    flags.push_back(flag(FlagKind::litres_over, *expense.litres_ml, most));
  }
}

bool Flags::has_visit(Expense const& expense) const {
  auto const journey = journey_of(expense, scheme_);
  auto const found = visit_days_.lower_bound({journey.officer, journey.from});
  return found != visit_days_.end() && found->first == journey.officer &&
         found->second < journey.before;
}

std::vector<Refused> refusals(Draft const& draft, Scheme const& scheme, Ledger const& ledger,
                              std::string const& officer, std::string const& area,
                              std::string const& today) {
  std::vector<Refused> all;
  auto const refuse = [&](Refusal why, std::optional<std::int64_t> amount = {},
                          std::optional<std::string> day = {}) {
    all.push_back({why, amount, std::move(day)});
  };
  auto const* category = scheme.category(draft.category);
  if (category == nullptr) refuse(Refusal::unknown_category);
  if (draft.amount < 1) refuse(Refusal::bad_amount);
  auto const closed = ledger.closed_through(scheme.code, area);
  if (!parse_date(draft.on)) {
    refuse(Refusal::bad_day);
  } else if (draft.on > today) {
    refuse(Refusal::future, {}, today);
  } else if (draft.on < scheme.from || draft.on > scheme.to) {
    refuse(Refusal::outside, {}, draft.on < scheme.from ? scheme.from : scheme.to);
  } else if (draft.on <= closed) {
    refuse(Refusal::closed, {}, closed);
  }
  if (category == nullptr) return all;
  auto left = scheme.amount;  // no single expense is above all that an officer is given
  if (category->limit)
    left = std::min(left, *category->limit - ledger.spent_on(scheme.code, officer, draft.category));
  if (draft.amount > left) refuse(Refusal::over_limit, std::max<std::int64_t>(0, left));
  // Without any, words must say why; then it is flagged.
  if (category->receipt && !draft.receipt && !draft.pictured.value_or(false) && !draft.note)
    refuse(Refusal::needs_receipt);
  if (category->petrol && !draft.litres_ml) refuse(Refusal::needs_litres);
  if (category->explained && !draft.note) refuse(Refusal::needs_words);
  return all;
}

Reach reach_of(Scheme const& scheme, Balance const& balance, std::string const& officer,
               std::vector<Visited> const& visits) {
  std::set<event::Uuid> households;
  for (auto const& visit : visits)
    if (visit.officer == officer && visit.day >= scheme.from && visit.day <= scheme.to)
      households.insert(visit.household);
  return reach_of(scheme, balance, std::ssize(households));
}

Reach reach_of(Scheme const& scheme, Balance const& balance, std::int64_t reached) {
  Reach reach;
  reach.reached = reached;
  auto const spent = balance.claimed + balance.spent;
  reach.own = reach.reached >= enough_reached && spent > 0;
  reach.each = reach.own ? divided(spent, reach.reached, Round::up) : scheme.planned_each;
  reach.households = balance.left() > 0 ? balance.left() / reach.each : 0;
  return reach;
}

}  // namespace otor::allowance
