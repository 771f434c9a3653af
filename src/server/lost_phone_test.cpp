// SPDX-License-Identifier: Apache-2.0
// A phone that was given up as lost, and what becomes of what it had.
#include "server/api_for_tests.h"
#include "wire/json.h"

using namespace otor;
using namespace otor::server;

TEST_CASE_FIXTURE(Home, "who saw what lay aside and who let it in is told of the household") {
  app::LineWriter phone({1, 4}, "ulgii", "phone");
  auto bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  REQUIRE(status(ask("POST", "/api/sync/push", bearer, push_body(phone, 1))) == 200);
  SystemClock clock;
  REQUIRE(store::SqlDevices(*store, clock).revoke(phone.device(), "server"));
  bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  REQUIRE(status(ask("POST", "/api/sync/push", bearer, push_body(phone, 2))) == 200);
  auto const head = "Authorization: Bearer " + sign_in("head") + "\r\n";
  auto const listed = body(ask("GET", "/api/head/aside", head));
  auto const groups = wire::parse_strict(listed)->at("groups").as_array();
  REQUIRE(groups.size() == 2);
  for (auto const& group : groups) {
    auto const& hash = group.at("lines").at(0).as_string();
    auto const lines = "{\"lines\":[\"" + std::string(hash) + "\"]}";
    CHECK(body(ask("POST", "/api/head/let_in", head, lines)) == R"({"stored":1,"left":[]})");
    CHECK(status(ask("POST", "/api/head/let_in", bearer, lines)) == 403);
    auto const told = body(ask(
        "GET", "/api/head/seen?subject=" + std::string(group.at("household").as_string()), head));
    CHECK(told.find(R"("verb":"see","classes":"aside","reason":"set_aside")") != told.npos);
    CHECK(told.find(R"("actor":"head","verb":"write","classes":"card","reason":"let_in")") !=
          told.npos);
  }
  CHECK(body(ask("GET", "/api/head/aside", head)) == R"({"groups":[],"more":false})");
  CHECK(status(ask("POST", "/api/head/let_in", head, R"({"lines":["x"]})")) == 400);
  CHECK(status(ask("POST", "/api/head/let_in", head, "{}")) == 400);
}

TEST_CASE_FIXTURE(Home, "a phone given up as lost is given nothing, what it had is set aside") {
  auto bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  app::LineWriter phone({1, 2}, "ulgii", "phone"), other({1, 3}, "ulgii", "other");
  REQUIRE(status(ask("POST", "/api/sync/push", bearer, push_body(phone, 2))) == 200);
  REQUIRE(status(ask("POST", "/api/sync/push", bearer, push_body(other, 2))) == 200);
  auto const id = text_of(phone.device());
  auto const is_lost = "/api/devices/lost?device=" + id;
  CHECK(body(ask("GET", is_lost)) == R"({"lost":false,"disabled":false})");
  SystemClock clock;
  store::SqlDevices devices(*store, clock);
  REQUIRE(devices.revoke(phone.device(), "server"));
  CHECK(body(ask("GET", is_lost)) == R"({"lost":true,"disabled":false})");
  CHECK(body(ask("GET", "/api/devices/lost?device=" + text_of(other.device()))) ==
        R"({"lost":false,"disabled":false})");
  CHECK(status(ask("GET", "/api/sync/pull?after=0&limit=10", bearer)) == 401);  // its old token
  bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  auto const refused = ask("GET", "/api/sync/pull?after=0&limit=10&device=" + id, bearer);
  CHECK(status(refused) == 403);
  CHECK(body(refused).find("\"code\":\"device_lost\"") != std::string::npos);
  auto const aside = body(ask("POST", "/api/sync/push", bearer, push_body(phone, 1)));
  CHECK(aside.find("\"status\":\"quarantined\"") != std::string::npos);
  auto const mine = "/api/sync/pull?after=0&limit=10&device=" + text_of(other.device());
  CHECK(status(ask("GET", mine, bearer)) == 200);
}

TEST_CASE_FIXTURE(Home, "a phone is told that its account is closed, until it is opened again") {
  auto const bearer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  app::LineWriter phone({1, 2}, "ulgii", "phone");
  REQUIRE(status(ask("POST", "/api/sync/push", bearer, push_body(phone, 2))) == 200);
  auto const asked = "/api/devices/lost?device=" + text_of(phone.device());
  auto const open = R"({"lost":false,"disabled":false})",
             closed = R"({"lost":false,"disabled":true})";
  CHECK(body(ask("GET", asked)) == open);

  store::SqlAccounts accounts(*store);
  REQUIRE(accounts.disable("ulgii"));
  CHECK(status(ask("POST", "/api/sync/push", bearer, push_body(phone, 1))) == 401);
  CHECK(body(ask("GET", asked)) == closed);
  auto const nobodys = "/api/devices/lost?device=" + text_of(event::Uuid{1, 99});
  CHECK(body(ask("GET", nobodys)) == open);

  auto account = **accounts.account("ulgii");
  account.disabled = false;
  REQUIRE(accounts.put_account(account));
  CHECK(body(ask("GET", asked)) == open);
  auto const again = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
  auto const sent = body(ask("POST", "/api/sync/push", again, push_body(phone, 1)));
  CHECK(sent.find("\"status\":\"stored\"") != std::string::npos);
}
