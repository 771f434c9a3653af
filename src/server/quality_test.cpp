// SPDX-License-Identifier: Apache-2.0
// A head draws visits to call back and notes what the families say. All over HTTP.
#include "base/format.h"
#include "server/department_for_tests.h"

namespace otor::server {
namespace {

class Quality : public Department {
 public:
  /// Visits of today, each with a telephone on its household's card, and with its consent.
  void visits(std::uint64_t count) {
    for (std::uint64_t number = 1; number <= count; ++number) {
      visit(number, false);
      consent(
          "consent_given", number,
          R"(,"language":"mn","version":"1","visit":")" + text_of(event::Uuid{6, number}) + "\"");
      write("household_changed", event::Uuid{5, number},
            R"({"head":"Family )" + std::to_string(number) + R"(","phone":"99110)" +
                std::to_string(100 + number) + "\"}");
    }
  }
  void consent(std::string_view kind, std::uint64_t number, std::string const& more = {}) {
    write(kind, event::Uuid{5, number}, R"({"how":"spoken")" + more + "}");
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

TEST_CASE("of chosen days the draws that were made or called on them are told, each whole") {
  Quality here;
  here.visits(6);
  auto const draw = here.drawn("dice", 500);
  auto const visit = text_in(here.desk(draw, here.head).at("rows").at(0), "visit");
  CHECK(here.call(draw, visit, happened) == 200);
  auto const of = [&](std::string const& days) {
    return here.asked("/api/head/quality?" + days, here.head);
  };
  auto const now = of("from=" + here.today + "&to=" + here.today);
  CHECK(now.at("draws").as_array().size() == 1);
  CHECK(now.at("calls").as_int64() == 1);
  auto const before = of("to=2020-12-31");
  CHECK(before.at("draws").as_array().empty());
  CHECK(before.at("calls").as_int64() == 0);
  CHECK(of("to=2020-12-31&draw=" + draw).at("rows").as_array().size() == 3);  // it was asked for
  for (auto const* wrong : {"from=2020-13-01", "from=2021-01-01&to=2020-12-31"})
    CHECK(status(here.ask("GET", std::string("/api/head/quality?") + wrong, here.head)) >= 400);
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

TEST_CASE("the telephone of a family that withdrew, or never agreed, is given to nobody") {
  Quality here;
  here.visits(4);
  here.consent("consent_withdrawn", 1);
  here.visit(5, false);  // nobody asked them
  here.write("household_changed", event::Uuid{5, 5}, R"({"head":"Family 5","phone":"99110999"})");
  auto const hers = R"(,"person":")" + text_of(event::Uuid{7, 2}) + "\"";
  here.write("person_met", event::Uuid{7, 2},
             R"({"household":")" + text_of(event::Uuid{5, 2}) + "\"}");
  here.consent("consent_withdrawn", 2, hers);  // she withdrew for herself; her family did not
  auto const draw = here.drawn("dice", 1000);
  std::size_t withheld = 0;
  auto const desk = here.desk(draw, here.head);
  for (auto const& row : desk.at("rows").as_array()) {
    auto const household = text_in(row, "household");
    bool const no_consent =
        household == text_of(event::Uuid{5, 1}) || household == text_of(event::Uuid{5, 5});
    CHECK(row.at("no_consent").as_bool() == no_consent);
    CHECK(row.at("telephone").is_null() == no_consent);
    withheld += no_consent;
  }
  CHECK(withheld == 2);
  auto const all = body(here.ask("GET", "/api/head/quality?draw=" + draw, here.head));
  CHECK(all.find("99110999") == std::string::npos);
}

TEST_CASE("a remark is its officer's first; what she explained her head sees at once") {
  Quality here;
  here.visits(12);
  auto const desk = [&](std::string const& who) { return here.asked("/api/head/remarks", who); };
  CHECK(desk(here.head).at("remarks").as_array().empty());
  CHECK(desk(here.head).at("waiting").as_int64() == 1);
  CHECK(here.audited("remarks").empty());
  here.write("visit_explained", event::Uuid{5, 3},
             R"({"note":"At a fair, УБ96030512 too","remark":"many_in_day","visit":")" +
                 text_of(event::Uuid{6, 3}) + "\"}");
  auto const told = desk(here.head);
  CHECK(told.at("waiting").as_int64() == 0);
  auto const row = told.at("remarks").at(0);
  CHECK(text_in(row, "rule") == "many_in_day");
  CHECK(row.at("families").as_int64() == 12);
  CHECK(text_in(row.at("visits").at(0), "head").starts_with("Family "));
  auto const note = text_in(row.at("words").at(0), "note");
  CHECK(note.starts_with("At a fair"));
  CHECK(note.find("96030512") == std::string::npos);
  CHECK(here.audited("remarks") == std::vector<std::string>{"head "});
  CHECK(desk(here.far).at("remarks").as_array().empty());
  CHECK(desk(here.far).at("waiting").as_int64() == 0);
  for (auto const& who : {here.officer, here.programme})
    CHECK(status(here.ask("GET", "/api/head/remarks", who)) == 403);
}

TEST_CASE("draws, families to call and remarks are files, in words and without formulas") {
  Quality here;
  here.visits(12);
  here.write("household_changed", event::Uuid{5, 1}, R"({"head":"=SUM(A1)+1","phone":"+976 99"})");
  auto const draw = here.drawn("@dice", 1000);
  auto const file = [&](std::string const& path, std::string const& who) {
    return here.ask("GET", path + "form=csv&lang=en", who);
  };
  auto const draws = file("/api/head/quality?", here.head);
  CHECK(draws.find("Content-Type: text/csv") != std::string::npos);
  CHECK(draws.find("otor-call_backs-" + here.today + ".csv") != std::string::npos);
  CHECK(draws.find("\r\nHead," + short_date(here.today) + ",'@dice,") != std::string::npos);
  CHECK(draws.find(",100.00,12,12,0,0,0,12,0,0,0,0,,,,") != std::string::npos);
  CHECK(here.audited("call_back").empty());
  auto const families = file("/api/head/quality?draw=" + draw + "&", here.head);
  CHECK(families.find("otor-call_backs_families-") != std::string::npos);
  CHECK(families.find(",'=SUM(A1)+1,'+976 99,still to call,") != std::string::npos);
  CHECK(here.audited("call_back") == std::vector<std::string>{"head "});
  here.write(
      "visit_explained", event::Uuid{5, 3},
      R"({"note":"=1","remark":"many_in_day","visit":")" + text_of(event::Uuid{6, 3}) + "\"}");
  auto const remarks = file("/api/head/remarks?", here.head);
  CHECK(remarks.find("families in one day.,Looked for: ") != std::string::npos);
  CHECK(remarks.find(",'=SUM(A1)+1,") != std::string::npos);
  CHECK(remarks.find("\r\n=") == std::string::npos);
  CHECK(here.audited("remarks") == std::vector<std::string>{"head "});
  for (auto const* path : {"/api/head/quality?", "/api/head/remarks?"}) {
    for (auto const& who : {here.officer, here.programme}) CHECK(status(file(path, who)) == 403);
    CHECK(file(path, here.far).find("SUM") == std::string::npos);
    CHECK(status(here.ask("GET", std::string(path) + "form=pdf", here.head)) == 400);
  }
  CHECK(status(file("/api/head/quality?draw=" + draw + "&", here.far)) == 404);
}

TEST_CASE("remarks are asked for by months") {
  Quality here;
  auto const asked = [&](std::string const& words) {
    return status(here.ask("GET", "/api/head/remarks" + words, here.head));
  };
  for (auto const* no_month : {"?from=2026", "?to=2026-13", "?to=1"}) CHECK(asked(no_month) == 422);
  CHECK(asked("?from=2026-05&to=2026-04") == 400);
  CHECK(asked("?from=2025-05&to=2026-05") == 400);
  auto const year = here.asked("/api/head/remarks?from=2025-06&to=2026-05", here.head);
  CHECK(text_in(year, "from") == "2025-06");
  CHECK(text_in(year, "to") == "2026-05");
}

}  // namespace otor::server
