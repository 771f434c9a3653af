// SPDX-License-Identifier: Apache-2.0
#pragma once
// A report as a file: the page's door and the command line ask for it in the same way.

#include "server/report_making.h"

namespace otor::server {

/// `package`: a Frictionless data package in one file.
BOOST_DEFINE_ENUM_CLASS(ReportForm, json, csv, xlsx, pdf, dhis2, geojson, package)

/// Errors: bad_value for a form there is not.
Result<ReportForm> form_of(std::string_view word);
std::string_view content_type(ReportForm form);
/// How a file of it is called: "xlsx", "geojson", "json".
std::string ending(ReportForm form);

/// The bytes of it. Errors: those of reports_of and of the form; bad_value for a form that holds
/// one table where there are several.
Result<std::string> report_file(app::ReportQuestion const& question, ReportForm form,
                                ReportSources const& sources);

}  // namespace otor::server
