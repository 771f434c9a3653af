// SPDX-License-Identifier: Apache-2.0
// What a department learned, as a phone of it has it. The people are made up.
#include <doctest/doctest.h>

#include "app/line_writer.h"
#include "app/record_page_for_tests.h"

namespace otor::app {
namespace {

constexpr event::Uuid meeting{7, 1}, decision{8, 1}, point{8, 2};

/// The desk of a head, whose lines a phone pulls.
class HeadsDesk {
 public:
  explicit HeadsDesk(std::string department) : department_(std::move(department)) {}

  event::Uuid say(std::string_view kind, std::string const& body,
                  std::vector<event::Uuid> over = {}) {
    auto written = writer_.write(kind, department_, meeting, body, wall + ++ms_, std::move(over));
    lines.push_back(std::move(written.line));
    return written.id;
  }
  std::vector<std::string> lines;

 private:
  std::string department_;
  LineWriter writer_{{9, 2}, "uvs", "held lessons"};
  std::int64_t ms_ = 0;
};

std::string decided(std::string const& owner, std::string const& due) {
  return R"({"decision":")" + text_of(decision) + R"(","due":")" + due + R"(","owner":")" + owner +
         R"(","text":"Утасдах"})";
}

HeadsDesk held_meeting(std::string department = "183") {
  HeadsDesk desk(std::move(department));
  desk.say("meeting_told", R"({"days":["2026-11-02"],"people":["tes"],"title":"Дүгнэлт"})");
  desk.say("point_told", R"({"evidence":[{"area":"183","code":"A1","count":12,"from":"2026-09-01",)"
                         R"("of":40,"position":5,"to":"2026-10-01","what":"finding"}],"point":")" +
                             text_of(point) + R"(","text":"Бодож үзүүлэх нь тус болсон",)" +
                             R"("what":"worked"})");
  return desk;
}

json::value lessons_of(PageOfTest& page) { return page.ask("lessons", R"({"on":"2026-11-23"})"); }
json::value today_of(PageOfTest& page) { return page.ask("today", R"({"on":"2026-11-23"})"); }

constexpr char pulled[] = R"(,"position":3,"received":1795000100000,"skew":0)";

}  // namespace

TEST_CASE("an officer has what her department decided on her phone, her own first") {
  PageOfTest page;
  auto desk = held_meeting();
  desk.say("decision_told", decided("tes", "2026-11-20"));
  page.load(desk.lines, pulled);
  auto const lessons = lessons_of(page);
  CHECK(!lessons.at("may_write").as_bool());
  CHECK(lessons.at("meetings").at(0).at("worked").as_int64() == 1);
  auto const row = lessons.at("decisions").at(0);
  CHECK(row.at("mine").as_bool());
  CHECK(row.at("overdue").as_bool());
  CHECK(today_of(page).at("decisions").as_int64() == 1);
  CHECK(today_of(page).at("decisions_overdue").as_int64() == 1);
  auto const whole =
      page.ask("meeting", R"({"on":"2026-11-23","meeting":")" + text_of(meeting) + "\"}");
  CHECK(whole.at("points").at(0).at("now").at(0).at("evidence").at(0).at("evidence").at("count") ==
        12);
  CHECK(!whole.at("names").at("findings").as_array().empty());

  desk.say("decision_followed",
           R"({"decision":")" + text_of(decision) + R"(","on":"2026-11-22","state":"done"})");
  page.load({desk.lines.back()}, pulled);
  CHECK(today_of(page).at("decisions").as_int64() == 0);
}

TEST_CASE("a decision that was given to somebody else is not hers any more") {
  PageOfTest page;
  auto desk = held_meeting();
  auto const told = desk.say("decision_told", decided("tes", "2026-12-20"));
  desk.say("decision_told", decided("bat", "2026-12-20"), {told});
  page.load(desk.lines, pulled);
  CHECK(today_of(page).at("decisions").as_int64() == 0);
  CHECK(lessons_of(page).at("decisions").at(0).at("owner_name").as_string() == "bat");
}

TEST_CASE("what came of her decision an officer says on her phone, over what she has seen of it") {
  PageOfTest page;
  auto desk = held_meeting();
  desk.say("decision_told", decided("tes", "2026-11-20"));
  auto const began = desk.say("decision_followed", R"({"decision":")" + text_of(decision) +
                                                       R"(","note":"Эхэлсэн","on":"2026-11-12",)" +
                                                       R"("state":"open"})");
  page.load(desk.lines, pulled);
  auto const told = [&] {
    return page.ask("meeting", R"({"on":"2026-11-23","meeting":")" + text_of(meeting) + "\"}")
        .as_object();
  };
  auto const line =
      page.make("decision_followed", text_of(meeting),
                R"({"decision":")" + text_of(decision) + R"(","on":"2026-11-23","state":"done"})",
                R"(,"over":[")" + text_of(began) + "\"]", "183");
  CHECK(page.load({line}).at("bad").as_array().empty());
  auto const whole = told();
  auto const& mine = whole.at("decisions").at(0);
  CHECK(mine.at("state").as_string() == "done");
  CHECK(!mine.at("disputed").as_bool());
  REQUIRE(mine.at("followed").as_array().size() == 2);
  CHECK(mine.at("followed").at(1).at("by").at("author").as_string() == "tes");
  REQUIRE(whole.at("unsafe").as_array().size() == 1);
  CHECK(whole.at("unsafe").at(0).as_string() == id_of(line));
  CHECK(today_of(page).at("decisions").as_int64() == 0);
  // Her head said otherwise without knowing of it: both stand.
  desk.say("decision_followed",
           R"({"decision":")" + text_of(decision) + R"(","note":"Больсон","on":"2026-11-23",)" +
               R"("state":"dropped"})",
           {began});
  page.load({desk.lines.back()}, pulled);
  CHECK(told().at("decisions").at(0).at("disputed").as_bool());
  page.ask("receipts",
           R"({"receipts":[{"id":")" + id_of(line) + R"(","status":"stored","position":9}]})");
  CHECK(told().at("unsafe").as_array().empty());
}

TEST_CASE("a phone writes in the stream of its own department and of no other") {
  PageOfTest page;
  auto const in = [&](std::string const& area) {
    return page.ask("event_new",
                    R"({"kind":"decision_followed","subject":")" + text_of(meeting) +
                        R"(","area":")" + area + R"(","body":{"decision":")" + text_of(decision) +
                        R"(","on":"2026-11-23","state":"done"},"wall_ms":)" + std::to_string(wall) +
                        R"(,"at":"2026-11-23T10:11:12+07:00","random":")" + std::string(32, '1') +
                        "\"}");
  };
  CHECK(in("183").as_object().contains("line"));
  for (auto const* area : {"184", "18", "1", ""})
    CHECK(in(area).at("problem").at("code").as_string() == "foreign_area");
}

TEST_CASE("what another department says is not told, and no meeting is none") {
  PageOfTest page;
  CHECK(lessons_of(page).at("meetings").as_array().empty());
  page.load(held_meeting("184").lines, pulled);
  CHECK(lessons_of(page).at("meetings").as_array().empty());
  auto const none =
      page.ask("meeting", R"({"on":"2026-11-23","meeting":")" + text_of(meeting) + "\"}");
  CHECK(none.at("problem").at("code").as_string() == "not_found");
}

}  // namespace otor::app
