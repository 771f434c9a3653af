// SPDX-License-Identifier: Apache-2.0
#include "allowance/fact.h"

#include <limits>
#include <tuple>

namespace otor::allowance {
namespace {

using Found = std::optional<Fact>;

/// Fills in what the kind says; a kind that says nothing of money leaves nothing.
struct Reads {
  Fact fact;

  Found as(FactKind kind) {
    fact.kind = kind;
    return std::move(fact);
  }
  template <class Payment>
  Found payment(Payment const& body, FactKind kind) {
    fact.scheme = body.scheme;
    fact.officer = body.officer;
    fact.amount = body.amount;
    fact.on = body.on;
    fact.receipt = body.paper.value_or("");
    return as(kind);
  }

  Found operator()(event::AdvancePaid const& body) { return payment(body, FactKind::paid); }
  Found operator()(event::RestReturned const& body) { return payment(body, FactKind::returned); }
  Found operator()(event::ExpenseClaimed const& body) {
    fact.scheme = body.scheme;
    fact.officer = fact.author;
    fact.category = body.category;
    fact.amount = body.amount;
    fact.on = body.on;
    fact.trip = body.trip.value_or("");
    fact.litres_ml = body.litres_ml;
    fact.odometer_km = body.odometer_km;
    fact.receipt = body.receipt.value_or("");
    return as(FactKind::claimed);
  }
  Found operator()(event::ReceiptPictured const&) { return as(FactKind::pictured); }
  Found operator()(event::ExpenseTakenBack const&) { return as(FactKind::taken_back); }
  Found operator()(event::ExpenseExplained const&) { return as(FactKind::explained); }
  Found operator()(event::ExpenseReviewed const& body) {
    switch (body.verdict) {
      case event::Verdict::approved: return as(FactKind::approved);
      case event::Verdict::asked: return as(FactKind::asked);
      case event::Verdict::refused: return as(FactKind::refused);
    }
    return std::nullopt;
  }
  Found operator()(event::PeriodClosed const& body) {
    fact.scheme = body.scheme;
    fact.on = body.through;
    return as(FactKind::closed);
  }
  Found operator()(auto const&) { return std::nullopt; }
};

}  // namespace

std::optional<Fact> fact_of(event::Envelope const& envelope, event::Body const& body,
                            event::Received const& received) {
  Reads reads;
  reads.fact.event = envelope.id;
  reads.fact.subject = envelope.subject;
  reads.fact.area = envelope.area;
  reads.fact.author = envelope.author;
  reads.fact.received = received.at;
  reads.fact.when = event::when(envelope.clock, received);
  return std::visit(reads, body);
}

bool booked_before(Fact const& one, Fact const& other) {
  constexpr auto last = std::numeric_limits<std::int64_t>::max();
  return std::tuple(one.received.value_or(last), one.when, one.event) <
         std::tuple(other.received.value_or(last), other.when, other.event);
}

}  // namespace otor::allowance
