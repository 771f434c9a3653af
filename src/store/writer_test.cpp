// SPDX-License-Identifier: Apache-2.0
#include "store/writer.h"

#include <doctest/doctest.h>

#include <future>
#include <latch>

#include "store/test_store.h"

using namespace otor;
using namespace otor::store;

namespace {

std::int64_t rows(Store& store) {
  return *store.read([](Database& database) {
    auto query = database.prepare("SELECT count(*) FROM meta WHERE value = 'x'");
    query.query().step();
    return query.integer(0);
  });
}

}  // namespace

TEST_CASE(
    "what waits while the writer is busy is committed together, and each is told after the "
    "commit") {
  TestFolder folder;
  auto store = *Store::open(folder.path, "s");
  std::latch busy(1), go(1), all(101);
  store->writer().submit({[&] {
                            busy.count_down();
                            go.wait();
                          },
                          [&](Result<void>) { all.count_down(); }});
  busy.wait();
  auto const before = store->writer().commits();
  std::vector<std::int64_t> seen(100);
  for (std::size_t index = 0; index < 100; ++index) {
    store->writer().submit({[&store, index] {
                              store->writing()
                                  .cached("INSERT INTO meta VALUES(?1, 'x')")
                                  .run("k" + std::to_string(index));
                            },
                            [&, index](Result<void> result) {
                              REQUIRE(result);
                              seen[index] = rows(
                                  *store);  // another connection: it sees only what is committed
                              all.count_down();
                            }});
  }
  go.count_down();
  all.wait();
  CHECK(store->writer().commits() == before + 2);
  for (auto const count : seen) CHECK(count == 100);
}

TEST_CASE("a reading left open by a write, failed or not, holds up no later one") {
  TestFolder folder;
  auto store = *Store::open(folder.path, "s");
  auto const leaves_open = [&](bool fails) {
    return store->writer().run([&] {
      store->writing().cached("SELECT key FROM meta").query().step();
      if (fails) throw StorageError("The disk is full.");
    });
  };
  for (bool const fails : {false, true}) {
    CAPTURE(fails);
    CHECK(leaves_open(fails).has_value() == !fails);
    // Another program writes beside the serving one, as a bundle is brought in.
    store->another_connection().run(std::string("INSERT INTO meta VALUES('") + (fails ? "b" : "a") +
                                    "', 'y')");
    CHECK(store->set_note("after", "z"));
  }
}

TEST_CASE("a write that fails is undone alone") {
  TestFolder folder;
  auto store = *Store::open(folder.path, "s");
  auto& writer = store->writer();
  auto const put = [&](std::string key) {
    store->writing().cached("INSERT INTO meta VALUES(?1, 'x')").run(key);
  };
  CHECK(writer.run([&] { put("a"); }));
  auto const failed = writer.run([&] {
    put("b");
    put("a");
  });
  REQUIRE(!failed);
  CHECK(failed.error().kind == ProblemKind::storage);
  CHECK(writer.run([&] { put("c"); }));
  CHECK(rows(*store) == 2);
}

TEST_CASE("of writes that wait together one fails and is undone, and the others are written once") {
  TestFolder folder;
  auto store = *Store::open(folder.path, "s");
  std::latch busy(1), go(1), all(21);
  store->writer().submit({[&] {
                            busy.count_down();
                            go.wait();
                          },
                          [&](Result<void>) { all.count_down(); }});
  busy.wait();
  std::vector<bool> written(20);
  for (std::size_t index = 0; index < 20; ++index) {
    // Each writes its own row first; every seventh then one that is there already.
    store->writer().submit({[&store, index] {
                              auto& insert =
                                  store->writing().cached("INSERT INTO meta VALUES(?1, 'x')");
                              insert.run("k" + std::to_string(index));
                              if (index % 7 == 3) insert.run("store");
                            },
                            [&, index](Result<void> result) {
                              written[index] = result.has_value();
                              all.count_down();
                            }});
  }
  go.count_down();
  all.wait();
  for (std::size_t index = 0; index < 20; ++index) CHECK(written[index] == (index % 7 != 3));
  CHECK(rows(*store) == 17);
}

TEST_CASE("a stopped writer has written what waited and takes nothing more") {
  TestFolder folder;
  auto store = *Store::open(folder.path, "s");
  std::promise<bool> told;
  store->writer().submit(
      {[&] { store->writing().cached("INSERT INTO meta VALUES('a', 'x')").run(); },
       [&](Result<void> result) { told.set_value(result.has_value()); }});
  store->writer().stop();
  CHECK(told.get_future().get());
  CHECK(!store->writer().run([] {}));
  CHECK(rows(*store) == 1);
}

TEST_CASE("a store of a newer program is not touched") {
  TestFolder folder;
  {
    auto database = Database::open(folder.path + "/otor.sqlite", Access::read_write);
    database.run("PRAGMA user_version = 99");
  }
  CHECK(!Store::open(folder.path, "s"));
}
