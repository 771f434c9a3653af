// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>

#include "app/remarks.h"
#include "base/chance.h"
#include "store/sql_call_backs.h"
#include "store/sql_stages.h"
#include "store/test_store.h"

using namespace otor;
using namespace otor::store;

namespace {

constexpr std::string_view soum = "18301";
event::Uuid const family = test_uuid(10), mistake = test_uuid(21), visit = test_uuid(20);

std::string quoted(event::Uuid id) { return "\"" + text_of(id) + "\""; }

/// One family: a visit with a question that was noted by mistake, and a visit that never was.
struct Told {
  app::LineWriter writer{test_uuid(1), "tes", "kept visits"};
  std::vector<std::string> lines;
  event::Uuid say(std::string_view kind, std::string const& body,
                  std::vector<event::Uuid> over = {}) {
    std::ranges::sort(over);
    auto const now =
        app::noon_in_west(2026, 11, 1) + static_cast<std::int64_t>(lines.size()) * 60'000;
    auto written = writer.write(kind, soum, family, body, now, std::move(over));
    lines.push_back(std::move(written.line));
    return written.id;
  }
  event::Uuid in(event::Uuid visit, std::string_view kind, std::string const& more = "") {
    return say(kind, "{\"visit\":" + quoted(visit) + more + "}");
  }
  std::vector<event::Uuid> half_an_hour(event::Uuid visit) {
    return {in(visit, "visit_started", R"(,"way":"home")"),
            in(visit, "handbook_given", R"(,"count":2,"edition":"1")"),
            in(visit, "question_asked", R"(,"code":"Q1","state":"answered")"),
            in(visit, "visit_closed", R"(,"stage":"considering")")};
  }
  event::Uuid withdraw(event::Uuid entry, std::vector<event::Uuid> facts) {
    return say("entry_withdrawn", "{\"entry\":" + quoted(entry) + "}", std::move(facts));
  }
};

Told one_family() {
  Told told;
  auto const facts = told.half_an_hour(visit);
  told.withdraw(facts[2], {facts[2]});
  told.in(visit, "handbook_given", R"(,"count":1,"edition":"1")");
  told.withdraw(mistake, told.half_an_hour(mistake));
  return told;
}

std::string rows_of(Database& database) {
  auto rows = database.prepare(
      "SELECT visit || ' ' || stands || ' ' || day || ' ' || officer || ' ' || way || ' ' || stage "
      "|| ' ' || closed || ' ' || handbooks || ' ' || questions FROM visit ORDER BY visit");
  auto given = database.prepare(
      "SELECT visit || ' ' || officer || ' gave ' || given || ' of ' || edition FROM "
      "handbook_given ORDER BY visit, officer, edition");
  std::string text;
  for (auto* found : {&rows, &given}) {
    found->query();
    while (found->step()) text += found->text(0) + "\n";
  }
  return text;
}

/// The rows that these lines leave, taken in this order.
std::string kept(TestHome& home, std::vector<std::string> const& lines) {
  std::string text;
  REQUIRE(home.store->writer().run([&] {
    auto& database = home.store->writing();
    for (auto const table : read_model_tables) database.run("DELETE FROM " + std::string(table));
    for (auto const& line : lines) add_to_read_model(database, line, {});
    text = rows_of(database);
  }));
  return text;
}

TEST_CASE("a visit is what its acts tell together, less what was withdrawn") {
  TestFolder folder;
  TestHome home(folder.path);
  auto told = one_family();
  CHECK(kept(home, told.lines) == text_of(visit) + " 1 2026-11-01 tes home considering 1 3 0\n" +
                                      text_of(mistake) + " 0     0 0 0\n" + text_of(visit) +
                                      " tes gave 3 of 1\n");
  // Who withdrew it knew nothing of this.
  told.in(mistake, "visit_started", R"(,"way":"phone")");
  auto const now = kept(home, told.lines);
  CHECK(now.find(text_of(mistake) + " 1 2026-11-01 tes home considering 1 2 1\n") != now.npos);
  CHECK(now.ends_with(text_of(mistake) + " tes gave 2 of 1\n"));
}

std::vector<outreach::SeenVisit> sorted(std::vector<outreach::SeenVisit> visits) {
  std::ranges::sort(visits, {}, &outreach::SeenVisit::visit);
  return visits;
}

void check_same(std::vector<outreach::SeenVisit> const& kept,
                std::vector<outreach::SeenVisit> const& folded) {
  REQUIRE(kept.size() == folded.size());
  for (std::size_t at = 0; at < kept.size(); ++at) {
    CHECK(kept[at].visit == folded[at].visit);
    CHECK(kept[at].household == folded[at].household);
    CHECK(kept[at].officer == folded[at].officer);
    CHECK(kept[at].day == folded[at].day);
    CHECK(kept[at].noted == folded[at].noted);
  }
}

TEST_CASE("remarks look at the same visits on a phone and at a desk, whatever comes first") {
  TestFolder folder;
  TestHome home(folder.path);
  auto told = one_family();
  auto const noted = told.in(visit, "finding_noted", R"(,"code":"B1")");
  told.in(visit, "finding_noted", R"(,"code":"A1")");
  told.withdraw(noted, {noted});
  told.in(mistake, "visit_started", R"(,"way":"home")");  // who withdrew it knew nothing of this
  auto lines = told.lines;
  for (std::uint64_t round = 0; round < 20; ++round) {
    for (std::size_t at = lines.size(); at > 1; --at)
      std::swap(lines[at - 1], lines[chance_below(at, 11, {round, at})]);
    kept(home, lines);
    outreach::Book book;
    for (auto const& line : lines) book.take(*wire::read_line(line), {}, true);
    auto const seen =
        *SqlCallBacks(*home.store).seen({std::string(soum)}, "2026-10-01", "2026-11-30");
    REQUIRE(seen.size() == 2);
    check_same(sorted(seen), sorted(app::seen_in(book, "2026-10-01", "2026-11-30")));
  }
}

TEST_CASE("keeping a visit walks over no acts of others") {
  TestFolder folder;
  TestHome home(folder.path);
  auto const told = one_family();
  REQUIRE(home.store->writer().run([&] {
    auto& database = home.store->writing();
    auto const before = database.rows_walked();
    for (auto const& line : told.lines) add_to_read_model(database, line, {});
    CHECK(database.rows_walked() == before);
  }));
}

TEST_CASE("visits are kept the same whatever comes first") {
  TestFolder folder;
  TestHome home(folder.path);
  auto told = one_family();
  auto const in_order = kept(home, told.lines);
  for (std::uint64_t round = 0; round < 40; ++round) {
    for (std::size_t at = told.lines.size(); at > 1; --at)
      std::swap(told.lines[at - 1], told.lines[chance_below(at, 7, {round, at})]);
    CHECK(kept(home, told.lines) == in_order);
  }
}

TEST_CASE("a household visited at home counts once, between two days, and by an index alone") {
  TestFolder folder;
  TestHome home(folder.path);
  auto told = one_family();
  told.in(test_uuid(22), "visit_started", R"(,"way":"home")");
  told.in(test_uuid(23), "visit_started", R"(,"way":"phone")");
  kept(home, told.lines);
  SqlStages stages(*home.store);
  auto const count = [&](std::string const& after, std::string const& to) {
    auto const found = *stages.visited_at_home({std::string(soum), "18304"}, after, to);
    CHECK(found.size() <= 1);
    return found.empty() ? 0 : found.at(std::string(soum));
  };
  CHECK(count("2026-10-31", "2026-11-01") == 1);
  CHECK(count("2026-10-31", "9999-12-31") == 1);
  CHECK(count("2026-11-01", "2026-11-02") == 0);  // the first day is not included
  CHECK(count("2026-10-01", "2026-10-31") == 0);
  CHECK(*home.store->read([](Database& database) { return database.rows_walked(); }) == 0);
  auto by_phone = one_family();
  by_phone.lines.clear();
  by_phone.in(visit, "visit_started", R"(,"way":"phone")");
  kept(home, by_phone.lines);
  CHECK(count("2026-10-31", "2026-11-01") == 0);
}

}  // namespace
