// SPDX-License-Identifier: Apache-2.0
#include "wire/event_line.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "wire/event_scan.h"
#include "wire/every_kind_for_tests.h"

namespace otor::wire {
namespace {

std::string with(std::string_view part, std::string_view put) {
  auto changed = line;
  auto const at = changed.find(part);
  REQUIRE(at != changed.npos);
  return changed.replace(at, part.size(), put);
}

// Whether parse-and-write gives the same text: what `check_canonical` says without building
// anything.
bool same_when_written(std::string_view text) {
  auto const value = parse_strict(text);
  std::string written;
  return value && write_canonical(written, *value) && written == text;
}

// Kept and carried, with what does not fit.
void is_unfit(std::string const& text, std::string_view names) {
  CAPTURE(text.substr(0, 700));
  auto const event = read_line(text);
  REQUIRE(event);
  CHECK(event->line == text);
  auto const* unfit = std::get_if<event::Unfit>(&event->body);
  REQUIRE(unfit != nullptr);
  CAPTURE(unfit->why);
  CHECK(unfit->why.starts_with("body."));
  CHECK(unfit->why.find(names) != std::string::npos);
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
       {of("camel_counted", R"({"where":[1,{"a":null}]})"), with(R"("seq")", R"("seal":"x","seq")"),
        with(R"(000000000004"})", R"(000000000004","v":2})")}) {
    CAPTURE(carried);
    auto const event = read_line(carried);
    REQUIRE(event);
    CHECK(event->line == carried);
  }
  CHECK(std::holds_alternative<event::Unknown>(read_line(of("camel_counted", "{}"))->body));
}

TEST_CASE("every kind is read, with every member it can have") {
  auto const bodies = of_every_kind();
  CHECK(std::size(bodies) == std::variant_size_v<event::AnyKind> - 2);
  for (auto const& [kind, text] : bodies) {
    CAPTURE(kind);
    auto const event = read_line(of(kind, text));
    if (!event) MESSAGE(event.error().detail);
    REQUIRE(event);
    if (auto const* unfit = std::get_if<event::Unfit>(&event->body)) MESSAGE(unfit->why);
    CHECK(event->body.index() > 1);
  }
}

TEST_CASE("a body that does not fit its kind is kept with what does not fit, and carried") {
  std::pair<std::string, std::string_view> const cases[] = {
      {with("Q9", "Q 9"), "body.code"},
      {with("Q9", "Q9.1.2"), "body.code"},
      {with("Q9", ".Q9"), "body.code"},
      {with("Q9", ""), "body.code"},
      {with("Q9", std::string(33, 'Q')), "body.code"},
      {with("answered", "said"), "body.state"},
      {with(R"("code":"Q9",)", ""), "body.code: this is missing"},
      {with(R"("visit")", R"("umbrella":1,"visit")"), "body.umbrella"},
      {of("handbook_given", body(R"("count":0,"edition":1,)")), "body.count"},
      {of("person_changed", R"({"born":"1996-13"})"), "body.born"},
      {of("person_changed", R"({"paid":[{"as":"herder","from":"2019-01","income":1}]})"),
       "body.paid[0].to: this is missing"},
      {of("household_changed", R"({"lat_e5":9000001})"), "body.lat_e5"},
      {of("household_moved", R"({"area":"../etc"})"), "body.area"},
      {of("household_met", R"({"x":1})"), "body.x: there is no such key here"},
      {of("money_months_told", R"({"months":[0]})"), "body.months"},
      {of("money_months_told", R"({"months":[13]})"), "body.months"},
      {of("money_months_told", R"({"months":[4,4]})"), "body.months"},
      {of("contact_agreed", R"({"ways":["visit","phone"]})"), "body.ways"},
      {of("contract_changed", R"({"from":"2026-01-02","to":"2026-01-01"})"), "body.to"},
      {of("camp_changed", R"({"camp":"01934f6e-8c00-7abc-8def-000000000006","from":"2026-11-01",)"
                          R"("to":"2026-11-01"})"),
       "body.to"},
      {of("camp_changed", R"({"season":"winter"})"), "body.camp: this is missing"},
      {of("shock_noted", R"({"from":"2026-02-30","shock":"dzud"})"), "body.from"},
      {of("shock_noted", R"({"from":"2026-02-02","shock":"dzud","to":"2026-02-01"})"), "body.to"},
      {of("handbooks_moved", R"({"count":0,"edition":"1","how":"received"})"), "body.count"},
      {of("handbooks_moved", R"({"count":1,"edition":"1","how":"stolen"})"), "body.how"},
      {of("handbooks_moved", R"({"count":1,"edition":[],"how":"lost"})"), "body.edition"},
      {of("handbooks_booked", R"({"count":0,"edition":"1","how":"lost","on":"2026-06-01"})"),
       "body.count"},
      {of("handbooks_booked", R"({"count":-1,"edition":"1","how":"counted","on":"2026-06-01"})"),
       "body.count"},
      {of("handbooks_booked", R"({"count":1,"edition":"1","how":"lost","on":"2026-06"})"),
       "body.on"},
      {of("handbooks_booked", R"({"count":1,"edition":"1","how":"issued","on":"2026-06-01"})"),
       "body.officer"},
      {of("handbooks_booked",
          R"({"count":1,"edition":"1","how":"lost","officer":"tes","on":"2026-06-01"})"),
       "body.officer"},
      {of("handbooks_booked",
          R"({"count":1,"edition":"1","giver":"x","how":"lost","on":"2026-06-01"})"),
       "body.giver"},
      {of("sameness_told", R"({"other":"01934f6e-8c00-7abc-8def-000000000006","same":1})"),
       "body.same"},
      {of("people_present", body(R"("people":[],)", R"(,"women":-1)")), "body.women"},
  };
  for (auto const& [text, names] : cases) is_unfit(text, names);
}

TEST_CASE("money that is none, a day that is none, a word that is none do not fit") {
  std::pair<std::string, std::string_view> const cases[] = {
      {of("advance_paid", R"({"amount":0,"officer":"tes","on":"2026-06-01","scheme":"road_2026"})"),
       "body.amount"},
      {of("advance_paid", R"({"amount":5,"officer":"","on":"2026-06-01","scheme":"road_2026"})"),
       "body.officer"},
      {of("rest_returned",
          R"({"amount":-5,"officer":"tes","on":"2026-06-01","scheme":"road_2026"})"),
       "body.amount"},
      {of("expense_claimed",
          R"({"amount":"5","category":"food","on":"2026-06-01","scheme":"road_2026"})"),
       "body.amount"},
      {of("expense_claimed",
          R"({"amount":5,"category":"food","on":"2026-06-31","scheme":"road_2026"})"),
       "body.on"},
      {of("expense_claimed",
          R"({"amount":5,"category":"petrol","litres_ml":0,"on":"2026-06-01","scheme":"r"})"),
       "body.litres_ml"},
      {of("expense_claimed",
          R"({"amount":5,"category":"petrol","odometer_km":-1,"on":"2026-06-01","scheme":"r"})"),
       "body.odometer_km"},
      {of("expense_reviewed", R"({"verdict":"perhaps"})"), "body.verdict"},
      {of("period_closed", R"({"scheme":"road_2026","through":"2026-06"})"), "body.through"},
  };
  for (auto const& [text, names] : cases) is_unfit(text, names);
}

TEST_CASE("a code that nobody knows is carried: a department has its own") {
  for (std::string_view const code : {"Q43", "183.road", "Z-9_x"}) {
    auto const event = read_line(with("Q9", code));
    REQUIRE(event);
    CHECK(std::get<event::QuestionAsked>(event->body).code == code);
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
      {of("camel_counted", deep), ProblemKind::too_large, "8 levels"},
      {of("camel_counted", R"({"Big":1})"), ProblemKind::bad_json, "key"},
      {of("camel_counted", R"({")" + std::string(41, 'a') + R"(":1})"), ProblemKind::bad_json,
       "key"},
      {of("camel_counted", R"({"a":")" + std::string(65'536, 'x') + R"("})"),
       ProblemKind::too_large, ""},
      {"[]", ProblemKind::not_an_event, ""},
      {"", ProblemKind::bad_json, ""},
      {line + "x", ProblemKind::bad_json, ""},
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
