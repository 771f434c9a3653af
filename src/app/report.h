// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports of money for the road: what stands in one, before it is JSON, CSV, a sheet or a page. A
// report says what it counts, as of which day and out of what; its sums are the ledger's.

#include "app/accounts.h"
#include "app/money_desk.h"
#include "app/report_rows.h"
#include "base/format.h"

namespace otor::app {

BOOST_DEFINE_ENUM_CLASS(CellKind, text, day, tugrug)

/// `code` is the same in every language; `summed`: the sum of the column says something.
struct ReportColumn {
  std::string code, heading;
  CellKind kind{};
  bool summed = false;
};
BOOST_DESCRIBE_STRUCT(ReportColumn, (), (code, heading, kind, summed))

/// What is left: the sums of some columns less those of others, by their places.
struct Rest {
  std::string label;
  std::vector<std::size_t> plus, minus;
};

struct Report {
  std::string name, title;
  std::vector<std::string> about;  // what it counts, of which scheme, as of which day, out of what
  std::string as_of, scheme;
  Language language{};
  bool made_up = false;               // of a demonstration
  bool wide = false;                  // on paper it lies across
  std::vector<ReportColumn> columns;  // those of words stand before those of amounts
  ReportRows rows{0};
  std::optional<Rest> rest;
  std::vector<std::string> signatures;  // who signs it
};

/// The sum of a column; zero for one that is not summed.
std::int64_t sum_of(Report const& report, std::size_t column);
std::int64_t amount_of(Report const& report, Rest const& rest);

/// Every report there is, with its definition.
struct ReportKind {
  std::string_view name, title, says;  // the last two: keys of sentences
  bool of_officer = false;
  bool from_day = false;  // it may begin on a day
};
std::vector<ReportKind> const& report_kinds();

/// `on` "": all that the record holds, also what is booked on a later day; else what is booked up
/// to that day, so that a report of a closed time never changes. `from`: a ledger's first day, ""
/// its beginning. `scheme` "": the one that runs today, else the newest. `officer`: of a statement,
/// and of no other.
struct ReportQuestion {
  std::string name, on, scheme, officer;
  Language language{};
  std::string from;
};

/// Who stands in a report besides the officers: the soums by name, and whether all is made up.
struct ReportWords {
  std::vector<Area> const& areas;
  bool made_up = false;
};

/// Errors: not_found for a report, scheme or officer there is not; missing_key where a statement
/// names no officer; bad_value for a day that is none, or an officer where none belongs; storage.
Result<Report> report(ReportQuestion const& question, ReportWords const& words,
                      MoneyPorts const& ports);

/// Of these soums those in an area: an aimag (three digits), a soum (five), or all of them for "".
/// Errors: not_found where there is none.
Result<std::vector<std::string>> soums_in(std::string_view area,
                                          std::vector<std::string> const& soums);

}  // namespace otor::app
