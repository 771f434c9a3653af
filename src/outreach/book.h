// SPDX-License-Identifier: Apache-2.0
#pragma once
// Households, their people and the visits to them, as far as the events tell. A Book takes events
// one at a time, in any order and as often as they come; equal sets of events make equal books.
// Nothing is ever updated in place: a card is what the facts say.
//
// What an officer said about a household before anybody told that it was met is kept, and the
// household appears with it.

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "event/merge.h"

namespace otor::outreach {

using event::OriginRef;
using event::Register;
using event::Uuid;

/// A fact with who told it and when.
template <class Kind>
struct Entry {
  OriginRef origin;
  Kind fact;
};

/// All that one visit holds. The lists are in order of arrival; `in_order` sorts them for showing.
struct Visit {
  Uuid id;
  std::vector<Entry<event::VisitStarted>> started;
  std::vector<Entry<event::ConsentGiven>> given;
  std::vector<Entry<event::ConsentRefused>> refused;
  std::vector<Entry<event::PersonTold>> told;
  std::vector<Entry<event::CalculationShown>> calculations;
  std::vector<Entry<event::HandbookGiven>> handbooks;
  std::vector<Entry<event::QuestionAsked>> questions;
  std::vector<Entry<event::FindingNoted>> findings;
  std::vector<Entry<event::PromiseMade>> promises;
  std::vector<Entry<event::VisitClosed>> closed;
  std::vector<OriginRef> origins;  // of every event of the visit

  /// The earliest fact of the visit; a visit has at least one.
  event::Origin const& first() const;
  std::int64_t handbooks_given() const;
  /// Of the latest closing, where it names one.
  std::optional<event::Stage> stage() const;
};

struct Promise {
  std::optional<Entry<event::PromiseMade>> made;  // the earliest, should it have been told twice
  std::vector<OriginRef> kept;
};

/// Registers of a household and of a person, in the order of their structs.
enum class HouseholdField { head, bagh, place, lat_e5, lon_e5, phone, language, note };
enum class PersonField { name, father, sex, born, children, relation, paid, insured_as };
inline constexpr std::size_t household_fields = 8;
inline constexpr std::size_t person_fields = 8;

struct Person {
  Uuid id;
  Register household;  // as text: a person can have been met in two households at once
  std::array<Register, person_fields> fields;
  std::vector<OriginRef> origins;

  /// The text shown for a field, or nothing.
  std::string_view text(PersonField field) const;
  bool differs() const;
};

struct Household {
  Uuid id;
  std::array<Register, household_fields> fields;
  std::map<Uuid, Visit> visits;
  std::map<Uuid, Promise> promises;
  std::set<Uuid> people;           // everyone ever met here; see Book::members
  std::vector<OriginRef> origins;  // of every event about the household

  Register const& field(HouseholdField field) const {
    return fields[static_cast<std::size_t>(field)];
  }
  /// The text shown for a field, or nothing.
  std::string_view text(HouseholdField field) const;
  std::optional<std::int64_t> number(HouseholdField field) const;
  /// Whether any field holds two values that nobody has settled.
  bool differs() const;
  /// Area in which the household was told of first.
  std::string_view area() const;
  /// The visit that began last; nothing where there was none.
  Visit const* last_visit() const;
  /// The stage that the latest visit with one noted.
  std::optional<event::Stage> stage() const;
};

class Book {
 public:
  /// Takes one event. False where it was here already; its receipt, if this time it has one, is
  /// noted.
  bool take(event::Event const& event, event::Received const& received, bool safe);

  /// Notes that the event came home. Nothing happens where it is not known.
  void note_safe(Uuid id);
  void note_received(Uuid id, event::Received const& received);

  bool knows(Uuid id) const { return origins_.contains(id); }
  std::size_t size() const { return origins_.size(); }
  /// Events of kinds or versions from a newer program.
  std::int64_t unknown() const { return unknown_; }

  /// Sorted by id.
  std::map<Uuid, Household> const& households() const { return households_; }
  Household const* household(Uuid id) const;
  Person const* person(Uuid id) const;
  /// The people who belong to the household now: the head of the register `household` that is shown
  /// names it.
  std::vector<Person const*> members(Household const& household) const;

 private:
  struct Fold;

  std::unordered_map<Uuid, std::shared_ptr<event::Origin>> origins_;
  std::map<Uuid, Household> households_;
  std::map<Uuid, Person> people_;
  std::int64_t unknown_ = 0;
};

/// The entries, earliest first.
template <class Kind>
std::vector<Entry<Kind> const*> in_order(std::vector<Entry<Kind>> const& entries) {
  std::vector<Entry<Kind> const*> sorted;
  sorted.reserve(entries.size());
  for (auto const& entry : entries) sorted.push_back(&entry);
  std::ranges::sort(sorted, [](auto const* one, auto const* other) {
    return event::earlier(*one->origin, *other->origin);
  });
  return sorted;
}

/// The earliest origin; the list is not empty.
event::Origin const& earliest(std::vector<OriginRef> const& origins);

}  // namespace otor::outreach
