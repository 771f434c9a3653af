// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports on the server's own command line: of every soum, or of one area.

#include <iosfwd>
#include <string>

#include "base/sentences.h"

namespace otor::cli {

struct ReportOptions {
  std::string name, data, on, area, scheme, officer, form = "csv", file, from, law;
  bool totals = false;  // as who may see totals only is told
};

/// Writes it to a file, which appears when it is whole, or to standard output for "-". Exit code 0;
/// 1 where there is no such report, or it cannot be made or written.
int report(ReportOptions const& options, Language language, std::ostream& out, std::ostream& err);

/// Every report with its definition, a line each.
void list_reports(Language language, std::ostream& out);

}  // namespace otor::cli
