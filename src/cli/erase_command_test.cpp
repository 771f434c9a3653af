// SPDX-License-Identifier: Apache-2.0
#include "cli/erase_command.h"

#include <doctest/doctest.h>

#include <sstream>

#include "cli/store_command.h"
#include "store/families_for_tests.h"

using namespace otor;
using namespace otor::store;

TEST_CASE("a family is erased by the command line after its counts were told, and a restore too") {
  TestFolder folder, other;
  auto const house = Families::token_of("house", 10);
  { Families(folder.path).meet(10); }
  std::ostringstream out, problems;
  cli::StoreOptions backup{folder.path, other.path + "/monday"};
  REQUIRE(cli::store_backup(backup, out, problems) == 0);
  cli::EraseOptions options{folder.path, text_of(Families::household(10)), "", "7/2026"};
  REQUIRE(cli::erase_subject(options, out, problems) == 0);
  CHECK(out.str().find("3 households and people, 19 events") != std::string::npos);
  CHECK(out.str().find("Nothing was changed") != std::string::npos);
  CHECK(times(house, Families(folder.path).pulled()) > 0);
  options.really = true;
  REQUIRE(cli::erase_subject(options, out, problems) == 0);
  CHECK(times(house, Families(folder.path).pulled()) == 0);
  std::ostringstream list;
  REQUIRE(cli::list_erased(options, list, problems) == 0);
  auto const path = other.path + "/erased";
  std::ofstream(path) << list.str();
  cli::StoreOptions restore{other.path + "/to", other.path + "/monday", "", path};
  REQUIRE(cli::store_restore(restore, out, problems) == 0);
  CHECK(times(house, Families(restore.data).pulled()) == 0);
  CHECK(problems.str().empty());
}

TEST_CASE("an erasure of nobody, of two, or without the number of the request changes nothing") {
  TestFolder folder;
  { Families(folder.path).meet(10); }
  auto const household = text_of(Families::household(10)), person = text_of(Families::person(10));
  for (auto const& [of, who, reason] :
       {std::tuple(std::string(), std::string(), "7"), std::tuple(household, person, "7"),
        std::tuple(std::string("x"), std::string(), "7"), std::tuple(person, std::string(), "7"),
        std::tuple(household, std::string(), ""), std::tuple(household, std::string(), "a name")}) {
    std::ostringstream out, problems;
    CHECK(cli::erase_subject({folder.path, of, who, reason, true}, out, problems) == 1);
    CHECK(!problems.str().empty());
  }
  CHECK(times(Families::token_of("house", 10), Families(folder.path).pulled()) > 0);
}
