// SPDX-License-Identifier: Apache-2.0
#include "training/run.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "training/results.h"

namespace otor::training {
namespace {

event::Uuid id(std::uint64_t number) { return {0x01934f6e8c007abc, number}; }

/// What was said of one run, one thing a minute.
class Told {
 public:
  std::vector<Fact> facts;

  Told& say(std::string author, Saying said, event::Uuid run = id(1)) {
    auto const number = facts.size() + 1;
    auto const ms = static_cast<std::int64_t>(number) * 60'000;
    facts.push_back({id(100 + number), run, std::move(author), ms, {ms, 0}, std::move(said)});
    return *this;
  }
  Run run() const { return runs_of(facts).at(id(1)); }
};

event::RunPlanned plan() {
  return {"law", event::RunWay::hall, {"2026-12-07", "2026-12-08"}, "09:00", "17:00", "secret", {},
          {}};
}

event::TestHanded test(event::Sitting sitting, std::string on, std::vector<std::string> right,
                       std::vector<std::string> wrong) {
  return {"law", std::move(on), sitting, std::move(right), std::move(wrong)};
}

Told invited() {
  Told told;
  told.say("tr", plan()).say("tr", event::LearnersInvited{{"tes", "turgen"}});
  return told;
}

}  // namespace

TEST_CASE("a run goes forward, and back only from open to draft") {
  using enum event::RunState;
  std::vector<std::pair<event::RunState, event::RunState>> allowed;
  for (auto const from : {draft, open, running, closed})
    for (auto const to : {draft, open, running, closed})
      if (may_become(from, to)) allowed.emplace_back(from, to);
  CHECK(allowed ==
        decltype(allowed){{draft, open}, {open, draft}, {open, running}, {running, closed}});
}

TEST_CASE("who types the code of the day was there, and who types another was not") {
  auto told = invited();
  auto const code = day_code(plan(), id(1), "2026-12-07");
  CHECK(code.size() == 6);
  CHECK(code != day_code(plan(), id(1), "2026-12-08"));
  CHECK(code != day_code(plan(), id(2), "2026-12-07"));
  told.say("tes", event::Attended{"2026-12-07", code})
      .say("turgen", event::Attended{"2026-12-08", code})   // of another day
      .say("turgen", event::Attended{"2026-12-09", code});  // of no day
  auto const run = told.run();
  CHECK(run.learners.at("tes").days.at("2026-12-07") == Came::code);
  CHECK(run.learners.at("turgen").days.empty());
  CHECK(run.learners.at("turgen").wrong_codes == 2);
}

TEST_CASE("the list may put right what a code said, and a code what the list did not") {
  auto told = invited();
  auto const code = day_code(plan(), id(1), "2026-12-07");
  told.say("tes", event::Attended{"2026-12-07", code})
      .say("tr", event::AttendanceNoted{"tes", "2026-12-07", false})
      .say("tr", event::AttendanceNoted{"turgen", "2026-12-07", false})
      .say("turgen", event::Attended{"2026-12-07", code});
  auto const run = told.run();
  CHECK(run.learners.at("tes").days.at("2026-12-07") == Came::absent);
  CHECK(run.learners.at("turgen").days.at("2026-12-07") == Came::code);
}

TEST_CASE("a test counts once, and not after the end") {
  using enum event::Sitting;
  auto told = invited();
  told.say("tes", test(before, "2026-12-07", {"L1"}, {"L2"}))
      .say("tes", test(before, "2026-12-08", {"L1", "L2"}, {}))  // handed in again
      .say("turgen", test(before, "2026-12-09", {"L1"}, {}))     // after the last day
      .say("tes", test(after, "2026-12-15", {"L1", "L2"}, {}))   // on the last day of grace
      .say("turgen", test(after, "2026-12-16", {"L1"}, {}))
      .say("turgen", test(own, "2026-12-16", {"L1"}, {}));
  auto const run = told.run();
  auto const& tes = run.learners.at("tes");
  auto const& turgen = run.learners.at("turgen");
  CHECK(run.last() == "2026-12-15");
  CHECK(tes.before->on == "2026-12-07");
  CHECK(tes.not_counted == 1);
  CHECK(tes.after->of() == 2);
  CHECK_FALSE(turgen.before);
  CHECK_FALSE(turgen.after);
  CHECK(turgen.not_counted == 2);  // a sitting of one's own is not the trainer's
}

TEST_CASE("a test before that comes behind the one after measures nothing") {
  using enum event::Sitting;
  auto told = invited();
  told.say("tes", test(after, "2026-12-08", {"L1"}, {}))
      .say("tes", test(before, "2026-12-08", {"L1"}, {}));
  auto const run = told.run();
  CHECK_FALSE(run.learners.at("tes").before);
  CHECK(run.learners.at("tes").not_counted == 1);
}

TEST_CASE("a certificate needs half of the days and the test after") {
  using enum event::Sitting;
  auto told = invited();
  told.say("tes", test(after, "2026-12-08", {"L1", "L2", "L3"}, {"L4"}));
  CHECK_FALSE(told.run().may_certify("tes", 70));  // was not there
  told.say("tr", event::AttendanceNoted{"tes", "2026-12-08", true});
  CHECK(told.run().may_certify("tes", 75));
  CHECK_FALSE(told.run().may_certify("tes", 76));
  CHECK_FALSE(told.run().may_certify("turgen", 0));
  CHECK_FALSE(told.run().may_certify("nobody", 0));
}

TEST_CASE("a certificate that is withdrawn says why, and another can be given") {
  auto told = invited();
  told.say("tr", event::CertificateGiven{"tes", "law", "AAAA-BBBB-CCCC", "2026-12-09"})
      .say("tr", event::CertificateWithdrawn{"AAAA-BBBB-CCCC", "x"});
  CHECK(told.run().learners.at("tes").certificate->withdrawn == "x");
  told.say("tr", event::CertificateGiven{"tes", "law", "DDDD-EEEE-FFFF", "2026-12-10"});
  CHECK_FALSE(told.run().learners.at("tes").certificate->withdrawn);
}

TEST_CASE("planned again, the codes that were shown go on to hold") {
  auto told = invited();
  auto const code = day_code(plan(), id(1), "2026-12-07");
  auto again = plan();
  again.secret = "another";
  again.days.push_back("2026-12-09");
  told.say("tr", again).say("tes", event::Attended{"2026-12-07", code});
  CHECK(told.run().plan.days.size() == 3);
  CHECK(told.run().learners.at("tes").came_on("2026-12-07"));
}

TEST_CASE("a tag knows most codes that were mistyped") {
  auto const code = day_code(plan(), id(1), "2026-12-07");
  auto const tag = day_tag(id(1), "2026-12-07", code);
  CHECK(tag.size() == 4);
  CHECK(tag == day_tag(id(1), "2026-12-07", code));
  CHECK(tag != day_tag(id(1), "2026-12-07", code.substr(1) + "2"));
}

TEST_CASE("the order in which facts come does not matter") {
  CHECK(rc::check([] {
    using enum event::Sitting;
    auto told = invited();
    auto const count = *rc::gen::inRange(1, 12);
    for (int i = 0; i < count; ++i) {
      auto const user = *rc::gen::element<std::string>("tes", "turgen");
      auto const day = *rc::gen::element<std::string>("2026-12-07", "2026-12-08", "2026-12-20");
      switch (*rc::gen::inRange(0, 4)) {
        case 0: told.say(user, test(*rc::gen::element(before, after), day, {"L1"}, {})); break;
        case 1:
          told.say("tr", event::AttendanceNoted{user, day, *rc::gen::arbitrary<bool>()});
          break;
        case 2: told.say(user, event::Attended{day, day_code(plan(), id(1), day)}); break;
        default: told.say("tr", event::LearnerTakenOff{user}); break;
      }
    }
    auto const one = told.run();
    auto shuffled = told;
    for (std::size_t i = shuffled.facts.size(); i > 1; --i)
      std::swap(shuffled.facts[i - 1], shuffled.facts[*rc::gen::inRange<std::size_t>(0, i)]);
    auto const other = shuffled.run();
    for (auto const& [user, learner] : one.learners) {
      auto const& same = other.learners.at(user);
      RC_ASSERT(learner.days == same.days);
      RC_ASSERT(learner.invited == same.invited);
      RC_ASSERT(learner.not_counted == same.not_counted);
      RC_ASSERT((learner.before ? learner.before->event : id(0)) ==
                (same.before ? same.before->event : id(0)));
    }
  }));
}

TEST_CASE("a mean of differences comes with its interval") {
  // Differences 0.2, 0.4, 0.6: mean 0.4, sd 0.2, t(2) = 4.303, half = 4.303 * 0.2 / sqrt(3).
  auto const change = mean_change({{0.2, 0.4}, {0.2, 0.6}, {0.2, 0.8}});
  REQUIRE(change);
  CHECK(change->of == 3);
  CHECK(change->before == 200);
  CHECK(change->after == 600);
  CHECK(change->change == 400);
  CHECK(change->low == -97);
  CHECK(change->high == 897);
  CHECK_FALSE(mean_change({{0, 1}}));
  auto const shares = mean_change({{0, 0.9}, {0.8, 0.7}}, 1);
  CHECK(shares->low == -1000);
  CHECK(shares->high == 1000);
}

TEST_CASE("hard questions come first, and lessons that were not understood are named") {
  Course course;
  course.name = "law";
  for (auto const& [lesson, codes] : std::vector<std::pair<std::string, std::vector<std::string>>>{
           {"one", {"L1", "L2", "L3"}}, {"two", {"L4"}}}) {
    handbook::Chapter chapter;
    chapter.name = lesson;
    for (auto const& code : codes) {
      handbook::ChapterBlock block;
      block.kind = handbook::Kind::question;
      block.code = code;
      chapter.blocks.push_back(std::move(block));
    }
    course.lessons.push_back(std::move(chapter));
  }
  using enum event::Sitting;
  auto told = invited();
  told.say("tes", test(before, "2026-12-07", {"L1"}, {"L2", "L3", "L4"}))
      .say("turgen", test(before, "2026-12-07", {"L1", "L2"}, {"L3", "L4"}))
      .say("tes", test(after, "2026-12-08", {"L1", "L2", "L4"}, {"L3"}))
      .say("turgen", test(after, "2026-12-08", {"L1", "L2", "L3", "L4"}, {}));
  auto const run = told.run();
  auto const results = results_of({&run}, course);
  std::vector<std::string> order;
  for (auto const& item : results.items) order.push_back(item.question);
  CHECK(order == std::vector<std::string>{"L3", "L4", "L2", "L1"});
  CHECK(results.items[0].before_of == 2);
  CHECK(results.items[0].after_right == 1);
  REQUIRE(results.gain);
  CHECK(results.gain->before == 375);
  CHECK(results.gain->after == 875);
  CHECK(results.lessons.size() == 2);
  CHECK(lessons_again(*run.learners.at("tes").before, course) ==
        std::vector<std::string>{"one", "two"});
  CHECK(lessons_again(*run.learners.at("tes").after, course).empty());  // exactly a third
}

}  // namespace otor::training
