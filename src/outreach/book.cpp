// SPDX-License-Identifier: Apache-2.0
#include "outreach/book.h"

#include <boost/describe.hpp>
#include <boost/mp11/algorithm.hpp>
#include <type_traits>
#include <utility>

namespace otor::outreach {
namespace {

using event::Value;

Value value_of(std::string const& text) { return text; }
Value value_of(std::int64_t number) { return number; }
Value value_of(event::Told const& told) { return told; }
template <class Word>
requires std::is_enum_v<Word> Value value_of(Word word) {
  return std::string(boost::describe::enum_to_string(word, ""));
}

// Every present member is a write to the register of its place.
template <class Changed, std::size_t count>
void write_members(std::array<Register, count>& fields, Changed const& changed,
                   OriginRef const& origin, std::vector<Uuid> const& over) {
  using Members = boost::describe::describe_members<Changed, boost::describe::mod_public>;
  static_assert(boost::mp11::mp_size<Members>::value == count);
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<count>>([&](auto index) {
    auto const& member = changed.*boost::mp11::mp_at_c<Members, index>::pointer;
    if (member) fields[index].take(origin, value_of(*member), over);
  });
}

std::vector<Entry<event::HandbookGiven>>& list_of(Visit& visit, event::HandbookGiven const&) {
  return visit.handbooks;
}
std::vector<Entry<event::VisitStarted>>& list_of(Visit& visit, event::VisitStarted const&) {
  return visit.started;
}
std::vector<Entry<event::ConsentGiven>>& list_of(Visit& visit, event::ConsentGiven const&) {
  return visit.given;
}
std::vector<Entry<event::ConsentRefused>>& list_of(Visit& visit, event::ConsentRefused const&) {
  return visit.refused;
}
std::vector<Entry<event::PersonTold>>& list_of(Visit& visit, event::PersonTold const&) {
  return visit.told;
}
std::vector<Entry<event::CalculationShown>>& list_of(Visit& visit, event::CalculationShown const&) {
  return visit.calculations;
}
std::vector<Entry<event::QuestionAsked>>& list_of(Visit& visit, event::QuestionAsked const&) {
  return visit.questions;
}
std::vector<Entry<event::FindingNoted>>& list_of(Visit& visit, event::FindingNoted const&) {
  return visit.findings;
}
std::vector<Entry<event::PromiseMade>>& list_of(Visit& visit, event::PromiseMade const&) {
  return visit.promises;
}
std::vector<Entry<event::VisitClosed>>& list_of(Visit& visit, event::VisitClosed const&) {
  return visit.closed;
}

template <class Kind>
concept OfVisit = requires(Visit& visit, Kind const& fact) {
  list_of(visit, fact);
};

}  // namespace

// One event into the book; a kind that nobody folds here does not compile.
struct Book::Fold {
  Book& book;
  event::Event const& event;
  OriginRef const& origin;

  Household& household() const {
    auto& found = of(book.households_, event.envelope.subject);
    found.origins.push_back(origin);
    return found;
  }
  Person& person() const {
    auto& found = of(book.people_, event.envelope.subject);
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

  void operator()(event::Unknown const&) const { ++book.unknown_; }
  void operator()(event::HouseholdMet const&) const { household(); }
  void operator()(event::HouseholdChanged const& fact) const {
    write_members(household().fields, fact, origin, event.envelope.over);
  }
  void operator()(event::PersonMet const& fact) const {
    person().household.take(origin, text_of(fact.household), event.envelope.over);
    of(book.households_, fact.household).people.insert(event.envelope.subject);
  }
  void operator()(event::PersonChanged const& fact) const {
    write_members(person().fields, fact, origin, event.envelope.over);
  }
  template <OfVisit Kind>
  void operator()(Kind const& fact) const {
    auto& found = household();
    list_of(visit(found, fact.visit), fact).push_back({origin, fact});
    if constexpr (std::is_same_v<Kind, event::PromiseMade>) note_promise(found, fact);
  }
  void operator()(event::PromiseKept const& fact) const {
    auto& found = household();
    found.promises[fact.promise].kept.push_back(origin);
    if (fact.visit) visit(found, *fact.visit);
  }

  void note_promise(Household& household, event::PromiseMade const& fact) const {
    auto& promise = household.promises[fact.promise];
    // By id: unlike the time, it never changes when a receipt arrives.
    if (!promise.made || origin->id < promise.made->origin->id) promise.made = {origin, fact};
  }
};

bool Book::take(event::Event const& event, event::Received const& received, bool safe) {
  auto const& envelope = event.envelope;
  auto const [place, fresh] = origins_.try_emplace(envelope.id);
  if (!fresh) {
    note_received(envelope.id, received);
    if (safe) note_safe(envelope.id);
    return false;
  }
  place->second = std::make_shared<event::Origin>(
      event::Origin{envelope.id, envelope.device, envelope.seq, envelope.clock, received,
                    envelope.author, envelope.area, envelope.at, safe});
  std::visit(Fold{*this, event, place->second}, event.body);
  return true;
}

void Book::note_safe(Uuid id) {
  if (auto const found = origins_.find(id); found != origins_.end()) found->second->safe = true;
}

void Book::note_received(Uuid id, event::Received const& received) {
  auto const found = origins_.find(id);
  if (found == origins_.end() || !received.at) return;
  auto& known = found->second->received;
  if (!known.at || *received.at < *known.at) known = received;  // the earlier stamp holds
}

Household const* Book::household(Uuid id) const {
  auto const found = households_.find(id);
  return found == households_.end() ? nullptr : &found->second;
}

Person const* Book::person(Uuid id) const {
  auto const found = people_.find(id);
  return found == people_.end() ? nullptr : &found->second;
}

std::vector<Person const*> Book::members(Household const& household) const {
  auto const id = Value(text_of(household.id));
  std::vector<Person const*> members;
  for (auto const& candidate : household.people) {
    auto const* found = person(candidate);
    if (found != nullptr && found->household.shown() != nullptr &&
        found->household.shown()->value == id) {
      members.push_back(found);
    }
  }
  return members;
}

event::Origin const& earliest(std::vector<OriginRef> const& origins) {
  return **std::ranges::min_element(origins, [](OriginRef const& one, OriginRef const& other) {
    return event::earlier(*one, *other);
  });
}

event::Origin const& Visit::first() const {
  if (started.empty()) return earliest(origins);
  return *std::ranges::min_element(started, [](auto const& one, auto const& other) {
            return event::earlier(*one.origin, *other.origin);
          })->origin;
}

std::int64_t Visit::handbooks_given() const {
  std::int64_t count = 0;
  for (auto const& given : handbooks) count += given.fact.count;
  return count;
}

std::optional<event::Stage> Visit::stage() const {
  Entry<event::VisitClosed> const* latest = nullptr;
  for (auto const& closing : closed) {
    if (!closing.fact.stage) continue;
    if (latest == nullptr || event::earlier(*latest->origin, *closing.origin)) latest = &closing;
  }
  return latest == nullptr ? std::nullopt : latest->fact.stage;
}

namespace {

std::string_view text_in(Register const& held) {
  auto const* shown = held.shown();
  auto const* text = shown == nullptr ? nullptr : std::get_if<std::string>(&shown->value);
  return text == nullptr ? std::string_view{} : std::string_view(*text);
}

}  // namespace

std::string_view Person::text(PersonField name) const {
  return text_in(fields[static_cast<std::size_t>(name)]);
}

bool Person::differs() const { return std::ranges::any_of(fields, &Register::differs); }

std::string_view Household::text(HouseholdField name) const { return text_in(field(name)); }

std::optional<std::int64_t> Household::number(HouseholdField name) const {
  auto const* shown = field(name).shown();
  auto const* number = shown == nullptr ? nullptr : std::get_if<std::int64_t>(&shown->value);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

bool Household::differs() const { return std::ranges::any_of(fields, &Register::differs); }

std::string_view Household::area() const {
  return origins.empty() ? std::string_view{} : std::string_view(earliest(origins).area);
}

Visit const* Household::last_visit() const {
  Visit const* last = nullptr;
  for (auto const& [id, visit] : visits) {
    if (last == nullptr || event::earlier(last->first(), visit.first())) last = &visit;
  }
  return last;
}

std::optional<event::Stage> Household::stage() const {
  Entry<event::VisitClosed> const* latest = nullptr;
  for (auto const& [id, visit] : visits) {
    for (auto const& closing : visit.closed) {
      if (!closing.fact.stage) continue;
      if (latest == nullptr || event::earlier(*latest->origin, *closing.origin)) latest = &closing;
    }
  }
  return latest == nullptr ? std::nullopt : latest->fact.stage;
}

}  // namespace otor::outreach
