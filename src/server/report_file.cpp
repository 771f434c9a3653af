// SPDX-License-Identifier: Apache-2.0
#include "server/report_file.h"

#include <boost/describe/enum_from_string.hpp>

#include "app/area_forms.h"
#include "app/report_text.h"
#include "base/word.h"
#include "press/pdf.h"
#include "press/sheet_book.h"
#include "store/sql_accounts.h"
#include "store/sql_figures.h"

namespace otor::server {
namespace {

using Reports = std::vector<app::Report>;

Result<std::string> on_paper(Result<handbook::Document> const& document, bool wide) {
  if (!document) return std::unexpected(document.error());
  press::Setting setting;
  setting.paper = wide ? press::office_a4_wide : press::office_a4;
  return press::pdf_of(*document, setting);
}

Result<std::string> on_a_map(app::Report const& report, ReportSources const& sources) {
  auto const areas = store::SqlAccounts(sources.store).areas();
  if (!areas) return std::unexpected(areas.error());
  auto const borders = store::SqlFigures(sources.store, sources.clock).borders();
  if (!borders) return std::unexpected(borders.error());
  return app::geojson(report, *areas, *borders);
}

Result<std::string> bytes_of(app::Report const& report, ReportForm form,
                             ReportSources const& sources) {
  switch (form) {
    case ReportForm::json: return app::report_json(report);
    case ReportForm::csv: return app::report_csv(report);
    case ReportForm::xlsx: return press::sheet_book(report);
    case ReportForm::pdf: return on_paper(app::report_document(report), report.wide);
    case ReportForm::dhis2: return app::data_value_set(report);
    case ReportForm::geojson: return on_a_map(report, sources);
    case ReportForm::package: return app::data_package(report);
  }
  return problem(ProblemKind::internal, "A form without bytes.");
}

/// Of several together.
Result<std::string> bytes_of(app::ReportKind const& kind, Language language, Reports reports,
                             ReportForm form) {
  std::string const name(kind.name);
  auto const title =
      app::title_with_season(std::string(sentence(language, kind.title)), reports.front());
  if (form == ReportForm::xlsx) return press::sheet_book(title, reports);
  if (form == ReportForm::package) return app::data_package(name, title, reports);
  app::WholeReport const whole{name, title, std::string(sentence(language, kind.says)),
                               std::move(reports)};
  if (form == ReportForm::json) return app::report_json(whole);
  if (form == ReportForm::pdf) return on_paper(app::report_document(whole), true);
  return problem(ProblemKind::bad_value,
                 "format: several tables; json, xlsx, pdf or package is expected.");
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
                                ReportSources const& sources) {
  auto const kind = app::report_kind_of(question);
  if (!kind) return std::unexpected(kind.error());
  auto reports = reports_of(question, sources);
  if (!reports) return std::unexpected(reports.error());
  if (!kind->parts.empty()) return bytes_of(*kind, question.language, std::move(*reports), form);
  return bytes_of(reports->front(), form, sources);
}

}  // namespace otor::server
