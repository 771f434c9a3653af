// SPDX-License-Identifier: Apache-2.0
// The record calls as the page makes them: JSON in, JSON out. The people are made up.
#include "app/record_calls.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/record_page_for_tests.h"
#include "event/event.h"
#include "wire/parted_line.h"

namespace otor::app {
namespace {

constexpr std::string_view visit = "01934f6e-8c00-7abc-8def-0000000000aa";
constexpr std::string_view promise = "01934f6e-8c00-7abc-8def-0000000000bb";

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

TEST_CASE("a line that is about somebody carries a salt, which is in no id") {
  PageOfTest page;
  std::string const ids(32, '1'), salt = "0123456789abcdef0123456789abcdef";
  auto const made = [&](char const* kind, char const* body, std::string const& random) {
    return std::string(
        page.ask("event_new", R"({"kind":")" + std::string(kind) + R"(","area":"18301","body":)" +
                                  body + R"(,"wall_ms":1,"at":"2026-11-23T10:11:12+07:00",)" +
                                  R"("random":")" + random + R"("})")
            .at("line")
            .as_string());
  };
  auto const named = made("household_changed", R"({"head":"made up"})", ids + salt);
  CHECK(named.find(R"(,"salt":")" + salt + R"(","seq":)") != std::string::npos);
  CHECK(wire::read_line(named));
  CHECK(made("household_met", "{}", ids + salt).find("salt") == std::string::npos);
  // A page from before sends too little for one.
  CHECK(made("household_changed", R"({"head":"made up"})", ids).find("salt") == std::string::npos);
}

TEST_CASE("behind an own line that was erased the chain goes on, and nothing of it is shown") {
  PageOfTest page;
  auto const home = subject_of(page.say("household_met", "", "{}"));
  auto const line = page.say("household_changed", home, R"({"head":"Zerd"})");
  auto const hash = event::hash_of(line);
  PageOfTest again;
  auto const loaded = again.load({wire::part(line).open}, R"(,"hash":")" + hash + "\"");
  CHECK(loaded.at("count").as_int64() == 0);
  CHECK(again.ask("outbox", "{}").at("unsafe").as_int64() == 0);
  auto const next = wire::read_line(again.make("household_met", home, "{}"));
  REQUIRE(next);
  CHECK(next->envelope.prev == hash);
  CHECK(next->envelope.seq == 3);
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
        "unfit_body");
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

TEST_CASE("the whole record of a visit on one card, each fact with what puts it right") {
  PageOfTest page;
  auto const home = a_visit(page);
  std::string const other = R"("01934f6e-8c00-7abc-8def-0000000000)";
  page.say("visit_changed", home, of_visit(R"(,"way":"phone","language":"kk")"));
  page.say("team_member_came", home, of_visit(R"(,"role":"trainer","organisation":"trade_union")"));
  page.say("people_present", home, of_visit(R"(,"people":[],"women":2,"youths":1)"));
  page.say("payment_shown", home, of_visit(R"(,"how":"tried_together","by":"bank_app")"));
  page.say(
      "next_step_agreed", home,
      of_visit(R"(,"step":)" + other + R"(c1","what":"гэрээ","by":"2026-12-10","owner":"tes")"));
  page.say("referral_made", home,
           of_visit(R"(,"referral":)" + other + R"(c2","to":"bank","why":"зээл")"));
  page.say("referral_closed", home, R"({"referral":)" + other + R"(c2","outcome":"helped"})");
  auto const asked =
      page.say("question_asked", home, of_visit(R"(,"code":"Q17","state":"promised")"));
  page.say("question_answered", home,
           R"({"question":")" + id_of(asked) + R"(","note":"харагдсан"})");
  page.say(
      "camp_changed", home,
      R"({"camp":)" + other + R"(c3","season":"winter","place":"Хар ус","from":"2026-11-01"})");
  page.say("money_months_told", home, R"({"months":[4,10]})");
  page.say("contact_agreed", home, R"({"ways":["phone"]})");
  auto const card = page.ask("household", R"({"id":")" + home + R"(","on":"2026-11-25"})");
  auto const& seen = card.at("visits").at(0);
  CHECK(seen.at("way").as_string() == "phone");
  CHECK(seen.at("fields").at("language").at("value").as_string() == "kk");
  CHECK(seen.at("team").at(0).at("organisation").as_string() == "trade_union");
  CHECK(seen.at("present").at(0).at("women").as_int64() == 2);
  CHECK(seen.at("payments").at(0).at("how").as_string() == "tried_together");
  CHECK(seen.at("steps").at(0).at("owner").as_string() == "tes");
  CHECK(seen.at("referrals").at(0).at("outcome").as_string() == "helped");
  CHECK(seen.at("questions").at(1).at("answered").at("note").as_string() == "харагдсан");
  CHECK(seen.at("handbooks_given").at(0).at("count").as_int64() == 2);
  CHECK(card.at("camps").at(0).at("fields").at("place").at("value").as_string() == "Хар ус");
  CHECK(card.at("camp_now").at("sure").as_bool());
  CHECK(card.at("fields").at("money_months").at("value").as_array().size() == 2);
  CHECK(card.at("consent").at("state").as_string() == "given");
  CHECK(card.at("consent").at("holds").as_bool());
}

TEST_CASE("a fact that was withdrawn is shown no more, until it is brought back") {
  PageOfTest page;
  auto const home = a_visit(page);
  auto const card = [&] { return page.ask("household", R"({"id":")" + home + R"("})"); };
  auto const gift =
      std::string(card().at("visits").at(0).at("handbooks_given").at(0).at("id").as_string());
  auto const over = R"(,"over":[")" + gift + R"("])";
  page.say("entry_withdrawn", home, R"({"entry":")" + gift + R"("})", over);
  CHECK(card().at("visits").at(0).at("handbooks").as_int64() == 0);
  auto const note = card().at("withdrawals").at(0);
  CHECK(note.at("entry").as_string() == gift);
  page.say("entry_restored", home, R"({"entry":")" + gift + R"("})",
           R"(,"over":)" + canonical(note.at("heads")));
  CHECK(card().at("visits").at(0).at("handbooks").as_int64() == 2);
  CHECK(card().at("withdrawals").as_array().empty());
}

TEST_CASE("tasks say why they are there, for the soums of the account") {
  PageOfTest page;
  auto const home = a_visit(page);
  auto const tasks = [&](std::string const& more = "") {
    return page.ask("tasks", R"({"on":"2026-12-01")" + more + "}").at("tasks").as_array();
  };
  REQUIRE(tasks().size() == 1);
  auto const task = tasks().front();
  CHECK(task.at("rule").as_string() == "promise_due");
  CHECK(task.at("days_left").as_int64() == 6);
  CHECK(task.at("head").as_string() == "Жишээ Бат");
  CHECK(task.at("facts").as_array().size() == 1);
  CHECK(task.at("since").as_string() == "2026-11-18");
  CHECK(tasks(R"(,"days":5)").empty());
  CHECK(tasks(R"(,"staff":["uvs"])").front().at("owner").as_string().empty());
  page.say("household_moved", home, R"({"area":"18304"})");
  CHECK(tasks().empty());
  CHECK(page.ask("household", R"({"id":")" + home + R"("})").at("moved_away").as_bool());
  CHECK(page.ask("tasks", R"({"on":"2026-13-01"})").at("problem").at("code").as_string() ==
        "bad_month");
}

TEST_CASE("a household that another soum asks for is a task here, and no family of this soum") {
  constexpr std::string_view theirs = "01934f6e-8c00-7abc-8def-00000000c0de";
  PageOfTest there("01934f6e-8c00-7abc-8def-000000000002", "bul");
  there.ask("log_open", R"({"device":"01934f6e-8c00-7abc-8def-000000000002","user":"bul",)"
                        R"("name":"Бул","role":"officer","areas":["18304"],"made_up":true})");
  auto const line = there.make("hand_over_requested", theirs,
                               R"({"from":"18301","note":"Жишээ Дорж, 2-р баг"})", "", "18304");
  PageOfTest page;
  page.load({line});
  auto const card = [&] {
    return page.ask("household", R"({"id":")" + std::string(theirs) + R"("})");
  };
  auto const tasks = [&] {
    return page.ask("tasks", R"({"on":"2026-12-01"})").at("tasks").as_array();
  };
  REQUIRE(tasks().size() == 1);
  CHECK(tasks().front().at("rule").as_string() == "hand_over");
  CHECK(page.ask("households", "{}").at("total").as_int64() == 0);
  CHECK(card().at("moved_away").as_bool());
  auto const request = card().at("requests").at(0);
  CHECK(request.at("area").as_string() == "18304");
  CHECK(request.at("from").as_string() == "18301");
  CHECK(request.at("note").as_string() == "Жишээ Дорж, 2-р баг");
  CHECK(request.at("answer").is_null());
  page.say("task_closed", theirs,
           R"({"rule":"hand_over","how":"not_needed","note":"unknown here",)"
           R"("about":")" +
               id_of(line) + R"("})");
  CHECK(tasks().empty());
  auto const answer = card().at("requests").at(0).at("answer");
  CHECK(answer.at("how").as_string() == "not_needed");
  CHECK(answer.at("note").as_string() == "unknown here");
}

TEST_CASE("a household that came from another soum and went back there is away, and not unknown") {
  PageOfTest there("01934f6e-8c00-7abc-8def-000000000002", "bul");
  there.ask("log_open", R"({"device":"01934f6e-8c00-7abc-8def-000000000002","user":"bul",)"
                        R"("name":"Бул","role":"officer","areas":["18304"],"made_up":true})");
  constexpr std::string_view home = "01934f6e-8c00-7abc-8def-00000000c0de";
  PageOfTest page;
  page.load({there.make("household_met", home, "{}", "", "18304"),
             there.make("household_moved", home, R"({"area":"18301"})", "", "18304")});
  auto const is_away = [&] {
    return page.ask("household", R"({"id":")" + std::string(home) + R"("})")
        .at("moved_away")
        .as_bool();
  };
  CHECK(!is_away());
  page.say("household_moved", home, R"({"area":"18304"})");
  CHECK(is_away());
  CHECK(page.ask("households", "{}").at("total").as_int64() == 1);
}

TEST_CASE("a request that was taken back stands on no card and asks for nothing") {
  PageOfTest page;
  auto const home = subject_of(page.say("household_met", "", "{}"));
  auto const line = page.say("hand_over_requested", home, R"({"from":"18304"})");
  auto const card = [&] { return page.ask("household", R"({"id":")" + home + R"("})"); };
  CHECK(card().at("requests").as_array().size() == 1);
  CHECK(!card().at("moved_away").as_bool());
  page.say("entry_withdrawn", home, R"({"entry":")" + id_of(line) + R"("})",
           R"(,"over":[")" + id_of(line) + R"("])");
  CHECK(card().at("requests").as_array().empty());
}

TEST_CASE("a department's codes come with log_open; what is wrong in them opens nothing") {
  PageOfTest page;
  auto const open = [&](std::string const& book) {
    std::string body = R"({"device":")" + std::string(device) +
                       R"(","user":"tes","name":"x","role":"officer","areas":["18301"],)"
                       R"("codebooks":[)";
    wire::write_string(body, book);
    return page.ask("log_open", body + "]}");
  };
  auto const codes = [&] { return page.ask("codebook", "{}").at("codes").as_array().size(); };
  auto const built_in = codes();
  std::string const code =
      R"("set":"finding","group":"","first":false,"title":{"mn":"а","kk":"ә","en":"a"})";
  CHECK(open(R"({"codes":[{"code":"183.road",)" + code + R"(}],"rules":[]})").at("ok").as_bool());
  CHECK(codes() == built_in + 1);
  for (auto const& bad : {R"({"codes":[{"code":"road",)" + code + R"(}],"rules":[]})",
                          R"({"codes":[{"code":"183.a","hue":1,)" + code + R"(}],"rules":[]})",
                          std::string("{}"), std::string("x")}) {
    CHECK(open(bad).as_object().contains("problem"));
  }
  CHECK(codes() == built_in + 1);
}

TEST_CASE("people are found however they are spelt") {
  PageOfTest page;
  a_visit(page);
  auto const found = page.ask("people", R"({"search":"сараа"})");
  REQUIRE(found.at("total").as_int64() == 1);
  CHECK(found.at("rows").at(0).at("head").as_string() == "Жишээ Бат");
  CHECK(page.ask("people", R"({"search":"Дорж"})").at("total").as_int64() == 0);
  CHECK(page.ask("people", R"({"area":"18304"})").at("total").as_int64() == 0);
}

TEST_CASE("a log is read the same straight out of its text and through the tree") {
  PageOfTest page;
  a_visit(page);
  std::string entries;
  auto const all = page.ask("outbox", "{}").at("lines").as_array();
  for (auto const& line : all) {
    entries += entries.empty() ? "" : ",";
    entries += R"({"line":)" + canonical(line) + R"(,"position":3,"received":"1795000000000"})";
  }
  struct Case {
    char const* says;
    std::string before, entries, after;
    bool straight;
  };
  std::string const start = R"({"call":"log_load","body":{"entries":[)";
  Case const cases[] = {
      {"as the page writes it", start, entries, "]}}", true},
      {"an entry that is no event", start, entries + R"(,{"line":"{}"})", "]}}", true},
      {"with a space", start + " ", entries, "]}}", false},
      {"with a key that is not known", start, entries + R"(,{"line":"{}","x":1})", "]}}", false},
      {"with a key twice", start, entries + R"(,{"line":"{}","line":"{}"})", "]}}", false},
      {"cut off", start, entries, "", false},
      {"the body first", R"({"body":{"entries":[)", entries, R"(]},"call":"log_load"})", false},
  };
  for (auto const& [says, before, entries, after, straight] : cases) {
    CAPTURE(says);
    auto const request = before + entries + after;
    PageOfTest one("01934f6e-8c00-7abc-8def-0000000000ee");
    PageOfTest other("01934f6e-8c00-7abc-8def-0000000000ee");
    CHECK(answer_log(one.session, request).has_value() == straight);
    auto const tree = wire::parse_strict(request);
    if (!tree) continue;
    auto const slow = answer_record(other.session, "log_load", tree->at("body"));
    if (straight) {
      PageOfTest third("01934f6e-8c00-7abc-8def-0000000000ee");
      CHECK(*answer_log(third.session, request) == slow);
      CHECK(canonical(third.ask("households", "{}")) == canonical(other.ask("households", "{}")));
    }
  }
}

}  // namespace otor::app
