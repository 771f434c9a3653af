// SPDX-License-Identifier: Apache-2.0
#include "store/sql_stock.h"

#include <doctest/doctest.h>

#include <map>

#include "app/act.h"
#include "store/schema.h"
#include "store/test_store.h"
#include "store/verify.h"
#include "store/weeks_for_tests.h"

namespace otor::store {
namespace {

app::Account const officer{"ulgii", "A", app::Role::officer, {"18301"}, true};

struct StockHome {
  TestFolder folder;
  TestHome home{folder.path};
  SqlStock stock{*home.store};
  app::LineWriter phone{test_uuid(1), "ulgii", "one"};

  std::vector<event::Uuid> at_visit;  // what is written of it

  event::Uuid push(std::string_view kind, event::Uuid subject, std::string_view body,
                   std::vector<event::Uuid> over = {}) {
    auto const now = home.clock.now += 60'000;
    auto const written = phone.write(kind, "18301", subject, body, now, std::move(over));
    auto const text = push_text(phone.device(), {written.line});
    auto const answer = app::push(officer, text, home.home, home.log, home.devices, home.clock);
    REQUIRE(answer);
    REQUIRE(answer->find("\"stored\"") != std::string::npos);
    return written.id;
  }
  void push_aside(std::string_view kind, std::string_view body) {
    auto const now = home.clock.now += 60'000;
    auto const written = phone.write(kind, "18301", test_uuid(30), body, now);
    auto const text = push_text(phone.device(), {written.line});
    auto const answer = app::push(officer, text, home.home, home.log, home.devices, home.clock);
    REQUIRE(answer);
    REQUIRE(answer->find("not_allowed") != std::string::npos);
  }
  void visit() {
    push("household_met", test_uuid(20), "{}");
    at_visit.push_back(push("visit_started", test_uuid(20),
                            R"({"visit":"01900000-0000-7000-8000-000000000021","way":"home"})"));
  }
  void give(std::string_view edition, int count) {
    at_visit.push_back(push("handbook_given", test_uuid(20),
                            R"({"count":)" + std::to_string(count) + R"(,"edition":)" +
                                std::string(edition) +
                                R"(,"visit":"01900000-0000-7000-8000-000000000021"})"));
  }
  std::int64_t given() { return stock.stock({"18301"}, "", "")->front().stock.given; }
};

TEST_CASE_FIXTURE(StockHome, "handbooks come, go back, are lost and given, by edition") {
  push("handbooks_moved", test_uuid(10), R"({"count":50,"edition":"3","how":"received"})");
  push("handbooks_moved", test_uuid(11), R"({"count":10,"edition":3,"how":"received"})");
  push("handbooks_moved", test_uuid(12), R"({"count":5,"edition":"3","how":"returned"})");
  push("handbooks_moved", test_uuid(13), R"({"count":2,"edition":"3","how":"lost"})");
  visit();
  give("3", 4);
  give(R"("4")", 1);
  auto const rows = *stock.stock({"18301", "18304"}, "", "");
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].officer == "ulgii");
  CHECK(rows[0].area == "18301");
  CHECK(rows[0].stock.edition == "3");
  CHECK(rows[0].stock.received == 60);
  CHECK(rows[0].stock.returned == 5);
  CHECK(rows[0].stock.lost == 2);
  CHECK(rows[0].stock.given == 4);
  CHECK(rows[1].stock.edition == "4");
  CHECK(rows[1].stock.given == 1);
  CHECK(stock.stock({"18304"}, "", "")->empty());
  REQUIRE(home.model.rebuild());
  CHECK(stock.stock({"18301"}, "", "")->front().stock.received == 60);
  auto const verdict = verify(folder.path);
  for (auto const& fault : verdict->faults) CHECK(fault == "");
}

TEST_CASE_FIXTURE(StockHome, "what moved and was given is told of some days") {
  constexpr std::int64_t day_ms = 86'400'000;
  push("handbooks_moved", test_uuid(10), R"({"count":50,"edition":"3","how":"received"})");
  visit();
  give("3", 4);
  auto const before = app::day_of(home.clock.now);
  home.clock.now += 40 * day_ms;
  push("handbooks_moved", test_uuid(11), R"({"count":10,"edition":3,"how":"received"})");
  auto const later = app::day_of(home.clock.now);
  auto const first = *stock.stock({"18301"}, "", before);
  REQUIRE(first.size() == 1);
  CHECK(first[0].stock.received == 50);
  CHECK(first[0].stock.given == 4);
  auto const last = *stock.stock({"18301"}, later, "");
  REQUIRE(last.size() == 1);
  CHECK(last[0].stock.received == 10);
  CHECK(last[0].stock.given == 0);
  CHECK(stock.stock({"18301"}, before, later)->front().stock.received == 60);
}

TEST_CASE_FIXTURE(StockHome, "what a department wrote is found by it, and made again") {
  app::Account const head{"chief", "C", app::Role::head, {"183"}, true};
  app::LineWriter desk(test_uuid(2), "chief", "two");
  auto const write = [&](std::string_view area, std::string_view body) {
    auto const now = home.clock.now += 60'000;
    auto const line = desk.write("handbooks_booked", area, test_uuid(now % 1'000'000), body, now);
    auto const text = push_text(desk.device(), {line.line});
    auto const answer = app::push(head, text, home.home, home.log, home.devices, home.clock);
    REQUIRE(answer);
    return answer->find("\"stored\"") != std::string::npos;
  };
  CHECK(write("183", R"({"count":99,"edition":"3","giver":"Хэвлэх үйлдвэр","how":"received",)"
                     R"("on":"2026-05-20"})"));
  CHECK(write("18301", R"({"count":9,"edition":"3","how":"issued","officer":"ulgii",)"
                       R"("on":"2026-06-01"})"));
  auto const facts = *stock.shelf({"183"});
  REQUIRE(facts.size() == 2);
  auto const shelves = app::shelves_of(app::standing(facts));
  REQUIRE(shelves.size() == 1);
  CHECK(shelves[0].left == 90);
  auto const given = std::ranges::find(facts, std::string("183"), &app::ShelfFact::area);
  CHECK(given->said.giver == "Хэвлэх үйлдвэр");  // opened out of the record
  CHECK(stock.shelf({"184"})->empty());
  REQUIRE(home.model.rebuild());
  CHECK(stock.shelf({"183"})->size() == 2);
  // An officer writes nothing of it.
  push_aside("handbooks_booked", R"({"count":9,"edition":"3","how":"lost","on":"2026-06-01"})");
  CHECK(stock.shelf({"183"})->size() == 2);
}

TEST_CASE_FIXTURE(StockHome, "what was given on a visit that was a mistake was not given") {
  visit();
  give(R"("3")", 4);
  CHECK(given() == 4);
  std::ranges::sort(at_visit);
  auto const withdrawn = push("entry_withdrawn", test_uuid(20),
                              R"({"entry":"01900000-0000-7000-8000-000000000021"})", at_visit);
  CHECK(stock.stock({"18301"}, "", "")->empty());
  push("entry_restored", test_uuid(20), R"({"entry":"01900000-0000-7000-8000-000000000021"})",
       {withdrawn});
  CHECK(given() == 4);
}

TEST_CASE_FIXTURE(StockHome, "one gift that was a mistake was not given, the other was") {
  visit();
  give(R"("3")", 4);
  give(R"("3")", 2);
  CHECK(given() == 6);
  auto const last = at_visit.back();
  push("entry_withdrawn", test_uuid(20), R"({"entry":")" + text_of(last) + "\"}", {last});
  CHECK(given() == 4);
}

TEST_CASE("what was given is what the visits that stand tell together") {
  CHECK(rc::check([] {
    auto const lines = shuffled(Weeks().drawn());
    TestFolder folder;
    TestHome home(folder.path);
    add_all(home, lines);
    std::map<std::pair<std::string, std::string>, std::int64_t> folded, kept;
    for (auto const& visit : folded_visits(lines))
      for (auto const& act : visit.given) folded[{act.officer, act.word}] += act.number;
    auto const rows = *SqlStock(*home.store).stock(soums, "", "");
    for (auto const& row : rows) kept[{row.officer, row.stock.edition}] += row.stock.given;
    RC_ASSERT(kept == folded);
  }));
}

TEST_CASE_FIXTURE(StockHome, "a store of an older shape makes its rows again when it is opened") {
  push("handbooks_moved", test_uuid(10), R"({"count":50,"edition":"3","how":"received"})");
  visit();
  give(R"("3")", 4);
  REQUIRE(home.store->writer().run([&] {
    auto& database = home.store->writing();
    database.run(
        "DROP TABLE handbook_moved; UPDATE act SET word = ''; DELETE FROM meta WHERE key LIKE "
        "'read_model%'");
  }));
  home.store->writer().stop();
  auto const again = *Store::open(folder.path, "test");
  SqlStock later(*again);
  auto const rows = *later.stock({"18301"}, "", "");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].stock.received == 50);
  CHECK(rows[0].stock.given == 4);
  again->writer().stop();
}

TEST_CASE_FIXTURE(StockHome, "what a program stored that keeps no such rows is caught up with") {
  push("handbooks_moved", test_uuid(10), R"({"count":50,"edition":"3","how":"received"})");
  auto const before =
      *home.store->read([](Database& database) { return meta(database, read_model_through_meta); });
  push("handbooks_moved", test_uuid(11), R"({"count":10,"edition":"3","how":"received"})");
  REQUIRE(home.store->writer().run([&] {
    auto& database = home.store->writing();
    database.run("DELETE FROM handbook_moved WHERE received = 10");
    set_meta(database, read_model_through_meta, before);
  }));
  home.store->writer().stop();
  auto const again = *Store::open(folder.path, "test");
  CHECK(SqlStock(*again).stock({"18301"}, "", "")->front().stock.received == 60);
  again->writer().stop();
}

}  // namespace
}  // namespace otor::store
