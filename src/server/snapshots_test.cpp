// SPDX-License-Identifier: Apache-2.0
#include "server/snapshots.h"

#include <doctest/doctest.h>

#include "app/pull.h"
#include "server/encoding.h"
#include "server/snapshot_parts.h"
#include "store/erasure.h"
#include "store/families_for_tests.h"
#include "wire/json.h"

using namespace otor;
using namespace otor::server;

namespace {

struct Soum {
  store::TestFolder folder;
  store::TestHome home{folder.path};
  app::Account officer = store::test_officer("o", {"18301", "18304"});
  app::LineWriter writer{store::test_uuid(1), "o", "snapshot"};
  std::uint64_t households = 0;

  void write(int count, std::string const& area) {
    std::vector<std::string> lines;
    for (int n = 0; n < count; ++n) {
      lines.push_back(writer
                          .write("household_changed", area, store::test_uuid(100 + ++households),
                                 R"({"head":"\"Made\\up\" Ө"})", home.clock.now)
                          .line);
    }
    REQUIRE(app::push(officer, store::push_text(writer.device(), lines), home.home, home.log,
                      home.devices, home.clock));
  }

  /// What a pull of this soum from the beginning gives, entry by entry.
  std::string pulled(std::string const& area) {
    std::string all;
    auto const page = home.log.after(0, {area}, 5'000);
    REQUIRE(page);
    for (auto const& stored : page->events) {
      app::write_entry(all, stored);
      all += '\n';
    }
    return all;
  }
};

std::string entries_of(std::string const& bytes) {
  std::string all;
  for (auto const& part : snapshot_parts(bytes)) {
    auto const list = wire::parse_strict(part, {}, std::size_t{64} << 20);
    REQUIRE(list);
    for (auto const& entry : list->as_array()) {
      std::string line;
      REQUIRE(wire::write_canonical(line, entry));
      all += line + '\n';
    }
  }
  return all;
}

}  // namespace

TEST_CASE("a soum's file holds what a pull of the soum gives, part by part") {
  Soum soum;
  Snapshots snapshots(soum.home.log, "a-store", 10);
  CHECK((*snapshots.of("18301", {})).snapshot->bytes ==
        "otor snapshot 1\n{\"area\":\"18301\",\"at\":0,\"events\":0,\"store\":\"a-store\"}\n");
  soum.write(15, "18301");
  soum.write(2, "18304");
  soum.write(6, "18301");
  auto const given = *snapshots.of("18301", {});
  CHECK(given.next == 23);
  CHECK(given.snapshot->at == 23);
  CHECK(given.snapshot->events == 21);
  CHECK(snapshot_parts(given.snapshot->bytes).size() == 3);
  CHECK(entries_of(given.snapshot->bytes) == soum.pulled("18301"));
  auto const other = *snapshots.of("18304", {});
  CHECK(other.snapshot->at == 17);
  CHECK(other.next == 23);  // nothing of that soum came in between
  CHECK(entries_of(other.snapshot->bytes) == soum.pulled("18304"));
}

TEST_CASE("the file up to a position stays the same, whatever comes after") {
  Soum soum;
  soum.write(11, "18301");
  auto const before = *Snapshots(soum.home.log, "a-store", 10).of("18301", {});
  soum.write(11, "18301");
  Snapshots later(soum.home.log, "a-store", 10);
  auto const again = *later.of("18301", 11);
  CHECK(again.snapshot->bytes == before.snapshot->bytes);
  CHECK(again.snapshot->tag == before.snapshot->tag);
  auto const newest = *later.of("18301", {});
  CHECK(newest.snapshot->events == 22);
  CHECK(newest.snapshot->tag != before.snapshot->tag);
  CHECK(later.of("18301", {})->snapshot == newest.snapshot);  // kept, not made again
  soum.write(1, "18301");
  CHECK(later.of("18301", {})->snapshot->events == 23);
}

TEST_CASE("a soum's file that was kept is forgotten with who is erased, also by another program") {
  using store::Families;
  store::TestFolder folder;
  Families families(folder.path);
  families.meet(10);
  families.meet(20);
  auto const house10 = Families::token_of("house", 10);
  auto const house20 = Families::token_of("house", 20);
  auto const words = [](SnapshotGiven const& given, std::string const& word) {
    std::size_t count = 0;
    for (auto const& part : snapshot_parts(given.snapshot->bytes))
      count += store::times(word, part);
    return count;
  };
  Snapshots snapshots(families.home.log, "a-store", 10);
  auto const before = *snapshots.of("18301", {});
  REQUIRE(words(before, house10) > 8);
  CHECK(words(before, "\"erased\":true") == 0);

  auto const elsewhere = *store::Store::open(folder.path, "another");
  auto const plan =
      *store::plan_erasure(*elsewhere, store::ErasureOf::household, Families::household(10));
  REQUIRE(store::erase(*elsewhere, plan, "7", families.home.clock.now));

  // Whoever has half of the old file is told by the tag that it goes on with no part of this one.
  auto const again = *snapshots.of("18301", before.snapshot->at);
  CHECK(again.snapshot->at == before.snapshot->at);
  CHECK(again.snapshot->tag != before.snapshot->tag);
  CHECK(words(again, house10) == 0);
  CHECK(words(again, house20) == words(before, house20));
  auto const newest = *snapshots.of("18301", {});
  CHECK(newest.snapshot->at > before.snapshot->at);
  CHECK(words(newest, house10) == 0);
  CHECK(words(newest, "\"erased\":true") == 2 * words(again, "\"erased\":true"));
  CHECK(snapshots.of("18301", {})->snapshot == newest.snapshot);  // kept again

  // What is erased comes behind everything that is not.
  bool behind = false;
  for (auto const& part : snapshot_parts(newest.snapshot->bytes)) {
    auto const events = store::times("\"position\":", part);
    auto const erased = store::times("\"erased\":true", part);
    CHECK((erased == 0 || erased == events));
    CHECK((erased > 0 || !behind));
    behind = erased > 0;
  }
  CHECK(behind);
}
