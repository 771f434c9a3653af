// SPDX-License-Identifier: Apache-2.0
// Tables of figures over HTTP, with the real store.
#include "server/api_for_tests.h"

using namespace otor;
using namespace otor::server;

namespace {

std::string bearer(std::string const& token) { return "Authorization: Bearer " + token + "\r\n"; }

struct Desk {
  Home home;
  std::string head = bearer(home.sign_in("head"));

  std::string take(std::string const& way, std::string const& more, std::string const& file) {
    return home.ask("POST",
                    "/api/head/figures/" + way +
                        "?indicator=paid_12_months&as_of=2021-06-30&source=%D0%9D%D0%A5&" + more,
                    head, file);
  }
  std::string rows(std::string const& set) {
    return home.ask("GET", "/api/head/figures?set=" + set, head);
  }
  std::string list() { return body(home.ask("GET", "/api/head/figures", head)); }
};

bool has(std::string const& text, std::string_view word) {
  return text.find(word) != std::string::npos;
}

}  // namespace

TEST_CASE("a table is tried, imported once under its key, listed and undone") {
  Desk desk;
  std::string const file = "code,value\n18301,12\n";
  auto const tried = desk.take("check", "file=a.csv", file);
  CHECK(status(tried) == 200);
  CHECK(has(body(tried), R"("imported":false)"));
  CHECK(has(body(tried), R"("reasons":[])"));
  CHECK(has(body(tried), R"("encoding":"utf-8")"));
  CHECK_FALSE(has(desk.list(), R"("indicator":"paid_12_months","as_of")"));
  auto const made = desk.take("import", "key=one", file);
  CHECK(status(made) == 200);
  CHECK(has(body(made), R"("imported":true)"));
  CHECK(has(body(desk.take("import", "key=one", file)), R"("imported":true)"));
  auto const again = body(desk.take("import", "key=two", file));
  CHECK(has(again, R"("imported":false)"));
  CHECK(has(again, "imported_already"));
  CHECK(desk.home.audited("figures_imported") == std::vector<std::string>{"head "});
  auto const list = desk.list();
  CHECK(has(list, R"("source":"НХ")"));
  auto const at = list.find(R"("set":{"id":")") + 13;
  auto const set = list.substr(at, 36);
  auto const undo = R"({"set":")" + set + R"("})";
  CHECK(status(desk.home.ask("POST", "/api/head/figures/undo", desk.head, undo)) == 200);
  CHECK(has(desk.list(), R"("undone_by":"head")"));
  CHECK(body(desk.rows(set)) == R"({"rows":[{"area":"18301","as_of":"2021-06-30","value":12}]})");
  CHECK(desk.home.audited("figures_undone") == std::vector<std::string>{"head "});
  CHECK(has(body(desk.take("import", "key=three", file)), R"("imported":true)"));
}

TEST_CASE("a row outside a head's areas is a reason, and nothing is imported") {
  Desk desk;
  auto const made = desk.take("import", "key=one", "code,value\n18301,12\n18401,5\n");
  CHECK(status(made) == 200);
  CHECK(has(body(made), R"("imported":false)"));
  CHECK(has(body(made), R"("line":3,"column":1,"code":"area_foreign","text":"18401")"));
  CHECK(desk.home.audited("figures_imported").empty());
}

TEST_CASE("a set opens to its rows, of the areas that a head sees and no other") {
  Desk desk;
  SystemClock const clock;
  app::FigureSet set;
  set.id = set.hash = "of-two-aimags";
  set.indicator = "paid_12_months";
  set.as_of = "2021-06-30";
  set.rows = 2;
  auto const figure = [&](char const* area, std::int64_t value) {
    return coverage::Figure{set.indicator, area, *parse_date(set.as_of), value, {}};
  };
  store::SqlFigures kept(*desk.home.store, clock);
  REQUIRE(kept.take("one", {set}, {figure("18401", 7), figure("18301", 12)}));
  set.id = set.hash = "of-another";
  REQUIRE(kept.take("two", {set}, {figure("18401", 5), figure("184", 5)}));
  CHECK(body(desk.rows("of-two-aimags")) ==
        R"({"rows":[{"area":"18301","as_of":"2021-06-30","value":12}]})");
  CHECK(status(desk.rows("of-another")) == 404);
  CHECK(body(desk.rows("of-another")) == body(desk.rows("none")));
  CHECK(status(desk.home.ask("GET", "/api/head/figures?set=of-two-aimags",
                             bearer(desk.home.sign_in("ulgii")))) == 403);
}

TEST_CASE("how a file is to be read may be said, and only so that it can be read") {
  Desk desk;
  std::string const old = "\xD1\xF3\xEC;value\n\xD2\xEE\xEB\xE1\xEE;5\n";
  CHECK(has(body(desk.take("check", "", old)), R"("encoding":"windows-1251")"));
  CHECK(has(body(desk.take("check", "encoding=utf-8", old)), "file_wrong_encoding"));
  CHECK(has(body(desk.take("check", "separator=%3B&columns=1%3Dcode%2C2%3Dvalue%3Apaid_12_months",
                           "a;b\n18301;5\n")),
            R"("reasons":[])"));
  for (auto const* wrong : {"encoding=latin", "separator=x", "header=x", "sheet=%Z1", "file=%D0"})
    CHECK(status(desk.take("check", wrong, "code,value\n18301,5\n")) == 400);
  CHECK(status(desk.take("import", "", "code,value\n18301,5\n")) == 400);  // no key
}

TEST_CASE("a file has a bound, and officers import nothing") {
  Desk desk;
  CHECK(has(body(desk.take("check", "", std::string((std::size_t{8} << 20) - 100, 'a'))),
            "file_too_large"));
  CHECK(status(desk.take("check", "", std::string((std::size_t{8} << 20) + 1, 'a'))) == 413);
  auto const officer = bearer(desk.home.sign_in("ulgii"));
  CHECK(status(desk.home.ask("GET", "/api/head/figures", officer)) == 403);
  CHECK(status(desk.home.ask("POST", "/api/head/figures/import?key=a", officer, "x")) == 403);
  CHECK(status(desk.home.ask("POST", "/api/head/figures/undo", officer, "{}")) == 403);
}

TEST_CASE("spells of insurance are imported as counts, told as a curve, and undone") {
  Desk desk;
  auto const take = [&](std::string const& way, std::string const& file) {
    return body(desk.home.ask("POST",
                              "/api/head/figures/" + way +
                                  "?indicator=insurance_spells&as_of=2026-10-20&source=Register&"
                                  "file=a.csv&key=" +
                                  std::to_string(file.size()),
                              desk.head, file));
  };
  auto const told = [&] {
    return body(desk.home.ask("GET", "/api/head/staying?area=18301", desk.head));
  };
  auto const before = told();
  CHECK(has(before, R"("soums_told":0)"));
  CHECK_FALSE(has(before, "share"));
  CHECK(has(take("check", "регистр,code,begin,end\nУБ90010112,18301,2026-01,\n"),
            R"("reasons":[{"line":0,"column":0,"code":"person_column")"));
  CHECK(has(take("import", "code,begin,end\n18301,2026-05,2026-04\n"), "end_before_begin"));
  std::string file = "code,begin,end\n";
  for (int row = 0; row < 20; ++row) file += "18301,2025-01,2025-12-31\n18301,2025-01,\n";
  auto const made = take("import", file);
  CHECK(has(made, R"("imported":true)"));
  CHECK(has(told(), R"({"months":12,"at_risk":40,"ended":20,"share":5000,"low":)"));
  CHECK(has(told(), R"("median":12)"));
  CHECK(has(told(), R"("source":"Register")"));
  CHECK(desk.home.audited("figures_imported") == std::vector<std::string>{"head "});
  CHECK(status(desk.home.ask("GET", "/api/head/staying?kind=soldier", desk.head)) == 400);
  auto const set = made.substr(made.find(R"("sets":[")") + 9, 36);
  CHECK(status(desk.home.ask("POST", "/api/head/figures/undo", desk.head,
                             R"({"set":")" + set + R"("})")) == 200);
  CHECK(told() == before);
  auto const officer = bearer(desk.home.sign_in("ulgii"));
  CHECK(status(desk.home.ask("GET", "/api/head/staying", officer)) == 403);
}

TEST_CASE("a head draws by lot who begins, and every draw is told to the audit") {
  Desk desk;
  auto stored = **store::SqlAccounts(*desk.home.store).account("head");
  stored.account.user = "both";
  stored.account.areas = {"183", "184"};
  REQUIRE(store::SqlAccounts(*desk.home.store).put_account(stored));
  auto const both = bearer(desk.home.sign_in("both"));
  auto const ask = [&](std::string const& more) {
    return desk.home.ask("GET", "/api/head/rollout?lot=" + more, both);
  };
  auto const drawn = body(ask("taimen&first=2027-01&waves=2&between=3"));
  CHECK(has(drawn, R"("first":"2027-01","last":"2027-07","waves":[{"from":"2027-02","soums":[")"));
  CHECK(has(drawn, R"({"from":"2027-05","soums":[)"));
  CHECK(drawn == body(ask("taimen&first=2027-01&waves=2&between=3")));
  auto const file = ask("taimen&first=2027-01&waves=2&between=3&form=csv");
  CHECK(has(file, "text/csv"));
  CHECK(has(body(file), "soum,month,wave,exposed,measure,numerator,denominator\r\n"));
  CHECK(desk.home.audited("rollout").size() == 3);
  for (auto const* wrong :
       {"&first=2027-01&waves=2", "taimen&first=2027&waves=2", "taimen&first=2027-01&waves=1",
        "taimen&first=2027-01&waves=99", "taimen&first=2027-01&waves=2&between=0"})
    CHECK(status(ask(wrong)) == 400);
  CHECK(status(ask("a&area=183&first=2027-01&waves=2")) == 400);  // it has one soum
  auto const foreign = "/api/head/rollout?area=184&lot=a&first=2027-01&waves=2";
  CHECK(status(desk.home.ask("GET", foreign, desk.head)) == 404);
  auto const officer = bearer(desk.home.sign_in("ulgii"));
  CHECK(status(desk.home.ask("GET", foreign, officer)) == 403);
}

TEST_CASE("borders come in like a table, and maps are drawn within them until they are undone") {
  Desk desk;
  auto const map = [&] {
    return body(desk.home.ask("GET", "/api/head/map?soums=18301&lang=mn", desk.head));
  };
  CHECK(has(map(), R"("borders":false,"cells":[{"code":"18301","path":"M)"));
  std::string const file =
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"18301"},)"
      R"("geometry":{"type":"Polygon","coordinates":[[[89,48],[91,48],[91,50],[89,50],[89,48]]]}})"
      "]}";
  auto const take = [&](std::string const& way) {
    return body(desk.home.ask(
        "POST",
        "/api/head/figures/" + way + "?indicator=area_borders&as_of=2024-01-01&source=Office&key=k",
        desk.head, file));
  };
  CHECK(has(take("check"), R"("reasons":[])"));
  CHECK(has(map(), R"("borders":false)"));
  auto const made = take("import");
  CHECK(has(made, R"("imported":true)"));
  CHECK(has(map(), R"("borders":true)"));
  auto const set = made.substr(made.find(R"("sets":[")") + 9, 36);
  CHECK(status(desk.home.ask("POST", "/api/head/figures/undo", desk.head,
                             R"({"set":")" + set + R"("})")) == 200);
  CHECK(has(map(), R"("borders":false)"));
  CHECK(status(desk.home.ask("GET", "/api/head/map?soums=99999", desk.head)) == 404);
  CHECK(has(body(desk.home.ask("GET", "/api/head/map", desk.head)), R"("cells":[])"));
  auto const officer = bearer(desk.home.sign_in("ulgii"));
  CHECK(status(desk.home.ask("GET", "/api/head/map?soums=18301", officer)) == 403);
}
