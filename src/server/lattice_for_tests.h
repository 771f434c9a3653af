// SPDX-License-Identifier: Apache-2.0
#pragma once
// Accounts, soums, moves, changed and disabled accounts at random, with a unique word in every
// personal field; and the second, plain model of who may see which of them.

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

namespace otor::server {

struct Lattice {
  std::string folder;
  app::LawInForce law = *app::LawInForce::from_pack(law::default_pack());
  std::unique_ptr<store::Store> store;
  std::unique_ptr<Api> api;
  std::map<std::string, app::Account> accounts;
  Words disabled;
  std::map<std::string, app::LineWriter> phones, lost;  // those given up, by officer
  std::vector<Household> households;
  Words words;
  std::map<std::string, Words> aside;       // what was set aside, by soum
  std::map<std::string, Words> own, views;  // what somebody wrote for nobody else, by user
  std::map<std::string, Words> own_aside;   // what of it lies aside, to be read by nobody
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
      lose_phone(user, 200 + number);
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

  /// Before she signs in: whoever gives a phone up ends every session of its account.
  void lose_phone(std::string const& user, std::uint64_t number) {
    SystemClock const clock;
    store::SqlDevices devices(*store, clock);
    lost.emplace(user, app::LineWriter(uuid(number), user, std::to_string(seed) + user + "lost"));
    REQUIRE(devices.known_or_bind(uuid(number), user));
    REQUIRE(devices.revoke(uuid(number), "server"));
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
    bool const on_lost = words.size() % 3 == 0;
    auto& phone = (on_lost ? lost : phones).at(user);
    auto const written =
        phone.write("attended", event::own_area, uuid(7'000'000 + words.size()),
                    R"({"code":")" + code + R"(","day":"2026-11-01"})", SystemClock().now_ms());
    ask(user, "POST", "/api/sync/push", "",
        R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + written.line + "]}");
    if (!disabled.contains(user)) (on_lost ? own_aside : own)[user].insert(code);
  }

  /// A head lets in all that she may; of what was learned she is told how much there is of it.
  void let_in(std::string const& head) {
    auto const listed = ask(head, "GET", "/api/head/aside");
    REQUIRE(listed.status == 200);
    auto const told = wire::parse_strict(*listed.body);  // a range does not keep it
    for (auto const& group : told->at("groups").as_array()) {
      if (group.at("area").as_string() != event::own_area) continue;
      std::string lines;
      for (auto const& hash : group.at("lines").as_array())
        lines += (lines.empty() ? "\"" : ",\"") + std::string(hash.as_string().c_str()) + "\"";
      REQUIRE(ask(head, "POST", "/api/head/let_in", "", "{\"lines\":[" + lines + "]}").status ==
              200);
    }
    for (auto& [user, said] : own_aside) {
      auto const& soums_of_hers = accounts.at(user).areas;
      bool const over = std::ranges::any_of(
          soums_of_hers, [&](std::string const& soum) { return is_of(accounts.at(head), soum); });
      if (over) own[user].merge(said);
    }
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
      auto const mark = fresh("mark");
      tell(user, about, soum, "person_changed", about.person,
           R"({"name":")" + one + R"(","father":")" + two + R"(","number_mark":")" + mark + "\"}",
           {one, two, mark});
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

}  // namespace otor::server
