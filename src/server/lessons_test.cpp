// SPDX-License-Identifier: Apache-2.0
// A head writes down what her department learned; her officers' phones get it, the programme reads
// it without persons. All over HTTP.
#include "server/department_for_tests.h"

namespace otor::server {
namespace {

class Lessons : public Department {
 public:
  std::string order(std::string const& words, std::string const& who,
                    std::string const& with = {}) {
    return ask("POST", "/api/head/lessons", who,
               R"({"key":")" + (with.empty() ? key() : with) + "\"," + words + "}");
  }
  int order(std::string const& words) { return status(order(words, head)); }
  std::string meeting() {
    auto const answer = order(R"("what":"meeting","title":"Намрын дүгнэлт","days":[")" + today +
                                  R"("],"place":"Өлгий","people":["ulgii","head"])",
                              head);
    REQUIRE(status(answer) == 200);
    return text_in(*wire::parse_strict(body(answer)), "meeting");
  }
  json::value page(std::string const& meeting, std::string const& who) {
    return asked("/api/head/lessons?meeting=" + meeting, who);
  }
  json::value desk(std::string const& who) { return asked("/api/head/lessons", who); }
  std::string rows() {
    return *store->read([&](store::Database& database) {
      std::string out;
      auto all = database.prepare("SELECT area, event, meeting FROM reflection ORDER BY 1, 2");
      all.query();
      while (all.step()) out += all.text(0) + " " + all.text(1) + " " + all.text(2) + "\n";
      return out;
    });
  }
};

std::string about(std::string const& meeting, std::string const& words) {
  return R"("meeting":")" + meeting + "\"," + words;
}

std::string first_event(json::value const& thing) {
  return text_in(thing.at("now").at(0).at("by"), "event");
}

}  // namespace

TEST_CASE("a head writes a meeting down, and the same order sent again is written once") {
  Lessons here;
  auto const meeting = here.meeting();
  auto const key = here.key();
  auto const words = about(meeting, R"("what":"point","kind":"worked","text":"Бодож үзүүлэх")");
  CHECK(status(here.order(words, here.head, key)) == 200);
  auto const again = here.order(words, here.head, key);
  CHECK(body(again) == R"({"meeting":")" + meeting + R"(","written":0})");
  auto const page = here.page(meeting, here.head);
  REQUIRE(page.at("points").as_array().size() == 1);
  CHECK(text_in(page.at("now").at(0).at("said"), "place") == "Өлгий");
  CHECK(page.at("now").at(0).at("names").as_array().size() == 2);
}

TEST_CASE("two heads who change one point at once are both kept until one of them settles it") {
  Lessons here;
  auto const meeting = here.meeting();
  CHECK(here.order(about(meeting, R"("what":"point","kind":"failed","text":"a")")) == 200);
  auto const point = here.page(meeting, here.head).at("points").at(0);
  auto const change = [&](std::string const& text, std::string const& over) {
    return about(meeting, R"("what":"point","kind":"failed","point":")" + text_in(point, "point") +
                              R"(","text":")" + text + R"(","over":[)" + over + "]");
  };
  auto const seen = "\"" + first_event(point) + "\"";
  CHECK(status(here.order(change("b", seen), here.head)) == 200);
  CHECK(status(here.order(change("c", seen), here.other)) == 200);
  auto const torn = here.page(meeting, here.head).at("points").at(0);
  REQUIRE(torn.at("now").as_array().size() == 2);
  CHECK(text_in(torn.at("now").at(0), "text") == "c");
  CHECK(here.desk(here.head).at("meetings").at(0).at("disputed").as_bool());
  // Who does not say what she saw replaces nothing by accident.
  CHECK(status(here.order(change("d", ""), here.head)) == 400);
  CHECK(status(here.order(change("d", "\"" + here.key() + "\""), here.head)) == 400);
  auto const both = "\"" + text_in(torn.at("now").at(0).at("by"), "event") + "\",\"" +
                    text_in(torn.at("now").at(1).at("by"), "event") + "\"";
  CHECK(status(here.order(change("b and c", both), here.other)) == 200);
  auto const settled = here.page(meeting, here.head).at("points").at(0);
  CHECK(settled.at("now").as_array().size() == 1);
  CHECK(settled.at("before").as_array().size() == 3);
}

TEST_CASE("a decision is open, then done; who drops it says why, and no day of it lies ahead") {
  Lessons here;
  auto const meeting = here.meeting();
  auto const decide = [&](std::string const& owner, std::string const& due) {
    return here.order(about(meeting, R"("what":"decision","text":"Утасдах","owner":")" + owner +
                                         R"(","due":")" + due + "\""));
  };
  CHECK(decide("nobody", "2026-01-01") == 404);
  CHECK(decide("far", "2026-01-01") == 404);
  CHECK(decide("head", "soon") == 422);
  CHECK(decide("head", "2026-01-01") == 200);
  auto const open = here.desk(here.head).at("decisions").at(0);
  CHECK(open.at("mine").as_bool());
  CHECK(open.at("overdue").as_bool());
  CHECK(!here.desk(here.other).at("decisions").at(0).at("mine").as_bool());
  auto const follow = [&](std::string const& words) {
    return here.order(about(
        meeting, R"("what":"follow","decision":")" + text_in(open, "decision") + "\"," + words));
  };
  CHECK(follow(R"("state":"dropped","on":")" + here.today + "\"") == 400);
  CHECK(follow(R"("state":"done","on":"2999-01-01")") == 422);
  CHECK(follow(R"("state":"done","on":")" + here.today + "\"") == 200);
  CHECK(here.desk(here.head).at("decisions").as_array().empty());
  CHECK(here.desk(here.head).at("meetings").at(0).at("done").as_int64() == 1);
}

TEST_CASE("what came of a decision its officer says from her phone, and her head beside it") {
  Lessons here;
  auto const meeting = here.meeting();
  for (auto const* owner : {"ulgii", "second"})
    CHECK(here.order(about(meeting, R"("what":"decision","text":"Утасдах","owner":")" +
                                        std::string(owner) + R"(","due":"2026-01-01")")) == 200);
  auto const decided = here.page(meeting, here.head).at("decisions").as_array();
  auto const told = [&](json::value const& decision) {
    auto const line =
        here.phone
            .write("decision_followed", "183", *event::parse_uuid(meeting),
                   R"({"decision":")" + text_in(decision, "decision") +
                       R"(","note":"Бүгдэд нь","on":")" + here.today + R"(","state":"done"})",
                   SystemClock().now_ms())
            .line;
    return body(here.ask(
        "POST", "/api/sync/push", here.officer,
        R"({"device":")" + text_of(here.phone.device()) + R"(","events":[)" + line + "]}"));
  };
  for (auto const& decision : decided) {
    auto const hers = text_in(decision.at("now").at(0), "owner") == "ulgii";
    auto const answer = told(decision);
    CHECK((answer.find("\"stored\"") != std::string::npos) == hers);
    CHECK((answer.find("\"quarantined\"") != std::string::npos) != hers);
    if (!hers) continue;
    // The head had not seen it.
    CHECK(here.order(about(meeting, R"("what":"follow","state":"dropped","note":"Больсон","on":")" +
                                        here.today + R"(","decision":")" +
                                        text_in(decision, "decision") + "\"")) == 400);
    auto const page = here.page(meeting, here.head);
    for (auto const& now : page.at("decisions").as_array()) {
      if (text_in(now, "decision") != text_in(decision, "decision")) continue;
      CHECK(text_in(now, "state") == "done");
      auto const& came = now.at("followed").at(0);
      CHECK(text_in(came.at("by"), "name") == "А. Айгүл");
      CHECK(text_in(came.at("by"), "on") == here.today);
      CHECK(text_in(came, "note") == "Бүгдэд нь");
    }
  }
  CHECK(here.desk(here.head).at("decisions").as_array().size() == 1);
  // It reaches the phones of the department, and those of no other.
  CHECK(here.ask("GET", "/api/sync/pull?after=0", here.officer).find("Бүгдэд нь") !=
        std::string::npos);
  CHECK(status(here.ask("GET", "/api/head/lessons?meeting=" + meeting, here.far)) == 404);
}

TEST_CASE("a figure is counted by the server and kept as it stood; fewer than five are not") {
  Lessons here;
  auto const meeting = here.meeting();
  for (std::uint64_t number = 1; number <= 6; ++number) here.visit(number, number <= 5);
  auto const add = [&](std::string const& evidence) {
    return status(here.order(
        about(meeting,
              R"("what":"point","kind":"failed","text":"x","evidence":[)" + evidence + "]"),
        here.head));
  };
  auto const period = R"("from":")" + here.today + R"(","to":")" + here.today + "\"";
  // Whatever figure is sent along is not what is kept.
  CHECK(add(R"({"what":"finding","code":"A1","count":99,"of":99,)" + period + "}") == 200);
  here.visit(7, true);
  auto const kept = here.page(meeting, here.head)
                        .at("points")
                        .at(0)
                        .at("now")
                        .at(0)
                        .at("evidence")
                        .at(0)
                        .at("evidence");
  CHECK(kept.at("count").as_int64() == 5);
  CHECK(kept.at("of").as_int64() == 6);
  CHECK(kept.at("position").as_int64() > 0);
  CHECK(add(R"({"what":"finding","code":"B9",)" + period + "}") == 400);
  CHECK(add(R"({"what":"visits","area":"18401",)" + period + "}") == 400);  // another department
  CHECK(add(R"({"what":"coverage","code":"nothing"})") == 404);
  CHECK(add(R"({"what":"page","address":"https://a.mn","says":"x"})") == 400);
}

TEST_CASE("the programme reads lessons without persons, and another department does not at all") {
  Lessons here;
  auto const meeting = here.meeting();
  for (std::uint64_t number = 1; number <= 7; ++number) here.visit(number, true);
  auto const period = R"("from":")" + here.today + R"(","to":")" + here.today + "\"";
  CHECK(here.order(about(
            meeting, R"("what":"point","kind":"worked","text":"x","evidence":[{"what":"finding",)"
                     R"("code":"A1",)" +
                         period +
                         R"(},{"what":"page","address":"#/desk/worklist","says":"Bat"}])")) == 200);
  auto const point = here.page(meeting, here.head).at("points").at(0);
  auto const link = R"("what":"link","point":")" + text_in(point, "point") + R"(","household":")" +
                    text_of(event::Uuid{5, 1}) + R"(","visit":")";
  CHECK(here.order(about(meeting, link + text_of(event::Uuid{6, 2}) + "\"")) == 404);
  CHECK(here.order(about(meeting, link + text_of(event::Uuid{6, 1}) + "\"")) == 200);
  CHECK(here.page(meeting, here.head).at("points").at(0).at("links").as_array().size() == 1);
  CHECK(here.audited("lesson_links") == std::vector<std::string>{"head "});

  auto const told = here.ask("GET", "/api/head/lessons?meeting=" + meeting, here.programme);
  CHECK(status(told) == 200);
  CHECK(told.find(text_of(event::Uuid{5, 1})) == std::string::npos);
  CHECK(told.find("Bat") == std::string::npos);
  auto const seen = *wire::parse_strict(body(told));
  CHECK(!seen.at("may_write").as_bool());
  auto const evidence = seen.at("points").at(0).at("now").at(0).at("evidence");
  CHECK(evidence.at(0).at("evidence").at("count").as_int64() == 5);  // of seven, in fives
  CHECK(evidence.at(1).at("withheld").as_bool());

  CHECK(status(here.ask("GET", "/api/head/lessons?meeting=" + meeting, here.far)) == 404);
  CHECK(here.desk(here.far).at("meetings").as_array().empty());
  CHECK(status(here.order(about(meeting, R"("what":"point","kind":"idea","text":"x")"),
                          here.far)) == 404);
  CHECK(status(here.order(about(meeting, R"("what":"point","kind":"idea","text":"x")"),
                          here.programme)) == 403);
  CHECK(status(here.order(about(meeting, R"("what":"point","kind":"idea","text":"x")"),
                          here.officer)) == 403);
}

TEST_CASE("phones of the department get it by sync and as a file, and nobody else's do") {
  Lessons here;
  auto const meeting = here.meeting();
  auto const pulled = here.ask("GET", "/api/sync/pull?after=0", here.officer);
  CHECK(pulled.find("meeting_told") != std::string::npos);
  CHECK(here.ask("GET", "/api/sync/pull?after=0", here.far).find("meeting_told") ==
        std::string::npos);
  CHECK(status(here.ask("GET", "/api/sync/snapshot?area=183", here.officer)) == 200);
  CHECK(status(here.ask("GET", "/api/sync/snapshot?area=184", here.officer)) == 404);
  // An officer cannot write into it, and no household can.
  auto const line = here.phone
                        .write("point_told", "183", *event::parse_uuid(meeting),
                               R"({"evidence":[],"point":"01934f6e-8c00-7abc-8def-000000000006",)"
                               R"("text":"x","what":"idea"})",
                               SystemClock().now_ms())
                        .line;
  auto const other =
      here.phone.write("household_met", "183", event::Uuid{5, 9}, "{}", SystemClock().now_ms())
          .line;
  auto const answer = body(here.ask("POST", "/api/sync/push", here.officer,
                                    R"({"device":")" + text_of(here.phone.device()) +
                                        R"(","events":[)" + line + "," + other + "]}"));
  CHECK(answer.find("\"stored\"") == std::string::npos);
  CHECK(answer.find("quarantined") != std::string::npos);
}

TEST_CASE("minutes are a PDF, and what the desk is told can be made again from the record") {
  Lessons here;
  auto const meeting = here.meeting();
  CHECK(here.order(about(meeting, R"("what":"point","kind":"idea","text":"Багийн хурал")")) == 200);
  auto const paper =
      here.ask("GET", "/api/head/lessons?form=pdf&meeting=" + meeting + "&lang=en", here.head);
  CHECK(status(paper) == 200);
  CHECK(body(paper).starts_with("%PDF"));
  CHECK(status(here.ask("GET", "/api/head/lessons?form=pdf&meeting=x", here.head)) == 400);
  auto const before = here.rows();
  CHECK(std::ranges::count(before, '\n') == 2);
  REQUIRE(store::SqlReadModel(*here.store).rebuild());
  CHECK(here.rows() == before);
}

}  // namespace otor::server
