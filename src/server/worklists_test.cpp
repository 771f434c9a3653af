// SPDX-License-Identifier: Apache-2.0
// What is kept of the tasks of soums: after any history it is what folding everything anew would
// give, nothing of anybody who was erased stays, and it keeps within its bound. All made up.
#include "server/worklists.h"

#include <doctest/doctest.h>

#include "app/findings.h"
#include "app/law_for_tests.h"
#include "server/soum_story_for_tests.h"
#include "store/families_for_tests.h"
#include "wire/codebook.h"
#include "wire/json.h"

namespace otor::server {
namespace {

using event::Uuid;
using store::test_uuid;

std::string text_of(app::WatchedFamily const& family) {
  std::string text = text_of(family.household) + " " + family.head + "/" + family.bagh +
                     (family.here ? " here" : "") + (family.moved_in ? " moved_in" : "") +
                     " given " + family.given + " over";
  for (auto const id : family.given_heads) text += " " + text_of(id);
  if (family.again) text += " again " + text_of(*family.again);
  for (auto const& task : family.tasks)
    text += "\n  " + std::to_string(task.rule) + " " + text_of(task.about) + " " + task.name + "/" +
            task.what + " " + text_of(task.due) + " since " + text_of(task.since) + " " +
            task.owners.named + "/" + task.owners.given + (task.owners.given_since ? "+" : "-") +
            std::to_string(task.put_off) + (task.set_down ? " set down" : "");
  return text + "\n";
}

std::string text_of(app::HeardFamily const& family) {
  std::string text = "heard " + text_of(family.household) + " " + family.head + "/" + family.bagh +
                     " given " + family.given + (family.silent ? " silent" : "");
  for (auto const& one : family.people)
    text += "\n  " + text_of(one.person) + (one.member ? " member" : "") + (one.sex ? " sex" : "") +
            (one.born ? " " + text_of(*one.born) : "");
  for (auto const& visit : family.visits) {
    text += "\n  " + text_of(visit.visit) + " " + text_of(visit.day) + " " + visit.officer +
            (visit.met ? "" : " nobody") + (visit.given_since ? " since" : "");
    for (auto const& fact : visit.facts)
      text += "\n    " + text_of(fact.event) + " " + fact.code + "/" + fact.words +
              (fact.person ? " of " + text_of(*fact.person) : "") +
              (fact.answered ? " answered " + text_of(*fact.answered) : "") +
              (fact.silent ? " silent" : "");
  }
  return text + "\n";
}

/// Every family as lists show it, in their order.
std::string text_of(app::SoumRoll const& roll) {
  std::string text;
  for (auto const& line : roll.lines()) {
    auto const family = roll.family(line);
    text += text_of(family.household) + " " + family.head + "/" + family.bagh + " of " +
            family.officer + " " + std::to_string(family.members) +
            (family.last_visit ? " " + text_of(*family.last_visit) : "") +
            (family.stage ? " stage" : "") + (family.silent ? " silent" : "");
    for (auto const& name : family.names) text += ", " + name;
    text += "\n";
  }
  return text;
}

/// What only one of them has, and what only the other; "" where both are the same.
template <class All>
std::string difference(All const& one, All const& other) {
  std::string text;
  for (auto const& [id, family] : one)
    if (auto const found = other.find(id); found == other.end() || *found->second != *family)
      text += "- " + text_of(*family);
  for (auto const& [id, family] : other)
    if (auto const found = one.find(id); found == one.end() || *found->second != *family)
      text += "+ " + text_of(*family);
  return text;
}

app::Awaited const awaited = [] { return true; };

app::SoumTasks anew(Story& story, std::string const& soum) {
  auto const rules = std::make_shared<std::vector<outreach::Rule> const>(
      wire::read_codebook(outreach::default_codebook())->rules);
  store::SqlSubjectLog subjects(*story.home.store);
  auto tasks = app::SoumTasks::of(soum, rules, story.today, {story.home.log, subjects, awaited});
  REQUIRE(tasks.has_value());
  return std::move(*tasks);
}

}  // namespace

namespace {

std::string text_of(app::StateCounts const& one) {
  std::string text;
  for (auto const count :
       {one.tasks, one.overdue, one.soon, one.owed, one.promised, one.waiting, one.stuck})
    text += std::to_string(count) + " ";
  return text;
}

std::string said(std::shared_ptr<app::SoumTasks const> soum, Date today, app::FindingsBy by,
                 app::CountSoum count) {
  static auto const codebook = *wire::read_codebook(outreach::default_codebook());
  auto const answer = app::findings({"", "2026-11-01", "2028-12-31", by},
                                    {{std::move(soum)}, codebook, today, false, std::move(count)});
  REQUIRE(answer.has_value());
  return wire::text_of_message(*answer);
}

std::vector<std::string> struck_in(app::SoumTasks const& tasks) {
  std::vector<std::string> words;
  for (auto const& one : tasks.struck())
    words.push_back(one.shock + " " + one.from + " " + one.to.value_or("") + one.bagh.value_or(""));
  return words;
}

/// Who works and by which terms changes, and comes back.
struct Staffed {
  std::vector<app::Account> working{store::test_officer("tes", {"18301", "18304"}),
                                    store::test_officer("uvs", {"18301", "18304", "18401"})};
  app::WorklistTerms terms;

  void change(std::uint64_t what) {
    switch (what) {
      case 0: terms.put_off = terms.put_off == 2 ? 1 : 2; break;
      case 1: terms.overdue_days = terms.overdue_days == 30 ? 5 : 30; break;
      case 2: working[1].areas = {working[1].areas.size() == 3 ? "18401" : "18301"}; break;
      case 3: working[0].role = app::Role::trainer; break;
      case 4: working[0].role = app::Role::officer; break;
      default: break;
    }
  }
  app::WorklistPorts ports(Date today) const { return {{}, working, working, terms, today}; }
};

}  // namespace

TEST_CASE("what is kept is what folding anew gives, after any history") {
  std::size_t tasks = 0, later = 0, heard = 0, struck = 0, listed = 0;
  std::int64_t folded = 0, whole = 0, stuck = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    Story story(seed);
    Worklists kept(*story.home.store, story.home.clock, seed % 4 == 0 ? 12 : 1'000'000);
    Staffed staffed;
    for (int turn = 0; turn < 25; ++turn) {
      for (auto steps = story.below(8); steps > 0; --steps) story.step();
      if (story.below(4) == 0) story.pass_days();
      if (story.below(12) == 0) story.erase_somebody();
      CAPTURE(turn);
      for (std::string const soum : {"18301", "18304", "18401"}) {
        if (story.below(3) == 0) continue;
        CAPTURE(soum);
        auto const now = kept.of({soum}, story.today, awaited);
        REQUIRE(now.has_value());
        auto const fresh = anew(story, soum);
        CHECK(difference(now->front()->families(), fresh.families()) == std::string());
        CHECK(difference(now->front()->heard(), fresh.heard()) == std::string());
        CHECK(text_of(now->front()->roll()) == text_of(fresh.roll()));
        listed += fresh.roll().size();
        for (auto const& [id, family] : fresh.heard())
          for (auto const& visit : family->visits) heard += visit.facts.size();
        CHECK(now->front()->size() == fresh.size());
        CHECK(struck_in(*now->front()) == struck_in(fresh));
        struck += fresh.struck().size();
        staffed.change(story.below(6));
        auto const counts = kept.counts({soum}, staffed.ports(story.today), awaited);
        REQUIRE(counts.has_value());
        auto const counted = app::counts_of(fresh, staffed.ports(story.today));
        CHECK(text_of(counts->at(soum)) == text_of(counted));
        for (auto const by : {app::FindingsBy::area, app::FindingsBy::age, app::FindingsBy::season})
          CHECK(said(now->front(), story.today, by, kept.counting()) ==
                said(std::make_shared<app::SoumTasks const>(fresh), story.today, by, {}));
        stuck += counted.stuck;
        tasks += fresh.size();
        folded += now->front()->folded();
        whole += fresh.folded();
        for (auto const& [id, family] : fresh.families()) later += family->again ? 1 : 0;
      }
    }
  }
  CHECK(tasks > 1'000);
  CHECK(later > 100);
  CHECK(struck > 100);
  CHECK(heard > 500);
  CHECK(listed > 1'000);
  CHECK(stuck > 100);
}

TEST_CASE("a soum is counted again where something was told of it, and no other") {
  store::TestFolder folder;
  store::Families families(folder.path);
  families.meet(1);
  Worklists kept(*families.home.store, families.home.clock);
  Staffed const staffed;
  auto const ports = staffed.ports(*parse_date("2026-12-01"));
  SoumCounts counts;
  KeptFindings said;
  app::FindingsSpan const year{*parse_date("2026-01-01"), *parse_date("2026-12-31"),
                               app::FindingsBy::area};
  auto const all = [&] {
    auto const now = *kept.of({"18301", "18304"}, ports.today, awaited);
    for (auto const& tasks : now) {
      (void)counts.of(tasks, ports);
      (void)said.of(tasks, year);
    }
    CHECK(said.counted() == counts.counted());
    return counts.counted();
  };
  CHECK(all() == 2);
  CHECK(all() == 2);
  families.meet(3);
  CHECK(all() == 3);
  auto const tomorrow = staffed.ports(*parse_date("2026-12-02"));
  (void)counts.of(kept.of({"18304"}, ports.today, awaited)->front(), tomorrow);
  CHECK(counts.counted() == 4);
}

TEST_CASE("one family that changed is folded again, and nobody else") {
  store::TestFolder folder;
  store::Families families(folder.path);
  for (int number = 1; number <= 200; number += 2) families.meet(number);
  Worklists kept(*families.home.store, families.home.clock);
  auto const day = *parse_date("2026-12-01");
  auto const first = (*kept.of({"18301"}, day, awaited)).front();
  CHECK(first->size() >= 100);
  CHECK((*kept.of({"18301"}, day, awaited)).front() == first);  // nothing was told: the very same
  families.send(
      {families.line("household_changed", store::Families::household(7), R"({"bagh":"9"})")});
  auto const second = (*kept.of({"18301"}, day, awaited)).front();
  CHECK(second->families().at(store::Families::household(7))->bagh == "9");
  CHECK(second->folded() - first->folded() < 40);
  auto const other = store::Families::household(9);
  CHECK(second->families().at(other) == first->families().at(other));
}

namespace {

std::string words_in(app::SoumTasks const& tasks) {
  std::string words;
  for (auto const& [id, family] : tasks.families()) {
    words += family->head + family->bagh + family->order;
    for (auto const letter : family->bagh_key) words += static_cast<char>(letter & 0x7f);
    for (auto const& task : family->tasks) words += task.name + task.what;
  }
  for (auto const& [id, family] : tasks.heard()) {
    words += family->head + family->bagh;
    for (auto const& visit : family->visits)
      for (auto const& fact : visit.facts) words += fact.words;
  }
  for (auto const& [id, family] : tasks.sheets()) {
    words += family->head;
    for (auto const* people : {&family->people, &family->withdrawn})
      for (auto const& person : *people) words += person.name;
  }
  return words;
}

}  // namespace

TEST_CASE("of whoever was erased nothing is kept, and of a soum that never knew her everything") {
  store::TestFolder folder;
  store::Families families(folder.path);
  families.meet(1);
  families.meet(11);
  Worklists kept(*families.home.store, families.home.clock, Worklists::most_tasks,
                 &app::law_for_tests());
  auto const day = *parse_date("2026-12-01");
  auto const before = kept.of({"18301", "18304"}, day, awaited);
  REQUIRE(before.has_value());
  auto const has = [&](app::SoumTasks const& tasks, char const* what, int number) {
    return words_in(tasks).find(store::Families::token_of(what, number)) != std::string::npos;
  };
  CHECK(has(*before->front(), "house", 1));
  CHECK(has(*before->front(), "person", 1));
  CHECK(!before->front()->sheets().empty());
  CHECK(store::bytes_under(folder.path).find(store::Families::token_of("house", 1)) ==
        std::string::npos);
  auto plan = store::plan_erasure(*families.home.store, store::ErasureOf::person,
                                  store::Families::person(1));
  REQUIRE(plan.has_value());
  REQUIRE(store::erase(*families.home.store, *plan, "8", families.home.clock.now));
  auto const without = kept.of({"18301", "18304"}, day, awaited);
  CHECK(!has(*without->front(), "person", 1));
  CHECK(has(*without->front(), "house", 1));
  CHECK(without->back() == before->back());
  plan = store::plan_erasure(*families.home.store, store::ErasureOf::household,
                             store::Families::household(1));
  REQUIRE(store::erase(*families.home.store, *plan, "9", families.home.clock.now));
  auto const after = kept.of({"18301"}, day, awaited);
  CHECK(!has(*after->front(), "house", 1));
  CHECK(has(*after->front(), "house", 11));
}

TEST_CASE("what is kept stays within its bound: the soum that waited the longest goes") {
  store::TestFolder folder;
  store::Families families(folder.path);
  for (int number = 1; number <= 20; number += 2) families.meet(number);
  auto const day = *parse_date("2026-12-01");
  Worklists kept(*families.home.store, families.home.clock, 5);
  REQUIRE(kept.of({"18301"}, day, awaited));
  CHECK(kept.kept().second == 1);  // one is kept, however large
  REQUIRE(kept.of({"18304"}, day, awaited));
  CHECK(kept.kept() == std::pair<std::size_t, std::size_t>(0, 1));
  Worklists roomy(*families.home.store, families.home.clock);
  REQUIRE(roomy.of({"18301", "18304"}, day, awaited));
  CHECK(roomy.kept().second == 2);
}

TEST_CASE("where nobody waits any more the folding ends, and nothing half is kept") {
  store::TestFolder folder;
  store::Families families(folder.path);
  families.meet(1);
  Worklists kept(*families.home.store, families.home.clock);
  auto const day = *parse_date("2026-12-01");
  CHECK(!kept.of({"18301"}, day, [] { return false; }));
  CHECK(kept.kept().first == 0);
  CHECK((*kept.of({"18301"}, day, awaited)).front()->size() > 0);
}

}  // namespace otor::server
