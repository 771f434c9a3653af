// SPDX-License-Identifier: Apache-2.0
#include "wire/event_line.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "wire/event_scan.h"

namespace otor::wire {
namespace {

std::string const line =
    R"({"area":"18301","at":"2026-11-23T10:11:12+07:00","author":"tes",)"
    R"("body":{"code":"Q9","state":"answered",)"
    R"("text":"Сард хэдийг төлөх вэ?","visit":"01934f6e-8c00-7abc-8def-000000000003"},)"
    R"("clock":"01934f6e8c000000",)"
    R"("device":"01934f6e-8c00-7abc-8def-000000000001",)"
    R"("id":"01934f6e-8c00-7abc-8def-000000000002",)"
    R"("kind":"question_asked","prev":"","seq":1,)"
    R"("subject":"01934f6e-8c00-7abc-8def-000000000004"})";

std::string with(std::string_view part, std::string_view put) {
  auto changed = line;
  auto const at = changed.find(part);
  REQUIRE(at != changed.npos);
  return changed.replace(at, part.size(), put);
}

// A line of this kind with this body.
std::string of(std::string_view kind, std::string_view body) {
  auto const event = read_line(line);
  auto envelope = event->envelope;
  envelope.kind = kind;
  return line_of(envelope, body);
}

constexpr std::string_view visit = R"("visit":"01934f6e-8c00-7abc-8def-000000000003")";

std::string body(std::string_view before, std::string_view after = "") {
  return "{" + std::string(before) + std::string(visit) + std::string(after) + "}";
}

// Whether parse-and-write gives the same text: what `check_canonical` says without building
// anything.
bool same_when_written(std::string_view text) {
  auto const value = parse_strict(text);
  std::string written;
  return value && write_canonical(written, *value) && written == text;
}

}  // namespace

TEST_CASE("a canonical line is read, kept and written again, byte for byte") {
  auto const event = read_line(line);
  REQUIRE(event);
  CHECK(event->line == line);
  CHECK(line_of(event->envelope, body_in(line)) == line);
  auto const& asked = std::get<event::QuestionAsked>(event->body);
  CHECK(asked.code == "Q9");
  CHECK(asked.text == "Сард хэдийг төлөх вэ?");
  CHECK(asked.state == event::Answer::answered);
  CHECK(event->envelope.seq == 1);
  CHECK(event->envelope.prev == "");
  CHECK(event->envelope.clock == event::Stamp{0x01934f6e8c00, 0});
}

TEST_CASE("a looser push is rewritten on entry, and what a server adds is left out") {
  auto loose = with(R"({"area")", R"({ "position" : 7, "received":1, "skew":-3,
    "area")");
  loose.replace(loose.find(R"("code":"Q9",)"), 12, "");
  loose.replace(loose.find(R"("state")"), 7, R"( "code" : "\u00519", "state")");
  auto const event = read_event_text(loose);
  REQUIRE(event);
  CHECK(event->line == line);
  CHECK(!read_line(loose));
}

TEST_CASE("a pulled event is the line and what the server adds") {
  std::string pulled;
  write_pulled(pulled, line, 124, {1'795'000'000'000, -130'000, std::nullopt});
  CHECK(pulled.ends_with(R"(,"position":124,"received":1795000000000,"skew":-130000})"));
  CHECK(read_event_text(pulled)->line == line);
}

TEST_CASE("an unknown kind, a greater version and an unknown key are carried") {
  for (auto const& carried :
       {of("camp_moved", R"({"where":[1,{"a":null}]})"), with(R"("seq")", R"("seal":"x","seq")"),
        with(R"(000000000004"})", R"(000000000004","v":2})")}) {
    CAPTURE(carried);
    auto const event = read_line(carried);
    REQUIRE(event);
    CHECK(event->line == carried);
  }
  CHECK(std::holds_alternative<event::Unknown>(read_line(of("camp_moved", "{}"))->body));
}

TEST_CASE("every kind is read") {
  constexpr std::string_view person = R"("person":"01934f6e-8c00-7abc-8def-000000000005")";
  std::pair<std::string_view, std::string> const bodies[] = {
      {"household_met", "{}"},
      {"household_changed",
       R"({"bagh":"1","head":"Бат","lat_e5":5012345,"lon_e5":9212345,"note":""})"},
      {"person_met", R"({"household":"01934f6e-8c00-7abc-8def-000000000004"})"},
      {"person_changed",
       R"({"born":"1996-03","children":2,"paid":[{"as":"herder","from":"2018-01","income":320000,)"
       R"("to":"2019-12"}],"relation":"head","sex":"female"})"},
      {"visit_started", body("", R"(,"way":"home")")},
      {"consent_given", body(R"("how":"spoken","language":"kk","version":"2026-11",)")},
      {"consent_refused", body(R"("language":"mn","version":1,)")},
      {"person_told", body(std::string(person) + R"(,"subjects":["old_age","birth"],)")},
      {"calculation_shown",
       body(R"("first":"herder","opens":"2046-03","pack":"p","pension":769000,)" +
            std::string(person) + R"(,"request":{"on":"2026-11"},)")},
      {"handbook_given", body(R"("count":1,"edition":"2026-11",)")},
      {"question_asked", body(R"("code":"Q42","state":"promised",)")},
      {"finding_noted", body(R"("code":"D5",)")},
      {"promise_made",
       body(R"("by":"2026-12-07","promise":"01934f6e-8c00-7abc-8def-000000000006",)",
            R"(,"what":"x"})")},
      {"promise_kept", R"({"promise":"01934f6e-8c00-7abc-8def-000000000006"})"},
      {"visit_closed", body(R"("stage":"ready_at_income",)")},
  };
  CHECK(std::size(bodies) == std::variant_size_v<event::Body> - 1);
  for (auto const& [kind, text] : bodies) {
    CAPTURE(kind);
    auto const trimmed = kind == "promise_made" ? text.substr(0, text.size() - 1) : text;
    auto const event = read_line(of(kind, trimmed));
    if (!event) MESSAGE(event.error().detail);
    REQUIRE(event);
    CHECK(!std::holds_alternative<event::Unknown>(event->body));
  }
}

TEST_CASE("what is wrong is named") {
  struct Case {
    std::string text;
    ProblemKind kind;
    std::string_view names;
  };
  std::string deep;
  for (int level = 0; level < 8; ++level) deep += R"({"a":)";
  deep += "1" + std::string(8, '}');
  Case const cases[] = {
      {with("Q9", "Q43"), ProblemKind::not_an_event, "body.code"},
      {with("Q9", "Q09"), ProblemKind::not_an_event, "body.code"},
      {with("answered", "said"), ProblemKind::not_an_event, "body.state"},
      {with(R"("code":"Q9",)", ""), ProblemKind::not_an_event, "body.code: this is missing"},
      {with(R"("state")", R"("colour":1,"state")"), ProblemKind::not_an_event, "body.colour"},
      {with(R"("seq":1)", R"("seq":0)"), ProblemKind::not_an_event, "seq"},
      {with(R"("prev":"")", R"("prev":"short")"), ProblemKind::not_an_event, "prev"},
      {with("18301", "../etc"), ProblemKind::not_an_event, "area"},
      {with("10:11:12+07:00", "10:11"), ProblemKind::not_an_event, "at"},
      {with(R"("clock":"01934f6e8c000000",)", ""), ProblemKind::not_an_event,
       "clock: this is missing"},
      {with("01934f6e-8c00-7abc-8def-000000000002", "01934F6E-8c00-7abc-8def-000000000002"),
       ProblemKind::not_an_event, "id"},
      {with(R"("prev")", R"("over":["01934f6e-8c00-7abc-8def-000000000009",)"
                         R"("01934f6e-8c00-7abc-8def-000000000008"],"prev")"),
       ProblemKind::not_an_event, "over"},
      {with(R"("seq":1)", R"("seq":1,"seq":1)"), ProblemKind::duplicate_key, ""},
      {with(R"("seq":1)", R"("seq":1.5)"), ProblemKind::bad_value, ""},
      {with(R"("seq":1)", R"("seq":1e3)"), ProblemKind::bad_value, ""},
      {with(R"("seq":1)", R"("seq":9007199254740992)"), ProblemKind::too_large, ""},
      {with(R"("seq":1)", R"("seq":99999999999999999999)"), ProblemKind::bad_value, ""},
      {with("төлөх", "\xff\xfe"), ProblemKind::not_utf8, ""},
      {with("төлөх", "\xed\xa0\x80"), ProblemKind::not_utf8, ""},
      {with("төлөх", "\xc0\xaf"), ProblemKind::not_utf8, ""},
      {of("camp_moved", deep), ProblemKind::too_large, "8 levels"},
      {of("camp_moved", R"({"Big":1})"), ProblemKind::bad_json, "key"},
      {of("camp_moved", R"({")" + std::string(41, 'a') + R"(":1})"), ProblemKind::bad_json, "key"},
      {of("camp_moved", R"({"a":")" + std::string(65'536, 'x') + R"("})"), ProblemKind::too_large,
       ""},
      {"[]", ProblemKind::not_an_event, ""},
      {"", ProblemKind::bad_json, ""},
      {line + "x", ProblemKind::bad_json, ""},
      {of("handbook_given", body(R"("count":0,"edition":1,)")), ProblemKind::not_an_event,
       "body.count"},
      {of("finding_noted", body(R"("code":"A9",)")), ProblemKind::not_an_event, "body.code"},
      {of("person_changed", R"({"born":"1996-13"})"), ProblemKind::not_an_event, "body.born"},
      {of("person_changed", R"({"paid":[{"as":"herder","from":"2019-01","income":1}]})"),
       ProblemKind::not_an_event, "body.paid[0].to: this is missing"},
      {of("household_changed", R"({"lat_e5":9000001})"), ProblemKind::not_an_event, "body.lat_e5"},
  };
  for (auto const& [text, kind, names] : cases) {
    CAPTURE(text.substr(0, 700));
    auto const event = read_event_text(text);
    REQUIRE(!event);
    CAPTURE(event.error().detail);
    CHECK(code(event.error().kind) == code(kind));
    CHECK(event.error().detail.find(names) != std::string::npos);
  }
}

TEST_CASE("a text is canonical exactly when parse-and-write gives it again") {
  for (std::string_view const text : {"{}",
                                      "[]",
                                      "null",
                                      "true",
                                      "0",
                                      "-1",
                                      "-0",
                                      "01",
                                      "1.0",
                                      R"("")",
                                      R"("\n")",
                                      R"("\u000a")",
                                      R"("\u001f")",
                                      R"("\u001F")",
                                      R"("\/")",
                                      R"("\u0041")",
                                      R"({"a":1,"b":[]})",
                                      R"({"b":1,"a":1})",
                                      "[1,]",
                                      "[1 ]",
                                      " 1",
                                      R"("a)",
                                      R"({"a":1}})",
                                      "-",
                                      "tru",
                                      "\"\x7f\"",
                                      R"("\u0000")",
                                      R"("\b\f\r\t\"\\")",
                                      "9007199254740991"}) {
    CAPTURE(text);
    CHECK(check_canonical(text).has_value() == same_when_written(text));
  }
}

TEST_CASE("quotes and backslashes inside a text are read and written back") {
  for (std::string const told : {"\\", "\"", "\\\"", "a\\\\", "\n\x1f\t", ",}]\"{[", ""}) {
    std::string text = R"({"head":)";
    write_string(text, told);
    text += R"(,"note":"x"})";
    CAPTURE(text);
    auto const event = read_line(of("household_changed", text));
    REQUIRE(event);
    CHECK(std::get<event::HouseholdChanged>(event->body).head == told);
    CHECK(std::get<event::HouseholdChanged>(event->body).note == "x");
  }
}

TEST_CASE("random changes of a line: the scan agrees with parse-and-write") {
  CHECK(rc::check([] {
    auto text = line;
    auto const changes = *rc::gen::inRange(1, 4);
    for (int change = 0; change < changes; ++change) {
      auto const at =
          static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(text.size())));
      constexpr std::string_view put = "{}[]\",:\\u0019aZ \n\x01\xd0\xb0-.e_tn";
      auto const with =
          put[static_cast<std::size_t>(*rc::gen::inRange<int>(0, static_cast<int>(put.size())))];
      if (*rc::gen::inRange(0, 2) == 0) {
        text[at] = with;
      } else {
        text.insert(at, 1, with);
      }
    }
    if (check_canonical(text)) RC_ASSERT(same_when_written(text));
    if (auto const event = read_event_text(text)) RC_ASSERT(read_line(event->line).has_value());
  }));
}

TEST_CASE("hashes of lines, as every device must make them") {
  CHECK(event::hash_of(line) == "QAO9gVRgREXANyakGQuZ6A");
}

}  // namespace otor::wire
