// SPDX-License-Identifier: Apache-2.0
#pragma once
// A report as text for other programs, and as a document for paper.

#include "app/report.h"
#include "handbook/document.h"

namespace otor::app {

/// What people read on paper: above so many rows a sheet serves them better.
inline constexpr std::size_t most_rows_on_paper = 20'000;

/// `{"report":…,"title":…,"about":[…],"columns":[…],"rows":[[…]],"more":…,"sums":[…],
/// "withheld":[…],"definitions":[…],"plots":[…],"rest":…}`: a row has a text or a whole number for
/// each column, null where it is not known or withheld, and those that are withheld stand in
/// `withheld` as `[row,column]`; `more` says how many rows are left out behind them, `sums` is of
/// all, null where a column is not summed; a plot is SVG with the width in pixels at which it reads
/// well. Headings and words are of the language asked for, codes of columns are not.
std::string report_json(Report const& report);

/// RFC 4180 in UTF-8 with a byte order mark: headings, then the rows and nothing behind them, so
/// that who adds up a column gets its sum. What is not known is empty; what is withheld, a word of
/// the language. A cell of words that a spreadsheet would take for a formula begins with an
/// apostrophe.
std::string report_csv(Report const& report);
/// The two parts of it, for whoever writes the rows piece by piece.
std::string csv_head(Report const& report);
std::string csv_rows(Report const& report);

/// Errors: too_large beyond `most_rows_on_paper` rows.
Result<handbook::Document> report_document(Report const& report);

/// Several reports one after the other, as one that is called `title`: `{"report":…,"title":…,
/// "parts":[…]}`, each part as above; on paper they are one document. There is at least one.
struct WholeReport {
  std::string name, title, says;
  std::vector<Report> parts;
};
std::string report_json(WholeReport const& whole);
Result<handbook::Document> report_document(WholeReport const& whole);

}  // namespace otor::app
