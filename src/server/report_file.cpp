// SPDX-License-Identifier: Apache-2.0
#include "server/report_file.h"

#include <boost/describe/enum_from_string.hpp>
#include <set>

#include "app/area_forms.h"
#include "app/outreach_report.h"
#include "app/report_text.h"
#include "base/word.h"
#include "press/pdf.h"
#include "press/sheet_book.h"
#include "server/coverage_room.h"
#include "store/sql_accounts.h"
#include "store/sql_event_log.h"
#include "store/sql_money.h"

namespace otor::server {
namespace {

Result<std::string> on_paper(app::Report const& report) {
  auto const document = app::report_document(report);
  if (!document) return std::unexpected(document.error());
  press::Setting setting;
  setting.paper = report.wide ? press::office_a4_wide : press::office_a4;
  return press::pdf_of(*document, setting);
}

Result<std::string> bytes_of(app::Report const& report, ReportForm form,
                             std::vector<app::Area> const& areas) {
  switch (form) {
    case ReportForm::json: return app::report_json(report);
    case ReportForm::csv: return app::report_csv(report);
    case ReportForm::xlsx: return press::sheet_book(report);
    case ReportForm::pdf: return on_paper(report);
    case ReportForm::dhis2: return app::data_value_set(report);
    case ReportForm::geojson: return app::geojson(report, areas);
    case ReportForm::package: return app::data_package(report);
  }
  return problem(ProblemKind::internal, "A form without bytes.");
}

/// As a head of all these soums' aimags is told it.
Result<std::vector<app::Coverage>> coverage_here(app::MoneyPorts const& money, store::Store& store,
                                                 app::Clock const& clock) {
  auto room = CoverageRoom::open(store, clock);
  if (!room) return std::unexpected(room.error());
  app::Account head{"", "", app::Role::head, {}, false};
  std::set<std::string> aimags;
  for (auto const& soum : money.soums) aimags.insert(soum.substr(0, 3));
  head.areas.assign(aimags.begin(), aimags.end());
  std::vector<app::Coverage> all;
  for (auto const& measure : room->definitions().measures) {
    auto told = room->tell(head, measure.code);
    if (!told) return std::unexpected(told.error());
    all.push_back(std::move(*told));
  }
  return all;
}

Result<app::Report> outreach(app::ReportQuestion const& question, app::ReportWords const& words,
                             app::MoneyPorts const& money, store::Store& store,
                             app::Clock const& clock) {
  auto const coverage = coverage_here(money, store, clock);
  if (!coverage) return std::unexpected(coverage.error());
  store::SqlReadModel visits(store);
  return app::outreach_report(question, words, {visits, money, *coverage});
}

}  // namespace

Result<ReportForm> form_of(std::string_view word) {
  ReportForm form{};
  if (!boost::describe::enum_from_string(std::string(word).c_str(), form))
    return problem(ProblemKind::bad_value,
                   "format: json, csv, xlsx, pdf, dhis2, geojson or package is expected.");
  return form;
}

std::string_view content_type(ReportForm form) {
  switch (form) {
    case ReportForm::json:
    case ReportForm::dhis2:
    case ReportForm::package: return "application/json";
    case ReportForm::geojson: return "application/geo+json";
    case ReportForm::csv: return "text/csv; charset=utf-8";
    case ReportForm::xlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case ReportForm::pdf: return "application/pdf";
  }
  return "application/octet-stream";
}

std::string ending(ReportForm form) {
  bool const is_json = form == ReportForm::dhis2 || form == ReportForm::package;
  return is_json ? word_of(form) + ".json" : word_of(form);
}

Result<std::string> report_file(app::ReportQuestion const& question, ReportForm form,
                                MoneyRoom const& room, store::Store& store,
                                app::Clock const& clock) {
  auto const kind = app::report_kind_of(question);
  if (!kind) return std::unexpected(kind.error());
  auto const areas = store::SqlAccounts(store).areas();
  if (!areas) return std::unexpected(areas.error());
  auto const position = store::last_event(store);
  if (!position) return std::unexpected(position.error());
  store::SqlMoney model(store);
  app::ReportWords const words{*areas, room.made_up, *position};
  auto const made = kind->outreach ? outreach(question, words, room.ports(model), store, clock)
                                   : app::report(question, words, room.ports(model));
  if (!made) return std::unexpected(made.error());
  return bytes_of(*made, form, *areas);
}

}  // namespace otor::server
