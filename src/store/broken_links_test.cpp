// SPDX-License-Identifier: Apache-2.0
#include "store/broken_links.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "store/backup.h"
#include "store/sql_aside.h"
#include "store/test_store.h"
#include "store/verify.h"

using namespace otor;
using namespace otor::store;

namespace {

std::string const loose = "{\"code\":\"bad_value\",\"detail\":\"prev: ";
std::string const wrong_hash = "AAAAAAAAAAAAAAAAAAAAAA";

struct Phones {
  TestFolder folder;
  std::unique_ptr<TestHome> home = std::make_unique<TestHome>(folder.path);
  app::Account officer = test_officer("tes", {"18301"});
  std::map<std::uint64_t, app::LineWriter> writers;

  app::LineWriter& phone(std::uint64_t number) {
    auto const name = "phone " + std::to_string(number);
    return writers.try_emplace(number, test_uuid(number), "tes", name).first->second;
  }
  std::string met(std::uint64_t number) {
    return phone(number)
        .write("household_met", "18301", test_uuid(500), "{}", home->clock.now)
        .line;
  }
  /// The line, naming another one before it than there is.
  static std::string misled(std::string line) {
    auto const at = line.find("\"prev\":\"") + 8;
    REQUIRE(at != std::string::npos);
    return line.replace(at, line.find('"', at) - at, wrong_hash);
  }
  std::string push(std::uint64_t number, std::vector<std::string> const& lines) {
    auto const answer = app::push(officer, push_text(phone(number).device(), lines), home->home,
                                  home->log, home->devices, home->clock);
    REQUIRE(answer);
    return *answer;
  }
  /// Three lines of which the second does not follow from the first, nor the third from it.
  std::string misled_push() {
    std::vector<std::string> lines{met(1), misled(met(1)), met(1)};
    return push(1, lines);
  }
  std::int64_t count(std::string const& sql) {
    return *home->store->read([&](Database& database) {
      auto query = database.prepare(sql);
      query.query().step();
      return query.integer(0);
    });
  }
  void change(std::string const& sql) {
    REQUIRE(home->store->writer().run([&] { home->store->writing().run(sql); }));
  }
  std::string faults(std::string const& in = {}) const {
    std::string all;
    auto const verdict = verify(in.empty() ? folder.path : in);
    REQUIRE(verdict);
    for (auto const& fault : verdict->faults) all += fault + "\n";
    return all;
  }
};

std::size_t told(std::string const& text, std::string const& words) {
  std::size_t count = 0;
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE_FIXTURE(Phones, "a broken link is stored, told at the push, and known from then on") {
  auto const answer = misled_push();
  CHECK(told(answer, "\"status\":\"stored\"") == 3);
  CHECK(told(answer, loose) == 2);
  CHECK(count("SELECT count(*) FROM audit WHERE reason = 'broken_link' AND first = 2 AND last = "
              "3") == 1);
  auto const verdict = *verify(folder.path);
  CHECK(verdict.sound());
  REQUIRE(verdict.notes.size() == 2);
  CHECK(verdict.notes[0] == "device " + text_of(test_uuid(1)) +
                                ": event 2 does not follow from the one before it, as it came: "
                                "audit row 2");
  // A line that follows is told nothing of.
  CHECK(told(push(1, {met(1)}), "problem") == 0);
  CHECK(verify(folder.path)->sound());
}

TEST_CASE_FIXTURE(Phones, "a push sent again is told of a broken link again, and of nothing else") {
  std::vector<std::string> const lines{met(1), misled(met(1)), met(1)};
  auto const first = push(1, lines), again = push(1, lines);
  CHECK(told(first, loose) == 2);
  CHECK(told(again, "\"status\":\"already_stored\"") == 3);
  CHECK(told(again, loose) == 2);
  CHECK(told(again, "\"problem\"") == 2);
  // One at a time, as a phone sends after an answer that was lost.
  for (auto const& line : lines) CHECK(told(push(1, {line}), loose) == (line == lines[0] ? 0 : 1));
  // What came behind it first hangs loose once the line before it is there.
  auto const before = met(2), behind = misled(met(2));
  CHECK(told(push(2, {behind}), "\"problem\"") == 0);
  CHECK(told(push(2, {before}), "\"problem\"") == 0);
  CHECK(told(push(2, {behind}), loose) == 1);
  CHECK(count("SELECT count(*) FROM audit WHERE reason = 'broken_link'") == 2);
  CHECK(verify(folder.path)->sound());
}

TEST_CASE_FIXTURE(Phones, "what was set aside is told why as often as it is sent") {
  auto elsewhere = met(1);
  elsewhere.replace(elsewhere.find("18301"), 5, "18401");
  for (int time = 0; time < 2; ++time) {
    auto const answer = push(1, {elsewhere});
    CHECK(told(answer, "\"status\":\"quarantined\"") == 1);
    CHECK(told(answer, "\"code\":\"foreign_area\"") == 1);
  }
}

TEST_CASE_FIXTURE(Phones, "whatever comes first, a link that was broken when it came is known") {
  auto const first = met(1), second = met(1), third = misled(met(1)), fourth = met(1);
  for (auto const& line : {fourth, third, first, second}) (void)push(1, {line});
  CHECK(verify(folder.path)->sound());
  CHECK(count("SELECT count(*) FROM audit WHERE reason = 'broken_link'") == 2);
  auto const begin = misled(met(2));
  CHECK(told(push(2, {begin}), loose) == 1);
  // Two phones, all of one push and backwards.
  std::vector<std::string> lines{met(3), misled(met(3)), met(3)};
  std::ranges::reverse(lines);
  (void)push(3, lines);
  CHECK(verify(folder.path)->sound());
  CHECK(verify(folder.path)->notes.size() == 5);
}

TEST_CASE_FIXTURE(Phones, "a line behind one that was set aside as a fork is known to hang loose") {
  auto const first = met(1);
  auto copied = phone(1);
  (void)push(1, {first, met(1)});
  auto const other =
      copied.write("household_met", "18301", test_uuid(501), "{}", home->clock.now).line;
  auto const behind =
      copied.write("household_met", "18301", test_uuid(501), "{}", home->clock.now).line;
  auto const answer = push(1, {other, behind});
  CHECK(told(answer, "\"code\":\"fork\"") == 1);
  CHECK(told(answer, loose) == 1);
  CHECK(verify(folder.path)->sound());
}

TEST_CASE_FIXTURE(Phones, "a backup of a store with a broken link is restored as sound") {
  misled_push();
  TestFolder other;
  auto const file = other.path + "/backup";
  REQUIRE(back_up(folder.path, file));
  REQUIRE(restore({file}, other.path + "/to", "another"));
  CHECK(faults(other.path + "/to").empty());
  CHECK(verify(other.path + "/to")->notes.size() == 2);
}

TEST_CASE("a line that was changed afterwards is told, also where a link was broken when it came") {
  auto const row = std::string(" WHERE reason = 'broken_link'");
  struct Case {
    std::string change, told;
  };
  std::string const third = "event 3 does not follow from the one before it\n";
  for (auto const& [change, words] : {
           Case{"UPDATE event SET line = replace(line, '18301', '18304') WHERE n = 2",
                "its line was changed"},
           // The hash along with the line: what follows hangs on another one.
           Case{"UPDATE event SET hash = 'BBBBBBBBBBBBBBBBBBBBBA' WHERE n = 2", third},
           Case{"UPDATE event SET hash = 'BBBBBBBBBBBBBBBBBBBBBA' WHERE n = 1",
                "event 2 does not follow from the one before it\n"},
           Case{"UPDATE event SET hash = 'BBBBBBBBBBBBBBBBBBBBBA' WHERE n = 3", third},
           // The link mended: the audit tells of a break that is not there.
           Case{"UPDATE event SET line = replace(line, '" + wrong_hash +
                    "', (SELECT hash FROM event WHERE n = 1)) WHERE n = 2",
                "its line was changed"},
           Case{"UPDATE event SET hash = 'BBBBBBBBBBBBBBBBBBBBBA' WHERE n = 2",
                "audit row 2 tells of a broken link that is not there"},
           Case{"UPDATE audit SET detail = replace(detail, '3:', '4:')" + row, "was changed"},
           Case{"DELETE FROM audit" + row, third},
       }) {
    CAPTURE(change);
    Phones phones;
    phones.misled_push();
    (void)phones.push(2, {phones.met(2)});
    REQUIRE(phones.faults().empty());
    phones.change(change);
    CHECK(phones.faults().find(words) != std::string::npos);
  }
}

TEST_CASE_FIXTURE(Phones, "no row that is added later makes a break of today known") {
  std::vector<std::string> const lines{met(1), met(1), met(1)};
  (void)push(1, lines);
  (void)push(2, {met(2)});
  // Somebody changes the second line whole, hash and digest with it, and explains the break.
  auto const third = event::hash_of(lines[2]);
  change("UPDATE event SET hash = '" + wrong_hash + "' WHERE n = 2");
  auto const hangs = "event 3 does not follow from the one before it\n";
  CHECK(faults().find(hangs) != std::string::npos);
  REQUIRE(home->store->writer().run([&] {
    AuditRow row;
    row.device = text_of(test_uuid(1));
    row.reason = broken_link_reason;
    row.first = row.last = 3;
    row.detail = "3:" + wrong_hash + ":" + third;
    add_audit(home->store->writing(), row);
  }));
  CHECK(faults().find(hangs) != std::string::npos);
}

TEST_CASE_FIXTURE(Phones, "what is let in and hangs loose is told behind the row that let it in") {
  REQUIRE(home->accounts.put_account({officer, "hash", false}));
  auto const first = met(1);
  auto elsewhere = met(1);
  elsewhere.replace(elsewhere.find("18301"), 5, "18401");
  (void)push(1, {first, misled(elsewhere)});
  REQUIRE(count("SELECT count(*) FROM quarantine") == 1);
  SqlAside aside(*home->store, home->clock);
  auto const lines = *aside.lines({"18401"}, 10);
  REQUIRE(lines.size() == 1);
  REQUIRE(aside.let_in({lines[0].hash}, {"18401"}, "uvs")->empty());
  CHECK(verify(folder.path)->sound());
  CHECK(verify(folder.path)->notes.size() == 1);
  CHECK(count("SELECT count(*) FROM audit WHERE reason = 'broken_link' AND actor = 'uvs'") == 1);
}
