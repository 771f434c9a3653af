// SPDX-License-Identifier: Apache-2.0
#include "store/sql_money.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "store/test_store.h"
#include "store/verify.h"

namespace otor::store {
namespace {

app::Account const officer{"ulgii", "A", app::Role::officer, {"18301"}, true};
app::Account const head{"head", "H", app::Role::head, {"183"}, true};

struct MoneyHome {
  TestFolder folder;
  TestHome home{folder.path};
  SqlMoney money{*home.store};
  app::LineWriter phone{test_uuid(1), "ulgii", "one"}, desk{test_uuid(2), "head", "two"};

  event::Uuid push(app::Account const& account, app::LineWriter& writer, std::string_view kind,
                   event::Uuid subject, std::string_view body, std::string_view area = "18301",
                   std::vector<event::Uuid> over = {}) {
    auto const now = home.clock.now += 60'000;
    auto const written = writer.write(kind, area, subject, body, now, std::move(over));
    auto const text = push_text(writer.device(), {written.line});
    auto const answer = app::push(account, text, home.home, home.log, home.devices, home.clock);
    REQUIRE(answer);
    REQUIRE(answer->find("\"stored\"") != std::string::npos);
    return written.id;
  }
  event::Uuid started;  // the visit of the season
  void season() {
    push(head, desk, "advance_paid", test_uuid(10),
         R"({"amount":459000,"officer":"ulgii","on":"2026-06-01","paper":"12","scheme":"road"})");
    push(officer, phone, "household_met", test_uuid(20), "{}");
    started = push(officer, phone, "visit_started", test_uuid(20),
                   R"({"visit":"01900000-0000-7000-8000-000000000021","way":"home"})");
    push(officer, phone, "expense_claimed", test_uuid(11),
         R"({"amount":58000,"category":"petrol","litres_ml":20000,"note":"Харгана",)"
         R"("odometer_km":120300,"on":"2026-11-23","receipt":"0001","scheme":"road"})");
    push(officer, phone, "receipt_pictured", test_uuid(11), R"({"picture":"_9j_4AAQSkY"})");
    push(head, desk, "expense_reviewed", test_uuid(11),
         R"({"verdict":"asked","why":"Хэний машин бэ?"})");
    push(head, desk, "period_closed", test_uuid(12), R"({"scheme":"road","through":"2026-10-31"})");
  }
  std::vector<allowance::Fact> facts() {
    auto found = *money.facts({"18301"}, "road");
    std::ranges::sort(found, allowance::booked_before);
    return found;
  }
};

TEST_CASE_FIXTURE(MoneyHome, "rows of money say what the events say, and can be made again") {
  season();
  auto const found = facts();
  REQUIRE(found.size() == 5);
  CHECK(found[0].kind == allowance::FactKind::paid);
  CHECK(found[0].officer == "ulgii");
  CHECK(found[0].receipt == "12");
  CHECK(found[1].litres_ml == 20'000);
  CHECK(found[1].odometer_km == 120'300);
  CHECK(found[1].received == found[1].when.ms);
  CHECK(found[2].kind == allowance::FactKind::pictured);
  CHECK(found[3].kind == allowance::FactKind::asked);
  CHECK(found[4].on == "2026-10-31");
  REQUIRE(home.model.rebuild());
  CHECK(facts() == found);
  CHECK(verify(folder.path)->sound());
  CHECK(money.facts({"18304", "18401"}, "road")->empty());
  CHECK(money.facts({"18301"}, "other")->size() == 2);  // words that name no scheme
}

TEST_CASE_FIXTURE(MoneyHome, "a row that was changed by hand is found") {
  season();
  REQUIRE(home.store->writer().run(
      [&] { home.store->writing().run("UPDATE money SET amount = 5800 WHERE kind = 'claimed'"); }));
  CHECK(!verify(folder.path)->sound());
}

TEST_CASE_FIXTURE(MoneyHome, "words and pictures are opened, and lie nowhere in plain") {
  season();
  auto const found = facts();
  auto const words = *money.words({found[1].event, found[3].event, test_uuid(99)});
  CHECK(words.size() == 2);
  CHECK(words.at(found[1].event) == "Харгана");
  CHECK(words.at(found[3].event) == "Хэний машин бэ?");
  CHECK(*money.picture({"18301"}, test_uuid(11)) == "_9j_4AAQSkY");
  CHECK(*money.picture({"18304"}, test_uuid(11)) == std::nullopt);
  auto const plain = *home.store->read([](Database& database) {
    auto rows = database.prepare(
        "SELECT count(*) FROM event WHERE line LIKE '%Харгана%' OR line LIKE '%_9j_4AAQSkY%'");
    rows.query().step();
    return rows.integer(0);
  });
  CHECK(plain == 0);
}

TEST_CASE_FIXTURE(MoneyHome, "visits that were taken back are no visits, and who joined is told") {
  season();
  auto const visits = *money.visits({"18301"}, "ulgii", "2026-06-01", "2026-12-31");
  REQUIRE(visits.size() == 1);
  CHECK(visits.front().officer == "ulgii");
  CHECK(visits.front().day == "2026-11-23");
  auto const enrolled = [&] {
    auto const work = *money.work({"18301"}, "2026-06-01", "2026-12-31");
    return work.empty() ? 0 : work.front().enrolled;
  };
  CHECK(enrolled() == 0);
  auto const closed =
      push(officer, phone, "visit_closed", test_uuid(20),
           R"({"stage":"enrolling","visit":"01900000-0000-7000-8000-000000000021"})");
  CHECK(enrolled() == 1);
  std::vector over{started, closed};
  std::ranges::sort(over);
  auto const withdrawn = push(officer, phone, "entry_withdrawn", test_uuid(20),
                              R"({"entry":"01900000-0000-7000-8000-000000000021"})", "18301", over);
  CHECK(money.visits({"18301"}, "ulgii", "2026-06-01", "2026-12-31")->empty());
  push(officer, phone, "entry_restored", test_uuid(20),
       R"({"entry":"01900000-0000-7000-8000-000000000021"})", "18301", {withdrawn});
  CHECK(money.visits({"18301"}, "ulgii", "2026-06-01", "2026-12-31")->size() == 1);
}

}  // namespace
}  // namespace otor::store
