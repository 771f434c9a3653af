// SPDX-License-Identifier: Apache-2.0
#include "store/audit.h"

#include <doctest/doctest.h>

#include "app/pull.h"
#include "store/test_store.h"
#include "store/verify.h"

using namespace otor;
using namespace otor::store;

namespace {

struct Audited {
  TestFolder folder;
  TestHome home{folder.path};
  SqlAudit audit{*home.store, home.clock};
  app::LineWriter writer{test_uuid(1), "o", "audit"};
  app::Account officer = test_officer("o", {"18301"});

  void write(std::uint64_t household, std::string const& kind, std::string const& body) {
    auto const line = writer.write(kind, "18301", test_uuid(household), body, home.clock.now).line;
    REQUIRE(app::push(officer, push_text(writer.device(), {line}), home.home, home.log,
                      home.devices, home.clock));
  }
  void see(std::string const& reason, std::int64_t first, std::int64_t last,
           std::string const& detail = {}) {
    AuditRow row;
    row.actor = "o";
    row.device = text_of(writer.device());
    row.verb = "see";
    row.area = "18301";
    row.classes = "record";
    row.reason = reason;
    row.first = first;
    row.last = last;
    row.detail = detail;
    REQUIRE(audit.note(row));
  }
  void fill() {
    REQUIRE(home.accounts.put_account({officer, "hash", false}));
    write(10, "household_changed", R"({"head":"Secret-word-head","phone":"Secret-word-phone"})");
    write(10, "visit_started",
          R"({"visit":")" + text_of(test_uuid(90)) + R"(","way":"home","language":"mn"})");
    write(11, "household_changed", R"({"head":"Secret-word-other"})");
    see("pull", 0, 2);
    REQUIRE(home.accounts.disable("o"));
    REQUIRE(home.devices.revoke(writer.device(), "server"));
  }
  std::int64_t count(std::string const& sql) {
    return *home.store->read([&](Database& database) {
      auto query = database.prepare(sql);
      query.query().step();
      return query.integer(0);
    });
  }
  void change(std::string const& sql) {
    REQUIRE(home.store->writer().run([&] { home.store->writing().run(sql); }));
  }
};

}  // namespace

TEST_CASE("a row of audit that is changed, taken out or put in is noticed, whichever it is") {
  Audited sound;
  sound.fill();
  REQUIRE(verify(sound.folder.path)->sound());
  auto const rows = sound.count("SELECT count(*) FROM audit");
  CHECK(verify(sound.folder.path)->audited == rows);
  CHECK(rows == 7);
  for (std::int64_t n = 1; n <= rows; ++n) {
    auto const here = " WHERE n = " + std::to_string(n);
    for (std::string const& sql :
         {"UPDATE audit SET actor = 'x'" + here, "UPDATE audit SET at = at + 1" + here,
          "UPDATE audit SET subject = 'x'" + here, "UPDATE audit SET area = '18401'" + here,
          "UPDATE audit SET classes = 'x'" + here, "UPDATE audit SET device = 'x'" + here,
          "UPDATE audit SET verb = 'x'" + here, "UPDATE audit SET last = last + 1" + here,
          "UPDATE audit SET first = first - 1" + here, "UPDATE audit SET detail = 'x'" + here,
          "UPDATE audit SET reason = 'x'" + here, "UPDATE audit SET prev = 'x'" + here,
          "UPDATE audit SET hash = 'x'" + here}) {
      CAPTURE(sql);
      Audited changed;
      changed.fill();
      changed.change(sql);
      CHECK(!verify(changed.folder.path)->sound());
    }
    if (n == rows) continue;  // the last row: only a witness can tell
    Audited shorter;
    shorter.fill();
    shorter.change("DELETE FROM audit" + here);
    CHECK(!verify(shorter.folder.path)->sound());
  }
}

TEST_CASE("a chain rewritten from end to end contradicts what a phone was told") {
  Audited home;
  home.fill();
  auto const head = *home.audit.head();
  CHECK(verify(home.folder.path, 50, {head})->sound());
  home.change("DELETE FROM audit WHERE n = " + std::to_string(head.n));
  CHECK(verify(home.folder.path)->sound());
  CHECK(!verify(home.folder.path, 50, {head})->sound());
  AuditRow row;
  row.actor = "somebody";
  REQUIRE(home.audit.note(row));
  CHECK(verify(home.folder.path)->sound());
  auto const verdict = *verify(home.folder.path, 50, {head});
  REQUIRE(verdict.faults.size() == 1);
  CHECK(verdict.faults[0] == "audit row 7 is not the one that a phone was told");
}

TEST_CASE("an event of a push cannot be taken out of the store behind the audit's back") {
  Audited home;
  home.fill();
  home.change("DELETE FROM feed WHERE event = 3");
  home.change("DELETE FROM subject_event WHERE event = 3");
  home.change("DELETE FROM event WHERE n = 3");
  bool told = false;
  auto const verdict = *verify(home.folder.path);
  for (auto const& fault : verdict.faults)
    told = told || fault.find("the events it tells of are not those") != std::string::npos;
  CHECK(told);
}

TEST_CASE("an event and its row of audit stand or fall together") {
  Audited home;
  home.change(
      "CREATE TRIGGER no_audit BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END");
  auto const line =
      home.writer.write("household_met", "18301", test_uuid(10), "{}", home.home.clock.now).line;
  auto const text = push_text(home.writer.device(), {line});
  CHECK(!app::push(home.officer, text, home.home.home, home.home.log, home.home.devices,
                   home.home.clock));
  CHECK(home.count("SELECT count(*) FROM event") == 0);
  CHECK(!home.home.accounts.put_account({home.officer, "hash", false}));
  CHECK(home.count("SELECT count(*) FROM account") == 0);
  home.change("DROP TRIGGER no_audit");
  CHECK(app::push(home.officer, text, home.home.home, home.home.log, home.home.devices,
                  home.home.clock));
  CHECK(home.count("SELECT count(*) FROM audit WHERE first = 1 AND last = 1") == 1);
  // The same push again stores nothing, and there is nothing to tell.
  CHECK(app::push(home.officer, text, home.home.home, home.home.log, home.home.devices,
                  home.home.clock));
  CHECK(home.count("SELECT count(*) FROM audit") == 1);
}

TEST_CASE("of one household is told who wrote what, and who took it onto a phone") {
  Audited home;
  home.fill();
  auto const told = [&](std::uint64_t household) {
    std::string all;
    auto const rows = *home.audit.about(text_of(test_uuid(household)));
    for (auto const& row : rows) all += row.actor + " " + row.reason + " " + row.classes + "\n";
    return all;
  };
  CHECK(told(10) == "o push card\no push visit\no pull record\n");
  CHECK(told(11) == "o push card\n");  // the pull ended before it
  CHECK(told(12).empty());
}

TEST_CASE("who saw one household is told without walking over what was done for all others") {
  Audited home;
  std::string const visit = R"({"visit":")" + text_of(test_uuid(90)) + R"(","way":"home"})";
  home.write(10, "household_met", "{}");
  home.write(10, "visit_started", visit);
  home.see("pull", 0, 2);
  for (std::int64_t other = 1; other <= 100; ++other) {
    home.write(1'000 + static_cast<std::uint64_t>(other), "visit_started", visit);
    home.see("pull", 1 + other, 2 + other);
    home.see("snapshot", 0, 1);
    home.see("overview", 0, 0, "2026-11-23..2026-11-24");
    home.see("overview", 0, 0, "2026-11-24..2026-11-24");
    home.see("worklist", 0, 0, text_of(test_uuid(1'000 + static_cast<std::uint64_t>(other))));
    home.see("card_seen", 20261124, 1, text_of(test_uuid(other % 2 == 0 ? 10 : 11)));
  }
  auto const walked = [&] {
    return *home.home.store->read([](Database& database) { return database.rows_walked(); });
  };
  auto const before = walked();
  // Her pushes and pulls, the files that reach so far, the overviews of her day, her card; of the
  // other one the list that she is in.
  CHECK(home.audit.about(text_of(test_uuid(10)))->size() == 2 + 1 + 100 + 100 + 50);
  CHECK(home.audit.about(text_of(test_uuid(1'100)))->size() == 1 + 1 + 100 + 1);
  CHECK(home.audit.about(text_of(test_uuid(3'000)))->empty());
  CHECK(walked() - before < 100);
}

TEST_CASE("the audit holds no word that was written about anybody") {
  Audited home;
  home.fill();
  CHECK(
      home.count(
          "SELECT count(*) FROM audit WHERE actor || device || verb || subject || area || classes "
          "|| reason || detail LIKE '%Secret-word%'") == 0);
}

TEST_CASE("witnesses are read strictly") {
  std::string const hash = "AAAAAAAAAAAAAAAAAAAAAA";
  CHECK(read_witnesses(R"({"n":1,"hash":")" + hash + "\"}\n")->size() == 1);
  CHECK(read_witnesses("")->empty());
  for (std::string const& bad :
       {std::string("x"), R"({"n":0,"hash":")" + hash + "\"}", std::string(R"({"n":1,"hash":"x"})"),
        R"({"n":1,"hash":")" + hash + R"(","more":1})", std::string(R"({"n":1})")}) {
    CAPTURE(bad);
    CHECK(!read_witnesses(bad));
  }
}

TEST_CASE("a store from before the audit is told to have none, and that is a fault for a witness") {
  TestFolder folder;
  {
    TestHome home(folder.path);
    REQUIRE(home.store->writer().run([&] { home.store->writing().run("DROP TABLE audit"); }));
  }
  auto const verdict = verify(folder.path);
  REQUIRE(verdict);
  CHECK(verdict->sound());
  CHECK(verdict->notes.size() == 1);
  CHECK_FALSE(verify(folder.path, 50, {{1, "x"}})->sound());
}
