// SPDX-License-Identifier: Apache-2.0
// Follow-up as a function of facts, rules and the day: each rule with what starts a task and what
// settles it, and who a task falls to.
#include "outreach/follow_up.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "outreach/told_for_tests.h"

namespace otor::outreach {
namespace {

constexpr Uuid person{4, 1};
Date const today = *parse_date("2026-11-25");

Rule rule(Trigger when) {
  Rule made;
  made.code = boost::describe::enum_to_string(when, "");
  made.when = when;
  made.days = 14;
  made.months = 2;
  made.count = 2;
  return made;
}

std::vector<Task> of(Told const& told, Trigger when, Date day = today, Staff const& staff = {}) {
  return tasks(folded(told.events), {rule(when)}, day, staff);
}

std::string due(Told const& told, Trigger when, Date day = today) {
  std::string text;
  for (auto const& task : of(told, when, day))
    text += (text.empty() ? "" : " ") + text_of(task.due);
  return text;
}

Told met() {
  Told told;
  told.say(home, event::HouseholdMet{}).say(person, event::PersonMet{home});
  return told;
}

Told& closed(Told& told, event::Stage stage, std::uint64_t number = 1) {
  return told.say(home, event::VisitClosed{{2, number}, stage, {}});
}

Told asked(event::Answer state) {
  auto told = met();
  told.say(home, event::QuestionAsked{visit, "Q17", {}, state, {}});
  return told;
}

event::PersonChanged paid_until(std::string month) {
  event::PersonChanged changed;
  changed.paid =
      event::Told{R"([{"as":"herder","from":"2025-01","income":1,"to":")" + month + R"("}])"};
  return changed;
}

}  // namespace

TEST_CASE("an answer that was promised is due in so many days, until it is brought") {
  auto told = asked(event::Answer::promised);
  REQUIRE(of(told, Trigger::answer_owed).size() == 1);
  auto const task = of(told, Trigger::answer_owed).front();
  CHECK(text_of(task.due) == "2026-12-07");
  CHECK(task.what == "Q17");
  CHECK(task.owner == "tes");
  CHECK(task.about == told.last());
  CHECK(task.facts == std::vector<Uuid>{told.last()});
  CHECK(text_of(task.since) == "2026-11-23");
  told.say(home, event::QuestionAnswered{told.last(), {}, {}});
  CHECK(of(told, Trigger::answer_owed).empty());
  CHECK(of(asked(event::Answer::answered), Trigger::answer_owed).empty());
  auto own_words = met();
  own_words.say(home, event::QuestionAsked{visit, "other", "?", event::Answer::promised, {}});
  CHECK(of(own_words, Trigger::answer_owed).front().what == "?");
}

TEST_CASE("an answer is owed though she objected since; her own words are told no more") {
  auto told = met();
  told.say(home, event::QuestionAsked{visit, "other", "?", event::Answer::promised, person});
  auto const question = told.last();
  CHECK(of(told, Trigger::answer_owed).front().what == "?");
  told.say(home, event::ConsentWithdrawn{event::How::spoken, person, {}, {}});
  REQUIRE(of(told, Trigger::answer_owed).size() == 1);
  CHECK(of(told, Trigger::answer_owed).front().about == question);
  CHECK(of(told, Trigger::answer_owed).front().what == "other");
}

TEST_CASE("a promise to answer a question is one task with it, on the day that was promised") {
  auto told = asked(event::Answer::promised);
  auto const question = told.last();
  told.say(home, event::PromiseMade{visit, promise, "Answer: Q17", "2026-12-01", question});
  CHECK(due(told, Trigger::answer_owed) == "2026-12-01");
  CHECK(due(told, Trigger::promise_due).empty());
  auto kept = asked(event::Answer::promised);
  kept.say(home, event::PromiseMade{visit, promise, "Answer: Q17", "2026-12-01", kept.last()});
  kept.say(home, event::PromiseKept{promise, {}});
  CHECK(of(kept, Trigger::answer_owed).empty());
  told.say(home, event::QuestionAnswered{question, {}, {}});
  CHECK(of(told, Trigger::answer_owed).empty());
  CHECK(of(told, Trigger::promise_due).empty());
  auto other = met();
  other.say(home, event::PromiseMade{visit, promise, "Answer", "2026-12-01", Uuid{9, 9}});
  CHECK(due(other, Trigger::promise_due) == "2026-12-01");  // of a question nobody knows
}

TEST_CASE("a promise and a step are due on their own day") {
  auto told = met();
  told.say(home, event::PromiseMade{visit, promise, "call", "2026-12-01"});
  told.say(home, event::NextStepAgreed{visit, {5, 1}, "sign", "2026-12-02", "uvs"});
  told.say(home, event::NextStepAgreed{visit, {5, 2}, "bring book", "2026-12-03", ""});
  CHECK(due(told, Trigger::promise_due) == "2026-12-01");
  CHECK(due(told, Trigger::step_due) == "2026-12-02 2026-12-03");
  CHECK(of(told, Trigger::step_due)[0].owner == "uvs");
  CHECK(of(told, Trigger::step_due)[1].owner == "tes");  // who agreed on it asks the family
  told.say(home, event::NextStepDone{{5, 1}, {}}).say(home, event::PromiseKept{promise, {}});
  CHECK(due(told, Trigger::step_due) == "2026-12-03");
  CHECK(due(told, Trigger::promise_due).empty());
}

TEST_CASE("ready at the next income: in the month the household has money, or some months on") {
  auto told = met();
  closed(told, event::Stage::ready_at_income);
  CHECK(due(told, Trigger::ready_at_income) == "2027-01-01");
  told.say(home, event::MoneyMonthsTold{{4, 11}});
  CHECK(due(told, Trigger::ready_at_income) == "2027-04-01");  // not the month it was said in
  told.say(home, event::MoneyMonthsTold{{1, 4}});
  CHECK(due(told, Trigger::ready_at_income) == "2027-01-01");
  told.later(1);
  closed(told, event::Stage::paying, 2);
  CHECK(due(told, Trigger::ready_at_income).empty());
}

TEST_CASE("who is enrolling is asked about the first payment") {
  auto told = met();
  closed(told, event::Stage::enrolling);
  CHECK(due(told, Trigger::first_payment) == "2026-12-07");
}

TEST_CASE("payments that stopped: after the months of the rule, until later ones are told") {
  auto told = met();
  told.say(person, paid_until("2026-08"));
  CHECK(due(told, Trigger::payment_gap) == "2026-11-01");
  CHECK(of(told, Trigger::payment_gap).front().person == person);
  CHECK(of(told, Trigger::payment_gap).front().what == "2026-08");
  told.say(person, paid_until("2026-11"));
  CHECK(due(told, Trigger::payment_gap) == "2027-02-01");
}

TEST_CASE("a contract that ends is told of in advance") {
  auto told = met();
  told.say(person, event::ContractChanged{"2026-01-01", "2026-12-31", "herder"});
  CHECK(due(told, Trigger::contract_ends) == "2026-12-17");
}

TEST_CASE("papers are checked before a pension opens, until all are found") {
  auto told = met();
  told.say(home, event::CalculationShown{visit, person, {"{}"}, "p", "herder", "2027-06", {}, {}});
  CHECK(due(told, Trigger::pension_near) == "2027-04-01");
  told.say(person, event::DocumentNoted{"labour_book", event::Paper::found, {}, {}});
  CHECK(due(told, Trigger::pension_near).empty());
  told.say(person, event::DocumentNoted{"contract", event::Paper::requested, {}, {}});
  CHECK(due(told, Trigger::pension_near) == "2027-04-01");
  CHECK(due(told, Trigger::paper_requested) == "2026-12-07");
}

TEST_CASE("a child that was born lately") {
  auto told = met();
  event::PersonChanged child;
  child.relation = event::Relation::child;
  child.born = "2026-09";
  told.say(person, child);
  CHECK(due(told, Trigger::child_born) == "2026-12-07");
  CHECK(due(told, Trigger::child_born, *parse_date("2026-12-25")).empty());  // rule: 2 months
}

TEST_CASE("a shock in the bagh: need before insurance, until somebody was there") {
  constexpr Uuid dzud{8, 1};
  auto told = met();
  event::HouseholdChanged bagh;
  bagh.bagh = "1";
  told.say(home, bagh).say(home, event::VisitStarted{visit, event::Way::home, {}, {}, {}});
  told.later(1).say(dzud, event::ShockNoted{"dzud", "2026-11-24", "2"});
  CHECK(due(told, Trigger::shock).empty());
  told.say(dzud, event::ShockNoted{"dzud", "2026-11-24", "1"}, {told.last()});
  told.say(dzud, event::EntryWithdrawn{told_id(5), {}}, {told_id(5)});
  CHECK(due(told, Trigger::shock) == "2026-12-08");
  told.say(home, event::VisitStarted{{2, 2}, event::Way::home, {}, {}, {}});
  CHECK(due(told, Trigger::shock).empty());
}

TEST_CASE("a household that moved here is met; the officer it left keeps nothing") {
  auto told = asked(event::Answer::promised);
  told.say(home, event::HouseholdMoved{"18304"});
  CHECK(due(told, Trigger::moved_in) == "2026-12-07");
  CHECK(of(told, Trigger::moved_in).front().area == "18304");
  auto const owed = of(told, Trigger::answer_owed).front();
  CHECK(owed.area == "18304");
  CHECK(owed.owner.empty());  // the soum's: the one who promised works elsewhere
  told.in("18304").say(home, event::HouseholdAssigned{"uvs"}, {}, 2);
  CHECK(of(told, Trigger::answer_owed).front().owner == "uvs");
  told.say(home, event::VisitStarted{{2, 2}, event::Way::home, {}, {}, {}}, {}, 2);
  CHECK(due(told, Trigger::moved_in).empty());
}

TEST_CASE(
    "an officer who left: the task falls to who looks after the household, then to the soum") {
  auto told = asked(event::Answer::promised);
  CHECK(of(told, Trigger::answer_owed, today, Staff({{"tes", "uvs"}})).front().owner == "tes");
  CHECK(of(told, Trigger::answer_owed, today, Staff({{"uvs"}})).front().owner.empty());
  told.say(home, event::HouseholdAssigned{"uvs"});
  CHECK(of(told, Trigger::answer_owed, today, Staff({{"uvs"}})).front().owner == "uvs");
  CHECK(of(told, Trigger::answer_owed, today, Staff(std::vector<std::string>{}))
            .front()
            .owner.empty());
}

TEST_CASE("who was given the household since has its tasks, though the other still works") {
  auto told = asked(event::Answer::promised);
  told.say(home, event::HouseholdAssigned{"uvs"});
  CHECK(of(told, Trigger::answer_owed).front().owner == "uvs");
  CHECK(of(told, Trigger::answer_owed, today, Staff({{"tes"}})).front().owner == "tes");
  told.say(home, event::QuestionAsked{visit, "Q18", {}, event::Answer::promised, {}});
  CHECK(of(told, Trigger::answer_owed)[1].owner == "tes");  // said since: whose word it is
  told.say(home, event::HouseholdMoved{"18304"});
  CHECK(of(told, Trigger::answer_owed).front().owner.empty());  // she was given it elsewhere
}

TEST_CASE("an answer that is owed and was set down stays in the sight of a desk") {
  auto told = asked(event::Answer::promised);
  auto const question = told.last();
  told.say(home, event::TaskPutOff{"answer_owed", question, "2027-01-10"});
  told.say(home, event::TaskPutOff{"answer_owed", question, "2027-02-10"});
  auto const seen = [&] {
    return follow(folded(told.events), {rule(Trigger::answer_owed)}, today, {}).tasks;
  };
  CHECK(seen().front().put_off == 2);
  CHECK(!seen().front().set_down);
  told.say(home, event::TaskClosed{"answer_owed", question, event::Closing::not_needed, {}});
  CHECK(of(told, Trigger::answer_owed).empty());
  REQUIRE(seen().size() == 1);
  CHECK(seen().front().set_down);
  told.say(home, event::QuestionAnswered{question, {}, {}});
  CHECK(seen().empty());
}

namespace {

std::vector<Rule> day_rules() {
  return {rule(Trigger::pension_near), rule(Trigger::child_born), rule(Trigger::shock),
          rule(Trigger::otor_away), rule(Trigger::promise_due)};
}

std::string words_on(Book const& book, Date day) {
  std::string text;
  for (auto const& task : tasks(book, day_rules(), day, {}))
    text += task.rule + text_of(task.due) + task.what + text_of(task.about) + ";";
  return text;
}

}  // namespace

TEST_CASE("tasks stay the same until the day that says they may not") {
  CHECK(rc::check([] {
    auto const near = [](int from, int to) {
      return date_of_day(day_number(today) + *rc::gen::inRange(from, to));
    };
    auto told = met();
    event::PersonChanged child;
    child.relation = event::Relation::child;
    child.born = text_of(near(-150, 60).month);
    told.say(person, child);
    told.say(home,
             event::CalculationShown{
                 visit, person, {"{}"}, "p", "herder", text_of(near(-400, 90).month), {}, {}});
    auto const from = near(-400, 60);
    event::CampChanged camp{{7, 1}, event::Season::otor, {}, {}, "18401", {},
                            {},     text_of(from),       {}};
    if (*rc::gen::arbitrary<bool>())
      camp.to = text_of(date_of_day(day_number(from) + *rc::gen::inRange(1, 300)));
    told.say(home, camp);
    event::ShockNoted shock{"dzud", text_of(near(-90, 60)), {}};
    told.say({8, 1}, shock);
    auto const book = folded(told.events);
    auto const followed = follow(book, day_rules(), today, {});
    auto const until = followed.again.find(home);
    auto const first = words_on(book, today);
    for (int ahead = 1; ahead < 300; ++ahead) {
      auto const day = date_of_day(day_number(today) + ahead);
      if (until != followed.again.end() && day >= until->second) break;
      RC_ASSERT(words_on(book, day) == first);
    }
  }));
}

TEST_CASE("away on otor in another soum, while the camp's days say so") {
  auto told = met();
  event::CampChanged camp{{7, 1}, event::Season::otor, {}, {}, "18401", {}, {}, "2026-11-20", {}};
  told.say(home, camp);
  CHECK(due(told, Trigger::otor_away) == "2026-12-04");
  CHECK(of(told, Trigger::otor_away).front().what == "18401");
  camp.area = "18301";
  told.say(home, camp);
  CHECK(due(told, Trigger::otor_away).empty());
}

TEST_CASE("a request to hand a household over is the task of the soum that is asked") {
  auto told = met();
  told.in("18304").say({1, 9}, event::HandOverRequested{"18301", {}}, {}, 2);
  REQUIRE(of(told, Trigger::hand_over).size() == 1);
  CHECK(of(told, Trigger::hand_over).front().area == "18301");
  CHECK(of(told, Trigger::hand_over).front().what == "18304");
}

TEST_CASE("nobody there, twice in a row") {
  auto told = met();
  told.say(home, event::NobodyFound{{2, 1}, {}});
  CHECK(due(told, Trigger::not_found).empty());
  told.later(1).say(home, event::NobodyFound{{2, 2}, {}});
  CHECK(due(told, Trigger::not_found) == "2026-12-08");
  CHECK(of(told, Trigger::not_found).front().facts.size() == 2);
  told.later(1).say(home, event::VisitStarted{{2, 3}, event::Way::phone, {}, {}, {}});
  CHECK(due(told, Trigger::not_found).empty());
}

TEST_CASE("what came of a referral is asked until it is known") {
  auto told = met();
  told.say(home, event::ReferralMade{visit, {6, 1}, "bank", "loan", {}});
  CHECK(due(told, Trigger::referral_open) == "2026-12-07");
  told.say(home, event::ReferralClosed{{6, 1}, event::Outcome::helped, {}});
  CHECK(due(told, Trigger::referral_open).empty());
}

TEST_CASE("a task is put off, and closed; the same rule about another fact stays") {
  auto told = asked(event::Answer::promised);
  auto const first = told.last();
  told.say(home, event::QuestionAsked{visit, "Q18", {}, event::Answer::promised, {}});
  told.say(home, event::TaskPutOff{"answer_owed", first, "2027-01-10"});
  CHECK(due(told, Trigger::answer_owed) == "2026-12-07 2027-01-10");
  auto const put_off = told.last();
  told.say(home, event::TaskClosed{"answer_owed", first, event::Closing::not_needed, {}});
  CHECK(due(told, Trigger::answer_owed) == "2026-12-07");
  told.say(home, event::EntryWithdrawn{told.last(), {}}, {told.last()});
  told.say(home, event::EntryWithdrawn{put_off, {}}, {put_off});
  CHECK(due(told, Trigger::answer_owed) == "2026-12-07 2026-12-07");
}

TEST_CASE("a fact that was withdrawn, or a whole household, asks for nothing") {
  auto told = asked(event::Answer::promised);
  auto const question = told.last();
  told.say(home, event::EntryWithdrawn{question, {}}, {question});
  CHECK(of(told, Trigger::answer_owed).empty());
}

TEST_CASE("tasks are the same in any order of arrival") {
  auto told = asked(event::Answer::promised);
  closed(told, event::Stage::enrolling);
  told.say(home, event::PromiseMade{visit, promise, "call", "2026-12-01"});
  told.say(home, event::HouseholdMoved{"18304"}, {}, 2);
  told.say(home, event::TaskPutOff{"answer_owed", told_id(3), "2027-01-10"});
  std::vector<Rule> const rules{rule(Trigger::promise_due), rule(Trigger::answer_owed),
                                rule(Trigger::first_payment), rule(Trigger::moved_in)};
  auto const words = [&](Book const& book) {
    std::string text;
    for (auto const& task : tasks(book, rules, today, {})) {
      text += task.rule + text_of(task.due) + task.owner + text_of(task.about) + ";";
    }
    return text;
  };
  auto const expected = words(folded(told.events));
  CHECK(rc::check([&] {
    auto const picks = *rc::gen::container<std::vector<std::size_t>>(
        20, rc::gen::inRange<std::size_t>(0, told.events.size()));
    Book book;
    for (auto const pick : picks) book.take(told.events[pick], {}, true);
    for (auto const& event : told.events) book.take(event, {}, true);
    RC_ASSERT(words(book) == expected);
  }));
}

TEST_CASE("a clock that is centuries wrong gives a day that can be written") {
  for (std::int64_t const ms : {std::int64_t{0}, event::last_stamp_ms, -event::one_day_ms}) {
    event::Origin origin;
    origin.clock = {ms, 0};
    CHECK(parse_date(text_of(day_of(origin))).has_value());
  }
  event::Origin origin;
  origin.clock = {20'780 * event::one_day_ms - 7 * 3'600'000, 0};
  CHECK(text_of(day_of(origin)) == "2026-11-23");  // midnight in the west
  origin.clock.ms -= 1;
  CHECK(text_of(day_of(origin)) == "2026-11-22");
}

}  // namespace otor::outreach
