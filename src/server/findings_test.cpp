// SPDX-License-Identifier: Apache-2.0
// What herders say and ask, over HTTP: counts and who sees them, who was told an old answer, notes
// and the codes that come of them, and what the audit is told. All people are made up.
#include <doctest/doctest.h>

#include "server/api_for_tests.h"
#include "server/codebooks.h"
#include "server/pile.h"

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

  std::string sign_in_as(app::Account const& account) {
    store::SqlAccounts accounts(*home.store);
    REQUIRE(accounts.put_account({account, ArgonPasswords().hash("good-word"), false}));
    return "Authorization: Bearer " + home.sign_in(account.user) + "\r\n";
  }
  void say(std::string_view kind, std::uint64_t subject, std::string const& body) {
    auto const line = phone.write(kind, "18301", uuid(subject), body, SystemClock().now_ms()).line;
    auto const pushed =
        home.ask("POST", "/api/sync/push", officer,
                 R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + line + "]}");
    REQUIRE(has(pushed, "\"status\":\"stored\""));
  }
  void family(std::uint64_t number, std::string const& name) {
    auto const visit = R"("visit":)" + quoted(number + 1);
    say("household_met", number, "{}");
    say("household_changed", number, R"({"bagh":"1","head":")" + name + "\"}");
    say("visit_started", number, "{" + visit + R"(,"way":"home"})");
    say("finding_noted", number, R"({"code":"B1",)" + visit + "}");
    say("finding_noted", number,
        R"({"code":"other","note":"Зам муу )" + name + "\"," + visit + "}");
    say("question_asked", number, R"({"code":"Q9","state":"answered",)" + visit + "}");
  }
  std::string get(std::string const& path, std::string const& who = {}) {
    return home.ask("GET", "/api/head/findings" + path, who.empty() ? head : who);
  }
  std::string notes(std::string const& who = {}) {
    return home.ask("POST", "/api/head/findings/notes", who.empty() ? head : who,
                    R"({"area":"","from":"","to":"","text":"зам","questions":false,"coded":false,)"
                    R"("limit":50,"skip":0})");
  }
  std::string add(std::string const& title, std::string const& aimag = "183",
                  std::uint64_t key = 77) {
    return home.ask("POST", "/api/head/findings/themes", head,
                    R"({"set":"finding","aimag":")" + aimag +
                        R"(","group":"access","title":{"mn":")" + title +
                        R"(","kk":"Жол","en":"Road"},"key":)" + quoted(key) + "}");
  }
  /// The first day on which what a month costs is another, as far as the law is known.
  std::string change() {
    auto const found = body(get("?lang=en")).find(R"("coming":[{"question":"Q9","since":")");
    REQUIRE(found != std::string::npos);
    return body(get("?lang=en")).substr(found + 36, 10);
  }
};

}  // namespace

TEST_CASE("a head is told what was said and asked, with the answer and its law, and no names") {
  Desk desk;
  desk.family(1'000, "Saran");
  desk.family(2'000, "Bat");
  auto const answer = desk.get("?lang=en");
  CHECK(status(answer) == 200);
  CHECK(has(answer, R"("visited":2)"));
  CHECK(has(answer, R"({"code":"B1","group":"money")"));
  CHECK(has(answer, R"("households":2,"share":10000)"));
  CHECK(has(answer, R"({"question":"Q9","chapter":"11_questions","words":[")"));
  CHECK(has(answer, R"("title":"Minimum wage")"));
  CHECK_FALSE(has(answer, "Saran"));
  CHECK(desk.home.audited("told_old").empty());
  auto const csv = desk.get("?form=csv&table=questions&lang=en");
  CHECK(has(csv, "text/csv"));
  CHECK(has(csv, "attachment; filename=\"otor-questions-"));
  CHECK(has(csv, "Q9,What must I pay each month?"));
  CHECK(status(desk.get("?form=pdf")) == 400);
  CHECK(status(desk.get("?by=weather")) == 400);
  CHECK(status(desk.get("?from=soon")) == 422);
  CHECK(status(desk.get("?area=18401")) == 404);
}

TEST_CASE("who was told an old answer is named to the head alone, and each look is noted") {
  Desk desk;
  desk.family(1'000, "Saran");
  auto const on = desk.change();
  auto const answer = desk.get("/told?lang=en&on=" + on);
  CHECK(status(answer) == 200);
  CHECK(has(answer, R"("head":"Saran")"));
  CHECK(has(answer, R"("since":")" + on));
  CHECK(desk.home.audited("told_old").size() == 1);
  auto const seen =
      desk.home.ask("GET", "/api/head/seen?subject=" + text_of(uuid(1'000)), desk.head);
  CHECK(has(seen, R"("reason":"told_old")"));
  auto const csv = desk.get("/told?form=csv&lang=en&on=" + on);
  CHECK(has(csv, "Saran"));
  CHECK(desk.home.audited("told_old").size() == 2);
  CHECK(body(desk.get("/told")).starts_with(R"({"on":")"));
  CHECK(desk.home.audited("told_old").size() == 2);  // nobody was on it
  CHECK(status(desk.get("/told?on=2020-01-01")) == 400);
  auto const office = desk.sign_in_as({"office", "o", app::Role::programme, {}, true});
  CHECK(status(desk.get("/told", office)) == 403);
  CHECK(status(desk.notes(office)) == 403);
  CHECK(status(desk.get("", desk.officer)) == 403);
  auto const totals = desk.get("?lang=en", office);
  CHECK(status(totals) == 200);
  CHECK(has(totals, R"("withheld":true,"visited":0)"));
  CHECK_FALSE(has(totals, "18301"));
  auto const other = desk.sign_in_as({"other", "o", app::Role::head, {"184"}, true});
  CHECK_FALSE(has(desk.get("/told?on=" + on, other), "Saran"));
  CHECK_FALSE(has(desk.notes(other), "Saran"));
}

TEST_CASE("what was typed becomes a code that phones are told, and sheets and lists call by name") {
  Desk desk;
  desk.family(1'000, "Saran");
  auto const notes = desk.notes();
  CHECK(status(notes) == 200);
  CHECK(has(notes, R"("words":"Зам муу Saran")"));
  CHECK(desk.home.audited("notes").size() == 1);
  CHECK(body(desk.home.ask("GET", "/api/codebook", desk.officer)) == R"({"codebooks":[]})");
  auto const added = desk.add("Зам муу");
  CHECK(status(added) == 200);
  CHECK(has(added, R"("code":"183.t1")"));
  CHECK(desk.home.audited("theme") == std::vector<std::string>{"head "});
  CHECK(status(desk.add("Зам муу")) == 200);  // sent again, as its answer was lost
  CHECK(status(desk.add("Зам муу", "183", 78)) == 400);
  CHECK(status(desk.add("Худаг", "184", 79)) == 403);
  CHECK(has(desk.get("/themes"), R"("code":"183.t1")"));
  CHECK(status(desk.get("/themes", desk.officer)) == 403);
  auto const told = desk.home.ask("GET", "/api/codebook", desk.officer);
  CHECK(has(told, R"(\"code\":\"183.t1\")"));
  desk.say("finding_noted", 1'000, R"({"code":"183.t1","visit":)" + quoted(1'001) + "}");
  auto const answer = desk.get("?lang=en");
  CHECK(
      has(answer,
          R"({"code":"183.t1","group":"access","title":{"mn":"Зам муу","kk":"Жол","en":"Road"})"));
  auto const called = [](outreach::Codebook const& book, char const* code) {
    return std::ranges::count(book.codes, code, &outreach::Code::code) == 1;
  };
  CHECK(called(due_terms(*desk.home.store)->codebook, "183.t1"));
  auto folder = app::codebook_of({{outreach::CodeSet::finding, "183.t1", "", {"а", "б", "c"}}});
  CHECK(keep_codebook(*desk.home.store, folder).error().kind == ProblemKind::bad_value);
  folder.codes.front().code = "183.road";
  CHECK(keep_codebook(*desk.home.store, folder));
  CHECK(called(*whole_codebook(*desk.home.store), "183.t1"));
  CHECK(called(*whole_codebook(*desk.home.store), "183.road"));
  CHECK(status(desk.home.ask("POST", "/api/head/findings/themes", desk.head, "{")) == 400);
  CHECK(status(desk.home.ask("POST", "/api/head/findings/themes", desk.head,
                             std::string(20'000, ' '))) == 413);
}
