// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports on the server's own command line: of every soum, or of one area.

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

#include "base/sentences.h"

namespace CLI {
class App;
}

namespace otor::cli {

struct ReportOptions {
  std::string name, data, on, area, scheme, officer, form = "csv", file, from, law, language;
  std::string season;   // instead of from and on, such as 2026-autumn
  bool totals = false;  // as who may see totals only is told
  bool list = false;    // only name them
  /// Made again as of this entry of the record, and this many changes of settings and figures.
  std::optional<std::int64_t> at, settings;
  std::string today;  // with `at`: the day on which it was made; else that of the entry
  std::string space;  // with `at`: where the copy lies meanwhile; else beside the store
};

/// `chosen`: the language asked for, else that of the locale.
void add_report(CLI::App& program, Language (*chosen)(std::string const&), int& exit_code);

/// Writes it to a file, which appears when it is whole, or to standard output for "-". Exit code 0;
/// 1 where there is no such report, or it cannot be made or written.
int report(ReportOptions const& options, Language language, std::ostream& out, std::ostream& err);

/// Every report with its definition, a line each.
void list_reports(Language language, std::ostream& out);

}  // namespace otor::cli
