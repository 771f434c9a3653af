// SPDX-License-Identifier: Apache-2.0
// A head writes what her department had of handbooks; her officer's phone is told what concerns
// her. All over HTTP.
#include "server/department_for_tests.h"

namespace otor::server {
namespace {

class Shelf : public Department {
 public:
  int order(std::string const& words, std::string const& who) {
    return status(
        ask("POST", "/api/head/handbooks", who,
            R"({"key":")" + key() + R"(","edition":"3","on":")" + today + "\"," + words + "}"));
  }
  json::value shelf(std::string const& who) {
    return asked("/api/head/handbooks", who).at("shelves");
  }
};

constexpr char received[] = R"("how":"received","count":2000,"giver":"Хэвлэх үйлдвэр")";
constexpr char issued[] = R"("how":"issued","count":50,"officers":["ulgii"])";

}  // namespace

TEST_CASE("what a head writes both heads of the department see, and nobody of another") {
  Shelf here;
  CHECK(here.order(received, here.head) == 200);
  CHECK(here.order(issued, here.other) == 200);
  CHECK(here.order(issued, here.far) == 404);  // she is no officer of hers
  CHECK(here.order(received, here.officer) == 403);
  CHECK(here.order(received, here.programme) == 403);
  CHECK(here.order(R"("how":"lost","count":0)", here.head) == 400);
  for (auto const& who : {here.head, here.other})
    CHECK(here.shelf(who).at(0).at("left").as_int64() == 1950);
  CHECK(here.shelf(here.far).as_array().empty());
  CHECK(status(here.ask("GET", "/api/head/handbooks", here.programme)) == 403);
}

TEST_CASE("an officer pulls what was written of her, and her word stands beside it") {
  Shelf here;
  CHECK(here.order(received, here.head) == 200);
  CHECK(here.order(issued, here.head) == 200);
  here.write("handbooks_moved", event::Uuid{7, 1},
             R"({"count":40,"edition":"3","how":"received"})");
  auto const pulled = body(here.ask("GET", "/api/sync/pull?after=0&limit=100", here.officer));
  CHECK(pulled.find(R"("officer":"ulgii")") != std::string::npos);
  auto const differs = here.asked("/api/head/handbooks", here.head).at("differences").as_array();
  REQUIRE(differs.size() == 1);
  CHECK(differs[0].at("hers").as_int64() == 40);
  CHECK(differs[0].at("departments").as_int64() == 50);
}

}  // namespace otor::server
