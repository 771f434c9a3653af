// SPDX-License-Identifier: Apache-2.0
// What is to be done, over HTTP: the list with its filters, who may see it, what the audit is told,
// handing families over, and the totals. All people are made up.
#include <doctest/doctest.h>

#include "server/api_for_tests.h"
#include "server/pile.h"

using namespace otor;
using namespace otor::server;

namespace {

event::Uuid uuid(std::uint64_t number) {
  return {0x0190a00000007000u, 0x8000000000000000u + number};
}
std::string quoted(std::uint64_t number) { return '"' + text_of(uuid(number)) + '"'; }

std::string day_from_now(std::int64_t days) {
  return text_of(date_of_day(day_number(day_in_west(SystemClock().now_ms())) + days));
}

/// Families of two officers of one soum.
struct Desk {
  Home home;
  std::string head = "Authorization: Bearer " + home.sign_in("head") + "\r\n";
  app::LineWriter phones[2] = {{uuid(1), "ulgii", "one"}, {uuid(2), "other", "two"}};
  std::string officers[2] = {"Authorization: Bearer " + home.sign_in("ulgii") + "\r\n",
                             sign_in_as({"other", "Б. Болд", app::Role::officer, {"18301"}, true})};

  std::string sign_in_as(app::Account const& account, bool disabled = false) {
    store::SqlAccounts accounts(*home.store);
    REQUIRE(accounts.put_account({account, ArgonPasswords().hash("good-word"), disabled}));
    return disabled ? "" : "Authorization: Bearer " + home.sign_in(account.user) + "\r\n";
  }
  void say(std::string_view kind, std::uint64_t subject, std::string const& body, int who = 0) {
    auto const line =
        phones[who].write(kind, "18301", uuid(subject), body, SystemClock().now_ms()).line;
    auto const pushed = home.ask(
        "POST", "/api/sync/push", officers[who],
        R"({"device":")" + text_of(phones[who].device()) + R"(","events":[)" + line + "]}");
    REQUIRE(pushed.find("\"status\":\"stored\"") != std::string::npos);
  }
  /// A promise to the family is due so many days from now.
  void family(std::uint64_t number, std::string const& name, std::int64_t days, int who = 0,
              std::string const& bagh = "1") {
    say("household_met", number, "{}", who);
    say("household_changed", number, R"({"bagh":")" + bagh + R"(","head":")" + name + "\"}", who);
    say("promise_made", number,
        R"({"by":")" + day_from_now(days) + R"(","promise":)" + quoted(number + 1) +
            R"(,"visit":)" + quoted(number + 2) + R"(,"what":"Bring the form"})",
        who);
  }
  std::string list(std::string const& query = {}, std::string const& who = {}) {
    return home.ask("GET", "/api/head/worklist" + query, who.empty() ? head : who);
  }
  std::string give(std::string const& order) {
    return home.ask("POST", "/api/head/worklist", head, order);
  }
  bool has(std::string const& answer, std::string const& words) {
    return answer.find(words) != std::string::npos;
  }
};

std::string const key = R"(,"key":)" + quoted(77);

}  // namespace

TEST_CASE(
    "the list says what is overdue, soon and stuck, and each count leaves out its own filter") {
  Desk desk;
  desk.family(1'000, "Saran", -40);
  desk.family(2'000, "Bat", 3, 1, "2-р баг");
  desk.family(3'000, "Дөлгөөн", 90, 1, "2");
  auto const all = desk.list();
  CHECK(status(all) == 200);
  CHECK(desk.has(all, R"("tasks":3,"found":3,"households":3)"));
  CHECK(desk.has(all, R"("days_left":-40,"owner":"ulgii","named":"ulgii","here":true)"));
  CHECK(desk.has(all, R"("states":["overdue","promised","stuck"],"stuck":["long_overdue"])"));
  CHECK(desk.has(all, R"({"code":"overdue","tasks":1},{"code":"soon","tasks":1})"));
  auto const soon = desk.list("?state=soon&area=18301");
  CHECK(desk.has(soon, R"("found":1)"));
  CHECK(desk.has(soon, "Bat"));
  CHECK(!desk.has(soon, "Saran"));
  CHECK(desk.has(soon, R"({"code":"overdue","tasks":1},{"code":"soon","tasks":1})"));
  CHECK(desk.has(soon, R"("baghs":[{"code":"2-р баг","tasks":1}])"));
  CHECK(desk.has(desk.list("?area=18301&bagh=2"), R"("found":2)"));
  CHECK(desk.has(desk.list("?officer=other&order=officer"), R"("found":2)"));
  CHECK(desk.has(desk.list("?officer="), R"("found":0)"));
  CHECK(desk.has(desk.list("?limit=0"), R"("found":3,"households":3,"rows":[])"));
  CHECK(desk.has(desk.list("?limit=1&after=1"), "Bat"));
  auto const find = [&](std::string const& text) {
    return desk.home.ask("POST", "/api/head/worklist/find?state=later", desk.head,
                         R"({"text":")" + text + "\"}");
  };
  CHECK(desk.has(find("долгоон"), "Дөлгөөн"));
  CHECK(desk.has(find("Bat"), R"("found":0)"));
}

TEST_CASE("a wrong question is told so, and hostile ones change nothing") {
  Desk desk;
  desk.family(1'000, "Saran", 3);
  for (auto const* query : {"?state=many", "?order=size", "?limit=-1", "?limit=x", "?form=exe",
                            "?lang=xx", "?after=99999999999999999999", "?area=%zz%"})
    CHECK(status(desk.list(query)) / 100 == 4);
  CHECK(status(desk.list("?area=" + std::string(300, '1'))) / 100 == 4);
  CHECK(desk.has(desk.list("?area=18401"), R"("found":0)"));
  CHECK(desk.has(desk.list("?area=1&reason=%00&limit=999999"), R"("found":0)"));
  for (auto const* order :
       {"{}", R"({"to":"other","households":[]})", R"({"to":"other","from":""})", "[]", "{"})
    CHECK(status(desk.give(order)) >= 400);
  CHECK(desk.home.audited("push").size() == 3);
}

TEST_CASE("how much each officer has to do is told to her head alone, by soum and name") {
  Desk desk;
  desk.family(1'000, "Saran", -40);
  desk.family(2'000, "Bat", 3, 1);
  desk.family(3'000, "Nomin", 90, 1);
  auto const load = [&](std::string const& who, std::string const& query = {}) {
    return desk.home.ask("GET", "/api/head/load" + query, who);
  };
  auto const told = load(desk.head);
  CHECK(status(told) == 200);
  // Nothing was given to anybody, and two work here: the families are the soum's.
  CHECK(desk.has(told, R"({"area":"18301","officer":"","name":"","families":3,"tasks":0,)"));
  CHECK(desk.has(told, R"("officer":"ulgii")"));
  CHECK(desk.has(told, R"("families":0,"tasks":1,"overdue":1,"owed":0,"visited":0})"));
  CHECK(desk.has(told, R"("families":0,"tasks":2,"overdue":0,"owed":0,"visited":0})"));
  CHECK(!desk.has(told, "Saran"));
  CHECK(desk.home.audited("worklist").empty());  // counts alone are nobody's
  auto const order = R"({"to":"other","households":[)" + quoted(1'000) + "]" + key + "}";
  CHECK(status(desk.give(order)) == 200);
  CHECK(desk.has(load(desk.head), R"("name":"Б. Болд","families":1,"tasks":3,)"));
  CHECK(desk.has(load(desk.head), R"("officer":"","name":"","families":2,)"));
  for (auto const* query : {"?from=x", "?to=2026-02-30"})
    CHECK(status(load(desk.head, query)) == 422);
  CHECK(status(load(desk.officers[0])) == 403);
  auto const far = desk.sign_in_as({"far", "Far", app::Role::head, {"184"}, true});
  CHECK(!desk.has(load(far), "18301"));
  auto const programme = desk.sign_in_as({"p", "P", app::Role::programme, {}, true});
  CHECK(status(load(programme)) == 403);
}

TEST_CASE("where one officer works alone, what was given to nobody is in her care") {
  Home home;
  app::LineWriter phone{uuid(1), "ulgii", "one"};
  auto const officer = "Authorization: Bearer " + home.sign_in("ulgii") + "\r\n";
  auto const line =
      phone.write("household_met", "18301", uuid(9), "{}", SystemClock().now_ms()).line;
  auto const pushed =
      home.ask("POST", "/api/sync/push", officer,
               R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + line + "]}");
  REQUIRE(pushed.find("\"status\":\"stored\"") != std::string::npos);
  auto const told =
      home.ask("GET", "/api/head/load", "Authorization: Bearer " + home.sign_in("head") + "\r\n");
  CHECK(told.find(R"("officer":"ulgii")") != std::string::npos);
  CHECK(told.find(R"("families":1,"tasks":0)") != std::string::npos);
  CHECK(told.find(R"("officer":"","name")") == std::string::npos);
}

TEST_CASE("nobody but the head of the aimag sees the list, and who was seen is in the audit") {
  Desk desk;
  desk.family(1'000, "Saran", 3);
  auto const far = desk.sign_in_as({"far", "Far", app::Role::head, {"184"}, true});
  for (auto const role : {app::Role::trainer, app::Role::programme, app::Role::administrator}) {
    auto const who = desk.sign_in_as({"x", "X", role, {}, true});
    CHECK(status(desk.list("", who)) == 403);
    CHECK(status(desk.home.ask("POST", "/api/head/worklist", who, "{}")) == 403);
  }
  CHECK(status(desk.list("", desk.officers[0])) == 403);
  CHECK(status(desk.list("", "X-Otor: 1\r\n")) == 401);
  CHECK(desk.has(desk.list("", far), R"("tasks":0,)"));
  CHECK(desk.home.audited("worklist").empty());
  CHECK(status(desk.list("?limit=0")) == 200);
  CHECK(desk.home.audited("worklist").empty());  // counts alone are nobody's
  CHECK(status(desk.list()) == 200);
  CHECK(desk.home.audited("worklist") == std::vector<std::string>{"head "});
  auto const seen =
      desk.home.ask("GET", "/api/head/seen?subject=" + text_of(uuid(1'000)), desk.head);
  CHECK(desk.has(seen, R"("reason":"worklist")"));
}

TEST_CASE("the whole list is a file, in words and without formulas") {
  Desk desk;
  desk.family(1'000, "=SUM(A1)", -3);
  auto const file = desk.list("?form=csv&lang=en");
  CHECK(desk.has(file, "Content-Type: text/csv"));
  CHECK(desk.has(file, "\ufeffSoum,Bagh,Head of the family,Person,To do,"));
  CHECK(desk.has(file, "\r\nUlgii,1,'=SUM(A1),,Keep the promise,Bring the form,"));
  CHECK(desk.has(file, "Overdue; Promised"));
}

TEST_CASE("the file tells the rows of the list in its order, and the audit whom it names, first") {
  Desk desk;
  std::vector<std::string> heads;
  for (std::uint64_t at = 0; at < 12; ++at) {
    heads.push_back("Head " + std::to_string(at));
    desk.family(1'000 + 10 * at, heads.back(), static_cast<std::int64_t>(at) - 3);
  }
  auto const file = desk.list("?form=csv&lang=en&after=5&limit=2");  // a file is of all of them
  std::size_t before = 0;
  for (auto const& head : heads) {
    auto const found = file.find("," + head + ",");
    CHECK(found != std::string::npos);
    CHECK(found > before);
    before = found;
  }
  CHECK(desk.home.audited("worklist") == std::vector<std::string>{"head "});
  for (std::uint64_t at = 0; at < 12; ++at)
    CHECK(desk.has(
        desk.home.ask("GET", "/api/head/seen?subject=" + text_of(uuid(1'000 + 10 * at)), desk.head),
        R"("reason":"worklist")"));
  CHECK(desk.list("?form=csv&lang=en&officer=other").ends_with("Id of the family\r\n"));
  CHECK(desk.home.audited("worklist").size() == 1);  // of nobody nothing is told
}

TEST_CASE("families of an officer who left go to another, once however often it is sent") {
  Desk desk;
  desk.family(1'000, "Saran", -3);
  desk.family(2'000, "Bat", 5);
  desk.family(3'000, "Дулам", 5, 1);
  desk.sign_in_as({"ulgii", "А. Айгүл", app::Role::officer, {"18301"}, true}, true);
  CHECK(desk.has(desk.list("?state=stuck"), R"("found":2)"));
  CHECK(desk.has(desk.list(), R"("left":[{"officer":"ulgii","name":"А. Айгүл","areas":[],)"
                              R"("works":false,"tasks":2}])"));
  auto const order = R"({"to":"other","from":"ulgii")" + key + "}";
  CHECK(desk.has(desk.give(order), R"({"written":2,"already":0,"left":0})"));
  CHECK(desk.has(desk.give(order), R"({"written":0,)"));
  auto const after = desk.list("?officer=other");
  CHECK(desk.has(after, R"("found":3)"));
  CHECK(desk.has(after, R"("left":[])"));
  CHECK(desk.has(desk.list("?state=stuck"), R"("found":0)"));
  auto const pulled = desk.home.ask("GET", "/api/sync/pull?after=0&limit=500", desk.officers[1]);
  CHECK(desk.has(pulled, "household_assigned"));
}

TEST_CASE(
    "chosen families go from one who works too; an order that came before does not come again") {
  Desk desk;
  desk.family(1'000, "Saran", 3);
  desk.sign_in_as({"third", "Third", app::Role::officer, {"18301"}, true});
  auto const to = [&](std::string const& who, std::uint64_t with) {
    return desk.give(R"({"to":")" + who + R"(","households":[)" + quoted(1'000) + R"(],"key":)" +
                     quoted(with) + "}");
  };
  CHECK(desk.has(to("other", 81), R"("written":1)"));
  CHECK(desk.has(desk.list(), R"("owner":"other","named":"ulgii")"));
  CHECK(desk.has(to("third", 82), R"("written":1)"));
  CHECK(desk.has(to("other", 81), R"("written":0,"already":1)"));  // late, and known by its key
  CHECK(desk.has(desk.list(), R"("owner":"third")"));
}

TEST_CASE("families are given only where the officer works and the head looks after them") {
  Desk desk;
  desk.family(1'000, "Saran", 3);
  desk.sign_in_as({"far", "Far", app::Role::officer, {"18401"}, true});
  auto const order = [&](std::string const& to, std::string const& what) {
    return status(desk.give(R"({"to":")" + to + "\"," + what + key + "}"));
  };
  auto const saran = R"("households":[)" + quoted(1'000) + "]";
  CHECK(order("far", saran) == 404);
  CHECK(order("nobody", saran) == 404);
  CHECK(order("head", saran) == 404);
  CHECK(order("other", R"("households":[)" + quoted(5) + "]") == 404);
  CHECK(order("other", saran + R"(,"from":"ulgii")") / 100 == 4);
  CHECK(order("other", R"("from":"other")") / 100 == 4);
  CHECK(desk.home.audited("push").size() == 3);
}

TEST_CASE("the programme sees totals of aimags in fives, small ones withheld") {
  Desk desk;
  auto const office = desk.sign_in_as({"office", "O", app::Role::programme, {}, true});
  auto const totals = [&] { return desk.home.ask("GET", "/api/totals/worklist", office); };
  for (std::uint64_t number = 0; number < 7; ++number)
    desk.family(1'000 + number * 10, "N", number < 3 ? -2 : 20);
  auto const told = totals();
  CHECK(status(told) == 200);
  CHECK(desk.has(told, R"("all":{"aimag":"","tasks":5,"overdue":null,"owed":0,)"));
  // Three are withheld; the other aimag's none is nobody's.
  CHECK(desk.has(told, R"({"aimag":"183","tasks":5,"overdue":null,"owed":0,)"));
  CHECK(desk.has(told, R"({"aimag":"184","tasks":0,"overdue":0,"owed":0,)"));
  CHECK(status(desk.home.ask("GET", "/api/totals/worklist", desk.head)) == 403);
}
