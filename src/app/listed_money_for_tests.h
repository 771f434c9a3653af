// SPDX-License-Identifier: Apache-2.0
#pragma once
// Money for the road without a store.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "app/money_desk.h"

namespace otor::app {

/// Money as a list of facts.
struct ListedMoney : MoneyModel {
  std::vector<allowance::Fact> all;
  std::vector<allowance::Visited> seen, joined;

  Result<std::vector<allowance::Fact>> facts(std::vector<std::string> const& areas,
                                             std::string const& scheme) override {
    std::vector<allowance::Fact> found;
    for (auto const& fact : all) {
      bool const here = std::ranges::find(areas, fact.area) != areas.end();
      if (here && (fact.scheme.empty() || fact.scheme == scheme)) found.push_back(fact);
    }
    return found;
  }
  Result<std::vector<allowance::Fact>> facts_of(std::vector<std::string> const& areas,
                                                std::string const& scheme,
                                                std::string const&) override {
    return facts(areas, scheme);
  }
  Result<std::vector<OfficerSum>> officer_sums(std::vector<std::string> const& areas,
                                               std::string const& scheme,
                                               std::string const& through) override {
    std::map<std::pair<std::string, std::string>, OfficerSum> sums;
    auto const booked = *entries(areas, scheme, "", through);
    for (auto const& entry : booked) {
      auto& sum = sums[{entry.area, entry.officer}];
      sum.officer = entry.officer;
      sum.area = entry.area;
      book_in(sum.balance, entry);
    }
    std::vector<OfficerSum> found;
    for (auto& [_, sum] : sums) found.push_back(std::move(sum));
    return found;
  }
  Result<std::vector<MonthSpent>> month_sums(std::vector<std::string> const& areas,
                                             std::string const& scheme,
                                             std::string const& through) override {
    std::map<std::pair<std::string, std::string>, allowance::Balance> months;
    auto const booked = *entries(areas, scheme, "", through);
    for (auto const& entry : booked)
      book_in(months[{entry.day.substr(0, 7), entry.category}], entry);
    std::vector<MonthSpent> found;
    for (auto const& [key, sum] : months)
      if (sum.claimed != 0 || sum.spent != 0)
        found.push_back({key.first, key.second, sum.claimed, sum.spent});
    return found;
  }
  Result<std::vector<allowance::Entry>> entries(std::vector<std::string> const& areas,
                                                std::string const& scheme, std::string const& from,
                                                std::string const& through) override {
    auto found = allowance::Ledger::of(*facts(areas, scheme)).entries();
    std::erase_if(found, [&](allowance::Entry const& entry) {
      return entry.day < from || (!through.empty() && through < entry.day);
    });
    std::ranges::sort(found, {}, [](allowance::Entry const& entry) {
      return std::tie(entry.day, entry.event, entry.area);
    });
    return found;
  }
  Result<Booked> booked(std::vector<std::string> const& areas, std::string const& scheme,
                        std::string const& from, std::string const& through,
                        std::int64_t most) override {
    Booked found{*entries(areas, scheme, from, through)};
    found.entries = std::ssize(found.first);
    for (auto const& entry : found.first) found.amount += entry.amount;
    found.first.resize(static_cast<std::size_t>(std::min(most, found.entries)));
    return found;
  }
  Result<std::vector<allowance::Expense>> open_expenses(std::vector<std::string> const& areas,
                                                        std::string const& scheme) override {
    auto found = *compared(areas, {.code = scheme}, {});
    std::erase_if(found, [](allowance::Expense const& expense) {
      return !expense.stands() || expense.state == allowance::ExpenseState::approved;
    });
    return found;
  }
  Result<std::vector<allowance::Expense>> compared(
      std::vector<std::string> const& areas, allowance::Scheme const& scheme,
      std::vector<allowance::Expense> const&) override {
    return allowance::Ledger::of(*facts(areas, scheme.code)).expenses();
  }
  Result<allowance::CategorySums> category_sums(std::vector<std::string> const& areas,
                                                std::string const& scheme) override {
    allowance::CategorySums sums;
    auto const expenses = *compared(areas, {.code = scheme}, {});
    for (auto const& expense : expenses)
      if (expense.stands()) sums[{expense.officer, expense.category}] += expense.amount;
    return sums;
  }
  Result<std::map<std::string, std::string>> closed_through(std::vector<std::string> const& areas,
                                                            std::string const& scheme) override {
    auto const ledger = allowance::Ledger::of(*facts(areas, scheme));
    std::map<std::string, std::string> closed;
    for (auto const& area : areas)
      if (auto const day = ledger.closed_through(scheme, area); !day.empty()) closed[area] = day;
    return closed;
  }
  Result<std::vector<allowance::Visited>> visits(std::vector<std::string> const&,
                                                 std::string const& officer, std::string const&,
                                                 std::string const&) override {
    auto found = seen;
    std::erase_if(found, [&](allowance::Visited const& one) { return one.officer != officer; });
    return found;
  }
  Result<std::map<std::string, std::int64_t>> reached(std::vector<std::string> const&,
                                                      std::string const&,
                                                      std::string const&) override {
    std::map<std::string, std::set<event::Uuid>> households;
    for (auto const& visit : seen) households[visit.officer].insert(visit.household);
    std::map<std::string, std::int64_t> found;
    for (auto const& [officer, held] : households) found[officer] = std::ssize(held);
    return found;
  }
  Result<std::vector<allowance::Visited>> visits_on(
      std::vector<std::string> const&, std::vector<allowance::Journey> const&) override {
    return seen;
  }
  Result<std::vector<OfficerWork>> work(std::vector<std::string> const&, std::string const& from,
                                        std::string const&) override {
    std::map<std::string, OfficerWork> done;
    std::set<event::Uuid> before, during;
    auto visits = seen;
    std::ranges::sort(visits, {}, &allowance::Visited::day);
    for (auto const& visit : visits) {
      if (visit.day < from) {
        before.insert(visit.household);
      } else if (during.insert(visit.household).second) {
        ++done[visit.officer].reached;
        done[visit.officer].contacts += before.contains(visit.household) ? 0 : 1;
      }
    }
    for (auto const& one : joined) ++done[one.officer].enrolled;
    std::vector<OfficerWork> found;
    for (auto& [officer, one] : done) {
      found.push_back(one);
      found.back().officer = officer;
    }
    return found;
  }
  Result<MoneyWords> words(std::vector<event::Uuid> const&) override { return MoneyWords{}; }
  Result<std::optional<std::string>> picture(std::vector<std::string> const&,
                                             event::Uuid) override {
    return std::nullopt;
  }
};

}  // namespace otor::app
