// SPDX-License-Identifier: Apache-2.0
// A store as of an earlier entry is what the store was when that entry was its last: every row that
// anything is told from, whatever came since.
#include "store/as_of.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <sys/stat.h>

#include <filesystem>

#include "store/erasure.h"
#include "store/families_for_tests.h"
#include "store/former.h"
#include "store/schema.h"
#include "store/sql_figures.h"

namespace otor::store {
namespace {

namespace files = std::filesystem;

constexpr char const* accounts_row =
    "SELECT user || '|' || name || '|' || areas || '|' || disabled FROM account";
constexpr char const* settings_row =
    "SELECT key || '|' || value FROM meta WHERE key IN ('programme', 'targets', 'codebook', "
    "'themes')";

std::string rows_of(Database& database, std::string const& sql) {
  std::vector<std::string> rows;
  auto query = database.prepare(sql);
  for (query.query(); query.step();) rows.push_back(query.text(0));
  std::ranges::sort(rows);
  std::string text;
  for (auto const& row : rows) text += row + "\n";
  return text;
}

std::string all_of(Database& database, std::string const& table) {
  auto columns = database.prepare(
      "SELECT group_concat('quote(' || name || ')', '||''|''||') FROM pragma_table_info(?1)");
  columns.query(table).step();
  return rows_of(database, "SELECT " + columns.text(0) + " FROM " + table);
}

/// Every row that anything is told from, as text.
std::string told_from(Store& store) {
  return *store.read([](Database& database) {
    std::string text;
    for (auto const* table : {"event", "area", "figure_set", "figure", "stay", "border",
                              "subject_event", "named_person", "membership", "area_write"})
      text += std::string(table) + "\n" + all_of(database, table);
    for (auto const table : read_model_tables) text += all_of(database, std::string(table));
    // Positions may differ: who was fed late is fed in the order of the record here.
    text += rows_of(database, "SELECT DISTINCT event || ' ' || area FROM feed");
    return text + rows_of(database, accounts_row) + rows_of(database, settings_row);
  });
}

Position now_of(Store& store) { return {*last_event(store), *last_change(store)}; }

/// A department in which anything may happen, one thing after the other.
struct World {
  TestFolder folder;
  Families families{folder.path};
  TestHome& home = families.home;
  SqlFigures figures{*home.store, home.clock};
  app::Account there = test_officer("uvs", {"18304"});
  app::LineWriter phone{test_uuid(2), "uvs", "there"};
  std::vector<std::string> sets;
  int met = 0, changed = 0;

  World() { happen(0); }

  Store& store() { return *home.store; }
  std::unique_ptr<AsOf> as_of(Position const& position) {
    auto made = AsOf::open(store(), folder.path, position, folder.path);
    REQUIRE_MESSAGE(made.has_value(), (made ? "" : made.error().detail));
    return std::move(*made);
  }
  std::size_t things() const {
    std::size_t count = 0;
    for (auto const& entry : files::directory_iterator(folder.path)) count += !entry.path().empty();
    return count;
  }

  app::FigureSet new_set(std::string indicator) {
    app::FigureSet set;
    set.id = "set" + std::to_string(sets.size());
    set.indicator = std::move(indicator);
    set.as_of = "2021-06-30";
    set.hash = set.id;
    set.by = "head";
    set.at_ms = home.clock.now;
    set.rows = 1;
    sets.push_back(set.id);
    return set;
  }
  void import_figures() {
    auto const set = new_set("paid");
    REQUIRE(
        figures.take(set.id, {set}, {{"paid", "18301", *parse_date(set.as_of), ++changed, {}}}));
  }
  void import_stays() {
    auto const set = new_set(std::string(coverage::spells));
    REQUIRE(figures.take_stays(set.id, set,
                               {{"18301", coverage::InsuredAs::herder, 3, ++changed, 20, {}}}));
  }
  void put_account(bool disabled) {
    auto const user = "officer" + std::to_string(changed++ % 2);
    REQUIRE(home.accounts.put_account(
        {test_officer(user, {changed % 3 == 0 ? "18301" : "18304"}), "hash", disabled}));
  }
  void change_area() {
    auto areas = *home.accounts.areas();
    areas[static_cast<std::size_t>(++changed) % areas.size()].herder_households = changed;
    REQUIRE(home.accounts.put_areas(areas));
  }
  void move_household() {
    auto const household = Families::household(10 * (met / 2));
    families.send({families.line("household_moved", household, R"({"area":"18304"})")});
    auto const line =
        phone.write("household_changed", "18304", household, R"({"note":"x"})", home.clock.now);
    (void)app::push(there, push_text(phone.device(), {line.line}), home.home, home.log,
                    home.devices, home.clock);
  }
  void spend() {
    auto const id = test_uuid(7'000 + static_cast<std::uint64_t>(++changed));
    families.send({families.line("expense_claimed", id,
                                 R"({"amount":58000,"category":"petrol","on":"2026-11-20",)"
                                 R"("scheme":"road"})")});
  }
  void happen(int what) {
    home.clock.now += 1'000;
    switch (what) {
      case 0: return families.meet(10 * ++met);
      case 1: return move_household();
      case 2: return sets.size() % 2 == 0 ? import_figures() : import_stays();
      case 3: return (void)(sets.empty() || figures.undo(sets.front(), "head"));
      case 4: return put_account(changed % 3 == 0);
      case 5: return (void)home.accounts.disable("officer" + std::to_string(changed % 2));
      case 6: return (void)store().set_note("targets", std::to_string(++changed / 2));
      case 7: return change_area();
      default: return spend();
    }
  }
};

std::string refusal(World& world, Position const& position) {
  auto const made = AsOf::open(world.store(), world.folder.path, position, world.folder.path);
  return made ? "made" : std::string(code(made.error().kind)) + ": " + made.error().detail;
}

}  // namespace

TEST_CASE("whatever happened since, a store as of an entry is what it was") {
  CHECK(rc::check([](std::vector<int> const& drawn) {
    World world;
    std::vector<std::pair<Position, std::string>> kept;
    for (std::size_t at = 0; at < std::min<std::size_t>(drawn.size(), 24); ++at) {
      kept.emplace_back(now_of(world.store()), told_from(world.store()));
      world.happen(std::abs(drawn[at] % 9));
    }
    kept.emplace_back(now_of(world.store()), told_from(world.store()));
    for (auto const& [position, told] : kept) {
      auto const again = world.as_of(position);
      RC_ASSERT(told_from(again->store()) == told);
      RC_ASSERT(now_of(again->store()).entry == position.entry);
      RC_ASSERT(now_of(again->store()).changes == position.changes);
      RC_ASSERT(again->erased() == 0);
    }
  }));
}

TEST_CASE("without a number of changes they are those made before the next entry came") {
  World world;
  auto const entry = *last_event(world.store());
  world.import_figures();
  world.happen(3);
  auto const before_next = told_from(world.store());
  auto const changes = *last_change(world.store());
  world.happen(0);
  world.import_figures();
  CHECK(told_from(world.as_of({entry, {}})->store()) == before_next);
  CHECK(told_from(world.as_of({entry, changes - 1})->store()) != before_next);
  CHECK(world.as_of({entry, {}})->received() == world.home.clock.now - 2'000);
}

TEST_CASE("an entry or changes that are not there are told, and nothing is written") {
  World world;
  world.import_figures();
  auto const last = *last_event(world.store()), changes = *last_change(world.store());
  auto const things = world.things();
  auto const range = "bad_value: at: a number from 1 to " + std::to_string(last) + " is expected.";
  for (auto const entry : {std::int64_t{0}, std::int64_t{-1}, last + 1, std::int64_t{1} << 62})
    CHECK(refusal(world, {entry, {}}) == range);
  CHECK(refusal(world, {last, changes + 1}).starts_with("bad_value: settings, at this entry: "));
  CHECK(refusal(world, {last, changes - 2}).starts_with("bad_value: settings, at this entry: "));
  CHECK(refusal(world, {last, changes - 1}) == "made");
  CHECK(world.things() == things);
  TestFolder empty;
  TestHome nothing(empty.path);
  auto const made = AsOf::open(*nothing.store, empty.path, {1, {}}, empty.path);
  CHECK(made.error().detail == "at: the record has no entry yet.");
}

TEST_CASE("the copy is its owner's alone, nobody signs in to it, and it goes") {
  World world;
  world.put_account(false);
  auto const things = world.things();
  {
    auto const again = world.as_of(now_of(world.store()));
    CHECK(world.things() == things + 1);
    for (auto const& entry : files::directory_iterator(world.folder.path)) {
      if (!entry.path().filename().string().starts_with("passing-")) continue;
      struct stat facts {};
      REQUIRE(::stat((entry.path() / "otor.sqlite").c_str(), &facts) == 0);
      CHECK((facts.st_mode & 0777) == 0600);
      REQUIRE(::stat(entry.path().c_str(), &facts) == 0);
      CHECK((facts.st_mode & 0777) == 0700);
      CHECK(bytes_under(entry.path()).find("hash\"") == std::string::npos);
    }
    auto const account = *SqlAccounts(again->store()).account("officer0");
    REQUIRE(account.has_value());
    CHECK(account->password_hash.empty());
  }
  CHECK(world.things() == things);
}

TEST_CASE("what a killed program left is removed by the next, and what another uses is not") {
  TestFolder folder;
  files::create_directory(folder.path + "/passing-killed");
  std::ofstream(folder.path + "/passing-killed/otor.sqlite") << "left";
  files::create_directory(folder.path + "/kept");
  PassingFolder const first(folder.path);
  CHECK_FALSE(files::exists(folder.path + "/passing-killed"));
  {
    PassingFolder const second(folder.path);
    CHECK(files::exists(first.path()));
    CHECK(second.path() != first.path());
  }
  CHECK(files::exists(first.path()));
  CHECK(files::exists(folder.path + "/kept"));
  CHECK_THROWS_AS(PassingFolder(folder.path + "/none"), StorageError);
}

TEST_CASE("where no copy can be made that is told, and nothing is left") {
  World world;
  auto const made =
      AsOf::open(world.store(), world.folder.path, {1, {}}, world.folder.path + "/none");
  REQUIRE_FALSE(made.has_value());
  CHECK(made.error().kind == ProblemKind::storage);
  CHECK(made.error().detail.find("could not be copied into") != std::string::npos);
}

TEST_CASE("who was erased since is erased here too, and counted") {
  World world;
  auto const token = Families::token_of("house", 10);
  auto const words_in = [&](Store& store) {
    SqlEventLog log(store, world.home.clock);
    std::string text;
    auto const page = log.after(0, {"18301"}, 1'000);
    for (auto const& event : page->events) text += event.line;
    return text.find(token) != std::string::npos;
  };
  auto const before = now_of(world.store());
  CHECK(words_in(world.as_of(before)->store()));
  auto const plan = *plan_erasure(world.store(), ErasureOf::household, Families::household(10));
  REQUIRE(erase(world.store(), plan, "7", world.home.clock.now));
  auto const then = world.as_of(before), now = world.as_of(now_of(world.store()));
  CHECK(then->erased() == static_cast<std::int64_t>(plan.subjects.size()));
  CHECK(now->erased() == 0);
  CHECK_FALSE(words_in(then->store()));
}

TEST_CASE("where an older program noted no changes, figures count by their moment") {
  World world;
  world.import_figures();
  world.happen(0);
  auto const entry = *last_event(world.store());
  auto const told = *world.figures.figures({"paid"}, {"18301"});
  REQUIRE(told.size() == 1);
  world.happen(0);
  world.happen(3);
  world.import_figures();
  world.happen(4);
  auto database = world.store().another_connection();
  database.run("DROP TABLE former; DELETE FROM meta WHERE key = 'former_from'");
  database.run("BEGIN");
  prepare_former(database);
  database.run("COMMIT");
  auto const again = world.as_of({entry, {}});
  CHECK(again->kept_from() == *last_event(world.store()));
  auto const found = *SqlFigures(again->store(), world.home.clock).figures({"paid"}, {"18301"});
  REQUIRE(found.size() == 1);
  CHECK(found.front().value == told.front().value);
  CHECK(found.front().set == told.front().set);
  CHECK(world.as_of(now_of(world.store()))->kept_from() == again->kept_from());
}

}  // namespace otor::store
