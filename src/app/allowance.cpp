// SPDX-License-Identifier: Apache-2.0
// The officer's own money for the road, out of the memory of her phone.
#include <algorithm>
#include <map>

#include "app/act.h"
#include "app/money.h"
#include "app/record_calls.h"

namespace otor::app {
namespace {

constexpr std::size_t most_journeys = 30;

std::vector<allowance::Visited> visits_in(RecordSession const& session) {
  std::vector<allowance::Visited> visits;
  for (auto const* household : session.book.households()) {
    for (auto const* visit : household->held_visits()) {
      for (auto const* started : household->told<event::VisitStarted>(*visit)) {
        auto const& origin = *started->origin;
        visits.push_back({origin.author, day_told(origin.at, origin.when().ms), household->id});
      }
    }
  }
  return visits;
}

std::vector<wire::JourneyDay> journeys_of(std::vector<allowance::Visited> const& visits,
                                          std::string const& officer) {
  std::map<std::string, std::set<event::Uuid>, std::greater<>> days;
  for (auto const& visit : visits)
    if (visit.officer == officer) days[visit.day].insert(visit.household);
  std::vector<wire::JourneyDay> journeys;
  for (auto const& [day, households] : days) {
    if (journeys.size() == most_journeys) break;
    journeys.push_back({day, static_cast<std::int64_t>(households.size())});
  }
  return journeys;
}

/// With what receipts told since the facts were taken.
allowance::Ledger ledger_of(RecordSession const& session) {
  auto facts = session.money;
  for (auto& fact : facts) {
    auto const* origin = session.book.origin(fact.event);
    if (origin == nullptr) continue;
    fact.received = origin->received.at;
    fact.when = origin->when();
  }
  return allowance::Ledger::of(std::move(facts));
}

bool holds_anything(allowance::Ledger const& ledger, std::string const& scheme,
                    std::string const& officer) {
  return ledger.balances().contains({scheme, officer});
}

Result<void> must_be_usable(allowance::Scheme const& scheme) {
  if (auto fault = allowance::fault_of(scheme)) return problem(ProblemKind::bad_value, *fault);
  return {};
}

std::string own_area(RecordSession const& session) {
  return session.owner->areas.empty() ? "" : session.owner->areas.front();
}

}  // namespace

Result<wire::AllowanceAnswer> own_allowance(RecordSession& session,
                                            wire::AllowanceRequest const& request) {
  auto const& mine = session.owner->user;
  auto const ledger = ledger_of(session);
  auto const visits = visits_in(session);
  MoneyView const view{ledger, visits, session.money_words, ledger.expenses()};
  wire::AllowanceAnswer answer;
  for (auto const& scheme : request.schemes) {
    if (auto good = must_be_usable(scheme); !good) return std::unexpected(good.error());
    bool const runs = scheme.from <= request.today && request.today <= scheme.to;
    if (runs || holds_anything(ledger, scheme.code, mine))
      answer.books.push_back(book_of(scheme, mine, own_area(session), view));
  }
  answer.journeys = journeys_of(visits, mine);
  return answer;
}

Result<wire::ExpenseCheckAnswer> expense_check(RecordSession& session,
                                               wire::ExpenseCheckRequest const& request) {
  if (auto good = must_be_usable(request.scheme); !good) return std::unexpected(good.error());
  auto const& mine = session.owner->user;
  auto const ledger = ledger_of(session);
  wire::ExpenseCheckAnswer answer;
  answer.refused =
      refusals(request.draft, request.scheme, ledger, mine, request.area, request.today);
  if (!answer.refused.empty()) return answer;
  auto with = ledger.expenses();
  allowance::Expense typed;
  typed.scheme = request.scheme.code;
  typed.officer = mine;
  typed.area = request.area;
  typed.category = request.draft.category;
  typed.amount = request.draft.amount;
  typed.on = typed.day = request.draft.on;
  typed.trip = request.draft.trip.value_or("");
  typed.litres_ml = request.draft.litres_ml;
  typed.odometer_km = request.draft.odometer_km;
  typed.receipt = request.draft.receipt.value_or("");
  typed.pictured = request.draft.pictured.value_or(false);
  with.push_back(typed);
  answer.flags = allowance::Flags(request.scheme, with, visits_in(session)).of(typed);
  return answer;
}

}  // namespace otor::app
