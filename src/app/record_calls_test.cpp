// SPDX-License-Identifier: Apache-2.0
// The record calls as the page makes them: JSON in, JSON out. The people are made up.
#include "app/record_calls.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "event/event.h"

namespace otor::app {
namespace {

namespace json = boost::json;

constexpr std::string_view device = "01934f6e-8c00-7abc-8def-000000000001";
constexpr std::string_view visit = "01934f6e-8c00-7abc-8def-0000000000aa";
constexpr std::string_view promise = "01934f6e-8c00-7abc-8def-0000000000bb";
constexpr std::int64_t wall = 1'795'000'000'000;

// A page with its core.
class PageOfTest {
 public:
  RecordSession session;

  explicit PageOfTest(std::string_view of = device, std::string_view user = "tes") {
    ask("log_open", R"({"device":")" + std::string(of) + R"(","user":")" + std::string(user) +
                        R"(","name":"Тэс","role":"officer","areas":["18301"],"made_up":true})");
  }

  json::value ask(std::string_view call, std::string const& body) {
    return *wire::parse_strict(answer_record(session, call, *wire::parse_strict(body)));
  }

  // Makes an event and gives its line; `load` takes it into memory.
  std::string make(std::string_view kind, std::string_view subject, std::string const& body,
                   std::string const& over = "") {
    std::string const about =
        subject.empty() ? "" : R"("subject":")" + std::string(subject) + R"(",)";
    auto const made =
        ask("event_new",
            R"({"kind":")" + std::string(kind) + R"(",)" + about + R"("area":"18301","body":)" +
                body + over + R"(,"wall_ms":)" + std::to_string(wall + ++made_) +
                R"(,"at":"2026-11-23T10:11:12+07:00","random":")" + random() + R"("})");
    REQUIRE(made.as_object().contains("line"));
    return std::string(made.at("line").as_string());
  }

  json::value load(std::vector<std::string> const& lines, std::string const& more = "") {
    std::string body = R"({"entries":[)";
    for (auto const& line : lines) {
      body += body.back() == '[' ? R"({"line":)" : R"(,{"line":)";
      wire::write_string(body, line);
      body += more + "}";
    }
    return ask("log_load", body + "]}");
  }

  std::string say(std::string_view kind, std::string_view subject, std::string const& body,
                  std::string const& over = "") {
    auto const line = make(kind, subject, body, over);
    CHECK(load({line}).at("bad").as_array().empty());
    return line;
  }

 private:
  std::string random() const {
    auto digits =
        std::to_string(made_ * 7919) + std::string(session.owner->user == "tes" ? "a" : "b");
    return std::string(32 - digits.size(), '0') + digits;
  }
  int made_ = 0;
};

std::string subject_of(std::string const& line) {
  return text_of(wire::read_line(line)->envelope.subject);
}
std::string id_of(std::string const& line) { return text_of(wire::read_line(line)->envelope.id); }

std::string of_visit(std::string const& rest) {
  return R"({"visit":")" + std::string(visit) + "\"" + rest + "}";
}

// A household with one person and one visit; its id.
std::string a_visit(PageOfTest& page) {
  auto const home = subject_of(page.say("household_met", "", "{}"));
  page.say(
      "household_changed", home,
      R"({"head":"Жишээ Бат","bagh":"2-р баг","lat_e5":5012345,"lon_e5":9212345,"phone":null})");
  auto const person = subject_of(page.say("person_met", "", R"({"household":")" + home + R"("})"));
  page.say("person_changed", person,
           R"({"name":"Жишээ Сараа","born":"1996-03","sex":"female","children":2})");
  page.say("visit_started", home, of_visit(R"(,"way":"home")"));
  page.say("consent_given", home,
           of_visit(R"(,"version":"2026-11","language":"mn","how":"spoken")"));
  page.say("calculation_shown", home,
           of_visit(R"(,"person":")" + person +
                    R"(","request":{"on":"2026-11","sex":"female"},"pack":"p","pension":769000)"));
  page.say("handbook_given", home, of_visit(R"(,"edition":"2026-11","count":2)"));
  page.say("question_asked", home, of_visit(R"(,"code":"Q9","state":"answered")"));
  page.say("finding_noted", home, of_visit(R"(,"code":"B1")"));
  page.say("promise_made", home,
           of_visit(R"(,"promise":")" + std::string(promise) +
                    R"(","what":"утасдах","by":"2026-12-07")"));
  page.say("visit_closed", home, of_visit(R"(,"stage":"considering")"));
  return home;
}

}  // namespace

TEST_CASE("before log_open nothing is answered") {
  RecordSession session;
  CHECK(answer_record(session, "outbox", *wire::parse_strict("{}")).find("not_signed_in") !=
        std::string::npos);
}

TEST_CASE("events of one device make one chain, with rising clocks") {
  PageOfTest page;
  a_visit(page);
  auto const lines = page.ask("outbox", "{}").at("lines").as_array();
  REQUIRE(lines.size() == 12);
  std::optional<event::Before> before;
  event::Stamp last;
  for (auto const& text : lines) {
    auto const line = std::string(text.as_string());
    auto const event = wire::read_line(line);
    REQUIRE(event);
    CHECK(event->line == line);
    CHECK(event::link_of(event->envelope, before) == event::Link::follows);
    CHECK(event->envelope.clock > last);
    last = event->envelope.clock;
    before = event::Before{event->envelope.seq, event::hash_of(line)};
  }
}

TEST_CASE("a visit is on the card, in the list and in the day") {
  PageOfTest page;
  auto const home = a_visit(page);
  auto const card = page.ask("household", R"({"id":")" + home + R"("})");
  CHECK(card.at("fields").at("head").at("value").as_string() == "Жишээ Бат");
  CHECK(card.at("fields").at("phone").is_null());
  CHECK(card.at("people").at(0).at("fields").at("children").at("value").as_int64() == 2);
  auto const& held = card.at("visits").at(0);
  CHECK(held.at("way").as_string() == "home");
  CHECK(held.at("closed").as_bool());
  CHECK(held.at("stage").as_string() == "considering");
  CHECK(held.at("consent").at("given").as_bool());
  CHECK(held.at("handbooks").as_int64() == 2);
  CHECK(held.at("calculations").at(0).at("request").at("on").as_string() == "2026-11");
  CHECK(held.at("calculations").at(0).at("pension").as_int64() == 769'000);
  CHECK(held.at("questions").at(0).at("code").as_string() == "Q9");
  CHECK(held.at("findings").at(0).at("code").as_string() == "B1");
  CHECK(card.at("promises").at(0).at("by").as_string() == "2026-12-07");
  CHECK(card.at("unsafe").as_int64() == 12);

  auto const list = page.ask("households", R"({"search":"жишээ бат","area":"18301"})");
  CHECK(list.at("total").as_int64() == 1);
  CHECK(list.at("made_up").as_bool());
  CHECK(list.at("rows").at(0).at("members").as_int64() == 1);
  CHECK(list.at("rows").at(0).at("promises_open").as_int64() == 1);
  CHECK(page.ask("households", R"({"search":"Сараа"})").at("total").as_int64() == 1);
  CHECK(page.ask("households", R"({"search":"Дорж"})").at("total").as_int64() == 0);
  CHECK(page.ask("households", R"({"area":"18302"})").at("total").as_int64() == 0);

  auto const day = page.ask("today", R"({"on":"2026-11-23"})");
  CHECK(day.at("promises").at(0).at("days_left").as_int64() == 14);
  CHECK(day.at("visits_month").as_int64() == 1);
  CHECK(
      page.ask("today", R"({"on":"2027-03-01"})").at("promises").at(0).at("days_left").as_int64() ==
      -84);

  page.say("promise_kept", home, R"({"promise":")" + std::string(promise) + R"("})");
  CHECK(page.ask("today", R"({"on":"2026-11-23"})").at("promises").as_array().empty());
}

TEST_CASE("the memory is made again from the lines, in any order, with the same bytes") {
  PageOfTest page;
  auto const home = a_visit(page);
  auto const asked = *wire::parse_strict(R"({"id":")" + home + R"("})");
  auto const before = answer_record(page.session, "household", asked);
  std::vector<std::string> lines;
  auto const outbox = page.ask("outbox", "{}");
  for (auto const& line : outbox.at("lines").as_array()) lines.emplace_back(line.as_string());
  std::ranges::reverse(lines);
  PageOfTest again;
  again.load(lines);
  CHECK(again.load(lines).at("fresh").as_int64() == 0);
  CHECK(answer_record(again.session, "household", asked) == before);
  auto const next = wire::read_line(again.make("household_met", "", "{}"));
  CHECK(next->envelope.seq == 13);
  CHECK(next->envelope.prev == event::hash_of(lines.front()));
}

TEST_CASE("the outbox empties by receipts, and by what comes back from the server") {
  PageOfTest page;
  auto const one = page.say("household_met", "", "{}");
  auto const two = page.say("household_met", "", "{}");
  auto const answer =
      page.ask("receipts", R"({"receipts":[{"id":")" + id_of(one) +
                               R"(","status":"stored","position":5},{"id":")" + id_of(two) +
                               R"(","status":"refused","problem":{"code":"x"}}]})");
  CHECK(answer.at("unsafe").as_int64() == 1);
  page.load({two}, R"(,"position":9,"received":1795000000000)");
  auto const outbox = page.ask("outbox", "{}");
  CHECK(outbox.at("unsafe").as_int64() == 0);
  CHECK(outbox.at("newest_position").as_int64() == 9);
}

TEST_CASE("two officers change one field: both values are kept until one of them settles it") {
  PageOfTest one;
  PageOfTest other("01934f6e-8c00-7abc-8def-000000000002", "uvs");
  auto const met = one.say("household_met", "", "{}");
  auto const home = subject_of(met);
  other.load({met}, R"(,"position":1)");
  auto const mine = one.say("household_changed", home, R"({"head":"Бат"})");
  auto const theirs = other.say("household_changed", home, R"({"head":"Болд"})");
  one.load({theirs}, R"(,"position":3)");
  other.load({mine}, R"(,"position":2)");
  for (auto* page : {&one, &other}) {
    auto const head = page->ask("household", R"({"id":")" + home + R"("})").at("fields").at("head");
    CHECK(head.at("heads").as_array().size() == 2);
    CHECK(head.at("others").as_array().size() == 1);
    CHECK(page->ask("households", "{}").at("rows").at(0).at("differs").as_bool());
  }
  one.say("household_changed", home, R"({"head":"Бат"})",
          R"(,"over":[")" + id_of(theirs) + R"(",")" + id_of(mine) + R"("])");
  CHECK(!one.ask("households", "{}").at("rows").at(0).at("differs").as_bool());
}

TEST_CASE("what cannot be made or read is named, and harms nothing else") {
  PageOfTest page;
  auto const ask = [&](std::string const& area, std::string const& body,
                       std::string const& random) {
    return page.ask("event_new", R"({"kind":"household_changed","area":")" + area + R"(","body":)" +
                                     body +
                                     R"(,"wall_ms":1,"at":"2026-11-23T10:11:12+07:00","random":")" +
                                     random + R"("})");
  };
  std::string const random(32, '0');
  CHECK(ask("18399", "{}", random).at("problem").at("code").as_string() == "foreign_area");
  CHECK(ask("18301", R"({"colour":1})", random).at("problem").at("code").as_string() ==
        "not_an_event");
  CHECK(ask("18301", "{}", "12").at("problem").at("code").as_string() == "bad_value");
  auto const good = page.make("household_met", "", "{}");
  auto const loaded = page.load({"{}", good, "{\"a\":1,\"a\":2}"});
  CHECK(loaded.at("count").as_int64() == 1);
  CHECK(loaded.at("bad").at(0).at("code").as_string() == "not_an_event");
  CHECK(loaded.at("bad").at(1).at("index").as_int64() == 2);
  CHECK(loaded.at("bad").at(1).at("code").as_string() == "duplicate_key");
  CHECK(page.ask("household", R"({"id":"01934f6e-8c00-7abc-8def-0000000000ff"})")
            .at("problem")
            .at("code")
            .as_string() == "not_found");
}

}  // namespace otor::app
