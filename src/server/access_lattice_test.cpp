// SPDX-License-Identifier: Apache-2.0
// Accounts, soums, moves, changed and disabled accounts at random; a unique word in every personal
// field; and a scan of the raw bytes of every address for words that a second, plain model of the
// rules, made of sets alone, forbids.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <set>

#include "app/line_writer.h"
#include "app/login.h"
#include "app/words_for_tests.h"
#include "base/chance.h"
#include "law/default_pack.h"
#include "server/api.h"
#include "server/lattice_model_for_tests.h"
#include "server/pile.h"
#include "server/snapshot_parts.h"

using namespace otor;
using namespace otor::server;

namespace {

struct Lattice {
  std::string folder;
  app::LawInForce law = *app::LawInForce::from_pack(law::default_pack());
  std::unique_ptr<store::Store> store;
  std::unique_ptr<Api> api;
  std::map<std::string, app::Account> accounts;
  Words disabled;
  std::map<std::string, app::LineWriter> phones;
  std::vector<Household> households;
  Words words;
  std::map<std::string, Words> aside;       // what was set aside, by soum
  std::map<std::string, Words> own, views;  // what somebody wrote for nobody else, by user
  PublishedModel figures, registers;
  LessonModel lessons;
  std::uint64_t seed, draws = 0, positions = 0;

  explicit Lattice(std::uint64_t with) : seed(with) {
    folder = (std::filesystem::temp_directory_path() / "otor-lattice-XXXXXX").string();
    REQUIRE(mkdtemp(folder.data()) != nullptr);
    store = *store::Store::open(folder, "00000000-0000-4000-8000-000000000001");
    std::vector<app::Area> areas;
    for (std::string const code : soums)
      areas.push_back({code, code.substr(0, 3), code, code, code});
    store::SqlAccounts kept(*store);
    REQUIRE(kept.put_areas(areas));
    api = *Api::over(*store, law, {}, false);
    for (std::uint64_t number = 0; number < 5; ++number) {
      auto const user = "officer" + std::to_string(number);
      put({user, user, app::Role::officer, some_soums(), true});
      phones.emplace(user, app::LineWriter(uuid(100 + number), user, std::to_string(seed) + user));
    }
    put({"head183", "h", app::Role::head, {"183"}, true});
    put({"head18", "h", app::Role::head, {"184", "185"}, true});
    put({"trainer", "t", app::Role::trainer, {}, true});
    put({"programme", "p", app::Role::programme, {}, true});
    put({"keeper", "k", app::Role::administrator, {}, true});
  }
  ~Lattice() {
    api.reset();
    store->writer().stop();
    std::filesystem::remove_all(folder);
  }

  std::uint64_t below(std::uint64_t count) { return chance_below(count, seed, {++draws}); }

  std::vector<std::string> some_soums() {
    std::vector<std::string> some;
    for (auto const* soum : soums) {
      if (below(3) == 0) some.emplace_back(soum);
    }
    return some;
  }

  void put(app::Account const& account) {
    store::SqlAccounts kept(*store);
    REQUIRE(kept.put_account({account, "no password", disabled.contains(account.user)}));
    if (!accounts.contains(account.user)) {
      auto const now = SystemClock().now_ms();
      REQUIRE(kept.put_session(app::token_hash(account.user + "-token"), {account.user, now, now}));
    }
    accounts[account.user] = account;
  }

  HttpAnswer ask(std::string const& user, std::string_view method, std::string_view path,
                 std::string query = {}, std::string body = {}) {
    return asked(*api, user, method, path, std::move(query), std::move(body));
  }

  std::string fresh(char const* what) {
    auto word = std::string(what) + "-" + std::to_string(words.size()) + "-z";
    words.insert(word);
    return word;
  }

  bool works_in(std::string const& user, std::string const& soum) const {
    auto const& mine = accounts.at(user).areas;
    return !disabled.contains(user) && std::ranges::find(mine, soum) != mine.end();
  }

  /// Pushes one event and keeps the model in step.
  void tell(std::string const& user, Household& about, std::string const& soum,
            std::string_view kind, event::Uuid subject, std::string const& body,
            Words const& said) {
    auto& phone = phones.at(user);
    bool const moves = kind == "household_moved";
    auto const written = phone.write(kind, soum, subject, body, SystemClock().now_ms(),
                                     moves ? about.moves : std::vector<event::Uuid>{});
    auto const answer =
        ask(user, "POST", "/api/sync/push", "",
            R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + written.line + "]}");
    if (!works_in(user, soum)) {
      if (!disabled.contains(user)) aside[soum].insert(said.begin(), said.end());
      return;
    }
    REQUIRE(answer.body);
    REQUIRE(answer.body->find("\"status\":\"stored\"") != std::string::npos);
    about.known_to[soum].insert(said.begin(), said.end());
    if (moves) {
      auto const to = body.substr(body.find(":\"") + 2, 5);
      about.moves.push_back(written.id);
      std::ranges::sort(about.moves);
      auto const history = about.known_to[soum];
      about.known_to[to].insert(history.begin(), history.end());
      about.gave.insert(soum);
      about.area = to;
    } else if (about.gave.contains(soum)) {
      about.known_to[about.area].insert(said.begin(), said.end());
    }
  }

  void step() {
    auto const user = "officer" + std::to_string(below(5));
    auto const chosen = below(14);
    if (chosen == 0) {
      auto account = accounts.at(user);
      account.areas = some_soums();
      return put(account);
    }
    if (chosen == 1) {
      if (!disabled.erase(user)) disabled.insert(user);
      return put(accounts.at(user));
    }
    if (chosen == 2) return learn(user);
    if (chosen < 4 || households.empty()) return meet(user, soums[below(6)]);
    auto& about = households[below(households.size())];
    if (chosen == 4) {
      std::string const to = soums[below(6)];
      if (to != about.area && works_in(user, about.area))
        tell(user, about, about.area, "household_moved", about.id, R"({"area":")" + to + "\"}", {});
      return;
    }
    write_about(user, about, about.area, chosen);
  }

  /// The code of a day is a word that nobody else has any business to see.
  void learn(std::string const& user) {
    auto const code = fresh("code");
    auto& phone = phones.at(user);
    auto const written =
        phone.write("attended", event::own_area, uuid(7'000'000 + words.size()),
                    R"({"code":")" + code + R"(","day":"2026-11-01"})", SystemClock().now_ms());
    ask(user, "POST", "/api/sync/push", "",
        R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + written.line + "]}");
    if (!disabled.contains(user)) own[user].insert(code);
  }

  void meet(std::string const& user, std::string const& soum) {
    auto const number = 1'000 + households.size() * 10;
    households.push_back({uuid(number), uuid(number + 1), soum, {}, {}, {}, {}});
    auto& about = households.back();
    tell(user, about, soum, "household_met", about.id, "{}", {});
    tell(user, about, soum, "person_met", about.person,
         R"({"household":")" + text_of(about.id) + "\"}", {});
    tell(user, about, soum, "person_changed", about.person, R"({"born":"1990-05","sex":"female"})",
         {});
    if (!works_in(user, soum)) households.pop_back();
  }

  void write_about(std::string const& user, Household& about, std::string const& soum,
                   std::uint64_t chosen) {
    auto const visit = R"({"visit":")" + text_of(uuid(90'000 + below(1'000))) + "\"";
    auto const one = fresh("first"), two = fresh("second");
    if (chosen < 7) {
      tell(user, about, soum, "household_changed", about.id,
           R"({"head":")" + one + R"(","phone":")" + two + "\"}", {one, two});
    } else if (chosen < 9) {
      tell(user, about, soum, "person_changed", about.person,
           R"({"name":")" + one + R"(","father":")" + two + "\"}", {one, two});
    } else if (chosen == 9) {
      tell(user, about, soum, "visit_started", about.id, visit + R"(,"way":"home"})", {});
      tell(user, about, soum, "household_changed", about.id, R"({"head":")" + one + "\"}", {one});
    } else if (chosen == 10) {
      tell(user, about, soum, "question_asked", about.id,
           visit + R"(,"code":"other","text":")" + one + R"(","state":"answered"})", {one});
    } else if (chosen == 11) {
      tell(user, about, soum, "consent_given", about.id,
           visit + R"(,"how":"spoken","language":"mn","version":"1"})", {});
    } else if (chosen == 12) {
      tell(user, about, soum, "promise_made", about.id,
           visit + R"(,"by":"2026-11-01","promise":")" + text_of(uuid(80'000 + words.size())) +
               R"(","what":")" + one + "\"}",
           {one});
    } else {
      tell(user, about, soum, "finding_noted", about.id,
           visit + R"(,"code":"A1","note":")" + one + "\"}", {one});
    }
  }

  /// Besides the record, a head sees what lies aside in her soums, where she asks for that alone.
  Words aside_for(std::string const& user) const {
    Words seen;
    auto const& account = accounts.at(user);
    if (account.role != app::Role::head) return seen;
    for (auto const& [soum, said] : aside)
      if (is_of(account, soum)) seen.insert(said.begin(), said.end());
    return seen;
  }

  /// Figures of a soum, and spells of insurance, each with a word of its own as source.
  void publish(std::string const& soum) {
    SystemClock const clock;
    store::SqlFigures kept(*store, clock);
    auto const paid = set_of("paid_12_months", 1), spells = set_of(coverage::spells, 25);
    figures.by_soum[soum].insert(paid.source);
    registers.by_soum[soum].insert(spells.source);
    REQUIRE(kept.take(paid.id, {paid}, {{paid.indicator, soum, *parse_date(paid.as_of), 5, {}}}));
    REQUIRE(
        kept.take_stays(spells.id, spells, {{soum, coverage::InsuredAs::herder, 3, 5, 20, {}}}));
  }

  app::FigureSet set_of(std::string_view indicator, std::int64_t rows) {
    app::FigureSet set;
    set.id = set.hash = set.source = fresh("source");
    set.indicator = indicator;
    set.as_of = "2021-06-30";
    set.rows = rows;
    return set;
  }

  Words published_for(std::string const& user, app::Role all, PublishedModel const& model) const {
    return disabled.contains(user) ? Words() : model.seen_by(accounts.at(user), all);
  }

  void convene(std::string const& head, std::string const& department) {
    if (disabled.contains(head)) return;
    auto const title = fresh("meeting");
    auto const order = LessonModel::order(department, title, text_of(uuid(90'000 + words.size())));
    REQUIRE(ask(head, "POST", "/api/head/lessons", "", order).status == 200);
    lessons.said[department].insert(title);
  }

  void furnish_desks() {
    for (std::string const soum : soums) publish(soum);
    convene("head183", "183");
    for (auto const* department : {"184", "185"}) convene("head18", department);
    for (auto const& [user, account] : accounts) {
      auto const name = fresh("view");
      auto const order = view_order(name, text_of(uuid(95'000 + words.size())));
      if (ask(user, "POST", "/api/desk/views", "", order).status == 200) views[user].insert(name);
    }
  }

  Words lessons_for(std::string const& user, std::optional<app::Role> all = {}) const {
    return disabled.contains(user) ? Words() : lessons.seen_by(accounts.at(user), all);
  }

  /// The second model: what an account may see is the union over its soums.
  Words allowed(std::string const& user) const {
    Words seen;
    auto const& account = accounts.at(user);
    if (disabled.contains(user)) return seen;
    if (auto const mine = own.find(user); mine != own.end()) seen = mine->second;
    for (std::string const soum : soums) {
      if (!is_of(account, soum)) continue;
      for (auto const& about : households) {
        if (auto const found = about.known_to.find(soum); found != about.known_to.end())
          seen.insert(found->second.begin(), found->second.end());
      }
    }
    return seen;
  }

  Words found_in(HttpAnswer const& answer) const {
    std::string bytes = answer.body ? *answer.body : "";
    for (auto const& [name, value] : answer.headers) bytes += name + value;
    return words_in(bytes, words);
  }
};

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
  for (auto const* address : {"/api/head/due", "/api/head/worklist", "/api/head/findings/notes"}) {
    CAPTURE(address);
    CHECK(counted[address] > 20);
  }
  CHECK(printed > 20);
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
