// SPDX-License-Identifier: Apache-2.0
// A trainer holds a course, officers learn, are tested and get certificates. All over HTTP.
#include "server/api_for_tests.h"
#include "server/pile.h"
#include "server/snapshot_parts.h"
#include "training/run.h"
#include "wire/courses.h"
#include "wire/json.h"

namespace otor::server {
namespace {

namespace json = boost::json;

class Classroom : public Home {
 public:
  std::string trainer, officer, head, programme;
  std::string today = text_of(day_in_west(SystemClock().now_ms()));
  app::LineWriter phone{{9, 1}, "ulgii", "seed"};
  std::uint64_t keys = 0;

  Classroom() {
    store::SqlAccounts accounts(*store);
    auto const hash = ArgonPasswords().hash("good-word");
    auto const put = [&](std::string user, app::Role role, std::vector<std::string> areas) {
      REQUIRE(accounts.put_account({{user, user, role, std::move(areas), true}, hash, false}));
    };
    put("trainer", app::Role::trainer, {});
    put("programme", app::Role::programme, {});
    put("neighbour", app::Role::officer, {"18301"});
    trainer = "Authorization: Bearer " + sign_in("trainer") + "\r\n";
    officer = "Authorization: Bearer " + sign_in("ulgii") + "\r\n";
    head = "Authorization: Bearer " + sign_in("head") + "\r\n";
    programme = "Authorization: Bearer " + sign_in("programme") + "\r\n";
  }

  std::string key() { return text_of(event::Uuid{0x01934f6e8c007abc, ++keys}); }
  std::string order(std::string const& words, std::string const& with = {}) {
    return ask("POST", "/api/trainer/runs", trainer,
               R"({"key":")" + (with.empty() ? key() : with) + "\"," + words + "}");
  }
  std::string plan_words(std::string const& more = "") {
    return R"("what":"plan","course":"law","way":"hall","days":[")" + today +
           R"("],"from":"09:00","to":"17:00","place":"Өлгий")" + more;
  }
  std::string plan() {
    auto const answer = order(plan_words());
    REQUIRE(status(answer) == 200);
    return text_in(body(answer), "run");
  }
  std::string text_in(std::string const& text, char const* member) {
    return std::string(wire::parse_strict(text)->at(member).as_string());
  }
  int order(std::string const& run, std::string const& what, std::string const& more) {
    return status(order(R"("run":")" + run + R"(","what":")" + what + "\"" + more));
  }
  json::value run_desk(std::string const& run) {
    auto const answer = ask("GET", "/api/trainer/runs?run=" + run, trainer);
    REQUIRE(status(answer) == 200);
    return *wire::parse_strict(body(answer));
  }
  json::value mine() { return *wire::parse_strict(body(ask("GET", "/api/training", officer))); }
  std::string write(std::string_view kind, std::string const& area, std::string const& run,
                    std::string const& what) {
    auto const line =
        phone.write(kind, area, *event::parse_uuid(run), what, SystemClock().now_ms()).line;
    return body(ask("POST", "/api/sync/push", officer,
                    R"({"device":")" + text_of(phone.device()) + R"(","events":[)" + line + "]}"));
  }
  void hand_in(std::string const& run, std::string const& sitting, std::size_t wrong) {
    auto const courses = *wire::read_courses(training::default_courses());
    std::string good, bad;
    for (auto const& lesson : courses.course("law")->lessons) {
      for (auto const& block : lesson.blocks) {
        if (block.kind != handbook::Kind::question) continue;
        auto& list = wrong > 0 ? bad : good;
        if (wrong > 0) --wrong;
        list += (list.empty() ? "\"" : ",\"") + block.code + "\"";
      }
    }
    auto const told = write("test_handed", "own", run,
                            R"({"course":"law","on":")" + today + R"(","right":[)" + good +
                                R"(],"sitting":")" + sitting + R"(","wrong":[)" + bad + "]}");
    REQUIRE(told.find(R"("status":"stored")") != std::string::npos);
  }
};

constexpr char ulgii[] = R"(,"learners":["ulgii"])";

TEST_CASE_FIXTURE(Classroom, "from invitation to certificate") {
  auto const run = plan();
  CHECK(mine().at("runs").as_array().empty());
  CHECK(order(run, "invite", ulgii) == 200);
  CHECK(mine().at("runs").as_array().empty());  // a draft is the trainer's alone
  CHECK(order(run, "attendance", ulgii + (R"(,"came":true,"day":")" + today + "\"")) == 400);
  CHECK(order(run, "state", R"(,"state":"running")") == 400);
  CHECK(order(run, "state", R"(,"state":"open")") == 200);
  CHECK(order(run, "state", R"(,"state":"running")") == 200);
  auto const told = mine().at("runs").at(0);
  CHECK(told.at("place").as_string() == "Өлгий");
  CHECK(told.at("course").as_string() == "law");

  auto const code = std::string(run_desk(run).at("days").at(0).at("code").as_string());
  CHECK(told.at("days").at(0).at("tag").as_string() ==
        training::day_tag(*event::parse_uuid(run), today, code));
  hand_in(run, "before", 8);
  write("attended", "own", run, R"({"code":")" + code + R"(","day":")" + today + "\"}");
  CHECK(order(run, "certify", ulgii) == 400);  // the test after is missing
  hand_in(run, "after", 1);
  auto const learner = run_desk(run).at("learners").at(0);
  CHECK(learner.at("days").at(0).at("came").as_string() == "code");
  CHECK(learner.at("may_certify").as_bool());
  CHECK(learner.at("after").at("right").as_int64() > learner.at("before").at("right").as_int64());
  CHECK(order(run, "practice", ulgii + std::string(R"(,"seen":["greets"],"note":"Сайн")")) == 200);
  CHECK(order(run, "certify", ulgii) == 200);
  CHECK(order(run, "certify", ulgii) == 200);  // once is enough

  auto const certificate = mine().at("certificates").at(0);
  auto const number = std::string(certificate.at("number").as_string());
  CHECK(certificate.at("standing").as_string() == "holds");
  auto const seen = ask("GET", "/api/certificate?number=" + number + "&lang=en");
  CHECK(status(seen) == 200);
  CHECK(text_in(body(seen), "name") == "А. Айгүл");
  CHECK(text_in(body(seen), "course") == "The law and the calculation");
  CHECK(status(ask("GET", "/api/certificate?number=AAAA-BBBB-CCCC")) == 404);
  CHECK(order(run, "withdraw", R"(,"number":")" + number + "\"") == 400);  // without a reason
  CHECK(order(run, "withdraw", R"(,"why":"Андуурсан","number":")" + number + "\"") == 200);
  CHECK(text_in(body(ask("GET", "/api/certificate?number=" + number)), "standing") == "withdrawn");

  CHECK(order(run, "state", R"(,"state":"closed")") == 200);
  CHECK(order(run, "invite", R"(,"learners":["neighbour"])") == 400);
  CHECK(order(run, "plan", "," + plan_words().substr(14)) == 400);
  auto const team = *wire::parse_strict(body(ask("GET", "/api/head/training", head)));
  CHECK(team.at("officers").as_array().size() == 2);
}

TEST_CASE_FIXTURE(Classroom, "a trainer's look at how her learners did stands in the audit") {
  auto const run = plan();
  run_desk(run);
  CHECK(audited("training_run").empty());  // nobody was in it yet
  CHECK(order(run, "invite", ulgii) == 200);
  run_desk(run);
  CHECK(audited("training_run") == std::vector<std::string>{"trainer "});
  SystemClock const now;
  auto const rows = store::SqlAudit(*store, now).about(run);
  REQUIRE(rows.has_value());
  CHECK(rows->back().reason == "training_run");
  CHECK(rows->back().subject == run);
  CHECK(rows->front().classes == "training");  // she planned it
}

TEST_CASE_FIXTURE(Classroom, "an order sent twice is carried out once") {
  auto const again = key();
  auto const first = order(plan_words(), again);
  CHECK(text_in(body(first), "run") == text_in(body(order(plan_words(), again)), "run"));
  auto const desk = *wire::parse_strict(body(ask("GET", "/api/trainer/runs", trainer)));
  CHECK(desk.at("runs").as_array().size() == 1);
}

TEST_CASE_FIXTURE(Classroom, "bad orders get a clear answer and change nothing") {
  auto const run = plan();
  auto const refused = [&](std::string const& words) { return status(order(words)) == 400; };
  CHECK(refused(R"("what":"plan","course":"law")"));
  CHECK(status(order(R"("what":"plan","course":"none","way":"hall","days":["2026-12-07"],)"
                     R"("from":"09:00","to":"10:00")")) == 404);
  CHECK(status(order(R"("what":"plan","course":"law","way":"hall","days":["2026-02-30"],)"
                     R"("from":"09:00","to":"10:00")")) == 422);
  CHECK(refused(R"("what":"plan","course":"law","way":"hall","days":["2026-12-07"],)"
                R"("from":"19:00","to":"10:00")"));
  CHECK(refused(plan_words(R"(,"link":"javascript:alert")")));
  CHECK(refused(R"("what":"invite")"));
  CHECK(order(run, "invite", R"(,"learners":["nobody"])") == 404);
  CHECK(order(run, "invite", R"(,"learners":["programme"])") == 404);
  CHECK(order(run, "invite", R"(,"learners":["ulgii","ulgii"])") == 400);
  CHECK(order("0190a000-0000-7000-8000-0000000fffff", "invite", ulgii) == 404);
  CHECK(run_desk(run).at("learners").as_array().empty());
  auto const desk = *wire::parse_strict(body(ask("GET", "/api/trainer/runs", trainer)));
  CHECK(desk.at("runs").as_array().size() == 1);
}

TEST_CASE_FIXTURE(Classroom,
                  "what is learned goes home with its own phone and with no colleague's") {
  auto const run = plan();
  write("lesson_read", "own", run,
        R"({"course":"law","lesson":"secret_word","on":")" + today + "\"}");
  auto const neighbour = "Authorization: Bearer " + sign_in("neighbour") + "\r\n";
  auto const has = [&](std::string const& who, std::string const& path) {
    return body(ask("GET", path, who)).find("secret_word") != std::string::npos;
  };
  CHECK(has(officer, "/api/sync/pull?after=0&limit=100"));
  CHECK_FALSE(has(neighbour, "/api/sync/pull?after=0&limit=100"));
  auto const file = [&](std::string const& who) {
    std::string text;
    for (auto const& part : snapshot_parts(body(ask("GET", "/api/sync/snapshot?area=own", who))))
      text += part;
    return text;
  };
  CHECK(file(officer).find("secret_word") != std::string::npos);
  CHECK(file(neighbour).find("secret_word") == std::string::npos);
  CHECK(status(ask("GET", "/api/sync/snapshot?area=own:ulgii", neighbour)) == 404);
}

TEST_CASE_FIXTURE(Classroom,
                  "learning belongs to no soum, and a household to no stream of one's own") {
  auto const run = plan();
  auto const learned =
      write("lesson_read", "18301", run, R"({"course":"law","lesson":"a","on":")" + today + "\"}");
  CHECK(learned.find("quarantined") != std::string::npos);
  CHECK(write("household_met", "own", run, "{}").find("quarantined") != std::string::npos);
  // An officer gives herself no certificate.
  auto const given =
      write("certificate_given", "own", run,
            R"({"course":"law","learner":"ulgii","number":"A","on":")" + today + "\"}");
  CHECK(given.find("quarantined") != std::string::npos);
  CHECK(status(ask("POST", "/api/trainer/runs", officer, "{}")) == 403);
  CHECK(status(ask("GET", "/api/trainer/runs", head)) == 403);
}

TEST_CASE_FIXTURE(Classroom, "the programme is told of no few") {
  auto const totals = *wire::parse_strict(body(ask("GET", "/api/totals/training", programme)));
  for (auto const& row : totals.at("rows").as_array()) CHECK(row.at("withheld").as_bool());
  CHECK(totals.at("effect").at("too_few").as_bool());
}

}  // namespace
}  // namespace otor::server
