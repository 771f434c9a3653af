// SPDX-License-Identifier: Apache-2.0
// The simulator itself: the same schedule gives the same run, its text gives the same schedule, and
// its disk loses what a disk may lose and nothing else. That it finds bugs is shown by
// `otor_simulator planted`, that there are none by `otor_simulator seeds`.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "simulator/fault_disk.h"
#include "simulator/shrink.h"
#include "simulator/told.h"
#include "simulator/world.h"
#include "store/store.h"

namespace otor::simulator {
namespace {

struct Shop {
  FaultDisk disk{7};
  std::unique_ptr<store::Store> store;

  Shop() { open(); }
  /// No store where the disk did not keep enough of one.
  void open() {
    auto opened = store::Store::open("/tmp", "s", store::Writer::Thread::callers);
    store = opened ? std::move(*opened) : nullptr;
  }
  void power_fails() {
    disk.fail();
    store.reset();
    disk.come_back();
    open();
  }
};

Schedule kept_case(std::string const& name) {
  std::ifstream in("cases/sync/" + name + ".txt");
  REQUIRE(in);
  std::stringstream text;
  text << in.rdbuf();
  return *read_schedule(text.str());
}

/// How many actions of a kind a phone has in a plan, from a day on and before another.
std::int64_t count_in(std::vector<Action> const& plan, Action::Kind kind, std::int64_t phone,
                      std::int64_t first, std::int64_t end) {
  return std::ranges::count_if(plan, [&](Action const& action) {
    return action.kind == kind && action.phone == phone && action.at >= first * day_ms &&
           action.at < end * day_ms;
  });
}

}  // namespace

TEST_CASE("the same schedule gives the same run") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    CAPTURE(seed);
    auto const first = run(schedule_of(seed));
    auto const again = run(schedule_of(seed));
    CHECK(first.broken == again.broken);
    CHECK(first.fingerprint == again.fingerprint);
    CHECK(first.steps == again.steps);
    CHECK(first.contacts == again.contacts);
  }
}

TEST_CASE("a schedule is its text") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    auto schedule = schedule_of(seed);
    schedule.drop = {0, 1, 2, 7, 9, 10};
    schedule.planted = seed % 2 == 0 ? Planted::purge_on_logout : Planted::none;
    auto const read = read_schedule("# what it showed\n" + text_of(schedule));
    REQUIRE(read);
    CHECK(*read == schedule);
  }
}

TEST_CASE("a text that is no schedule is refused with its line") {
  for (auto const* text : {"seed x", "phones 0", "days -1", "faults sunshine", "drop 3-",
                           "drop 9-x", "planted nothing_known", "weather 3", "seed"}) {
    CAPTURE(text);
    auto const read = read_schedule(text);
    REQUIRE(!read);
    CHECK(read.error().detail.find(text) != std::string::npos);
  }
}

TEST_CASE("what is left out of a plan leaves the rest as it was") {
  auto schedule = schedule_of(3);
  auto const whole = plan_of(schedule);
  schedule.drop = {whole[2].number};
  auto const rest = plan_of(schedule);
  REQUIRE(rest.size() + 1 == whole.size());
  CHECK(rest[2].number == whole[3].number);
  CHECK(rest[2].at == whole[3].at);
  CHECK(rest[2].draw == whole[3].draw);
}

TEST_CASE("what was committed outlives the power, whenever it fails") {
  Shop shop;
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    auto const key = "k" + std::to_string(round);
    REQUIRE(shop.store->set_note(key, "kept"));
    shop.disk.fail_after(1 + round % 9);
    bool const told = shop.store->set_note("next", key).has_value() && !shop.disk.failed();
    shop.power_fails();
    CHECK(*shop.store->note(key) == "kept");
    if (told) CHECK(*shop.store->note("next") == key);
  }
}

TEST_CASE("a disk that lies about a sync loses what was committed, and this shows") {
  Shop shop;
  shop.disk.set_lying(true);
  int lost = 0;
  for (int round = 0; round < 20; ++round) {
    auto const key = "k" + std::to_string(round);
    REQUIRE(shop.store->set_note(key, "kept"));
    shop.power_fails();
    if (!shop.store || *shop.store->note(key) != "kept") ++lost;
    if (!shop.store) break;  // its keys went, and without them it is not opened
  }
  CHECK(lost > 0);
}

TEST_CASE("a full disk refuses, keeps what it has, and takes more once there is room") {
  Shop shop;
  REQUIRE(shop.store->set_note("before", "kept"));
  shop.disk.set_full(true);
  auto const refused = shop.store->set_note("large", std::string(100'000, 'x'));
  REQUIRE(!refused);
  CHECK(refused.error().kind == ProblemKind::storage);
  CHECK(*shop.store->note("before") == "kept");
  shop.disk.set_full(false);
  CHECK(shop.store->set_note("large", std::string(100'000, 'x')));
}

TEST_CASE("what is kept as a case shows the bug that it was kept for") {
  struct Case {
    std::string name;
    Planted planted;
  };
  for (auto const& [name, planted] :
       {Case{"file_that_came_torn", Planted::file_taken_for_whole},
        Case{"receipts_of_a_former_store", Planted::former_receipts_believed},
        Case{"file_without_a_signature", Planted::unproved_counts_safe},
        Case{"file_somebody_changed", Planted::any_signature_good},
        Case{"news_older_than_what_is_there", Planted::older_file_taken},
        Case{"program_updated_between_passes", Planted::older_skips_unknown},
        Case{"program_updated_between_passes", Planted::update_drops_unknown}}) {
    CAPTURE(name);
    auto schedule = kept_case(name);
    CHECK(!run(schedule).broken);
    schedule.planted = planted;
    CHECK(run(schedule).broken);
  }
}

TEST_CASE("the simulator's week has in it what an officer's week has") {
  using Kind = Action::Kind;
  auto const week = kept_case("week");
  auto const plan = plan_of(week);
  for (std::int64_t phone = 0; phone < 2; ++phone) {
    CHECK(count_in(plan, Kind::network, phone, 0, 1) > 0);
    CHECK(count_in(plan, Kind::network, phone, 1, 6) == 0);
    CHECK(count_in(plan, Kind::record, phone, 1, 6) > 0);
  }
  CHECK(count_in(plan, Kind::network, 0, 6, week.days) > 0);
  CHECK(count_in(plan, Kind::lose, 1, 1, 6) == 1);
  CHECK(count_in(plan, Kind::clock, 2, 1, 6) == 1);
  auto away = week;
  away.days = 6;
  CHECK(run(away).believed > 0);  // a file and its receipts went both ways before she was back
  auto const played = run(week);
  CHECK(!played.broken);
  CHECK(played.updates > 0);
  int moves = 0, of_another_year = 0;
  std::map<std::string, std::set<std::string>> authors;
  for (auto const& line : played.record) {
    auto const event = *wire::parse_strict(line);
    moves += text(event, "kind") == "household_moved";
    of_another_year += !text(event, "at").starts_with("2026");
    if (text(event, "kind") == "household_changed")
      authors[text(event, "subject")].insert(text(event, "author"));
  }
  CHECK(moves > 0);
  CHECK(of_another_year > 0);
  CHECK(std::ranges::any_of(authors, [](auto const& said) { return said.second.size() > 1; }));
}

TEST_CASE("a schedule made smaller still shows what it showed") {
  Schedule schedule = schedule_of(1);
  schedule.planted = Planted::purge_on_logout;
  schedule.faults = {Fault::sign_out, Fault::late, Fault::clock_jump};
  schedule.phones = 2;
  schedule.days = 5;
  REQUIRE(run(schedule).broken);
  auto const smaller = shrunk(schedule, 60);
  CHECK(run(smaller).broken);
  CHECK(smaller.faults == std::set<Fault>{Fault::sign_out});
  CHECK(plan_of(smaller).size() < plan_of(schedule).size() / 2);
}

}  // namespace otor::simulator
