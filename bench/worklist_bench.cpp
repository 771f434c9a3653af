// SPDX-License-Identifier: Apache-2.0
// What a head's page of follow-up costs on the server: the whole answer of `/api/head/worklist`
// with its login, its audit and its JSON, but without a socket. Everybody in it is made up.
//   worklist_bench [households] [questions] [folder]
// In a folder the store stays, and one that is there is asked again. Milliseconds by the clock and
// of this thread's processor: on a machine that others use only the second says much.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "app/aimags_for_bench.h"
#include "app/line_writer.h"
#include "app/login.h"
#include "app/push.h"
#include "base/chance.h"
#include "law/default_pack.h"
#include "server/api.h"
#include "server/pile.h"

namespace {

using namespace otor;

using namespace otor::bench;

class Made {
 public:
  Made(std::string const& folder, int households) : fresh_(!std::filesystem::exists(folder)) {
    store = *store::Store::open(folder, "00000000-0000-4000-8000-000000000001");
    if (fresh_) fill(households);
    api = *server::Api::over(*store, law, {}, false);
  }
  ~Made() {
    api.reset();
    store->writer().stop();
  }

  std::unique_ptr<store::Store> store;
  app::LawInForce law = *app::LawInForce::from_pack(law::default_pack());
  std::unique_ptr<server::Api> api;

  std::string ask(std::string path, std::string query, std::string body = {}) {
    server::HttpRequest request;
    request.method = body.empty() ? "GET" : "POST";
    request.path = std::move(path);
    request.query = std::move(query);
    request.authorization = "Bearer head-token";
    request.body = std::move(body);
    std::string text;
    api->answer(std::move(request), [&](server::HttpAnswer answer) {
      if (answer.status != 200) std::abort();
      text = *answer.body;
    });
    return text;
  }

  /// A visit to a family, as its officer's phone brings it.
  void visit(int household, std::int64_t days) {
    auto const soum = household % soums;
    std::vector<std::string> lines;
    family_visit(household, days, lines);
    push(soum, lines);
  }

 private:
  void fill(int households) {
    store::SqlAccounts accounts(*store);
    std::vector<app::Area> areas;
    for (int soum = 0; soum < soums; ++soum) {
      auto const code = code_of(soum);
      areas.push_back({code, code.substr(0, 3), code, code, code});
      for (int number = 0; number < officers_in_soum; ++number) {
        auto const user = officer_of(soum, number);
        (void)accounts.put_account({{user, user, app::Role::officer, {code}, true}, "x", false});
      }
    }
    (void)accounts.put_areas(areas);
    (void)accounts.put_account({{"head", "head", app::Role::head, {"183"}, true}, "x", false});
    auto const now = server::SystemClock().now_ms();
    (void)accounts.put_session(app::token_hash("head-token"), {"head", now, now});
    std::int64_t events = 0;
    auto const begun = by_clock();
    std::vector<std::vector<std::string>> waiting(soums);
    for (int household = 0; household < households; ++household) {
      auto& lines = waiting[static_cast<std::size_t>(household % soums)];
      family(household, lines);
      if (lines.size() < 1'000) continue;
      events += push(household % soums, lines);
    }
    for (int soum = 0; soum < soums; ++soum)
      events += push(soum, waiting[static_cast<std::size_t>(soum)]);
    std::printf("%d households, %lld events, made in %.0f s\n", households,
                static_cast<long long>(events), (by_clock() - begun) / 1e3);
    std::fflush(stdout);
  }

  void say(int household, std::string_view kind, event::Uuid subject, std::string const& body,
           std::vector<std::string>& lines) {
    auto const soum = household % soums;
    auto const user = officer_of(soum, household / soums % officers_in_soum);
    auto const [place, fresh] =
        phones_.try_emplace(user, uuid(9, phones_.size() + (fresh_ ? 0 : 1'000'000)), user, user);
    (void)fresh;
    lines.push_back(
        user + " " +
        place->second.write(kind, code_of(soum), subject, body, server::SystemClock().now_ms())
            .line);
  }

  void family(int household, std::vector<std::string>& lines) {
    auto const number = static_cast<std::uint64_t>(household);
    auto const home = uuid(1, number);
    auto const below = [&](std::uint64_t count, std::uint64_t what) {
      return chance_below(count, 7, {number, what});
    };
    say(household, "household_met", home, "{}", lines);
    say(household, "household_changed", home,
        R"({"bagh":")" + std::to_string(1 + below(6, 1)) + R"(","head":")" + "Айл " +
            std::to_string(below(30'000, 2)) + "\"}",
        lines);
    for (std::uint64_t member = 0; member < 3; ++member) {
      auto const person = uuid(2, number * 3 + member);
      say(household, "person_met", person, R"({"household":)" + quoted(home) + "}", lines);
      say(household, "person_changed", person,
          R"({"born":"19)" + std::to_string(60 + below(40, 3 + member)) + R"(-05","name":")" +
              "Хүн " + std::to_string(number) + R"(","sex":"female"})",
          lines);
    }
    family_visit(household, static_cast<std::int64_t>(below(120, 9)) - 30, lines);
  }

  void family_visit(int household, std::int64_t days, std::vector<std::string>& lines) {
    auto const number = static_cast<std::uint64_t>(household);
    auto const home = uuid(1, number);
    auto const visit = R"("visit":)" + quoted(uuid(3, ++visits_));
    auto const today = day_number(server::day_in_west(server::SystemClock().now_ms()));
    say(household, "visit_started", home, "{" + visit + R"(,"way":"home"})", lines);
    if (household % 3 == 0)
      say(household, "question_asked", home, R"({"code":"Q9","state":"promised",)" + visit + "}",
          lines);
    else
      say(household, "promise_made", home,
          R"({"by":")" + text_of(date_of_day(today + days)) + R"(","promise":)" +
              quoted(uuid(4, visits_)) + "," + visit + R"(,"what":"Маягт авчрах"})",
          lines);
    say(household, "visit_closed", home,
        "{" +
            std::string(household % 4 == 0 ? R"("stage":"ready_at_income",)"
                                           : R"("stage":"considering",)") +
            visit + "}",
        lines);
  }

  std::int64_t push(int soum, std::vector<std::string>& lines) {
    std::map<std::string, std::string> bodies;
    for (auto const& line : lines) {
      auto const end = line.find(' ');
      auto& body = bodies[line.substr(0, end)];
      body += (body.empty() ? "" : ",") + line.substr(end + 1);
    }
    auto const home = *store::home_of(*store);
    server::SystemClock const clock;
    store::SqlEventLog log(*store, clock);
    store::SqlDevices devices(*store, clock);
    for (auto const& [user, body] : bodies) {
      app::Account const account{user, user, app::Role::officer, {code_of(soum)}, true};
      auto const text =
          R"({"device":")" + text_of(phones_.at(user).device()) + R"(","events":[)" + body + "]}";
      auto const answer = app::push(account, text, home, log, devices, clock);
      if (!answer || answer->find("\"quarantined\"") != answer->npos) std::abort();
    }
    auto const count = static_cast<std::int64_t>(lines.size());
    lines.clear();
    return count;
  }

  bool fresh_;
  std::uint64_t visits_ = 0;
  std::map<std::string, app::LineWriter> phones_;
};

std::string question(int number) {
  auto const soum = code_of(number % 19);
  std::string const queries[] = {"",
                                 "state=overdue",
                                 "state=stuck&order=officer",
                                 "area=" + soum,
                                 "area=" + soum + "&bagh=2&state=soon",
                                 "officer=" + officer_of(number % 19, 3),
                                 "reason=answer_owed&order=officer&limit=200",
                                 "limit=0"};
  return queries[number % 8];
}

void measure(Made& made, int questions) {
  std::printf("resident before: %lld MB\n", static_cast<long long>(resident_mb()));
  Took first, page, find, after_visit, file;
  first.add([&] { made.ask("/api/head/worklist", "limit=0"); });
  first.tell("the first question: an aimag is folded");
  auto const text = made.ask("/api/head/worklist", "limit=0");
  std::printf("resident now: %lld MB; %.40s\n", static_cast<long long>(resident_mb()),
              text.c_str());
  for (int at = 0; at < questions; ++at)
    page.add([&] { made.ask("/api/head/worklist", question(at)); });
  page.tell("a page, the filters in turn");
  for (int at = 0; at < questions / 5; ++at)
    find.add([&] {
      made.ask("/api/head/worklist/find", "", R"({"text":"Айл )" + std::to_string(at * 7) + "\"}");
    });
  find.tell("a page by name");
  for (int at = 0; at < questions / 5; ++at) {
    made.visit(at % 19 + at / 19 * soums, 5);
    after_visit.add([&] { made.ask("/api/head/worklist", question(at)); });
  }
  after_visit.tell("a page after a visit came in");
  file.add([&] { made.ask("/api/head/worklist", "form=csv"); });
  file.tell("the whole list as CSV");
}

}  // namespace

int main(int count, char** words) {
  int const households = count > 1 ? std::atoi(words[1]) : 20'000;
  int const questions = count > 2 ? std::atoi(words[2]) : 500;
  std::string folder = count > 3 ? words[3] : "";
  bool const kept = !folder.empty();
  if (!kept) {
    auto name = (std::filesystem::temp_directory_path() / "otor-worklist-XXXXXX").string();
    folder = std::string(mkdtemp(name.data())) + "/store";
  }
  {
    Made made(folder, households);
    measure(made, questions);
  }
  if (!kept) std::filesystem::remove_all(std::filesystem::path(folder).parent_path());
}
