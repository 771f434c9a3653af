// SPDX-License-Identifier: Apache-2.0
// Families over HTTP: the list with its filters, a name that is looked for, the card, who may see
// them, and what the audit is told. All people are made up.
#include <doctest/doctest.h>

#include "server/api_for_tests.h"
#include "store/erasure.h"

using namespace otor;
using namespace otor::server;

namespace {

event::Uuid uuid(std::uint64_t number) {
  return {0x0190a00000007000u, 0x8000000000000000u + number};
}
std::string quoted(std::uint64_t number) { return '"' + text_of(uuid(number)) + '"'; }
bool has(std::string const& answer, std::string const& words) {
  return answer.find(words) != std::string::npos;
}

struct Desk {
  Home home;
  std::string head = "Authorization: Bearer " + home.sign_in("head") + "\r\n";
  std::string officer = "Authorization: Bearer " + home.sign_in("ulgii") + "\r\n";
  app::LineWriter phone{uuid(1), "ulgii", "one"};

  void say(std::string_view kind, std::uint64_t subject, std::string const& body) {
    auto const line = phone.write(kind, "18301", uuid(subject), body, SystemClock().now_ms()).line;
    auto const pushed =
        home.ask("POST", "/api/sync/push", officer,
                 R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + line + "]}");
    REQUIRE(has(pushed, "\"status\":\"stored\""));
  }
  /// With one member, who was visited.
  void family(std::uint64_t number, std::string const& head_name, std::string const& member) {
    say("household_met", number, "{}");
    say("household_changed", number, R"({"bagh":"1","head":")" + head_name + "\"}");
    say("person_met", number + 1, R"({"household":)" + quoted(number) + "}");
    say("person_changed", number + 1, R"({"born":"1990-05","name":")" + member + "\"}");
    auto const visit = R"("visit":)" + quoted(number + 2) + "}";
    say("visit_started", number, R"({"way":"home",)" + visit);
    say("finding_noted", number, R"({"code":"B1","note":"Register УБ90010112",)" + visit);
    say("promise_made", number,
        R"({"by":"2026-01-05","promise":)" + quoted(number + 3) + R"(,"what":"Bring it",)" + visit);
    say("visit_closed", number, R"({"stage":"considering",)" + visit);
  }
  std::string list(std::string const& query = {}, std::string const& who = {}) {
    return home.ask("GET", "/api/head/families" + query, who.empty() ? head : who);
  }
  std::string find(std::string const& text, std::string const& query = {}) {
    return home.ask("POST", "/api/head/families/find" + query, head, R"({"text":")" + text + "\"}");
  }
  std::string card(std::uint64_t number, std::string const& who = {}) {
    return home.ask("GET", "/api/head/family?household=" + text_of(uuid(number)),
                    who.empty() ? head : who);
  }
  std::string sign_in_as(app::Account const& account) {
    store::SqlAccounts accounts(*home.store);
    REQUIRE(accounts.put_account({account, ArgonPasswords().hash("good-word"), false}));
    return "Authorization: Bearer " + home.sign_in(account.user) + "\r\n";
  }
};

std::string body_of(std::string const& answer) { return answer.substr(answer.find("\r\n\r\n")); }

}  // namespace

TEST_CASE("families are listed, filtered, counted and found by the name of a member") {
  Desk desk;
  desk.family(1'000, "Saran", "Төмөр");
  desk.family(2'000, "Bat", "Нараа");
  auto const all = desk.list();
  CHECK(status(all) == 200);
  CHECK(has(all, R"("families":2,"found":2,"people":2)"));
  CHECK(all.find("Bat") < all.find("Saran"));
  CHECK(has(all, R"("members":1,"last_visit":)"));
  CHECK(has(all, R"("stage":"considering","silent":false,"tasks":)"));
  CHECK(has(desk.list("?limit=1&after=1"), "Saran"));
  CHECK(has(desk.list("?stage=paying"), R"("found":0)"));
  CHECK(has(desk.list("?stage=no_such_word"), R"("found":0)"));
  CHECK(has(desk.list("?unseen=2020-01-01"), R"("found":0)"));
  CHECK(has(desk.list("?unseen=2199-01-01"), R"("found":2)"));
  CHECK(has(desk.list("?area=18301&bagh=1-р%20баг"), R"("found":2)"));
  CHECK(has(desk.list("?officer="), R"("found":0)"));
  CHECK(has(desk.list("?officer=ulgii"), R"("found":2)"));
  auto const found = desk.find("томор");
  CHECK(has(found, R"("found":1)"));
  CHECK(has(found, R"("head":"Saran","name":"Төмөр")"));
  CHECK(has(desk.find("Нараа", "?stage=paying"), R"("found":0)"));
}

TEST_CASE("a wrong question is told so") {
  Desk desk;
  for (auto const* query : {"?unseen=2026-13-01", "?unseen=", "?limit=-1", "?after=x", "?area=%zz"})
    CHECK(status(desk.list(query)) / 100 == 4);
  CHECK(status(desk.home.ask("POST", "/api/head/families/find", desk.head, "{}")) == 400);
  CHECK(status(desk.home.ask("POST", "/api/head/families/find", desk.head,
                             R"({"text":")" + std::string(2'000, 'x') + "\"}")) == 413);
  for (auto const* query : {"", "?household=", "?household=183"})
    CHECK(status(desk.home.ask("GET", std::string("/api/head/family") + query, desk.head)) == 400);
}

TEST_CASE("the card is the one a phone folds, with its tasks and register numbers masked") {
  Desk desk;
  desk.family(1'000, "Saran", "Төмөр");
  auto const card = desk.card(1'000);
  CHECK(status(card) == 200);
  CHECK(has(card, R"("born":{"value":"1990-05")"));
  CHECK(has(card, R"("code":"B1","note":"Register ••••••••12")"));
  CHECK(!has(card, "УБ90010112"));
  CHECK(has(card, R"("what":"Bring it","by":"2026-01-05")"));
  CHECK(has(card, R"("rule":"promise_due")"));
  CHECK(has(card, R"("officers":[{"officer":"ulgii","name":"А. Айгүл"}])"));
  CHECK(has(card, R"("household":{"value":)" + quoted(1'000)));
}

TEST_CASE("only the head of the aimag sees a card; a foreign family is as one that is missing") {
  Desk desk;
  desk.family(1'000, "Saran", "Төмөр");
  auto const far = desk.sign_in_as({"far", "Far", app::Role::head, {"184"}, true});
  CHECK(has(desk.list("", far), R"("families":0,)"));
  CHECK(status(desk.card(1'000, far)) == 404);
  CHECK(body_of(desk.card(1'000, far)) == body_of(desk.card(9'000, far)));
  for (auto const role : {app::Role::trainer, app::Role::programme, app::Role::administrator}) {
    auto const who = desk.sign_in_as({"x", "X", role, {}, true});
    CHECK(status(desk.list("", who)) == 403);
    CHECK(status(desk.card(1'000, who)) == 403);
  }
  CHECK(status(desk.list("", desk.officer)) == 403);
  CHECK(status(desk.card(1'000, "X-Otor: 1\r\n")) == 401);
  CHECK(desk.home.audited("families").empty());
  CHECK(desk.home.audited("family").empty());
}

TEST_CASE("the audit tells who saw a list and who opened a card") {
  Desk desk;
  desk.family(1'000, "Saran", "Төмөр");
  auto const seen = [&](std::uint64_t number) {
    return desk.home.ask("GET", "/api/head/seen?subject=" + text_of(uuid(number)), desk.head);
  };
  (void)desk.list("?limit=0");
  CHECK(desk.home.audited("families").empty());  // counts alone are nobody's
  (void)desk.list();
  CHECK(desk.home.audited("families").size() == 1);
  CHECK(has(seen(1'000), R"("reason":"families")"));
  CHECK(!has(seen(1'001), R"("reason":"family")"));
  (void)desk.card(1'000);
  CHECK(desk.home.audited("family").size() == 1);
  CHECK(has(seen(1'000), R"("reason":"family")"));
  CHECK(has(seen(1'001), R"("reason":"family")"));  // who is on it was seen too
}

TEST_CASE("who was erased is on no list, found by no name, and has no card") {
  Desk desk;
  desk.family(1'000, "Saran", "Төмөр");
  desk.family(2'000, "Bat", "Нараа");
  CHECK(has(desk.find("Saran"), R"("found":1)"));
  auto const plan = store::plan_erasure(*desk.home.store, store::ErasureOf::household, uuid(1'000));
  REQUIRE(plan);
  REQUIRE(store::erase(*desk.home.store, *plan, "7", SystemClock().now_ms()));
  CHECK(has(desk.list(), R"("families":1,"found":1)"));
  CHECK(has(desk.find("Saran"), R"("found":0)"));
  CHECK(has(desk.find("Төмөр"), R"("found":0)"));
  CHECK(status(desk.card(1'000)) == 404);
  CHECK(body_of(desk.card(1'000)) == body_of(desk.card(9'000)));
}
