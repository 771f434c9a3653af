// SPDX-License-Identifier: Apache-2.0
// Cards as the events tell them: equal sets of events make equal cards, in any order.
#include "outreach/book.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "outreach/summary.h"

namespace otor::outreach {
namespace {

constexpr Uuid home{1, 1};
constexpr Uuid visit{2, 1};
constexpr Uuid promise{3, 1};
constexpr Uuid bat{4, 1};

// The events of a made-up household, each a second after the one before.
class Told {
 public:
  std::vector<event::Event> events;

  Told& say(Uuid subject, event::Body body, std::vector<Uuid> over = {}, std::uint64_t device = 1) {
    event::Event event;
    auto const number = static_cast<std::int64_t>(events.size() + 1);
    event.envelope.id = {9, static_cast<std::uint64_t>(number)};
    event.envelope.device = {0, device};
    event.envelope.seq = number;
    event.envelope.clock = {number * 1000, 0};
    event.envelope.author = device == 1 ? "tes" : "uvs";
    event.envelope.area = "18301";
    event.envelope.subject = subject;
    event.envelope.over = std::move(over);
    event.envelope.at = "2026-11-23T10:00:0" + std::to_string(number % 10) + "+07:00";
    event.body = std::move(body);
    events.push_back(std::move(event));
    return *this;
  }
};

event::HouseholdChanged named(std::string head) {
  event::HouseholdChanged changed;
  changed.head = std::move(head);
  return changed;
}

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

Book folded(std::vector<event::Event> const& events) {
  Book book;
  for (auto const& event : events) book.take(event, {}, true);
  return book;
}

// All that can be seen of a household, in one text.
std::string seen(Book const& book) {
  std::string text;
  for (auto const& [id, household] : book.households()) {
    text += text_of(id) + std::string(household.text(HouseholdField::head)) +
            (household.differs() ? "!" : ".");
    text += std::to_string(book.members(household).size()) + std::string(household.area());
    for (auto const& [visit_id, held] : household.visits) {
      text += text_of(visit_id) + held.first().at + std::to_string(held.handbooks_given());
      for (auto const* asked : in_order(held.questions)) text += asked->fact.code;
      for (auto const* found : in_order(held.findings)) text += found->fact.code;
      text += std::to_string(static_cast<int>(held.stage().value_or(event::Stage::lapsed)));
    }
    for (auto const& [promise_id, held] : household.promises) {
      text += text_of(promise_id) + (held.made ? held.made->fact.by : "") +
              std::to_string(held.kept.size());
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
  CHECK(household->last_visit()->handbooks_given() == 3);
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
  told.say(bat, event::PersonMet{home}).say(bat, event::PersonMet{other}, {{9, 1}});
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

TEST_CASE("a summary counts facts, and two summaries unite without counting twice") {
  auto const events = a_visit().events;
  Summary whole;
  Summary first;
  Summary second;
  for (std::size_t at = 0; at < events.size(); ++at) {
    whole.take(events[at]);
    if (at < 8) first.take(events[at]);
    if (at > 3) second.take(events[at]);
  }
  first += second;
  for (auto const* summary : {&whole, &first}) {
    CHECK(summary->known.size() == 1);
    CHECK(summary->visited.size() == 1);
    CHECK(summary->visits.size() == 1);
    CHECK(summary->closed.size() == 1);
    CHECK(summary->handbooks_given() == 3);
    CHECK(summary->questions.at("Q9").size() == 1);
    CHECK(summary->findings.at("B1").size() == 1);
    CHECK(summary->calculations.empty());
  }
}

}  // namespace otor::outreach
