// SPDX-License-Identifier: Apache-2.0
#include "store/backup.h"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "app/pull.h"
#include "store/test_store.h"
#include "store/verify.h"

using namespace otor;
using namespace otor::store;

namespace files = std::filesystem;

namespace {

void push_met(TestHome& home, app::LineWriter& writer, int count) {
  auto const officer = test_officer("tes", {"18301"});
  std::vector<std::string> lines;
  for (int event = 0; event < count; ++event) {
    auto const household = test_uuid(5'000 + static_cast<std::uint64_t>(event));
    lines.push_back(writer.write("household_met", "18301", household, "{}", home.clock.now).line);
  }
  REQUIRE(app::push(officer, push_text(writer.device(), lines), home.home, home.log, home.devices,
                    home.clock));
}

std::string pulled(TestHome& home) {
  return app::pull(test_officer("tes", {"18301"}), {0, 5'000}, home.home, home.log, home.devices)
      ->text;
}

void cut_to(std::string const& path, std::uintmax_t size) { files::resize_file(path, size); }

}  // namespace

TEST_CASE("what was backed up comes back, under another name and with nobody signed in") {
  TestFolder folder, other;
  auto const file = other.path + "/monday.otor";
  auto const restored = other.path + "/restored";
  std::string before, number_key;
  {
    TestHome home(folder.path);
    app::LineWriter writer(test_uuid(1), "tes", "a");
    push_met(home, writer, 40);
    number_key = home.store->keys().number_key("183");
    REQUIRE(home.accounts.put_account({test_officer("tes", {"18301"}), "hash", false}));
    REQUIRE(home.accounts.put_session("token", {"tes", home.clock.now, home.clock.now}));
    before = pulled(home);
    auto const made = back_up(folder.path, file);
    REQUIRE(made);
    CHECK(made->events == 40);
    CHECK(made->position == 40);
    CHECK(made->store == "test-store");
    CHECK(!files::exists(file + "-wal"));  // one file, nothing beside it
  }
  REQUIRE(restore({file}, restored, "another-store"));
  TestHome home(restored);
  CHECK(pulled(home) == before);
  CHECK(*home.store->note("store") == "another-store");
  CHECK(*home.store->note("restored_from") == "test-store");
  CHECK(home.accounts.account("tes")->has_value());
  CHECK(!home.accounts.session("token")->has_value());
  CHECK(home.store->keys().number_key("183") == number_key);  // or no mark would be found again
  CHECK(verify(restored)->sound());
}

TEST_CASE("a backup made while officers push is sound and holds a moment of the record") {
  TestFolder folder;
  TestHome home(folder.path);
  std::atomic<bool> enough = false;
  std::thread pushing([&] {
    app::LineWriter writer(test_uuid(1), "tes", "a");
    while (!enough) push_met(home, writer, 10);
  });
  std::int64_t events = 0;
  for (int round = 0; round < 5; ++round) {
    auto const name = folder.path + "/" + std::to_string(round);
    auto const made = back_up(folder.path, name + ".otor");
    REQUIRE(made);
    CHECK(made->events % 10 == 0);  // a push is there whole or not at all
    CHECK(made->events >= events);
    events = made->events;
    REQUIRE(restore({name + ".otor"}, name, "again"));
    auto const verdict = verify(name);
    REQUIRE(verdict);
    CHECK(verdict->sound());
    CHECK(verdict->events == made->events);
  }
  enough = true;
  pushing.join();
}

TEST_CASE("what cannot be backed up or restored is refused, and nothing is touched") {
  TestFolder folder, other;
  auto const file = other.path + "/backup";
  CHECK(back_up(other.path, file).error().kind == ProblemKind::bad_value);  // no store there
  {
    TestHome home(folder.path);
    app::LineWriter writer(test_uuid(1), "tes", "a");
    push_met(home, writer, 3);
    REQUIRE(back_up(folder.path, file));
    CHECK(back_up(folder.path, file).error().kind == ProblemKind::bad_value);  // there already
    CHECK(restore({file}, folder.path, "x").error().kind == ProblemKind::bad_value);
    CHECK(*home.store->note("store") == "test-store");
  }
  CHECK(restore({other.path + "/absent"}, other.path + "/to", "x").error().kind ==
        ProblemKind::bad_value);
  std::ofstream(other.path + "/words") << "This is a letter to an officer.";
  CHECK(restore({other.path + "/words"}, other.path + "/to", "x").error().kind ==
        ProblemKind::bad_value);
  auto const whole = files::file_size(file);
  for (auto const size :
       {std::uintmax_t{0}, std::uintmax_t{100}, std::uintmax_t{4096}, whole / 2, whole - 1}) {
    auto const torn = other.path + "/torn-" + std::to_string(size);
    files::copy_file(file, torn);
    cut_to(torn, size);
    CAPTURE(size);
    CHECK(restore({torn}, other.path + "/to", "x").error().kind == ProblemKind::bad_value);
    CHECK(!files::exists(other.path + "/to/otor.sqlite"));
  }
}

TEST_CASE("a store is sound until somebody changes it behind its back") {
  struct Case {
    char const* says;
    char const* change;
    char const* told;
  };
  for (auto const& [says, change, told] : {
           Case{"nothing", "", ""},
           Case{"a word in a line",
                "UPDATE event SET line = replace(line, 'household_met', 'household_men') WHERE n = "
                "2",
                "its line was changed"},
           Case{"a line and its hash",
                "UPDATE event SET line = replace(line, 'tes', 'tek'), hash = "
                "'AAAAAAAAAAAAAAAAAAAAAA' "
                "WHERE n = 2",
                "its line was changed"},
           Case{"an event taken out with every row that points at it",
                "DELETE FROM feed WHERE event = 2; DELETE FROM subject_event WHERE event = 2; "
                "DELETE FROM event WHERE n = 2",
                "the feed has"},
           Case{"a place in the feed", "DELETE FROM feed WHERE event = 2", "are in no feed"},
           Case{"a seq", "UPDATE event SET seq = 90 WHERE n = 2", "under another name"},
           Case{"a line that is none", "UPDATE event SET line = '{}' WHERE n = 2", "event "},
           Case{"a row of the read model", "DELETE FROM act", "do not follow from the record"},
           Case{"a row of it that stands twice",
                "INSERT INTO act SELECT * FROM act WHERE rowid = 1", "1 rows of act do not follow"},
           Case{"who belongs to a household", "INSERT INTO membership VALUES('a', 'b')",
                "1 rows of membership do not follow"},
           Case{"what is noted of a subject", "DELETE FROM subject_event WHERE event = 2",
                "of subject_event do not follow from the record, 1 are missing"},
           Case{"a move", "INSERT INTO area_write VALUES('a', 'b', 'c', 1, '18301', '18304', '')",
                "1 rows of area_write do not follow"},
           Case{"an event fed to a soum that has no part in it",
                "INSERT INTO feed(event, area) VALUES(2, '18401')", "1 rows of feed do not follow"},
       }) {
    CAPTURE(says);
    TestFolder folder;
    {
      TestHome home(folder.path);
      app::LineWriter writer(test_uuid(1), "tes", "a");
      push_met(home, writer, 4);
    }
    Database::open(folder.path + "/otor.sqlite", Access::read_write).run(change);
    auto const verdict = verify(folder.path);
    REQUIRE(verdict);
    CHECK(verdict->sound() == std::string_view(change).empty());
    std::string all;
    for (auto const& fault : verdict->faults) all += fault + "\n";
    CAPTURE(all);
    CHECK(all.find(told) != std::string::npos);
  }
}

TEST_CASE("of a store that an older program wrote everything is looked at that is there") {
  TestFolder folder;
  {
    TestHome home(folder.path);
    app::LineWriter writer(test_uuid(1), "tes", "a");
    push_met(home, writer, 4);
  }
  auto const drop = [&](std::string const& table) {
    Database::open(store_file(folder.path), Access::read_write).run("DROP TABLE " + table);
  };
  for (auto const* table : {"withdrawal", "subject_event", "membership", "area_write"}) drop(table);
  auto const verdict = verify(folder.path);
  REQUIRE(verdict);
  CHECK(verdict->sound());
  CHECK(verdict->events == 4);
  REQUIRE(verdict->notes.size() == 1);
  CHECK(verdict->notes.front().find("older program") != std::string::npos);
  Database::open(store_file(folder.path), Access::read_write)
      .run("UPDATE event SET line = replace(line, 'household_met', 'household_men') WHERE n = 2");
  CHECK(!verify(folder.path)->sound());
}

TEST_CASE("events that never came are told, and are no fault") {
  TestFolder folder;
  TestHome home(folder.path);
  app::LineWriter writer(test_uuid(1), "tes", "a");
  push_met(home, writer, 2);
  for (int lost = 0; lost < 3; ++lost)
    (void)writer.write("household_met", "18301", test_uuid(7), "{}", home.clock.now);
  push_met(home, writer, 1);
  auto const verdict = verify(folder.path);
  REQUIRE(verdict);
  CHECK(verdict->sound());
  REQUIRE(verdict->notes.size() == 1);
  CHECK(verdict->notes.front().ends_with(": 3 to 5 never came"));
}
