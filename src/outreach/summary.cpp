// SPDX-License-Identifier: Apache-2.0
#include "outreach/summary.h"

#include <algorithm>
#include <variant>

namespace otor::outreach {
namespace {

struct Fold {
  Summary& summary;
  event::Envelope const& envelope;

  void visit(event::Uuid id) const {
    summary.known.insert(envelope.subject);
    summary.visited.insert(envelope.subject);
    summary.visits.insert(id);
  }

  void operator()(event::Unknown const&) const {}
  void operator()(event::HouseholdMet const&) const { summary.known.insert(envelope.subject); }
  void operator()(event::HouseholdChanged const&) const { summary.known.insert(envelope.subject); }
  void operator()(event::PersonMet const& fact) const { summary.known.insert(fact.household); }
  void operator()(event::PersonChanged const&) const {}
  void operator()(event::VisitStarted const& fact) const { visit(fact.visit); }
  void operator()(event::ConsentGiven const& fact) const { visit(fact.visit); }
  void operator()(event::ConsentRefused const& fact) const { visit(fact.visit); }
  void operator()(event::PersonTold const& fact) const { visit(fact.visit); }
  void operator()(event::CalculationShown const& fact) const {
    visit(fact.visit);
    summary.calculations.insert(envelope.id);
  }
  void operator()(event::HandbookGiven const& fact) const {
    visit(fact.visit);
    summary.handbooks.emplace(envelope.id, fact.count);
  }
  void operator()(event::QuestionAsked const& fact) const {
    visit(fact.visit);
    summary.questions[fact.code].insert(envelope.id);
  }
  void operator()(event::FindingNoted const& fact) const {
    visit(fact.visit);
    summary.findings[fact.code].insert(envelope.id);
  }
  void operator()(event::PromiseMade const& fact) const { visit(fact.visit); }
  void operator()(event::PromiseKept const&) const {}
  void operator()(event::VisitClosed const& fact) const {
    visit(fact.visit);
    summary.closed.insert(fact.visit);
  }
};

void unite(std::set<event::Uuid>& into, std::set<event::Uuid> const& from) {
  into.insert(from.begin(), from.end());
}

}  // namespace

void Summary::take(event::Event const& event) {
  last_ms = std::max(last_ms, event.envelope.clock.ms);
  std::visit(Fold{*this, event.envelope}, event.body);
}

Summary& Summary::operator+=(Summary const& other) {
  unite(known, other.known);
  unite(visited, other.visited);
  unite(visits, other.visits);
  unite(closed, other.closed);
  unite(calculations, other.calculations);
  handbooks.insert(other.handbooks.begin(), other.handbooks.end());
  for (auto const& [code, events] : other.questions) unite(questions[code], events);
  for (auto const& [code, events] : other.findings) unite(findings[code], events);
  last_ms = std::max(last_ms, other.last_ms);
  return *this;
}

std::int64_t Summary::handbooks_given() const {
  std::int64_t count = 0;
  for (auto const& [id, given] : handbooks) count += given;
  return count;
}

}  // namespace otor::outreach
