// SPDX-License-Identifier: Apache-2.0
// Nothing outside an account's areas reaches it: accounts at random, a unique word in every event,
// and a scan of the raw bytes of every answer for words that a second, plain model of the rules
// forbids.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "app/overview.h"
#include "app/pull.h"
#include "base/chance.h"
#include "store/test_store.h"

using namespace otor;
using namespace otor::store;

namespace {

struct Lattice {
  TestFolder folder;
  TestHome home{folder.path};
  std::map<std::string, std::set<std::string>> words;  // by area
  std::uint64_t seed;

  explicit Lattice(std::uint64_t with) : seed(with) {}

  void fill() {
    for (std::uint64_t number = 0; number < 6; ++number) {
      std::vector<std::string> mine;
      for (auto const& area : home.home.areas) {
        if (chance_below(2, seed, {number, chance_word(area)}) == 0) mine.push_back(area);
      }
      auto const user = "officer" + std::to_string(number);
      auto const officer = test_officer(user, mine);
      app::LineWriter writer(test_uuid(100 + number), user, std::to_string(seed) + user);
      std::vector<std::string> lines;
      for (std::uint64_t step = 0; step < 12; ++step) {
        auto const& area =
            home.home.areas[chance_below(home.home.areas.size(), seed, {number, step})];
        auto const word = "word-" + std::to_string(number) + "-" + std::to_string(step) + "-";
        auto const household = test_uuid(1'000 + number * 100 + step);
        lines.push_back(writer
                            .write("household_changed", area, household,
                                   "{\"head\":\"" + word + "\"}", home.clock.now)
                            .line);
        lines.push_back(
            writer
                .write("visit_started", area, household,
                       "{\"visit\":\"" + text_of(test_uuid(step)) + "\",\"way\":\"home\"}",
                       home.clock.now)
                .line);
        if (std::ranges::find(mine, area) != mine.end()) words[area].insert(word);
        all.insert(word);
      }
      REQUIRE(app::push(officer, push_text(writer.device(), lines), home.home, home.log,
                        home.devices, home.clock));
    }
  }

  void scan(std::string const& bytes, std::set<std::string> const& allowed) const {
    for (auto const& word : all) {
      bool const there = bytes.find(word) != std::string::npos;
      CAPTURE(word);
      CHECK(there == allowed.contains(word));
    }
  }

  std::set<std::string> words_of(std::vector<std::string> const& areas) const {
    std::set<std::string> found;
    for (auto const& area : areas) {
      auto const at = words.find(area);
      if (at != words.end()) found.insert(at->second.begin(), at->second.end());
    }
    return found;
  }

  std::set<std::string> all;
};

}  // namespace

TEST_CASE("officers pull their own soums and nothing else") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    Lattice lattice(seed);
    lattice.fill();
    for (unsigned mask = 0; mask < 8; ++mask) {
      std::vector<std::string> mine;
      for (unsigned bit = 0; bit < 3; ++bit) {
        if ((mask >> bit & 1u) != 0) mine.push_back(lattice.home.home.areas[bit]);
      }
      auto const account = test_officer("someone", mine);
      auto const pulled =
          app::pull(account, {0, 5'000}, lattice.home.home, lattice.home.log, lattice.home.devices);
      REQUIRE(pulled);
      lattice.scan(pulled->text, lattice.words_of(mine));
    }
  }
}

TEST_CASE("a head sees her aimag, in pull and overview; a guessed code widens nothing") {
  Lattice lattice(9);
  lattice.fill();
  auto& home = lattice.home;
  auto const areas = *home.accounts.areas();
  struct Case {
    std::vector<std::string> given, seen;
  };
  for (auto const& [given, seen] :
       {Case{{"183"}, {"18301", "18304"}}, Case{{"184"}, {"18401"}},
        Case{{"183", "184"}, {"18301", "18304", "18401"}}, Case{{"18"}, {}}, Case{{""}, {}},
        Case{{"18301"}, {}}, Case{{}, {}}}) {
    app::Account const head{"head", "head", app::Role::head, given, true};
    lattice.scan(app::pull(head, {0, 5'000}, home.home, home.log, home.devices)->text,
                 lattice.words_of(seen));
    lattice.scan(*app::overview(head, {}, areas, {}, home.model), lattice.words_of(seen));
  }
}

TEST_CASE("the programme counts and sees no name, no officer, no small number") {
  Lattice lattice(3);
  lattice.fill();
  auto const areas = *lattice.home.accounts.areas();
  app::Account const programme{"programme", "p", app::Role::programme, {}, true};
  auto const text = app::overview(programme, {}, areas, {}, lattice.home.model);
  REQUIRE(text);
  lattice.scan(*text, {});
  CHECK(text->find("officer0") == std::string::npos);
  for (auto const* small : {"\"visits\":1,", "\"visits\":2,", "\"visits\":3,", "\"visits\":4,"}) {
    CHECK(text->find(small) == std::string::npos);
  }
  auto const officer = test_officer("o", {"18301"});
  CHECK(app::overview(officer, {}, areas, {}, lattice.home.model).error().kind ==
        ProblemKind::not_allowed);
}

TEST_CASE("no difference between two answers to the programme tells of one visit") {
  TestFolder const folder;
  TestHome home(folder.path);
  auto const areas = *home.accounts.areas();
  app::Account const programme{"programme", "p", app::Role::programme, {}, true};
  auto const officer = test_officer("o", {"18301"});
  app::LineWriter writer(test_uuid(1), "o", "differences");
  auto const ask = [&](std::string const& from, std::string const& to) {
    auto const text = *app::overview(programme, {from, to}, areas, {}, home.model);
    return text.substr(text.find("\"areas\""));  // behind the days, which tell what was asked
  };
  std::set<std::string> told;
  for (std::uint64_t visit = 1; visit <= 23; ++visit) {
    home.clock.now = app::noon_in_west(2026, 11, 1) + static_cast<std::int64_t>(visit) * 86'400'000;
    std::vector<std::string> const lines = {
        writer
            .write("visit_started", "18301", test_uuid(1'000 + visit),
                   "{\"visit\":\"" + text_of(test_uuid(visit)) + "\",\"way\":\"home\"}",
                   home.clock.now)
            .line};
    REQUIRE(app::push(officer, push_text(writer.device(), lines), home.home, home.log, home.devices,
                      home.clock));
    auto const answer = ask("", "");
    told.insert(answer);
    for (auto const* day : {"2026-11-03", "2026-11-12", "2026-12-31"}) {
      CHECK(ask("2026-01-01", day) == answer);
      CHECK(ask(day, "2026-12-31") == answer);
    }
    CHECK(ask("2027-01-01", "2027-01-01").find("\"visits\":0,") != std::string::npos);
  }
  CHECK(told.size() == 5);  // withheld, 5, 10, 15, 20
}

TEST_CASE("all time is told to the programme as what its quarters are told as") {
  TestFolder const folder;
  TestHome home(folder.path);
  auto const areas = *home.accounts.areas();
  app::Account const programme{"programme", "p", app::Role::programme, {}, true};
  app::LineWriter writer(test_uuid(1), "o", "quarters");
  for (std::uint64_t visit = 1; visit <= 18; ++visit) {
    home.clock.now = app::noon_in_west(2027, visit <= 9 ? 2 : 5, 3);
    auto const body = R"({"visit":")" + text_of(test_uuid(visit)) + R"(","way":"home"})";
    std::vector<std::string> const lines{
        writer.write("visit_started", "18301", test_uuid(1'000 + visit), body, home.clock.now)
            .line};
    REQUIRE(app::push(test_officer("o", {"18301"}), push_text(writer.device(), lines), home.home,
                      home.log, home.devices, home.clock));
  }
  auto const tells = [&](app::OverviewQuestion const& asked, char const* visits) {
    auto const text = *app::overview(programme, asked, areas, {}, home.model);
    return text.find(visits) != std::string::npos;
  };
  CHECK(tells({"2027-01-01", "2027-03-31"}, R"("households_visited":5,"visits":5,)"));
  // Nine and nine are told as five each, and count on as seven.
  CHECK(tells({"2027-01-01", "2027-12-31"}, R"("visits":10,)"));
  CHECK(tells({}, R"("visits":10,)"));
}

TEST_CASE(
    "a total of the programme is made of what is told, and tells of no soum that is withheld") {
  TestFolder const folder;
  TestHome home(folder.path);
  auto const areas = *home.accounts.areas();
  std::uint64_t visit = 0;
  auto const visits = [&](std::string const& area, std::uint64_t count) {
    app::LineWriter writer(test_uuid(1 + visit), "o", "totals" + std::to_string(visit));
    std::vector<std::string> lines;
    for (auto const last = visit + count; visit < last;) {
      auto const body = R"({"visit":")" + text_of(test_uuid(++visit)) + R"(","way":"home"})";
      lines.push_back(
          writer.write("visit_started", area, test_uuid(1'000 + visit), body, home.clock.now).line);
    }
    REQUIRE(app::push(test_officer("o", {area}), push_text(writer.device(), lines), home.home,
                      home.log, home.devices, home.clock));
  };
  auto const answer = [&](app::Account const& account) {
    return *app::overview(account, {}, areas, {}, home.model);
  };
  app::Account const programme{"programme", "p", app::Role::programme, {}, true};
  auto const told = [&](std::string const& words) {
    return answer(programme).find(words) != std::string::npos;
  };
  visits("18301", 7);
  visits("18304", 8);
  visits("18401", 3);
  CHECK(told(R"("households_visited":10,"visits":10,)"));  // 12 and 2.5
  visits("18401", 6);
  CHECK(told(R"("all":{"herder_households":)"));
  CHECK(told(R"("households_visited":15,"visits":15,)"));  // 12 and 7
  auto const head = answer({"head", "head", app::Role::head, {"183"}, true});
  CHECK(head.find(R"("households_visited":15,"visits":15,)") != std::string::npos);
}

TEST_CASE("what is seen over two areas is what is seen over each") {
  auto const see = [](std::vector<std::string> mine, std::string const& area) {
    return app::may(test_officer("o", std::move(mine)), app::Verb::see, app::Matter::record, area);
  };
  for (auto const* area : {"18301", "18304", "18401", "", "183", "1830"}) {
    CHECK(see({"18301", "18401"}, area) == (see({"18301"}, area) || see({"18401"}, area)));
    CHECK(!see({}, area));
  }
}

TEST_CASE("the read model computed again equals the one kept in step") {
  Lattice lattice(4);
  lattice.fill();
  auto& home = lattice.home;
  auto const areas = *home.accounts.areas();
  app::Account const head{"head", "head", app::Role::head, {"183", "184"}, true};
  auto const before = *app::overview(head, {}, areas, {}, home.model);
  REQUIRE(home.model.rebuild());
  CHECK(*app::overview(head, {}, areas, {}, home.model) == before);
  CHECK(before.find("\"visits\":[{") != std::string::npos);
}
