// SPDX-License-Identifier: Apache-2.0
// Sheets for all who are due a follow-up, over HTTP: who may have them, how many at once, what the
// audit is told, and that nobody's print goes on when nobody waits for it.
#include <doctest/doctest.h>

#include <future>

#include "server/api_for_tests.h"

using namespace otor;
using namespace otor::server;

namespace {

event::Uuid uuid(std::uint64_t number) {
  return {0x0190a00000007000u, 0x8000000000000000u + number};
}
std::string quoted(std::uint64_t number) { return '"' + text_of(uuid(number)) + '"'; }

/// Families of one officer; each was promised something until today, half of them agreed.
struct Printing {
  Home home;
  std::string officer = "Authorization: Bearer " + home.sign_in("ulgii") + "\r\n";
  std::string head = "Authorization: Bearer " + home.sign_in("head") + "\r\n";
  app::LineWriter phone{uuid(1), "ulgii", "phone"};
  std::vector<std::string> lines;

  void say(std::string_view kind, std::uint64_t subject, std::string const& body) {
    lines.push_back(phone.write(kind, "18301", uuid(subject), body, SystemClock().now_ms()).line);
  }
  void family(std::uint64_t number, std::string const& name, bool agreed = true) {
    auto const visit = R"("visit":)" + quoted(number + 2);
    say("household_met", number, "{}");
    say("person_met", number + 1, R"({"household":)" + quoted(number) + "}");
    say("person_changed", number + 1,
        R"({"born":"1990-05","name":")" + name + R"(","sex":"female"})");
    if (agreed)
      say("consent_given", number,
          R"({"how":"spoken","language":"mn","version":"1",)" + visit + "}");
    say("promise_made", number,
        R"({"by":"2026-11-01","promise":)" + quoted(number + 3) + "," + visit +
            R"(,"what":"Bring the form"})");
  }
  void push() {
    std::string text = R"({"device":")" + text_of(phone.device()) + R"(","events":[)";
    for (auto const& line : lines) text += (text.back() == '[' ? "" : ",") + line;
    lines.clear();
    auto const pushed = home.ask("POST", "/api/sync/push", officer, text + "]}");
    REQUIRE(status(pushed) == 200);
    REQUIRE(pushed.find("\"quarantined\"") == std::string::npos);
  }
  std::string due(std::string const& who, std::string const& query = {}) {
    return home.ask("GET", "/api/head/due" + query, who);
  }
  std::string sheets(std::string const& who, std::string const& asked = "{}") {
    return home.ask("POST", "/api/head/sheets", who, asked);
  }
  std::string sign_in_as(app::Account const& account) {
    store::SqlAccounts accounts(*home.store);
    REQUIRE(accounts.put_account({account, ArgonPasswords().hash("good-word"), false}));
    return "Authorization: Bearer " + home.sign_in(account.user) + "\r\n";
  }
};

}  // namespace

TEST_CASE("a head sees how many are due and who is left out, and has their sheets as one PDF") {
  Printing printing;
  printing.family(1'000, "Saran");
  printing.family(2'000, "Bat", false);
  printing.push();
  auto const seen = printing.due(printing.head);
  CHECK(status(seen) == 200);
  CHECK(seen.find(R"("sheets":1,)") != seen.npos);
  CHECK(seen.find(R"("rows":[{"area":"18301","officer":"ulgii","name":"А. Айгүл","sheets":1}])") !=
        seen.npos);
  CHECK(seen.find(R"({"why":"no_consent","people":1})") != seen.npos);
  CHECK(seen.find("Bat") != seen.npos);
  CHECK(seen.find("Saran") == seen.npos);
  auto const printed = printing.sheets(printing.head);
  CHECK(status(printed) == 200);
  CHECK(printed.find("Content-Type: application/pdf") != printed.npos);
  CHECK(printed.find("Otor-Sheets: 1\r\n") != printed.npos);
  CHECK(printed.find("Cache-Control: no-store") != printed.npos);
  CHECK(body(printed).starts_with("%PDF-"));
  CHECK(body(printed).find("%%EOF") != std::string::npos);
}

TEST_CASE("whose sheet was printed, and who was seen to be left out, is in the audit") {
  Printing printing;
  printing.family(1'000, "Saran");
  printing.family(2'000, "Bat", false);
  printing.push();
  auto const of = [&](std::uint64_t subject) {
    return body(printing.home.ask("GET", "/api/head/seen?subject=" + text_of(uuid(subject)),
                                  printing.head));
  };
  REQUIRE(status(printing.due(printing.head)) == 200);
  CHECK(of(1'001).find("sheets") == std::string::npos);
  REQUIRE(status(printing.sheets(printing.head)) == 200);
  for (auto const subject : {1'000, 1'001}) {
    auto const rows = of(static_cast<std::uint64_t>(subject));
    CHECK(rows.find(R"("classes":"sheets","reason":"sheets")") != rows.npos);
    CHECK(rows.find(R"("reason":"due")") == rows.npos);
  }
  for (auto const subject : {2'000, 2'001}) {
    auto const rows = of(static_cast<std::uint64_t>(subject));
    CHECK(rows.find(R"("reason":"due")") != rows.npos);
    CHECK(rows.find(R"("reason":"sheets")") == rows.npos);
  }
  CHECK(printing.home.audited("sheets") == std::vector<std::string>{"head "});
}

TEST_CASE("nobody but the head of the aimag has sheets, and a guessed soum is none") {
  Printing printing;
  printing.family(1'000, "Saran");
  printing.push();
  auto const far = printing.sign_in_as({"far", "Far", app::Role::head, {"184"}, true});
  std::vector<std::string> refused{printing.officer};
  for (auto const role : {app::Role::trainer, app::Role::programme, app::Role::administrator}) {
    auto const user = std::string(boost::describe::enum_to_string(role, ""));
    refused.push_back(printing.sign_in_as({user, user, role, {}, true}));
  }
  for (auto const& who : refused) {
    CHECK(status(printing.due(who)) == 403);
    CHECK(status(printing.sheets(who)) == 403);
  }
  CHECK(status(printing.due("")) == 401);
  CHECK(status(printing.sheets("X-Otor: 1\r\n")) == 401);
  CHECK(status(printing.sheets("")) == 401);
  CHECK(status(printing.sheets("Cookie: otor_session=x\r\n")) == 403);  // not from the page itself
  CHECK(body(printing.due(far, "?areas=18301")) == body(printing.due(far, "?areas=99999")));
  CHECK(status(printing.due(far, "?areas=18301")) == 404);
  CHECK(status(printing.sheets(far, R"({"areas":["18301"]})")) == 404);
  CHECK(body(printing.due(far)).find(R"("sheets":0,)") != std::string::npos);
  CHECK(printing.home.audited("sheets").empty());
}

TEST_CASE("a question that cannot be answered is told, and nothing is printed") {
  Printing printing;
  CHECK(status(printing.sheets(printing.head)) == 404);
  printing.family(1'000, "Saran");
  printing.push();
  CHECK(status(printing.due(printing.head, "?until=2020-01-01")) == 400);
  CHECK(status(printing.due(printing.head, "?until=2026-13-01")) == 422);
  for (auto const* asked : {R"({"until":"2020-01-01"})", R"({"paper":"a3"})",
                            R"({"language":"ru"})", R"({"more":1})", "[]", ""})
    CHECK(status(printing.sheets(printing.head, asked)) == 400);
  CHECK(printing.home.audited("sheets").empty());
}

TEST_CASE("one question at a time for each account, and two in all") {
  Turns turns(2);
  auto first = turns.take("head");
  CHECK(first);
  CHECK(!turns.take("head"));
  auto const second = turns.take("other");
  CHECK(second);
  CHECK(!turns.take("third"));
  first.reset();
  CHECK(turns.take("third"));
  CHECK(turns.take("head"));
}

TEST_CASE("a print that nobody waits for ends between two sheets, and leaves no trace") {
  Printing printing;
  printing.family(1'000, "Saran");
  printing.family(2'000, "Bat");
  printing.push();
  HttpRequest request;
  request.method = "POST";
  request.path = "/api/head/sheets";
  request.authorization = printing.head.substr(15, 7 + 64);
  request.body = "{}";
  auto const ask = [&](int turns) {
    int asked = 0;
    request.awaited = [&asked, turns] { return ++asked <= turns; };
    HttpAnswer answer;
    printing.home.api->answer(request, [&](HttpAnswer given) { answer = std::move(given); });
    return answer.status;
  };
  int turns = 0;
  while (turns < 100 && ask(turns) == 500) ++turns;
  CHECK(turns == 3);  // before the record is read, and before each of two sheets
  CHECK(printing.home.audited("sheets") == std::vector<std::string>{"head "});
}

TEST_CASE("whoever works for a client hears that it hung up") {
  std::promise<bool> began, ended;
  HttpOptions options;
  options.port = 0;
  auto const server = *HttpServer::listen(options,
                                          [&](HttpRequest request, Reply reply) {
                                            began.set_value(request.awaited());
                                            while (request.awaited()) std::this_thread::yield();
                                            ended.set_value(true);
                                            reply(json_answer(200, "{}"));
                                          },
                                          {});
  std::thread running([&] { server->run(); });
  {
    RawHttp client(server->port());
    client.send(request_text("GET", "/"));
    CHECK(began.get_future().get());
  }
  CHECK(ended.get_future().get());
  server->drain();
  running.join();
}
