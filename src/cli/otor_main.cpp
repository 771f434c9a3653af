// SPDX-License-Identifier: Apache-2.0
// The program `otor`: reads the command line and calls one command. Exit codes: 0 done; 1 the data says no (with a problem on
// standard error); 2 wrong usage.

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/json_lines.h"
#include "cli/law_command.h"

namespace otor::cli {
namespace {

constexpr int done = 0, data_says_no = 1, wrong_usage = 2;

struct Options {
  std::string law, directory, name, month, file, other;
  bool json = false, brief = false;
};

Result<app::LawInForce> law_of(Options const& options) {
  auto pack = chosen_law(options.law);
  if (!pack) return std::unexpected(pack.error());
  return app::LawInForce::of(std::move(*pack));
}

int say_no(Problem const& problem) {
  std::cerr << "otor: " << code(problem.kind) << ": " << problem.detail << "\n";
  return data_says_no;
}

// Runs a command that needs the law.
template <class Command>
int with_law(Options const& options, Command command) {
  auto const law = law_of(options);
  return law ? command(*law) : say_no(law.error());
}

int answer_json(char const* call, Options const& options) {
  return with_law(options, [&](app::LawInForce const& law) {
    auto const explained = options.brief ? app::Explained::no : app::Explained::yes;
    return answer_lines(call, explained, law, stdin, stdout);
  });
}

void add_calculations(CLI::App& program, Options& options, int& exit_code) {
  auto* due = program.add_subcommand("due", "What one month costs: JSON lines in, answers out");
  due->add_flag("--json", options.json, "Read one JSON request a line")->required();
  due->add_option("--law", options.law, "Compute with this law pack or folder");
  due->callback([&] { exit_code = answer_json("due", options); });

  auto* estimate = program.add_subcommand("estimate", "When a pension can be drawn, and how much");
  estimate->add_flag("--json", options.json, "Read one JSON request a line")->required();
  estimate->add_flag("--brief", options.brief, "Leave the steps out");
  estimate->add_option("--law", options.law, "Compute with this law pack or folder");
  estimate->callback([&] { exit_code = answer_json("estimate", options); });
}

void add_law(CLI::App& program, Options& options, int& exit_code) {
  auto* law = program.add_subcommand("law", "The law as data: check, show, diff, pack");
  law->require_subcommand(1);
  auto* check = law->add_subcommand("check", "Check a law folder");
  check->add_option("DIR", options.directory)->required();
  check->callback([&] { exit_code = law_check(options.directory, std::cout, std::cerr); });

  auto* show = law->add_subcommand("show", "Show a parameter, its history and its sources");
  show->add_option("NAME", options.name)->required();
  show->add_option("--on", options.month, "The month to look at, such as 2026-11");
  show->add_option("--law", options.law, "Look into this law pack or folder");
  show->callback([&] {
    auto const pack = chosen_law(options.law);
    exit_code = pack ? law_show(options.name, options.month, *pack, std::cout, std::cerr) : say_no(pack.error());
  });

  auto* diff = law->add_subcommand("diff", "Compare two laws, packs or folders");
  diff->add_option("OLD", options.directory)->required();
  diff->add_option("NEW", options.other)->required();
  diff->callback([&] { exit_code = law_diff(options.directory, options.other, std::cout, std::cerr); });

  auto* pack = law->add_subcommand("pack", "Make a law pack from a law folder");
  pack->add_option("DIR", options.directory)->required();
  pack->add_option("-o", options.file, "Where to write it")->required();
  pack->callback([&] { exit_code = law_pack(options.directory, options.file, std::cout, std::cerr); });
}

int run(int count, char** arguments) {
  CLI::App program{"otor: social insurance outreach to herders"};
  program.require_subcommand(1);
  Options options;
  int exit_code = done;
  add_calculations(program, options, exit_code);
  add_law(program, options, exit_code);
  try {
    program.parse(count, arguments);
  } catch (CLI::ParseError const& error) {
    return program.exit(error) == 0 ? done : wrong_usage;
  }
  return exit_code;
}

}  // namespace
}  // namespace otor::cli

int main(int count, char** arguments) { return otor::cli::run(count, arguments); }
