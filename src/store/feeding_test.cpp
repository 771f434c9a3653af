// SPDX-License-Identifier: Apache-2.0
// A household moves to another soum: its history goes with it, in the same transaction, and nothing
// that the old soum did not have itself.
#include "store/feeding.h"

#include <doctest/doctest.h>

#include <set>

#include "store/test_store.h"
#include "store/verify.h"
#include "wire/json.h"

using namespace otor;
using namespace otor::store;

namespace {

event::Uuid const household = test_uuid(500);
event::Uuid const person = test_uuid(600);

struct Phone {
  app::Account officer;
  app::LineWriter writer;
};

struct Fixture {
  TestFolder folder;
  TestHome home{folder.path};
  Phone old_soum{test_officer("tes", {"18301"}), {test_uuid(1), "tes", "one"}};
  Phone colleague{test_officer("bul", {"18301"}), {test_uuid(2), "bul", "two"}};
  Phone new_soum{test_officer("uvs", {"18304"}), {test_uuid(3), "uvs", "three"}};
  Phone stranger{test_officer("eve", {"18401"}), {test_uuid(4), "eve", "four"}};

  struct Said {
    event::Uuid id;
    std::string status;
  };
  Said say(Phone& phone, std::string_view kind, event::Uuid subject, std::string const& body = "{}",
           std::vector<event::Uuid> over = {}) {
    auto const line = phone.writer.write(kind, phone.officer.areas.front(), subject, body,
                                         home.clock.now, std::move(over));
    auto const answer = app::push(phone.officer, push_text(phone.writer.device(), {line.line}),
                                  home.home, home.log, home.devices, home.clock);
    REQUIRE(answer);
    auto const value = wire::parse_strict(*answer);
    return {line.id, std::string(value->at("receipts").at(0).at("status").as_string().c_str())};
  }
  Said move(Phone& phone, std::string const& to, std::vector<event::Uuid> over = {}) {
    return say(phone, "household_moved", household, R"({"area":")" + to + "\"}", std::move(over));
  }
  /// Heads of the lines that a soum is fed, each once.
  std::set<std::string> fed(std::string const& area) {
    std::set<std::string> lines;
    auto const page = home.log.after(0, {area}, 1000);
    for (auto const& event : page->events) lines.insert(event.line);
    return lines;
  }
  bool has(std::string const& area, event::Uuid id) {
    auto const lines = fed(area);
    return std::ranges::any_of(lines, [&](std::string const& line) {
      return line.find("\"id\":\"" + text_of(id)) != std::string::npos;
    });
  }
  void meet() {
    say(old_soum, "household_met", household);
    say(old_soum, "person_met", person, R"({"household":")" + text_of(household) + "\"}");
    say(old_soum, "person_changed", person, R"({"name":"Бат"})");
  }
};

std::int64_t count(TestHome& home, std::string const& table) {
  return *home.store->read([&](Database& database) {
    auto query = database.prepare("SELECT count(*) FROM " + table);
    query.query().step();
    return query.integer(0);
  });
}

/// Every row, as text, of what is kept about who belongs where, and of what is counted from.
std::set<std::string> belongings(std::string const& folder) {
  auto database = Database::open(store_file(folder), Access::read_only);
  std::set<std::string> rows;
  for (auto const* sql :
       {"SELECT 'subject ' || subject || ' ' || event FROM subject_event",
        "SELECT 'member ' || household || ' ' || person FROM membership",
        "SELECT 'moved ' || event || ' ' || household || ' ' || area || ' ' || "
        "over FROM area_write",
        "SELECT 'names ' || event || ' ' || person FROM named_person",
        "SELECT 'fed ' || event || ' ' || area FROM feed",
        "SELECT 'act ' || event || ' ' || kind || ' ' || moment FROM act",
        "SELECT 'withdrawn ' || event || ' ' || entry || ' ' || stands FROM withdrawal"}) {
    auto query = database.prepare(sql);
    query.query();
    while (query.step()) rows.insert(query.text(0));
  }
  return rows;
}

/// Leaves of everything after event number `known` only what a program stored that knew neither
/// moves nor members.
void forget_after(std::string const& folder, std::int64_t known) {
  auto database = Database::open(store_file(folder), Access::read_write);
  auto const later = " > " + std::to_string(known);
  database.run(
      "DELETE FROM feed WHERE position > (SELECT coalesce(min(f.position), 9e9) FROM feed f WHERE "
      "f.event" +
      later +
      ") AND area <> (SELECT json_extract(line, '$.area') FROM event e WHERE "
      "e.n = event); "
      "DELETE FROM membership WHERE EXISTS(SELECT 1 FROM event WHERE n" +
      later +
      " AND json_extract(line, '$.subject') = person AND json_extract(line, '$.kind') = "
      "'person_met'); "
      "DELETE FROM act WHERE event IN (SELECT id FROM event WHERE n" +
      later +
      "); "
      "DELETE FROM withdrawal WHERE event IN (SELECT id FROM event WHERE n" +
      later +
      "); "
      "DELETE FROM household_count; INSERT INTO household_count SELECT area, count(DISTINCT "
      "household) FROM act WHERE kind = 'household_met' GROUP BY area; "
      "DELETE FROM area_write WHERE event IN (SELECT id FROM event WHERE n" +
      later +
      "); "
      "DELETE FROM named_person WHERE event" +
      later + "; DELETE FROM subject_event WHERE event" + later + "; UPDATE meta SET value = '" +
      std::to_string(known) + "' WHERE key = 'read_model_through';");
}

}  // namespace

TEST_CASE_FIXTURE(Fixture, "what an older program stored meanwhile is fed at the next opening") {
  meet();
  auto const met = say(colleague, "household_changed", household, R"({"head":"Бат"})").id;
  move(old_soum, "18304");
  say(colleague, "entry_withdrawn", household, R"({"entry":")" + text_of(met) + R"("})");
  say(new_soum, "person_changed", person, R"({"name":"Болд"})");
  say(colleague, "person_changed", person, R"({"born":"1996-03"})");
  say(colleague, "question_asked", household,
      R"({"visit":")" + text_of(test_uuid(700)) + R"(","person":")" + text_of(person) +
          R"(","code":"Q9","state":"promised"})");
  CHECK(count(home, "named_person") == 1);
  auto const events = count(home, "event");
  auto const expected = belongings(folder.path);
  home.store.reset();
  for (auto known = events; known >= 0; --known) {
    CAPTURE(known);
    forget_after(folder.path, known);
    if (known < events) CHECK(belongings(folder.path) != expected);
    CHECK(Store::open(folder.path, ""));
    CHECK(belongings(folder.path) == expected);
    // Rows that were taken out above leave holes among the positions, and nothing else.
    auto const verdict = verify(folder.path);
    for (auto const& fault : verdict->faults) CHECK(fault.starts_with("the feed has"));
  }
}

TEST_CASE_FIXTURE(Fixture, "with a move the new soum gets the history of household and people") {
  meet();
  auto const other = say(old_soum, "household_met", test_uuid(501)).id;
  CHECK(fed("18304").empty());
  auto const moved = move(old_soum, "18304");
  CHECK(moved.status == "stored");
  CHECK(fed("18304").size() == 4);
  CHECK(has("18304", moved.id));
  CHECK(has("18301", moved.id));
  CHECK(!has("18304", other));
  CHECK(fed("18401").empty());
}

TEST_CASE_FIXTURE(Fixture, "the old soum keeps what it had and gets nothing later") {
  meet();
  move(old_soum, "18304");
  auto const before = fed("18301");
  auto const told = say(new_soum, "household_changed", household, R"({"note":"x"})").id;
  say(new_soum, "person_changed", person, R"({"name":"Болд"})");
  CHECK(fed("18301") == before);
  CHECK(has("18304", told));
}

TEST_CASE_FIXTURE(Fixture, "what an officer of the old soum wrote without knowing goes along") {
  meet();
  move(old_soum, "18304");
  auto const late = say(colleague, "household_changed", household, R"({"note":"late"})").id;
  auto const person_late = say(colleague, "person_changed", person, R"({"born":"1996-03"})").id;
  for (auto const id : {late, person_late}) {
    CHECK(has("18301", id));
    CHECK(has("18304", id));
  }
}

TEST_CASE_FIXTURE(Fixture, "who is told later to be of a household that moved comes whole") {
  meet();
  auto const daughter = test_uuid(601);
  auto const name = say(old_soum, "person_changed", daughter, R"({"name":"Сараа"})").id;
  auto const secret = say(stranger, "person_changed", daughter, R"({"name":"secret"})").id;
  move(old_soum, "18304");
  CHECK(!has("18304", name));
  say(colleague, "person_met", daughter, R"({"household":")" + text_of(household) + "\"}");
  CHECK(has("18304", name));
  CHECK(!has("18304", secret));
  CHECK(fed("18401").size() == 1);
}

TEST_CASE_FIXTURE(Fixture, "nobody pulls a person in by telling her into a household") {
  meet();
  auto const daughter = test_uuid(601);
  auto const name = say(old_soum, "person_changed", daughter, R"({"name":"Сараа"})").id;
  move(old_soum, "18304");
  say(new_soum, "person_met", daughter, R"({"household":")" + text_of(household) + "\"}");
  CHECK(!has("18304", name));
}

TEST_CASE_FIXTURE(Fixture, "nobody pulls a household in") {
  meet();
  CHECK(move(new_soum, "18304").status == "quarantined");
  say(new_soum, "household_changed", household, R"({"note":"I know its id"})");
  CHECK(move(new_soum, "18304").status == "quarantined");
  CHECK(fed("18304").size() == 1);
  move(old_soum, "18304");
  CHECK(move(stranger, "18401").status == "quarantined");
  CHECK(fed("18401").empty());
}

TEST_CASE_FIXTURE(Fixture,
                  "once given away it is not taken back, but two who disagree both count") {
  meet();
  auto const first = move(old_soum, "18304");
  CHECK(move(old_soum, "18301").status == "quarantined");
  CHECK(move(colleague, "18401", {first.id}).status == "quarantined");
  CHECK(move(colleague, "18401").status == "stored");  // did not know of the first
  CHECK(fed("18401").size() == 5);
  CHECK(move(new_soum, "18301").status == "stored");  // the new soum may give it back
}

TEST_CASE_FIXTURE(Fixture, "where two soums are told to have it, each hears of the other's word") {
  meet();
  auto const first = move(old_soum, "18304");
  auto const visit = say(new_soum, "household_changed", household, R"({"note":"here"})").id;
  auto const second = move(colleague, "18401");
  CHECK(has("18304", second.id));
  CHECK(has("18401", first.id));
  CHECK(!has("18401", visit));  // the soum that gave it did not have this
  auto const later = say(new_soum, "household_changed", household, R"({"note":"still"})").id;
  CHECK(has("18401", later));
}

TEST_CASE_FIXTURE(Fixture,
                  "who settles where it is tells the soum that loses it, and has it whole") {
  meet();
  auto const first = move(old_soum, "18304");
  auto const visit = say(new_soum, "household_changed", household, R"({"note":"here"})").id;
  auto const second = move(colleague, "18401");
  auto over = std::vector{first.id, second.id};
  std::ranges::sort(over);
  auto const settled = move(stranger, "18401", over);
  CHECK(settled.status == "stored");
  CHECK(has("18304", settled.id));
  CHECK(has("18401", visit));
  auto const unaware = say(new_soum, "household_changed", household, R"({"note":"late"})").id;
  CHECK(has("18401", unaware));
  auto const after = say(stranger, "household_changed", household, R"({"note":"ours"})").id;
  CHECK(!has("18304", after));
}

TEST_CASE_FIXTURE(Fixture, "a move that was replaced before it came gives nobody anything") {
  meet();
  auto const early = old_soum.writer.write("household_moved", "18301", household,
                                           R"({"area":"18401"})", home.clock.now);
  move(old_soum, "18304");
  auto const answer = app::push(old_soum.officer, push_text(old_soum.writer.device(), {early.line}),
                                home.home, home.log, home.devices, home.clock);
  REQUIRE(answer);
  CHECK(answer->find("\"stored\"") != std::string::npos);
  CHECK(fed("18401").empty());
  CHECK(has("18304", early.id));
}

TEST_CASE_FIXTURE(Fixture, "a move takes along no history that the old soum did not have") {
  auto const secret = say(stranger, "person_changed", test_uuid(700), R"({"name":"secret"})").id;
  meet();
  say(old_soum, "person_met", test_uuid(700), R"({"household":")" + text_of(household) + "\"}");
  move(old_soum, "18304");
  CHECK(!has("18304", secret));
  CHECK(!has("18301", secret));
}

TEST_CASE_FIXTURE(Fixture, "a move or a request to a soum that is not here is kept aside") {
  meet();
  CHECK(move(old_soum, "99999").status == "quarantined");
  CHECK(say(old_soum, "hand_over_requested", household, R"({"from":"99999"})").status ==
        "quarantined");
}

TEST_CASE_FIXTURE(Fixture, "a request reaches the soum that is asked, and moves nothing") {
  meet();
  auto const card = test_uuid(502);
  auto const met = say(new_soum, "household_met", card).id;
  auto const asked = say(new_soum, "hand_over_requested", card, R"({"from":"18301"})").id;
  CHECK(has("18301", asked));
  CHECK(!has("18301", met));
  CHECK(fed("18304").size() == 2);
}

TEST_CASE_FIXTURE(Fixture, "who asked for a household hears the answer, and nobody else does") {
  meet();
  auto const card = test_uuid(502);
  say(new_soum, "household_met", card);
  auto const asked = say(new_soum, "hand_over_requested", card, R"({"from":"18301"})").id;
  auto const closing =
      R"({"rule":"hand_over","how":"not_needed","note":"x","about":")" + text_of(asked) + "\"}";
  auto const answer = say(old_soum, "task_closed", card, closing).id;
  CHECK(has("18304", answer));
  CHECK(!has("18304", say(old_soum, "task_closed", household,
                          R"({"rule":"x","how":"done","about":")" + text_of(household) + "\"}")
                          .id));
  auto const foreign = say(stranger, "task_closed", card, closing).id;
  CHECK(!has("18304", foreign));
  CHECK(!has("18301", foreign));
}

TEST_CASE_FIXTURE(Fixture, "who was asked for a household hears that the request was taken back") {
  auto const card = test_uuid(502);
  say(new_soum, "household_met", card);
  auto const asked = say(new_soum, "hand_over_requested", card, R"({"from":"18301"})").id;
  auto const entry = R"({"entry":")" + text_of(asked) + "\"}";
  CHECK(has("18301", say(new_soum, "entry_withdrawn", card, entry, {asked}).id));
  auto const other = R"({"entry":")" + text_of(card) + "\"}";
  CHECK(!has("18301", say(new_soum, "entry_withdrawn", card, other, {asked}).id));
}

TEST_CASE_FIXTURE(Fixture, "the same push again feeds nothing twice") {
  meet();
  auto const line =
      old_soum.writer
          .write("household_moved", "18301", household, R"({"area":"18304"})", home.clock.now)
          .line;
  for (int time = 0; time < 3; ++time) {
    CHECK(app::push(old_soum.officer, push_text(old_soum.writer.device(), {line}), home.home,
                    home.log, home.devices, home.clock));
  }
  CHECK(home.log.after(0, {"18304"}, 100)->events.size() == 4);
  CHECK(home.log.after(0, {"18301"}, 100)->events.size() == 4);
}

TEST_CASE_FIXTURE(Fixture,
                  "a store that was filled before moves were known learns who belongs where") {
  meet();
  (void)home.store->writer().run([&] {
    home.store->writing().run(
        "DROP TABLE subject_event; DROP TABLE membership; DROP TABLE area_write;");
  });
  TestHome again(folder.path);
  CHECK(count(again, "subject_event") == 3);
  CHECK(count(again, "membership") == 1);
  CHECK(count(again, "area_write") == 0);
  CHECK(move(old_soum, "18304").status == "stored");
  CHECK(fed("18304").size() == 4);
}

TEST_CASE_FIXTURE(Fixture, "what was withdrawn is not counted at the desk, until it comes back") {
  meet();
  auto const visit = "\"visit\":\"" + text_of(test_uuid(800)) + "\"";
  auto const started = say(old_soum, "visit_started", household, "{" + visit + R"(,"way":"home"})");
  auto const given =
      say(old_soum, "handbook_given", household, R"({"count":2,"edition":"1",)" + visit + "}");
  app::Account const head{"head", "head", app::Role::head, {"183"}, true};
  auto const count = [&](std::string const& what) {
    auto const text = app::overview(head, {}, *home.accounts.areas(), {}, home.model);
    REQUIRE(text);
    auto const value = wire::parse_strict(*text);
    return value->at("areas").at(0).at(what).as_int64();
  };
  CHECK(count("handbooks") == 2);
  auto const withdrawn = say(old_soum, "entry_withdrawn", household,
                             R"({"entry":")" + text_of(given.id) + "\"}", {given.id});
  CHECK(count("handbooks") == 0);
  CHECK(count("visits") == 1);
  say(old_soum, "entry_restored", household, R"({"entry":")" + text_of(given.id) + "\"}",
      {withdrawn.id});
  CHECK(count("handbooks") == 2);
  auto const whole = R"({"entry":")" + text_of(test_uuid(800)) + "\"}";
  say(colleague, "entry_withdrawn", household, whole, {started.id});
  CHECK(count("visits") == 1);  // nobody named the handbook
  auto over = std::vector{started.id, given.id};
  std::ranges::sort(over);
  say(colleague, "entry_withdrawn", household, whole, over);
  CHECK(count("visits") == 0);
  REQUIRE(home.model.rebuild());
  CHECK(count("visits") == 0);
}

TEST_CASE("a store in which moves still had a moment takes a move, and keeps those it has") {
  TestFolder folder;
  auto const officer = test_officer("tes", {"18301"});
  app::LineWriter writer(test_uuid(1), "tes", "one");
  auto const push = [&](TestHome& home, event::Uuid household, char const* kind, char const* body) {
    auto const line = writer.write(kind, "18301", household, body, home.clock.now).line;
    auto const answer = app::push(officer, push_text(writer.device(), {line}), home.home, home.log,
                                  home.devices, home.clock);
    return answer && answer->find("\"stored\"") != std::string::npos;
  };
  auto const move = R"({"area":"18304"})";
  {
    TestHome home(folder.path);
    CHECK(push(home, test_uuid(500), "household_met", "{}"));
    CHECK(push(home, test_uuid(500), "household_moved", move));
    REQUIRE(home.store->writer().run([&] {
      home.store->writing().run(
          "ALTER TABLE area_write ADD COLUMN moment INTEGER NOT NULL DEFAULT 0; "
          "CREATE TABLE earlier AS SELECT * FROM area_write; DROP TABLE area_write; "
          "CREATE TABLE area_write(event TEXT PRIMARY KEY, household TEXT NOT NULL, device TEXT "
          "NOT "
          "NULL, seq INTEGER NOT NULL, moment INTEGER NOT NULL, given_by TEXT NOT NULL, area TEXT "
          "NOT NULL, over TEXT NOT NULL) STRICT, WITHOUT ROWID; "
          "INSERT INTO area_write(event, household, device, seq, moment, given_by, area, over) "
          "SELECT event, household, device, seq, moment, given_by, area, over FROM earlier; "
          "DROP TABLE earlier");
    }));
  }
  TestHome home(folder.path);
  CHECK(push(home, test_uuid(501), "household_met", "{}"));
  CHECK(push(home, test_uuid(501), "household_moved", move));
  CHECK(count(home, "area_write") == 2);
}
