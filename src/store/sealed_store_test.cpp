// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "base/chance.h"
#include "store/backup.h"
#include "store/families_for_tests.h"
#include "store/kept_line.h"
#include "store/schema.h"
#include "store/verify.h"

using namespace otor;
using namespace otor::store;

namespace files = std::filesystem;

namespace {

std::string const house10 = Families::token_of("house", 10),
                  person10 = Families::token_of("person", 10);

// Before the rows of acts lay as they came.
constexpr char acts_by_event[] =
    "ALTER TABLE act RENAME TO later; "
    "CREATE TABLE act(event TEXT PRIMARY KEY, area TEXT NOT NULL, household TEXT NOT NULL, visit "
    "TEXT NOT NULL, kind TEXT NOT NULL, officer TEXT NOT NULL, at TEXT NOT NULL, day TEXT NOT "
    "NULL, moment INTEGER NOT NULL, word TEXT NOT NULL, person TEXT NOT NULL, number INTEGER NOT "
    "NULL, opens TEXT, pension INTEGER, person_pays INTEGER) STRICT, WITHOUT ROWID; "
    "INSERT INTO act SELECT * FROM later; DROP TABLE later; "
    "UPDATE meta SET value = '7' WHERE key = 'read_model_shape'; ";

/// The store in `folder` as the program before this one would have left it.
void make_version_1(std::string const& folder) {
  auto database = Database::open(store_file(folder), Access::read_write);
  auto const keys = Keyring::look(keys_file(folder), meta(database, keyring_meta));
  for (std::string const table : {"event", "quarantine"}) {
    std::vector<std::pair<std::string, std::string>> lines;
    auto rows = database.prepare("SELECT hash, line, sealed FROM " + table);
    rows.query();
    while (rows.step()) {
      lines.emplace_back(rows.text(0),
                         opened_line(*keys, rows.text(1), sealed_in(rows, 2), rows.view(0)).line);
    }
    rows.reset();
    auto put = database.prepare("UPDATE " + table + " SET line = ?2 WHERE hash = ?1");
    for (auto const& [hash, line] : lines) put.run(hash, line);
    database.run("ALTER TABLE " + table + " DROP COLUMN sealed");
  }
  database.run(
      "CREATE TABLE household_write(event TEXT PRIMARY KEY, area TEXT NOT NULL, household TEXT NOT "
      "NULL, device TEXT NOT NULL, seq INTEGER NOT NULL, moment INTEGER NOT NULL, head TEXT NOT "
      "NULL, over TEXT NOT NULL) STRICT, WITHOUT ROWID; "
      "INSERT INTO household_write VALUES('e', '18301', 'h', 'd', 1, 1, '" +
      house10 + "', ''); " + acts_by_event +
      "UPDATE act SET pension = 769123 WHERE kind = 'calculation_shown'; "
      "DROP TABLE named_person; DROP TABLE erasure; "
      "DELETE FROM meta WHERE key IN ('keyring', 'keys'); PRAGMA user_version = 1; "
      "PRAGMA wal_checkpoint(TRUNCATE)");
  for (auto const* tail : {"", "-wal", "-shm"}) files::remove(keys_file(folder) + tail);
}

std::int64_t version_of(std::string const& folder) {
  auto database = Database::open(store_file(folder), Access::read_only);
  auto query = database.prepare("PRAGMA user_version");
  query.query().step();
  return query.integer(0);
}

void check_sound(std::string const& folder) {
  auto const verdict = verify(folder);
  REQUIRE(verdict);
  for (auto const& fault : verdict->faults) MESSAGE(fault);
  CHECK(verdict->sound());
}

}  // namespace

TEST_CASE("a store of the program before is sealed when it is opened, and tells what it told") {
  TestFolder folder, other;
  std::string before, overview;
  {
    Families families(folder.path);
    families.meet(10);
    before = families.pulled();
    overview = families.overview();
  }
  make_version_1(folder.path);
  CHECK(version_of(folder.path) == 1);
  CHECK(times(house10, bytes_under(folder.path)) > 8);
  CHECK(!verify(folder.path));
  REQUIRE(back_up(folder.path, other.path + "/old"));
  {
    Families families(folder.path);
    CHECK(families.pulled() == before);
    CHECK(families.overview() == overview);
  }
  check_sound(folder.path);
  // A program of version 1 refuses it from here on, as it refuses every greater number.
  CHECK(version_of(folder.path) == 2);
  CHECK(times(house10, bytes_under(folder.path)) == 0);
  CHECK(times(person10, bytes_under(folder.path)) == 0);
  // And so is a backup that the program before made.
  auto const restored = other.path + "/restored";
  REQUIRE(restore({other.path + "/old"}, restored, "again"));
  check_sound(restored);
  CHECK(Families(restored).pulled() != "");
  CHECK(times(house10, bytes_under(restored)) == 0);
}

TEST_CASE("killed at any instant, the sealing of an older store goes on at the next opening") {
  for (int round = 0; round < 6; ++round) {
    TestFolder folder;
    std::string before;
    {
      Families families(folder.path);
      families.meet(10);
      for (int push = 0; push < 5; ++push) {
        std::vector<std::string> lines;
        for (int note = 0; note < 500; ++note)
          lines.push_back(families.line("household_changed", Families::household(note),
                                        R"({"note":")" + house10 + R"("})"));
        families.send(lines);
      }
      before = families.pulled();
    }
    make_version_1(folder.path);
    auto const pid = fork();
    REQUIRE(pid >= 0);
    if (pid == 0) {
      (void)Store::open(folder.path, "x");
      _exit(0);
    }
    std::this_thread::sleep_for(
        std::chrono::microseconds(chance_below(200'000, 13, {static_cast<std::uint64_t>(round)})));
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
    {
      Families families(folder.path);
      CHECK(families.pulled() == before);
    }
    check_sound(folder.path);
    CHECK(times(house10, bytes_under(folder.path)) == 0);
  }
}

TEST_CASE("without its keys, or with those of another store, a store is not opened") {
  TestFolder folder, other;
  {
    Families families(folder.path);
    families.meet(10);
    Families strangers(other.path);
    strangers.meet(10);
  }
  auto const kept = folder.path + "/kept";
  files::rename(keys_file(folder.path), kept);
  CHECK(!Store::open(folder.path, "x"));
  CHECK(!files::exists(keys_file(folder.path)));  // none is made in its place
  CHECK(!verify(folder.path));
  files::copy_file(keys_file(other.path), keys_file(folder.path));
  CHECK(!Store::open(folder.path, "x"));
  files::rename(kept, keys_file(folder.path));
  CHECK(Store::open(folder.path, "x"));
  REQUIRE(back_up(folder.path, folder.path + "/backup"));
  CHECK(restore({folder.path + "/backup", keys_file(other.path), {}}, other.path + "/to", "x")
            .error()
            .kind == ProblemKind::bad_value);
  CHECK(restore({folder.path + "/backup", folder.path + "/absent", {}}, other.path + "/to", "x")
            .error()
            .kind == ProblemKind::bad_value);
  CHECK(!files::exists(other.path + "/to"));
}

TEST_CASE("keys are for their owner only, and a lost one is told by verify") {
  TestFolder folder;
  {
    Families families(folder.path);
    families.meet(10);
    struct stat facts {};
    for (auto const& file : {keys_file(folder.path), store_file(folder.path)}) {
      REQUIRE(stat(file.c_str(), &facts) == 0);
      CHECK((facts.st_mode & 0777) == 0600);
    }
  }
  check_sound(folder.path);
  for (auto const* change :
       {"DELETE FROM sealing_key WHERE subject = '01900000-0000-7000-8000-0000000003f2'",
        "UPDATE sealing_key SET key = zeroblob(32)"}) {
    CAPTURE(change);
    TestFolder copy;
    files::copy(folder.path, copy.path,
                files::copy_options::recursive | files::copy_options::overwrite_existing);
    Database::open(keys_file(copy.path), Access::read_write).run(change);
    auto const verdict = verify(copy.path);
    REQUIRE(verdict);
    CHECK(!verdict->sound());
    CHECK(Families(copy.path).pulled().find("\"events\"") == std::string::npos);
  }
}

TEST_CASE("a row that somebody left plain is told by verify") {
  TestFolder folder;
  {
    Families families(folder.path);
    families.meet(10);
  }
  Database::open(store_file(folder.path), Access::read_write)
      .run(
          "UPDATE event SET line = replace(line, '\"body\":{}', '\"body\":{\"note\":\"x\"}') WHERE "
          "line LIKE '%household_changed%'");
  auto const verdict = verify(folder.path);
  REQUIRE(verdict);
  bool told = false;
  for (auto const& fault : verdict->faults)
    told = told || fault.find("is not sealed") != std::string::npos;
  CHECK(told);
}
