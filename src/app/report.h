// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reports: what stands in one, before it is JSON, CSV, a sheet, a page or a message to another
// system. A report says what it counts, as of which day and out of what.

#include "app/accounts.h"
#include "app/money_desk.h"
#include "app/programme.h"
#include "app/report_rows.h"
#include "base/format.h"
#include "handbook/document.h"

namespace otor::app {

/// A share is told in hundredths of a per cent; points, which may be below zero, in hundredths.
BOOST_DEFINE_ENUM_CLASS(CellKind, text, day, tugrug, count, share, points)
constexpr bool is_number(CellKind kind) { return kind >= CellKind::tugrug; }

/// `code` is the same in every language; `summed`: the sum of the column says something; `says`:
/// what is counted, where the heading does not say it whole. `sparse`: a cell without a number is
/// one that has none, not one that is not known. `for_programs`: people are not shown it.
struct ReportColumn {
  std::string code, heading;
  CellKind kind{};
  bool summed = false;
  std::string says;
  bool sparse = false, for_programs = false;
};
BOOST_DESCRIBE_STRUCT(ReportColumn, (), (code, heading, kind, summed, says, sparse, for_programs))

/// What a row counts, where each counts something else. `code`: of the row, in its first column.
struct ReportDefinition {
  std::string code, heading, says;
};
BOOST_DESCRIBE_STRUCT(ReportDefinition, (), (code, heading, says))

/// What is left: the sums of some columns less those of others, by their places.
struct Rest {
  std::string label;
  std::vector<std::size_t> plus, minus;
};

struct Report {
  std::string name, title;
  std::vector<std::string> about;   // what it counts, of which scheme, as of which day, out of what
  std::string from, as_of, scheme;  // from: the first day of its time, where it has one
  Language language{};
  bool made_up = false;               // of a demonstration
  std::int64_t position = 0;          // of the last event it is made of
  std::int64_t settings = 0;          // changes beside the record that it is made of
  std::string made, law;              // on which day, with which pack
  bool wide = false;                  // on paper it lies across
  std::vector<ReportColumn> columns;  // those of words stand before those of amounts
  ReportRows rows{0};
  std::int64_t more = 0;                      // rows that are left out behind those told
  std::vector<std::int64_t> sums;             // then: of the columns, with what is left out
  std::vector<ReportDefinition> definitions;  // of its rows
  std::optional<Rest> rest;
  std::vector<std::string> signatures;  // who signs it
  bool of_areas = false;                // a row for each soum, by its code in the first column
  bool of_indicators = false;  // for each indicator and place, by their codes in the first two
  std::vector<handbook::Drawing> plots;  // the same figures, drawn
};

/// The sum of a column; zero for one that is not summed.
std::int64_t sum_of(Report const& report, std::size_t column);
std::int64_t amount_of(Report const& report, Rest const& rest);
/// Leaves out what lies behind so many rows; sums stay those of all.
void tell_first(Report& report, std::int64_t most);
/// Whether any number is withheld; how a reader knows such a cell, its sentences then say.
bool has_withheld(Report const& report);
void say_what_is_withheld(Report& report);
/// Whether any column is summed.
bool has_sums(Report const& report);

/// A number that is known, as other programs read it: shares and points with two digits behind the
/// point.
std::string number_of(Report const& report, std::size_t row, std::size_t column);

/// Every report there is, with its definition.
struct ReportKind {
  std::string_view name, title, says;  // the last two: keys of sentences
  bool of_officer = false;
  bool from_day = false;                // it may begin on a day
  bool outreach = false;                // of what was done, not of money
  bool of_areas = false;                // a row for each soum
  bool of_indicators = false;           // a row for each indicator of each place
  bool totals = false;                  // told to who may see totals only
  bool only_totals = false;             // and to nobody else
  bool only_part = false;               // listed as part of another, not by itself
  std::vector<std::string_view> parts;  // reports that it puts together
};
std::vector<ReportKind> const& report_kinds();

/// The same for who chooses one, in her language. `whole`: several tables.
struct ListedReport {
  std::string name, title, says;
  bool of_officer = false, from_day = false, of_areas = false, of_indicators = false;
  bool whole = false;
};
BOOST_DESCRIBE_STRUCT(ListedReport, (),
                      (name, title, says, of_officer, from_day, of_areas, of_indicators, whole))
/// `areas`: of which one may be asked, aimags before their soums. `quarters`: only quarters
/// of the calendar, whole years and all time are told.
struct ListedReports {
  std::vector<ListedReport> reports;
  std::vector<std::string> areas;
  bool quarters = false;
};
BOOST_DESCRIBE_STRUCT(ListedReports, (), (reports, areas, quarters))
/// For who may see totals only, or for who may see more.
ListedReports listed_reports(Language language, std::vector<std::string> const& soums, bool totals);

/// `on` "": all that the record holds, also what is booked on a later day; else what is booked up
/// to that day, so that a report of a closed time never changes. `from`: a ledger's first day, ""
/// its beginning. `scheme` "": the one that runs today, else the newest. `officer`: of a report of
/// one officer, and of no other. `most`: so many rows of each table are told, to who reads on a
/// screen; what they add up to is told of all.
struct ReportQuestion {
  std::string name, on, scheme, officer;
  Language language{};
  std::string from;
  std::optional<std::int64_t> most = std::nullopt;
};

/// The question as who may see totals only is answered: of a quarter, a year or all time, as
/// app/told_time.h widens it, and up to today.
ReportQuestion in_told_time(ReportQuestion question, std::string const& today);

/// What a report that is made again cannot tell as it was. `erased`: households and people of whom
/// nothing can be read any more. `settings_from`: the later entry as of which settings, accounts
/// and areas stand, because no earlier state of them was kept; 0 where they are as they were.
struct LostSince {
  std::int64_t erased = 0, settings_from = 0;
};

/// Who stands in a report besides the officers: the soums by name, and whether all is made up.
/// `position`: the number of the last event it is made of; `settings`: how many changes of
/// settings, accounts, areas and figures it knows; `made`: on which day; `law`: the name of the
/// pack.
struct ReportWords {
  std::vector<Area> const& areas;
  bool made_up = false;
  std::int64_t position = 0;
  std::vector<Aimag> aimags = {};
  std::int64_t settings = 0;
  std::string made = {}, law = {};
  LostSince lost = {};
};

/// What is asked for. Errors: not_found for a report there is not; missing_key where a statement
/// names no officer; bad_value for a day that is none, or an officer where none belongs.
Result<ReportKind> report_kind_of(ReportQuestion const& question);

/// One of money. Errors: those of report_kind_of; not_found for a scheme or officer there is not;
/// storage.
Result<Report> report(ReportQuestion const& question, ReportWords const& words,
                      MoneyPorts const& ports);

/// What every report begins with, without rows; `as_of` and the sentence of its time are the
/// caller's.
Report report_begun(ReportKind const& kind, ReportQuestion const& question,
                    ReportWords const& words);

/// What a report of what was done begins with: its time and its source as well.
Report report_of_time(ReportKind const& kind, ReportQuestion const& question,
                      ReportWords const& words, std::string const& today);

/// What a report is called: where its days are exactly a season, or that season up to the day on
/// which it is made, with its name.
std::string title_with_season(std::string title, Report const& report);

/// Out of which record it is made, up to where, when, and what of it is lost by now.
void put_source(Report& report, ReportWords const& words);

/// Of these soums those in an area: an aimag (three digits), a soum (five), or all of them for "".
/// Errors: not_found where there is none.
Result<std::vector<std::string>> soums_in(std::string_view area,
                                          std::vector<std::string> const& soums);

}  // namespace otor::app
