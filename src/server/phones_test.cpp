// SPDX-License-Identifier: Apache-2.0
// Phones of officers, seen and given up by whoever may: the officer herself, and the head of hers.
#include "server/api_for_tests.h"
#include "store/sql_event_log.h"

using namespace otor;
using namespace otor::server;

namespace {

struct Office : Home {
  app::LineWriter own{{1, 2}, "ulgii", "phone"}, other{{3, 4}, "far", "phone"};

  Office() {
    store::SqlAccounts accounts(*store);
    auto const hash = ArgonPasswords().hash("good-word");
    REQUIRE(
        accounts.put_account({{"far", "Far", app::Role::officer, {"18401"}, true}, hash, false}));
    REQUIRE(
        accounts.put_account({{"office", "Office", app::Role::programme, {}, true}, hash, false}));
    SystemClock const clock;
    store::SqlDevices devices(*store, clock);
    REQUIRE(devices.known_or_bind(own.device(), "ulgii"));
    REQUIRE(devices.known_or_bind(other.device(), "far"));
  }
  std::string bearer(std::string const& user) {
    return "Authorization: Bearer " + sign_in(user) + "\r\n";
  }
  std::string give_up(std::string const& bearer, app::LineWriter const& phone) {
    return ask("POST", "/api/phones/lost", bearer,
               R"({"device":")" + text_of(phone.device()) + "\"}");
  }
};

}  // namespace

TEST_CASE_FIXTURE(Office, "a head sees the phones of her officers, and gives one up") {
  auto const head = bearer("head"), officer = bearer("ulgii");
  auto const told = body(ask("GET", "/api/phones", head));
  CHECK(told.find(text_of(own.device())) != std::string::npos);
  CHECK(told.find("\"user\":\"ulgii\"") != std::string::npos);
  CHECK(told.find("far") == std::string::npos);
  CHECK(told.find("\"sent\":null,\"lost\":null") != std::string::npos);
  REQUIRE(status(ask("POST", "/api/sync/push", officer, push_body(own, 3))) == 200);
  CHECK(body(ask("GET", "/api/phones", head)).find("\"sent\":1") != std::string::npos);

  CHECK(body(give_up(head, own)).find("\"lost\":1") != std::string::npos);
  CHECK(status(ask("GET", "/api/me", officer)) == 401);
  CHECK(audited("device_revoked") == std::vector{"head " + text_of(own.device())});
  CHECK(status(give_up(head, own)) == 200);  // asked again, nothing changes
  CHECK(audited("device_revoked").size() == 1);
}

TEST_CASE_FIXTURE(Office,
                  "of each phone it is told what has not come and what follows from nothing") {
  auto const head = bearer("head"), officer = bearer("ulgii");
  auto const told = [&](std::string const& asking) {
    auto const text = body(ask("GET", "/api/phones", asking));
    auto const at = text.find("\"missing\":");
    return at == std::string::npos ? text : text.substr(at, text.find('}', at) - at);
  };
  REQUIRE(status(ask("POST", "/api/sync/push", officer, push_body(own, 2))) == 200);
  CHECK(told(head) == R"("missing":0,"loose":0)");
  own.go_on(2, "AAAAAAAAAAAAAAAAAAAAAA");  // an older copy of the phone was put back
  REQUIRE(status(ask("POST", "/api/sync/push", officer, push_body(own, 1))) == 200);
  CHECK(told(head) == R"("missing":0,"loose":1)");
  own.go_on(6, "AAAAAAAAAAAAAAAAAAAAAA");  // 4 to 6 stay on the phone
  REQUIRE(status(ask("POST", "/api/sync/push", officer, push_body(own, 1))) == 200);
  CHECK(told(head) == R"("missing":3,"loose":1)");
  CHECK(told(officer) == R"("missing":3,"loose":1)");
}

TEST_CASE_FIXTURE(Office, "an officer gives up her own phone and nobody else's") {
  auto const officer = bearer("ulgii");
  CHECK(body(ask("GET", "/api/phones", officer)).find("far") == std::string::npos);
  CHECK(status(give_up(officer, other)) == 404);
  CHECK(status(give_up(bearer("head"), other)) == 404);
  CHECK(audited("device_revoked").empty());
  CHECK(body(give_up(officer, own)).find("\"lost\":1") != std::string::npos);
  CHECK(audited("device_revoked") == std::vector{"ulgii " + text_of(own.device())});
}

TEST_CASE_FIXTURE(Office, "who is nobody, and who has no officers, gives nothing up") {
  CHECK(status(ask("GET", "/api/phones")) == 401);
  CHECK(status(give_up("", own)) == 401);
  auto const office = bearer("office");
  CHECK(status(ask("GET", "/api/phones", office)) == 403);
  CHECK(status(give_up(office, own)) == 403);
  auto const head = bearer("head");
  CHECK(status(ask("POST", "/api/phones/lost", head, R"({"device":"no uuid"})")) == 400);
  CHECK(status(ask("POST", "/api/phones/lost", head, std::string(2000, 'x'))) == 413);
  CHECK(audited("device_revoked").empty());
}
