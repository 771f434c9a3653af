// SPDX-License-Identifier: Apache-2.0
#pragma once
// Households, their people and the visits to them, as far as the events tell. A Book takes events
// one at a time, in any order and as often as they come; equal sets of events make equal books.
// Nothing is ever updated in place: a card is what the facts say.
//
// What an officer said about a household before anybody told that it was met is kept, and the
// household appears with it. Subjects that were told to be the same make one card, by the one merge
// rule over the writes of all of them; when that is taken back, each has exactly its own again.

#include <unordered_map>

#include "outreach/shock.h"

namespace otor::outreach {

class Book {
 public:
  Book() = default;
  Book(Book&&) = default;
  Book& operator=(Book&&) = default;
  Book(Book const&) = delete;  // everything points to the origins
  Book& operator=(Book const&) = delete;

  /// Takes one event; what it says is moved out of it. False where it was here already; its
  /// receipt, if this time it has one, is noted.
  bool take(event::Envelope const& envelope, event::Body&& body, event::Received const& received,
            bool safe);
  bool take(event::Event const& event, event::Received const& received, bool safe) {
    return take(event.envelope, event::Body(event.body), received, safe);
  }

  /// Makes room before many events come.
  void expect(std::size_t events);

  /// Notes that the event came home. Nothing happens where it is not known.
  void note_safe(Uuid id);
  void note_received(Uuid id, event::Received const& received);

  /// Who told an event, and when it was received, where that is known; null where it is not here.
  event::Origin const* origin(Uuid id) const {
    auto const found = origins_.find(id);
    return found == origins_.end() ? nullptr : &found->second;
  }
  bool knows(Uuid id) const { return origins_.contains(id); }
  std::size_t size() const { return origins_.size(); }
  /// Events of kinds or versions from a newer program.
  std::int64_t unknown() const { return unknown_; }
  /// Counts up with everything that can change a card.
  std::uint64_t edition() const { return edition_; }

  /// The cards of all households that anything was told about, sorted by id; one for those that are
  /// the same, under the least of their ids. Cards stand until the book takes something again.
  std::vector<Household const*> const& households() const;
  /// The card of the household, or of those it is the same as. Null where nothing names it.
  Household const* household(Uuid id) const;
  Person const* person(Uuid id) const;
  /// The cards of all people, sorted by id; one for those that are the same, as above.
  std::vector<Person const*> const& people() const;
  /// The people who belong to the household now: the head of the register `household` that is shown
  /// names it. Sorted by id.
  std::vector<Person const*> members(Household const& household) const;
  /// All of whom somebody says that they belong to it, and nobody who had seen that says otherwise:
  /// the members, and those of whom a later word, unaware of it, names another household or says
  /// that they left. They stand on both cards until it is settled, and are counted once.
  std::vector<Person const*> told_here(Household const& household) const;
  /// Where a person belongs, by the words that nobody replaced: the one that is shown first, each
  /// household once. More than one: it differs.
  std::vector<event::Write> homes(Person const& person) const;
  /// Those who left it and belong to no other that is known, and of whom nobody says otherwise.
  std::vector<Person const*> left(Household const& household) const;

  /// What she said for herself, in whichever household: it goes with her where she moves or marries
  /// into another.
  Consent const& own_consent(Person const& person) const;

  /// Those told of as members who were withdrawn whole as a mistake. Sorted by id.
  std::vector<Person const*> withdrawn_people(Household const& household) const;

  std::map<Uuid, Shock> const& shocks() const { return shocks_; }

  /// In the order in which they came.
  Entries<event::HandbooksMoved> const& handbooks_moved() const { return handbooks_moved_; }
  /// What departments wrote, by the movement.
  std::map<Uuid, Entries<event::HandbooksBooked>> const& handbooks_booked() const {
    return handbooks_booked_;
  }

  /// What was told about whether two subjects are the same; the lesser id first. Null where nothing
  /// was.
  Register const* sameness(Uuid one, Uuid other) const;
  std::map<std::pair<Uuid, Uuid>, Register> const& samenesses() const { return samenesses_; }

 private:
  struct Fold;
  struct Cards {
    std::uint64_t edition = ~std::uint64_t{0};
    std::map<Uuid, Uuid> least;  // of subjects that are the same as another
    std::map<Uuid, Household> households;
    std::map<Uuid, Person> people;
    std::vector<Household const*> list;
    std::vector<Person const*> crowd;
    std::unordered_map<Uuid, Consent> consents;  // of single people, by their cards
  };
  Cards const& cards() const;
  void note_sameness(Uuid one, Uuid other, bool same, OriginRef origin,
                     std::vector<Uuid> const& over);
  std::vector<Person const*> ever_met(Household const& household, bool withdrawn = false) const;

  std::unordered_map<Uuid, event::Origin> origins_;
  std::map<Uuid, Household> households_;
  std::map<Uuid, Person> people_;
  std::map<Uuid, Shock> shocks_;
  Entries<event::HandbooksMoved> handbooks_moved_;
  std::map<Uuid, Entries<event::HandbooksBooked>> handbooks_booked_;
  std::map<std::pair<Uuid, Uuid>, Register> samenesses_;
  std::int64_t unknown_ = 0;
  std::uint64_t edition_ = 0;
  mutable Cards cards_;  // made when asked for, thrown away when anything is taken
};

}  // namespace otor::outreach
