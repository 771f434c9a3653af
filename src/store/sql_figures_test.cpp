// SPDX-License-Identifier: Apache-2.0
#include "store/sql_figures.h"

#include <doctest/doctest.h>

#include "store/audit.h"
#include "store/backup.h"
#include "store/test_store.h"
#include "store/verify.h"

namespace otor::store {
namespace {

struct Figures {
  TestFolder folder;
  TestHome home{folder.path};
  SqlFigures kept{*home.store, home.clock};

  app::FigureSet set(std::string const& id, std::string const& indicator, std::int64_t rows) {
    app::FigureSet one;
    one.id = id;
    one.indicator = indicator;
    one.as_of = "2021-06-30";
    one.source = "Office";
    one.hash = "hash of " + id;
    one.by = "head";
    one.at_ms = home.clock.now;
    one.rows = rows;
    return one;
  }
  coverage::Figure figure(std::string const& indicator, std::string const& area, std::int64_t value,
                          char const* day = "2021-06-30") {
    return {indicator, area, *parse_date(day), value, {}};
  }
  std::string shown(std::vector<std::string> const& areas) {
    auto const found = kept.figures({"paid", "herders"}, areas);
    if (!found) return found.error().detail;
    std::string out;
    for (auto const& one : *found)
      out += one.indicator + " " + one.area + " " + text_of(one.as_of) + " " +
             std::to_string(one.value) + " of " + one.set + "\n";
    return out;
  }
  std::vector<std::string> audited() {
    return *home.store->read([](Database& database) {
      std::vector<std::string> found;
      auto rows = database.prepare(
          "SELECT actor, reason, area, detail, last FROM audit WHERE classes = 'figures'");
      for (rows.query(); rows.step();)
        found.push_back(rows.text(0) + " " + rows.text(1) + " " + rows.text(2) + " " +
                        rows.text(3) + " " + rows.text(4));
      return found;
    });
  }
};

}  // namespace

TEST_CASE("of one name the set imported last holds, and an undone one counts no more") {
  Figures figures;
  auto const once =
      figures.kept.take("k1", {figures.set("a", "paid", 2)},
                        {figures.figure("paid", "18301", 5), figures.figure("paid", "18304", 6)});
  REQUIRE(once.has_value());
  CHECK(*once == std::vector<std::string>{"a"});
  REQUIRE(
      figures.kept.take("k2", {figures.set("b", "paid", 1)}, {figures.figure("paid", "18301", 7)}));
  CHECK(figures.shown({"18301", "18304", "18401"}) ==
        "paid 18301 2021-06-30 7 of b\npaid 18304 2021-06-30 6 of a\n");
  REQUIRE(figures.kept.undo("b", "chief").has_value());
  CHECK(figures.shown({"18301"}) == "paid 18301 2021-06-30 5 of a\n");
  auto const sets = figures.kept.sets();
  REQUIRE(sets->size() == 2);
  CHECK_FALSE((*sets)[0].undone_by.has_value());
  CHECK((*sets)[1].undone_by == "chief");
  CHECK((*sets)[1].undone_ms == figures.home.clock.now);
  CHECK((*figures.kept.kept())[0].areas == std::vector<std::string>{"18301", "18304"});
  // Once more changes nothing, and the first word stays.
  REQUIRE(figures.kept.undo("b", "other").has_value());
  CHECK((*figures.kept.sets())[1].undone_by == "chief");
  CHECK(figures.kept.undo("none", "chief").error().kind == ProblemKind::not_found);
  CHECK(figures.audited() == std::vector<std::string>{"head figures_imported 18301 18304 a 2",
                                                      "head figures_imported 18301 b 1",
                                                      "chief figures_undone 18301 b 1"});
}

TEST_CASE("under a key an import is done once, and the same file never stands twice") {
  Figures figures;
  std::vector<coverage::Figure> const rows{figures.figure("paid", "18301", 5)};
  REQUIRE(figures.kept.take("k1", {figures.set("a", "paid", 1)}, rows));
  CHECK(*figures.kept.take("k1", {figures.set("other", "paid", 1)}, rows) ==
        std::vector<std::string>{"a"});
  CHECK(*figures.kept.under("k1") == std::vector<std::string>{"a"});
  CHECK(figures.kept.under("k2")->empty());
  auto same = figures.set("c", "paid", 1);
  same.hash = "hash of a";
  CHECK_FALSE(figures.kept.take("k2", {same}, rows).has_value());
  CHECK(figures.kept.sets()->size() == 1);
  CHECK(figures.audited().size() == 1);
  REQUIRE(figures.kept.undo("a", "head").has_value());
  CHECK(figures.kept.take("k2", {same}, rows).has_value());
}

TEST_CASE("an import that fails half-way leaves nothing") {
  Figures figures;
  auto const twice =
      figures.kept.take("k1", {figures.set("a", "paid", 2), figures.set("b", "herders", 1)},
                        {figures.figure("herders", "18301", 9), figures.figure("paid", "18301", 5),
                         figures.figure("paid", "18301", 6)});
  CHECK_FALSE(twice.has_value());
  CHECK(figures.kept.sets()->empty());
  CHECK(figures.shown({"18301"}).empty());
  CHECK(figures.audited().empty());
}

TEST_CASE("figures travel with a backup, and verifying looks at them") {
  Figures figures;
  REQUIRE(
      figures.kept.take("k1", {figures.set("a", "paid", 1)}, {figures.figure("paid", "18301", 5)}));
  CHECK(verify(figures.folder.path)->sound());
  TestFolder other;
  REQUIRE(back_up(figures.folder.path, other.path + "/copy").has_value());
  REQUIRE(restore({other.path + "/copy", "", {}}, other.path + "/again", "another").has_value());
  auto const again = *Store::open(other.path + "/again", "none");
  CHECK(SqlFigures(*again, figures.home.clock).figures({"paid"}, {"18301"})->size() == 1);
  REQUIRE(figures.home.store->writer().run(
      [&] { figures.home.store->writing().run("DELETE FROM figure"); }));
  auto const verdict = verify(figures.folder.path);
  REQUIRE(verdict->faults.size() == 2);
  CHECK(verdict->faults[0] == "figures a: there are 0, and 1 were imported");
}

namespace {

using coverage::InsuredAs;

struct Stays : Figures {
  app::FigureSet of_day(std::string const& id, char const* day, std::int64_t rows) {
    auto one = set(id, std::string(coverage::spells), rows);
    one.as_of = day;
    return one;
  }
  std::string stayed(std::vector<std::string> const& soums, std::string const& through = "") {
    auto const found = kept.stays(soums, through);
    if (!found) return found.error().detail;
    std::string out;
    for (auto const& one : *found)
      out += one.area + " " + std::to_string(one.months) + ": " + std::to_string(one.ended) + "/" +
             std::to_string(one.open) + " of " + one.set + "\n";
    return out;
  }
};

}  // namespace

TEST_CASE(
    "of each soum the counts of the latest register hold, and undoing leaves what was before") {
  Stays stays;
  REQUIRE(stays.kept.take_stays("k1", stays.of_day("a", "2026-06-30", 9),
                                {{"18301", InsuredAs::herder, 3, 1, 2, {}},
                                 {"18301", InsuredAs::unsaid, 5, 0, 4, {}},
                                 {"18304", InsuredAs::unsaid, 1, 1, 1, {}}}));
  auto const before = stays.stayed({"18304", "18301", "18401"});
  CHECK(before == "18301 3: 1/2 of a\n18301 5: 0/4 of a\n18304 1: 1/1 of a\n");
  REQUIRE(stays.kept.take_stays("k2", stays.of_day("b", "2026-09-30", 2),
                                {{"18301", InsuredAs::voluntary, 7, 2, 0, {}}}));
  CHECK(stays.stayed({"18301", "18304"}) == "18301 7: 2/0 of b\n18304 1: 1/1 of a\n");
  CHECK(stays.stayed({"18301"}, "2026-09-29") == "18301 3: 1/2 of a\n18301 5: 0/4 of a\n");
  CHECK(stays.stayed({"18301"}, "2026-06-29").empty());
  // An older register that is imported later tells less, one of the same day takes its place.
  REQUIRE(stays.kept.take_stays("k3", stays.of_day("c", "2026-03-31", 1),
                                {{"18301", InsuredAs::unsaid, 1, 1, 0, {}}}));
  CHECK(stays.stayed({"18301"}) == "18301 7: 2/0 of b\n");
  REQUIRE(stays.kept.take_stays("k4", stays.of_day("d", "2026-09-30", 1),
                                {{"18301", InsuredAs::unsaid, 8, 1, 0, {}}}));
  CHECK(stays.stayed({"18301"}) == "18301 8: 1/0 of d\n");
  for (auto const* set : {"d", "b", "c"}) REQUIRE(stays.kept.undo(set, "chief").has_value());
  CHECK(stays.stayed({"18304", "18301", "18401"}) == before);
  CHECK(stays.shown({"18301"}).empty());
  CHECK(verify(stays.folder.path)->sound());
}

TEST_CASE("spells are taken once under a key, half of them never, and verifying counts them") {
  Stays stays;
  std::vector<coverage::StayCount> const rows{{"18301", InsuredAs::unsaid, 3, 1, 2, {}}};
  REQUIRE(stays.kept.take_stays("k1", stays.of_day("a", "2026-06-30", 3), rows));
  CHECK(*stays.kept.take_stays("k1", stays.of_day("b", "2026-06-30", 3), rows) ==
        std::vector<std::string>{"a"});
  auto same = stays.of_day("c", "2026-06-30", 3);
  same.hash = "hash of a";
  CHECK_FALSE(stays.kept.take_stays("k2", same, rows).has_value());
  auto twice = rows;
  twice.push_back(rows[0]);
  CHECK_FALSE(stays.kept.take_stays("k3", stays.of_day("d", "2026-07-31", 6), twice).has_value());
  CHECK(stays.kept.sets()->size() == 1);
  CHECK(stays.audited() == std::vector<std::string>{"head figures_imported 18301 a 3"});
  TestFolder other;
  REQUIRE(back_up(stays.folder.path, other.path + "/copy").has_value());
  REQUIRE(restore({other.path + "/copy", "", {}}, other.path + "/again", "another").has_value());
  auto const again = *Store::open(other.path + "/again", "none");
  CHECK(SqlFigures(*again, stays.home.clock).stays({"18301"}, "")->size() == 1);
  REQUIRE(stays.home.store->writer().run(
      [&] { stays.home.store->writing().run("UPDATE stay SET open = 1"); }));
  auto const verdict = verify(stays.folder.path);
  REQUIRE(verdict->faults.size() == 1);
  CHECK(verdict->faults[0] == "figures a: there are 2 spells, and 3 were imported");
}

TEST_CASE("borders stand by soum, the last imported first, and go with their set") {
  Figures figures;
  geography::Outline const square{{{90, 48}, {91.5, 48}, {91.5, 49.12345}}};
  geography::Outline const parts{{{90, 48}, {91, 48}, {91, 49}}, {{-0.5, 0}, {1, -2}, {3, 4}}};
  auto const take = [&](std::string const& id, std::vector<geography::Border> const& borders) {
    auto set = figures.set(id, std::string(coverage::area_borders), std::ssize(borders));
    return figures.kept.take_borders("key of " + id, set, borders);
  };
  CHECK(figures.kept.borders()->empty());
  REQUIRE(take("a", {{"18301", square}, {"18304", square}}));
  REQUIRE(take("b", {{"18304", parts}}));
  auto const both = *figures.kept.borders();
  REQUIRE(both.size() == 2);
  CHECK(both[0].code == "18301");
  CHECK(both[0].outline == square);
  CHECK(both[1].outline == parts);
  REQUIRE(figures.kept.undo("b", "chief"));
  CHECK(figures.kept.borders()->at(1).outline == square);
  CHECK(figures.audited().front() == "head figures_imported 18301 18304 a 2");
  CHECK(verify(figures.folder.path)->sound());
  REQUIRE(figures.home.store->writer().run([&] {
    figures.home.store->writing().run("UPDATE border SET rings = '1 2,x' WHERE area = '18301'");
    figures.home.store->writing().run("DELETE FROM border WHERE area = '18304'");
  }));
  auto const verdict = verify(figures.folder.path);
  REQUIRE(verdict->faults.size() == 3);
  CHECK(verdict->faults[0] == "figures a: there are 1 borders, and 2 were imported");
  CHECK(verdict->faults[2] == "figures of 18301: A border has a corner that is none.");
}

}  // namespace otor::store
