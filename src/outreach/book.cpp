// SPDX-License-Identifier: Apache-2.0
#include "outreach/book.h"

#include <boost/describe.hpp>
#include <algorithm>
#include <boost/mp11/algorithm.hpp>
#include <utility>

#include "base/word.h"

namespace otor::outreach {
namespace {

using event::Value;

Value value_of(std::string& text) { return std::move(text); }
Value value_of(std::int64_t number) { return number; }
Value value_of(event::Told& told) { return std::move(told); }
Value value_of(Uuid id) { return text_of(id); }
template <class Word>
requires std::is_enum_v<Word> Value value_of(Word word) { return word_of(word); }

// A list as canonical JSON: equal lists are equal values.
template <class Item, class Write>
event::Told list_of(std::vector<Item> const& items, Write write) {
  std::string text = "[";
  for (auto const& item : items) text += (text.size() > 1 ? "," : "") + write(item);
  return {text + "]"};
}

// Every present member behind the first `skip` is a write to the register of its place.
template <std::size_t skip = 0, class Changed, std::size_t count>
void write_members(std::array<Register, count>& fields, Changed& changed, OriginRef origin,
                   std::vector<Uuid> const& over, std::size_t first = 0) {
  using Members = boost::describe::describe_members<Changed, boost::describe::mod_public>;
  constexpr std::size_t members = boost::mp11::mp_size<Members>::value - skip;
  static_assert(members <= count);
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<members>>([&](auto index) {
    auto& member = changed.*boost::mp11::mp_at_c<Members, index + skip>::pointer;
    if (member) fields[first + index].take(origin, value_of(*member), over);
  });
}

}  // namespace

// One event into the book; a kind that nobody folds here does not compile.
struct Book::Fold {
  Book& book;
  event::Envelope const& envelope;
  OriginRef origin;

  Household& household() const {
    auto& found = of(book.households_, envelope.subject);
    found.origins.push_back(origin);
    return found;
  }
  Person& person() const {
    auto& found = of(book.people_, envelope.subject);
    found.origins.push_back(origin);
    return found;
  }
  template <class Thing>
  static Thing& of(std::map<Uuid, Thing>& things, Uuid id) {
    auto& found = things[id];
    found.id = id;
    return found;
  }
  Visit& visit(Household& household, Uuid id) const {
    auto& found = of(household.visits, id);
    found.origins.push_back(origin);
    return found;
  }
  void write(HouseholdField field, Value value) const {
    household().fields[static_cast<std::size_t>(field)].take(origin, std::move(value),
                                                             envelope.over);
  }

  void operator()(event::Unknown&) const { ++book.unknown_; }
  void operator()(event::Unfit&) const { ++book.unknown_; }

  void operator()(event::HouseholdMet&) const { household(); }
  void operator()(event::HouseholdChanged& fact) const {
    write_members(household().fields, fact, origin, envelope.over);
  }
  void operator()(event::HouseholdMoved& fact) const { write(HouseholdField::area, fact.area); }
  void operator()(event::HouseholdAssigned& fact) const {
    write(HouseholdField::officer, fact.officer);
  }
  void operator()(event::MoneyMonthsTold& fact) const {
    write(HouseholdField::money_months,
          list_of(fact.months, [](std::int64_t month) { return std::to_string(month); }));
  }
  void operator()(event::HandOverRequested& fact) const {
    household().requests.push_back({origin, std::move(fact)});
  }
  void operator()(event::CampChanged& fact) const {
    write_members<1>(of(household().camps, fact.camp).fields, fact, origin, envelope.over);
  }

  void operator()(event::PersonMet& fact) const {
    person().household.take(origin, text_of(fact.household), envelope.over);
    of(book.households_, fact.household).people.insert(envelope.subject);
  }
  void operator()(event::PersonLeft& fact) const {
    auto& found = person();
    found.household.take(origin, word_of(fact.why), envelope.over);
    if (fact.on) found.left_on.take(origin, *fact.on, envelope.over);
    of(book.households_, fact.household).people.insert(envelope.subject);
  }
  void operator()(event::PersonChanged& fact) const {
    write_members(person().fields, fact, origin, envelope.over);
  }
  void operator()(event::DocumentNoted& fact) const {
    auto& document = person().documents[fact.item];
    document.state.take(origin, word_of(fact.state), envelope.over);
    if (fact.note) document.note.take(origin, std::move(*fact.note), envelope.over);
  }
  void operator()(event::ContractChanged& fact) const {
    write_members(person().fields, fact, origin, envelope.over,
                  static_cast<std::size_t>(PersonField::contract_from));
  }
  void operator()(event::ContactAgreed& fact) const {
    auto const quoted = [](event::Contact way) { return '"' + word_of(way) + '"'; };
    person().fields[static_cast<std::size_t>(PersonField::contact)].take(
        origin, list_of(fact.ways, quoted), envelope.over);
  }

  template <OfVisit Kind>
  void operator()(Kind& fact) const {
    auto& home = household();
    auto& found = visit(home, fact.visit);
    write_registers(found, fact);
    note_part(home, fact);
    std::get<Entries<Kind>>(found.facts).push_back({origin, std::move(fact)});
  }
  void operator()(event::VisitChanged& fact) const {
    auto& found = visit(household(), fact.visit);
    write_members<1>(found.fields, fact, origin, envelope.over);
  }

  // Parts that live longer than the visit in which they were told.
  template <class Kind>
  void write_registers(Visit&, Kind const&) const {}
  void write_registers(Visit& visit, event::VisitStarted const& fact) const {
    event::VisitChanged told{fact.visit, fact.way, fact.language, fact.camp};
    write_members<1>(visit.fields, told, origin, envelope.over);
  }
  template <class Kind>
  void note_part(Household&, Kind const&) const {}
  void note_part(Household& household, event::PromiseMade const& fact) const {
    household.promises[fact.promise].unite({Entry<event::PromiseMade>{origin, fact}, {}});
  }
  void note_part(Household& household, event::NextStepAgreed const& fact) const {
    household.steps[fact.step].unite({Entry<event::NextStepAgreed>{origin, fact}, {}});
  }
  void note_part(Household& household, event::ReferralMade const& fact) const {
    household.referrals[fact.referral].unite({Entry<event::ReferralMade>{origin, fact}, {}});
  }

  void note_consent(std::optional<Uuid> person, Consent::Told told) const {
    auto& home = household();
    if (told.visit) visit(home, *told.visit);
    auto& consent = person ? home.consents[*person] : home.consent;
    consent.state.take(origin, told.word, envelope.over);
    consent.told.push_back(std::move(told));
  }
  void operator()(event::ConsentGiven& fact) const {
    note_consent(fact.person, {origin, "given", fact.visit, fact.version, fact.language, fact.how});
  }
  void operator()(event::ConsentRefused& fact) const {
    note_consent(fact.person, {origin, "refused", fact.visit, fact.version, fact.language, {}});
  }
  void operator()(event::ConsentWithdrawn& fact) const {
    note_consent(fact.person, {origin, "withdrawn", fact.visit, {}, {}, fact.how});
  }

  void operator()(event::PromiseKept& fact) const {
    auto& home = household();
    home.promises[fact.promise].kept.push_back(origin);
    if (fact.visit) visit(home, *fact.visit);
  }
  void operator()(event::NextStepDone& fact) const {
    auto& home = household();
    home.steps[fact.step].done.push_back(origin);
    if (fact.visit) visit(home, *fact.visit);
  }
  void operator()(event::ReferralClosed& fact) const {
    household().referrals[fact.referral].closed.push_back({origin, std::move(fact)});
  }
  void operator()(event::QuestionAnswered& fact) const {
    auto& home = household();
    if (fact.visit) visit(home, *fact.visit);
    home.answers.push_back({origin, std::move(fact)});
  }

  void operator()(event::TaskClosed& fact) const {
    household().tasks.closed.push_back({origin, std::move(fact)});
  }
  void operator()(event::TaskPutOff& fact) const {
    household().tasks.put_off.push_back({origin, std::move(fact)});
  }
  void operator()(event::ShockNoted& fact) const {
    auto& shock = of(book.shocks_, envelope.subject);
    shock.state.take(origin, text_of(origin->id), envelope.over);
    shock.noted.push_back({origin, std::move(fact)});
  }

  // Money for the road is kept apart (allowance/ledger.h).
  void operator()(event::AdvancePaid&) const {}
  void operator()(event::RestReturned&) const {}
  void operator()(event::ExpenseClaimed&) const {}
  void operator()(event::ReceiptPictured&) const {}
  void operator()(event::ExpenseTakenBack&) const {}
  void operator()(event::ExpenseExplained&) const {}
  void operator()(event::ExpenseReviewed&) const {}
  void operator()(event::PeriodClosed&) const {}
  // So is training (training/run.h).
  void operator()(event::RunPlanned&) const {}
  void operator()(event::RunStated&) const {}
  void operator()(event::LearnersInvited&) const {}
  void operator()(event::LearnerTakenOff&) const {}
  void operator()(event::AttendanceNoted&) const {}
  void operator()(event::PracticeObserved&) const {}
  void operator()(event::CertificateGiven&) const {}
  void operator()(event::CertificateWithdrawn&) const {}
  void operator()(event::Attended&) const {}
  void operator()(event::TestHanded&) const {}
  void operator()(event::LessonRead&) const {}
  // So is what a department learned (reflection/meeting.h), and whether visits happened.
  void operator()(event::MeetingTold&) const {}
  void operator()(event::PointTold&) const {}
  void operator()(event::DecisionTold&) const {}
  void operator()(event::DecisionFollowed&) const {}
  void operator()(event::RecordLinked&) const {}
  void operator()(event::ReflectionWithdrawn&) const {}
  void operator()(event::CallsDrawn&) const {}
  void operator()(event::CallNoted&) const {}
  void operator()(event::HandbooksMoved& fact) const {
    book.handbooks_moved_.push_back({origin, std::move(fact)});
  }
  void operator()(event::HandbooksBooked& fact) const {
    book.handbooks_booked_[envelope.subject].push_back({origin, std::move(fact)});
  }

  void operator()(event::SamenessTold& fact) const {
    book.note_sameness(envelope.subject, fact.other, fact.same, origin, envelope.over);
  }
  void operator()(event::EntryWithdrawn& fact) const {
    write_withdrawn(fact.entry, withdrawn_word, fact.why);
  }
  void operator()(event::EntryRestored& fact) const {
    write_withdrawn(fact.entry, restored_word, {});
  }

  // Whether the subject is a household, a person or a shock only its own events say, and they may
  // come later: each keeps the register, and the two that are not meant never look at it.
  void write_withdrawn(Uuid entry, std::string_view word,
                       std::optional<std::string> const& why) const {
    auto const take = [&](auto& thing) {
      thing.withdrawn[entry].take(origin, std::string(word), envelope.over);
      if (why) thing.reasons[origin->id] = *why;
    };
    take(of(book.households_, envelope.subject));
    take(of(book.people_, envelope.subject));
    take(of(book.shocks_, envelope.subject));
  }
};

void Book::note_sameness(Uuid one, Uuid other, bool same, OriginRef origin,
                         std::vector<Uuid> const& over) {
  if (one == other) return;
  auto const pair = one < other ? std::pair(one, other) : std::pair(other, one);
  samenesses_[pair].take(origin, std::int64_t{same ? 1 : 0}, over);
}

bool Book::take(event::Envelope const& envelope, event::Body&& body,
                event::Received const& received, bool safe) {
  ++edition_;
  auto const [place, fresh] = origins_.try_emplace(envelope.id);
  auto& origin = place->second;
  if (!fresh) {
    note_received(envelope.id, received);
    if (safe) origin.safe = true;
    return false;
  }
  origin = {envelope.id,   envelope.device, envelope.seq, envelope.clock, received, envelope.author,
            envelope.area, envelope.at,     safe};
  std::visit(Fold{*this, envelope, &origin}, body);
  return true;
}

// A log comes in many parts: making room for each alone would move all that is here every time.
void Book::expect(std::size_t events) {
  auto const wanted = origins_.size() + events;
  auto const room = static_cast<float>(origins_.bucket_count()) * origins_.max_load_factor();
  if (static_cast<float>(wanted) <= room) return;
  origins_.reserve(std::max(wanted, 2 * origins_.size()));
}

void Book::note_safe(Uuid id) {
  if (auto const found = origins_.find(id); found != origins_.end()) found->second.safe = true;
}

void Book::note_received(Uuid id, event::Received const& received) {
  auto const found = origins_.find(id);
  if (found == origins_.end() || !received.at) return;
  auto& known = found->second.received;
  if (known.at && *known.at <= *received.at) return;  // the earlier stamp holds
  known = received;
  ++edition_;
}

namespace {

// Union-find over few pairs: the least id of each class.
std::map<Uuid, Uuid> classes_of(std::map<std::pair<Uuid, Uuid>, Register> const& pairs) {
  std::map<Uuid, Uuid> parent;
  auto const root = [&](Uuid id) {
    while (parent.at(id) != id) id = parent.at(id);
    return id;
  };
  for (auto const& [pair, told] : pairs) {
    if (number_in(told) != 1) continue;
    parent.try_emplace(pair.first, pair.first);
    parent.try_emplace(pair.second, pair.second);
    auto const one = root(pair.first);
    auto const other = root(pair.second);
    if (one != other) parent[std::max(one, other)] = std::min(one, other);
  }
  for (auto& [id, above] : parent) above = root(id);
  return parent;
}

// One thing for each class, made of its members in the order of their ids.
template <class Thing>
std::map<Uuid, Thing> joined(std::map<Uuid, Thing> const& things,
                             std::map<Uuid, Uuid> const& least) {
  std::map<Uuid, Thing> classes;
  for (auto const& [id, name] : least) {
    auto const member = things.find(id);
    if (member == things.end()) continue;
    auto const [place, fresh] = classes.try_emplace(name, member->second);
    if (!fresh) place->second.unite(member->second);
  }
  for (auto& [name, thing] : classes) thing.id = name;
  return classes;
}

template <class Thing>
void note_linked(std::map<Uuid, Thing>& classes, std::map<Uuid, Uuid> const& least) {
  for (auto const& [id, name] : least) {
    auto const card = classes.find(name);
    if (card != classes.end() && id != name) card->second.linked.insert(id);
  }
}

// Those that anything was told about, sorted by id.
template <class Thing>
void put_list(std::vector<Thing const*>& list, std::map<Uuid, Thing> const& single,
              std::map<Uuid, Uuid> const& least, std::map<Uuid, Thing> const& classes) {
  list.clear();
  auto const put = [&](Thing const& card) {
    if (!card.origins.empty()) list.push_back(&card);
  };
  for (auto const& [id, thing] : single) {
    if (!least.contains(id)) put(thing);
  }
  for (auto const& [name, card] : classes) put(card);
  std::ranges::sort(list, {}, &Thing::id);
}

template <class Thing>
Thing const* card_of(Uuid id, std::map<Uuid, Uuid> const& least,
                     std::map<Uuid, Thing> const& classes, std::map<Uuid, Thing> const& single) {
  if (auto const name = least.find(id); name != least.end()) {
    auto const found = classes.find(name->second);
    return found == classes.end() ? nullptr : &found->second;
  }
  auto const found = single.find(id);
  return found == single.end() ? nullptr : &found->second;
}

}  // namespace

Book::Cards const& Book::cards() const {
  if (cards_.edition == edition_) return cards_;
  cards_.edition = edition_;
  cards_.least = classes_of(samenesses_);
  cards_.households = joined(households_, cards_.least);
  cards_.people = joined(people_, cards_.least);
  note_linked(cards_.households, cards_.least);
  note_linked(cards_.people, cards_.least);
  put_list(cards_.list, households_, cards_.least, cards_.households);
  put_list(cards_.crowd, people_, cards_.least, cards_.people);
  cards_.consents.clear();
  for (auto const* home : cards_.list)
    for (auto const& [id, said] : home->consents) {
      auto const least = cards_.least.find(id);
      cards_.consents[least == cards_.least.end() ? id : least->second].unite(said);
    }
  return cards_;
}

Consent const& Book::own_consent(Person const& person) const {
  static Consent const none;
  auto const& consents = cards().consents;
  auto const found = consents.find(person.id);
  return found == consents.end() ? none : found->second;
}

std::vector<Household const*> const& Book::households() const { return cards().list; }

std::vector<Person const*> const& Book::people() const { return cards().crowd; }

Household const* Book::household(Uuid id) const {
  auto const& made = cards();
  return card_of(id, made.least, made.households, households_);
}

Person const* Book::person(Uuid id) const {
  auto const& made = cards();
  return card_of(id, made.least, made.people, people_);
}

std::vector<Person const*> Book::ever_met(Household const& household, bool withdrawn) const {
  std::vector<Person const*> people;
  for (auto const& id : household.people) {
    auto const* found = person(id);
    if (found != nullptr && !found->origins.empty() && found->is_withdrawn() == withdrawn) {
      people.push_back(found);
    }
  }
  std::ranges::sort(people, {}, &Person::id);
  auto const rest = std::ranges::unique(people);
  people.erase(rest.begin(), rest.end());
  return people;
}

namespace {

bool is_of(Household const& household, std::optional<Uuid> home) {
  return home && (*home == household.id || household.linked.contains(*home));
}

bool is_told_here(Household const& household, Person const& person) {
  return std::ranges::any_of(person.household.heads(), [&](event::Write const& head) {
    return is_of(household, event::parse_uuid(std::get<std::string>(head.value)));
  });
}

}  // namespace

std::vector<Person const*> Book::members(Household const& household) const {
  auto people = ever_met(household);
  std::erase_if(people, [&](auto* person) { return !is_of(household, id_in(person->household)); });
  return people;
}

std::vector<Person const*> Book::told_here(Household const& household) const {
  auto people = ever_met(household);
  std::erase_if(people, [&](auto* person) { return !is_told_here(household, *person); });
  return people;
}

std::vector<event::Write> Book::homes(Person const& person) const {
  std::vector<event::Write> homes(person.household.heads());
  std::ranges::sort(homes, [](event::Write const& one, event::Write const& other) {
    return event::earlier(*other.origin, *one.origin);
  });
  std::set<std::string> known;
  std::erase_if(homes, [&](event::Write& home) {
    auto const id = event::parse_uuid(std::get<std::string>(home.value));
    auto const* card = id ? household(*id) : nullptr;
    if (card != nullptr) home.value = text_of(card->id);
    return !known.insert(std::get<std::string>(home.value)).second;
  });
  return homes;
}

std::vector<Person const*> Book::withdrawn_people(Household const& household) const {
  auto people = ever_met(household, true);
  std::erase_if(people, [&](Person const* person) { return !is_told_here(household, *person); });
  return people;
}

std::vector<Person const*> Book::left(Household const& household) const {
  auto people = ever_met(household);
  std::erase_if(people, [&](Person const* person) {
    return text_in(person->household).empty() || id_in(person->household).has_value() ||
           is_told_here(household, *person);
  });
  return people;
}

Register const* Book::sameness(Uuid one, Uuid other) const {
  auto const found = samenesses_.find(one < other ? std::pair(one, other) : std::pair(other, one));
  return found == samenesses_.end() ? nullptr : &found->second;
}

}  // namespace otor::outreach
