// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "store/kept_visits.h"
#include "store/weeks_for_tests.h"

using namespace otor;
using namespace otor::store;

namespace {

constexpr std::string_view tables[] = {"act",
                                       "withdrawal",
                                       "visit",
                                       "visit_noted",
                                       "handbook_given",
                                       "visit_chained",
                                       "household_count",
                                       "household_crossed"};

std::string columns_of(Database& database, std::string_view table) {
  auto names = database.prepare("SELECT name FROM pragma_table_info(?1)");
  names.query(table);
  std::string columns;
  while (names.step()) columns += (columns.empty() ? "quote(" : " || quote(") + names.text(0) + ")";
  return columns;
}

std::map<std::string_view, std::set<std::string>> rows_in(TestHome& home) {
  return *home.store->read([&](Database& database) {
    std::map<std::string_view, std::set<std::string>> found;
    for (auto const table : tables) {
      auto rows =
          database.prepare("SELECT " + columns_of(database, table) + " FROM " + std::string(table));
      rows.query();
      while (rows.step()) found[table].insert(rows.text(0));
    }
    return found;
  });
}

}  // namespace

TEST_CASE("visits that are kept behind a push are those that are kept behind each event") {
  CHECK(rc::check([] {
    auto const lines = shuffled(Weeks().drawn());
    std::set<std::size_t> ends;
    for (std::size_t at = 0; at < lines.size(); ++at)
      if (drawn_below(8) == 0) ends.insert(at);
    TestFolder one, other;
    TestHome at_once(one.path), behind(other.path);
    add_all(at_once, lines);
    auto const added = behind.store->writer().run([&] {
      ChangedVisits changed;
      for (std::size_t at = 0; at < lines.size(); ++at) {
        add_to_read_model(behind.store->writing(), *wire::read_open(lines[at]), {}, changed);
        if (ends.contains(at)) changed.keep(behind.store->writing());
      }
      changed.keep(behind.store->writing());
    });
    RC_ASSERT(added.has_value());
    RC_ASSERT(rows_in(at_once) == rows_in(behind));
  }));
}
