// SPDX-License-Identifier: Apache-2.0
#include <CLI/CLI.hpp>
#include <cstdlib>
#include <iostream>

#include "cli/report_command.h"

namespace otor::cli {

namespace {

void add_what(CLI::App& report, ReportOptions& asked) {
  if (char const* named = std::getenv("OTOR_DATA")) asked.data = named;
  report.add_option("--data", asked.data, "Folder of the store; else OTOR_DATA names it");
  auto* on =
      report.add_option("--on", asked.on, "Only what happened up to this day, such as 2026-12-31");
  auto* from = report.add_option("--from", asked.from,
                                 "Only what happened from this day on, where --list says so");
  report
      .add_option("--season", asked.season,
                  "A season, such as 2026-autumn: spring from April, summer from June, autumn from "
                  "September, winter from November of that year to March")
      ->excludes(on)
      ->excludes(from);
  report.add_option("--area", asked.area, "Only this aimag (three digits) or soum (five)");
  report.add_option("--scheme", asked.scheme, "Code of a scheme; else the one that runs");
  report.add_option("--officer", asked.officer, "Account: whose statement or sheet it is");
  report.add_flag("--totals", asked.totals, "As the programme office may see it");
  report.add_option("--law", asked.law, "Folder or pack of the law; else the built-in");
  report.add_option("--format", asked.form, "json, csv, xlsx, pdf; dhis2, geojson, package")
      ->check(CLI::IsMember({"json", "csv", "xlsx", "pdf", "dhis2", "geojson", "package"}));
  report.add_option("--lang", asked.language, "Language of the report")
      ->check(CLI::IsMember({"mn", "kk", "en"}));
}

void add_made_again(CLI::App& report, ReportOptions& asked) {
  auto* at = report.add_option("--at", asked.at,
                               "As of this entry of the record, which the report of then tells");
  auto const add = [&](char const* name, auto& option, char const* says) {
    report.add_option(name, option, says)->needs(at);
  };
  add("--settings", asked.settings,
      "With --at: with so many changes of settings and figures, as it tells too");
  add("--today", asked.today, "With --at: the day on which it was made; else the entry's");
  add("--space", asked.space, "With --at: folder for a copy meanwhile; else that of the store");
}

}  // namespace

void add_report(CLI::App& program, Language (*chosen)(std::string const&), int& exit_code) {
  auto const asked = std::make_shared<ReportOptions>();
  auto* made = program.add_subcommand(
      "report", "A report of what was done, or of money for the road, as a file");
  auto* list = made->add_flag("--list", asked->list, "Name the reports, with their definitions");
  auto* name = made->add_option("NAME", asked->name, "As --list names it")->excludes(list);
  auto* file = made->add_option("-o", asked->file, "Where to write it; - for standard output");
  add_what(*made, *asked);
  add_made_again(*made, *asked);
  made->callback([=, &exit_code] {
    auto const language = chosen(asked->language);
    if (asked->list) return list_reports(language, std::cout);
    if (name->empty()) throw CLI::RequiredError("NAME, or --list,");
    if (file->empty() || asked->data.empty()) throw CLI::RequiredError("-o and --data");
    exit_code = report(*asked, language, std::cout, std::cerr);
  });
}

}  // namespace otor::cli
