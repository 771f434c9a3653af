// SPDX-License-Identifier: Apache-2.0
#include "server/report_file.h"

#include <boost/describe/enum_from_string.hpp>

#include "app/report_text.h"
#include "press/pdf.h"
#include "press/sheet_book.h"
#include "store/sql_accounts.h"
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

Result<std::string> bytes_of(app::Report const& report, ReportForm form) {
  switch (form) {
    case ReportForm::json: return app::report_json(report);
    case ReportForm::csv: return app::report_csv(report);
    case ReportForm::xlsx: return press::sheet_book(report);
    case ReportForm::pdf: return on_paper(report);
  }
  return problem(ProblemKind::internal, "A form without bytes.");
}

}  // namespace

Result<ReportForm> form_of(std::string_view word) {
  ReportForm form{};
  if (!boost::describe::enum_from_string(std::string(word).c_str(), form))
    return problem(ProblemKind::bad_value, "format: json, csv, xlsx or pdf is expected.");
  return form;
}

std::string_view content_type(ReportForm form) {
  switch (form) {
    case ReportForm::json: return "application/json";
    case ReportForm::csv: return "text/csv; charset=utf-8";
    case ReportForm::xlsx:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case ReportForm::pdf: return "application/pdf";
  }
  return "application/octet-stream";
}

Result<std::string> report_file(app::ReportQuestion const& question, ReportForm form,
                                MoneyRoom const& room, store::Store& store) {
  auto const areas = store::SqlAccounts(store).areas();
  if (!areas) return std::unexpected(areas.error());
  store::SqlMoney model(store);
  auto const made = app::report(question, {*areas, room.made_up}, room.ports(model));
  if (!made) return std::unexpected(made.error());
  return bytes_of(*made, form);
}

}  // namespace otor::server
