// SPDX-License-Identifier: Apache-2.0
// A head draws visits to call back and notes what the families say. All over HTTP.
#include "server/department_for_tests.h"

namespace otor::server {
namespace {

class Quality : public Department {
 public:
  /// Visits of today, each with a telephone on its household's card.
  void visits(std::uint64_t count) {
    for (std::uint64_t number = 1; number <= count; ++number) {
      visit(number, false);
      write("household_changed", event::Uuid{5, number},
            R"({"head":"Family )" + std::to_string(number) + R"(","phone":"99110)" +
                std::to_string(100 + number) + "\"}");
    }
  }
  std::string order(std::string const& words, std::string const& who) {
    return ask("POST", "/api/head/quality", who, R"({"key":")" + key() + "\"," + words + "}");
  }
  std::string draw_words(std::string const& seed, int share, std::string const& more = "") {
    return R"("what":"draw","seed":")" + seed + R"(","share":)" + std::to_string(share) +
           R"(,"from":")" + today + R"(","to":")" + today + "\"" + more;
  }
  std::string drawn(std::string const& seed, int share) {
    auto const answer = order(draw_words(seed, share), head);
    REQUIRE(status(answer) == 200);
    return text_in(*wire::parse_strict(body(answer)), "draw");
  }
  json::value desk(std::string const& draw, std::string const& who) {
    return asked("/api/head/quality" + (draw.empty() ? "" : "?draw=" + draw), who);
  }
  int call(std::string const& draw, std::string const& visit, std::string const& more) {
    return status(order(R"("what":"call","draw":")" + draw + R"(","visit":")" + visit +
                            R"(","on":")" + today + "\"," + more,
                        head));
  }
};

constexpr char happened[] = R"("outcome":"reached","visited":"yes")";

}  // namespace

TEST_CASE("in the same days and soums nothing is drawn again, by no head") {
  Quality here;
  CHECK(status(here.order(here.draw_words("dice", 500), here.head)) == 400);  // no visit at all
  here.visits(10);
  auto const draw = here.drawn("dice 3 1 6", 300);
  auto const told = here.desk("", here.head).at("draws").at(0);
  CHECK(told.at("frame").as_int64() == 10);
  CHECK(told.at("drawn").as_int64() == 3);
  CHECK(told.at("open").as_int64() == 3);
  CHECK(text_in(told, "seed") == "dice 3 1 6");
  CHECK(status(here.order(here.draw_words("other", 300), here.head)) == 400);
  CHECK(status(here.order(here.draw_words("other", 300), here.other)) == 400);
  CHECK(status(here.order(here.draw_words("other", 300), here.far)) == 400);  // of no visit
  CHECK(status(here.order(here.draw_words("other", 300, R"(,"area":"18401")"), here.head)) == 404);
  CHECK(here.desk("", here.other).at("draws").as_array().size() == 1);
  CHECK(here.desk("", here.far).at("draws").as_array().empty());
}

TEST_CASE("a share is told of five answers and more, with its interval, and of no officer") {
  Quality here;
  here.visits(8);
  auto const draw = here.drawn("dice", 1000);
  auto const rows = here.desk(draw, here.head).at("rows").as_array();
  REQUIRE(rows.size() == 8);
  for (std::size_t at = 0; at < 4; ++at)
    CHECK(here.call(draw, text_in(rows[at], "visit"), happened) == 200);
  CHECK(here.desk(draw, here.head).at("draws").at(0).at("visited").at("share").is_null());
  CHECK(here.call(draw, text_in(rows[4], "visit"), R"("outcome":"reached","visited":"no")") == 200);
  auto const visited = here.desk(draw, here.other).at("draws").at(0).at("visited");
  CHECK(visited.at("share").as_int64() == 800);
  CHECK(visited.at("low").as_int64() < 800);
  CHECK(visited.at("high").as_int64() > 800);
  auto const all = body(here.ask("GET", "/api/head/quality?draw=" + draw, here.head));
  CHECK(all.find("ulgii") == std::string::npos);
}

TEST_CASE("three tries in vain are not reached; what was noted wrongly is put right by an entry") {
  Quality here;
  here.visits(6);
  auto const draw = here.drawn("dice", 200);
  auto const visit = text_in(here.desk(draw, here.head).at("rows").at(0), "visit");
  auto const state = [&] { return text_in(here.desk(draw, here.head).at("rows").at(0), "state"); };
  for (int turn = 0; turn < 2; ++turn)
    CHECK(here.call(draw, visit, R"("outcome":"not_reached")") == 200);
  CHECK(state() == "open");
  CHECK(here.call(draw, visit, R"("outcome":"not_reached")") == 200);
  CHECK(state() == "not_reached");
  CHECK(here.call(draw, visit, happened) == 200);
  auto const row = here.desk(draw, here.head).at("rows").at(0);
  CHECK(text_in(row, "state") == "reached");
  auto const wrong = text_in(row.at("tries").at(0), "event");
  CHECK(here.call(draw, visit, R"("outcome":"refused","over":[")" + wrong + "\"]") == 200);
  CHECK(state() == "refused");
  CHECK(here.call(draw, visit, R"("outcome":"refused","over":[")" + here.key() + "\"]") == 400);
  CHECK(here.call(draw, visit, R"("outcome":"reached")") == 400);  // nobody said whether it was
  CHECK(here.call(draw, text_of(event::Uuid{6, 99}), happened) == 404);
}

TEST_CASE("a list to call is names and telephones, kept in the audit, and reaches no phone") {
  Quality here;
  here.visits(5);
  here.write("person_met", event::Uuid{7, 1},
             R"({"household":")" + text_of(event::Uuid{5, 1}) + "\"}");
  here.write("contact_agreed", event::Uuid{7, 1}, R"({"ways":["visit"]})");
  auto const draw = here.drawn("dice", 1000);
  CHECK(here.audited("call_back").empty());
  auto const rows = here.desk(draw, here.head).at("rows").as_array();
  CHECK(here.audited("call_back") == std::vector<std::string>{"head "});
  std::size_t quiet = 0;
  for (auto const& row : rows) {
    bool const first = text_in(row, "household") == text_of(event::Uuid{5, 1});
    CHECK(row.at("no_calls").as_bool() == first);
    CHECK(row.at("telephone").is_null() == first);
    quiet += row.at("no_calls").as_bool();
  }
  CHECK(quiet == 1);
  CHECK(here.ask("GET", "/api/sync/pull?after=0", here.officer).find("calls_drawn") ==
        std::string::npos);
  CHECK(status(here.ask("GET", "/api/head/quality", here.officer)) == 403);
  CHECK(status(here.ask("GET", "/api/head/quality", here.programme)) == 403);
  CHECK(status(here.ask("GET", "/api/head/quality?draw=" + draw, here.far)) == 404);
}

}  // namespace otor::server
