// SPDX-License-Identifier: Apache-2.0
#include "app/shelf.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "wire/event_line.h"

namespace otor::app {
namespace {

using event::ShelfMove;

event::Uuid uuid(std::uint64_t number) {
  return {0x0190a00000007000u, 0x8000000000000000u + number};
}

struct Department : StockModel, ShelfModel {
  std::vector<OfficerStock> officers;
  std::vector<OfficerStock> in_time;  // of any days that are asked for
  std::vector<ShelfFact> facts;
  std::vector<std::string> soums{"18301", "18304"}, departments{"183"};
  std::vector<Account> accounts{{"tes", "Т. Тэс", Role::officer, {"18301"}, true},
                                {"bor", "Б. Бор", Role::officer, {"18304"}, true},
                                {"far", "Ф. Фар", Role::officer, {"18501"}, true},
                                {"head", "Х. Хэд", Role::head, {"183"}, true}};
  HandbookPorts ports{soums, departments, accounts, *this, *this, "2026-11-30"};
  std::uint64_t written = 0;

  Result<std::vector<OfficerStock>> stock(std::vector<std::string> const&, std::string const& from,
                                          std::string const& to) override {
    return from.empty() && to.empty() ? officers : in_time;
  }
  Result<std::vector<ShelfFact>> shelf(std::vector<std::string> const&) override { return facts; }

  ShelfFact& write(ShelfMove how, std::int64_t count, std::string on, std::string officer = {},
                   std::string edition = "\"3\"") {
    ShelfFact fact;
    fact.event = uuid(++written);
    fact.subject = uuid(100 + written);
    fact.area = officer.empty() ? "183" : officer == "tes" ? "18301" : "18304";
    fact.author = "head";
    fact.when = {static_cast<std::int64_t>(1'000 * written), 0};
    fact.said = {{std::move(edition)}, how, count, std::move(on), {}, {}, {}};
    if (!officer.empty()) fact.said.officer = std::move(officer);
    return facts.emplace_back(std::move(fact));
  }
  void told(std::string officer, std::int64_t received, std::int64_t returned, std::int64_t given) {
    wire::StockRow row;
    row.edition = "3";
    row.received = received;
    row.returned = returned;
    row.given = given;
    officers.push_back({officer, officer == "tes" ? "18301" : "18304", row});
  }
  Handbooks page(std::string const& from = {}, std::string const& to = {}) {
    auto made = handbooks(from, to, ports);
    REQUIRE(made);
    return *made;
  }
  HandbookOrder order(ShelfMove how, std::int64_t count) const {
    HandbookOrder made;
    made.key = uuid(900);
    made.how = how;
    made.edition = "3";
    made.count = count;
    made.on = "2026-06-01";
    return made;
  }
  /// As the store has them afterwards.
  void take(ShelfEvents const& made) {
    for (auto const& one : made.events) {
      auto& fact = write(ShelfMove::lost, 1, "2026-06-01");
      fact.event = *one.id;
      fact.subject = one.subject;
      fact.area = one.area;
      fact.said = std::get<event::HandbooksBooked>(wire::read_body(one.kind, 1, one.body));
    }
  }
};

TEST_CASE_FIXTURE(Department,
                  "a shelf is what was received, less issued and lost, with what came "
                  "back") {
  write(ShelfMove::received, 2'000, "2026-05-20");
  write(ShelfMove::issued, 50, "2026-06-01", "tes");
  write(ShelfMove::issued, 40, "2026-06-01", "bor");
  write(ShelfMove::taken_back, 5, "2026-09-01", "bor");
  write(ShelfMove::lost, 3, "2026-09-02");
  write(ShelfMove::received, 7, "2026-09-02", "", "4");  // a number is the same edition as its text
  auto const shelves = page().shelves;
  REQUIRE(shelves.size() == 2);
  CHECK(shelves[0].area == "183");
  CHECK(shelves[0].edition == "3");
  CHECK(shelves[0].received == 2'000);
  CHECK(shelves[0].issued == 90);
  CHECK(shelves[0].taken_back == 5);
  CHECK(shelves[0].lost == 3);
  CHECK(shelves[0].left == 1'912);
  CHECK_FALSE(shelves[0].counted);
  CHECK(shelves[1].left == 7);
}

TEST_CASE_FIXTURE(Department,
                  "a count is told beside what should have stood there that day, and "
                  "changes nothing") {
  write(ShelfMove::counted, 90, "2026-06-30");
  write(ShelfMove::received, 100, "2026-05-20");
  write(ShelfMove::issued, 8, "2026-06-30", "tes");  // of that day: counted at its end
  write(ShelfMove::lost, 2, "2026-07-01");
  auto const row = page().shelves.at(0);
  CHECK(row.left == 90);
  REQUIRE(row.counted);
  CHECK(row.counted->counted == 90);
  CHECK(row.counted->expected == 92);
  CHECK(row.counted->difference == -2);
  CHECK(row.counted->on == "2026-06-30");
  write(ShelfMove::counted, 0, "2026-08-01");
  CHECK(page().shelves.at(0).counted->difference == -90);  // the last count is told
}

TEST_CASE_FIXTURE(Department,
                  "what was put right counts as it was written last, and what never "
                  "was does not") {
  auto const first = write(ShelfMove::received, 20'000, "2026-05-20");
  auto again = first;
  again.event = uuid(50);
  again.when.ms += 60'000;
  again.said.count = 2'000;
  facts.push_back(again);
  std::ranges::reverse(facts);
  CHECK(page().shelves.at(0).received == 2'000);
  again.event = uuid(51);
  again.when.ms += 60'000;
  again.said.struck = true;
  facts.insert(facts.begin(), again);
  CHECK(page().shelves.empty());
  CHECK(page().entries.empty());
  // Another soum cannot speak of it.
  again.event = uuid(52);
  again.area = "18304";
  facts.push_back(again);
  facts.erase(facts.begin());
  CHECK(page().shelves.at(0).received == 2'000);
}

TEST_CASE_FIXTURE(Department, "where two books differ both numbers are told") {
  told("tes", 40, 0, 12);
  told("bor", 30, 2, 8);
  write(ShelfMove::issued, 50, "2026-06-01", "tes");
  write(ShelfMove::issued, 30, "2026-06-01", "bor");
  auto const made = page();
  REQUIRE(made.differences.size() == 2);
  CHECK(made.differences[0].officer == "tes");
  CHECK(made.differences[0].name == "Т. Тэс");
  CHECK(made.differences[0].how == ShelfMove::issued);
  CHECK(made.differences[0].hers == 40);
  CHECK(made.differences[0].departments == 50);
  CHECK(made.differences[1].officer == "bor");
  CHECK(made.differences[1].how == ShelfMove::taken_back);
  CHECK(made.differences[1].hers == 2);
  CHECK(made.differences[1].departments == 0);
  CHECK(made.told.officers.at(0).stock.issued == 50);
  CHECK(made.told.officers.at(0).stock.left == 28);  // by her own book
  CHECK(made.told.editions.at(0).issued == 80);
}

TEST_CASE_FIXTURE(Department,
                  "an edition of which the department wrote nothing differs from "
                  "nothing") {
  told("tes", 40, 0, 12);
  CHECK(page().differences.empty());
  CHECK_FALSE(page().told.officers.at(0).stock.issued);
  write(ShelfMove::received, 100, "2026-05-20", "", "\"4\"");
  CHECK(page().differences.empty());
  write(ShelfMove::received, 100, "2026-05-20");
  CHECK(page().differences.size() == 1);
  CHECK(page().told.officers.at(0).stock.issued == 0);
}

TEST_CASE_FIXTURE(Department, "an officer who wrote nothing stands beside what she was issued") {
  write(ShelfMove::issued, 50, "2026-06-01", "tes");
  auto const made = page();
  REQUIRE(made.told.officers.size() == 1);
  CHECK(made.told.officers[0].name == "Т. Тэс");
  CHECK(made.told.officers[0].stock.received == 0);
  REQUIRE(made.told.editions.size() == 1);
  CHECK(made.told.editions[0].issued == 50);
  REQUIRE(made.differences.size() == 1);
  CHECK(made.differences[0].hers == 0);
  REQUIRE(made.people.size() == 2);  // nobody of another department
  CHECK(made.people[0].officer == "tes");
}

TEST_CASE_FIXTURE(Department, "what moved is of the days that are asked for, what is left of now") {
  told("tes", 40, 0, 12);
  in_time = officers;
  in_time[0].stock.received = 0;
  in_time[0].stock.given = 5;
  write(ShelfMove::issued, 50, "2026-05-31", "tes");
  write(ShelfMove::taken_back, 1, "2026-06-01", "tes");
  auto const made = page("2026-06-01", "2026-06-30");
  auto const& stock = made.told.officers.at(0).stock;
  CHECK(stock.received == 0);
  CHECK(stock.given == 5);
  CHECK(stock.left == 28);
  CHECK(stock.issued == 0);
  CHECK(stock.taken_back == 1);
  REQUIRE(made.entries.size() == 1);
  CHECK(made.entries[0].how == ShelfMove::taken_back);
  CHECK(made.entries[0].name == "Т. Тэс");
  CHECK(made.entries[0].by == "Х. Хэд");
  CHECK(made.shelves.at(0).issued == 50);
  CHECK(made.differences.size() == 2);
  CHECK_FALSE(handbooks("2026-06-02", "2026-06-01", ports));
  CHECK_FALSE(handbooks("2026-06-31", "", ports));
}

TEST_CASE_FIXTURE(Department, "what is issued is written in the soum of each officer, and once") {
  auto asked = order(ShelfMove::issued, 43);
  asked.officers = {{"tes", "bor"}};
  auto const made = events_of(asked, ports);
  REQUIRE(made);
  REQUIRE(made->events.size() == 2);
  CHECK(made->events[0].kind == "handbooks_booked");
  CHECK(made->events[0].area == "18301");
  CHECK(made->events[1].area == "18304");
  take(*made);
  CHECK(page().shelves.at(0).issued == 86);
  auto const again = events_of(asked, ports);
  REQUIRE(again);
  CHECK(again->events.empty());
  CHECK(again->already == 2);
}

TEST_CASE_FIXTURE(Department, "an entry is put right or struck out, and stays of its kind") {
  auto asked = order(ShelfMove::received, 20'000);
  asked.giver = "Хэвлэх үйлдвэр";
  take(*events_of(asked, ports));
  CHECK(page().entries.at(0).giver == "Хэвлэх үйлдвэр");
  asked.entry = page().entries.at(0).entry;
  asked.key = uuid(901);
  asked.count = 2'000;
  asked.giver.reset();
  auto const right = events_of(asked, ports);
  REQUIRE(right);
  CHECK(right->events.at(0).area == "183");
  take(*right);
  CHECK(page().shelves.at(0).received == 2'000);
  CHECK_FALSE(page().entries.at(0).giver);
  CHECK(events_of(asked, ports)->already == 1);
  asked.key = uuid(902);
  asked.how = ShelfMove::lost;
  CHECK(events_of(asked, ports).error().kind == ProblemKind::bad_value);
  asked.how = ShelfMove::received;
  asked.struck = true;
  take(*events_of(asked, ports));
  CHECK(page().shelves.empty());
  asked.key = uuid(903);
  CHECK(events_of(asked, ports).error().kind == ProblemKind::not_found);  // it is none any more
}

TEST_CASE_FIXTURE(Department, "an order that makes no sense is refused") {
  auto const why = [&](auto change, ShelfMove how = ShelfMove::received) {
    auto asked = order(how, 5);
    change(asked);
    auto const made = events_of(asked, ports);
    REQUIRE_FALSE(made);
    return made.error().kind;
  };
  using Order = HandbookOrder;
  CHECK(why([](Order& one) { one.edition = " "; }) == ProblemKind::missing_key);
  CHECK(why([](Order& one) { one.count = 0; }) == ProblemKind::bad_value);
  CHECK(why([](Order& one) { one.count = -1; }, ShelfMove::counted) == ProblemKind::bad_value);
  CHECK(why([](Order& one) { one.on = "2026-12-01"; }) == ProblemKind::bad_value);
  CHECK(why([](Order& one) { one.on = "2026-06"; }) == ProblemKind::bad_month);
  CHECK(why([](Order& one) { one.giver = "x"; }, ShelfMove::lost) == ProblemKind::bad_value);
  CHECK(why([](Order& one) { one.area = "185"; }) == ProblemKind::not_found);
  CHECK(why([](Order& one) { one.officers = {{"tes"}}; }) == ProblemKind::bad_value);
  CHECK(why([](Order&) {}, ShelfMove::issued) == ProblemKind::missing_key);
  CHECK(why([](Order& one) { one.officers = {{"far"}}; }, ShelfMove::issued) ==
        ProblemKind::not_found);
  CHECK(why(
            [](Order& one) {
              one.officers = {{"tes", "tes"}};
            },
            ShelfMove::issued) == ProblemKind::bad_value);
}

TEST_CASE_FIXTURE(Department, "one who works elsewhere now can still give back what she got here") {
  write(ShelfMove::issued, 50, "2026-06-01", "tes");
  accounts[0].areas = {"18501"};
  auto asked = order(ShelfMove::taken_back, 5);
  asked.officers = {{"tes"}};
  auto const made = events_of(asked, ports);
  REQUIRE(made);
  CHECK(made->events.at(0).area == "18301");
  asked.how = ShelfMove::issued;
  CHECK(events_of(asked, ports).error().kind == ProblemKind::not_found);
}

}  // namespace
}  // namespace otor::app
