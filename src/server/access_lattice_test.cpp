// SPDX-License-Identifier: Apache-2.0
// Accounts, soums, moves, changed and disabled accounts at random; a unique word in every personal
// field; and a scan of the raw bytes of every address for words that a second, plain model of the
// rules, made of sets alone, forbids.
#include <doctest/doctest.h>

#include <map>

#include "server/lattice_for_tests.h"
#include "server/pile.h"
#include "server/snapshot_parts.h"

using namespace otor;
using namespace otor::server;

namespace {

/// Words in the files of all soums, asked for one by one, as they come and unpacked.
Words in_files(Lattice& lattice, std::string const& user) {
  Words found;
  std::vector<std::string> files(std::begin(soums), std::end(soums));
  files.emplace_back(event::own_area);
  for (auto const* department : {"183", "184", "185"}) files.emplace_back(department);
  for (auto const& soum : files) {
    auto answer = lattice.ask(user, "GET", "/api/sync/snapshot", "area=" + soum);
    if (answer.status == 200) {
      std::string plain;
      for (auto const& part : snapshot_parts(*answer.body)) plain += part;
      answer.body = std::make_shared<std::string const>(std::move(plain));
    }
    found.merge(lattice.found_in(answer));
  }
  return found;
}

/// Words in the pile that the account would print.
Words on_paper(Lattice& lattice, std::string const& user) {
  auto const& account = lattice.accounts.at(user);
  auto const question = *app::question_of({}, "", server::day_in_west(SystemClock().now_ms()));
  auto const soums = app::soums_of(account, question, *store::home_of(*lattice.store));
  if (!soums) return {};
  SystemClock const clock;
  store::SqlEventLog log(*lattice.store, clock);
  auto const terms = *due_terms(*lattice.store);
  auto const awaited = [] { return true; };
  auto const people = *app::due_people(*soums, question, terms, lattice.law, log, awaited);
  HttpAnswer read;
  std::string text;
  (void)app::pile(people, question, terms, {}, lattice.law, awaited,
                  [&](handbook::Document const& document) -> Result<void> {
                    text += document.title + handbook::text_in(document.blocks);
                    return {};
                  });
  read.body = std::make_shared<std::string const>(std::move(text));
  return lattice.found_in(read);
}

/// What an address tells besides the record: all of it, and nothing of the record.
std::optional<Words> told_besides(Lattice& lattice, std::string const& user,
                                  std::string_view path) {
  if (path == "/api/head/figures") {
    auto seen = lattice.published_for(user, app::Role::administrator, lattice.figures);
    seen.merge(lattice.published_for(user, app::Role::administrator, lattice.registers));
    return seen;
  }
  if (path == "/api/head/coverage")
    return lattice.published_for(user, app::Role::programme, lattice.figures);
  if (path == "/api/head/staying")
    return lattice.published_for(user, app::Role::programme, lattice.registers);
  if (path == "/api/head/lessons") return lattice.lessons_for(user, app::Role::programme);
  if (path == "/api/desk/views") return lattice.views[user];
  return std::nullopt;
}

std::string text(HttpAnswer const& answer) {
  return std::to_string(answer.status) + (answer.body ? *answer.body : "");
}

}  // namespace

TEST_CASE("every address shows an account what its soums know, and no word more") {
  std::size_t seen_by_somebody = 0, hidden = 0, apart = 0, printed = 0;
  std::map<std::string_view, std::size_t> counted, besides;  // by address
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    Lattice lattice(seed);
    for (int step = 0; step < 240; ++step) lattice.step();
    lattice.furnish_desks();
    for (auto const& [user, account] : lattice.accounts) {
      CAPTURE(seed);
      CAPTURE(user);
      auto const allowed = lattice.allowed(user);
      seen_by_somebody += allowed.size();
      hidden += lattice.words.size() - allowed.size();
      for (auto const& route : Api::facts()) {
        // What comes after leaving would see nothing; letters of sheets are pictures: see on_paper.
        if (route.path == "/api/logout" || route.path == "/api/head/sheets") continue;
        CAPTURE(route.path);
        for (auto const* method : {"GET", "POST"}) {
          auto const answer =
              lattice.ask(user, method, route.path, "after=0&limit=5000", body_for(route.path));
          auto sees = allowed;
          auto const found = lattice.found_in(answer);
          if (route.path == "/api/head/aside") {
            sees.merge(lattice.aside_for(user));
            apart += found.size();
          }
          counted[route.path] += found.size();
          auto const more = told_besides(lattice, user, route.path);
          if (more && method == std::string_view("GET")) {
            CHECK(found == *more);
            sees.insert(more->begin(), more->end());
            besides[route.path] += found.size();
          }
          if (route.path == "/api/sync/pull") sees.merge(lattice.lessons_for(user));
          CHECK(within(found, sees));
        }
      }
      auto const pulled = lattice.ask(user, "GET", "/api/sync/pull", "after=0&limit=5000");
      auto carried = allowed;
      carried.merge(lattice.lessons_for(user));
      CHECK(lattice.found_in(pulled) == carried);
      CHECK(in_files(lattice, user) == carried);
      auto const paper = on_paper(lattice, user);
      CHECK(within(paper, allowed));
      printed += paper.size();
    }
  }
  CHECK(seen_by_somebody > 500);
  CHECK(hidden > 1'000);
  CHECK(apart > 50);
  for (auto const* address :
       {"/api/head/figures", "/api/head/staying", "/api/head/lessons", "/api/desk/views"})
    CHECK(besides[address] > 50);
  for (auto const* address : {"/api/head/due", "/api/head/worklist", "/api/head/findings/notes",
                              "/api/head/families", "/api/head/families/find"}) {
    CAPTURE(address);
    CHECK(counted[address] > 20);
  }
  CHECK(printed > 20);
}

TEST_CASE("the card of a family shows what her soums know, and a foreign one is a missing one") {
  std::size_t shown = 0, foreign = 0;
  for (std::uint64_t seed = 31; seed <= 36; ++seed) {
    Lattice lattice(seed);
    for (int step = 0; step < 160; ++step) lattice.step();
    lattice.disabled.clear();
    for (auto const* user : {"head183", "head18"}) {
      CAPTURE(seed);
      CAPTURE(user);
      auto const allowed = lattice.allowed(user);
      auto const card = [&](event::Uuid id) {
        return lattice.ask(user, "GET", "/api/head/family", "household=" + text_of(id));
      };
      auto const missing = text(card(uuid(999'999)));
      CHECK(missing.starts_with("404"));
      for (auto const& about : lattice.households) {
        bool const known = std::ranges::any_of(about.known_to, [&](auto const& soum) {
          return is_of(lattice.accounts.at(user), soum.first);
        });
        auto const answer = card(about.id);
        auto const found = lattice.found_in(answer);
        CHECK(within(found, allowed));
        CHECK((answer.status == 200) == known);
        if (!known) CHECK(text(answer) == missing);
        shown += found.size();
        foreign += known ? 0 : 1;
      }
    }
  }
  CHECK(shown > 50);
  CHECK(foreign > 10);
}

TEST_CASE("an account without a row for a matter is told so before anything is looked at") {
  Lattice lattice(77);
  for (int step = 0; step < 60; ++step) lattice.step();
  lattice.disabled.clear();
  for (auto const& [user, account] : lattice.accounts) {
    lattice.put(account);
    for (auto const& route : Api::facts()) {
      if (route.needs.empty() || route.path == "/api/logout") continue;
      CAPTURE(user);
      CAPTURE(route.path);
      bool const granted = std::ranges::any_of(route.needs, [&](Need need) {
        return app::may_anywhere(account, need.verb, need.matter);
      });
      auto const answer = lattice.ask(user, route.method, route.path, "", "{}");
      if (!granted) CHECK(text(answer).starts_with("403"));
      CHECK(text(lattice.ask("nobody", route.method, route.path, "", "{}")).starts_with("401"));
    }
  }
}

TEST_CASE("a guessed soum answers byte for byte as one that does not exist") {
  Lattice lattice(5);
  for (int step = 0; step < 80; ++step) lattice.step();
  lattice.disabled.clear();
  lattice.put({"officer0", "o", app::Role::officer, {"18301"}, true});
  lattice.put({"head183", "h", app::Role::head, {"183"}, true});
  for (auto const* name : {"area", "areas", "aimag", "user", "device", "subject"}) {
    for (auto const& [foreign, missing] :
         {std::pair("18401", "99999"), std::pair("184", "999"), std::pair("officer1", "nobody"),
          std::pair("0190a000-0000-7000-8000-000000000065",
                    "0190a000-0000-7000-8000-0000000fffff")}) {
      for (auto const& [user, path] :
           {std::pair("officer0", "/api/sync/pull"), std::pair("officer0", "/api/sync/snapshot"),
            std::pair("head183", "/api/head/overview")}) {
        auto const query = [&](char const* value) {
          return std::string("after=0&limit=100&") + name + "=" + value;
        };
        CHECK(text(lattice.ask(user, "GET", path, query(foreign))) ==
              text(lattice.ask(user, "GET", path, query(missing))));
      }
    }
  }
}

TEST_CASE("two soums together show what each shows, over random records") {
  for (std::uint64_t seed = 21; seed <= 23; ++seed) {
    Lattice lattice(seed);
    for (int step = 0; step < 100; ++step) lattice.step();
    lattice.disabled.clear();
    auto const seen = [&](std::vector<std::string> areas) {
      lattice.put({"officer0", "o", app::Role::officer, std::move(areas), true});
      return lattice.found_in(lattice.ask("officer0", "GET", "/api/sync/pull", "limit=5000"));
    };
    for (auto const* a : soums) {
      for (auto const* b : soums) {
        auto both = seen({a});
        both.merge(seen({b}));
        CHECK(seen({a, b}) == both);
      }
    }
    CHECK(seen({}) == lattice.own["officer0"]);
  }
}

TEST_CASE("a head's visit is kept aside, her settling of a card is taken") {
  Lattice lattice(3);
  lattice.phones.emplace("head183", app::LineWriter(uuid(500), "head183", "head"));
  auto const status = [&](std::string_view kind, std::string const& body) {
    auto& phone = lattice.phones.at("head183");
    auto const line = phone.write(kind, "18301", uuid(7), body, SystemClock().now_ms()).line;
    return *lattice
                .ask("head183", "POST", "/api/sync/push", "",
                     R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + line + "]}")
                .body;
  };
  CHECK(status("household_changed", R"({"head":"Made up"})").find("\"stored\"") !=
        std::string::npos);
  auto const aside =
      status("visit_started", R"({"visit":")" + text_of(uuid(8)) + R"(","way":"home"})");
  CHECK(aside.find(R"("problem":{"code":"not_allowed")") != std::string::npos);
  CHECK(aside.find(R"("status":"quarantined")") != std::string::npos);
}
