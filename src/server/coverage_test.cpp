// SPDX-License-Identifier: Apache-2.0
// Coverage beside visits over HTTP, with the real store.
#include "server/api_for_tests.h"
#include "server/pile.h"
#include "store/sql_figures.h"

using namespace otor;
using namespace otor::server;

namespace {

/// Today and the same day a year before, between which lies what is told today.
std::string day(std::int64_t days_before) {
  constexpr std::int64_t day_ms = 86'400'000;
  return text_of(day_in_west(SystemClock().now_ms() - days_before * day_ms));
}

/// Twelve soums of 183: in those of even number six families of 100 are visited at home.
struct Coverage {
  Home home;
  std::vector<std::string> soums;

  Coverage() {
    store::SqlAccounts accounts(*home.store);
    auto areas = *accounts.areas();
    for (int at = 0; at < 12; ++at) {
      soums.push_back(std::to_string(18310 + at));
      areas.push_back({soums.back(), "183", soums.back(), "", "", 0, 0, 100});
    }
    std::erase_if(areas, [](app::Area const& area) { return area.code == "18301"; });
    REQUIRE(accounts.put_areas(areas));
    // The soums of the deployment are read once.
    home.api = *Api::over(*home.store, home.law, *StaticFiles::load(home.folder + "/web"), false);
    home.api->meet_phones(*RecoveryKey::open(home.folder), 14);
    auto const hash = ArgonPasswords().hash("good-word");
    REQUIRE(accounts.put_account({{"all", "All", app::Role::officer, soums, true}, hash, false}));
    REQUIRE(
        accounts.put_account({{"office", "Office", app::Role::programme, {}, true}, hash, false}));
    publish("households_herding", "2024-12-31", 100, 100);
    publish("herders_insurable", "2024-12-31", 200, 200);
    publish("paid_12_months", day(365), 50, 50);
    publish("paid_12_months", day(0), 60, 54);
    visit();
  }

  void publish(std::string const& indicator, std::string const& day, std::int64_t even,
               std::int64_t odd) {
    SystemClock const clock;
    store::SqlFigures kept(*home.store, clock);
    app::FigureSet set;
    set.id = set.hash = random_uuid();
    set.indicator = indicator;
    set.source = "Office of the test";
    set.as_of = day;
    std::vector<coverage::Figure> figures;
    for (std::size_t at = 0; at < soums.size(); ++at)
      figures.push_back({indicator, soums[at], *parse_date(day), at % 2 == 0 ? even : odd, {}});
    figures.push_back({indicator, "18301", *parse_date(day), odd, {}});
    set.rows = std::ssize(figures);
    REQUIRE(kept.take(set.id, {set}, figures));
  }

  void visit() {
    app::LineWriter phone({7, 1}, "all", "coverage");
    std::string lines;
    std::uint64_t family = 0;
    auto const now = SystemClock().now_ms();
    for (std::size_t at = 0; at < soums.size(); at += 2) {
      for (int each = 0; each < 6; ++each) {
        ++family;
        auto const body = R"({"visit":")" + random_uuid() + R"(","way":"home"})";
        lines += (lines.empty() ? "" : ",") +
                 phone.write("visit_started", soums[at], {9, family}, body, now).line;
      }
    }
    auto const answer =
        home.ask("POST", "/api/sync/push", "Authorization: Bearer " + home.sign_in("all") + "\r\n",
                 R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + lines + "]}");
    REQUIRE(status(answer) == 200);
    REQUIRE(answer.find("\"quarantined\"") == answer.npos);
    REQUIRE(answer.find("\"refused\"") == answer.npos);
  }

  std::string told(std::string const& user) {
    return home.ask("GET", "/api/head/coverage",
                    "Authorization: Bearer " + home.sign_in(user) + "\r\n");
  }
};

bool has(std::string const& text, std::string_view word) {
  return text.find(word) != std::string::npos;
}

}  // namespace

TEST_CASE("a head is told of her soums by visits, the programme of both sides and no soum") {
  Coverage desk;
  auto const head = body(desk.told("head"));
  CHECK(has(head,
            R"("reach":[{"from":")" + day(365) + R"(","to":")" + day(0) + R"(","state":"told")"));
  CHECK(has(head, R"({"soum":"18310","side":"more","visited":6,"households":100,"reached":600,)"
                  R"("before":2500,"after":3000,"change":500})"));
  CHECK(has(head, R"({"soum":"18311","side":"less","visited":0,)"));
  CHECK(has(head, R"("difference":300)"));
  auto const office = body(desk.told("office"));
  CHECK(has(office, R"("state":"told","by_count":false,"line":null,"soums":[],)"
                    R"("more":{"soums":6,"visited":null,"households":null,"reached":600,)"
                    R"("before":null,"after":null,"change":500,"lowest":null,"highest":null})"));
  for (auto const& soum : desk.soums) CHECK_FALSE(has(office, soum));
  CHECK(status(desk.told("all")) == 403);
}
