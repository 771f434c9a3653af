// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "cli/data_option.h"
#include "cli/figures_command.h"

namespace otor::cli {

namespace {

void add_table(CLI::App& command, FiguresOptions& asked) {
  add_data(command, asked.data);
  command.add_option("FILE", asked.file)->required();
  command.add_option("--as-of", asked.as_of, "Day of the figures, unless a column tells it");
  command.add_option("--source", asked.source, "Who published them, in words");
  command.add_option("--address", asked.address, "Where they can be found");
  command.add_option("--columns", asked.columns,
                     "What columns hold: 1=code,2=ignored,3=value:herders_december");
  command.add_option("--header", asked.header, "Line of the titles; 0 for none");
  command.add_option("--encoding", asked.encoding, "utf-8, utf-16le, utf-16be, windows-1251");
  command.add_option("--separator", asked.separator, "One of , ; tab |");
  command.add_option("--sheet", asked.sheet, "Name of a sheet of a workbook");
  command.add_option("--rejected", asked.rejected, "Write what is wrong into this CSV file");
  command.add_option("--lang", asked.language, "Language of the reasons: mn, kk or en")
      ->check(CLI::IsMember({"mn", "kk", "en"}));
}

void add_file(CLI::App& command, FiguresOptions& asked) {
  add_table(command, asked);
  command.add_option("--indicator", asked.indicator, "Code of what the values count");
}

}  // namespace

void add_import(CLI::App& program, FiguresOptions& asked,
                std::function<Language(std::string const&)> const& language, int& exit_code) {
  auto* command = program.add_subcommand(
      "import", "Import a table of official figures, or try it: figures import and check in one");
  command->add_option("TABLE", asked.indicator, "Code of what its values count")->required();
  add_table(*command, asked);
  command->add_flag("--dry-run", asked.dry_run, "Say what would come of it, and store nothing");
  command->callback([&asked, &exit_code, language] {
    auto const way = asked.dry_run ? FiguresWay::check : FiguresWay::import;
    exit_code = figures_take(asked, way, language(asked.language), std::cout, std::cerr);
  });
}

void add_figures(CLI::App& program, FiguresOptions& asked,
                 std::function<Language(std::string const&)> const& language, int& exit_code) {
  auto* figures =
      program.add_subcommand("figures", "Official figures out of tables, CSV or XLSX, as sets");
  figures->require_subcommand(1);
  auto const take = [&](char const* name, char const* does, FiguresWay way) {
    auto* command = figures->add_subcommand(name, does);
    add_file(*command, asked);
    command->callback([&asked, &exit_code, language, way] {
      exit_code = figures_take(asked, way, language(asked.language), std::cout, std::cerr);
    });
  };
  take("check", "Try a table: how it is understood, and what is wrong with it", FiguresWay::check);
  take("import", "Import a table with which nothing is wrong", FiguresWay::import);
  auto* list = figures->add_subcommand("list", "Every set, the last imported first");
  add_data(*list, asked.data);
  list->callback([&] { exit_code = figures_list(asked, std::cout, std::cerr); });
  auto* undo = figures->add_subcommand("undo", "Let a set count no more; it stays listed");
  add_data(*undo, asked.data);
  undo->add_option("SET", asked.set, "Its id")->required();
  undo->callback([&] { exit_code = figures_undo(asked, std::cerr); });
}

}  // namespace otor::cli
