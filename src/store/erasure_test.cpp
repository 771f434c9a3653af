// SPDX-License-Identifier: Apache-2.0
#include "store/erasure.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "base/chance.h"
#include "store/audit.h"
#include "store/backup.h"
#include "store/families_for_tests.h"
#include "store/verify.h"

using namespace otor;
using namespace otor::store;

namespace {

std::string const house10 = Families::token_of("house", 10),
                  house20 = Families::token_of("house", 20);
std::string const person10 = Families::token_of("person", 10),
                  person11 = Families::token_of("person", 11),
                  person20 = Families::token_of("person", 20);

Result<void> erase_household(Families& families, int number) {
  auto const plan =
      plan_erasure(*families.home.store, ErasureOf::household, Families::household(number));
  REQUIRE(plan);
  return erase(*families.home.store, *plan, "letter-7/2026", families.home.clock.now);
}

void check_sound(std::string const& folder) {
  auto const verdict = verify(folder);
  REQUIRE(verdict);
  for (auto const& fault : verdict->faults) MESSAGE(fault);
  CHECK(verdict->sound());
}

void check_gone(std::string const& bytes) {
  CHECK(times(house10, bytes) == 0);
  CHECK(times(person10, bytes) == 0);
  CHECK(times(person11, bytes) == 0);
}

}  // namespace

TEST_CASE("no byte of a store is plain about anybody, before or after an erasure") {
  TestFolder folder;
  Families families(folder.path);
  families.meet(10);
  CHECK(times(house10, families.pulled()) > 8);
  CHECK(times(person10, families.pulled()) > 5);
  check_gone(bytes_under(folder.path));
}

TEST_CASE("after an erasure store, keys and backup hold nothing of it, and counts stay") {
  TestFolder folder, other;
  Families families(folder.path);
  families.meet(10);
  families.meet(20);
  auto const counts = families.counts();
  CHECK(times(house10, families.overview()) == 1);
  CHECK(times("769123", families.overview()) == 2);
  auto const key = families.home.store->keys().find(Families::household(10)).bytes;
  auto const hers = families.home.store->keys().find(Families::person(11)).bytes;
  REQUIRE(key.size() == 32);
  CHECK(times(key, bytes_under(folder.path)) > 0);
  REQUIRE(erase_household(families, 10));
  CHECK(families.counts() == counts);
  CHECK(times(house10, families.overview()) == 0);
  CHECK(times(house20, families.overview()) == 1);
  CHECK(times("769123", families.overview()) == 1);
  check_gone(families.pulled());
  CHECK(times(house20, families.pulled()) > 8);
  CHECK(times(person20, families.pulled()) > 5);
  CHECK(times(key, bytes_under(folder.path)) == 0);
  CHECK(times(hers, bytes_under(folder.path)) == 0);
  check_gone(bytes_under(folder.path));
  check_sound(folder.path);
  REQUIRE(back_up(folder.path, other.path + "/b"));
  check_gone(bytes_under(other.path));
  CHECK(times(key, bytes_under(other.path)) == 0);
  CHECK(verify(folder.path)->erased == 20);
}

TEST_CASE("a phone that had the events whole is told of each again, and of no other") {
  TestFolder folder;
  Families families(folder.path);
  families.meet(10);
  families.meet(20);
  auto const before = families.cursor();
  CHECK(times("\"erased\":true", families.pulled()) == 0);
  REQUIRE(erase_household(families, 10));
  auto const news = families.pulled(before);
  auto const events = times("\"position\":", news);
  CHECK(events > 10);
  CHECK(times("\"erased\":true", news) == events);
  CHECK(times(text_of(Families::household(20)), news) == 0);
  // A phone that begins from nothing gets them without the words, and everything else whole.
  CHECK(times("\"erased\":true", families.pulled()) == 2 * events);
}

TEST_CASE("what is written of an erased family afterwards is acknowledged and not kept") {
  TestFolder folder;
  Families families(folder.path);
  families.meet(10);
  REQUIRE(erase_household(families, 10));
  auto const before = families.cursor();
  auto const late = families.line("household_changed", Families::household(10),
                                  R"({"head":")" + house10 + R"(late"})");
  CHECK(families.send({late}).find("\"stored\"") != std::string::npos);
  CHECK(families.send({late}).find("\"already_stored\"") != std::string::npos);
  CHECK(times("\"erased\":true", families.pulled(before)) == 1);
  check_gone(families.pulled());
  check_gone(bytes_under(folder.path));
  check_sound(folder.path);
}

TEST_CASE("a person is erased without her household, wherever a visit names her") {
  TestFolder folder;
  Families families(folder.path);
  families.meet(10);
  auto const counts = families.counts();
  auto& store = *families.home.store;
  auto const plan = plan_erasure(store, ErasureOf::person, Families::person(10));
  REQUIRE(plan);
  CHECK(plan->events == 6);  // three of her own, three of the visit
  CHECK(plan->sealed == 5);
  CHECK(plan->unsalted == 5);
  CHECK(plan->households == std::vector{Families::household(10)});
  REQUIRE(erase(store, *plan, "7", families.home.clock.now));
  CHECK(times(person10, families.pulled()) == 0);
  CHECK(times(person11, families.pulled()) > 2);
  CHECK(times(house10, families.pulled()) > 8);
  CHECK(families.counts() == counts);
  check_sound(folder.path);
}

TEST_CASE("who belongs to another household too, or was told to be the same, is told and stays") {
  TestFolder folder;
  Families families(folder.path);
  families.meet(10);
  families.meet(20);
  families.send(
      {families.line("person_met", Families::person(11),
                     "{\"household\":\"" + text_of(Families::household(20)) + "\"}"),
       families.line("sameness_told", Families::household(20),
                     "{\"other\":\"" + text_of(Families::household(10)) + "\",\"same\":true}")});
  auto const plan =
      plan_erasure(*families.home.store, ErasureOf::household, Families::household(10));
  REQUIRE(plan);
  CHECK(plan->subjects == std::vector{Families::household(10), Families::person(10)});
  CHECK(plan->elsewhere == std::vector{Families::person(11)});
  CHECK(plan->same == std::vector{Families::household(20)});
  CHECK(plan->set_aside == 1);
  REQUIRE(erase_household(families, 10));
  CHECK(times(person11, families.pulled()) > 2);
  CHECK(times(person10, families.pulled()) == 0);
}

TEST_CASE("what cannot be erased is refused, and nothing is touched") {
  TestFolder folder;
  Families families(folder.path);
  families.meet(10);
  auto& store = *families.home.store;
  auto const before = families.pulled();
  auto const kind = [&](ErasureOf what, event::Uuid subject) {
    return plan_erasure(store, what, subject).error().kind;
  };
  CHECK(kind(ErasureOf::household, Families::person(10)) == ProblemKind::bad_value);
  CHECK(kind(ErasureOf::person, Families::household(10)) == ProblemKind::bad_value);
  CHECK(kind(ErasureOf::household, test_uuid(9'999)) == ProblemKind::not_found);
  auto const plan = *plan_erasure(store, ErasureOf::household, Families::household(10));
  for (std::string const& reason :
       {std::string(), std::string("letter of Bat"), std::string("Бат"), std::string(65, '7')}) {
    CAPTURE(reason);
    CHECK(erase(store, plan, reason, 1).error().kind == ProblemKind::bad_value);
  }
  CHECK(families.pulled() == before);
  REQUIRE(erase(store, plan, "7", 1));
  CHECK(kind(ErasureOf::household, Families::household(10)) == ProblemKind::not_found);
}

TEST_CASE("an erasure leaves a row of audit with the number of the request") {
  TestFolder folder;
  Families families(folder.path);
  families.meet(10);
  REQUIRE(erase_household(families, 10));
  SqlAudit audit(*families.home.store, families.home.clock);
  auto const rows = *audit.about(text_of(Families::person(11)));
  REQUIRE(!rows.empty());
  CHECK(rows.back().reason == "erased");
  CHECK(rows.back().detail == "letter-7/2026");
}

TEST_CASE("killed at any instant, an erasure has not begun or is ended at the next opening") {
  constexpr int kills = 10;
  int begun = 0;
  for (int round = 0; round < kills; ++round) {
    TestFolder folder;
    std::int64_t before = 0;
    {
      Families families(folder.path);
      families.meet(10);
      families.meet(20);
      std::vector<std::string> lines;
      for (int note = 0; note < 700; ++note)  // more than one transaction
        lines.push_back(families.line("household_changed", Families::household(10),
                                      R"({"note":")" + house10 + R"("})"));
      families.send(lines);
      before = families.cursor();
    }
    int pipes[2];
    REQUIRE(pipe(pipes) == 0);
    auto const pid = fork();
    REQUIRE(pid >= 0);
    if (pid == 0) {
      Families families(folder.path);
      auto const plan =
          plan_erasure(*families.home.store, ErasureOf::household, Families::household(10));
      if (!plan || write(pipes[1], "x", 1) != 1) _exit(1);
      (void)erase(*families.home.store, *plan, "7", 1);
      _exit(0);
    }
    char ready = 0;
    REQUIRE(read(pipes[0], &ready, 1) == 1);
    for (int const end : pipes) close(end);
    std::this_thread::sleep_for(
        std::chrono::microseconds(chance_below(100'000, 12, {static_cast<std::uint64_t>(round)})));
    kill(pid, SIGKILL);
    waitpid(pid, nullptr, 0);
    Families families(folder.path);
    auto const all = families.pulled();
    bool const gone = families.home.store->keys().find(Families::household(10)).state ==
                      Keyring::State::destroyed;
    begun += gone ? 1 : 0;
    CHECK(times(house20, all) > 8);
    if (gone) {
      check_gone(all);
      check_gone(bytes_under(folder.path));
      auto const news = families.pulled(before);
      CHECK(times("\"erased\":true", news) == times("\"position\":", news));
      CHECK(times("\"erased\":true", news) > 700);
    } else {
      CHECK(times(house10, all) > 700);
    }
    check_sound(folder.path);
  }
  MESSAGE("of " << kills << " erasures had begun: " << begun);
  CHECK(begun > 0);
}

TEST_CASE(
    "an older backup restored with newer keys, or with the list, does not bring a family back") {
  for (bool const newer_keys : {true, false}) {
    CAPTURE(newer_keys);
    TestFolder folder, other;
    RestoreOf what{other.path + "/monday", "", {}};
    std::string counts;
    {
      Families families(folder.path);
      families.meet(10);
      families.meet(20);
      counts = families.counts();
      REQUIRE(back_up(folder.path, what.file));
      REQUIRE(erase_household(families, 10));
      REQUIRE(back_up(folder.path, other.path + "/tuesday"));
      if (newer_keys) {
        what.keys = backed_up_keys(other.path + "/tuesday");
      } else {
        auto const list = erasures_text(families.home.store->keys().erased());
        what.erased = *read_erasures(list);
        CHECK(what.erased.size() == 3);
      }
    }
    auto const restored = other.path + "/restored";
    REQUIRE(restore(what, restored, "again"));
    check_gone(bytes_under(restored));
    check_sound(restored);
    Families families(restored);
    check_gone(families.pulled());
    CHECK(times(house20, families.pulled()) > 8);
    CHECK(families.counts() == counts);
  }
}

TEST_CASE("a list of erasures is read strictly") {
  std::string const good =
      R"({"subject":"01900000-0000-7000-8000-000000000001","at":1,"reason":"7"})";
  CHECK(read_erasures(good + "\n\n" + good)->size() == 2);
  CHECK(read_erasures("")->empty());
  for (std::string const& bad :
       {std::string("x"), std::string(R"({"subject":"x","at":1,"reason":"7"})"),
        std::string(R"({"subject":"01900000-0000-7000-8000-000000000001","at":1})"),
        std::string(
            R"({"subject":"01900000-0000-7000-8000-000000000001","at":1,"reason":"a name"})"),
        good.substr(0, good.size() - 1) + R"(,"more":1})"}) {
    CAPTURE(bad);
    CHECK(!read_erasures(bad));
  }
}
