// SPDX-License-Identifier: Apache-2.0
// Cards as the events tell them: equal sets of events make equal cards, in any order.
#include "outreach/book.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "outreach/told_for_tests.h"

namespace otor::outreach {
namespace {

Told a_visit() {
  Told told;
  told.say(home, event::HouseholdMet{})
      .say(home, named("Бат"))
      .say(bat, event::PersonMet{home})
      .say(home, event::VisitStarted{visit, event::Way::home})
      .say(home, event::HandbookGiven{visit, {"1"}, 2})
      .say(home, event::HandbookGiven{visit, {"1"}, 1})
      .say(home, event::QuestionAsked{visit, "Q9", {}, event::Answer::answered})
      .say(home, event::FindingNoted{visit, "B1", {}})
      .say(home, event::PromiseMade{visit, promise, "call", "2026-12-07"})
      .say(home, event::VisitClosed{visit, event::Stage::considering, {}})
      .say(home, event::PromiseKept{promise, {}})
      .say(home, named("Болд"), {}, 2);
  return told;
}

void put(std::string& text, Register const& held) {
  for (auto const& head : held.heads()) text += text_of(head.origin->id) + ",";
  text += held.shown() == nullptr ? "-;" : text_of(held.shown()->origin->id) + ";";
}

template <class Kind>
void put(std::string& text, Household const& household, Visit const& visit) {
  for (auto const* entry : household.told<Kind>(visit)) text += text_of(entry->origin->id) + " ";
  text += "/";
}

// All that can be seen of the book, in one text.
std::string seen(Book const& book) {
  std::string text;
  for (auto const* household : book.households()) {
    text += "\n" + text_of(household->id) + std::string(household->area());
    for (auto const& id : household->linked) text += "=" + text_of(id);
    for (auto const& field : household->fields) put(text, field);
    put(text, household->consent.state);
    for (auto const& [id, consent] : household->consents) put(text, consent.state);
    for (auto const& [id, camp] : household->camps) {
      text += "camp" + text_of(id) + (household->has_withdrawn(camp) ? "x" : "");
      for (auto const& field : camp.fields) put(text, field);
    }
    for (auto const* person : book.members(*household)) {
      text += "person" + text_of(person->id);
      put(text, person->household);
      for (auto const& field : person->fields) put(text, field);
      for (auto const& [item, document] : person->documents) put(text, document.state);
    }
    text += "left" + std::to_string(book.left(*household).size());
    for (auto const* visit : household->held_visits()) {
      text += "visit" + text_of(visit->id) + text_of(visit->first().id);
      for (auto const& field : visit->fields) put(text, field);
      put<event::HandbookGiven>(text, *household, *visit);
      put<event::QuestionAsked>(text, *household, *visit);
      put<event::FindingNoted>(text, *household, *visit);
      put<event::VisitClosed>(text, *household, *visit);
    }
    for (auto const& [id, promise] : household->promises) {
      text += text_of(id) + (household->is_open(promise) ? "open" : "done");
    }
  }
  return text;
}

}  // namespace

TEST_CASE("a visit becomes a card") {
  auto const book = folded(a_visit().events);
  auto const* household = book.household(home);
  REQUIRE(household != nullptr);
  CHECK(household->text(HouseholdField::head) == "Болд");
  CHECK(household->differs());
  CHECK(book.members(*household).size() == 1);
  CHECK(household->area() == "18301");
  CHECK(household->stage() == event::Stage::considering);
  REQUIRE(household->last_visit() != nullptr);
  CHECK(household->handbooks_given(*household->last_visit()) == 3);
  REQUIRE(household->promises.contains(promise));
  CHECK(household->promises.at(promise).kept.size() == 1);
  CHECK(book.household({7, 7}) == nullptr);
}

TEST_CASE("any order and any doubling makes the same card") {
  auto const events = a_visit().events;
  auto const expected = seen(folded(events));
  CHECK(rc::check([&] {
    auto const picks = *rc::gen::container<std::vector<std::size_t>>(
        40, rc::gen::inRange<std::size_t>(0, events.size()));
    Book book;
    for (auto const pick : picks) book.take(events[pick], {}, true);
    for (auto const& event : events) book.take(event, {}, true);
    RC_ASSERT(seen(book) == expected);
    RC_ASSERT(book.size() == events.size());
  }));
}

TEST_CASE("a person who moved belongs to the household that is shown") {
  constexpr Uuid other{1, 2};
  Told told;
  told.say(bat, event::PersonMet{home}).say(bat, event::PersonMet{other}, {told_id(1)});
  auto const book = folded(told.events);
  CHECK(book.members(*book.household(home)).empty());
  CHECK(book.members(*book.household(other)).size() == 1);
}

TEST_CASE("a kind from a newer program is counted, not folded") {
  Told told;
  told.say(home, event::Unknown{});
  auto const book = folded(told.events);
  CHECK(book.unknown() == 1);
  CHECK(book.households().empty());
}

TEST_CASE("an event is unsafe until it came home") {
  auto const events = a_visit().events;
  Book book;
  for (auto const& event : events) book.take(event, {}, false);
  CHECK(!book.household(home)->origins.front()->safe);
  book.note_safe(events.front().envelope.id);
  CHECK(book.household(home)->origins.front()->safe);
}

TEST_CASE("of two stamps the earlier holds, whichever comes first") {
  auto const event = a_visit().events.front();
  Book book;
  book.take(event, {}, false);
  book.note_received(event.envelope.id, {500, 0, {}});
  book.note_received(event.envelope.id, {700, 0, {}});
  CHECK(book.household(home)->origins.front()->when().ms == 500);
}

namespace {

// A long history in which everything that has a rule of its own happens: links and their undoing,
// withdrawals, moves, people who come and go, camps, consent, by three devices.
std::vector<event::Event> history() {
  Told told;
  auto const pick = [](int count) {
    return static_cast<std::uint64_t>(*rc::gen::inRange(0, count));
  };
  auto const over = [&] {
    std::vector<Uuid> ids;
    for (std::uint64_t id = 1; id <= told.events.size(); ++id) {
      if (pick(4) == 0) ids.push_back(told_id(id));
    }
    return ids;
  };
  auto const count = *rc::gen::inRange(5, 40);
  for (int at = 0; at < count; ++at) {
    Uuid const household{1, 1 + pick(3)};
    Uuid const person{4, 1 + pick(3)};
    Uuid const its_visit{2, 1 + pick(2)};
    auto const device = 1 + pick(3);
    auto const any = told_id(1 + pick(static_cast<int>(told.events.size()) + 1));
    auto const say = [&](Uuid subject, event::Body body) {
      told.say(subject, std::move(body), over(), device);
    };
    switch (pick(14)) {
      case 0: say(household, event::HouseholdMet{}); break;
      case 1: say(household, named(std::string(1, static_cast<char>('a' + pick(3))))); break;
      case 2: say(person, event::PersonMet{household}); break;
      case 3: say(person, event::PersonLeft{household, event::Leaving::died, {}}); break;
      case 4: say(household, event::SamenessTold{{1, 1 + pick(3)}, pick(2) == 0}); break;
      case 5: say(person, event::SamenessTold{{4, 1 + pick(3)}, pick(2) == 0}); break;
      case 6: say(household, event::HandbookGiven{its_visit, {"1"}, 1}); break;
      case 7: say(household, event::EntryWithdrawn{any, {}}); break;
      case 8: say(household, event::EntryWithdrawn{its_visit, {}}); break;
      case 9: say(household, event::EntryRestored{any}); break;
      case 10: say(household, event::HouseholdMoved{pick(2) == 0 ? "18304" : "18301"}); break;
      case 11:
        say(household, event::VisitStarted{its_visit, event::Way::phone, "kk", {}, {}});
        break;
      case 12:
        say(household, event::CampChanged{
                           {7, 1}, event::Season::winter, "x", {}, {}, {}, {}, "2026-11-01", {}});
        break;
      default: say(person, event::DocumentNoted{"labour_book", event::Paper::missing, {}, {}});
    }
  }
  return told.events;
}

}  // namespace

TEST_CASE("whatever happened, in any order, doubled and split: the same cards") {
  CHECK(rc::check([] {
    auto const events = history();
    auto const expected = seen(folded(events));
    Book book;
    auto const picks = *rc::gen::container<std::vector<std::size_t>>(
        30, rc::gen::inRange<std::size_t>(0, events.size()));
    for (auto const pick : picks) {
      book.take(events[pick], {}, true);
      if (pick % 5 == 0) (void)seen(book);  // looked at half way
    }
    for (auto at = events.size(); at > 0; --at) book.take(events[at - 1], {}, true);
    RC_ASSERT(seen(book) == expected);
  }));
}

TEST_CASE("households that are told to be one make one card, and part again exactly") {
  constexpr Uuid other{1, 2};
  constexpr Uuid dorj{4, 2};
  auto told = a_visit();
  auto const mine = told.events.size();
  told.say(other, event::HouseholdMet{}, {}, 2)
      .say(other, named("Бат-Эрдэнэ"), {}, 2)
      .say(dorj, event::PersonMet{other}, {}, 2);
  auto const apart = seen(folded(told.events));
  told.say(home, event::SamenessTold{other, true}, {}, 2);
  auto const link = told.last();
  auto const joined = folded(told.events);
  REQUIRE(joined.households().size() == 1);
  auto const* card = joined.household(other);
  CHECK(card == joined.household(home));
  CHECK(card->id == home);
  CHECK(card->linked == std::set<Uuid>{other});
  CHECK(joined.members(*card).size() == 2);
  CHECK(card->field(HouseholdField::head).heads().size() == 3);
  // Settled on the one card: a write over the heads of both.
  told.say(home, named("Бат"), {told_id(2), told_id(12), told_id(mine + 2)}, 2);
  CHECK(!folded(told.events).household(home)->field(HouseholdField::head).differs());
  told.say(other, event::SamenessTold{home, false}, {link}, 2);
  auto const parted = folded(told.events);
  CHECK(parted.households().size() == 2);
  CHECK(parted.household(other)->text(HouseholdField::head) == "Бат-Эрдэнэ");
  told.events.erase(told.events.end() - 2);  // without the settling: as if never linked
  CHECK(seen(folded(told.events)) == apart);
}

TEST_CASE("three that are one by two links; people who are one are counted once") {
  constexpr Uuid second{1, 2};
  constexpr Uuid third{1, 3};
  Told told;
  for (auto const id : {home, second, third}) told.say(id, event::HouseholdMet{});
  told.say(bat, event::PersonMet{home}).say({4, 2}, event::PersonMet{third});
  told.say(third, event::SamenessTold{second, true}).say(second, event::SamenessTold{home, true});
  CHECK(folded(told.events).households().size() == 1);
  CHECK(folded(told.events).members(*folded(told.events).household(third)).size() == 2);
  told.say(bat, event::SamenessTold{{4, 2}, true});
  auto const book = folded(told.events);
  REQUIRE(book.members(*book.household(home)).size() == 1);
  CHECK(book.members(*book.household(home)).front()->linked == std::set<Uuid>{{4, 2}});
}

TEST_CASE("a withdrawal hides what it has seen, and nothing that came beside it") {
  auto const told = a_visit();
  auto events = told.events;
  auto const shown = [&](std::vector<event::Event> const& more) {
    auto const book = folded(more);
    auto const* card = book.household(home);
    return card->handbooks_given(card->visits.at(visit));
  };
  Told more;
  more.events = events;
  more.say(home, event::EntryWithdrawn{told_id(5), "a slip"}, {told_id(5)}, 2);
  CHECK(shown(more.events) == 1);
  auto const withdrawal = more.last();
  more.say(home, event::EntryRestored{told_id(5)}, {withdrawal}, 2);
  CHECK(shown(more.events) == 3);

  Told without_over;  // a fact that the withdrawal does not name stays
  without_over.events = events;
  without_over.say(home, event::EntryWithdrawn{told_id(5), {}}, {}, 2);
  CHECK(shown(without_over.events) == 3);
}

TEST_CASE("a visit that was withdrawn comes back with a fact that nobody had seen") {
  auto told = a_visit();
  std::vector<Uuid> facts;
  for (std::uint64_t id = 4; id <= 10; ++id) facts.push_back(told_id(id));
  told.say(home, event::EntryWithdrawn{visit, {}}, facts, 2);
  auto const hidden = folded(told.events);
  CHECK(hidden.household(home)->held_visits().empty());
  CHECK(!hidden.household(home)->stage());
  CHECK(!hidden.household(home)->stands(hidden.household(home)->promises.at(promise).made));
  told.say(home, event::FindingNoted{visit, "C1", {}, {}}, {}, 3);  // by a phone that was away
  CHECK(folded(told.events).household(home)->held_visits().size() == 1);
}

TEST_CASE("consent holds while everyone says so; a doubt protects") {
  Told told;
  auto const given = [&](std::uint64_t device, std::vector<Uuid> over) {
    told.say(home, event::ConsentGiven{visit, {"1"}, "mn", event::How::spoken, {}}, std::move(over),
             device);
  };
  auto const holds = [&] { return folded(told.events).household(home)->consent.holds(); };
  told.say(home, event::HouseholdMet{});
  CHECK(!holds());
  given(1, {});
  CHECK(holds());
  told.say(home, event::ConsentWithdrawn{event::How::spoken, {}, {}, {}}, {}, 2);
  CHECK(!holds());  // two say different things
  auto const book = folded(told.events);
  CHECK(book.household(home)->consent.state.differs());
  CHECK(book.household(home)->consent.shown()->word == "withdrawn");
  given(2, {told_id(2), told_id(3)});
  CHECK(holds());
  told.say(home, event::ConsentRefused{visit, {"1"}, "mn", bat}, {}, 1);
  CHECK(holds());  // she refused for herself alone
  CHECK(!folded(told.events).household(home)->consents.at(bat).holds());
}

TEST_CASE("who leaves is a member no more, and can come back") {
  Told told;
  told.say(bat, event::PersonMet{home});
  told.say(bat, event::PersonLeft{home, event::Leaving::married, "2026-10-02"}, {told_id(1)});
  auto const book = folded(told.events);
  CHECK(book.members(*book.household(home)).empty());
  REQUIRE(book.left(*book.household(home)).size() == 1);
  CHECK(text_in(book.left(*book.household(home)).front()->household) == "married");
  told.say(bat, event::PersonMet{home}, {told_id(2)});
  CHECK(folded(told.events).members(*folded(told.events).household(home)).size() == 1);
}

TEST_CASE("a household that moved belongs to the new soum; two officers can disagree") {
  Told told;
  told.say(home, event::HouseholdMet{}).say(home, event::HouseholdMoved{"18304"});
  CHECK(folded(told.events).household(home)->area() == "18304");
  CHECK(folded(told.events).household(home)->first_area() == "18301");
  told.say(home, event::HouseholdMoved{"18401"}, {}, 2);
  auto const book = folded(told.events);
  CHECK(book.household(home)->field(HouseholdField::area).differs());
  CHECK(book.household(home)->differs());
}

TEST_CASE("where the household camps follows from the day asked") {
  Told told;
  auto const camp = [&](std::uint64_t id, event::Season season, std::optional<std::string> from,
                        std::optional<std::string> to) {
    told.say(home, event::CampChanged{{7, id}, season, {}, {}, {}, {}, {}, from, to});
  };
  camp(1, event::Season::winter, "2025-11-03", "2026-04-20");
  camp(2, event::Season::spring, "2026-04-20", "2026-06-01");
  camp(3, event::Season::summer, "2026-06-01", std::nullopt);
  camp(4, event::Season::otor, "2026-10-10", "2026-10-20");
  auto const book = folded(told.events);
  struct Case {
    char const* says;
    char const* day;
    std::uint64_t camp;
    bool sure;
  };
  Case const cases[] = {
      {"before the first day nothing is known", "2025-11-02", 0, false},
      {"the first day in the winter camp", "2025-11-03", 1, true},
      {"the last day there", "2026-04-19", 1, true},
      {"the day of the move belongs to the new camp", "2026-04-20", 2, true},
      {"a stay without an end holds", "2026-09-30", 3, true},
      {"a later stay goes before one without an end", "2026-10-10", 4, true},
      {"and when it is over, the other again", "2026-10-20", 3, true},
      {"until the stay is too old to be believed", "2027-01-01", 3, true},
      {"then the camp of the season is a guess", "2027-02-01", 1, false},
      {"in any later winter too", "2028-12-24", 1, false},
  };
  for (auto const& [says, day, id, sure] : cases) {
    CAPTURE(says);
    auto const now = camp_on(*book.household(home), *parse_date(day));
    CHECK((now.camp == nullptr ? 0 : now.camp->id.low) == id);
    CHECK(now.sure == sure);
  }
}

TEST_CASE("what was told of a visit at its start can be put right") {
  Told told;
  told.say(home, event::VisitStarted{visit, event::Way::home, "mn", {}, {}});
  told.say(home, event::VisitChanged{visit, event::Way::phone, {}, {}}, {told_id(1)}, 2);
  auto const book = folded(told.events);
  auto const& held = book.household(home)->visits.at(visit);
  CHECK(text_in(held.field(VisitField::way)) == "phone");
  CHECK(text_in(held.field(VisitField::language)) == "mn");
  CHECK(!held.differs());
}

TEST_CASE("a body that does not fit is counted, not folded") {
  Told told;
  told.say(home, event::Unfit{"body.count"});
  CHECK(folded(told.events).unknown() == 1);
  CHECK(folded(told.events).households().empty());
}

}  // namespace otor::outreach
