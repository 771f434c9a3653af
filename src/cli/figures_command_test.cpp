// SPDX-License-Identifier: Apache-2.0
#include "cli/figures_command.h"

#include <doctest/doctest.h>

#include <sstream>

#include "cli/coverage_command.h"
#include "files/plain_file.h"
#include "files/temporary_folder.h"
#include "server/argon_passwords.h"
#include "store/sql_accounts.h"

namespace otor::cli {

TEST_CASE("figures come in on the command line, are listed and undone") {
  files::TemporaryFolder const folder;
  FiguresOptions options;
  options.data = (folder.path() / "data").string();
  options.file = (folder.path() / "table.csv").string();
  options.indicator = "paid_12_months";
  options.as_of = "2021-06-30";
  options.source = "Office";
  {
    auto const store = *store::Store::open(options.data, server::random_uuid());
    REQUIRE(store::SqlAccounts(*store).put_areas({{"18331", "183", "Толбо", "Толбо", "Tolbo"}}));
  }
  auto const take = [&](FiguresWay way, std::string const& text, int expected) {
    REQUIRE(files::write_file(options.file, text));
    std::ostringstream out, progress;
    CHECK(figures_take(options, way, Language::en, out, progress) == expected);
    return out.str();
  };
  auto const wrong = take(FiguresWay::import, "code,value\n18331,-5\n99999,=1\n", 1);
  CHECK(wrong.find("2,2,value_negative,The number is negative.,'-5,,\n") != std::string::npos);
  CHECK(wrong.find("3,2,formula,") != std::string::npos);
  CHECK(take(FiguresWay::check, "code,value\n18331,5\n", 0).find("5 in all") != std::string::npos);
  auto const made = take(FiguresWay::import, "code,value\n18331,5\n", 0);
  REQUIRE(made.find("imported: ") != std::string::npos);
  options.set = made.substr(made.find("imported: ") + 10, 36);
  CHECK(take(FiguresWay::import, "code,value\n18331,5\n", 1).find("imported_already") !=
        std::string::npos);
  std::ostringstream problems, list;
  CHECK(figures_undo(options, problems) == 0);
  CHECK(figures_list(options, list, problems) == 0);
  CHECK(list.str().find("undone by server") != std::string::npos);
  options.set = "none";
  CHECK(figures_undo(options, problems) == 1);
}

TEST_CASE("spells come in the same way, and what they come to is told by area and month") {
  files::TemporaryFolder const folder;
  FiguresOptions options;
  options.data = (folder.path() / "data").string();
  options.file = (folder.path() / "spells.csv").string();
  options.indicator = "insurance_spells";
  options.as_of = "2021-06-30";
  options.source = "Register";
  {
    auto const store = *store::Store::open(options.data, server::random_uuid());
    REQUIRE(store::SqlAccounts(*store).put_areas({{"18331", "183", "Толбо", "Толбо", "Tolbo"}}));
  }
  std::string table = "code,begin,end\n";
  for (int row = 0; row < 10; ++row) table += "18331,2021-01,2021-02\n18331,2021-01,\n";
  REQUIRE(files::write_file(options.file, table));
  std::ostringstream out, progress, told, problems;
  CHECK(figures_take(options, FiguresWay::import, Language::en, out, progress) == 0);
  CHECK(out.str().find("insurance_spells: 20 rows of 1 areas, 10 last, 2021-01..2021-01") !=
        std::string::npos);
  CHECK(staying({options.data, "183", "", "csv"}, told, problems) == 0);
  CHECK(told.str().find("\r\n18331,,2,20,10,5000,") != std::string::npos);
  CHECK(staying({options.data, "199", "", "csv"}, told, problems) == 1);
  CHECK(staying({options.data, "", "", "json"}, told, problems) == 0);
}

}  // namespace otor::cli
