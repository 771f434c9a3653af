// SPDX-License-Identifier: Apache-2.0
// The simulator itself: the same schedule gives the same run, its text gives the same schedule, and
// its disk loses what a disk may lose and nothing else. That it finds bugs is shown by
// `otor_simulator planted`, that there are none by `otor_simulator seeds`.
#include <doctest/doctest.h>

#include "simulator/fault_disk.h"
#include "simulator/shrink.h"
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
