// SPDX-License-Identifier: Apache-2.0
#include "store/sql_aside.h"

#include <doctest/doctest.h>

#include "store/audit.h"
#include "store/erasure.h"
#include "store/test_store.h"
#include "store/verify.h"
#include "wire/json.h"

using namespace otor;
using namespace otor::store;

namespace {

using Words = std::vector<std::string>;

struct Department {
  TestFolder folder;
  TestHome home{folder.path};
  app::Account officer = test_officer("tes", {"18301"});
  app::Account head{"head", "head", app::Role::head, {"183"}, true};
  app::LineWriter phone{test_uuid(1), "tes", "phone"};
  SqlAside aside{*home.store, home.clock};
  event::Uuid const family = test_uuid(500);

  std::string written(std::string_view kind, std::string_view body,
                      std::string_view area = "18301") {
    home.clock.now = home.clock.now + 60'000;
    return phone.write(kind, area, family, body, home.clock.now).line;
  }
  /// A family is met, named and visited.
  std::vector<std::string> work(std::string_view area = "18301") {
    return {written("household_met", "{}", area),
            written("household_changed", R"({"head":"Зохиомол Дорж"})", area),
            written("visit_started",
                    R"({"visit":")" + text_of(test_uuid(700)) + R"(","way":"home"})", area)};
  }
  Words push(std::vector<std::string> const& lines) {
    auto const answer = app::push(officer, push_text(phone.device(), lines), home.home, home.log,
                                  home.devices, home.clock);
    REQUIRE(answer);
    auto const value = wire::parse_strict(*answer);
    Words found;
    for (auto const& receipt : value->at("receipts").as_array())
      found.emplace_back(receipt.at("status").as_string().c_str());
    return found;
  }
  std::vector<app::AsideGroup> groups() {
    auto const answer = app::set_aside(head, {officer}, home.home, aside, home.model);
    REQUIRE(answer);
    CHECK(!answer->more);
    return answer->groups;
  }
  app::LetInAnswer let_in(std::vector<std::string> lines) {
    auto answer = app::let_in(head, {officer}, {std::move(lines)}, home.home, aside);
    REQUIRE(answer);
    return std::move(*answer);
  }
  std::size_t fed(std::string const& area) { return home.log.after(0, {area}, 100)->events.size(); }
  bool sound() { return verify(folder.path)->sound(); }
};

}  // namespace

TEST_CASE_FIXTURE(Department,
                  "a head lets in what came from a lost phone, as its author's, of its day, once") {
  REQUIRE(push({written("household_met", "{}")}) == Words{"stored"});
  auto const then = home.clock.now.load();
  REQUIRE(home.devices.revoke(phone.device(), "server"));
  auto const lines = work();
  REQUIRE(push(lines) == Words{"quarantined", "quarantined", "quarantined"});
  auto const found = groups();
  REQUIRE(found.size() == 1);
  CHECK(found[0].may);
  CHECK(found[0].code == "device_lost");
  CHECK(found[0].author == "tes");
  CHECK(found[0].name == "Зохиомол Дорж");
  CHECK(found[0].visits == 1);
  CHECK(found[0].from == "2026-11-23");
  CHECK(found[0].lines.size() == 3);
  CHECK(fed("18301") == 1);

  home.clock.now = then + 30 * event::one_day_ms;
  CHECK(let_in(found[0].lines).stored == 3);
  CHECK(groups().empty());
  auto const page = home.log.after(0, {"18301"}, 100);
  REQUIRE(page->events.size() == 4);
  CHECK(page->events[1].line == lines[0]);
  CHECK(page->events[3].received <
        then + event::one_day_ms);  // when it came, not when it was let in
  auto const days = home.model.overview({"18301"}, "2026-11-23", "2026-11-23");
  REQUIRE(days->officers.size() == 1);
  CHECK(days->officers[0].visits == 1);

  auto const again = let_in(found[0].lines);
  CHECK(again.stored == 0);
  CHECK(again.left.size() == 3);
  CHECK(again.left[0].code == "not_found");
  CHECK(fed("18301") == 4);
  CHECK(push(lines) == Words{"already_stored", "already_stored", "already_stored"});
  CHECK(sound());
}

TEST_CASE_FIXTURE(Department, "the audit tells who let in what lay aside") {
  REQUIRE(home.devices.known_or_bind(phone.device(), "tes"));
  REQUIRE(home.devices.revoke(phone.device(), "server"));
  push(work());
  let_in(groups()[0].lines);
  auto const told = SqlAudit(*home.store, home.clock).about(text_of(family));
  REQUIRE(told->size() == 1);
  CHECK((*told)[0].actor == "head");
  CHECK((*told)[0].reason == "let_in");
  CHECK((*told)[0].classes == "card visit");
  CHECK(sound());
}

TEST_CASE_FIXTURE(Department,
                  "what an officer wrote where a soum was taken away is let in, or goes in by "
                  "itself once it is given again") {
  REQUIRE(push({written("household_met", "{}")}) == Words{"stored"});
  officer.areas = {"18304"};
  auto const lines = work();
  REQUIRE(push(lines) == Words{"quarantined", "quarantined", "quarantined"});
  REQUIRE(groups()[0].code == "foreign_area");
  CHECK(let_in({groups()[0].lines[0]}).stored == 1);
  CHECK(fed("18301") == 2);
  officer.areas = {"18301"};
  CHECK(push(lines) == Words{"already_stored", "stored", "stored"});
  CHECK(groups().empty());
  CHECK(fed("18301") == 4);
  CHECK(sound());
}

TEST_CASE_FIXTURE(Department, "a head lets in nothing outside her aimags, and sees nothing of it") {
  officer.areas = {"18304"};
  auto const foreign = work("18401");
  REQUIRE(push(foreign) == Words{"quarantined", "quarantined", "quarantined"});
  CHECK(groups().empty());
  auto const hash = event::hash_of(foreign[0]);
  auto const answer = let_in({hash});
  CHECK(answer.stored == 0);
  CHECK(answer.left[0].code == "not_found");
  CHECK(fed("18401") == 0);
  for (auto const& account : {officer, app::Account{"p", "p", app::Role::programme, {}, true},
                              app::Account{"a", "a", app::Role::administrator, {}, true}}) {
    CHECK(app::set_aside(account, {officer}, home.home, aside, home.model).error().kind ==
          ProblemKind::not_allowed);
    CHECK(app::let_in(account, {officer}, {{hash}}, home.home, aside).error().kind ==
          ProblemKind::not_allowed);
  }
  CHECK(app::let_in(head, {officer}, {{"x"}}, home.home, aside).error().kind ==
        ProblemKind::bad_value);
  CHECK(app::let_in(head, {officer}, {std::vector<std::string>(1'001, hash)}, home.home, aside)
            .error()
            .kind == ProblemKind::too_large);
}

TEST_CASE_FIXTURE(Department, "what may be let in stands before all that stays aside") {
  REQUIRE(push({written("household_met", "{}")}) == Words{"stored"});
  Words unfit;
  for (int n = 0; n < 20; ++n) unfit.push_back(written("visit_started", R"({"visit":7})"));
  push(unfit);
  officer.areas = {"18304"};
  push(work());
  auto const first = aside.lines({"18301"}, 3);
  REQUIRE(first);
  CHECK(first->size() == 3);
  for (auto const& line : *first) CHECK(line.code == "foreign_area");
  CHECK(aside.lines({"18304"}, 3)->empty());
}

TEST_CASE_FIXTURE(Department,
                  "what does not fit its kind, forks or moves a household stays aside") {
  auto const first = written("household_met", "{}");
  REQUIRE(push({first}) == Words{"stored"});
  auto fork = first;
  fork.replace(fork.find("\"at\":\"2026"), 10, "\"at\":\"2025");
  auto const unfit = written("visit_started", R"({"visit":7})");
  REQUIRE(push({fork, unfit}) == Words{"quarantined", "quarantined"});
  REQUIRE(home.devices.revoke(phone.device(), "server"));
  auto const moved = written("household_moved", R"({"area":"18304"})");
  REQUIRE(push({moved}) == Words{"quarantined"});
  Words lines, codes;
  for (auto const& group : groups()) {
    CHECK(!group.may);
    lines.insert(lines.end(), group.lines.begin(), group.lines.end());
    codes.push_back(group.code);
  }
  std::ranges::sort(codes);
  CHECK(codes == Words{"device_lost", "fork", "unfit_body"});
  auto const answer = let_in(lines);
  CHECK(answer.stored == 0);
  CHECK(answer.left.size() == 3);
  CHECK(fed("18301") == 1);
  CHECK(groups().size() == 3);
  CHECK(sound());
}

TEST_CASE_FIXTURE(Department,
                  "a line whose place was taken meanwhile stays aside, the rest goes in") {
  REQUIRE(home.devices.known_or_bind(phone.device(), "tes"));
  officer.areas = {"18304"};
  auto const lines = work();
  push(lines);
  officer.areas = {"18301"};
  auto other = lines[1];
  other.replace(other.find("\"at\":\"2026"), 10, "\"at\":\"2025");
  REQUIRE(push({other}) == Words{"stored"});
  auto const answer = let_in(groups()[0].lines);
  CHECK(answer.stored == 2);
  REQUIRE(answer.left.size() == 1);
  CHECK(answer.left[0].code == "fork");
  CHECK(answer.left[0].hash == event::hash_of(lines[1]));
  CHECK(fed("18301") == 3);
}

TEST_CASE_FIXTURE(Department, "of an erased household nothing lies aside to be let in") {
  REQUIRE(push({written("household_met", "{}")}) == Words{"stored"});
  officer.areas = {"18304"};
  push(work());
  auto const lines = groups()[0].lines;
  auto const plan = plan_erasure(*home.store, ErasureOf::household, family);
  REQUIRE(plan);
  REQUIRE(erase(*home.store, *plan, "letter-7/2026", home.clock.now));
  CHECK(groups().empty());
  auto const before = fed("18301");
  CHECK(let_in(lines).stored == 0);
  CHECK(fed("18301") == before);
}

TEST_CASE_FIXTURE(Department,
                  "what an officer learned on a lost phone is let in by a head over her soum") {
  REQUIRE(home.devices.known_or_bind(phone.device(), "tes"));
  REQUIRE(home.devices.revoke(phone.device(), "server"));
  auto const code = R"({"code":"secret","day":"2026-11-02"})";
  auto const lines =
      Words{written("attended", code, event::own_area), written("attended", code, event::own_area)};
  REQUIRE(push(lines) == Words{"quarantined", "quarantined"});
  app::Account const far{"far", "far", app::Role::head, {"184"}, true};
  auto const elsewhere = app::set_aside(far, {officer}, home.home, aside, home.model);
  REQUIRE(elsewhere);
  CHECK(elsewhere->groups.empty());
  auto const found = groups();
  REQUIRE(found.size() == 1);
  CHECK(found[0].may);
  CHECK(found[0].area == event::own_area);
  CHECK(found[0].household.empty());
  CHECK(found[0].name.empty());
  CHECK(found[0].lines.size() == 2);
  auto const stayed = app::let_in(far, {officer}, {found[0].lines}, home.home, aside);
  CHECK(stayed->stored == 0);
  CHECK(let_in(found[0].lines).stored == 2);
  CHECK(fed(event::own_stream("tes")) == 2);
  CHECK(fed("18301") == 0);
  CHECK(groups().empty());
  CHECK(push(lines) == Words{"already_stored", "already_stored"});
  CHECK(sound());
}

TEST_CASE_FIXTURE(Department,
                  "in an own stream nothing of a household is let in, and none is named") {
  auto const name = R"({"head":"Зохиомол Дорж"})";
  REQUIRE(push({written("household_changed", name, event::own_area)}) == Words{"quarantined"});
  auto const found = groups();
  REQUIRE(found.size() == 1);
  CHECK(!found[0].may);
  CHECK(found[0].name.empty());
  CHECK(let_in(found[0].lines).stored == 0);
  CHECK(fed(event::own_stream("tes")) == 0);
}
